// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/level.h"
#include "models/core/pool.h"

#include <optional>

namespace poolhouse::core {

/// Rule 7 for a planned pool: the leader pool accepts one instance's connections (the standby adds none), a follower
/// pool count x one instance's. Empty when the catalogue lacks the level, unless the pool has no instances: then 0.
[[nodiscard]] std::optional<int> connectionLimit(const PoolShape& pool, const Catalog& catalog);

/// Rule 7 for a live pool: the API's expected_connection_limit where it is given, else as for a planned one.
[[nodiscard]] std::optional<int> connectionLimit(const Pool& pool, const Catalog& catalog);

/// The connection limit of a follower pool with one instance lost, (count - 1) x limit per instance, 0 at least.
/// Empty for the leader pool, which has no such figure, and when the limit is unknown.
[[nodiscard]] std::optional<int> survivableLimit(const PoolShape& pool, const Catalog& catalog);
[[nodiscard]] std::optional<int> survivableLimit(const Pool& pool, const Catalog& catalog);

/// A pool's, or a cluster's, connections against what it accepts. A sum is empty as soon as one part is unknown.
struct Capacity {
    std::optional<int> used;
    std::optional<int> limit;

    [[nodiscard]] std::optional<int> headroom() const; ///< limit - used; negative when over
    /// used / limit; empty when either is unknown; 1 when connections are open against a limit of 0, 0 when none are.
    [[nodiscard]] std::optional<double> use() const;
    friend bool operator==(const Capacity&, const Capacity&) = default;
};

[[nodiscard]] Capacity capacityOf(const Pool& pool, const Catalog& catalog);
/// All pools together.
[[nodiscard]] Capacity clusterCapacity(const ClusterInfo& cluster, const Catalog& catalog);
/// The follower pools together: the read connections.
[[nodiscard]] Capacity readCapacity(const ClusterInfo& cluster, const Catalog& catalog);
/// The sum of the follower pools' survivable limits; empty as soon as one is unknown.
[[nodiscard]] std::optional<int> readSurvivableLimit(const ClusterInfo& cluster, const Catalog& catalog);
/// The highest use among the pools whose use is known: what runs out first. Empty when none is known.
[[nodiscard]] std::optional<double> highestUse(const ClusterInfo& cluster, const Catalog& catalog);

/// How worried to be about a share of connections in use.
enum class UseSeverity { Unknown, Good, Attention, Bad };
inline constexpr double attentionUse = 0.80; ///< from here on attention
inline constexpr double badUse = 0.95;       ///< from here on bad
[[nodiscard]] UseSeverity useSeverity(std::optional<double> use);

} // namespace poolhouse::core
