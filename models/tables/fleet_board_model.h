// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/roles.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::core {
class Catalog;
class Clock;
} // namespace poolhouse::core

namespace poolhouse::operations {
class ReadOnlyLocks;
}

namespace poolhouse::tables {

/// One row per cluster with the figures that show which one needs attention, by app and name (the filter sorts).
/// Refreshed by identity. ToneRole and SortRole refer to the cell; in the Cluster column, to the row. GUI thread only.
class FleetBoardModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Cluster,
        App,
        Status,
        Use,              ///< of its fullest pool
        Headroom,         ///< connections left in its fullest pool
        Survivable,       ///< connections short or left after losing one instance, in the pool that it hits hardest
        HighAvailability, ///< pools without redundancy
        Storage,
        Cost,
        Age,
        Day, ///< connections in use over the last 24 h in its fullest pool
        ColumnCount
    };
    Q_ENUM(Column)

    FleetBoardModel(const fleet::Store& store, const core::Clock& clock, QObject* parent = nullptr);
    ~FleetBoardModel() override;

    /// Locks decide which clusters are read-only; they outlive the model. Call again after every change.
    void showLocks(const operations::ReadOnlyLocks& locks);
    void refreshAges(); ///< updates ages and staleness from the clock

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void announceRows(const std::vector<int>& changed, int role);

    struct Content;
    std::unique_ptr<Content> m_content;
};

/// Sort key of the initial order, highest first: over the limit, bad statuses, then what runs out first, then pools
/// that overflow after a loss, then those without redundancy, then healthy clusters. `demand`: views::demandShare().
[[nodiscard]] int urgency(const fleet::ClusterRecord& record, const core::Catalog& catalog,
                          std::optional<double> demand);

} // namespace poolhouse::tables
