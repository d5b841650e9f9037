// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend_search.h"

namespace poolhouse::core::recommending {

bool Rule::carries(const Level& level, std::int64_t working, std::int64_t connections) const {
    return connections * 100 <= working * *level.connectionsPerInstance * (100 - margin);
}

std::int64_t Rule::workingFor(int perInstance, std::int64_t connections) const {
    const auto usable = std::int64_t{perInstance} * (100 - margin);
    return (connections * 100 + usable - 1) / usable;
}

std::int64_t Rule::instancesFor(const Level& level, std::int64_t connections) const {
    const int perInstance = *level.connectionsPerInstance;
    const auto count = workingFor(perInstance, connections) + (survive ? 1 : 0);
    const bool overflows = avoidOverflow && count > 1 && connections > (count - 1) * perInstance;
    return overflows ? (connections + perInstance - 1) / perInstance + 1 : count;
}

} // namespace poolhouse::core::recommending
