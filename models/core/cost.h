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
    int count = 0;                  ///< instances; a standby counts as a full one. Billed GB for storage.
    std::optional<Money> unitPrice; ///< of one instance or one GB; empty: price unknown
    std::optional<Money> monthly;   ///< empty: price unknown, never counted as $0
    bool illustrative = false;      ///< rests on a price that the sandbox made up

    friend bool operator==(const CostLine&, const CostLine&) = default;
};

/// Why a total is only "at least".
struct CostGap {
    enum class Kind { LevelPriceUnknown, StorageSizeUnknown };
    Kind kind = Kind::LevelPriceUnknown;
    std::string level; ///< for LevelPriceUnknown

    friend auto operator<=>(const CostGap&, const CostGap&) = default;
    friend bool operator==(const CostGap&, const CostGap&) = default;
};

struct CostEstimate {
    std::vector<CostLine> lines;       ///< leader, followers in the order given, storage
    Money known;                       ///< the sum of the known lines
    std::vector<CostGap> gaps;         ///< each named once; empty: `known` is the whole cost
    bool illustrative = false;         ///< an illustrative price entered `known`
    bool publishedStorageRate = false; ///< the API gave no storage rate, the published one was used (rule 11)

    [[nodiscard]] bool complete() const { return gaps.empty(); }
    friend bool operator==(const CostEstimate&, const CostEstimate&) = default;
};

/// What pools of these shapes with this much storage cost on a plan. `storageGb` is in decimal gigabytes; a started GB
/// counts as a whole one. `prices` may be null (the plan has no table): then every level is a gap.
[[nodiscard]] CostEstimate estimateCost(std::span<const PoolShape> pools, std::optional<double> storageGb,
                                        const PriceTable* prices);
[[nodiscard]] CostEstimate estimateCost(const ClusterInfo& cluster, const PriceTable* prices);

/// Several clusters together: known parts add up, gaps are named once, no lines.
[[nodiscard]] CostEstimate totalCost(std::span<const CostEstimate> estimates);

/// Each part's share of their sum in whole percent, such that the shares add up to 100: rounded down, then the largest
/// remainders get one more, the earlier part on a tie. All 0 when the sum is 0. Parts are never negative.
[[nodiscard]] std::vector<int> wholePercents(std::span<const Money> parts);

/// What this monthly cost amounts to from the first of the month (UTC), or from `createdAt` when that is later, until
/// `now`, at 720 hours a month and never more than the monthly price. Rounded half up to a cent.
[[nodiscard]] Money monthToDate(Money monthly, std::optional<Instant> createdAt, Instant now);

} // namespace poolhouse::core
