// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/info_json.h"

namespace poolhouse::console {

/// Human-readable form of fleetJson(): totals and a table with one row per cluster.
[[nodiscard]] QString fleetTable(const fleet::Store& store, const InfoSource& source, core::Instant now);

/// Human-readable form of clusterJson().
[[nodiscard]] QString clusterTable(const fleet::Store& store, const fleet::ClusterRecord& record,
                                   const InfoSource& source, core::Instant now);

} // namespace poolhouse::console
