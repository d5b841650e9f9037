// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/checks.h"

#include "models/core/limits.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::operations::machine {

namespace {

using core::ChangeKind;
using Kind = api::ApiError::Kind;
using State = Operation::State;

Todo finish(Run& run, State state, const QString& sentence, const Facts& facts) {
    auto& operation = run.operation;
    operation.state = state;
    operation.progress = sentence;
    operation.finishedAt = facts.now;
    operation.nextAttempt.reset();
    if (state == State::Done) {
        operation.problem.reset();
    }
    return Todo::Nothing;
}

Todo lookAgain(Run& run, const QString& sentence, milliseconds pause, const Facts& facts) {
    auto& operation = run.operation;
    operation.state = run.phase == Phase::Watch ? State::Watching : State::Verifying;
    if (!sentence.isEmpty()) {
        operation.progress = sentence;
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

/// The pool is at work, or could not be looked at; an unknown word (rule 16) is taken for rest.
bool busy(const core::Pool& pool) {
    return pool.status.is(core::PoolStatus::Modifying) || pool.status.is(core::PoolStatus::Provisioning) ||
           pool.waitStatus.waiting || pool.status.text == "unknown" || pool.status.text.empty();
}

bool refusesChanges(const core::ClusterInfo& info) {
    return core::inTransition(info) || info.status.is(core::ClusterStatus::Unavailable);
}

/// The pool is meant to be what was wanted.
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

int instancesUp(const core::Pool& pool) {
    return static_cast<int>(
        std::count_if(pool.instances.begin(), pool.instances.end(), [&pool](const core::Instance& each) {
            return each.up() && (each.level.empty() || each.level == pool.expectedLevel);
        }));
}

bool complete(const core::Pool& pool) {
    return !busy(pool) && instancesUp(pool) == pool.expectedCount &&
           static_cast<int>(pool.instances.size()) == pool.expectedCount;
}

QString upText(const core::Pool& pool) {
    return text::Text::tr("%1 of %2 up")
        .arg(text::Text::number(instancesUp(pool)), text::instances(pool.expectedCount));
}

QString shapeText(const core::Pool& pool) {
    return text::Text::tr("%1 of %2").arg(text::instances(pool.expectedCount), text::toQString(pool.expectedLevel));
}

milliseconds watchPause(const Run& run, const Facts& facts) {
    const auto time = facts.now - run.since;
    return time < std::chrono::minutes(1)    ? milliseconds(2'000)
           : time < std::chrono::minutes(10) ? milliseconds(5'000)
                                             : milliseconds(15'000);
}

/// The look contradicts what was accepted. It may take the API a moment to show it; after that it is said.
Todo contradicted(Run& run, const QString& sentence, const Facts& facts) {
    constexpr int enough = 3;
    ++run.misses;
    if (run.misses >= enough && facts.now - run.since >= contradictionTime) {
        return finish(run, State::Failed, sentence, facts);
    }
    return lookAgain(run, text::Text::tr("The API has accepted it, but does not show it yet."), watchPause(run, facts),
                     facts);
}

Todo watchDestroyed(Run& run, const core::Pool& pool, const Facts& facts) {
    if (busy(pool)) {
        run.misses = 0;
        const auto said = text::toQString(pool.waitStatus.message).simplified();
        return lookAgain(run, said.isEmpty() ? text::Text::tr("The pool is being destroyed.") : said,
                         watchPause(run, facts), facts);
    }
    return contradicted(run, text::Text::tr("The API accepted it, but the pool is still there."), facts);
}

int mostSendsOf(const Operation& operation) {
    return operation.change.kind == ChangeKind::AddPool ? mostAddSends : mostSends;
}

/// It is certain that what was sent had no effect, as far as looking can tell; what now?
Todo withoutEffect(Run& run, const core::ClusterInfo& info, const Facts& facts) {
    auto& operation = run.operation;
    if (run.refused) {
        return finish(run, State::Failed, text::Text::tr("It was not done. %1").arg(text::apiReason(*run.refused)),
                      facts);
    }
    if (run.reopened) {
        return finish(
            run, State::Failed,
            text::Text::tr("Poolhouse ended while this was being sent, and it was not done. Ask for it again."), facts);
    }
    if (!facts.lock.isEmpty()) {
        return finish(run, State::Failed, text::Text::tr("It was not done, and is not sent again: %1").arg(facts.lock),
                      facts);
    }
    if (sendsThatMayHaveActed(operation) >= mostSendsOf(operation)) {
        const auto why = operation.problem ? text::apiReason(*operation.problem) : QString();
        const bool answered = operation.problem && operation.problem->kind == Kind::ServerError;
        return answered ? finish(run, State::Failed,
                                 text::Text::tr("It was tried several times and not done. %1").arg(why), facts)
                        : finish(run, State::OutcomeUnknown,
                                 text::Text::tr(
                                     "It was sent several times without an answer, and the cluster does not show it. "
                                     "%1 Look at the cluster before you ask again.")
                                     .arg(why),
                                 facts);
    }
    if (!samePools(core::shapesOf(info), facts.expected)) {
        return finish(run, State::Failed,
                      text::Text::tr("It was not done, and the cluster has changed since: decide again."), facts);
    }
    return Todo::Send;
}

/// The look shows nothing of what was sent.
Todo unseen(Run& run, const core::ClusterInfo& info, const Facts& facts) {
    constexpr int enough = 2;
    const bool add = run.operation.change.kind == ChangeKind::AddPool;
    const auto settle = add || run.reopened ? addSettleTime : settleTime;
    if (refusesChanges(info)) {
        // what is going on may be the very change; time and looks count from when it has ended
        run.misses = 0;
        return lookAgain(run,
                         text::Text::tr("The cluster is being modified; Poolhouse waits to learn what became of it."),
                         busyPause, facts);
    }
    // a request that was lost may still be on its way: looks count once there has been time for it to arrive
    if (facts.now - run.since >= settle || !add) {
        ++run.misses;
    }
    if (run.misses >= enough && facts.now - run.since >= settle) {
        return withoutEffect(run, info, facts);
    }
    return lookAgain(run, {}, add ? addVerifyPause : verifyPause, facts);
}

Todo gone(Run& run, const Facts& facts) {
    return finish(run, State::Failed, text::Text::tr("It cannot go on: the pool is gone, somebody else destroyed it."),
                  facts);
}

Todo otherPool(Run& run, const core::Pool& pool, const Facts& facts) {
    return finish(
        run, State::OutcomeUnknown,
        text::Text::tr("No answer came, and there is a pool of that name with %1: somebody else may have made it. Look "
                       "at it before you ask again.")
            .arg(shapeText(pool)),
        facts);
}

Todo nowWatch(Run& run, const core::ClusterInfo& info, const Facts& facts) {
    run.phase = Phase::Watch;
    run.misses = 0;
    run.since = facts.now;
    run.operation.problem.reset();
    return watch(run, info, facts);
}

bool contains(const std::vector<core::PoolShape>& pools, const core::PoolShape& wanted) {
    return std::find(pools.begin(), pools.end(), wanted) != pools.end();
}

} // namespace

bool samePools(const std::vector<core::PoolShape>& one, const std::vector<core::PoolShape>& other) {
    return one.size() == other.size() &&
           std::all_of(one.begin(), one.end(), [&other](const auto& pool) { return contains(other, pool); });
}

Todo check(Run& run, const core::ClusterInfo& info, const Facts& facts) {
    auto& operation = run.operation;
    const bool add = operation.change.kind == ChangeKind::AddPool;
    const auto* pool = poolOf(operation, info);
    if (operation.change.kind == ChangeKind::DestroyPool && pool == nullptr) {
        return finish(run, State::Done,
                      text::Text::tr("The pool was gone already, somebody else destroyed it: nothing was sent."),
                      facts);
    }
    if (!facts.lock.isEmpty()) {
        return finish(run, State::Cancelled, text::Text::tr("Nothing was sent: %1").arg(facts.lock), facts);
    }
    if (!samePools(core::shapesOf(info), facts.expected) || (!add && pool == nullptr)) {
        return finish(run, State::Drifted,
                      text::Text::tr("Nothing was sent: the cluster is no longer as it was when this was decided."),
                      facts);
    }
    if (!add) {
        operation.pool = pool->id;
    }
    if (refusesChanges(info)) {
        operation.state = State::Queued;
        run.failures = 0;
        run.troubledSince.reset();
        operation.progress = info.status.is(core::ClusterStatus::Unavailable)
                                 ? text::Text::tr("The cluster is unavailable; this goes on when it is back.")
                                 : text::Text::tr("The cluster is being modified; this goes on when that is done.");
        operation.nextAttempt = facts.now + busyPause;
        return Todo::Wait;
    }
    return Todo::Send;
}

Todo verify(Run& run, const core::ClusterInfo& info, const Facts& facts) {
    auto& operation = run.operation;
    const auto* pool = poolOf(operation, info);
    if (operation.change.kind == ChangeKind::DestroyPool) {
        if (pool != nullptr) {
            return unseen(run, info, facts);
        }
        return run.refused && run.refused->kind == Kind::NotFound && sendsThatMayHaveActed(operation) == 0
                   ? finish(run, State::Done, text::Text::tr("The pool was gone already: somebody else destroyed it."),
                            facts)
                   : nowWatch(run, info, facts);
    }
    if (operation.change.kind == ChangeKind::AddPool) {
        if (pool == nullptr) {
            return unseen(run, info, facts);
        }
        if (!asWanted(operation, *pool)) {
            return otherPool(run, *pool, facts);
        }
        operation.pool = pool->id;
        return nowWatch(run, info, facts);
    }
    if (pool == nullptr) {
        return gone(run, facts);
    }
    return asWanted(operation, *pool) ? nowWatch(run, info, facts) : unseen(run, info, facts);
}

Todo watch(Run& run, const core::ClusterInfo& info, const Facts& facts) {
    run.operation.problem.reset(); // whatever kept Poolhouse from looking is over
    const auto& operation = run.operation;
    const auto* pool = poolOf(operation, info);
    if (operation.change.kind == ChangeKind::DestroyPool) {
        return pool == nullptr ? finish(run, State::Done, text::Text::tr("The pool is destroyed."), facts)
                               : watchDestroyed(run, *pool, facts);
    }
    if (pool == nullptr) {
        return contradicted(
            run, text::Text::tr("The API accepted it, but the pool is gone: somebody else destroyed it."), facts);
    }
    if (!asWanted(operation, *pool)) {
        const auto sentence =
            text::Text::tr("The API accepted it, but the pool has %1 now: somebody else has changed it.")
                .arg(shapeText(*pool));
        return busy(*pool) ? lookAgain(run, upText(*pool), watchPause(run, facts), facts)
                           : contradicted(run, sentence, facts);
    }
    run.misses = 0;
    if (complete(*pool)) {
        return finish(run, State::Done, upText(*pool), facts);
    }
    const auto said = text::toQString(pool->waitStatus.message).simplified();
    const auto text = said.isEmpty() ? upText(*pool) : text::Text::tr("%1 · %2").arg(upText(*pool), said);
    return lookAgain(run, text, watchPause(run, facts), facts);
}

} // namespace poolhouse::operations::machine
