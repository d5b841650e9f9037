// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pricing.h"

#include <string_view>

namespace poolhouse::sandbox {

/// What the sandbox sells: levels, and prices by plan.
struct Catalogue {
    core::Catalog levels;
    core::PriceList prices;

    /// Connections of one instance; 0 for a level that is not on offer.
    [[nodiscard]] int connectionsOf(std::string_view level) const;
};

/// "full": the published levels and prices, illustrative prices above 32G (rules 12, 13); "unpriced": nothing above 32G
/// has a price; "gaps": single levels have none, and the plan advanced-shield lacks its storage rate. Any other word
/// means "full".
[[nodiscard]] Catalogue makeCatalogue(std::string_view variant);

} // namespace poolhouse::sandbox
