// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operation.h"

#include <algorithm>

namespace poolhouse::operations {

bool Operation::finished() const {
    switch (state) {
    case State::Drifted:
    case State::Done:
    case State::Failed:
    case State::OutcomeUnknown:
    case State::Cancelled: return true;
    case State::Queued:
    case State::Checking:
    case State::Sending:
    case State::Waiting:
    case State::NeedsTwoFactor:
    case State::Verifying:
    case State::Watching: return false;
    }
    return false;
}

void setTarget(Operation& operation, const TargetId& target) {
    if (const auto* pool = std::get_if<core::PoolId>(&target)) {
        operation.pool = *pool;
    } else if (const auto* attachment = std::get_if<core::AttachmentId>(&target)) {
        operation.attachment = *attachment;
    } else if (const auto* cluster = std::get_if<core::ClusterId>(&target)) {
        operation.cluster = *cluster;
    }
}

const core::PoolShape* basisOf(const Operation& operation) {
    const auto at = std::find_if(operation.basis.begin(), operation.basis.end(),
                                 [&operation](const auto& pool) { return pool.name == operation.change.pool; });
    return at == operation.basis.end() ? nullptr : &*at;
}

bool mayHaveActed(const Exchange& exchange) {
    const bool refused = exchange.status >= 300 && exchange.status <= 499;
    return exchange.left && !refused && !exchange.secondFactor;
}

int sendsThatMayHaveActed(const Operation& operation) {
    return static_cast<int>(std::count_if(operation.exchanges.begin(), operation.exchanges.end(),
                                          [](const Exchange& exchange) { return mayHaveActed(exchange); }));
}

bool mayHaveActed(const Operation& operation) {
    return sendsThatMayHaveActed(operation) > 0;
}

bool wasAccepted(const Operation& operation) {
    return std::any_of(operation.exchanges.begin(), operation.exchanges.end(),
                       [](const Exchange& each) { return !each.secondFactor && each.succeeded(); });
}

std::optional<std::chrono::milliseconds> durationOf(const Operation& operation, core::Instant now) {
    const auto end = operation.finishedAt.value_or(now);
    return end < operation.askedAt ? std::nullopt : std::optional(end - operation.askedAt);
}

Operation movedBy(Operation operation, std::chrono::milliseconds shift) {
    const auto move = [shift](std::optional<core::Instant>& instant) {
        if (instant) {
            *instant += shift;
        }
    };
    operation.askedAt += shift;
    move(operation.sentAt);
    move(operation.finishedAt);
    move(operation.nextAttempt);
    for (auto& exchange : operation.exchanges) {
        exchange.sentAt += shift;
        move(exchange.answeredAt);
    }
    return operation;
}

} // namespace poolhouse::operations
