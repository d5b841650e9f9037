// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/needs_fits.h"
#include "models/views/plan_evaluation.h"

namespace poolhouse::views {

/// What plannerView() need not compute again while what it depends on stays the same. It never changes the view. Not
/// thread-safe.
struct PlannerMemory {
    NeedsFits fits;
    planner::ShapeEvaluations shapes;

    /// Before a view of a plan of so many clusters: another one of it finds all of them remembered.
    void setPlanned(std::size_t clusters) {
        fits.setPlanned(clusters);
        shapes.setPlanned(clusters);
    }
};

} // namespace poolhouse::views
