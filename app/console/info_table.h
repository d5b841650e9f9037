// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/info_json.h"

namespace poolhouse::console {

/// What fleetJson() says, for reading: a line of totals and a table, one row per cluster.
[[nodiscard]] QString fleetTable(const fleet::Store& store, const InfoSource& source, core::Instant now);

/// What clusterJson() says, for reading.
[[nodiscard]] QString clusterTable(const fleet::Store& store, const fleet::ClusterRecord& record,
                                   const InfoSource& source, core::Instant now);

} // namespace poolhouse::console
