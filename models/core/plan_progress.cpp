// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a plan is done.
#include "models/core/plan.h"

#include <algorithm>

namespace poolhouse::core {

namespace {

/// The attachment that a step makes or removes is as before the step, or as after it.
bool fits(const Change& change, bool done, std::span<const Attachment> attachments) {
    const auto& subject = *change.attachment;
    const auto at = std::find_if(attachments.begin(), attachments.end(), [&subject](const Attachment& each) {
        return each.app.name == subject.app && each.name == subject.name;
    });
    if (done != (change.kind == ChangeKind::Attach)) {
        return at == attachments.end();
    }
    return at != attachments.end() && at->target.pool == change.pool &&
           (subject.credential.empty() || at->target.role == subject.credential);
}

/// Changes of attachments that do not fit so many steps done.
std::vector<Change> contradicted(std::span<const PlanStep> steps, std::size_t done,
                                 std::span<const Attachment> attachments) {
    std::vector<Change> changes;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const auto& change = steps[at].change;
        if (change.attachment && !fits(change, at < done, attachments)) {
            changes.push_back(change);
        }
    }
    return changes;
}

/// How many steps may be done by the pools alone, the most first.
std::vector<std::size_t> matchesOf(std::span<const PoolShape> live, std::span<const PlanStep> steps,
                                   std::span<const PoolShape> now) {
    std::vector<std::size_t> matches;
    for (std::size_t left = steps.size() + 1; left > 0; --left) {
        const auto done = left - 1;
        const auto pools = done == 0 ? live : std::span<const PoolShape>(steps[done - 1].after);
        if (pools.size() == now.size() && std::is_permutation(pools.begin(), pools.end(), now.begin())) {
            matches.push_back(done);
        }
    }
    return matches;
}

} // namespace

std::optional<std::size_t> stepsDone(std::span<const PoolShape> live, std::span<const PlanStep> steps,
                                     std::span<const PoolShape> pools, std::span<const Attachment> attachments) {
    for (const auto done : matchesOf(live, steps, pools)) {
        if (contradicted(steps, done, attachments).empty()) {
            return done;
        }
    }
    return std::nullopt;
}

bool isReached(const Change& change, std::span<const Attachment> attachments) {
    return change.attachment && fits(change, true, attachments);
}

std::vector<Change> driftedAttachments(std::span<const PoolShape> live, std::span<const PlanStep> steps,
                                       std::span<const PoolShape> pools, std::span<const Attachment> attachments) {
    std::optional<std::vector<Change>> fewest;
    for (const auto done : matchesOf(live, steps, pools)) {
        auto changes = contradicted(steps, done, attachments);
        if (!fewest || changes.size() < fewest->size()) {
            fewest = std::move(changes);
        }
    }
    return fewest.value_or(std::vector<Change>());
}

} // namespace poolhouse::core
