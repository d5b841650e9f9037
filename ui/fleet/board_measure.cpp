// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/board_measure.h"

#include "models/text/wording.h"
#include "ui/fleet/board_header.h"
#include "ui/fleet/fleet_board_delegate.h"

#include <QTableView>

#include <algorithm>
#include <chrono>

namespace poolhouse::ui {

namespace {

using Board = tables::FleetBoardModel;
using namespace std::chrono_literals;

constexpr int leastFigure = 5; ///< what is less important steps aside before names are cut

/// On a narrow screen the lowest steps aside first. How old a row is stays longer than what it says, except for the
/// use.
int importanceOf(int column) {
    switch (static_cast<Board::Column>(column)) {
    case Board::App: return 0;
    case Board::Storage: return 1;
    case Board::Status: return 2;
    case Board::Day: return 3;
    case Board::HighAvailability: return 4;
    case Board::Cost: return leastFigure;
    case Board::Survivable: return 6;
    case Board::Headroom: return 7;
    case Board::Age: return 8;
    case Board::Use: return 9;
    case Board::Cluster:
    case Board::ColumnCount: break;
    }
    return 10;
}

/// Names may be elided down to this share of their width, and long ones further; figures never are. In characters: how
/// much of a name has a claim on width at all, and at least.
constexpr double leastName = 0.9;
constexpr int wholeNameLength = 44;
constexpr int leastNameLength = 34;

} // namespace

BoardMeasure::BoardMeasure(const QTableView& table, const QAbstractItemModel& source, QObject* parent)
    : QObject(parent), m_table(table), m_source(source) {
    connect(&source, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& from, const QModelIndex& to) {
        m_mayShrink |= from.column() < Board::Age; // ages are not measured
        measure(from.row(), to.row(), from.column(), std::min<int>(to.column(), Board::Age - 1));
    });
    connect(&source, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { measure(first, last, 0, Board::ColumnCount - 1); });
    connect(&source, &QAbstractItemModel::rowsRemoved, this, [this] {
        measureAll();
        Q_EMIT changed();
    });
}

void BoardMeasure::measure(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    const CellFonts fonts(m_table.font());
    const auto before = m_widest;
    for (int column = firstColumn; column <= lastColumn; ++column) {
        int& widest = m_widest.at(static_cast<std::size_t>(column));
        if (column == Board::Age) { // changes with the clock, in every row
            for (const std::chrono::milliseconds age : {0s, 59s, 3540s, 82800s, 8553600s}) {
                const int width = fonts.plainMetrics.horizontalAdvance(text::age(age));
                widest = std::max(widest, FleetBoardDelegate::widthAround(width));
            }
            continue;
        }
        for (int row = firstRow; row <= lastRow; ++row) {
            widest = std::max(widest, FleetBoardDelegate::widthOf(m_source.index(row, column), fonts));
        }
    }
    if (m_widest != before) {
        Q_EMIT changed();
    }
}

void BoardMeasure::measureAll() {
    m_widest.fill(0);
    m_mayShrink = false;
    measure(0, m_source.rowCount() - 1, 0, Board::ColumnCount - 1);
}

void BoardMeasure::shrink() {
    if (m_mayShrink) {
        measureAll();
    }
}

std::vector<ColumnNeed> BoardMeasure::needs() const {
    std::vector<ColumnNeed> needs;
    const auto* header = static_cast<const BoardHeader*>(m_table.horizontalHeader());
    const int letter = m_table.fontMetrics().averageCharWidth();
    for (int column = 0; column < Board::ColumnCount; ++column) {
        int fit = std::max(header->widthOf(column), m_widest.at(static_cast<std::size_t>(column)));
        int least = fit;
        if (column == Board::Cluster || column == Board::App || column == Board::Use) {
            fit = std::min(fit, std::max(header->widthOf(column), letter * wholeNameLength));
            least = std::max(header->widthOf(column),
                             std::min(static_cast<int>(fit * leastName), letter * leastNameLength));
        }
        const int importance = importanceOf(column);
        needs.push_back({fit, least, importance, column == Board::Use, importance < leastFigure});
    }
    return needs;
}

} // namespace poolhouse::ui
