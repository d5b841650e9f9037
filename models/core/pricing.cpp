// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/pricing.h"

namespace poolhouse::core {

const LevelPrice* PriceTable::find(std::string_view level) const {
    const auto at = levels.find(level);
    return at == levels.end() ? nullptr : &at->second;
}

const PriceTable* PriceList::find(std::string_view plan) const {
    const auto at = plans.find(plan);
    return at == plans.end() ? nullptr : &at->second;
}

} // namespace poolhouse::core
