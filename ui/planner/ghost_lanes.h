// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace poolhouse::ui {

class LaneView;
struct LaneScale;

/// The pools that only the answer has, below those of the plan; hidden without any. Object names "ghostLanes",
/// "ghostLane.NUMBER".
class GhostLanes : public QWidget {
    Q_OBJECT
public:
    explicit GhostLanes(QWidget* parent = nullptr);

    void showLanes(const views::PlannerView& view);
    void rescale(const views::PlannerView& view, const LaneScale& scale);

private:
    std::vector<LaneView*> m_lanes;
    QVBoxLayout* m_column;
};

} // namespace poolhouse::ui
