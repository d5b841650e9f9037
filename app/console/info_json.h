// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/report_source.h"
#include "models/core/instant.h"

#include <string>

namespace poolhouse::fleet {
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::console {

/// The whole fleet per resources/schema/info.schema.json: indented, newline-terminated.
[[nodiscard]] std::string fleetJson(const fleet::Store& store, const InfoSource& source, core::Instant now);

/// One cluster: the same object as in the fleet, plus "source".
[[nodiscard]] std::string clusterJson(const fleet::Store& store, const fleet::ClusterRecord& record,
                                      const InfoSource& source, core::Instant now);

} // namespace poolhouse::console
