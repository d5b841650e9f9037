// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/api/session_monitor.h"

namespace poolhouse::fleet {

/// Services that a poller asks; all of them outlive it.
struct PollerServices {
    api::AccountService& account;
    api::FleetService& fleet;
    api::ClusterService& clusters;
    api::CatalogService& catalog;
    api::SessionMonitor& monitor;
};

} // namespace poolhouse::fleet
