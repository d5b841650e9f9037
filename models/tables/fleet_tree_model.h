// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/tables/roles.h"

#include <QAbstractItemModel>

#include <memory>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::operations {
class ChangeFeed;
} // namespace poolhouse::operations

namespace poolhouse::tables {

/// Apps, their clusters and pools. Rows are refreshed by identity, never by a reset, so selection, expansion and scroll
/// position survive every poll. Apps without a cluster are omitted. GUI thread only.
class FleetTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Figure, ColumnCount }; ///< Figure: cost of an app, highest use of a cluster, use of a pool

    FleetTreeModel(const fleet::Store& store, const core::Clock& clock, QObject* parent = nullptr);
    ~FleetTreeModel() override;

    [[nodiscard]] QModelIndex indexOfCluster(const core::ClusterId& id) const;
    /// Source of the changes in progress; must outlive the model.
    void setChanges(const operations::ChangeFeed& changes);
    void refreshAges(); ///< updates staleness from the clock

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

} // namespace poolhouse::tables
