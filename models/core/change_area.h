// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

namespace poolhouse::core {

/// The part of a cluster that a change is about; it decides which details a change has, see Change.
enum class ChangeArea { Pool, Attachment, Maintenance, Cluster, Credentials, Settings, Quota, Migration };

[[nodiscard]] constexpr ChangeArea areaOf(ChangeKind kind) {
    switch (kind) { // without a default: the compiler names a kind that has no area
    case ChangeKind::AddPool:
    case ChangeKind::SetLevel:
    case ChangeKind::SetCount:
    case ChangeKind::DestroyPool: return ChangeArea::Pool;
    case ChangeKind::Attach:
    case ChangeKind::Detach: return ChangeArea::Attachment;
    case ChangeKind::RunMaintenance:
    case ChangeKind::MoveMaintenance:
    case ChangeKind::SetWindow: return ChangeArea::Maintenance;
    case ChangeKind::CreateCluster:
    case ChangeKind::DestroyCluster:
    case ChangeKind::UpgradeVersion: return ChangeArea::Cluster;
    case ChangeKind::CreateCredential:
    case ChangeKind::RotateCredential:
    case ChangeKind::RotateAllCredentials:
    case ChangeKind::DestroyCredential: return ChangeArea::Credentials;
    case ChangeKind::ChangeSettings: return ChangeArea::Settings;
    case ChangeKind::SetQuota: return ChangeArea::Quota;
    case ChangeKind::PrepareMigration:
    case ChangeKind::RunMigration:
    case ChangeKind::CancelMigration: break;
    }
    return ChangeArea::Migration;
}

} // namespace poolhouse::core
