// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/machine.h"

#include "models/core/backoff.h"
#include "models/operations/checks.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::operations::machine {

namespace {

using core::ChangeKind;
using Kind = api::ApiError::Kind;
using State = Operation::State;

constexpr core::Backoff pauses{milliseconds(1'000), milliseconds(60'000)};

Todo finish(Run& run, State state, const QString& sentence, const Facts& facts) {
    auto& operation = run.operation;
    operation.state = state;
    operation.progress = sentence;
    operation.finishedAt = facts.now;
    operation.nextAttempt.reset();
    return Todo::Nothing;
}

Todo waitFor(Run& run, State state, const QString& sentence, milliseconds pause, const Facts& facts) {
    auto& operation = run.operation;
    operation.state = state;
    operation.progress = sentence;
    operation.nextAttempt = facts.now + pause;
    return Todo::Wait;
}

State stateOf(Phase phase) {
    switch (phase) {
    case Phase::Check: return State::Checking;
    case Phase::Verify: return State::Verifying;
    case Phase::Watch: return State::Watching;
    }
    return State::Checking;
}

/// Before anything was sent, the next thing is a check; after that, to learn what became of it.
Phase phaseBeforeSending(const Run& run) {
    return mayHaveActed(run.operation) ? Phase::Verify : Phase::Check;
}

Todo failUnsent(Run& run, const QString& why, const Facts& facts) {
    return finish(run, State::Failed, text::Text::tr("Nothing was sent: %1").arg(why), facts);
}

Todo needsCode(Run& run, const api::ApiError& error, const Facts& facts) {
    run.operation.problem = error;
    if (run.codes >= mostCodes) {
        const auto why = text::Text::tr("the API keeps asking for a second factor. Connect with a token made with it.");
        return mayHaveActed(run.operation)
                   ? finish(run, State::OutcomeUnknown,
                            text::Text::tr("It could not be learnt what became of it: %1").arg(why), facts)
                   : failUnsent(run, why, facts);
    }
    run.operation.state = State::NeedsTwoFactor;
    run.operation.nextAttempt.reset();
    run.operation.progress = text::Text::tr("The API wants a second factor: enter the code of your authenticator.");
    return Todo::Nothing;
}

Todo clusterGone(Run& run, const Facts& facts) {
    if (run.operation.change.kind == ChangeKind::DestroyPool) {
        return finish(run, State::Done,
                      text::Text::tr("The cluster is gone, and the pool with it: somebody else destroyed it."), facts);
    }
    const auto gone = text::Text::tr("the cluster is gone, or this account may not see it any more.");
    return mayHaveActed(run.operation)
               ? finish(run, State::Failed, text::Text::tr("It cannot go on: %1").arg(gone), facts)
               : failUnsent(run, gone, facts);
}

milliseconds pauseAfter(const Run& run, const api::ApiError& error, const Facts& facts) {
    const auto usual = error.kind == Kind::RateLimited ? refusedPause : pauses.delay(run.failures, facts.random);
    return error.retryAfter ? std::max(*error.retryAfter, milliseconds(1'000)) : usual;
}

/// Nothing has been sent and the API does not answer: wait for better times, but not so long that a forgotten change
/// surprises anybody.
Todo unreachable(Run& run, const api::ApiError& error, const Facts& facts) {
    auto& operation = run.operation;
    operation.problem = error;
    ++run.failures;
    const auto why = text::apiReason(error);
    if (error.kind == Kind::RateLimited) {
        run.troubledSince.reset(); // it does answer
        return waitFor(run, State::Waiting, why, pauseAfter(run, error, facts), facts);
    }
    run.troubledSince = run.troubledSince.value_or(facts.now);
    if (facts.now - *run.troubledSince >= patience) {
        return failUnsent(run, why + QLatin1Char(' ') + text::Text::tr("Ask for it again when the API can be reached."),
                          facts);
    }
    return waitFor(run, State::Waiting, why, pauseAfter(run, error, facts), facts);
}

Todo checkFailed(Run& run, const api::ApiError& error, const Facts& facts) {
    if (api::isTransient(error)) {
        return unreachable(run, error, facts);
    }
    const bool unreadable =
        error.kind == Kind::NotJson || error.kind == Kind::WrongType || error.kind == Kind::TooLarge;
    if (unreadable && run.failures + 1 < mostUnreadable) {
        return unreachable(run, error, facts);
    }
    run.operation.problem = error;
    const auto next = error.kind == Kind::Unauthorized
                          ? QLatin1Char(' ') + text::Text::tr("Connect again with a valid token.")
                          : QString();
    return failUnsent(run, text::apiReason(error) + next, facts);
}

/// Something was sent, so there is no giving up lightly: it is looked at again until the API tells.
Todo lookFailed(Run& run, const api::ApiError& error, const Facts& facts) {
    run.operation.problem = error;
    ++run.failures;
    const auto why = text::apiReason(error);
    if (run.phase == Phase::Verify && facts.now - run.since >= verifyPatience) {
        return finish(
            run, State::OutcomeUnknown,
            text::Text::tr("It could not be learnt what became of it. %1 Look at the cluster before you ask again.")
                .arg(why),
            facts);
    }
    const bool refused = error.kind == Kind::Unauthorized || error.kind == Kind::Forbidden;
    const bool held = refused || error.kind == Kind::RateLimited;
    const auto state = held ? State::Waiting : stateOf(run.phase);
    const auto text = refused ? text::Text::tr("%1 Connect again; then Poolhouse looks what became of it.").arg(why)
                              : text::Text::tr("%1 Poolhouse keeps looking.").arg(why);
    return waitFor(run, state, text, refused ? refusedPause : pauseAfter(run, error, facts), facts);
}

Todo readFailed(Run& run, const api::ApiError& error, const Facts& facts) {
    if (error.kind == Kind::TwoFactor) {
        return needsCode(run, error, facts);
    }
    if (error.kind == Kind::NotFound) {
        run.operation.problem = error;
        return clusterGone(run, facts);
    }
    return run.phase == Phase::Check ? checkFailed(run, error, facts) : lookFailed(run, error, facts);
}

/// The exchange under way, completed with what is known of it.
void complete(Run& run, const std::optional<api::WriteExchange>& travelled, const api::ApiError* error,
              const Facts& facts) {
    if (run.operation.exchanges.empty()) {
        return;
    }
    auto& exchange = run.operation.exchanges.back();
    if (travelled) {
        exchange.method = travelled->method;
        exchange.target = travelled->target;
        exchange.requestBody = travelled->requestBody;
        exchange.status = travelled->status;
        exchange.responseBody = travelled->responseBody;
    }
    if (error != nullptr) {
        exchange.status = exchange.status != 0 ? exchange.status : error->status;
        exchange.problem = text::apiReason(*error);
        exchange.left = exchange.status != 0 || api::outcomeUnknown(*error);
        if (exchange.target.isEmpty()) {
            exchange.target = QByteArray::fromStdString(error->target);
        }
    } else if (exchange.status == 0) {
        exchange.status = 200; // the service says yes, and nobody saw it travel
    }
    if (exchange.status != 0) {
        exchange.answeredAt = facts.now;
    }
}

Todo lost(Run& run, const api::ApiError& error, const Facts& facts) {
    run.phase = Phase::Verify;
    run.since = facts.now;
    run.misses = 0;
    run.refused.reset();
    run.operation.problem = error;
    const auto text = error.kind == Kind::ServerError
                          ? text::Text::tr("%1 Poolhouse reads the cluster to learn what became of it.")
                          : text::Text::tr("%1 No answer tells whether it was done: Poolhouse reads the cluster.");
    return waitFor(run, State::Verifying, text.arg(text::apiReason(error)),
                   std::max(verifyPause, error.retryAfter.value_or(milliseconds(0))), facts);
}

QString whatToDo(const api::ApiError& error) {
    switch (error.kind) {
    case Kind::Unauthorized:
        return QLatin1Char(' ') + text::Text::tr("Connect again with a valid token, then ask again.");
    case Kind::Forbidden: return QLatin1Char(' ') + text::Text::tr("Ask an owner of the app or the team for access.");
    case Kind::ReadOnly: return QLatin1Char(' ') + text::Text::tr("Lift the lock for a while if the change is meant.");
    case Kind::ConfirmationRequired:
        return QLatin1Char(' ') + text::Text::tr("Do this step on the API's own web site or with its command line.");
    default: return {};
    }
}

Todo sendRefused(Run& run, const api::ApiError& error, const Facts& facts) {
    run.operation.problem = error;
    const bool destroy = run.operation.change.kind == ChangeKind::DestroyPool;
    // an earlier request may have done it, and this one be refused for that very reason; or the pool is gone already
    if (mayHaveActed(run.operation) || (destroy && error.kind == Kind::NotFound)) {
        run.phase = Phase::Verify;
        run.refused = error;
        run.misses = 0;
        run.since = facts.now;
        return waitFor(
            run, State::Verifying,
            text::Text::tr("%1 Poolhouse reads the cluster to learn what became of it.").arg(text::apiReason(error)),
            verifyPause, facts);
    }
    if (error.kind == Kind::NotFound) {
        return finish(run, State::Failed,
                      text::Text::tr("It was not done: the pool or its cluster is gone, somebody else destroyed it."),
                      facts);
    }
    return finish(run, State::Failed,
                  text::Text::tr("It was not done. %1").arg(text::apiReason(error)) + whatToDo(error), facts);
}

Todo sendFailed(Run& run, const api::ApiError& error, const Facts& facts) {
    if (api::outcomeUnknown(error)) {
        return lost(run, error, facts);
    }
    if (error.kind == Kind::TwoFactor || error.kind == Kind::RateLimited || error.kind == Kind::Unreachable) {
        run.phase = phaseBeforeSending(run);
        if (error.kind == Kind::TwoFactor) {
            return needsCode(run, error, facts);
        }
        return run.phase == Phase::Check ? unreachable(run, error, facts) : lookFailed(run, error, facts);
    }
    return sendRefused(run, error, facts);
}

/// Being held back for hours must not fill the journal: of those without effect the oldest go.
void makeRoom(std::vector<Exchange>& exchanges) {
    constexpr std::size_t most = 40;
    if (exchanges.size() >= most) {
        const auto at =
            std::find_if(exchanges.begin(), exchanges.end(), [](const auto& each) { return !mayHaveActed(each); });
        exchanges.erase(at == exchanges.end() ? exchanges.begin() : at);
    }
}

Todo on(Run& run, const Begin& /*event*/, const Facts& /*facts*/) {
    run.phase = Phase::Check;
    run.operation.state = State::Checking;
    run.operation.progress = text::Text::tr("The cluster is read again before anything is sent.");
    run.operation.nextAttempt.reset();
    return Todo::Read;
}

Todo on(Run& run, const Due& /*event*/, const Facts& /*facts*/) {
    run.operation.nextAttempt.reset();
    if (run.operation.state != State::Queued) { // behind somebody else's change it stays in the queue while it looks
        run.operation.state = stateOf(run.phase);
    }
    return Todo::Read;
}

Todo on(Run& run, const Reopened& /*event*/, const Facts& facts) {
    auto& operation = run.operation;
    run.reopened = true;
    if (!mayHaveActed(operation)) {
        cancel(operation, facts.now,
               text::Text::tr("Poolhouse ended before it was sent: nothing happened. Ask for it again."));
        return Todo::Nothing;
    }
    const auto& last = operation.exchanges.back();
    const bool accepted = std::any_of(operation.exchanges.begin(), operation.exchanges.end(), [](const Exchange& each) {
        return each.method != "PUT" && each.status >= 200 && each.status <= 299 && each.problem.isEmpty();
    });
    run.phase = accepted ? Phase::Watch : Phase::Verify;
    run.since = last.answeredAt.value_or(last.sentAt);
    operation.state = stateOf(run.phase);
    operation.nextAttempt.reset();
    operation.progress = text::Text::tr("Poolhouse ended while this was under way, and looks what became of it.");
    return Todo::Read;
}

Todo on(Run& run, const Read& event, const Facts& facts) {
    if (!event.result) {
        return readFailed(run, event.result.error(), facts);
    }
    if (run.phase != Phase::Check) { // there it is for the sending to show that all is well again
        run.failures = 0;
        run.troubledSince.reset();
    }
    const auto& info = event.result.value();
    switch (run.phase) {
    case Phase::Check: return check(run, info, facts);
    case Phase::Verify: return verify(run, info, facts);
    case Phase::Watch: return watch(run, info, facts);
    }
    return Todo::Nothing;
}

Todo on(Run& run, const Sending& /*event*/, const Facts& facts) {
    auto& operation = run.operation;
    operation.state = State::Sending;
    operation.sentAt = operation.sentAt.value_or(facts.now);
    operation.nextAttempt.reset();
    operation.progress = text::Text::tr("The request is on its way.");
    Exchange exchange;
    exchange.sentAt = facts.now;
    exchange.method = operation.change.kind == ChangeKind::AddPool       ? "POST"
                      : operation.change.kind == ChangeKind::DestroyPool ? "DELETE"
                                                                         : "PATCH";
    makeRoom(operation.exchanges);
    operation.exchanges.push_back(exchange);
    return Todo::Send;
}

Todo on(Run& run, const Answered& event, const Facts& facts) {
    if (!event.result) {
        complete(run, event.travelled, &event.result.error(), facts);
        return sendFailed(run, event.result.error(), facts);
    }
    complete(run, event.travelled, nullptr, facts);
    if (event.result.value()) {
        run.operation.pool = event.result.value();
    }
    run.phase = Phase::Watch;
    run.since = facts.now;
    run.misses = run.failures = 0;
    run.troubledSince.reset();
    run.operation.problem.reset();
    return waitFor(run, State::Watching, text::Text::tr("The API has accepted it and is at work."), firstLook, facts);
}

Todo on(Run& run, const PreAuthorized& event, const Facts& facts) {
    auto& operation = run.operation;
    Exchange exchange;
    exchange.sentAt = facts.now;
    exchange.method = "PUT";
    operation.exchanges.push_back(exchange);
    complete(run, event.travelled, event.result ? nullptr : &event.result.error(), facts);
    if (event.result) {
        ++run.codes;
        operation.problem.reset();
        operation.state = stateOf(run.phase);
        operation.progress = text::Text::tr("The code was accepted.");
        return Todo::Read;
    }
    // an earlier problem names the app that the next code is for
    if (event.result.error().kind == Kind::ReadOnly) {
        operation.progress =
            text::Text::tr("The code was not sent, because a read-only lock holds: lift it and enter the code again.");
        return Todo::Nothing;
    }
    const bool refused = !api::isTransient(event.result.error());
    operation.progress = refused ? text::Text::tr("The code was not accepted: enter a new one.")
                                 : text::Text::tr("The code could not be checked: enter a new one.");
    return Todo::Nothing;
}

Todo on(Run& run, const Unjournaled& event, const Facts& facts) {
    auto& operation = run.operation;
    if (operation.state == State::Sending) {
        operation.exchanges.pop_back(); // it was about to leave, and did not
        if (operation.exchanges.empty()) {
            operation.sentAt.reset();
        }
    }
    if (mayHaveActed(run.operation)) {
        return finish(run, State::OutcomeUnknown,
                      text::Text::tr("%1 So nothing more was sent; look at the cluster before you ask again.")
                          .arg(event.sentence),
                      facts);
    }
    return failUnsent(run, event.sentence, facts);
}

} // namespace

Todo step(Run& run, const Event& event, const Facts& facts) {
    if (run.operation.finished()) {
        return Todo::Nothing;
    }
    return std::visit([&run, &facts](const auto& each) { return on(run, each, facts); }, event);
}

bool mayCancel(const Operation& operation) {
    return !operation.finished() && operation.state != State::Sending && !mayHaveActed(operation);
}

void cancel(Operation& operation, core::Instant now, const QString& why) {
    operation.state = State::Cancelled;
    operation.progress = why;
    operation.finishedAt = now;
    operation.nextAttempt.reset();
}

} // namespace poolhouse::operations::machine
