// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/fleet_board_model.h"
#include "ui/fleet/board_columns.h"

#include <QObject>

#include <array>
#include <vector>

class QAbstractItemModel;
class QTableView;

namespace poolhouse::ui {

/// Width that the columns of the fleet board need for their contents, in device-independent pixels. Follows the model:
/// only what was inserted or has changed is measured. Widths grow at once; they shrink when clusters go, and otherwise
/// on request, so that no column moves under the pointer because of a reading. A filter changes nothing. The table's
/// header is a BoardHeader.
class BoardMeasure : public QObject {
    Q_OBJECT
public:
    /// `source`: the model of the table without a filter. Both outlive the measure.
    BoardMeasure(const QTableView& table, const QAbstractItemModel& source, QObject* parent);

    void measureAll();                                   ///< after a change of the font
    void shrink();                                       ///< to what is shown now, if anything has changed
    [[nodiscard]] std::vector<ColumnNeed> needs() const; ///< by column of the model

Q_SIGNALS:
    void changed(); ///< needs() differ

private:
    void measure(int firstRow, int lastRow, int firstColumn, int lastColumn);

    const QTableView& m_table;
    const QAbstractItemModel& m_source;
    std::array<int, tables::FleetBoardModel::ColumnCount> m_widest{}; ///< of the cells of each column, so far
    bool m_mayShrink = false;
};

} // namespace poolhouse::ui
