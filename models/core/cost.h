// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/money.h"
#include "models/core/pricing.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// One line of a cluster's bill for a month of 720 hours (rule 12).
struct CostLine {
    enum class Kind { Leader, FollowerPool, Storage };
    Kind kind = Kind::FollowerPool;
    std::string pool;               ///< empty for storage
    std::string level;              ///< empty for storage
    int count = 0;                  ///< instances, a standby included; for storage, billed GB
    std::optional<Money> unitPrice; ///< per instance or per GB and month; empty: price unknown
    std::optional<Money> monthly;   ///< empty: price unknown, never counted as $0
    bool illustrative = false;      ///< based on a price invented by the sandbox

    friend bool operator==(const CostLine&, const CostLine&) = default;
};

/// Why a total is only a lower bound.
struct CostGap {
    enum class Kind { LevelPriceUnknown, StorageSizeUnknown, PoolsUnknown };
    Kind kind = Kind::LevelPriceUnknown;
    std::string level; ///< for LevelPriceUnknown

    friend auto operator<=>(const CostGap&, const CostGap&) = default;
    friend bool operator==(const CostGap&, const CostGap&) = default;
};

struct CostEstimate {
    std::vector<CostLine> lines;       ///< leader, followers in input order, storage
    Money known;                       ///< sum of the lines with a known price, per month
    std::vector<CostGap> gaps;         ///< without duplicates; empty: `known` is the total
    bool illustrative = false;         ///< `known` includes an illustrative price
    bool publishedStorageRate = false; ///< the price table has no storage rate; the published one was used (rule 11)

    [[nodiscard]] bool complete() const { return gaps.empty(); }
    void addGap(const CostGap& gap); ///< once
    friend bool operator==(const CostEstimate&, const CostEstimate&) = default;
};

/// Monthly cost of these pools and this much storage (rules 11 to 13). `storageGb`: decimal gigabytes, rounded up to
/// whole ones; empty: a gap. `prices` may be null (no table for the plan): every level is a gap then.
[[nodiscard]] CostEstimate estimateCost(std::span<const PoolShape> pools, std::optional<double> storageGb,
                                        const PriceTable* prices);
/// Without its leader, or with a pool that could not be read, a cluster has a gap more.
[[nodiscard]] CostEstimate estimateCost(const ClusterInfo& cluster, const PriceTable* prices);

/// Sum over clusters: known parts added, gaps without duplicates, no lines.
[[nodiscard]] CostEstimate totalCost(std::span<const CostEstimate> estimates);

/// Shares of the sum in whole percent that add up to 100 (largest remainder method; ties favour the earlier part). All
/// 0 when the sum is 0. Precondition: no part is negative.
[[nodiscard]] std::vector<int> wholePercents(std::span<const Money> parts);

} // namespace poolhouse::core
