// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <optional>

namespace poolhouse::sandbox {

/// Connection limit of a pool with all wanted instances (rule 7): expected_connection_limit.
[[nodiscard]] int expectedLimit(const PoolRecord& pool, const PricedCatalog& catalog);

/// Simulated connections in use, a function of seed, pool and time: daily rhythm, noise over minutes and occasional
/// bursts; at the anchor exactly the pool's configured figure. At most what the running instances accept; 0 for a pool
/// with count 0 or without apps; empty when the API reports null.
[[nodiscard]] std::optional<int> connectionsInUse(const PoolRecord& pool, const State& state, core::Instant now);

/// Storage in use in decimal gigabytes, growing daily; on the first day the scenario's figure. Empty when the API
/// reports null.
[[nodiscard]] std::optional<double> storageInUse(const ClusterRecord& cluster, const WorldRecord& world,
                                                 core::Instant now);

/// The size that a quota compares with its thresholds, in decimal gigabytes.
[[nodiscard]] std::optional<double> quotaUse(const QuotaRecord& quota, const ClusterRecord& cluster,
                                             const WorldRecord& world, core::Instant now);
/// Rule 14: the action is "restrict" and the size has exceeded the critical threshold for seven days.
[[nodiscard]] bool quotaEnforced(const QuotaRecord& quota, const ClusterRecord& cluster, const WorldRecord& world,
                                 core::Instant now);

/// Load factor of a pool relative to the anchor instant, where it is exactly 1. Positive.
[[nodiscard]] double relativeLoad(std::uint64_t seed, std::string_view poolId, core::Instant anchor, core::Instant now);

} // namespace poolhouse::sandbox
