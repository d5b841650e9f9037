// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// One step of a plan, and the pools as they are once it is done.
struct PlanStep {
    Change change;
    std::vector<PoolShape> after;
    bool forcedByLimit = false; ///< it lowers capacity before all that raises it, because a limit (rule 1) leaves no other way

    friend bool operator==(const PlanStep&, const PlanStep&) = default;
};

/// A wanted pool that no plan can lead to.
struct PlanProblem {
    std::string pool;
    ChangeRefusal refusal;

    friend bool operator==(const PlanProblem&, const PlanProblem&) = default;
};

/// The steps from the live pools to the wanted ones, pools being the same when their names are. Whatever raises capacity
/// or redundancy comes before whatever lowers it, and what cannot be undone last, unless five pools or thirteen instances
/// force otherwise; a level and a count of one pool are two steps, the one that keeps more connections first. Every
/// intermediate shape obeys the rules. Live pools are taken as they are; a wanted one that breaks a rule is a problem.
[[nodiscard]] Result<std::vector<PlanStep>, std::vector<PlanProblem>>
planSteps(std::span<const PoolShape> live, std::span<const PoolShape> wanted, const Catalog& catalog);

} // namespace poolhouse::core
