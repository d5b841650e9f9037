// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/checks.h"

#include "models/core/limits.h"
#include "models/operations/kinds.h"

#include <algorithm>

namespace poolhouse::operations::machine {

namespace {

using Kind = api::ApiError::Kind;
using State = Operation::State;
using Effect = Sighting::Effect;

/// Without a code the progress stays what it was.
NextAction readAgain(Operation& operation, const Run& run, Progress progress, milliseconds pause, const Facts& facts) {
    operation.state = run.phase == Phase::Watch ? State::Watching : State::Verifying;
    if (progress.code != ProgressCode::None) {
        operation.progress = std::move(progress);
    }
    operation.nextAttempt = facts.now + pause;
    return NextAction::Wait;
}

bool refusesChanges(const core::ClusterInfo& info) {
    return core::inTransition(info) || info.status.is(core::ClusterStatus::Unavailable);
}

milliseconds watchPause(const Run& run, const Facts& facts) {
    const auto time = facts.now - run.since;
    return time < std::chrono::minutes(1)    ? milliseconds(2'000)
           : time < std::chrono::minutes(10) ? milliseconds(5'000)
                                             : milliseconds(15'000);
}

/// The answer contradicts what was accepted. The API may need a moment to show it; after that the operation fails.
NextAction contradicted(Operation& operation, Run& run, Progress progress, const Facts& facts) {
    constexpr int enough = 3;
    ++run.misses;
    if (run.misses >= enough && facts.now - run.since >= contradictionTime) {
        return conclude(operation, State::Failed, std::move(progress), facts);
    }
    return readAgain(operation, run, ProgressCode::AcceptedNotShown, watchPause(run, facts), facts);
}

/// The data read shows no effect of the request.
NextAction withoutEffect(Operation& operation, const Run& run, const Snapshot& now, const Facts& facts) {
    const auto& rules = rulesOf(operation.change.kind);
    if (run.refused) {
        return conclude(operation, State::Failed, {ProgressCode::RefusedVerified, *run.refused}, facts);
    }
    if (run.reopened) {
        return conclude(operation, State::Failed, ProgressCode::EndedWhileSending, facts);
    }
    if (facts.lock) {
        return conclude(operation, State::Failed, {ProgressCode::NotRepeatedLocked, *facts.lock}, facts);
    }
    if (sendsThatMayHaveActed(operation) >= rules.repetition.mostSends) {
        const bool answered = operation.problem && operation.problem->kind == Kind::ServerError;
        return answered ? conclude(operation, State::Failed, {ProgressCode::Repeated, operation.problem}, facts)
                        : conclude(operation, State::OutcomeUnknown,
                                   {ProgressCode::UnknownUnanswered, operation.problem}, facts);
    }
    if (!rules.standing(operation, now, facts.expected).asDecided) {
        return conclude(operation, State::Failed, ProgressCode::ChangedSince, facts);
    }
    return NextAction::Send;
}

/// The answer shows no effect of what was sent.
NextAction unseen(Operation& operation, Run& run, const Snapshot& now, const Facts& facts) {
    constexpr int enough = 2;
    const auto& rules = rulesOf(operation.change.kind);
    const auto& repetition = rules.repetition;
    const auto settle = run.reopened ? std::max(repetition.settleTime, reopenedSettleTime) : repetition.settleTime;
    if (rules.waitsForCluster && refusesChanges(now.info)) {
        // this may be the change itself; time and reads count from its end
        run.misses = 0;
        return readAgain(operation, run, ProgressCode::ModifyingUnverified, busyPause, facts);
    }
    // a lost request may still arrive: reads count once there has been time for that
    if (facts.now - run.since >= settle || repetition.harmless) {
        ++run.misses;
    }
    if (run.misses >= enough && facts.now - run.since >= settle) {
        return withoutEffect(operation, run, now, facts);
    }
    return readAgain(operation, run, {}, repetition.verifyPause, facts);
}

NextAction nowWatch(Operation& operation, Run& run, const Snapshot& now, const Facts& facts) {
    run.phase = Phase::Watch;
    run.misses = 0;
    run.since = facts.now;
    operation.problem.reset();
    return watch(operation, run, now, facts);
}

} // namespace

NextAction conclude(Operation& operation, State state, Progress progress, const Facts& facts) {
    operation.state = state;
    operation.progress = std::move(progress);
    operation.finishedAt = facts.now;
    operation.nextAttempt.reset();
    if (state == State::Done) {
        operation.problem.reset();
    }
    return NextAction::Nothing;
}

NextAction check(Operation& operation, Run& run, const Snapshot& now, const Facts& facts) {
    const auto& rules = rulesOf(operation.change.kind);
    const auto standing = rules.standing(operation, now, facts.expected);
    if (rules.removes && !standing.exists) {
        return conclude(operation, State::Done, rules.goneBeforeSending, facts);
    }
    if (facts.lock) {
        return conclude(operation, State::Cancelled, {ProgressCode::NotSentLocked, *facts.lock}, facts);
    }
    if (!standing.asDecided) {
        return conclude(operation, State::Drifted, rules.drifted, facts);
    }
    setTarget(operation, standing.target);
    if (rules.waitsForCluster && refusesChanges(now.info)) {
        operation.state = State::Queued;
        run.failures = 0;
        run.troubledSince.reset();
        operation.progress = now.info.status.is(core::ClusterStatus::Unavailable) ? ProgressCode::ClusterUnavailable
                                                                                  : ProgressCode::ClusterModifying;
        operation.nextAttempt = facts.now + busyPause;
        return NextAction::Wait;
    }
    return NextAction::Send;
}

NextAction verify(Operation& operation, Run& run, const Snapshot& now, const Facts& facts) {
    const auto& rules = rulesOf(operation.change.kind);
    const auto seen = rules.sighting(operation, now);
    switch (seen.effect) {
    case Effect::None:
    case Effect::Leaving: return unseen(operation, run, now, facts);
    case Effect::TargetGone: return conclude(operation, State::Failed, seen.verdict, facts);
    case Effect::Foreign: return conclude(operation, State::OutcomeUnknown, seen.verdict, facts);
    case Effect::Shown:
    case Effect::Complete: break;
    }
    const bool nothingSent = sendsThatMayHaveActed(operation) == 0;
    if (rules.removes && nothingSent && run.refused && run.refused->kind == Kind::NotFound) {
        return conclude(operation, State::Done, rules.goneBeforeRequest, facts);
    }
    setTarget(operation, seen.target);
    return nowWatch(operation, run, now, facts);
}

NextAction watch(Operation& operation, Run& run, const Snapshot& now, const Facts& facts) {
    operation.problem.reset(); // reading works again
    const auto seen = rulesOf(operation.change.kind).sighting(operation, now);
    switch (seen.effect) {
    case Effect::Complete: return conclude(operation, State::Done, seen.progress, facts);
    case Effect::Shown:
    case Effect::Leaving:
        run.misses = 0;
        return readAgain(operation, run, seen.progress, watchPause(run, facts), facts);
    case Effect::None:
    case Effect::TargetGone:
    case Effect::Foreign: break;
    }
    return seen.busy ? readAgain(operation, run, seen.progress, watchPause(run, facts), facts)
                     : contradicted(operation, run, seen.contradiction, facts);
}

} // namespace poolhouse::operations::machine
