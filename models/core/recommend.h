// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/capacity.h"
#include "models/core/level.h"
#include "models/core/money.h"
#include "models/core/pool.h"
#include "models/core/pricing.h"
#include "models/core/result.h"
#include "models/core/stop_check.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::core {

/// Requirements of one kind of client.
struct Workload {
    enum class Access { Read, Write };
    std::string name;
    Access access = Access::Read;
    std::int64_t connections = 1; ///< concurrent; 1 to maxWorkloadConnections
    /// Name of the follower pool it is pinned to; workloads pinned to the same name share that pool.
    std::optional<std::string> pool;
    bool share = true;      ///< false: requires a dedicated pool
    double minMemoryGb = 0; ///< per instance, decimal gigabytes
    int minVcpu = 0;        ///< per instance

    friend bool operator==(const Workload&, const Workload&) = default;
};

/// Requirements of all apps together.
struct Needs {
    bool surviveInstanceLoss = false;    ///< follower pools carry their workloads with one instance lost
    bool leaderHighAvailability = false; ///< the leader pool has a standby
    /// Share that stays free of the limit that counts (after losing an instance, where that is asked for), in
    /// hundredths, 0 to mostMargin. Compared exactly.
    int margin = 0;
    /// A follower pool of several instances carries its workloads with one of them lost, also where surviving is not
    /// asked for: such an overflow needs attention, a single instance does not.
    bool avoidOverflow = false;
    std::optional<double> storageGb; ///< decimal gigabytes; empty: no storage cost
    std::optional<Money> maxMonthly; ///< budget for the total
    std::vector<Workload> workloads;

    friend bool operator==(const Needs&, const Needs&) = default;
};

inline constexpr int mostMargin = 90;
/// The smallest margin that keeps every pool below the attention threshold.
inline constexpr int attentionMargin = 21;
static_assert(100 - attentionMargin < attentionUse * 100 && 100 - (attentionMargin - 1) >= attentionUse * 100);

/// Upper bound on read workloads; the search is exact, so larger inputs are refused.
inline constexpr std::size_t maxReadWorkloads = 12;
/// Upper bound on a workload's connections; larger values are considered typing errors.
inline constexpr std::int64_t maxWorkloadConnections = 1'000'000'000;
/// Upper bound on the levels in a catalog; larger ones are refused.
inline constexpr std::size_t maxCatalogLevels = 20;

/// A follower pool of a recommendation; limits in connections.
struct RecommendedPool {
    PoolShape shape;
    int connectionLimit = 0;
    int survivableLimit = 0;
    std::vector<std::string> workloads; ///< names, in input order

    friend bool operator==(const RecommendedPool&, const RecommendedPool&) = default;
};

/// The cheapest cluster that meets all needs.
struct Recommendation {
    Money monthly; ///< leader, standby, follower pools, storage
    PoolShape leader;
    /// Sorted by name: pinned pools under their names, the others as "reads", "reads-2", ...
    std::vector<RecommendedPool> followerPools;

    friend bool operator==(const Recommendation&, const Recommendation&) = default;
};

/// Levels that the search does not compare, in the catalog's order.
struct LevelsLeftOut {
    std::vector<std::string> unpriced;  ///< for lack of a price
    std::vector<std::string> unlimited; ///< priced, but their connections are unknown

    [[nodiscard]] bool empty() const { return unpriced.empty() && unlimited.empty(); }
    friend bool operator==(const LevelsLeftOut&, const LevelsLeftOut&) = default;
};
[[nodiscard]] LevelsLeftOut levelsLeftOut(const Catalog& catalog, const PriceTable& prices);

/// Why no shape meets the needs, and by how much.
struct Infeasibility {
    enum class Code {
        // Invalid input; see malformed().
        NoWorkloads,
        TooManyReadWorkloads, ///< available = 12
        TooManyLevels,        ///< available = 20
        BadConnections,       ///< fewer than 1 or more than maxWorkloadConnections
        DuplicateWorkload,    ///< two workloads with the same name
        BadPoolName,          ///< a pinned name violates rule 6
        WriteWorkloadPinned,  ///< writes use the leader pool only
        // Valid input that cannot be satisfied.
        PinnedButNotShared, ///< share is false, but another workload is pinned to the same pool
        NoPricedLevel,      ///< no level has a price
        NoKnownLimit,       ///< some have, but none of these is known to accept connections
        TooMuchMemory,      ///< needed, available: GB per instance, the latter of the largest priced level
        TooManyVcpus,       ///< needed, available: vCPUs per instance, likewise
        NoLevelHasBoth,     ///< no priced level has both the memory and the vCPUs
        LeaderTooSmall,     ///< needed: write connections; available: the most one instance of a fitting level carries
        TooManyPools,       ///< needed: smallest feasible number of pools; available = 5
        TooManyInstances,   ///< needed: smallest feasible number of instances; available = 13
        OverBudget,         ///< needed: lowest cost in cents; available: budget in cents
    };
    Code code = Code::NoWorkloads;
    std::string workload; ///< name of the cause; empty when there are several
    std::int64_t needed = 0;
    std::int64_t available = 0;
    std::string pool; ///< for sizes: pinned pool whose workloads exceed every level, "leader" for writes
    int margin = 0;   ///< for LeaderTooSmall: hundredths that stay free
    /// False: what is unknown of some level may change the figures, so they are of the levels compared only. For sizes
    /// that is the size or the connections of a level with a price, otherwise also the price of one without.
    bool known = true;

    friend bool operator==(const Infeasibility&, const Infeasibility&) = default;
};
/// What is wrong with needs whatever levels there are: invalid input, and pins that contradict each other.
[[nodiscard]] std::vector<Infeasibility> problemsOf(const Needs& needs);
/// The input is invalid, as opposed to infeasible.
[[nodiscard]] bool malformed(Infeasibility::Code code);
/// The reason is one of the levels on offer, so those left out belong to it.
[[nodiscard]] bool restsOnLevels(Infeasibility::Code code);

/// The provably cheapest shape (rules 1, 2, 4, 7, 11, 12), by exhaustive search over assignments of read workloads to
/// at most five pools with a priced level and a count each. Ties in cost: fewer instances, then fewer pools, then the
/// larger survivable limit, then levels earlier in name order, then the more even spread of connections.
[[nodiscard]] Result<Recommendation, std::vector<Infeasibility>> recommend(const Needs& needs, const Catalog& catalog,
                                                                           const PriceTable& prices);
/// The same unless it is stopped, within a millisecond or so; then empty, which says nothing about the needs.
[[nodiscard]] std::optional<Result<Recommendation, std::vector<Infeasibility>>>
recommend(const Needs& needs, const Catalog& catalog, const PriceTable& prices, StopCheck& stop);

/// The second and the third cheapest that differ in kind from recommend()'s shape and from each other: in the number of
/// follower pools on some level, and so in the number of pools or in their levels. As exact, of shapes within the
/// budget whose follower pools cost at most twice those of the cheapest; none where there is no cheapest one. Each is
/// the best of its kind, ties as for recommend(). Takes about as long as recommend() several times.
[[nodiscard]] std::vector<Recommendation> recommendOthers(const Needs& needs, const Catalog& catalog,
                                                          const PriceTable& prices);
/// The same unless it is stopped; then empty.
[[nodiscard]] std::optional<std::vector<Recommendation>> recommendOthers(const Needs& needs, const Catalog& catalog,
                                                                         const PriceTable& prices, StopCheck& stop);

} // namespace poolhouse::core
