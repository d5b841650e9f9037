// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <nlohmann/json_fwd.hpp>

namespace poolhouse::sandbox {

// The records as the Data API shows them: schemas ClusterInfo, Pool, WaitStatus, LevelList, Pricing of the contract.
[[nodiscard]] nlohmann::json clusterInfoJson(const ClusterRecord& cluster, const State& state, core::Instant now);
[[nodiscard]] nlohmann::json poolJson(const PoolRecord& pool, const State& state, core::Instant now);
[[nodiscard]] nlohmann::json waitStatusJson(const ClusterRecord& cluster);
[[nodiscard]] nlohmann::json levelsJson(const Catalogue& catalogue);
/// Illustrative prices carry a member "illustrative": true.
[[nodiscard]] nlohmann::json pricingJson(const Catalogue& catalogue);

} // namespace poolhouse::sandbox
