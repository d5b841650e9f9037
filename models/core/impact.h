// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/cost.h"
#include "models/core/level.h"
#include "models/core/pool.h"
#include "models/core/pricing.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// Known load of a pool.
struct PoolLoad {
    std::string pool;
    std::optional<int> used; ///< connections in use now; empty: unknown
    std::optional<int> peak; ///< highest reading of this console; empty: never read

    friend bool operator==(const PoolLoad&, const PoolLoad&) = default;
};

/// Inputs of an impact besides the pools. Referenced data must outlive the call.
struct ImpactFacts {
    const Catalog& catalog;
    const PriceTable* prices = nullptr; ///< null: no price is known
    std::optional<double> storageGb;    ///< decimal gigabytes
    std::span<const PoolLoad> loads;
};

/// Sums over a cluster's pools; a sum is empty if any part is unknown, or the pools themselves are.
struct ClusterFigures {
    CostEstimate cost;
    std::optional<int> leaderLimit;
    std::optional<int> readLimit;      ///< of all follower pools
    std::optional<int> readSurvivable; ///< with one instance lost in each
    std::optional<int> followerVcpu;
    std::optional<double> followerMemoryGb;
    std::optional<int> followerPools;
    std::optional<int> followerInstances;

    friend bool operator==(const ClusterFigures&, const ClusterFigures&) = default;
};

/// Effect on one pool.
struct PoolImpact {
    std::string pool;
    std::optional<PoolShape> before;                      ///< empty: created
    std::optional<PoolShape> after;                       ///< empty: destroyed
    std::optional<int> limitBefore, limitAfter;           ///< rule 7; 0 when the pool does not exist
    std::optional<int> survivableBefore, survivableAfter; ///< empty for the leader pool
    std::optional<int> used, peak;

    [[nodiscard]] bool destroyed() const { return before && !after; }
    [[nodiscard]] bool created() const { return !before && after; }
    [[nodiscard]] bool losesCapacity() const;     ///< rule 10
    [[nodiscard]] bool losesRedundancy() const;   ///< from two or more instances to one (rule 5)
    [[nodiscard]] bool belowUse() const;          ///< the new limit is below the connections in use
    [[nodiscard]] bool belowPeak() const;         ///< ... below the observed peak
    [[nodiscard]] bool survivorsBelowUse() const; ///< ... with one instance lost, below the connections in use
    friend bool operator==(const PoolImpact&, const PoolImpact&) = default;
};

/// Combined effect of a transition between two lists of pools.
struct Impact {
    ClusterFigures before;
    ClusterFigures after;
    std::vector<PoolImpact> pools; ///< changed pools only: those of `before` in order, then new ones

    [[nodiscard]] bool lowersCapacityBelowUse() const; ///< of any pool; requires explicit confirmation
    [[nodiscard]] bool lowersCapacityBelowPeak() const;
    [[nodiscard]] bool destroysAny() const;
    /// Monthly cost difference, negative for savings; empty when the price of a changed pool's level is unknown. Gaps
    /// in unchanged pools do not matter.
    [[nodiscard]] std::optional<Money> costChange() const;
    friend bool operator==(const Impact&, const Impact&) = default;
};

/// Sum over clusters; the cost has no lines.
[[nodiscard]] ClusterFigures sumOf(std::span<const ClusterFigures> parts);
[[nodiscard]] ClusterFigures figuresOf(std::span<const PoolShape> pools, const ImpactFacts& facts);
/// Of a cluster whose pools are not all known: no sums over followers, and the cost is a lower bound.
[[nodiscard]] ClusterFigures withPoolsUnknown(ClusterFigures figures);
/// Of a live cluster: limits, instances, vCPUs and memory of what is up, beside the cost of what is expected.
[[nodiscard]] ClusterFigures currentFigures(const ClusterInfo& cluster, const ImpactFacts& facts);
[[nodiscard]] Impact impactOf(std::span<const PoolShape> before, std::span<const PoolShape> after,
                              const ImpactFacts& facts);

} // namespace poolhouse::core
