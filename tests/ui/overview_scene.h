// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/cluster_overview.h"

namespace poolhouse::test {

/// postgresql-rectangular-12345 as in the sandbox's default scenario: a leader with a standby and two follower pools.
[[nodiscard]] views::ClusterOverview exampleOverview();

/// A day of readings, one per minute, around `level`; the last one is exactly `level`. Deterministic.
[[nodiscard]] std::vector<core::Sample> dayOfReadings(double level, int seed, int readings = 1440);

/// A follower pool with all fields set.
[[nodiscard]] views::PoolCard followerCard(const std::string& id, const QString& name, int colour, int instances);

} // namespace poolhouse::test
