// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/framed_table.h"

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace poolhouse::ui {

void setUpFramedTable(QTableView& table) {
    table.horizontalHeader()->setHighlightSections(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(std::max(metrics::target + 4, table.fontMetrics().height() + 12));
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setStyleSheet(
        QStringLiteral("QTableView { border: 1px solid palette(mid); border-radius: 8px; outline: 0; padding: 1px; }"
                       "QTableView:focus { border: 2px solid palette(highlight); padding: 0; }"
                       "QTableView::item { padding: 0 8px; border: none; }"));
}

void LeftToRightDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->direction == Qt::RightToLeft) {
        option->text.prepend(QChar(0x200E));
    }
}

} // namespace poolhouse::ui
