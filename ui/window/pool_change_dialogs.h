// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/changes_controller.h"

namespace poolhouse::ui {

class AttachmentChanges;
class ClusterChanges;
class ClusterCreation;
class CredentialChanges;
class MaintenanceChanges;
class MigrationChanges;
class PoolChanges;
class QuotaChanges;
class SettingChanges;

/// The dialogs of all kinds of changes, for their controller.
class PoolChangeDialogs final : public ChangeDialogs {
public:
    /// All outlive the view.
    PoolChangeDialogs(PoolChanges& pools, AttachmentChanges& attachments, MaintenanceChanges& maintenance,
                      CredentialChanges& credentials, ClusterChanges& clusters, SettingChanges& settings,
                      QuotaChanges& quotas, ClusterCreation& creation, MigrationChanges& migrations)
        : m_changes(pools),
          m_attachments(attachments),
          m_maintenance(maintenance),
          m_credentials(credentials),
          m_clusters(clusters),
          m_settings(settings),
          m_quotas(quotas),
          m_creation(creation),
          m_migrations(migrations) {}

    void open(ActionId action, const core::ClusterId& cluster, const std::string& pool) override;
    void openScale(const core::ClusterId& cluster, const std::string& pool, int count) override;
    void undo(const QString& operation) override;
    void showNextSteps(const QString& operation) override;
    void switchOver(const QString& operation) override;

private:
    PoolChanges& m_changes;
    AttachmentChanges& m_attachments;
    MaintenanceChanges& m_maintenance;
    CredentialChanges& m_credentials;
    ClusterChanges& m_clusters;
    SettingChanges& m_settings;
    QuotaChanges& m_quotas;
    ClusterCreation& m_creation;
    MigrationChanges& m_migrations;
};

} // namespace poolhouse::ui
