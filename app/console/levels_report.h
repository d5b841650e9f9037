// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/priced_catalog.h"
#include "app/console/report_source.h"
#include "models/core/instant.h"

#include <QString>

#include <string>

namespace poolhouse::console {

/// Per resources/schema/levels.schema.json, with the prices of all tiers. A file for --catalog as well, unless a figure
/// of a level is unknown.
[[nodiscard]] std::string levelsJson(const PricedCatalog& priced, const InfoSource& source, core::Instant readAt);
/// The levels with the prices of the tier that is asked for.
[[nodiscard]] QString levelsTable(const PricedCatalog& priced, const InfoSource& source);

} // namespace poolhouse::console
