// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/pool.h"

#include <span>
#include <string_view>
#include <vector>

namespace poolhouse::core {

inline constexpr int maxFollowerPools = 5;      ///< rule 1
inline constexpr int maxFollowerInstances = 13; ///< rule 1, over all follower pools of a cluster
inline constexpr int minLeaderInstances = 1;    ///< rule 2
inline constexpr int maxLeaderInstances = 2;    ///< rule 2, with high availability

/// Shapes of a cluster's pools in display order (orderedPools()).
[[nodiscard]] std::vector<PoolShape> shapesOf(const ClusterInfo& cluster);

[[nodiscard]] int followerPoolCount(std::span<const PoolShape> pools);
[[nodiscard]] int followerInstanceCount(std::span<const PoolShape> pools);

/// Largest count for `pool` (rule 4): 13 minus the instances of the OTHER follower pools, at least 0. For an unknown
/// name, the largest count of a new pool.
[[nodiscard]] int largestCount(std::span<const PoolShape> pools, std::string_view pool);

enum class AddPoolRefusal { None, FivePoolsReached, ThirteenInstancesReached };

/// Whether another follower pool with at least one instance may be added (rule 1).
struct AddPoolAllowance {
    AddPoolRefusal refusal = AddPoolRefusal::None;
    int poolsLeft = 0;
    int instancesLeft = 0;

    [[nodiscard]] bool allowed() const { return refusal == AddPoolRefusal::None; }
    friend bool operator==(const AddPoolAllowance&, const AddPoolAllowance&) = default;
};
[[nodiscard]] AddPoolAllowance addPoolAllowance(std::span<const PoolShape> pools);

} // namespace poolhouse::core
