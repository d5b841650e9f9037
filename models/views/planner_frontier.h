// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/frontier.h"
#include "models/core/ids.h"
#include "models/views/planner_view.h"

#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::views {

/// The cheapest configurations at the prices of a cluster: made once for the same levels and prices, not with each
/// edit. Not thread-safe.
class PlannerFrontier {
public:
    void update(const fleet::Store& store, const core::ClusterId& cluster, bool survivable);
    [[nodiscard]] const std::vector<core::FrontierPoint>& points() const { return m_points; }
    [[nodiscard]] const std::vector<PlannerPoint>& line() const { return m_line; } ///< the points in words

private:
    std::vector<core::FrontierPoint> m_points;
    std::vector<PlannerPoint> m_line;
    std::optional<core::PriceTable> m_prices; ///< what they were made from; empty: nothing yet
    core::Catalog m_catalog;
    bool m_survivable = false;
};

} // namespace poolhouse::views
