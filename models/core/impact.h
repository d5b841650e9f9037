// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cost.h"
#include "models/core/level.h"
#include "models/core/pool.h"
#include "models/core/pricing.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// What is known of a pool's load, for telling what a change would do to it.
struct PoolLoad {
    std::string pool;
    std::optional<int> used; ///< connections in use now; empty: unknown
    std::optional<int> peak; ///< the most seen since this program watches; empty: never read

    friend bool operator==(const PoolLoad&, const PoolLoad&) = default;
};

/// Everything that an impact is worked out from, beside the pools themselves.
struct ImpactFacts {
    const Catalog& catalog;
    const PriceTable* prices = nullptr; ///< null: no price is known
    std::optional<double> storageGb;    ///< decimal gigabytes
    std::span<const PoolLoad> loads;
};

/// Sums over a cluster's pools. Empty as soon as one part is unknown.
struct ClusterFigures {
    CostEstimate cost;
    std::optional<int> leaderLimit;
    std::optional<int> readLimit;      ///< of all follower pools
    std::optional<int> readSurvivable; ///< with one instance lost in each
    std::optional<int> followerVcpu;
    std::optional<double> followerMemoryGb;
    int followerPools = 0;
    int followerInstances = 0;

    friend bool operator==(const ClusterFigures&, const ClusterFigures&) = default;
};

/// What becomes of one pool.
struct PoolImpact {
    std::string pool;
    std::optional<PoolShape> before;                      ///< empty: it is new
    std::optional<PoolShape> after;                       ///< empty: it is destroyed
    std::optional<int> limitBefore, limitAfter;           ///< rule 7; 0 for a pool that is not there
    std::optional<int> survivableBefore, survivableAfter; ///< empty for the leader pool
    std::optional<int> used, peak;

    [[nodiscard]] bool destroyed() const { return before && !after; }
    [[nodiscard]] bool created() const { return !before && after; }
    [[nodiscard]] bool losesCapacity() const;     ///< rule 10
    [[nodiscard]] bool losesRedundancy() const;   ///< from two or more instances to one (rule 5)
    [[nodiscard]] bool belowUse() const;          ///< fewer connections accepted than are open now
    [[nodiscard]] bool belowPeak() const;         ///< ... than were open at the peak seen
    [[nodiscard]] bool survivorsBelowUse() const; ///< with one instance lost, fewer than are open now
    friend bool operator==(const PoolImpact&, const PoolImpact&) = default;
};

/// The joint effect of going from one list of pools to another.
struct Impact {
    ClusterFigures before;
    ClusterFigures after;
    std::vector<PoolImpact> pools; ///< those that change, in the order of the wider list

    [[nodiscard]] bool lowersCapacityBelowUse() const; ///< for any pool: needs an explicit acceptance
    [[nodiscard]] bool lowersCapacityBelowPeak() const;
    [[nodiscard]] bool destroysAny() const;
    /// What more it costs a month, negative when less; empty when a pool that changes has a level whose price is
    /// unknown. Gaps in what stays as it is do not matter.
    [[nodiscard]] std::optional<Money> costChange() const;
    friend bool operator==(const Impact&, const Impact&) = default;
};

/// Several clusters together; the cost has no lines.
[[nodiscard]] ClusterFigures sumOf(std::span<const ClusterFigures> parts);
[[nodiscard]] ClusterFigures figuresOf(std::span<const PoolShape> pools, const ImpactFacts& facts);
[[nodiscard]] Impact impactOf(std::span<const PoolShape> before, std::span<const PoolShape> after,
                              const ImpactFacts& facts);

} // namespace poolhouse::core
