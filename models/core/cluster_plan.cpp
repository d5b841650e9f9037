// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cluster_plan.h"

#include <algorithm>

namespace poolhouse::core {

namespace {

const PoolShape* plannedPool(const std::vector<PoolShape>& pools, const std::string& name) {
    const auto at = std::find_if(pools.begin(), pools.end(), [&name](const PoolShape& p) { return p.name == name; });
    return at == pools.end() ? nullptr : &*at;
}

/// Whether the plan means this pool to stay as it was, or not to be there as it was not.
bool leavesAlone(const ClusterPlan& plan, const std::string& name) {
    const auto* was = plannedPool(plan.live, name);
    const auto* wanted = plannedPool(plan.wanted, name);
    return was == nullptr || wanted == nullptr ? was == wanted : *was == *wanted;
}

} // namespace

Plan opposite(const Plan& plan) {
    Plan back;
    for (const auto& cluster : plan.clusters) {
        auto turned = cluster;
        std::swap(turned.live, turned.wanted);
        turned.readAt.reset();
        turned.attachments.clear(); // those of a pool that is made again are gone
        turned.loads.clear();
        back.clusters.push_back(std::move(turned));
    }
    return back;
}

ClusterPlan rebased(const ClusterPlan& plan, const std::vector<PoolShape>& now) {
    auto moved = plan;
    moved.live = now;
    moved.readAt.reset();
    moved.wanted.clear();
    for (const auto& pool : now) {
        if (leavesAlone(plan, pool.name)) {
            moved.wanted.push_back(pool);
        } else if (const auto* wanted = plannedPool(plan.wanted, pool.name)) {
            moved.wanted.push_back(*wanted);
        }
    }
    for (const auto& pool : plan.wanted) {
        if (plannedPool(now, pool.name) == nullptr && !leavesAlone(plan, pool.name)) {
            moved.wanted.push_back(pool);
        }
    }
    return moved;
}

} // namespace poolhouse::core
