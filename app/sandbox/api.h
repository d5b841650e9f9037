// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "app/sandbox/rate_limit.h"
#include "app/sandbox/state.h"

#include <chrono>
#include <optional>
#include <string>

namespace poolhouse::sandbox {

struct ApiOptions {
    std::optional<std::string> token; ///< the only token accepted; empty: any UUID or HRKU-... is
    int rateLimit = RateLimit::publishedSize;
    std::chrono::milliseconds latency{0}; ///< added to every answer, in real time
};

/// The whole service as one function: request and sandbox time in, response out. It lets due changes happen, checks the
/// token and the rate limit, finds the route, and adds what every answer has (Request-Id, ETag, RateLimit-Remaining).
/// Knows no sockets, no files and no clock; not thread-safe.
class Api {
public:
    Api(State state, ApiOptions options);

    [[nodiscard]] Response handle(const Request& request, core::Instant now);

    [[nodiscard]] State& state() { return m_state; }
    /// Puts another state in the place of this one, after a change that could not be kept.
    void replaceState(State state) { m_state = std::move(state); }

private:
    [[nodiscard]] bool accepts(const Request& request) const;
    [[nodiscard]] Response answer(const Request& request, core::Instant now);

    State m_state;
    ApiOptions m_options;
    RateLimit m_rateLimit;
};

/// The token is of a form that Heroku gives out: a UUID or HRKU- and something.
[[nodiscard]] bool looksLikeToken(std::string_view token);

} // namespace poolhouse::sandbox
