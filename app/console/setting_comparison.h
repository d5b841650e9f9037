// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_report.h"
#include "models/core/setting_change.h"

namespace poolhouse::console {

/// Per resources/schema/settings-comparison.schema.json. `reading`: of the first cluster.
[[nodiscard]] std::string comparisonJson(const AreaReading& reading, const fleet::ClusterRecord& other,
                                         const std::vector<core::ComparedSetting>& settings);
[[nodiscard]] QString comparisonTable(const AreaReading& reading, const fleet::ClusterRecord& other,
                                      const std::vector<core::ComparedSetting>& settings);

} // namespace poolhouse::console
