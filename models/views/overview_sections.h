// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_record.h"
#include "models/views/cluster_overview.h"

/// Building blocks of clusterOverview(), each for one cluster whose details are known unless stated otherwise. Pure.
namespace poolhouse::views::overview {

struct OverviewContext {
    const fleet::Store& store;
    const fleet::ClusterRecord& record;
    core::Instant now;
    const operations::ChangeFeed* changes = nullptr; ///< null: no changes are made from here

    [[nodiscard]] const core::ClusterInfo& info() const { return *record.info; }
    [[nodiscard]] core::StorageRate storageRate() const; ///< of the cluster's plan, else the published one
    [[nodiscard]] QString readAt() const;                ///< "Read from the API at 14:05:10."
};

[[nodiscard]] std::vector<Badge> badges(const OverviewContext& context); ///< also before the details are known
/// Those that may be the reason why a cluster needs attention: not what it lacks by choice, such as redundancy.
[[nodiscard]] std::vector<Badge> reasonBadges(const OverviewContext& context);
[[nodiscard]] std::vector<Tile> tiles(const OverviewContext& context); ///< also before the details are known
[[nodiscard]] PoolCard card(const OverviewContext& context, const core::Pool& pool, int colour);
[[nodiscard]] PoolCard ghostCard(const OverviewContext& context,
                                 const operations::Operation& operation);    ///< for an AddPool
[[nodiscard]] std::vector<CostRow> costRows(const OverviewContext& context); ///< empty until prices are known
[[nodiscard]] QString costNote(const OverviewContext& context);
[[nodiscard]] QString
priceSource(const OverviewContext& context); ///< where the prices come from and what is special about them

} // namespace poolhouse::views::overview
