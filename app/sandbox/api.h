// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "app/sandbox/log_sessions.h"
#include "app/sandbox/rate_limit.h"
#include "app/sandbox/state.h"
#include "app/sandbox/two_factor.h"
#include "app/sandbox/warnings.h"

#include <chrono>
#include <optional>
#include <string>

namespace poolhouse::sandbox {

struct ApiOptions {
    std::optional<std::string> token; ///< the only accepted token; empty: any UUID or HRKU-...
    int rateLimit = RateLimit::publishedSize;
    std::chrono::milliseconds latency{0}; ///< added to every response, in real time
    bool twoFactor = false;               ///< the account has a second factor
    std::string warning;                  ///< X-Heroku-Warning, once for each client; empty: none
};

/// The API as a function of request and sandbox time. Applies due changes, checks token and rate limit, dispatches to
/// the route and adds the common headers (Request-Id, ETag, RateLimit-Remaining). No sockets, files or clock. Not
/// thread-safe.
class Api {
public:
    Api(State state, ApiOptions options);

    [[nodiscard]] Response handle(const Request& request, core::Instant now);

    [[nodiscard]] State& state() { return m_state; }
    /// Replaces the state, to roll back a change that could not be stored.
    void replaceState(State state) { m_state = std::move(state); }

private:
    [[nodiscard]] bool accepts(const Request& request) const;
    [[nodiscard]] Response answer(const Request& request, core::Instant now);

    State m_state;
    ApiOptions m_options;
    RateLimit m_rateLimit;
    TwoFactor m_twoFactor;
    LogSessions m_logSessions;
    Warnings m_warnings;
};

/// The token has a format issued by Heroku: a UUID, or HRKU- followed by letters, digits, "-" and "_".
[[nodiscard]] bool looksLikeToken(std::string_view token);

} // namespace poolhouse::sandbox
