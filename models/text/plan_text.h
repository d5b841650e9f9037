// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/plan_impact.h"
#include "models/core/recommend.h"

#include <QString>

#include <vector>

/// Text of plans and recommendations (context "Wording"), and their codes for programs.
namespace poolhouse::text {

/// "Scale web-reads from 3 to 5 instances"
[[nodiscard]] QString stepTitle(const core::Change& change, const std::vector<core::PoolShape>& before);
[[nodiscard]] QString planWarning(const core::PlanWarning& warning);
/// "Apps restart: catalog-api twice, reports once." Empty: no app restarts.
[[nodiscard]] QString restartsText(const std::vector<core::AppRestarts>& restarts);
/// The need that cannot be met, and by how much.
[[nodiscard]] QString infeasibility(const core::Infeasibility& reason);

// Codes for programs: never translated, never changed once released.
[[nodiscard]] const char* code(core::ChangeKind kind);            ///< "set_count"
[[nodiscard]] const char* code(core::PlanWarning::Code warning);  ///< "below_use"
[[nodiscard]] const char* code(core::Infeasibility::Code reason); ///< "too_many_instances"

} // namespace poolhouse::text
