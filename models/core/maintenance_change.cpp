// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/maintenance_change.h"

namespace poolhouse::core {

MaintenancePhase phaseOf(const Maintenance& maintenance) {
    if (!maintenance.isComing()) {
        return MaintenancePhase::None;
    }
    const bool begun = maintenance.state.is(MaintenanceState::Running) ||
                       (maintenance.state.known == MaintenanceState::Unknown && maintenance.startedAt);
    return begun ? MaintenancePhase::Running : MaintenancePhase::Planned;
}

std::optional<Instant> plannedDate(const Maintenance& maintenance) {
    return phaseOf(maintenance) == MaintenancePhase::Planned ? maintenance.scheduledFor : std::nullopt;
}

ChangedMaintenance shownMaintenance(const Maintenance& maintenance) {
    ChangedMaintenance shown;
    shown.phase = phaseOf(maintenance);
    shown.scheduledFor = plannedDate(maintenance);
    shown.requiredBy = shown.phase == MaintenancePhase::Planned ? maintenance.requiredBy : std::nullopt;
    if (maintenance.window) {
        shown.windowBefore = maintenance.window->from;
    }
    return shown;
}

std::optional<Instant> movedDate(const ChangedMaintenance& change) {
    return change.scheduledFor ? std::optional(*change.scheduledFor + std::chrono::weeks(change.weeks)) : std::nullopt;
}

std::optional<MaintenanceProblem> problemOfRunning(const ChangedMaintenance& change) {
    switch (change.phase) {
    case MaintenancePhase::Running: return MaintenanceProblem::Running;
    case MaintenancePhase::Planned: return std::nullopt;
    case MaintenancePhase::None: break;
    }
    return MaintenanceProblem::NothingPlanned;
}

std::optional<MaintenanceProblem> problemOfMoving(const ChangedMaintenance& change, std::optional<Instant> now) {
    if (const auto problem = problemOfRunning(change)) {
        return problem;
    }
    if (!change.scheduledFor) {
        return MaintenanceProblem::DateUnknown;
    }
    if (change.weeks == 0) {
        return MaintenanceProblem::NoWeeks;
    }
    if (change.weeks < -mostMaintenanceWeeks || change.weeks > mostMaintenanceWeeks) {
        return MaintenanceProblem::TooManyWeeks;
    }
    const auto wanted = movedDate(change);
    if (now && *wanted <= *now) {
        return MaintenanceProblem::InThePast;
    }
    return change.requiredBy && *wanted > *change.requiredBy ? std::optional(MaintenanceProblem::AfterDeadline)
                                                             : std::nullopt;
}

std::optional<MaintenanceProblem> problemOfWindow(const ChangedMaintenance& change) {
    if (change.phase == MaintenancePhase::Running) {
        return MaintenanceProblem::Running;
    }
    if (!change.window || !isWeekTime(*change.window)) {
        return MaintenanceProblem::WindowMissing;
    }
    return change.window == change.windowBefore ? std::optional(MaintenanceProblem::WindowSame) : std::nullopt;
}

} // namespace poolhouse::core
