// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pool.h"
#include "models/core/recommend.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Whether pools that are already chosen carry what the apps need. Pure; milliseconds at most.
namespace poolhouse::core {

/// Connections that a pool gives to the workloads in it, by the rules of recommend().
struct PoolFit {
    std::int64_t needed = 0;                      ///< of the workloads in it
    std::optional<std::int64_t> usable;           ///< the most that meets the needs; empty: the limit is unknown
    std::optional<std::int64_t> carriesNow;       ///< with all instances, without the margin
    std::optional<std::int64_t> carriesAfterLoss; ///< with one instance lost; empty for the leader pool too
    std::vector<std::size_t> workloads;           ///< indices into Needs::workloads, ascending

    friend bool operator==(const PoolFit&, const PoolFit&) = default;
};

/// Why a workload is not met, or that it is.
struct WorkloadFit {
    enum class Verdict {
        Met,
        BadConnections, ///< fewer than 1 or more than maxWorkloadConnections: it counts nowhere
        NoPool,         ///< the pool it is pinned to is not there, or there is no follower pool
        NotAlone,       ///< it, or what is with it, requires a dedicated pool
        TooLittleMemory,
        TooFewVcpus,
        MemoryUnknown,   ///< of the instances of its pool: nothing else is known to be in the way
        VcpusUnknown,    ///< likewise
        LimitUnknown,    ///< of its pool
        TooFew,          ///< the pool is too small even with all its instances
        TooFewAfterLoss, ///< it is large enough until an instance is lost
        MarginMissed,    ///< it is large enough, but less than the margin stays free
    };
    Verdict verdict = Verdict::Met;
    std::optional<std::size_t> pool; ///< index of the pool it is in; empty: NoPool, BadConnections
    /// Connections of its pool that exceed what the verdict counts; at least 1 for the last three, else 0.
    std::int64_t excess = 0;

    [[nodiscard]] bool met() const { return verdict == Verdict::Met; }
    /// Whether it is met can't be told: a figure is unknown, and nothing else is known to be in the way.
    [[nodiscard]] bool unknown() const {
        return verdict == Verdict::MemoryUnknown || verdict == Verdict::VcpusUnknown ||
               verdict == Verdict::LimitUnknown;
    }
    friend bool operator==(const WorkloadFit&, const WorkloadFit&) = default;
};

struct NeedsFit {
    std::vector<PoolFit> pools;         ///< in the order of the shapes
    std::vector<WorkloadFit> workloads; ///< in the order of the needs

    [[nodiscard]] std::size_t met() const;     ///< number of workloads
    [[nodiscard]] std::size_t unknown() const; ///< likewise; the others are known not to be met
    [[nodiscard]] bool allMet() const { return met() == workloads.size(); }
    friend bool operator==(const NeedsFit&, const NeedsFit&) = default;
};

/// Connections, 0 or more, that the API states as the limit of whole pools as they are (of the leader pool: of its
/// writer), in the order of the shapes; they count instead of what follows from the catalog (rule 7). Empty, or beyond
/// the end: none is stated.
using StatedLimits = std::vector<std::optional<int>>;

/// Puts unpinned read workloads where as many as possible are met, exactly (of several such ways the one that fills
/// earlier pools first), the others where an unknown figure may be enough, or else where least is missing. Budget,
/// storage and high availability do not count. Beyond
/// maxReadWorkloads unpinned ones the others take what is left, one after the other: more might be met then.
[[nodiscard]] NeedsFit fitOf(const Needs& needs, const std::vector<PoolShape>& shapes, const Catalog& catalog,
                             const StatedLimits& stated = {});

/// fitOf(...).allMet(), sooner.
[[nodiscard]] bool carried(const Needs& needs, const std::vector<PoolShape>& shapes, const Catalog& catalog,
                           const StatedLimits& stated = {});

/// The most percent by which all connections can grow together, each rounded up, with every need still met; at most
/// mostGrowth. Empty when a need is not met as it is.
inline constexpr int mostGrowth = 1000;
[[nodiscard]] std::optional<int> growthCarried(const Needs& needs, const std::vector<PoolShape>& shapes,
                                               const Catalog& catalog, const StatedLimits& stated = {});
/// The needs with each number of connections grown by that many percent, rounded up, at most maxWorkloadConnections.
[[nodiscard]] Needs grown(const Needs& needs, int percent);

} // namespace poolhouse::core
