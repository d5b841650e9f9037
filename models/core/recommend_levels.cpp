// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend_levels.h"

#include "models/core/pricing.h"
#include "models/core/recommend.h"

#include <algorithm>
#include <limits>

namespace poolhouse::core {

namespace recommending {

Choices choicesOf(const Catalog& catalog, const PriceTable& prices) {
    constexpr auto unbounded = std::numeric_limits<int>::max();
    Choices choices;
    for (const auto& level : catalog.levels()) {
        const auto* price = prices.find(level.name);
        const int most = level.connectionsPerInstance.value_or(unbounded);
        if (price != nullptr) {
            choices.priced.push_back(&level);
        }
        if (price != nullptr && level.connectionsPerInstance && most > 0) {
            choices.offers.push_back({&level, price->monthly.cents});
        }
        if (most > 0) {
            choices.conceivable.push_back({level.name, level.vcpu.value_or(unbounded),
                                           level.memoryGb.value_or(std::numeric_limits<double>::infinity()), most});
        }
    }
    return choices;
}

std::vector<Offer> conceivableOffers(const Choices& choices) {
    std::vector<Offer> offers;
    offers.reserve(choices.conceivable.size());
    for (const auto& level : choices.conceivable) {
        offers.push_back({&level, 0});
    }
    return offers;
}

bool nothingUnknown(const Choices& choices) {
    return choices.offers.size() == choices.conceivable.size() &&
           std::all_of(choices.offers.begin(), choices.offers.end(),
                       [](const Offer& offer) { return offer.level->complete(); });
}

} // namespace recommending

LevelsLeftOut levelsLeftOut(const Catalog& catalog, const PriceTable& prices) {
    LevelsLeftOut leftOut;
    for (const auto& level : catalog.levels()) {
        if (prices.find(level.name) == nullptr) {
            leftOut.unpriced.push_back(level.name);
        } else if (!level.connectionsPerInstance) {
            leftOut.unlimited.push_back(level.name);
        }
    }
    return leftOut;
}

} // namespace poolhouse::core
