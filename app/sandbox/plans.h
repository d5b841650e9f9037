// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace poolhouse::sandbox {

/// A plan of the add-on service.
struct PlanRule {
    std::string_view name; ///< without the service prefix
    int monthlyCents = 0;  ///< 0 for metered plans
    bool metered = false;  ///< billed by level, count and storage: the Advanced plans
};

/// All plans, cheapest first within each tier. Prices of the private and shield plans are illustrative.
[[nodiscard]] std::span<const PlanRule> allPlans();
/// Null when there is none of that name.
[[nodiscard]] const PlanRule* findPlan(std::string_view name);

/// "Standard 2" for "standard-2".
[[nodiscard]] std::string humanPlanName(std::string_view name);
/// The plan is for private spaces only.
[[nodiscard]] bool inPrivateSpaces(std::string_view name);

} // namespace poolhouse::sandbox
