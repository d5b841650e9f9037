// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "app/sandbox/state.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::sandbox {

/// One request on its way through the routes: everything a handler may know and change.
struct Exchange {
    State& state;
    const Request& request;
    core::Instant now;
    std::vector<std::string> parameters; ///< the path's variable parts, in order
    int requestsLeft = 0;                ///< tokens in the account's pool, this request already counted
};

/// Which of the two APIs a path belongs to; they differ in error ids, rate limit and paging.
enum class ApiKind { Platform, Data };

/// A pure function: state + request -> response. What it changes it changes in the state alone.
using Handler = Response (*)(Exchange& exchange);

/// One operation of the contract.
struct Route {
    std::string_view method;
    std::string_view pattern; ///< "/apps/{app}/addons": a part in braces matches any single part that is not empty
    Handler handler;
    ApiKind api = ApiKind::Platform;
    bool free = false; ///< takes no token from the account's rate limit
};

} // namespace poolhouse::sandbox
