// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/core/instant.h"
#include "models/fleet/poll_phase.h"

#include <optional>

namespace poolhouse::fleet {

/// The phase of a poller and its transitions: start, offline with back-off, refused token, rate limit, hidden window.
/// Pure: no requests, no timer, no clock. Random values are in [0, 1).
class ConnectionState {
public:
    using Phase = PollPhase;

    [[nodiscard]] Phase phase() const;                                 ///< Paused while the window is hidden
    [[nodiscard]] bool is(Phase base) const { return m_base == base; } ///< regardless of the window
    [[nodiscard]] bool shown() const { return m_shown; }
    /// Connecting or Online with the window shown: only then requests are sent.
    [[nodiscard]] bool mayAsk() const;
    [[nodiscard]] bool probeDue(core::Instant now) const;
    [[nodiscard]] bool waitOver(core::Instant now) const;
    [[nodiscard]] bool waitNamed() const { return is(Phase::Waiting) && m_waitNamed; } ///< its span came from the API
    /// Time of the retry while Offline or Waiting, else empty.
    [[nodiscard]] std::optional<core::Instant> resumeAt() const { return m_resumeAt; }
    /// Of something due at `due`: the retry while Offline or Waiting, empty while nothing is asked.
    [[nodiscard]] std::optional<core::Instant> nextAttempt(std::optional<core::Instant> due) const;
    [[nodiscard]] const std::optional<api::ApiError>& problem() const { return m_problem; }

    /// To Online when the fleet was read before, else to Connecting; problem and pauses are forgotten.
    void resume(bool everRead);
    void stop();
    void setShown(bool shown) { m_shown = shown; }
    void listsRead(); ///< Connecting becomes Online
    void goOffline(const api::ApiError& error, core::Instant now, double random);
    /// A probe failed: the next pause is longer, from 2 s up to 60 s.
    void postponeProbe(const api::ApiError& error, core::Instant now, double random);
    void retryNow(core::Instant now); ///< ends the pause while Offline
    void refuse(const api::ApiError& error);
    /// Until the error's retryAfter, at least 1 s, or 60 s without one. A span that the API named is never shortened,
    /// and replaces an assumed one.
    void wait(const api::ApiError& error, core::Instant now);

private:
    Phase m_base = Phase::Stopped;
    bool m_shown = true;
    std::optional<api::ApiError> m_problem;
    std::optional<core::Instant> m_resumeAt;
    bool m_waitNamed = false; ///< the API said how long
    int m_probes = 0;         ///< failed in a row
};

} // namespace poolhouse::fleet
