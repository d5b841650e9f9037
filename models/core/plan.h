// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/attachment_move.h"

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
    bool forcedByLimit = false; ///< lowers capacity before a pending raise, to stay within the limits (rule 1); of a
                                ///< Detach: for that reason it comes before the app's new attachment

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
/// Apps are moved between what raises and what lowers: all new attachments, then all old ones are removed. A pool that
/// is destroyed or scaled to nothing before that is left first; what can be attached by then is, and where the pool to
/// attach to is still missing, the app is without it meanwhile (forcedByLimit). The other steps are those of a plan
/// without moves, in the same order.
///
/// Live pools are not validated. Every wanted pool that violates a rule is reported as a problem, and so is one that an
/// app is to be attached to but that is not wanted (PoolMissing).
[[nodiscard]] Result<std::vector<PlanStep>, std::vector<PlanProblem>>
planSteps(std::span<const PoolShape> live, std::span<const PoolShape> wanted, const Catalog& catalog,
          std::span<const AttachmentMove> moves = {});

/// Number of steps already applied when pools and attachments are as now, whatever their order: 0 if nothing is done,
/// all if all is. Empty if they match no step, i.e. they were changed externally. Attachments that no step is about do
/// not matter.
[[nodiscard]] std::optional<std::size_t> stepsDone(std::span<const PoolShape> live, std::span<const PlanStep> steps,
                                                   std::span<const PoolShape> pools,
                                                   std::span<const Attachment> attachments = {});

/// The attachment that the change makes or removes is as after it.
[[nodiscard]] bool isReached(const Change& change, std::span<const Attachment> attachments);

/// What stepsDone() misses in the attachments, where the pools match a step: the changes whose attachment is neither as
/// before nor as after it, as few as any such step leaves. Empty when the pools match none.
[[nodiscard]] std::vector<Change> driftedAttachments(std::span<const PoolShape> live, std::span<const PlanStep> steps,
                                                     std::span<const PoolShape> pools,
                                                     std::span<const Attachment> attachments);

} // namespace poolhouse::core
