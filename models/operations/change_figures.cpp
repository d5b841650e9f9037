// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/change_figures.h"

#include "models/core/bounded.h"
#include "models/core/capacity.h"
#include "models/core/cluster_template.h"
#include "models/core/cost.h"
#include "models/fleet/store.h"

#include <cstdint>
#include <numeric>

namespace poolhouse::operations {

namespace {

std::optional<int> limitOf(const core::PoolShape& shape, const core::ClusterInfo& info, const core::Catalog& catalog) {
    const auto* live = info.findPool(shape.name);
    return live != nullptr && core::shapeOf(*live) == shape ? core::expectedLimit(*live, catalog)
                                                            : core::connectionLimit(shape, catalog);
}

/// The cluster that the pools belong to.
struct FigureContext {
    std::string plan;
    core::ClusterInfo info; ///< without pools for a new cluster
    std::optional<double> storageGb;
    bool poolsKnown = true;
};

CostAndCapacity figuresFor(const std::vector<core::PoolShape>& pools, const FigureContext& of,
                           const fleet::Store& store) {
    const auto cost = core::estimateCost(pools, of.storageGb, store.prices().find(of.plan));
    CostAndCapacity figures;
    figures.complete = cost.complete() && of.poolsKnown;
    if (cost.complete() || cost.known.cents > 0) {
        figures.monthly = cost.known;
    }
    figures.connections = std::accumulate(
        pools.begin(), pools.end(), of.poolsKnown ? std::optional(0) : std::nullopt,
        [&](std::optional<int> sum, const core::PoolShape& pool) -> std::optional<int> {
            const auto limit = limitOf(pool, of.info, store.catalog());
            return sum && limit ? std::optional(core::boundedInt(std::int64_t{*sum} + *limit)) : std::nullopt;
        });
    return figures;
}

} // namespace

std::optional<double> storageOfNew(const core::NewCluster& cluster, const fleet::Store& store) {
    if (!cluster.source) {
        return 0.0;
    }
    const auto* source = store.clusterByName(QString::fromStdString(cluster.source->cluster));
    return source != nullptr && source->info ? core::storageGb(*source->info) : std::nullopt;
}

core::CostEstimate costOfNew(const core::NewCluster& cluster, const std::vector<core::NewPoolDraft>& pools,
                             const fleet::Store& store) {
    return core::estimateCost(core::shapesOf(cluster, pools), storageOfNew(cluster, store),
                              store.prices().find(cluster.plan));
}

std::optional<ChangeFigures> figuresOf(const core::Change& change, const std::vector<core::PoolShape>& pools,
                                       const core::ClusterId& cluster, const fleet::Store& store) {
    const auto* record = store.cluster(cluster);
    const auto after = core::applied(pools, change, store.catalog());
    if (!after) {
        return std::nullopt;
    }
    const CostAndCapacity nothing{core::Money{}, true, 0}; // without a pool there is no cluster, and no storage of it
    if (const auto& made = change.newCluster) {
        return ChangeFigures{nothing, figuresFor(after.value(), {made->plan, {}, storageOfNew(*made, store)}, store)};
    }
    if (record == nullptr || !record->info) {
        return std::nullopt;
    }
    const FigureContext of{record->summary.plan, *record->info, core::storageGb(*record->info),
                           record->info->poolsKnown()};
    return ChangeFigures{figuresFor(pools, of, store),
                         after.value().empty() ? nothing : figuresFor(after.value(), of, store)};
}

} // namespace poolhouse::operations
