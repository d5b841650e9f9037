// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_report.h"
#include "models/core/credential.h"

namespace poolhouse::console {

/// Per resources/schema/credentials.schema.json.
[[nodiscard]] std::string credentialsJson(const AreaReading& reading, const std::vector<core::Credential>& credentials);
[[nodiscard]] QString credentialsTable(const AreaReading& reading, const std::vector<core::Credential>& credentials);

} // namespace poolhouse::console
