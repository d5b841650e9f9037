// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/operation_report.h"
#include "models/core/cost.h"

namespace poolhouse::console {

/// See resources/schema/create.schema.json. `cost`: of the new cluster.
[[nodiscard]] std::string creationJson(const OperationReport& report, const core::CostEstimate& cost);
[[nodiscard]] QString creationTable(const OperationReport& report, const core::CostEstimate& cost);

} // namespace poolhouse::console
