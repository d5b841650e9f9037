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

/// Effect of one step.
struct StepImpact {
    Impact impact;                 ///< relative to the state before this step; of attachments, no pool changes
    std::vector<std::string> apps; ///< names of apps that get or lose an attachment and restart (rule 9)
    bool undoable = true;          ///< the inverse step restores the state; false for destruction (endpoint lost)

    friend bool operator==(const StepImpact&, const StepImpact&) = default;
};

/// A warning to show before a plan is applied.
struct PlanWarning {
    enum class Code {
        Destroys,          ///< irreversible; `names`: apps that lose an attachment and restart (rule 9)
        BelowUse,          ///< the new limit `limit` is below the `used` connections
        BelowPeak,         ///< ... below the observed `peak`
        UseUnknown,        ///< the limit drops and the connections in use are unknown (rule 15)
        LowersLimit,       ///< the limit drops to `limit` (rule 10)
        LowersLevel,       ///< a smaller level may reduce performance (rule 10)
        AcceptsNothing,    ///< count 0: the endpoint stays and refuses all connections (rule 3); `names`: apps that are
                           ///< attached to it in the end
        LosesRedundancy,   ///< from two or more instances to one (rule 5)
        NoRedundancy,      ///< one instance, unchanged or new
        SurvivorsBelowUse, ///< with one instance lost, the limit `limit` would be below the `used` connections
        ForcedByLimit,     ///< `step` lowers capacity before a raise, to stay within the limits (rule 1)
        PriceUnknown,      ///< `names`: wanted levels without a known price
        IllustrativePrice, ///< the cost includes prices invented by the sandbox
        StorageUnknown,    ///< the total excludes storage
        LosesConfigVar,    ///< with `step`; `names`: the app and the attachment
        WithoutAttachment, ///< likewise, and its new attachment is made later only (PlanStep::forcedByLimit)
        LeaderUnattached,  ///< with `step` no app is left that is known to be attached to the leader
    };
    Code code = Code::Destroys;
    std::string pool; ///< empty for prices
    int step = 0;     ///< where one is named, 1-based
    std::optional<int> limit, used, peak;
    std::vector<std::string> names;

    friend bool operator==(const PlanWarning&, const PlanWarning&) = default;
};

/// Effect of a plan on one cluster: overall, per step, and the resulting warnings.
struct PlanImpact {
    Impact whole;
    std::vector<StepImpact> steps;
    std::vector<PlanWarning> warnings; ///< irreversible ones first, then by pool, then by step, then prices

    friend bool operator==(const PlanImpact&, const PlanImpact&) = default;
};

/// `steps`: result of planSteps() for `live`. `attachments`: all of the cluster's, of any app.
[[nodiscard]] PlanImpact planImpact(std::span<const PoolShape> live, std::span<const PlanStep> steps,
                                    const ImpactFacts& facts, std::span<const Attachment> attachments);

/// Restarts of an app.
struct AppRestarts {
    std::string app; ///< by name
    int count = 0;

    friend bool operator==(const AppRestarts&, const AppRestarts&) = default;
};

/// Of all steps, by app.
[[nodiscard]] std::vector<AppRestarts> restartsOf(const PlanImpact& impact);

/// Why a step takes a part of destructionPhrase().
enum class Confirmation {
    None,
    PoolDestroyed,
    MainAttachmentLost, ///< an app loses DATABASE_URL
    LeaderUnattached,   ///< no app is left that is known to be attached to the leader
};

/// Of each step. `attachments`: all of the cluster's, of any app, before the plan or while it is applied.
[[nodiscard]] std::vector<Confirmation> confirmationsOf(std::span<const PlanStep> steps,
                                                        std::span<const Attachment> attachments);

/// Confirmation phrase for destructive plans, in step order, separated by spaces: APP/POOL of each destroyed pool,
/// `app` being the cluster's, and APP/ATTACHMENT of each other step that has to be confirmed; empty when there is none.
/// The name alone while the app is unknown.
[[nodiscard]] std::string destructionPhrase(const std::string& app, std::span<const PlanStep> steps,
                                            std::span<const Attachment> attachments);

} // namespace poolhouse::core
