// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/framed_table.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <vector>

namespace poolhouse::ui {

namespace {

constexpr int titlePadding = 11;

/// Titles that are elided, such as names, keep a dozen letters.
int narrowest(const QHeaderView& header, int column) {
    const int whole = header.sectionSizeHint(column);
    constexpr int letters = 12;
    return header.textElideMode() == Qt::ElideNone
               ? whole
               : std::min(whole, letters * header.fontMetrics().averageCharWidth() + 2 * titlePadding);
}

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

/// Columns follow the width, also where a vertical scroll bar takes of it.
class FittedColumns final : public QObject {
public:
    explicit FittedColumns(QTableView& table) : QObject(&table), m_table(table) {
        table.viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Resize && m_width != m_table.viewport()->width()) {
            m_width = m_table.viewport()->width();
            fitColumns(m_table);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QTableView& m_table;
    int m_width = 0;
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

void fitColumns(QTableView& table) {
    auto* header = table.horizontalHeader();
    header->setStretchLastSection(false); // else it keeps the width that it was given
    table.resizeColumnsToContents();
    std::vector<int> widths;
    int over = -table.viewport()->width();
    for (int column = 0; column < header->count(); ++column) {
        widths.push_back(table.columnWidth(column));
        over += widths.back();
    }
    while (over > 0 && !widths.empty()) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        const auto column = static_cast<int>(widest - widths.begin());
        std::vector<int> others(widths.begin(), widest);
        others.insert(others.end(), widest + 1, widths.end());
        const int next = others.empty() ? 0 : *std::max_element(others.begin(), others.end());
        const int least = std::max({narrowest(*header, column), *widest - over, std::min(next, *widest - 1)});
        if (least >= *widest) {
            break;
        }
        over -= *widest - least;
        *widest = least;
    }
    for (int column = 0; column < header->count(); ++column) {
        table.setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
    }
    header->setStretchLastSection(true);
}

void keepColumnsFitted(QTableView& table) {
    new FittedColumns(table);
    fitColumns(table);
}

void enterTable(QTableView& table) {
    if (!table.selectionModel()->hasSelection()) {
        table.setCurrentIndex(table.model()->index(0, 0)); // selectRow() fails where the window is mirrored
    }
    table.setFocus(Qt::OtherFocusReason);
}

void alignTitlesWithCells(QTableView& table) {
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table.setStyleSheet(table.styleSheet() +
                        QStringLiteral("QHeaderView::section { padding: 4px %1px; }").arg(titlePadding));
}

void LeftToRightDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->direction == Qt::RightToLeft) {
        option->text.prepend(QChar(0x200E));
    }
}

} // namespace poolhouse::ui
