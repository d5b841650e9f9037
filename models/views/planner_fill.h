// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

/// Needs and shapes that a plan takes over from elsewhere, each as one step of undo.
namespace poolhouse::views {

/// Needs of the cluster shown, none of them observed there.
void fillNeeds(PlannerModel& model, plans::NeedsDraft needs, const plans::PlanEdit& edit);
/// The needs of the shown cluster in an alternative; ignored if out of range or without that cluster.
void fillFromAlternative(PlannerModel& model, int index);
/// The workloads of another cluster of the plan.
void fillFromCluster(PlannerModel& model, const core::ClusterId& from);

/// The planned shape of another cluster of the plan, for the cluster shown.
void copyShape(PlannerModel& model, const core::ClusterId& from);

} // namespace poolhouse::views
