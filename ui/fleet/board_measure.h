// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/fleet_board_model.h"
#include "ui/fleet/board_columns.h"

#include <QObject>

#include <array>
#include <vector>

class QTableView;

namespace poolhouse::ui {

/// Width that the columns of the fleet board need for their contents, in device-independent pixels. Follows the model:
/// only what was inserted or has changed is measured. The table's header is a BoardHeader.
class BoardMeasure : public QObject {
    Q_OBJECT
public:
    BoardMeasure(const QTableView& table, QObject* parent);

    void measureAll();                                   ///< after a change of the font
    [[nodiscard]] std::vector<ColumnNeed> needs() const; ///< by column of the model

Q_SIGNALS:
    void widened(); ///< needs() has grown

private:
    void measure(int firstRow, int lastRow, int firstColumn, int lastColumn);

    const QTableView& m_table;
    std::array<int, tables::FleetBoardModel::ColumnCount> m_widest{}; ///< of the cells of each column, so far
};

} // namespace poolhouse::ui
