// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/operation_report.h"

namespace poolhouse::console {

/// See resources/schema/maintenance-change.schema.json.
[[nodiscard]] std::string maintenanceChangeJson(const OperationReport& report);
[[nodiscard]] QString maintenanceChangeTable(const OperationReport& report);

} // namespace poolhouse::console
