// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/board_layout.h"

#include "models/tables/fleet_board_model.h"
#include "ui/fleet/board_columns.h"
#include "ui/fleet/board_header.h"
#include "ui/fleet/board_measure.h"
#include "ui/platform/preferences.h"
#include "ui/widgets/spoken.h"

#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include <chrono>

namespace poolhouse::ui {

namespace {

using Board = tables::FleetBoardModel;
using namespace std::chrono_literals;

QString columnsKey() {
    return QStringLiteral("board/columnsWithTrend");
}

QString ownWidthsKey() {
    return QStringLiteral("board/ownWidths");
}

QString hiddenKey() {
    return QStringLiteral("board/hidden");
}

/// Columns that are hidden unless the user asks for them: the app stands below the cluster's name.
bool hiddenAtFirst(int column) {
    return column == Board::App;
}

/// Where the trend stands at first: beside the figures that it explains.
void placeTrend(QHeaderView& header) {
    header.moveSection(header.visualIndex(Board::Day), header.visualIndex(Board::Survivable) + 1);
}

} // namespace

BoardLayout::BoardLayout(QTableView& table, const QAbstractItemModel& source, Preferences& preferences, QObject* parent)
    : QObject(parent), m_table(table), m_preferences(preferences), m_measure(new BoardMeasure(table, source, this)) {
    QHeaderView* header = table.horizontalHeader();
    header->setSectionsMovable(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setMinimumSectionSize(48);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    readHidden();
    m_measure->measureAll();
    spread();
    restore();
    follow();
}

BoardLayout::~BoardLayout() {
    if (m_save.isActive()) {
        save();
    }
}

void BoardLayout::restore() {
    QHeaderView* header = m_table.horizontalHeader();
    const bool restored = header->restoreState(m_preferences.value(columnsKey()).toByteArray());
    m_ownWidths = !restored || !m_preferences.value(ownWidthsKey()).toBool();
    for (int column = 0; column < Board::ColumnCount; ++column) {
        header->setSectionHidden(column, m_hidden.contains(column)); // what was narrow then may fit now
    }
    if (!restored) {
        placeTrend(*header);
    }
    if (m_ownWidths) {
        spread();
    }
    header->setStretchLastSection(false);    // fitColumns() fills the width
    header->setSortIndicatorClearable(true); // the third click restores the order by urgency
    m_table.setSortingEnabled(true);
    if (!restored) {
        header->setSortIndicator(-1, Qt::AscendingOrder);
        m_table.model()->sort(-1);
    }
}

void BoardLayout::follow() {
    QHeaderView* header = m_table.horizontalHeader();
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint& position) { chooseColumns(header->mapToGlobal(position)); });
    m_fit.setSingleShot(true);
    m_fit.setInterval(0);
    connect(m_measure, &BoardMeasure::changed, &m_fit, [this] { m_fit.start(); });
    connect(&m_fit, &QTimer::timeout, this, [this] {
        if (m_ownWidths) {
            spread();
        }
    });
    m_save.setSingleShot(true);
    m_save.setInterval(300ms);
    connect(&m_save, &QTimer::timeout, this, &BoardLayout::save);
    connect(header, &QHeaderView::sectionMoved, this, [this] { m_save.start(); });
    connect(header, &QHeaderView::sectionResized, this, [this] {
        if (!m_spreading) {
            m_ownWidths = false; // set by the user
            m_save.start();
        }
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        save();
        announce(&m_table,
                 column < 0 ? tr("Sorted by urgency")
                            : m_table.model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString());
    });
}

/// Fits the columns to their contents. Those that the user hid stay hidden.
void BoardLayout::spread() {
    const QScopedValueRollback guard(m_spreading, true);
    QHeaderView* header = m_table.horizontalHeader();
    const auto all = m_measure->needs();
    std::vector<int> shown;
    std::vector<ColumnNeed> needs;
    for (int visual = 0; visual < Board::ColumnCount; ++visual) {
        const int column = header->logicalIndex(visual);
        if (!m_hidden.contains(column)) {
            shown.push_back(column);
            needs.push_back(all[static_cast<std::size_t>(column)]);
        } else {
            header->hideSection(column);
        }
    }
    const auto widths = fitColumns(needs, m_table.viewport()->width());
    for (std::size_t at = 0; at < shown.size(); ++at) {
        header->setSectionHidden(shown[at], widths[at] == 0);
        if (widths[at] > 0) {
            header->resizeSection(shown[at], widths[at]);
        }
    }
}

void BoardLayout::chooseColumns(const QPoint& globalPosition) {
    QMenu menu(&m_table);
    menu.setObjectName(QStringLiteral("boardColumns"));
    fillOrders(*menu.addMenu(tr("&Sort by")));
    menu.addSeparator();
    for (int column = 1; column < Board::ColumnCount; ++column) {
        auto* action = menu.addAction(m_table.model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_hidden.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { showColumn(column, on); });
    }
    menu.exec(globalPosition);
}

void BoardLayout::fillOrders(QMenu& menu) {
    const int current = m_table.horizontalHeader()->sortIndicatorSection();
    const auto add = [this, &menu, current](int column, const QString& title) {
        auto* action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(column == current);
        connect(action, &QAction::triggered, this, [this, column] { sortBy(column); });
    };
    add(-1, tr("Urgency"));
    for (const int column : visibleColumns()) {
        add(column, m_table.model()->headerData(column, Qt::Horizontal).toString());
    }
}

void BoardLayout::sortBy(int column) {
    QHeaderView* header = m_table.horizontalHeader();
    const auto first = static_cast<Qt::SortOrder>(
        m_table.model()->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).toInt());
    const bool again = column >= 0 && column == header->sortIndicatorSection() && header->sortIndicatorOrder() == first;
    const auto reversed = first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    header->setSortIndicator(column, again ? reversed : first);
}

void BoardLayout::showColumn(int column, bool on) {
    if (on) {
        m_hidden.remove(column);
    } else {
        m_hidden.insert(column);
    }
    QVariantList hidden;
    for (const int each : m_hidden) {
        hidden << each;
    }
    m_preferences.setValue(hiddenKey(), hidden);
    m_ownWidths = true;
    spread();
}

void BoardLayout::readHidden() {
    const QVariant remembered = m_preferences.value(hiddenKey());
    for (int column = 1; column < Board::ColumnCount; ++column) {
        if (remembered.isValid() ? remembered.toList().contains(column) : hiddenAtFirst(column)) {
            m_hidden.insert(column);
        }
    }
}

void BoardLayout::save() {
    m_preferences.setValue(columnsKey(), m_table.horizontalHeader()->saveState());
    m_preferences.setValue(ownWidthsKey(), !m_ownWidths);
}

std::vector<int> BoardLayout::visibleColumns() const {
    const QHeaderView* header = m_table.horizontalHeader();
    std::vector<int> columns;
    for (int visual = 0; visual < Board::ColumnCount; ++visual) {
        if (const int column = header->logicalIndex(visual); !header->isSectionHidden(column)) {
            columns.push_back(column);
        }
    }
    return columns;
}

void BoardLayout::onResized() {
    m_measure->shrink();
    if (m_ownWidths) {
        spread();
    }
}

void BoardLayout::onFontChanged() {
    m_measure->measureAll();
    m_fit.start();
}

} // namespace poolhouse::ui
