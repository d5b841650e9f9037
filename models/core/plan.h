// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// One step of a plan and the pools after it.
struct PlanStep {
    Change change;
    std::vector<PoolShape> after;
    bool forcedByLimit = false; ///< lowers capacity before a pending raise, to stay within the limits (rule 1)

    friend bool operator==(const PlanStep&, const PlanStep&) = default;
};

/// A wanted pool that cannot be reached.
struct PlanProblem {
    std::string pool;
    ChangeRefusal refusal;

    friend bool operator==(const PlanProblem&, const PlanProblem&) = default;
};

/// The steps from the live pools to the wanted ones; pools are identified by name.
///
/// Order: steps that raise capacity or redundancy, then steps that lower it, then destruction. Capacity is lowered
/// early only when no remaining raise fits within five pools and thirteen instances (rule 1): the fewest pools
/// destroyed, then the fewest connections lost; these steps are marked forcedByLimit. A level and a count of one pool
/// are two steps, ordered to keep more connections in between. A new pool with count 0 is created with 1 and scaled
/// down, since the API creates none without instances. Every intermediate state obeys the rules.
///
/// Live pools are not validated. Every wanted pool that violates a rule is reported as a problem.
[[nodiscard]] Result<std::vector<PlanStep>, std::vector<PlanProblem>>
planSteps(std::span<const PoolShape> live, std::span<const PoolShape> wanted, const Catalog& catalog);

/// Number of steps already applied when the pools are `now`, ignoring their order: 0 if equal to `live`, all if equal
/// to the last step. Empty if `now` matches no step, i.e. the pools were changed externally.
[[nodiscard]] std::optional<std::size_t> stepsDone(std::span<const PoolShape> live, std::span<const PlanStep> steps,
                                                   std::span<const PoolShape> now);

} // namespace poolhouse::core
