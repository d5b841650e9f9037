// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_result.h"
#include "app/console/priced_catalog.h"
#include "models/core/recommend.h"

namespace poolhouse::console {

/// `poolhouse recommend`: the cheapest shape, as JSON (resources/schema/recommend.schema.json) or as a table; or the
/// reasons why there is none, with exitInfeasible. Malformed needs give exitUsage.
[[nodiscard]] CommandResult runRecommendation(const core::Needs& needs, const PricedCatalog& priced, bool json);

} // namespace poolhouse::console
