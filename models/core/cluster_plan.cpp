// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cluster_plan.h"

#include <algorithm>
#include <utility>

namespace poolhouse::core {

namespace {

bool hasPool(const std::vector<PoolShape>& pools, const std::string& name) {
    return std::any_of(pools.begin(), pools.end(), [&name](const PoolShape& pool) { return pool.name == name; });
}

/// Attachments that went with a pool, and that no move took elsewhere, are made again.
std::vector<AttachmentMove> attachedAgain(const ClusterPlan& cluster) {
    std::vector<AttachmentMove> again;
    for (const auto& each : cluster.attachments) {
        const auto& pool = each.target.pool;
        const bool moved = std::any_of(cluster.moves.begin(), cluster.moves.end(), [&each](const AttachmentMove& move) {
            return move.app == each.app.name && move.from && move.from->name == each.name;
        });
        if (!moved && hasPool(cluster.live, pool) && !hasPool(cluster.wanted, pool)) {
            again.push_back({each.app.name, each.target.role, std::nullopt, AttachmentPlace{pool, each.name}});
        }
    }
    return again;
}

} // namespace

Plan inversePlan(const Plan& plan) {
    Plan back;
    for (const auto& cluster : plan.clusters) {
        auto turned = cluster;
        std::swap(turned.live, turned.wanted);
        turned.readAt.reset();
        turned.attachments.clear(); // those of a pool that is made again are gone
        turned.loads.clear();
        for (auto& move : turned.moves) {
            std::swap(move.from, move.to);
        }
        const auto again = attachedAgain(cluster);
        turned.moves.insert(turned.moves.end(), again.begin(), again.end());
        back.clusters.push_back(std::move(turned));
    }
    return back;
}

} // namespace poolhouse::core
