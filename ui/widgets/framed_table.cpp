// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/framed_table.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace poolhouse::ui {

namespace {

void fitRows(QTableView& table) {
    table.verticalHeader()->setDefaultSectionSize(std::max(metrics::target + 4, table.fontMetrics().height() + 12));
}

/// Rows follow another font.
class RowHeight final : public QObject {
public:
    explicit RowHeight(QTableView& table) : QObject(&table), m_table(table) { table.installEventFilter(this); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::FontChange) {
            fitRows(m_table);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QTableView& m_table;
};

} // namespace

void setUpFramedTable(QTableView& table) {
    table.horizontalHeader()->setHighlightSections(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setMinimumSectionSize(metrics::target); // else of its font, which follows later
    fitRows(table);
    new RowHeight(table);
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

void enterTable(QTableView& table) {
    if (!table.selectionModel()->hasSelection()) {
        table.setCurrentIndex(table.model()->index(0, 0)); // selectRow() fails where the window is mirrored
    }
    table.setFocus(Qt::OtherFocusReason);
}

void alignTitlesWithCells(QTableView& table) {
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table.setStyleSheet(table.styleSheet() + QStringLiteral("QHeaderView::section { padding: 4px 11px; }"));
}

void LeftToRightDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->direction == Qt::RightToLeft) {
        option->text.prepend(QChar(0x200E));
    }
}

} // namespace poolhouse::ui
