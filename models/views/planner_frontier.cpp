// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_frontier.h"

#include "models/fleet/store.h"

namespace poolhouse::views {

void PlannerFrontier::update(const fleet::Store& store, const core::ClusterId& cluster, bool survivable) {
    const auto* record = store.cluster(cluster);
    const auto* table = record != nullptr ? store.prices().find(record->summary.plan) : nullptr;
    const auto prices = table != nullptr ? *table : core::PriceTable{};
    if (m_prices == prices && m_catalog == store.catalog() && m_survivable == survivable) {
        return;
    }
    m_prices = prices;
    m_catalog = store.catalog();
    m_survivable = survivable;
    m_points = core::frontier(m_catalog, prices, m_survivable);
    m_line = plannerLine(m_points, m_survivable);
}

} // namespace poolhouse::views
