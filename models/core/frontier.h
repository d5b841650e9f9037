// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/money.h"
#include "models/core/pool.h"
#include "models/core/pricing.h"

#include <vector>

namespace poolhouse::core {

/// One configuration of follower pools that nothing beats: no other has as many read connections for less.
struct FrontierPoint {
    int readConnections = 0;      ///< total limit, or total survivable limit when that was asked
    Money monthly;                ///< of the follower pools
    std::vector<PoolShape> pools; ///< unnamed, by level in catalogue order
    int instances = 0;

    friend bool operator==(const FrontierPoint&, const FrontierPoint&) = default;
};

/// All such configurations by read connections, the empty one (0 connections, $0) first: for each total read limit the
/// least cost within five pools and thirteen instances (rules 1, 7, 12). Of equal cost and connections the one with
/// fewer instances, then fewer pools. With `survivable`, connections are those with one instance of each pool lost.
/// Levels without a price are left out.
[[nodiscard]] std::vector<FrontierPoint> frontier(const Catalog& catalog, const PriceTable& prices, bool survivable);

} // namespace poolhouse::core
