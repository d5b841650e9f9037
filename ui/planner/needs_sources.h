// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <functional>

class QMenu;

namespace poolhouse::ui {

/// What a source leads to that the model can't do itself.
struct NeedsSourceCallbacks {
    std::function<void()> processes;     ///< read the dynos of the attached apps
    std::function<void()> file;          ///< choose a NEEDS.json
    std::function<void()> templateAdded; ///< a workload was added at the end, to be filled in
};

/// Fills `menu` with everything that knows what the apps need. Object names of its actions: "sourcePeaks",
/// "sourceProcesses", "sourceTemplate.NAME", "sourceFile", "sourcePlan.INDEX", "sourceCluster.INDEX",
/// "sourceSaved.INDEX".
void fillNeedsSources(QMenu& menu, views::PlannerModel& model, const NeedsSourceCallbacks& ends);

} // namespace poolhouse::ui
