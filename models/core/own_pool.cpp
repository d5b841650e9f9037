// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/own_pool.h"

#include "models/core/needs_fit.h"

#include <tuple>
#include <utility>

namespace poolhouse::core {

std::optional<PoolShape> ownPool(Workload workload, Needs needs, int instances, const Catalog& catalog,
                                 const PriceTable& prices) {
    workload.pool.reset();
    needs.workloads.clear();
    needs.workloads.push_back(std::move(workload));
    std::optional<PoolShape> cheapest;
    std::pair<std::int64_t, int> least; // cents, instances
    for (const auto& level : catalog.levels()) {
        const auto* price = prices.find(level.name);
        for (int count = 1; price != nullptr && count <= instances; ++count) {
            const PoolShape shape{PoolRole::Follower, {}, level.name, count};
            if (!carried(needs, {shape}, catalog)) {
                continue;
            }
            const std::pair cost(price->monthly.cents * count, count);
            if (!cheapest || cost < least) {
                cheapest = shape;
                least = cost;
            }
            break; // more cost more
        }
    }
    return cheapest;
}

} // namespace poolhouse::core
