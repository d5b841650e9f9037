// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/core/unreadable.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// Price of one instance of a level per month of 720 hours (rule 12).
struct LevelPrice {
    Money monthly;
    bool illustrative = false; ///< invented by the sandbox, not a published price

    friend bool operator==(const LevelPrice&, const LevelPrice&) = default;
};

/// Monthly price of storage beyond the included amount, in decimal gigabytes.
struct StorageRate {
    std::int64_t includedGb = 0;
    Money perGb;

    friend bool operator==(const StorageRate&, const StorageRate&) = default;
};

/// Of that much storage, what is paid for: rounded up to whole gigabytes, less the included ones (rule 11). 0 to 1e9.
[[nodiscard]] std::int64_t billedGb(double storageGb, const StorageRate& rate);

/// Published storage rate (rule 11), the fallback for price tables without one.
inline constexpr StorageRate publishedStorageRate{100, Money{20}};
/// Published storage limit of a cluster in decimal gigabytes (rule 11), the fallback when the API reports none.
inline constexpr std::int64_t publishedStorageLimitGb = 100'000;

/// Prices of one plan, such as "advanced" or "advanced-private" (rule 13).
struct PriceTable {
    std::map<std::string, LevelPrice, std::less<>> levels; ///< by level name
    std::optional<StorageRate> storage;                    ///< empty when the API has no "storage-optimized" entry

    [[nodiscard]] const LevelPrice* find(std::string_view level) const; ///< null: price unknown

    friend bool operator==(const PriceTable&, const PriceTable&) = default;
};

/// Price tables by plan name without the service prefix.
struct PriceList {
    std::map<std::string, PriceTable, std::less<>> plans;
    std::vector<Unreadable> unreadable = {};

    [[nodiscard]] const PriceTable* find(std::string_view plan) const; ///< null: the plan has no table

    friend bool operator==(const PriceList&, const PriceList&) = default;
};

} // namespace poolhouse::core
