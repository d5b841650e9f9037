// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/repository.h"
#include "models/plans/undo_stack.h"
#include "models/views/planner_searches.h"

#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::views {

/// The plan of one home cluster while it is edited, and what is kept beside it.
struct PlanSession {
    plans::UndoStack history;
    std::vector<plans::PlanAlternative> alternatives;
    PlannerSearches searches;

    /// As it was saved; a fresh one when nothing was.
    [[nodiscard]] static PlanSession loaded(const plans::PlanRepository& repository, const core::ClusterId& home);
    /// A plan of one cluster without changes, needs and alternatives is not saved.
    void save(plans::PlanRepository& repository, const core::ClusterId& home) const;
    /// Rebases clusters without intentions, and those that reached the plan. True: the plan was applied, and nothing is
    /// left to save.
    [[nodiscard]] bool follow(const fleet::Store& store, const core::ClusterId& home);
};

} // namespace poolhouse::views
