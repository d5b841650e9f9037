// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/documents/document_problem.h"

#include <string>
#include <string_view>

namespace poolhouse::documents {

/// PLAN.json, see resources/schema/plan.schema.json. What reads is well formed: every cluster once, its pools with
/// unique names and one leader. Whether the wanted pools obey the rules depends on the catalogue: planSteps() says.
[[nodiscard]] DocumentResult<core::Plan> readPlan(std::string_view text);
[[nodiscard]] std::string writePlan(const core::Plan& plan);

} // namespace poolhouse::documents
