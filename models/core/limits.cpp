// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"

#include "models/core/bounded.h"

#include <algorithm>

namespace poolhouse::core {

std::vector<PoolShape> shapesOf(const ClusterInfo& cluster) {
    std::vector<PoolShape> shapes;
    for (const auto* pool : orderedPools(cluster)) {
        shapes.push_back(shapeOf(*pool));
    }
    return shapes;
}

int followerPoolCount(std::span<const PoolShape> pools) {
    return static_cast<int>(std::count_if(pools.begin(), pools.end(),
                                          [](const PoolShape& pool) { return pool.role == PoolRole::Follower; }));
}

int followerInstanceCount(std::span<const PoolShape> pools) {
    std::int64_t sum = 0;
    for (const auto& pool : pools) {
        sum += pool.role == PoolRole::Follower ? pool.count : 0;
    }
    return boundedInt(sum);
}

int largestCount(std::span<const PoolShape> pools, std::string_view pool) {
    std::int64_t others = 0;
    for (const auto& each : pools) {
        others += each.role == PoolRole::Follower && each.name != pool ? each.count : 0;
    }
    return std::max(0, boundedInt(maxFollowerInstances - others));
}

AddPoolAllowance addPoolAllowance(std::span<const PoolShape> pools) {
    AddPoolAllowance allowance;
    allowance.poolsLeft = std::max(0, maxFollowerPools - followerPoolCount(pools));
    allowance.instancesLeft = std::max(0, maxFollowerInstances - followerInstanceCount(pools));
    if (allowance.poolsLeft == 0) {
        allowance.refusal = AddPoolRefusal::FivePoolsReached;
    } else if (allowance.instancesLeft == 0) {
        allowance.refusal = AddPoolRefusal::ThirteenInstancesReached;
    }
    return allowance;
}

} // namespace poolhouse::core
