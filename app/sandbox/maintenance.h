// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace poolhouse::sandbox {

// The maintenance calendar of an add-on. The status of a maintenance is a function of time; no events are needed.

inline constexpr int minutesOfWeek = 7 * 24 * 60;
inline constexpr int windowHours = 4;

/// "none" without a maintenance; else pending until 30 minutes before its start, preparing until 10 minutes before,
/// ready, running for its duration, then completed. A manual start runs it at once.
[[nodiscard]] std::string maintenanceStatus(const std::optional<MaintenanceRecord>& maintenance, core::Instant now);
[[nodiscard]] bool maintenanceRunning(const ClusterRecord& cluster, core::Instant now);

/// A maintenance is planned and has not started, so it can be moved or run.
[[nodiscard]] bool maintenancePlanned(const ClusterRecord& cluster, core::Instant now);

/// First start of the weekly window at or after `from`.
[[nodiscard]] core::Instant nextWindow(int windowMinute, core::Instant from);

/// Plans a maintenance for the first window at or after `from`, required within 12 weeks; archives the previous one.
void planMaintenance(State& state, const std::string& clusterId, core::Instant from, core::Instant now);

/// Parses a day ("sunday", "sun", "Sundays") and a time ("13:30", "1:30PM", "1 pm"), case-insensitive, into minutes
/// since Monday 00:00 UTC. Empty when invalid.
[[nodiscard]] std::optional<int> parseWindow(std::string_view day, std::string_view time);
/// "Thursdays 22:00 to Fridays 02:00 UTC", "Tuesdays 17:30 to 21:30 UTC".
[[nodiscard]] std::string windowText(int windowMinute);

/// "2026-06-22 08:28:00 +0000", the format of the maintenance endpoints.
[[nodiscard]] std::string maintenanceTime(core::Instant at);

/// Schema Maintenance of the API contract; also for a cluster without one (status none).
[[nodiscard]] nlohmann::json maintenanceJson(const ClusterRecord& cluster,
                                             const std::optional<MaintenanceRecord>& maintenance, const State& state,
                                             core::Instant now);

} // namespace poolhouse::sandbox
