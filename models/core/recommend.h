// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/money.h"
#include "models/core/pool.h"
#include "models/core/pricing.h"
#include "models/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::core {

/// What one kind of client needs of a cluster.
struct Workload {
    enum class Access { Read, Write };
    std::string name;
    Access access = Access::Read;
    std::int64_t connections = 1; ///< at once, 1 at least
    std::optional<std::string>
        pool;               ///< pinned to the follower pool of that name; workloads of one name share that pool
    bool share = true;      ///< false: a pool of its own
    double minMemoryGb = 0; ///< of each instance
    int minVcpu = 0;        ///< of each instance

    friend bool operator==(const Workload&, const Workload&) = default;
};

/// What all apps together need.
struct Needs {
    bool surviveInstanceLoss = false;    ///< every follower pool carries its workloads with one instance lost
    bool leaderHighAvailability = false; ///< the leader has a standby
    std::optional<double> storageGb;     ///< decimal gigabytes; empty or up to what is included costs nothing
    std::optional<Money> maxMonthly;     ///< a budget for everything
    std::vector<Workload> workloads;

    friend bool operator==(const Needs&, const Needs&) = default;
};

/// More read workloads than this are refused, never approximated.
inline constexpr std::size_t maxReadWorkloads = 12;
/// More connections than this are taken for a slip of the keyboard.
inline constexpr std::int64_t maxWorkloadConnections = 1'000'000'000;
/// Larger catalogues are refused.
inline constexpr std::size_t maxCatalogLevels = 20;

struct RecommendedPool {
    PoolShape shape;
    int connectionLimit = 0;
    int survivableLimit = 0;
    std::vector<std::string> workloads; ///< names, in the order of the needs

    friend bool operator==(const RecommendedPool&, const RecommendedPool&) = default;
};

/// The cheapest shape of a cluster that meets all needs.
struct Recommendation {
    Money monthly; ///< leader, standby, follower pools, storage
    PoolShape leader;
    std::vector<RecommendedPool>
        followerPools; ///< pinned ones under their names, the others "reads", "reads-2", ...; by name
    std::vector<std::string> unpricedLevels; ///< left out of the search because their price is unknown

    friend bool operator==(const Recommendation&, const Recommendation&) = default;
};

/// Why no shape meets the needs, and by how much it is missed.
struct Infeasibility {
    enum class Code {
        // The needs or the catalogue cannot be worked with; see malformed().
        NoWorkloads,          ///< nothing to carry
        TooManyReadWorkloads, ///< available = 12
        TooManyLevels,        ///< available = 20
        BadConnections,       ///< fewer than 1 or more than maxWorkloadConnections
        DuplicateWorkload,    ///< two of one name
        BadPoolName,          ///< a pinned name breaks rule 6
        WriteWorkloadPinned,  ///< writes go to the leader pool only
        // The needs are clear, and cannot be met.
        PinnedButNotShared, ///< share is false, yet another workload is pinned to the same pool
        NoPricedLevel,      ///< no level has a price
        TooMuchMemory,      ///< needed, available: GB of an instance, the latter of the largest priced level
        TooManyVcpus,       ///< the same for vCPUs
        NoLevelHasBoth,     ///< levels with the memory and levels with the vCPUs, but none with both
        LeaderTooSmall, ///< needed: write connections; available: the most one instance of a level large enough accepts
        TooManyPools,   ///< needed: the fewest pools that may hold all; available = 5
        TooManyInstances, ///< needed: the fewest instances that carry everything; available = 13
        OverBudget,       ///< needed: the least cost in cents; available: the budget in cents
    };
    Code code = Code::NoWorkloads;
    std::string workload; ///< the one at fault, empty when it is several
    std::int64_t needed = 0;
    std::int64_t available = 0;
    std::string pool; ///< for sizes: the pinned pool whose workloads together ask too much, "leader" for writes

    friend bool operator==(const Infeasibility&, const Infeasibility&) = default;
};
/// The question is at fault, not the answer to it.
[[nodiscard]] bool malformed(Infeasibility::Code code);

/// The provably cheapest shape (rules 1, 2, 4, 7, 11, 12). Every assignment of read workloads to at most five pools,
/// with a priced level and a count for each, is considered. Equal costs: fewer instances, then fewer pools, then the
/// larger survivable limit, then levels earlier in name order, then connections spread more evenly over the pools.
[[nodiscard]] Result<Recommendation, std::vector<Infeasibility>> recommend(const Needs& needs, const Catalog& catalog,
                                                                           const PriceTable& prices);

} // namespace poolhouse::core
