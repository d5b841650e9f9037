// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/json_values.h"

namespace poolhouse::console {

namespace {

Json gapJson(const core::CostGap& gap) {
    switch (gap.kind) {
    case core::CostGap::Kind::LevelPriceUnknown: return {{"kind", "level_price_unknown"}, {"level", gap.level}};
    case core::CostGap::Kind::StorageSizeUnknown: return {{"kind", "storage_size_unknown"}};
    }
    return {};
}

} // namespace

Json orNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json instantJson(const std::optional<core::Instant>& instant) {
    return instant ? Json(core::formatInstant(*instant)) : Json(nullptr);
}

Json gapsJson(const core::CostEstimate& cost) {
    auto gaps = Json::array();
    for (const auto& gap : cost.gaps) {
        gaps.push_back(gapJson(gap));
    }
    return gaps;
}

Json centsJson(const core::CostEstimate& cost) {
    return cost.complete() || cost.known.cents != 0 ? Json(cost.known.cents) : Json(nullptr);
}

std::string textOf(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace poolhouse::console
