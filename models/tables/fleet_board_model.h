// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/roles.h"

#include <QAbstractTableModel>

#include <memory>

namespace poolhouse::fleet {
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::core {
class Catalog;
class Clock;
} // namespace poolhouse::core

namespace poolhouse::tables {

/// One row per cluster of the fleet with the figures that tell which one needs somebody, by app and name (sorting is
/// the filter's work). Refreshed by identity. ToneRole and SortRole are those of the cell, in the Cluster column of the
/// row.
class FleetBoardModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Cluster,
        App,
        Status,
        Use,              ///< highest use of its pools
        Headroom,         ///< the least of its pools
        Survivable,       ///< read connections with one instance lost per pool
        HighAvailability, ///< pools without redundancy
        Storage,
        Cost,
        Age,
        ColumnCount
    };
    Q_ENUM(Column)

    FleetBoardModel(const fleet::Store& store, const core::Clock& clock, QObject* parent = nullptr);
    ~FleetBoardModel() override;

    void refreshAges(); ///< looks at the clock again: ages and staleness

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

/// How much a cluster needs somebody; the board's first order is the highest first. Statuses that are bad come before
/// full pools, full pools before pools without redundancy, those before everything that is well.
[[nodiscard]] int urgency(const fleet::ClusterRecord& record, const core::Catalog& catalog);

} // namespace poolhouse::tables
