// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

#include <string>
#include <vector>

namespace poolhouse::sandbox {

/// Result of routing.
struct RouteMatch {
    const Route* route = nullptr; ///< null: unknown path or method
    std::vector<std::string> parameters;
    std::string allowed; ///< allowed methods of a known path when the method is unknown
};

/// HEAD is routed like GET.
[[nodiscard]] RouteMatch findRoute(const Request& request);

/// The API of any path, known or not, by its first segment.
[[nodiscard]] ApiKind apiOf(const Request& request);

} // namespace poolhouse::sandbox
