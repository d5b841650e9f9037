// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_report.h"
#include "models/core/quota.h"

namespace poolhouse::console {

/// Per resources/schema/quotas.schema.json.
[[nodiscard]] std::string quotasJson(const AreaReading& reading, const std::vector<core::Quota>& quotas);
[[nodiscard]] QString quotasTable(const AreaReading& reading, const std::vector<core::Quota>& quotas);

} // namespace poolhouse::console
