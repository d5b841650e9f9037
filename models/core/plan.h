// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// One step of a plan, and the pools as they are once it is done.
struct PlanStep {
    Change change;
    std::vector<PoolShape> after;
    bool forcedByLimit = false; ///< it lowers capacity while something that raises it still waits for the room (rule 1)

    friend bool operator==(const PlanStep&, const PlanStep&) = default;
};

/// A wanted pool that no plan can lead to.
struct PlanProblem {
    std::string pool;
    ChangeRefusal refusal;

    friend bool operator==(const PlanProblem&, const PlanProblem&) = default;
};

/// The steps from the live pools to the wanted ones, pools being the same when their names are.
///
/// Whatever raises capacity or redundancy comes before whatever lowers it, and destroying comes last. Only when nothing
/// that is left to raise fits into five pools and thirteen instances is something lowered first: as few pools destroyed
/// as possible, then as few connections given up. Those steps say so. A level and a count of one pool are two steps,
/// the one that leaves more connections in between first. A new pool without instances is made with one, which is then
/// taken away (the API makes no other). Every shape in between obeys the rules.
///
/// Live pools are taken as they are, the wanted ones must obey the rules: the problems name each that does not.
[[nodiscard]] Result<std::vector<PlanStep>, std::vector<PlanProblem>>
planSteps(std::span<const PoolShape> live, std::span<const PoolShape> wanted, const Catalog& catalog);

/// How many of the steps are done when the pools are `now`: 0 when they are as they were decided on, all when they are
/// as wanted. Empty when they are like after no step: somebody else has changed them. Order does not count.
[[nodiscard]] std::optional<std::size_t> stepsDone(std::span<const PoolShape> live, std::span<const PlanStep> steps,
                                                   std::span<const PoolShape> now);

} // namespace poolhouse::core
