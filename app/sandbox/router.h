// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

#include <string>
#include <vector>

namespace poolhouse::sandbox {

/// Where a request goes.
struct RouteMatch {
    const Route* route = nullptr; ///< null: no such path, or see `allowed`
    std::vector<std::string> parameters;
    std::string allowed; ///< the methods that the path has, when it lacks the one asked for
};

/// Finds the route; HEAD goes where GET goes.
[[nodiscard]] RouteMatch findRoute(const Request& request);

/// Which API a path belongs to, known or not: the first part decides.
[[nodiscard]] ApiKind apiOf(const Request& request);

} // namespace poolhouse::sandbox
