// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operation_text.h"

#include "models/problem_text.h"
#include "models/text.h"

#include <algorithm>

namespace poolhouse::models::wording {

namespace {

using core::ChangeKind;
using State = Operation::State;

const core::PoolShape* before(const Operation& operation) {
    const auto at = std::find_if(operation.basis.begin(), operation.basis.end(),
                                 [&operation](const auto& pool) { return pool.name == operation.change.pool; });
    return at == operation.basis.end() ? nullptr : &*at;
}

QString countTitle(const Operation& operation) {
    const auto& change = operation.change;
    if (change.pool == core::leaderPoolName) {
        return change.count > 1 ? Text::tr("Add the standby of the leader") : Text::tr("Remove the standby of the leader");
    }
    const auto* was = before(operation);
    const auto pool = Text::of(change.pool);
    return was != nullptr ? Text::tr("Scale %1 from %2 to %3").arg(pool, Text::number(was->count), instances(change.count))
                          : Text::tr("Scale %1 to %2").arg(pool, instances(change.count));
}

QString levelTitle(const Operation& operation) {
    const auto& change = operation.change;
    const auto* was = before(operation);
    const auto pool = Text::of(change.pool);
    const auto level = Text::of(change.level);
    return was != nullptr ? Text::tr("Change %1 from %2 to %3").arg(pool, Text::of(was->level), level)
                          : Text::tr("Change %1 to %2").arg(pool, level);
}

QString nameProblem(core::PoolNameProblem problem) {
    switch (problem) {
    case core::PoolNameProblem::FirstNotLetter: return Text::tr("A pool's name starts with a letter.");
    case core::PoolNameProblem::InvalidCharacter: return Text::tr("A pool's name has letters, digits and hyphens only.");
    case core::PoolNameProblem::DoubleHyphen: return Text::tr("A pool's name has no two hyphens in a row.");
    case core::PoolNameProblem::TrailingHyphen: return Text::tr("A pool's name does not end with a hyphen.");
    case core::PoolNameProblem::TooShort:
        return Text::tr("A pool's name has at least %1 characters.").arg(core::minPoolNameLength);
    case core::PoolNameProblem::TooLong:
        return Text::tr("A pool's name has at most %1 characters.").arg(core::maxPoolNameLength);
    case core::PoolNameProblem::Reserved: return Text::tr("The name leader belongs to the leader pool.");
    case core::PoolNameProblem::Taken: return Text::tr("The cluster has a pool of that name already.");
    }
    return {};
}

} // namespace

QString instances(int count) {
    if (count == 0) {
        return Text::tr("no instances");
    }
    return Text::counted(count, QT_TRANSLATE_N_NOOP("Wording", "%1 instance"),
                         QT_TRANSLATE_N_NOOP("Wording", "%1 instances"));
}

QString changeTitle(const Operation& operation) {
    const auto& change = operation.change;
    switch (change.kind) {
    case ChangeKind::AddPool:
        return Text::tr("Add %1: %2 of %3").arg(Text::of(change.pool), instances(change.count), Text::of(change.level));
    case ChangeKind::SetLevel: return levelTitle(operation);
    case ChangeKind::SetCount: return countTitle(operation);
    case ChangeKind::DestroyPool: return Text::tr("Destroy %1").arg(Text::of(change.pool));
    }
    return {};
}

QString operationState(State state) {
    switch (state) {
    case State::Queued: return Text::tr("waits its turn");
    case State::Checking: return Text::tr("checking");
    case State::Drifted: return Text::tr("not sent: the cluster has changed");
    case State::Sending: return Text::tr("sending");
    case State::Waiting: return Text::tr("held back");
    case State::NeedsTwoFactor: return Text::tr("needs a code");
    case State::Verifying: return Text::tr("no answer, looking");
    case State::Watching: return Text::tr("under way");
    case State::Done: return Text::tr("done");
    case State::Failed: return Text::tr("failed");
    case State::OutcomeUnknown: return Text::tr("outcome unknown");
    case State::Cancelled: return Text::tr("taken back");
    }
    return {};
}

Tone operationTone(State state) {
    switch (state) {
    case State::Queued:
    case State::Checking:
    case State::Sending:
    case State::Watching: return Tone::Working;
    case State::Drifted:
    case State::Waiting:
    case State::NeedsTwoFactor:
    case State::Verifying: return Tone::Attention;
    case State::Done: return Tone::Good;
    case State::Failed: return Tone::Bad;
    case State::OutcomeUnknown: return Tone::Unknown;
    case State::Cancelled: return Tone::Neutral;
    }
    return Tone::Neutral;
}

QString apiReason(const api::ApiError& error) {
    constexpr int longest = 240;
    auto said = Text::of(error.message).simplified();
    if (said.size() > longest) {
        said = said.left(longest) + QStringLiteral("…");
    }
    if (said.isEmpty()) {
        return problemText(error, Asking::Cluster).why;
    }
    if (!said.endsWith(QLatin1Char('.'))) {
        said += QLatin1Char('.');
    }
    return Text::tr("The API says: %1").arg(said);
}

QString draftProblem(const core::DraftProblem& problem) {
    switch (problem.code) {
    case core::DraftProblemCode::Name: return problem.name ? nameProblem(*problem.name) : QString();
    case core::DraftProblemCode::LevelUnknown: return Text::tr("The API does not offer this level.");
    case core::DraftProblemCode::CountBelowMinimum:
        return Text::tr("At least %1 is needed.").arg(instances(std::max(problem.bound, 0)));
    case core::DraftProblemCode::CountAboveMaximum:
        return problem.bound > 0 ? Text::tr("At most %1 fit.").arg(instances(problem.bound))
                                 : Text::tr("No more instances fit: a cluster has at most 13 in its follower pools.");
    case core::DraftProblemCode::TooManyPools:
        return Text::tr("The cluster has %1 follower pools already, and more are not possible.").arg(problem.bound);
    }
    return {};
}

} // namespace poolhouse::models::wording
