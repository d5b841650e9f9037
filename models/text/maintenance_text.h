// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/instant.h"
#include "models/core/maintenance.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

/// Text about maintenances (context "Wording"). Pure.
namespace poolhouse::text {

[[nodiscard]] QString maintenanceStateWord(const core::Maintenance& maintenance); ///< "pending", "none planned"
/// "routine maintenance (changeover)"; empty: the API does not say.
[[nodiscard]] QString maintenancePurpose(const core::Maintenance& maintenance);
/// "Thursdays 22:00 to Fridays 02:00 UTC"; the API's own text if it cannot be read; "unknown".
[[nodiscard]] QString maintenanceWindow(const core::Maintenance& maintenance);
/// The same by a clock that is `offset` ahead of UTC: "Fridays 00:00 to 04:00 (UTC+02:00)". Empty where it is the same,
/// or unknown.
[[nodiscard]] QString maintenanceWindowAt(const core::Maintenance& maintenance, std::chrono::minutes offset);

/// "2026-12-03 14:00 UTC": in what lasts longer than the clock's zone, as a journal or a command line.
[[nodiscard]] QString utcText(core::Instant at);
[[nodiscard]] QString weeksText(int weeks); ///< "1 week", "2 weeks", of either sign
/// What changes, as the title of an operation: "Move the maintenance 2 weeks later, to 2026-12-17 14:00 UTC".
[[nodiscard]] QString maintenanceChangeTitle(const core::Change& change);
/// What such a change does, as sentences; `format` formats dates.
[[nodiscard]] QStringList maintenanceEffects(const core::Change& change,
                                             const std::function<QString(core::Instant)>& format);
/// Why it can't be changed so.
[[nodiscard]] QString maintenanceProblemText(core::MaintenanceProblem problem, const core::ChangedMaintenance& change);

/// An instant that the API states, by the local clock and by UTC: "2026-12-03 15:00 (14:00 UTC)", the date where it is
/// not today's; "14:00 UTC" where both are the same.
[[nodiscard]] QString localAndUtc(core::Instant at, core::Instant now);

} // namespace poolhouse::text
