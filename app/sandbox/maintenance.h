// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace poolhouse::sandbox {

// The maintenance calendar of an add-on. A maintenance needs no events: what has become of it follows from the time.

inline constexpr int minutesOfWeek = 7 * 24 * 60;
inline constexpr int windowHours = 4;

/// "none" without a maintenance; then pending until 30 minutes before its time, preparing until 10 minutes before it,
/// ready, running for its length, completed. Started by hand it runs at once.
[[nodiscard]] std::string maintenanceStatus(const std::optional<MaintenanceRecord>& maintenance, core::Instant now);
[[nodiscard]] bool maintenanceRunning(const ClusterRecord& cluster, core::Instant now);

/// A maintenance can be moved or started: it is planned and has not begun.
[[nodiscard]] bool maintenancePlanned(const ClusterRecord& cluster, core::Instant now);

/// The first start of the cluster's window at or after `from`.
[[nodiscard]] core::Instant nextWindow(int windowMinute, core::Instant from);

/// Plans one for the first window at or after `from`; what there was becomes history. Required within 12 weeks.
void planMaintenance(State& state, const std::string& clusterId, core::Instant from, core::Instant now);

/// "sunday" and "13:30", "1:30PM", "1 pm" (any case, days also by their first three letters or with an s) as minutes of
/// the week from Monday 00:00 UTC. Empty for anything else.
[[nodiscard]] std::optional<int> parseWindow(std::string_view day, std::string_view time);
/// "Thursdays 22:00 to Fridays 02:00 UTC", "Tuesdays 17:30 to 21:30 UTC".
[[nodiscard]] std::string windowText(int windowMinute);

/// "2026-06-22 08:28:00 +0000", the spelling of these answers.
[[nodiscard]] std::string maintenanceTime(core::Instant at);

/// Schema Maintenance of the contract, also for a cluster without one (status none).
[[nodiscard]] nlohmann::json maintenanceJson(const ClusterRecord& cluster,
                                             const std::optional<MaintenanceRecord>& maintenance, const State& state,
                                             core::Instant now);

} // namespace poolhouse::sandbox
