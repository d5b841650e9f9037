// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/core/maintenance.h"

#include <optional>

namespace poolhouse::core {

/// The most weeks that a maintenance is moved by at once, in either direction: a limit of this program, the API
/// contract gives none.
inline constexpr int mostMaintenanceWeeks = 52;

/// What can be done about a maintenance. The numbers are stored in the journal: never change or reuse one.
enum class MaintenancePhase : int {
    None = 0,    ///< nothing is planned, or that is unknown
    Planned = 1, ///< it can be moved, or run now
    Running = 2, ///< nothing can be changed
};
[[nodiscard]] MaintenancePhase phaseOf(const Maintenance& maintenance);

/// The date of the planned maintenance; empty: nothing is planned, or the date is unknown.
[[nodiscard]] std::optional<Instant> plannedDate(const Maintenance& maintenance);

/// What is done to the maintenance of a cluster, and how it was shown when that was decided (API contract,
/// /data/maintenances/v1/{addonId}; data:maintenances:schedule).
struct ChangedMaintenance {
    int weeks = 0;                          ///< to move it by, from the date that was shown; negative: earlier
    std::optional<WeekTime> window{};       ///< new start of the window, in UTC
    MaintenancePhase phase{};               ///< as shown, like the members below
    std::optional<Instant> scheduledFor{};  ///< see plannedDate()
    std::optional<Instant> requiredBy{};    ///< the deadline of what is planned
    std::optional<WeekTime> windowBefore{}; ///< start of the window, in UTC; empty: unknown

    friend bool operator==(const ChangedMaintenance&, const ChangedMaintenance&) = default;
};

/// The maintenance as shown, with nothing done to it.
[[nodiscard]] ChangedMaintenance shownMaintenance(const Maintenance& maintenance);

/// The date that it is moved to; empty without a date that was shown.
[[nodiscard]] std::optional<Instant> movedDate(const ChangedMaintenance& change);

/// Why a maintenance can't be changed as wanted.
enum class MaintenanceProblem {
    NothingPlanned,
    Running,
    DateUnknown,   ///< it can't be said where it would be moved to
    NoWeeks,       ///< moved by 0 weeks
    TooManyWeeks,  ///< more than mostMaintenanceWeeks
    InThePast,     ///< the new date has passed
    AfterDeadline, ///< the new date
    WindowMissing, ///< no start, or none of a week
    WindowSame,    ///< the window starts at that time already
};
[[nodiscard]] std::optional<MaintenanceProblem> problemOfRunning(const ChangedMaintenance& change);
/// `now`: by which a date has passed, see Clock; empty: that is not checked.
[[nodiscard]] std::optional<MaintenanceProblem> problemOfMoving(const ChangedMaintenance& change,
                                                                std::optional<Instant> now = {});
[[nodiscard]] std::optional<MaintenanceProblem> problemOfWindow(const ChangedMaintenance& change);

} // namespace poolhouse::core
