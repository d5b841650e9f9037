// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/roles.h"
#include "models/views/coming_view.h"

#include <QAbstractTableModel>

#include <vector>

namespace poolhouse::tables {

/// Upcoming maintenance of the fleet, one cluster per row, in the order of the view. ClusterIdRole and, for a filter,
/// SearchRole are of the whole row; DetailRole: sentences about it; ToneRole of the first column; linesRole:
/// QStringList, the text of a cell as it stands below each other, for dates only. Refreshed by identity. GUI thread
/// only.
class ComingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Cluster, App, What, Deadline, Window, State, ColumnCount };
    Q_ENUM(Column)
    static constexpr int linesRole = LabelColorRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void showRows(const std::vector<views::ComingRow>& rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<views::ComingRow> m_rows;
};

} // namespace poolhouse::tables
