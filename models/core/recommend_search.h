// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to recommend.cpp: the search for the follower pools.

#include "models/core/level.h"
#include "models/core/stop_check.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core::recommending {

// A search that is stopped returns no answer: what it returns then has no meaning.

/// One bit per item, at most 12.
using Mask = std::uint16_t;

/// A priced level with a known limit of connections.
struct Offer {
    const Level* level = nullptr;
    std::int64_t cents = 0; ///< per instance and month

    /// An unknown figure meets no requirement.
    [[nodiscard]] bool fits(double memoryGb, int vcpu) const;
};

/// How many connections instances have to carry; see Needs.
struct Rule {
    bool survive = false;
    int margin = 0; ///< hundredths, less than 100
    bool avoidOverflow = false;

    /// Whether `working` instances carry that many with the margin.
    [[nodiscard]] bool carries(const Level& level, std::int64_t working, std::int64_t connections) const;
    /// The fewest instances of a pool.
    [[nodiscard]] std::int64_t instancesFor(const Level& level, std::int64_t connections) const;
    /// The fewest that carry the connections with the margin, before any is lost.
    [[nodiscard]] std::int64_t workingFor(int perInstance, std::int64_t connections) const;
};

/// Read workloads that must share a pool: all pinned to one name, or a single unpinned one.
struct Item {
    std::vector<std::size_t> workloads; ///< indices into Needs::workloads
    std::string pinned;                 ///< pool name; empty: any pool
    bool alone = false;                 ///< requires a dedicated pool
    std::int64_t connections = 0;
    double memoryGb = 0;
    int vcpu = 0;
};

/// One pool of a solution.
struct ChosenPool {
    Mask items = 0;
    std::size_t offer = 0;
    int count = 0;
};

/// The optimal pools for all items (order of preference: see recommend()), unsorted; empty when five pools and thirteen
/// instances do not suffice. Dynamic programming over subsets of items: each subset keeps its Pareto-optimal choices by
/// cost, instances and pools, which is exact because every criterion is additive. Choices that cannot lead to a cheaper
/// solution than the best known one are pruned.
[[nodiscard]] std::vector<ChosenPool> choosePools(std::span<const Item> items, std::span<const Offer> offers,
                                                  const Rule& rule, StopCheck& stop);

inline constexpr std::size_t mostKinds = 3;
inline constexpr std::int64_t mostTimesAnswer = 2; ///< what the pools of another kind may cost, in those of the best

/// The optimal pools, and the best ones of each of the next kinds, up to `kinds` in all (at most mostKinds): no two of
/// them have the same number of pools on each level. The same search with what none of `kinds` better kinds beats.
[[nodiscard]] std::vector<std::vector<ChosenPool>> chooseKinds(std::span<const Item> items,
                                                               std::span<const Offer> offers, const Rule& rule,
                                                               std::size_t kinds, StopCheck& stop);

/// Smallest number of pools for all items, without the limits of rule 1. Precondition: every item fits an offer.
[[nodiscard]] int fewestPools(std::span<const Item> items, std::span<const Offer> offers);

/// Smallest number of instances in at most five pools, without the limit of thirteen. Precondition: five pools suffice.
[[nodiscard]] std::int64_t fewestInstances(std::span<const Item> items, std::span<const Offer> offers, const Rule& rule,
                                           StopCheck& stop);

} // namespace poolhouse::core::recommending
