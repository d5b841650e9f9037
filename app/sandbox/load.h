// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <optional>

namespace poolhouse::sandbox {

/// Connections that a pool accepts when everything asked for is there (rule 7): expected_connection_limit.
[[nodiscard]] int expectedLimit(const PoolRecord& pool, const Catalogue& catalogue);

/// Connections in use, a function of seed, pool and time alone: a daily rhythm, noise over minutes, now and then a
/// burst; at the anchor instant exactly the pool's figure. Never more than the running instances accept, 0 for a pool
/// at count 0 or without apps; empty when the API cannot say.
[[nodiscard]] std::optional<int> connectionsInUse(const PoolRecord& pool, const State& state, core::Instant now);

/// The busyness of a pool relative to the anchor instant, where it is exactly 1. Positive.
[[nodiscard]] double relativeLoad(std::uint64_t seed, std::string_view poolId, core::Instant anchor, core::Instant now);

} // namespace poolhouse::sandbox
