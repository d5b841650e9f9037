// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/plan_application.h"

#include <QString>

#include <string>

namespace poolhouse::console {

/// Output of `apply` and of the commands that change pools, see resources/schema/apply.schema.json.
[[nodiscard]] std::string applyJson(const PlanEstimate& estimate, const PlanApplication& application);
[[nodiscard]] QString applyTable(const PlanEstimate& estimate, const PlanApplication& application);

} // namespace poolhouse::console
