// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"
#include "models/core/result.h"

#include <string>
#include <string_view>

namespace poolhouse::sandbox {

/// What to make a world from. One seed and one anchor give one world, to the last id.
struct ScenarioRequest {
    std::string name = "small";
    std::uint64_t seed = 1;
    core::Instant anchor; ///< the world's beginning, and the instant at which its connection figures hold
};

inline constexpr int mostClusters = 20'000; ///< of "large:N"

/// "small, empty, busy, degraded, unpriced, large:N"
[[nodiscard]] std::string scenarioNames();
/// A scenario goes by this name.
[[nodiscard]] bool isScenario(std::string_view name);
/// The world. The error is a sentence that names the scenarios there are.
[[nodiscard]] core::Result<State, std::string> makeWorld(const ScenarioRequest& request);

} // namespace poolhouse::sandbox
