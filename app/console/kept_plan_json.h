// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/document_problem.h"
#include "models/plans/planner_keeper.h"

#include <string>
#include <string_view>

namespace poolhouse::console {

/// A plan being edited, with its unvalidated input. Private format: unlike PLAN.json, it need not satisfy any rule.
[[nodiscard]] std::string writeKept(const plans::PlannerKeeper::Kept& kept);
[[nodiscard]] documents::DocumentResult<plans::PlannerKeeper::Kept> readKept(std::string_view text);

} // namespace poolhouse::console
