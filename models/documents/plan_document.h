// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/documents/document_problem.h"

#include <string>
#include <string_view>

namespace poolhouse::documents {

/// PLAN.json, see resources/schema/plan.schema.json. Guarantees unique clusters, each with unique pool names and one
/// leader pool, and moves of apps between those pools. Rules that depend on the catalog are checked by planSteps().
[[nodiscard]] DocumentResult<core::Plan> readPlan(std::string_view text);
/// Of version 2 if apps are moved, which earlier programs refuse; else of version 1.
[[nodiscard]] std::string writePlan(const core::Plan& plan);

} // namespace poolhouse::documents
