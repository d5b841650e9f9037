// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <string>
#include <vector>

/// Needs in the saved plans of other clusters.
namespace poolhouse::views {

/// Those that one saved plan states for the cluster it was opened for.
struct SavedNeeds {
    enum class State {
        Usable,
        Empty,      ///< the plan states none
        Unreadable, ///< so are the cluster's alternatives; opening its plan shows why
    };
    State state = State::Usable;
    std::string cluster; ///< name
    int number = 0;      ///< of the alternative; 0: the plan being edited
    std::vector<plans::WorkloadDraft> workloads{};

    friend bool operator==(const SavedNeeds&, const SavedNeeds&) = default;
};

/// For all clusters of the account but the home of the model's plan, by app, cluster and number. Reads the repository.
[[nodiscard]] std::vector<SavedNeeds> savedNeeds(const PlannerModel& model);

/// Takes usable workloads over for the cluster shown, as one step of undo; others are ignored.
void fillFromSaved(PlannerModel& model, const SavedNeeds& saved);

} // namespace poolhouse::views
