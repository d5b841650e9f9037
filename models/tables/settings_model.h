// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/roles.h"
#include "models/views/settings_view.h"

#include <QAbstractTableModel>

#include <vector>

namespace poolhouse::tables {

/// The settings of a cluster, one per row, in the order of the view. SearchRole: name and purpose. DetailRole: the
/// purpose. ToneRole: of a note that is no mere remark. standingRole: int, core::SettingStanding. wordRole: bool,
/// whether the text of the cell is a word of this program, such as "not set". editedRole: bool. choicesRole:
/// QStringList of the values that can be chosen; empty: any text. allowedRole: what it takes, in words. A value is
/// edited by setData(), which changes nothing by itself: see valueEntered(). GUI thread only.
class SettingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Value, Default, Restart, Note, ColumnCount };
    Q_ENUM(Column)
    static constexpr int standingRole = LabelColorRole + 1;
    static constexpr int wordRole = LabelColorRole + 2;
    static constexpr int editedRole = LabelColorRole + 3;
    static constexpr int choicesRole = LabelColorRole + 4;
    static constexpr int allowedRole = LabelColorRole + 5;

    using QAbstractTableModel::QAbstractTableModel;

    /// Whether anything differs from what was shown. Other settings, or another order, reset the model.
    bool showSettings(const views::SettingsView& view);
    [[nodiscard]] const core::ClusterId& cluster() const { return m_cluster; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void valueEntered(const QString& name, const QString& text);

private:
    core::ClusterId m_cluster;
    std::vector<views::SettingRow> m_rows;
    bool m_stale = false;
};

} // namespace poolhouse::tables
