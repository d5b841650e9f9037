// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/roles.h"
#include "models/views/settings_view.h"

#include <QAbstractTableModel>

#include <vector>

namespace poolhouse::tables {

/// The settings of a cluster, one per row, in the order of the view. SearchRole: name and purpose. DetailRole: the
/// purpose. standingRole: int, core::SettingStanding. wordRole: bool, whether the text of the cell is a word of this
/// program, such as "not set".
class SettingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Value, Default, Restart, ColumnCount };
    Q_ENUM(Column)
    static constexpr int standingRole = LabelColorRole + 1;
    static constexpr int wordRole = LabelColorRole + 2;

    using QAbstractTableModel::QAbstractTableModel;

    /// Whether anything differs from what was shown. Other settings, or another order, reset the model.
    bool showSettings(const views::SettingsView& view);
    [[nodiscard]] const core::ClusterId& cluster() const { return m_cluster; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    core::ClusterId m_cluster;
    std::vector<views::SettingRow> m_rows;
    bool m_stale = false;
};

} // namespace poolhouse::tables
