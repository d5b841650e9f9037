// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cluster_template.h"

#include "models/core/limits.h"

#include <algorithm>

namespace poolhouse::core {

ClusterTemplate templateOf(std::string_view plan, const ClusterInfo& cluster) {
    return templateOf(plan, shapesOf(cluster));
}

ClusterTemplate templateOf(std::string_view plan, std::span<const PoolShape> pools) {
    ClusterTemplate made;
    made.plan = plan;
    for (const auto& pool : pools) {
        if (pool.role == PoolRole::Leader) {
            made.level = pool.level;
            made.highAvailability = pool.count > 1;
        } else {
            made.pools.push_back({pool.name, pool.level, std::max(pool.count, 1)});
            if (pool.count < 1) {
                made.raised.push_back(pool.name);
            }
        }
    }
    return made;
}

PoolShape shapeOf(const NewPoolDraft& pool) {
    return {PoolRole::Follower, pool.name, pool.level, pool.count};
}

std::vector<PoolShape> shapesOf(const NewCluster& cluster, std::span<const NewPoolDraft> pools) {
    std::vector<PoolShape> shapes{leaderOf(cluster)};
    for (const auto& pool : pools) {
        shapes.push_back(shapeOf(pool));
    }
    return shapes;
}

std::optional<NewClusterDifference> differenceOf(const NewCluster& wanted, const ClusterInfo& there) {
    const auto source = wanted.source ? std::optional(wanted.source->cluster) : std::nullopt;
    if (there.forkedFrom != source) {
        return NewClusterDifference::Source;
    }
    const auto* leader = there.leader();
    const auto shape = leaderOf(wanted);
    if (leader == nullptr || leader->expectedLevel != shape.level || leader->expectedCount != shape.count) {
        return NewClusterDifference::Leader;
    }
    const bool sameVersion =
        wanted.version.empty() || there.version == wanted.version || there.version.starts_with(wanted.version + '.');
    return sameVersion ? std::nullopt : std::optional(NewClusterDifference::Version);
}

} // namespace poolhouse::core
