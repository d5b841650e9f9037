// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_report.h"
#include "models/core/maintenance.h"

#include <chrono>
#include <map>
#include <optional>

namespace poolhouse::console {

/// Of one cluster.
struct MaintenanceReading {
    core::Maintenance maintenance;
    std::optional<std::vector<core::Maintenance>> history; ///< the newest first; empty: not read
};

/// Of all clusters. One that is in neither map was not asked for or did not answer in time.
struct FleetMaintenances {
    std::map<core::ClusterId, core::Maintenance> read;
    std::map<core::ClusterId, api::ApiError> failed;
    std::map<core::ClusterId, std::vector<core::Unreadable>> unreadable;
};

/// Per resources/schema/maintenance.schema.json.
[[nodiscard]] std::string maintenanceJson(const AreaReading& reading, const MaintenanceReading& maintenance);
/// `offset`: of the local clock, ahead of UTC.
[[nodiscard]] QString maintenanceTable(const AreaReading& reading, const MaintenanceReading& maintenance,
                                       std::chrono::minutes offset);

[[nodiscard]] std::string fleetMaintenancesJson(const fleet::Store& store, const InfoSource& source,
                                                core::Instant readAt, const FleetMaintenances& maintenances);
[[nodiscard]] QString fleetMaintenancesTable(const fleet::Store& store, const InfoSource& source,
                                             const FleetMaintenances& maintenances);

} // namespace poolhouse::console
