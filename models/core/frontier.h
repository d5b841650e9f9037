// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/money.h"
#include "models/core/pool.h"
#include "models/core/pricing.h"

#include <vector>

namespace poolhouse::core {

/// A Pareto-optimal configuration of follower pools: none offers as many read connections for less.
struct FrontierPoint {
    int readConnections = 0;      ///< total limit, or total survivable limit if requested
    Money monthly;                ///< follower pools only
    std::vector<PoolShape> pools; ///< unnamed, by level in catalog order
    int instances = 0;

    friend bool operator==(const FrontierPoint&, const FrontierPoint&) = default;
};

/// All Pareto-optimal configurations within five pools and thirteen instances (rules 1, 7, 12), ascending by read
/// connections, starting with the empty one (0 connections, $0). Ties in cost and connections: fewer instances, then
/// fewer pools. `survivable`: count connections with one instance of each pool lost. Levels without a price
/// or with unknown connections are skipped.
[[nodiscard]] std::vector<FrontierPoint> frontier(const Catalog& catalog, const PriceTable& prices, bool survivable);

} // namespace poolhouse::core
