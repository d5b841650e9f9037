// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pool_change_dialogs.h"

#include "ui/apps/attachment_changes.h"
#include "ui/cluster/cluster_changes.h"
#include "ui/cluster/credential_changes.h"
#include "ui/cluster/maintenance_changes.h"
#include "ui/cluster/migration_changes.h"
#include "ui/cluster/quota_changes.h"
#include "ui/cluster/setting_changes.h"
#include "ui/pools/cluster_creation.h"
#include "ui/pools/pool_changes.h"

namespace poolhouse::ui {

void PoolChangeDialogs::open(ActionId action, const core::ClusterId& cluster, const std::string& pool) {
    switch (action) {
    case ActionId::AddPool: m_changes.addPool(cluster); return;
    case ActionId::ScalePool: m_changes.scale(cluster, pool); return;
    case ActionId::DestroyPool: m_changes.destroy(cluster, pool); return;
    case ActionId::ChangeLevel: m_changes.changeLeader(cluster, LeaderDialog::Begin::Level); return;
    case ActionId::HighAvailability: m_changes.changeLeader(cluster, LeaderDialog::Begin::HighAvailability); return;
    case ActionId::AttachApp: m_attachments.attach(cluster, pool); return;
    case ActionId::DestroyCluster: m_clusters.destroy(cluster); return;
    case ActionId::CreateCluster: m_creation.create(cluster); return;
    case ActionId::ForkCluster: m_creation.fork(cluster); return;
    case ActionId::MigrateCluster: m_migrations.open(cluster); return;
    default: return;
    }
}

void PoolChangeDialogs::openScale(const core::ClusterId& cluster, const std::string& pool, int count) {
    m_changes.scaleTo(cluster, pool, count);
}

void PoolChangeDialogs::undo(const QString& operation) {
    m_changes.undo(operation);
    m_attachments.undo(operation); // each ignores what is another's
    m_maintenance.undo(operation);
    m_credentials.undo(operation);
    m_settings.undo(operation);
    m_quotas.undo(operation);
}

void PoolChangeDialogs::showNextSteps(const QString& operation) {
    m_changes.showNextSteps(operation);
}

void PoolChangeDialogs::switchOver(const QString& operation) {
    m_attachments.switchOver(operation);
}

} // namespace poolhouse::ui
