// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/change_figures.h"

#include "models/core/bounded.h"
#include "models/core/capacity.h"
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

CostAndCapacity figuresFor(const std::vector<core::PoolShape>& pools, const fleet::ClusterRecord& record,
                           const fleet::Store& store) {
    const auto cost =
        core::estimateCost(pools, core::storageGb(*record.info), store.prices().find(record.summary.plan));
    CostAndCapacity figures;
    const bool poolsKnown = record.info->poolsKnown();
    figures.complete = cost.complete() && poolsKnown;
    if (cost.complete() || cost.known.cents > 0) {
        figures.monthly = cost.known;
    }
    figures.connections = std::accumulate(
        pools.begin(), pools.end(), poolsKnown ? std::optional(0) : std::nullopt,
        [&](std::optional<int> sum, const core::PoolShape& pool) -> std::optional<int> {
            const auto limit = limitOf(pool, *record.info, store.catalog());
            return sum && limit ? std::optional(core::boundedInt(std::int64_t{*sum} + *limit)) : std::nullopt;
        });
    return figures;
}

} // namespace

std::optional<ChangeFigures> figuresOf(const core::Change& change, const std::vector<core::PoolShape>& pools,
                                       const core::ClusterId& cluster, const fleet::Store& store) {
    const auto* record = store.cluster(cluster);
    if (record == nullptr || !record->info) {
        return std::nullopt;
    }
    const auto after = core::applied(pools, change, store.catalog());
    if (!after) {
        return std::nullopt;
    }
    const CostAndCapacity nothing{core::Money{}, true, 0}; // without a pool there is no cluster, and no storage of it
    return ChangeFigures{figuresFor(pools, *record, store),
                         after.value().empty() ? nothing : figuresFor(after.value(), *record, store)};
}

} // namespace poolhouse::operations
