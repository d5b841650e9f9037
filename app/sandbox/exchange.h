// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "app/sandbox/state.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::sandbox {

class LogSessions;
class TwoFactor;

/// Context of a request handler.
struct Exchange {
    State& state;
    TwoFactor& twoFactor;
    LogSessions& logSessions;
    const Request& request;
    core::Instant now;
    std::vector<std::string> parameters; ///< variable path segments, in order
    int requestsLeft = 0;                ///< request tokens left after this request
};

/// The API of a path; the two differ in error ids, rate limit and paging.
enum class ApiKind { Platform, Data };
inline constexpr auto dataApi = ApiKind::Data;

/// Which requests need the second factor, if the account has one, and a token.
enum class Guard {
    Changes, ///< all but GET and HEAD
    Always,  ///< all: the response contains secrets
    Never,   ///< none: read-only despite its method
    Open,    ///< none, and no token: the path itself is the key
};

/// Handles a request; its only side effects are on the exchange's state.
using Handler = Response (*)(Exchange& exchange);

/// One operation of the API contract.
struct Route {
    std::string_view method;
    std::string_view pattern; ///< "/apps/{app}/addons": braces match any single non-empty segment
    Handler handler;
    ApiKind api = ApiKind::Platform;
    bool free = false; ///< exempt from the rate limit
    Guard guard = Guard::Changes;
};

} // namespace poolhouse::sandbox
