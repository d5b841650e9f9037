// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/ghost_lanes.h"

#include "ui/planner/lane_view.h"
#include "ui/planner/steady_column.h"
#include "ui/theme/theme.h"

namespace poolhouse::ui {

GhostLanes::GhostLanes(QWidget* parent) : QWidget(parent), m_column(new SteadyColumn(this)) {
    setObjectName(QStringLiteral("ghostLanes"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::grid);
    setAutoFillBackground(true); // opaque: not repainted when moved
    hide();
}

void GhostLanes::showLanes(const views::PlannerView& view) {
    std::size_t shown = 0;
    for (const auto& lane : view.lanes) {
        if (lane.row >= 0) {
            continue;
        }
        if (shown == m_lanes.size()) {
            m_lanes.push_back(new LaneView(this));
            m_lanes.back()->setObjectName(QStringLiteral("ghostLane.%1").arg(shown));
            m_column->addWidget(m_lanes.back());
        }
        m_lanes[shown]->showGhost(lane);
        m_lanes[shown]->show();
        ++shown;
    }
    for (std::size_t rest = shown; rest < m_lanes.size(); ++rest) {
        m_lanes[rest]->hide();
    }
    setVisible(shown > 0);
}

void GhostLanes::rescale(const views::PlannerView& view, const LaneScale& scale) {
    std::size_t ghost = 0;
    for (const auto& lane : view.lanes) {
        if (lane.row < 0 && ghost < m_lanes.size()) {
            m_lanes[ghost++]->showLane(lane, scale, {});
        }
    }
}

} // namespace poolhouse::ui
