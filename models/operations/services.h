// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/credential_service.h"
#include "models/api/maintenance_service.h"
#include "models/api/migration_service.h"
#include "models/api/quota_service.h"
#include "models/api/services.h"
#include "models/api/session_monitor.h"
#include "models/api/setting_service.h"

namespace poolhouse::operations {

/// What operations read and change. All outlive the engine.
struct Services {
    api::ClusterService& clusters;
    api::PoolService& pools;
    api::AttachmentService& attachments;
    api::MaintenanceService& maintenances;
    api::CredentialService& credentials;
    api::SettingService& settings;
    api::QuotaService& quotas;
    api::MigrationService& migrations;
    api::TwoFactorService& twoFactor;
    api::SessionMonitor* monitor = nullptr; ///< reports requests and answers; without it exchanges have no bodies
};

} // namespace poolhouse::operations
