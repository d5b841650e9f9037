// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/waiting.h"

#include "models/operations/admission.h"
#include "models/operations/kinds.h"

#include <algorithm>

namespace poolhouse::operations {

namespace {

const Operation* withId(const std::string& id, const std::vector<Operation>& all) {
    const auto at =
        id.empty() ? all.rend()
                   : std::find_if(all.rbegin(), all.rend(), [&id](const Operation& each) { return each.id == id; });
    return at == all.rend() ? nullptr : &*at;
}

bool isDone(const Operation* operation) {
    return operation != nullptr && operation->state == Operation::State::Done;
}

/// A removal behind what was made beside it on the same cluster, as an app's move to another pool is: what was made
/// may not be in use yet.
bool replaces(const Operation& operation, const Operation& earlier) {
    const auto& made = rulesOf(earlier.change.kind);
    return rulesOf(operation.change.kind).removes && !made.removes && !made.makesCluster &&
           operation.cluster == earlier.cluster;
}

} // namespace

std::vector<std::string> dueAt(core::Instant now, const std::vector<Operation>& all) {
    std::vector<std::string> due;
    for (const auto& operation : all) {
        if (!operation.finished() && operation.nextAttempt && *operation.nextAttempt <= now) {
            due.push_back(operation.id);
        }
    }
    return due;
}

std::optional<core::Instant> nextAttemptOf(const std::vector<Operation>& all) {
    std::optional<core::Instant> next;
    for (const auto& operation : all) {
        const auto& due = operation.nextAttempt;
        if (!operation.finished() && due && (!next || *due < *next)) {
            next = due;
        }
    }
    return next;
}

bool awaitsPredecessor(const Operation& operation, const std::vector<Operation>& all) {
    const auto* earlier = withId(operation.after, all);
    return earlier != nullptr && !earlier->finished();
}

bool predecessorFailed(const Operation& operation, const std::vector<std::string>& before,
                       const std::vector<Operation>& all) {
    if (!operation.after.empty() && !isDone(withId(operation.after, all))) {
        return true;
    }
    return std::any_of(before.begin(), before.end(), [&](const std::string& id) {
        const auto* earlier = withId(id, all);
        return earlier != nullptr && !isDone(earlier) && dependsOn(operation.change, earlier->change);
    });
}

std::vector<const Operation*> doneOf(const std::vector<std::string>& ids, const std::vector<Operation>& all) {
    std::vector<const Operation*> done;
    for (const auto& id : ids) {
        if (const auto* operation = withId(id, all); isDone(operation)) {
            done.push_back(operation);
        }
    }
    return done;
}

std::vector<core::ClusterId> clustersWaitingFor(const std::string& id, const core::ClusterId& cluster,
                                                const std::vector<Operation>& all) {
    std::vector<core::ClusterId> clusters;
    for (const auto& operation : all) {
        if (!operation.finished() && operation.after == id && operation.cluster != cluster) {
            clusters.push_back(operation.cluster);
        }
    }
    return clusters;
}

void queueAgain(Operation& operation, const std::vector<Operation>& all) {
    const auto* maker = operation.cluster.empty() ? makerBehind(operation.after, all) : nullptr;
    if (maker != nullptr) {
        operation.cluster = maker->cluster;
    }
    operation.state = Operation::State::Queued;
    operation.progress = ProgressCode::BehindAnother;
    operation.nextAttempt.reset();
    operation.problem.reset();
}

bool isResumedAtStart(const Operation& operation, const std::vector<Operation>& all) {
    const auto* earlier = withId(operation.after, all);
    if (earlier == nullptr || operation.state == Operation::State::NeedsTwoFactor || mayHaveActed(operation) ||
        replaces(operation, *earlier)) {
        return false;
    }
    return earlier->state == Operation::State::Done ||
           (!earlier->finished() && (mayHaveActed(*earlier) || isResumedAtStart(*earlier, all)));
}

std::vector<std::string> openWhenAsked(const Operation& operation, const std::vector<Operation>& all) {
    std::vector<std::string> open;
    for (const auto& earlier : all) {
        if (earlier.id == operation.id) {
            break;
        }
        const bool unfinished = !earlier.finishedAt || *earlier.finishedAt >= operation.askedAt;
        const bool here =
            earlier.cluster == operation.cluster &&
            (!operation.cluster.empty() || makerBehind(operation.after, all) == makerBehind(earlier.after, all) ||
             makerBehind(operation.after, all) == &earlier);
        if (unfinished && here) {
            open.push_back(earlier.id);
        }
    }
    return open;
}

std::vector<std::string> shareCluster(const Operation& maker, std::vector<Operation>& all) {
    std::vector<std::string> concerned;
    for (auto& operation : all) {
        if (!operation.finished() && operation.cluster.empty() && makerBehind(operation.after, all) == &maker) {
            operation.cluster = maker.cluster;
            concerned.push_back(operation.id);
        }
    }
    return concerned;
}

} // namespace poolhouse::operations
