// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/checks.h"

#include "models/core/limits.h"

#include <algorithm>

namespace poolhouse::operations::machine {

namespace {

using core::ChangeKind;
using Kind = api::ApiError::Kind;
using State = Operation::State;

/// Without a code the progress stays what it was.
Todo readAgain(Operation& operation, const Run& run, Progress progress, milliseconds pause, const Facts& facts) {
    operation.state = run.phase == Phase::Watch ? State::Watching : State::Verifying;
    if (progress.code != ProgressCode::None) {
        operation.progress = std::move(progress);
    }
    operation.nextAttempt = facts.now + pause;
    return Todo::Wait;
}

/// The pool of the operation: by its id once it has one, since a name may be given again.
const core::Pool* poolOf(const Operation& operation, const core::ClusterInfo& info) {
    if (!operation.pool) {
        return info.findPool(operation.change.pool);
    }
    const auto at = std::find_if(info.pools.begin(), info.pools.end(),
                                 [&operation](const core::Pool& pool) { return pool.id == *operation.pool; });
    return at == info.pools.end() ? nullptr : &*at;
}

/// The pool is changing, or could not be read; an unknown status (rule 16) counts as settled.
bool busy(const core::Pool& pool) {
    return pool.status.is(core::PoolStatus::Modifying) || pool.status.is(core::PoolStatus::Provisioning) ||
           pool.waitStatus.waiting || pool.status.text == "unknown" || pool.status.text.empty();
}

bool refusesChanges(const core::ClusterInfo& info) {
    return core::inTransition(info) || info.status.is(core::ClusterStatus::Unavailable);
}

/// The pool is expected to become what was wanted.
bool asWanted(const Operation& operation, const core::Pool& pool) {
    const auto& change = operation.change;
    switch (change.kind) {
    case ChangeKind::AddPool: return pool.expectedLevel == change.level && pool.expectedCount == change.count;
    case ChangeKind::SetLevel: return pool.expectedLevel == change.level;
    case ChangeKind::SetCount: return pool.expectedCount == change.count;
    case ChangeKind::DestroyPool: return false;
    }
    return false;
}

int upAsExpected(const core::Pool& pool) {
    return static_cast<int>(
        std::count_if(pool.instances.begin(), pool.instances.end(), [&pool](const core::Instance& each) {
            return each.up() && (each.level.empty() || each.level == pool.expectedLevel);
        }));
}

bool complete(const core::Pool& pool) {
    return !busy(pool) && upAsExpected(pool) == pool.expectedCount &&
           static_cast<int>(pool.instances.size()) == pool.expectedCount;
}

Progress upOf(const core::Pool& pool, std::string said = {}) {
    Progress progress = ProgressCode::InstancesUp;
    progress.up = upAsExpected(pool);
    progress.count = pool.expectedCount;
    progress.said = std::move(said);
    return progress;
}

/// With the shape that the pool has now.
Progress shapeNow(ProgressCode code, const core::Pool& pool) {
    Progress progress = code;
    progress.count = pool.expectedCount;
    progress.level = pool.expectedLevel;
    return progress;
}

milliseconds watchPause(const Run& run, const Facts& facts) {
    const auto time = facts.now - run.since;
    return time < std::chrono::minutes(1)    ? milliseconds(2'000)
           : time < std::chrono::minutes(10) ? milliseconds(5'000)
                                             : milliseconds(15'000);
}

/// The answer contradicts what was accepted. The API may need a moment to show it; after that the operation fails.
Todo contradicted(Operation& operation, Run& run, Progress progress, const Facts& facts) {
    constexpr int enough = 3;
    ++run.misses;
    if (run.misses >= enough && facts.now - run.since >= contradictionTime) {
        return conclude(operation, State::Failed, std::move(progress), facts);
    }
    return readAgain(operation, run, ProgressCode::AcceptedNotShown, watchPause(run, facts), facts);
}

Todo watchDestroyed(Operation& operation, Run& run, const core::Pool& pool, const Facts& facts) {
    if (busy(pool)) {
        run.misses = 0;
        Progress progress = ProgressCode::BeingDestroyed;
        progress.said = pool.waitStatus.message;
        return readAgain(operation, run, std::move(progress), watchPause(run, facts), facts);
    }
    return contradicted(operation, run, ProgressCode::StillThere, facts);
}

int mostSendsOf(const Operation& operation) {
    return operation.change.kind == ChangeKind::AddPool ? mostAddSends : mostSends;
}

/// As far as reading can tell, what was sent had no effect.
Todo withoutEffect(Operation& operation, const Run& run, const core::ClusterInfo& info, const Facts& facts) {
    if (run.refused) {
        return conclude(operation, State::Failed, {ProgressCode::RefusedVerified, *run.refused}, facts);
    }
    if (run.reopened) {
        return conclude(operation, State::Failed, ProgressCode::EndedWhileSending, facts);
    }
    if (facts.lock) {
        return conclude(operation, State::Failed, {ProgressCode::NotRepeatedLocked, *facts.lock}, facts);
    }
    if (sendsThatMayHaveActed(operation) >= mostSendsOf(operation)) {
        const bool answered = operation.problem && operation.problem->kind == Kind::ServerError;
        return answered ? conclude(operation, State::Failed, {ProgressCode::Repeated, operation.problem}, facts)
                        : conclude(operation, State::OutcomeUnknown,
                                   {ProgressCode::UnknownUnanswered, operation.problem}, facts);
    }
    if (!samePools(core::shapesOf(info), facts.expected)) {
        return conclude(operation, State::Failed, ProgressCode::ChangedSince, facts);
    }
    return Todo::Send;
}

/// The answer shows no effect of what was sent.
Todo unseen(Operation& operation, Run& run, const core::ClusterInfo& info, const Facts& facts) {
    constexpr int enough = 2;
    const bool add = operation.change.kind == ChangeKind::AddPool;
    const auto settle = add || run.reopened ? addSettleTime : settleTime;
    if (refusesChanges(info)) {
        // this may be the change itself; time and reads count from its end
        run.misses = 0;
        return readAgain(operation, run, ProgressCode::ModifyingUnverified, busyPause, facts);
    }
    // a lost request may still arrive: reads count once there has been time for that
    if (facts.now - run.since >= settle || !add) {
        ++run.misses;
    }
    if (run.misses >= enough && facts.now - run.since >= settle) {
        return withoutEffect(operation, run, info, facts);
    }
    return readAgain(operation, run, {}, add ? addVerifyPause : verifyPause, facts);
}

Todo nowWatch(Operation& operation, Run& run, const core::ClusterInfo& info, const Facts& facts) {
    run.phase = Phase::Watch;
    run.misses = 0;
    run.since = facts.now;
    operation.problem.reset();
    return watch(operation, run, info, facts);
}

bool contains(const std::vector<core::PoolShape>& pools, const core::PoolShape& wanted) {
    return std::find(pools.begin(), pools.end(), wanted) != pools.end();
}

} // namespace

Todo conclude(Operation& operation, State state, Progress progress, const Facts& facts) {
    operation.state = state;
    operation.progress = std::move(progress);
    operation.finishedAt = facts.now;
    operation.nextAttempt.reset();
    if (state == State::Done) {
        operation.problem.reset();
    }
    return Todo::Nothing;
}

bool samePools(const std::vector<core::PoolShape>& one, const std::vector<core::PoolShape>& other) {
    return one.size() == other.size() &&
           std::all_of(one.begin(), one.end(), [&other](const auto& pool) { return contains(other, pool); });
}

Todo check(Operation& operation, Run& run, const core::ClusterInfo& info, const Facts& facts) {
    const bool add = operation.change.kind == ChangeKind::AddPool;
    const auto* pool = poolOf(operation, info);
    if (operation.change.kind == ChangeKind::DestroyPool && pool == nullptr) {
        return conclude(operation, State::Done, ProgressCode::GoneBeforeSending, facts);
    }
    if (facts.lock) {
        return conclude(operation, State::Cancelled, {ProgressCode::NotSentLocked, *facts.lock}, facts);
    }
    if (!samePools(core::shapesOf(info), facts.expected) || (!add && pool == nullptr)) {
        return conclude(operation, State::Drifted, ProgressCode::Drifted, facts);
    }
    if (!add) {
        operation.pool = pool->id;
    }
    if (refusesChanges(info)) {
        operation.state = State::Queued;
        run.failures = 0;
        run.troubledSince.reset();
        operation.progress = info.status.is(core::ClusterStatus::Unavailable) ? ProgressCode::ClusterUnavailable
                                                                              : ProgressCode::ClusterModifying;
        operation.nextAttempt = facts.now + busyPause;
        return Todo::Wait;
    }
    return Todo::Send;
}

Todo verify(Operation& operation, Run& run, const core::ClusterInfo& info, const Facts& facts) {
    const auto* pool = poolOf(operation, info);
    if (operation.change.kind == ChangeKind::DestroyPool) {
        if (pool != nullptr) {
            return unseen(operation, run, info, facts);
        }
        return run.refused && run.refused->kind == Kind::NotFound && sendsThatMayHaveActed(operation) == 0
                   ? conclude(operation, State::Done, ProgressCode::GoneBeforeRequest, facts)
                   : nowWatch(operation, run, info, facts);
    }
    if (operation.change.kind == ChangeKind::AddPool) {
        if (pool == nullptr) {
            return unseen(operation, run, info, facts);
        }
        if (!asWanted(operation, *pool)) {
            return conclude(operation, State::OutcomeUnknown, shapeNow(ProgressCode::UnknownPool, *pool), facts);
        }
        operation.pool = pool->id;
        return nowWatch(operation, run, info, facts);
    }
    if (pool == nullptr) {
        return conclude(operation, State::Failed, ProgressCode::PoolGone, facts);
    }
    return asWanted(operation, *pool) ? nowWatch(operation, run, info, facts) : unseen(operation, run, info, facts);
}

Todo watch(Operation& operation, Run& run, const core::ClusterInfo& info, const Facts& facts) {
    operation.problem.reset(); // reading works again
    const auto* pool = poolOf(operation, info);
    if (operation.change.kind == ChangeKind::DestroyPool) {
        return pool == nullptr ? conclude(operation, State::Done, ProgressCode::PoolDestroyed, facts)
                               : watchDestroyed(operation, run, *pool, facts);
    }
    if (pool == nullptr) {
        return contradicted(operation, run, ProgressCode::GoneAfterAccepted, facts);
    }
    if (!asWanted(operation, *pool)) {
        return busy(*pool) ? readAgain(operation, run, upOf(*pool), watchPause(run, facts), facts)
                           : contradicted(operation, run, shapeNow(ProgressCode::Overwritten, *pool), facts);
    }
    run.misses = 0;
    return complete(*pool)
               ? conclude(operation, State::Done, upOf(*pool), facts)
               : readAgain(operation, run, upOf(*pool, pool->waitStatus.message), watchPause(run, facts), facts);
}

} // namespace poolhouse::operations::machine
