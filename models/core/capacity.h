// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/level.h"
#include "models/core/pool.h"

#include <optional>

namespace poolhouse::core {

/// Connections that a planned pool accepts (rule 7): for the leader pool those of one instance (the standby adds none),
/// for a follower pool count x connections per instance. 0 without instances; else empty when the level is unknown.
[[nodiscard]] std::optional<int> connectionLimit(const PoolShape& pool, const Catalog& catalog);

/// Connection limit of a planned follower pool with one instance lost: (count - 1) x limit per instance, at least 0.
/// Of a limit that is not divisible by the count the largest share counts as lost, so that no more is promised than
/// remains in the worst case. Empty for the leader pool and when the limit is unknown.
[[nodiscard]] std::optional<int> survivableLimit(const PoolShape& pool, const Catalog& catalog);

/// Connections that a live pool accepts once all expected instances are up (rule 7): the API's
/// expected_connection_limit when present, else computed as for a planned pool.
[[nodiscard]] std::optional<int> expectedLimit(const Pool& pool, const Catalog& catalog);
/// survivableLimit() of what is expected.
[[nodiscard]] std::optional<int> expectedSurvivableLimit(const Pool& pool, const Catalog& catalog);

/// Connections that a live pool accepts now (rule 7): those of the instances with status up, each at the level it runs
/// on; a leader pool accepts those of its leader. A settled pool that lists no instances counts as expected. Empty
/// when it is unknown which instances are up, or on which level.
[[nodiscard]] std::optional<int> currentLimit(const Pool& pool, const Catalog& catalog);
/// currentLimit() of a follower pool without the largest instance that is up, at least 0. Empty for the leader pool and
/// when the limit is unknown.
[[nodiscard]] std::optional<int> currentSurvivableLimit(const Pool& pool, const Catalog& catalog);
/// Bounds of the number of instances with status up: they differ by the instances whose status is unknown. A settled
/// pool that lists no instances counts as expected.
struct UpCount {
    int least = 0;
    int most = 0;

    friend bool operator==(const UpCount&, const UpCount&) = default;
};
[[nodiscard]] UpCount countUp(const Pool& pool);
/// countUp() when its bounds agree; else empty.
[[nodiscard]] std::optional<int> instancesUp(const Pool& pool);
/// vCPUs and memory of the instances that are up, each at the level it runs on; empty when such a level, or its
/// figure, is unknown, or which instances are up.
struct Resources {
    std::optional<int> vcpu;
    std::optional<double> memoryGb;

    friend bool operator==(const Resources&, const Resources&) = default;
};
[[nodiscard]] Resources resourcesUp(const Pool& pool, const Catalog& catalog);
/// Whether the leader of a leader pool is up, and whether its standby is; both as expected in a settled pool that lists
/// no instances. Empty: unknown.
struct LeaderUp {
    std::optional<bool> leader;
    std::optional<bool> standby;

    friend bool operator==(const LeaderUp&, const LeaderUp&) = default;
};
[[nodiscard]] LeaderUp leaderUp(const Pool& pool);
/// Instances are known to be coming, going or changing their level, so that current and expected limit may differ.
[[nodiscard]] bool reshaping(const Pool& pool);

/// Connections in use that a follower pool would not accept with one instance lost; negative: so many are left. Empty
/// for the leader pool, with fewer than two instances up (nothing survives; that is a lack of redundancy), and when a
/// figure is unknown.
[[nodiscard]] std::optional<int> shortAfterLoss(const Pool& pool, const Catalog& catalog);
/// The same of a planned pool with `used` connections.
[[nodiscard]] std::optional<int> shortAfterLoss(const PoolShape& pool, std::optional<int> used, const Catalog& catalog);

/// Connections in use against the current limit, of a pool or a cluster. A sum is empty if any part is unknown, or if
/// the pools themselves are (ClusterInfo::poolsKnown).
struct Capacity {
    std::optional<int> used;
    std::optional<int> limit; ///< currentLimit()

    [[nodiscard]] std::optional<int> headroom() const; ///< limit - used; negative when over
    /// used / limit; empty when either is unknown; 1 when connections are open against a limit of 0, 0 when none are.
    [[nodiscard]] std::optional<double> use() const;
    friend bool operator==(const Capacity&, const Capacity&) = default;
};

[[nodiscard]] Capacity capacityOf(const Pool& pool, const Catalog& catalog);
/// Sum over all pools.
[[nodiscard]] Capacity clusterCapacity(const ClusterInfo& cluster, const Catalog& catalog);
/// Sum over the follower pools: read connections.
[[nodiscard]] Capacity readCapacity(const ClusterInfo& cluster, const Catalog& catalog);
/// Sum of the pools' expected limits; empty if any is unknown.
[[nodiscard]] std::optional<int> expectedClusterLimit(const ClusterInfo& cluster, const Catalog& catalog);
/// Sum of the follower pools' expected limits; empty if any is unknown.
[[nodiscard]] std::optional<int> expectedReadLimit(const ClusterInfo& cluster, const Catalog& catalog);
/// Sum of the follower pools' current survivable limits; empty if any is unknown.
[[nodiscard]] std::optional<int> readSurvivableLimit(const ClusterInfo& cluster, const Catalog& catalog);
/// Sum of the follower pools' expected survivable limits; empty if any is unknown.
[[nodiscard]] std::optional<int> expectedReadSurvivableLimit(const ClusterInfo& cluster, const Catalog& catalog);

/// Severity of a share of connections in use.
enum class UseSeverity { Unknown, Good, Attention, Bad };
inline constexpr double attentionUse = 0.80; ///< lower bound of Attention, inclusive
inline constexpr double badUse = 0.95;       ///< lower bound of Bad, inclusive
[[nodiscard]] UseSeverity useSeverity(std::optional<double> use);

} // namespace poolhouse::core
