// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/lane_edit.h"
#include "models/views/planner_view.h"

#include <functional>

class QMenu;

namespace poolhouse::ui {

class LaneView;

/// A need moved to one of LaneAbilities::targets.
[[nodiscard]] views::LaneEdit needMove(std::size_t workload, int target);

/// What can be done to a lane, as a menu.
void fillLaneMenu(QMenu& menu, const LaneView& lane, int row, const views::PlannerView& view,
                  const std::function<void(const views::LaneEdit&)>& make, const std::function<void()>& restore);

} // namespace poolhouse::ui
