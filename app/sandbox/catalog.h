// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pricing.h"

#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::sandbox {

/// The sandbox's levels and their prices by plan.
struct PricedCatalog {
    core::Catalog levels;
    core::PriceList prices;

    /// Connections per instance; 0 for an unknown level.
    [[nodiscard]] int connectionsOf(std::string_view level) const;
};

/// Variants: "full" has the published levels and prices, with illustrative prices above 32G (rules 12, 13); "unpriced"
/// has no prices above 32G; "gaps" lacks the prices of some levels and the storage rate of advanced-shield. Any other
/// word means "full".
[[nodiscard]] PricedCatalog makeCatalog(std::string_view variant);

/// Resolves "17" or "17.5" to the full PostgreSQL version "17.5"; empty when unavailable.
[[nodiscard]] std::optional<std::string> fullVersion(std::string_view version);
[[nodiscard]] std::string newestVersion();
/// Default version of a new database.
[[nodiscard]] std::string defaultVersion();
/// "16, 17, 18", for messages.
[[nodiscard]] std::string versionNames();

} // namespace poolhouse::sandbox
