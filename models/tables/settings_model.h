// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/roles.h"
#include "models/views/settings_view.h"

#include <QAbstractTableModel>

#include <vector>

namespace poolhouse::tables {

/// The settings of a cluster, one per row, in the order of the view. SearchRole: name and purpose. DetailRole: the
/// purpose. changedRole: bool, whether it differs from its default.
class SettingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Value, Default, Restart, ColumnCount };
    Q_ENUM(Column)
    static constexpr int changedRole = LabelColorRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// The selection stays while the same settings are shown.
    void showSettings(const views::SettingsView& view);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    core::ClusterId m_cluster;
    std::vector<views::SettingRow> m_rows;
};

} // namespace poolhouse::tables
