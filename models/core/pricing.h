// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::core {

/// The price of one instance of a level for a month of 720 hours (rule 12).
struct LevelPrice {
    Money monthly;
    bool illustrative = false; ///< the sandbox's own invention, not a published price

    friend bool operator==(const LevelPrice&, const LevelPrice&) = default;
};

/// What storage beyond the included amount costs for a month.
struct StorageRate {
    std::int64_t includedGb = 0;
    Money perGb;

    friend bool operator==(const StorageRate&, const StorageRate&) = default;
};

/// The published storage rate (rule 11), for a price table that gives none.
inline constexpr StorageRate publishedStorageRate{100, Money{20}};
/// The most storage that a cluster can have, in decimal gigabytes (rule 11), where the API names no limit.
inline constexpr std::int64_t publishedStorageLimitGb = 100'000;

/// The prices of one plan, such as "advanced" or "advanced-private" (rule 13).
struct PriceTable {
    std::map<std::string, LevelPrice, std::less<>> levels; ///< by level name
    std::optional<StorageRate> storage;                    ///< empty when the API gives no "storage-optimized" entry

    [[nodiscard]] const LevelPrice* find(std::string_view level) const; ///< null: price unknown

    friend bool operator==(const PriceTable&, const PriceTable&) = default;
};

/// Every plan's price table, by plan name without the service prefix.
struct PriceList {
    std::map<std::string, PriceTable, std::less<>> plans;

    [[nodiscard]] const PriceTable* find(std::string_view plan) const; ///< null: the plan has no table

    friend bool operator==(const PriceList&, const PriceList&) = default;
};

} // namespace poolhouse::core
