// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/ids.h"
#include "models/core/maintenance.h"
#include "models/core/result.h"
#include "models/core/unreadable.h"

namespace poolhouse::api {

/// A maintenance, and what of its answer could not be read.
struct MaintenanceAnswer {
    core::Maintenance maintenance;
    std::vector<core::Unreadable> unreadable;
};

/// The maintenances of a cluster, and what changes them. Same thread and replies as the other services (services.h).
class MaintenanceService {
public:
    static constexpr int longestHistory = 20; ///< of the API

    virtual ~MaintenanceService() = default;
    /// The current or latest one; MaintenanceState::None if nothing is planned.
    virtual Call maintenance(const core::ClusterId& cluster, Reply<MaintenanceAnswer> reply) = 0;
    /// Those that the data add-ons of an app have, those of other services included: planned, running or completed.
    virtual Call maintenancesOfApp(const core::AppId& app, Reply<core::PartialList<core::Maintenance>> reply) = 0;
    /// Past ones, the newest first; at most `limit`, from 1 to longestHistory.
    virtual Call maintenanceHistory(const core::ClusterId& cluster, int limit,
                                    Reply<core::PartialList<core::Maintenance>> reply) = 0;
    /// Starts the one that is planned.
    virtual Call runMaintenance(const core::ClusterId& cluster, Reply<core::Done> reply) = 0;
    /// From its present date; negative: earlier.
    virtual Call moveMaintenance(const core::ClusterId& cluster, int weeks, Reply<core::Done> reply) = 0;
    /// `start`: of the window, in UTC.
    virtual Call setMaintenanceWindow(const core::ClusterId& cluster, const core::WeekTime& start,
                                      Reply<core::Done> reply) = 0;
};

} // namespace poolhouse::api
