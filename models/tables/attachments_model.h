// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/roles.h"
#include "models/views/apps_view.h"

#include <QAbstractTableModel>

#include <vector>

namespace poolhouse::tables {

/// The attachments of a cluster, one per row, in the order of the map. Refreshed by identity. IdRole: of the pool;
/// empty for one that was not read. attachmentIdRole: QString. ToneRole: of the pool, in its columns. GUI thread only.
class AttachmentsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { App, ConfigVar, Credential, Pool, Connections, ColumnCount };
    Q_ENUM(Column)
    static constexpr int attachmentIdRole = LabelColorRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void showApps(const views::AppsView& view);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString app, label;
        views::AppsVar var;
        views::AppsPool pool;

        friend bool operator==(const Row&, const Row&) = default;
    };
    [[nodiscard]] static QString cell(const Row& row, int column);

    core::ClusterId m_cluster;
    std::vector<Row> m_rows;
};

} // namespace poolhouse::tables
