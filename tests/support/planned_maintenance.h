// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/maintenance.h"

#include <optional>
#include <tuple>

namespace poolhouse::test {

inline constexpr core::WeekTime thursdayNight{std::chrono::Thursday, std::chrono::hours(22)};
inline constexpr core::WeekTime sundayNoon{std::chrono::Sunday, std::chrono::minutes(13 * 60 + 30)};

inline core::MaintenanceWindow windowFrom(const core::WeekTime& start) {
    const auto end = start.time + std::chrono::hours(4);
    const auto days = std::chrono::floor<std::chrono::days>(end);
    return {start, {start.day + days, end - days}};
}

/// For Thursday 2026-07-09 22:00 UTC, required by two months later.
inline core::Maintenance plannedMaintenance() {
    core::Maintenance planned;
    planned.state = core::readEnum(core::maintenanceStateWords(), "pending");
    planned.method = "changeover";
    planned.reason = "routine_maintenance";
    planned.scheduledFor = core::parseInstant("2026-07-09T22:00:00Z");
    planned.requiredBy = core::parseInstant("2026-09-10T22:00:00Z");
    planned.windowText = "Thursdays 22:00 to Fridays 02:00 UTC";
    planned.window = windowFrom(thursdayNight);
    return planned;
}

inline core::Change runChange(const core::Maintenance& shown) {
    return {core::ChangeKind::RunMaintenance, {}, {}, 0, {}, core::shownMaintenance(shown)};
}
inline core::Change moveChange(const core::Maintenance& shown, int weeks) {
    core::Change change{core::ChangeKind::MoveMaintenance, {}, {}, 0, {}, core::shownMaintenance(shown)};
    change.maintenance->weeks = weeks;
    return change;
}
inline core::Change windowChange(const core::Maintenance& shown, const core::WeekTime& start) {
    core::Change change{core::ChangeKind::SetWindow, {}, {}, 0, {}, core::shownMaintenance(shown)};
    change.maintenance->window = start;
    return change;
}

/// What changes can do to the maintenance of a cluster: its window, the date of what is planned, and whether it has
/// begun.
struct Calendar {
    std::optional<core::WeekTime> window;
    std::optional<core::Instant> planned;
    bool begun = false;

    friend bool operator==(const Calendar&, const Calendar&) = default;
};

inline Calendar calendarOf(const core::Maintenance& maintenance) {
    return {maintenance.window ? std::optional(maintenance.window->from) : std::nullopt, core::plannedDate(maintenance),
            maintenance.startedAt.has_value()};
}

/// A server may move what is planned with its window: with another window its date is that of `now`.
inline Calendar afterChange(Calendar calendar, const core::Change& change, const Calendar& now) {
    if (change.kind == core::ChangeKind::RunMaintenance) {
        calendar.planned.reset();
        calendar.begun = true;
    } else if (change.kind == core::ChangeKind::MoveMaintenance) {
        *calendar.planned += std::chrono::weeks(change.maintenance->weeks);
    } else if (change.kind == core::ChangeKind::SetWindow) {
        calendar.window = change.maintenance->window;
        calendar.planned = now.planned;
    }
    return calendar;
}

} // namespace poolhouse::test
