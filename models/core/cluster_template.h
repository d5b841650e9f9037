// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/new_cluster.h"
#include "models/core/pool_draft.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

[[nodiscard]] inline bool operator==(const NewPoolDraft& one, const NewPoolDraft& other) {
    return one.name == other.name && one.level == other.level && one.count == other.count;
}

/// What a new cluster can take over from another one. Its data are no part of it: that is a fork.
struct ClusterTemplate {
    std::string plan;
    std::string level; ///< of the leader pool; empty: not known
    bool highAvailability = false;
    std::vector<NewPoolDraft> pools; ///< follower pools in display order
    std::vector<std::string> raised; ///< names of those that are scaled to zero, and have one instance here

    friend bool operator==(const ClusterTemplate&, const ClusterTemplate&) = default;
};

/// As the pools are expected to be. One that is scaled to zero is raised: none can be added without an
/// instance.
[[nodiscard]] ClusterTemplate templateOf(std::string_view plan, const ClusterInfo& cluster);
/// The same of these pools, in their order.
[[nodiscard]] ClusterTemplate templateOf(std::string_view plan, std::span<const PoolShape> pools);

/// Of a pool as it will be.
[[nodiscard]] PoolShape shapeOf(const NewPoolDraft& pool);
/// All pools of a new cluster: its leader, then the follower pools in their order.
[[nodiscard]] std::vector<PoolShape> shapesOf(const NewCluster& cluster, std::span<const NewPoolDraft> pools);

/// What tells a cluster from the one that was asked for.
enum class NewClusterDifference { Source, Leader, Version };
/// The first; empty: it may be that one. When the data of a copy are from is no part of it: the API doesn't report it.
[[nodiscard]] std::optional<NewClusterDifference> differenceOf(const NewCluster& wanted, const ClusterInfo& there);

} // namespace poolhouse::core
