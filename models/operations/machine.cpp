// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/machine.h"

#include "models/core/backoff.h"
#include "models/operations/checks.h"
#include "models/operations/kinds.h"

#include <algorithm>

namespace poolhouse::operations::machine {

namespace {

using Kind = api::ApiError::Kind;
using State = Operation::State;

constexpr core::Backoff pauses{milliseconds(1'000), milliseconds(60'000)};

NextAction waitFor(Operation& operation, State state, Progress progress, milliseconds pause, const Facts& facts) {
    operation.state = state;
    operation.progress = std::move(progress);
    operation.nextAttempt = facts.now + pause;
    return NextAction::Wait;
}

State stateOf(Phase phase) {
    switch (phase) {
    case Phase::Check: return State::Checking;
    case Phase::Verify: return State::Verifying;
    case Phase::Watch: return State::Watching;
    }
    return State::Checking;
}

/// Until something was sent, the next step is a check; after that, to find out whether it acted.
Phase phaseBeforeSending(const Operation& operation) {
    return mayHaveActed(operation) ? Phase::Verify : Phase::Check;
}

NextAction needsCode(Operation& operation, Run& run, const api::ApiError& error, const Facts& facts) {
    operation.problem = error;
    if (run.codes >= mostCodes) {
        return mayHaveActed(operation) ? conclude(operation, State::OutcomeUnknown, ProgressCode::UnknownCodes, facts)
                                       : conclude(operation, State::Failed, ProgressCode::NotSentCodes, facts);
    }
    operation.state = State::NeedsTwoFactor;
    operation.nextAttempt.reset();
    operation.progress = ProgressCode::CodeNeeded;
    return NextAction::Nothing;
}

NextAction clusterGone(Operation& operation, const Facts& facts) {
    const auto& rules = rulesOf(operation.change.kind);
    if (rules.removes) {
        const bool before = !mayHaveActed(operation) && rules.clusterGoneBefore != ProgressCode::None;
        return conclude(operation, State::Done, before ? rules.clusterGoneBefore : rules.goneWithCluster, facts);
    }
    const bool acted = mayHaveActed(operation);
    return conclude(operation, State::Failed, acted ? ProgressCode::ClusterGone : ProgressCode::NotSentClusterGone,
                    facts);
}

milliseconds pauseAfter(const Run& run, const api::ApiError& error, const Facts& facts) {
    const auto usual = error.kind == Kind::RateLimited ? refusedPause : pauses.delay(run.failures, facts.random);
    return error.retryAfter ? std::max(*error.retryAfter, milliseconds(1'000)) : usual;
}

/// Nothing has been sent and the API does not answer: retry, but give up before the change is forgotten.
NextAction unreachable(Operation& operation, Run& run, const api::ApiError& error, const Facts& facts) {
    operation.problem = error;
    ++run.failures;
    if (error.kind == Kind::RateLimited) {
        run.troubledSince.reset(); // the API does answer
    } else {
        run.troubledSince = run.troubledSince.value_or(facts.now);
        if (facts.now - *run.troubledSince >= sendTimeout) {
            return conclude(operation, State::Failed, {ProgressCode::NotSentUnreachable, error}, facts);
        }
    }
    return waitFor(operation, State::Waiting, {ProgressCode::HeldBack, error}, pauseAfter(run, error, facts), facts);
}

NextAction checkFailed(Operation& operation, Run& run, const api::ApiError& error, const Facts& facts) {
    if (api::isTransient(error)) {
        return unreachable(operation, run, error, facts);
    }
    const bool unreadable =
        error.kind == Kind::NotJson || error.kind == Kind::WrongType || error.kind == Kind::TooLarge;
    if (unreadable && run.failures + 1 < mostUnreadable) {
        return unreachable(operation, run, error, facts);
    }
    operation.problem = error;
    return conclude(operation, State::Failed, {ProgressCode::NotSentUnreadable, error}, facts);
}

/// Something was sent: keep reading the cluster until the outcome is known.
NextAction readAfterSendFailed(Operation& operation, Run& run, const api::ApiError& error, const Facts& facts) {
    operation.problem = error;
    ++run.failures;
    if (run.phase == Phase::Verify && facts.now - run.since >= verifyTimeout) {
        return conclude(operation, State::OutcomeUnknown, {ProgressCode::UnknownUnread, error}, facts);
    }
    const bool refused = error.kind == Kind::Unauthorized || error.kind == Kind::Forbidden;
    const bool held = refused || error.kind == Kind::RateLimited;
    const auto state = held ? State::Waiting : stateOf(run.phase);
    const auto code = refused ? ProgressCode::AccessRefused : ProgressCode::ReadingAgain;
    return waitFor(operation, state, {code, error}, refused ? refusedPause : pauseAfter(run, error, facts), facts);
}

NextAction readFailed(Operation& operation, Run& run, const api::ApiError& error, const Facts& facts) {
    if (error.kind == Kind::TwoFactor) {
        return needsCode(operation, run, error, facts);
    }
    if (error.kind == Kind::NotFound) {
        operation.problem = error;
        return clusterGone(operation, facts);
    }
    return run.phase == Phase::Check ? checkFailed(operation, run, error, facts)
                                     : readAfterSendFailed(operation, run, error, facts);
}

/// The message of a problem is bounded like the body that it came in: no UTF-8 sequence is cut.
std::string cutMessage(std::string message) {
    auto length = std::min(message.size(), Exchange::mostMessage);
    while (length > 0 && length < message.size() && (static_cast<unsigned char>(message[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    message.resize(length);
    return message;
}

/// Completes the exchange in flight.
void complete(Operation& operation, const std::optional<api::WriteExchange>& travelled, const api::ApiError* error,
              const Facts& facts) {
    if (operation.exchanges.empty()) {
        return;
    }
    auto& exchange = operation.exchanges.back();
    if (travelled) {
        exchange.method = travelled->method;
        exchange.target = travelled->target;
        exchange.requestBody = travelled->requestBody;
        exchange.status = travelled->status;
        exchange.responseBody = travelled->responseBody;
    }
    if (error != nullptr) {
        exchange.status = exchange.status != 0 ? exchange.status : error->status;
        exchange.problem = *error;
        exchange.problem->message = cutMessage(error->message);
        exchange.left = exchange.status != 0 || api::outcomeUnknown(*error);
        if (exchange.target.isEmpty()) {
            exchange.target = QByteArray::fromStdString(error->target);
        }
    } else if (exchange.status == 0) {
        exchange.status = 200; // the service succeeded, and no monitor reported the exchange
    }
    if (exchange.status != 0) {
        exchange.answeredAt = facts.now;
    }
}

NextAction lost(Operation& operation, Run& run, const api::ApiError& error, const Facts& facts) {
    run.phase = Phase::Verify;
    run.since = facts.now;
    run.misses = 0;
    run.refused.reset();
    operation.problem = error;
    const auto code = error.kind == Kind::ServerError ? ProgressCode::OutcomeBeingRead : ProgressCode::NoAnswer;
    return waitFor(operation, State::Verifying, {code, error},
                   std::max(verifyPause, error.retryAfter.value_or(milliseconds(0))), facts);
}

NextAction sendRefused(Operation& operation, Run& run, const api::ApiError& error, const Facts& facts) {
    operation.problem = error;
    const auto& rules = rulesOf(operation.change.kind);
    // an earlier request may have done it, and this one be refused for that very reason; or the target is gone already
    if (mayHaveActed(operation) || (rules.removes && error.kind == Kind::NotFound)) {
        run.phase = Phase::Verify;
        run.refused = error;
        run.misses = 0;
        run.since = facts.now;
        return waitFor(operation, State::Verifying, {ProgressCode::OutcomeBeingRead, error}, verifyPause, facts);
    }
    if (error.kind == Kind::NotFound) {
        return conclude(operation, State::Failed, rules.targetGone, facts);
    }
    return conclude(operation, State::Failed, {ProgressCode::Refused, error}, facts);
}

NextAction sendFailed(Operation& operation, Run& run, const api::ApiError& error, const Facts& facts) {
    if (api::outcomeUnknown(error)) {
        return lost(operation, run, error, facts);
    }
    if (error.kind == Kind::TwoFactor || error.kind == Kind::RateLimited || error.kind == Kind::Unreachable) {
        run.phase = phaseBeforeSending(operation);
        if (error.kind == Kind::TwoFactor) {
            return needsCode(operation, run, error, facts);
        }
        return run.phase == Phase::Check ? unreachable(operation, run, error, facts)
                                         : readAfterSendFailed(operation, run, error, facts);
    }
    return sendRefused(operation, run, error, facts);
}

/// Bounds the record of an operation that is held back for hours: drops the oldest exchange without effect.
void trimExchanges(std::vector<Exchange>& exchanges) {
    constexpr std::size_t most = 40;
    if (exchanges.size() >= most) {
        const auto at =
            std::find_if(exchanges.begin(), exchanges.end(), [](const auto& each) { return !mayHaveActed(each); });
        exchanges.erase(at == exchanges.end() ? exchanges.begin() : at);
    }
}

NextAction on(Operation& operation, Run& run, const Begin& /*event*/, const Facts& /*facts*/) {
    run.phase = Phase::Check;
    operation.state = State::Checking;
    operation.progress = ProgressCode::Checking;
    operation.nextAttempt.reset();
    return NextAction::Read;
}

NextAction on(Operation& operation, Run& run, const Due& /*event*/, const Facts& /*facts*/) {
    operation.nextAttempt.reset();
    if (operation.state != State::Queued) { // behind another change it stays queued while the cluster is read
        operation.state = stateOf(run.phase);
    }
    return NextAction::Read;
}

NextAction on(Operation& operation, Run& run, const Reopened& /*event*/, const Facts& facts) {
    run.reopened = true;
    if (!mayHaveActed(operation)) {
        cancel(operation, facts.now, ProgressCode::EndedUnsent);
        return NextAction::Nothing;
    }
    const auto& last = operation.exchanges.back();
    run.phase = wasAccepted(operation) ? Phase::Watch : Phase::Verify;
    // Stored by another process, whose clock may have been ahead: a timeout must not wait for it.
    run.since = std::min(last.answeredAt.value_or(last.sentAt), facts.now);
    operation.state = stateOf(run.phase);
    operation.nextAttempt.reset();
    operation.progress = ProgressCode::Reopened;
    return NextAction::Read;
}

NextAction on(Operation& operation, Run& run, const Read& event, const Facts& facts) {
    if (!event.result) {
        return readFailed(operation, run, event.result.error(), facts);
    }
    if (run.phase != Phase::Check) { // during the check only a successful send resets them
        run.failures = 0;
        run.troubledSince.reset();
    }
    const auto& now = event.result.value();
    switch (run.phase) {
    case Phase::Check: return check(operation, run, now, facts);
    case Phase::Verify: return verify(operation, run, now, facts);
    case Phase::Watch: return watch(operation, run, now, facts);
    }
    return NextAction::Nothing;
}

NextAction on(Operation& operation, Run& /*run*/, const Sending& /*event*/, const Facts& facts) {
    operation.state = State::Sending;
    operation.sentAt = operation.sentAt.value_or(facts.now);
    operation.nextAttempt.reset();
    operation.progress = ProgressCode::SendingRequest;
    Exchange exchange;
    exchange.sentAt = facts.now;
    exchange.method = rulesOf(operation.change.kind).method;
    trimExchanges(operation.exchanges);
    operation.exchanges.push_back(exchange);
    return NextAction::Send;
}

NextAction on(Operation& operation, Run& run, const Answered& event, const Facts& facts) {
    if (!event.result) {
        complete(operation, event.travelled, &event.result.error(), facts);
        return sendFailed(operation, run, event.result.error(), facts);
    }
    complete(operation, event.travelled, nullptr, facts);
    setTarget(operation, event.result.value());
    run.phase = Phase::Watch;
    run.since = facts.now;
    run.misses = run.failures = 0;
    run.troubledSince.reset();
    operation.problem.reset();
    return waitFor(operation, State::Watching, ProgressCode::Accepted, firstRead, facts);
}

NextAction on(Operation& operation, Run& run, const PreAuthorized& event, const Facts& facts) {
    Exchange exchange;
    exchange.sentAt = facts.now;
    exchange.method = "PUT";
    exchange.secondFactor = true;
    operation.exchanges.push_back(exchange);
    complete(operation, event.travelled, event.result ? nullptr : &event.result.error(), facts);
    if (event.result) {
        ++run.codes;
        operation.problem.reset();
        operation.state = stateOf(run.phase);
        operation.progress = ProgressCode::CodeAccepted;
        return NextAction::Read;
    }
    // an earlier problem names the app that the next code is for
    if (event.result.error().kind == Kind::ReadOnly) {
        operation.progress = ProgressCode::CodeLocked;
        return NextAction::Nothing;
    }
    const bool refused = !api::isTransient(event.result.error());
    operation.progress = refused ? ProgressCode::CodeRefused : ProgressCode::CodeNotChecked;
    return NextAction::Nothing;
}

NextAction on(Operation& operation, Run& /*run*/, const Unjournaled& event, const Facts& facts) {
    if (operation.state == State::Sending && !operation.exchanges.empty()) {
        operation.exchanges.pop_back(); // it was not sent
        if (operation.exchanges.empty()) {
            operation.sentAt.reset();
        }
    }
    return mayHaveActed(operation)
               ? conclude(operation, State::OutcomeUnknown, {ProgressCode::UnknownJournal, event.error}, facts)
               : conclude(operation, State::Failed, {ProgressCode::NotSentJournal, event.error}, facts);
}

} // namespace

NextAction step(Operation& operation, Run& run, const Event& event, const Facts& facts) {
    if (operation.finished()) {
        return NextAction::Nothing;
    }
    return std::visit([&](const auto& each) { return on(operation, run, each, facts); }, event);
}

bool mayCancel(const Operation& operation) {
    return !operation.finished() && operation.state != State::Sending && !mayHaveActed(operation);
}

void cancel(Operation& operation, core::Instant now, ProgressCode why) {
    operation.state = State::Cancelled;
    operation.progress = why;
    operation.finishedAt = now;
    operation.nextAttempt.reset();
}

} // namespace poolhouse::operations::machine
