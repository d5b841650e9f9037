// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/pricing.h"

#include <algorithm>
#include <cmath>

namespace poolhouse::core {

std::int64_t billedGb(double storageGb, const StorageRate& rate) {
    constexpr double most = 1e9; // an int holds it
    return static_cast<std::int64_t>(
        std::clamp(std::ceil(storageGb) - static_cast<double>(rate.includedGb), 0.0, most));
}

const LevelPrice* PriceTable::find(std::string_view level) const {
    const auto at = levels.find(level);
    return at == levels.end() ? nullptr : &at->second;
}

const PriceTable* PriceList::find(std::string_view plan) const {
    const auto at = plans.find(plan);
    return at == plans.end() ? nullptr : &at->second;
}

} // namespace poolhouse::core
