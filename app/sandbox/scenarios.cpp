// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/scenarios.h"

#include "app/sandbox/scenario_list.h"

#include <array>
#include <charconv>
#include <optional>

namespace poolhouse::sandbox {

namespace {

struct Scenario {
    std::string_view name;
    State (*make)(const ScenarioRequest& request);
};

constexpr std::array scenarios{Scenario{"small", makeSmall}, Scenario{"empty", makeEmpty}, Scenario{"busy", makeBusy},
                               Scenario{"degraded", makeDegraded}, Scenario{"unpriced", makeUnpriced}};

/// N of "large:N"; empty for anything else or out of range.
std::optional<int> largeCount(std::string_view name) {
    constexpr std::string_view prefix = "large:";
    if (!name.starts_with(prefix)) {
        return std::nullopt;
    }
    name.remove_prefix(prefix.size());
    int count = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), count);
    const bool whole = error == std::errc{} && end == name.data() + name.size();
    return whole && count >= 1 && count <= mostClusters ? std::optional(count) : std::nullopt;
}

} // namespace

std::string scenarioNames() {
    std::string names;
    for (const auto& scenario : scenarios) {
        names += std::string(scenario.name) + ", ";
    }
    return names + "large:N (N from 1 to " + std::to_string(mostClusters) + ")";
}

bool isScenario(std::string_view name) {
    for (const auto& scenario : scenarios) {
        if (scenario.name == name) {
            return true;
        }
    }
    return largeCount(name).has_value();
}

core::Result<State, std::string> makeWorld(const ScenarioRequest& request) {
    for (const auto& scenario : scenarios) {
        if (scenario.name == request.name) {
            return scenario.make(request);
        }
    }
    if (const auto clusters = largeCount(request.name)) {
        return makeLarge(request, *clusters);
    }
    return "Unknown scenario \"" + request.name + "\". Choose one of: " + scenarioNames() + ".";
}

} // namespace poolhouse::sandbox
