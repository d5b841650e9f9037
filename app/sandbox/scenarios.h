// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"
#include "models/core/result.h"

#include <string>
#include <string_view>

namespace poolhouse::sandbox {

/// Parameters of a new world; the same parameters yield the same world, ids included.
struct ScenarioRequest {
    std::string name = "small";
    std::uint64_t seed = 1;
    core::Instant anchor; ///< start of the world and instant of its connection figures
};

inline constexpr int mostClusters = 20'000; ///< of "large:N"

/// "small, empty, busy, degraded, unpriced, large:N"
[[nodiscard]] std::string scenarioNames();
/// `name` is a known scenario.
[[nodiscard]] bool isScenario(std::string_view name);
/// Creates the world. The error is a user-facing sentence that lists the scenarios.
[[nodiscard]] core::Result<State, std::string> makeWorld(const ScenarioRequest& request);

} // namespace poolhouse::sandbox
