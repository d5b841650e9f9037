// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/impact.h"
#include "models/core/plan.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// What one step does.
struct StepImpact {
    Impact impact;                 ///< from the shape before this step to the one after it
    std::vector<std::string> apps; ///< that lose an attachment and restart (rule 9), by name
    bool undoable = true;          ///< the opposite step brings back what was; a destroyed pool's endpoint is gone

    friend bool operator==(const StepImpact&, const StepImpact&) = default;
};

/// What somebody should know before a plan is applied.
struct PlanWarning {
    enum class Code {
        Destroys,          ///< cannot be undone; `names`: the apps that lose an attachment and restart (rule 9)
        BelowUse,          ///< the pool will accept `limit` connections, `used` are open
        BelowPeak,         ///< ... fewer than the `peak` seen
        UseUnknown,        ///< the pool will accept fewer, and nobody knows how many are open (rule 15)
        LowersLimit,       ///< the pool will accept `limit` connections, fewer than before (rule 10)
        LowersLevel,       ///< a smaller level can hurt performance (rule 10)
        AcceptsNothing,    ///< no instance is left: the endpoint stays and refuses everybody (rule 3)
        LosesRedundancy,   ///< from two or more instances to one (rule 5)
        NoRedundancy,      ///< the pool has one instance, as it had before or because it is new
        SurvivorsBelowUse, ///< with one instance lost it would accept `limit`, fewer than the `used` that are open
        ForcedByLimit, ///< `step` lowers capacity before something raises it: five pools, thirteen instances (rule 1)
        PriceUnknown,  ///< `names`: levels in the wanted shape whose price nobody knows
        IllustrativePrice, ///< the sandbox's own prices are part of the cost
        StorageUnknown,    ///< the cost of storage is not part of the sum
    };
    Code code = Code::Destroys;
    std::string pool; ///< empty for prices
    int step = 0;     ///< for ForcedByLimit, counted from 1
    std::optional<int> limit, used, peak;
    std::vector<std::string> names;

    friend bool operator==(const PlanWarning&, const PlanWarning&) = default;
};

/// The effect of a plan for one cluster: of the whole, of each step, and what to beware of.
struct PlanImpact {
    Impact whole;
    std::vector<StepImpact> steps;
    std::vector<PlanWarning> warnings; ///< what cannot be undone first, then by pool, then prices

    friend bool operator==(const PlanImpact&, const PlanImpact&) = default;
};

/// `steps` are planSteps() from `live`; `attachments` those of the cluster, of any app.
[[nodiscard]] PlanImpact planImpact(std::span<const PoolShape> live, std::span<const PlanStep> steps,
                                    const ImpactFacts& facts, std::span<const Attachment> attachments);

/// The phrase to type before `plan` destroys anything: APP/POOL for each pool, in the order of the steps, with a blank
/// between two; empty when nothing is destroyed.
[[nodiscard]] std::string destructionPhrase(const std::string& app, std::span<const PlanStep> steps);

} // namespace poolhouse::core
