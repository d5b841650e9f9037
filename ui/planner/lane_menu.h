// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/views/lane_edit.h"
#include "models/views/planner_view.h"

#include <functional>
#include <vector>

class QMenu;

namespace poolhouse::ui {

class LaneCanvas;
class LaneView;

/// A need moved to one of LaneAbilities::targets.
[[nodiscard]] views::LaneEdit needMove(std::size_t workload, int target);

/// What a menu is made of, beside the lane in `row`.
struct LaneMenuContext {
    const views::PlannerView& view;
    const std::vector<core::App>& apps; ///< of the account
    std::function<void(const views::LaneEdit&)> make;
    std::function<void()> restore;
};

/// What can be done to a lane, as a menu.
void fillLaneMenu(QMenu& menu, const LaneView& lane, int row, const LaneMenuContext& parts);
/// What can be done to the apps that use its pool: the same as a part of fillLaneMenu().
void fillAppsMenu(QMenu& menu, const LaneView& lane, int row, const LaneMenuContext& parts);

/// Which of the apps of `from` moves to the pool in `row`, where they were dropped: those that can.
void fillDropMenu(QMenu& menu, const LaneCanvas& from, int row,
                  const std::function<bool(const views::LaneEdit&)>& possible,
                  const std::function<void(const views::LaneEdit&)>& make);

} // namespace poolhouse::ui
