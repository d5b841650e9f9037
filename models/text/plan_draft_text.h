// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/conversion.h"
#include "models/plans/needs.h"
#include "models/plans/plan_edit.h"

#include <QString>

/// Text for plans that are edited, and for what was entered as needs (context "Wording").
namespace poolhouse::text {

[[nodiscard]] QString planEdit(const plans::PlanEdit& edit);               ///< "5 instances for web-reads"
[[nodiscard]] QString alternativeName(const plans::PlanAlternative& plan); ///< "Plan 3"
/// "The plan for %1 of %2 ...": why a plan cannot be opened here.
[[nodiscard]] QString planMismatch(const plans::PlanMismatch& mismatch);
/// "Based on 3 min of readings, no gaps."; empty while no workload is an observed peak.
[[nodiscard]] QString readingBasis(const plans::NeedsDraft& needs);
/// The peaks rest on less than a day of readings.
[[nodiscard]] bool briefly(const plans::NeedsDraft& needs);
[[nodiscard]] QString connectionsProblem(plans::ConnectionsProblem problem); ///< beside the field, with an example
[[nodiscard]] QString budgetProblem(plans::BudgetProblem problem);

} // namespace poolhouse::text
