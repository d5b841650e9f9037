// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <nlohmann/json_fwd.hpp>

namespace poolhouse::sandbox {

// Data API representations (API contract: ClusterInfo, Pool, WaitStatus, Quota, Credential, LevelList, Pricing).
[[nodiscard]] nlohmann::json clusterInfoJson(const ClusterRecord& cluster, const State& state, core::Instant now);
[[nodiscard]] nlohmann::json poolJson(const PoolRecord& pool, const State& state, core::Instant now);
[[nodiscard]] nlohmann::json waitStatusJson(const ClusterRecord& cluster, core::Instant now);
[[nodiscard]] nlohmann::json quotaJson(const QuotaRecord& quota, const ClusterRecord& cluster, const WorldRecord& world,
                                       core::Instant now);
[[nodiscard]] nlohmann::json quotasJson(const ClusterRecord& cluster, const WorldRecord& world, core::Instant now);
/// Includes passwords, as in the contract.
[[nodiscard]] nlohmann::json credentialJson(const CredentialRecord& credential, const ClusterRecord& cluster,
                                            const WorldRecord& world);
[[nodiscard]] nlohmann::json levelsJson(const PricedCatalog& catalog);
/// Illustrative prices are marked "illustrative": true.
[[nodiscard]] nlohmann::json pricingJson(const PricedCatalog& catalog);

} // namespace poolhouse::sandbox
