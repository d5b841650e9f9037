// SPDX-License-Identifier: GPL-3.0-or-later
// A tour through the planner: from a cluster as it is to a plan that has been applied.
#include "app/console/tour_deeds.h"
#include "app/console/tour_scenes.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>
#include <stdexcept>

namespace poolhouse::console {

namespace {

void noPlanScenesYet(std::vector<Scene>&) {}

} // namespace

void addPlanScenes(std::vector<Scene>& scenes) { noPlanScenesYet(scenes); }

} // namespace poolhouse::console
