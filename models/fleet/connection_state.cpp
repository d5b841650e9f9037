// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/connection_state.h"

#include "models/core/backoff.h"

#include <algorithm>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;

constexpr core::Backoff probePauses{milliseconds(2000), milliseconds(60000)};
/// A minute returns 75 requests to the budget: enough to continue with what is on screen.
constexpr std::chrono::seconds waitWithoutRetryAfter{60};

} // namespace

ConnectionState::Phase ConnectionState::phase() const {
    return m_shown || m_base == Phase::Stopped || m_base == Phase::Refused ? m_base : Phase::Paused;
}

bool ConnectionState::mayAsk() const {
    return m_shown && (m_base == Phase::Connecting || m_base == Phase::Online);
}

bool ConnectionState::probeDue(core::Instant now) const {
    return m_base == Phase::Offline && m_resumeAt && now >= *m_resumeAt;
}

bool ConnectionState::waitOver(core::Instant now) const {
    return m_base == Phase::Waiting && m_resumeAt && now >= *m_resumeAt;
}

std::optional<core::Instant> ConnectionState::nextAttempt(std::optional<core::Instant> due) const {
    if (m_shown && (is(Phase::Offline) || is(Phase::Waiting))) {
        return m_resumeAt;
    }
    return mayAsk() ? due : std::nullopt;
}

void ConnectionState::resume(bool everRead) {
    m_base = everRead ? Phase::Online : Phase::Connecting;
    m_problem.reset();
    m_resumeAt.reset();
    m_probes = 0;
}

void ConnectionState::stop() {
    m_base = Phase::Stopped;
    m_problem.reset();
    m_resumeAt.reset();
}

void ConnectionState::listsRead() {
    if (m_base == Phase::Connecting) {
        m_base = Phase::Online;
    }
}

void ConnectionState::goOffline(const api::ApiError& error, core::Instant now, double random) {
    m_base = Phase::Offline;
    m_probes = 0;
    postponeProbe(error, now, random);
}

void ConnectionState::postponeProbe(const api::ApiError& error, core::Instant now, double random) {
    m_problem = error;
    ++m_probes;
    m_resumeAt = now + probePauses.delay(m_probes, random);
}

void ConnectionState::retryNow(core::Instant now) {
    if (m_base == Phase::Offline) {
        m_resumeAt = now;
    }
}

void ConnectionState::refuse(const api::ApiError& error) {
    m_base = Phase::Refused;
    m_problem = error;
    m_resumeAt.reset();
}

void ConnectionState::wait(const api::ApiError& error, core::Instant now) {
    const bool named = error.retryAfter.has_value();
    const bool waiting = m_base == Phase::Waiting && m_resumeAt;
    if (waiting && m_waitNamed && !named) {
        return;
    }
    const auto until =
        now + std::max<milliseconds>(milliseconds(1000), error.retryAfter.value_or(waitWithoutRetryAfter));
    m_resumeAt = waiting && m_waitNamed == named ? std::max(*m_resumeAt, until) : until;
    m_waitNamed = named;
    m_base = Phase::Waiting;
    m_problem = error;
}

} // namespace poolhouse::fleet
