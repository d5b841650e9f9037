// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/credential_service.h"
#include "models/api/delay.h"
#include "models/api/maintenance_service.h"
#include "models/api/migration_service.h"
#include "models/api/quota_service.h"
#include "models/api/services.h"
#include "models/api/setting_service.h"

#include <memory>

namespace poolhouse::console {

/// Stable facade over the client of the current session: poller and engine keep a reference to it while the client
/// behind it is replaced with host and token. Dropping a client cancels its in-flight requests. Without a client, every
/// request fails with Unauthorized. Use on one thread with an event loop.
///
/// For a window, names in answers are made printable (shown_names.h); commands escape what they print.
class ActiveClient final : public api::AccountService,
                           public api::FleetService,
                           public api::ClusterService,
                           public api::CatalogService,
                           public api::PoolService,
                           public api::AttachmentService,
                           public api::TwoFactorService,
                           public api::CredentialService,
                           public api::SettingService,
                           public api::QuotaService,
                           public api::MaintenanceService,
                           public api::MigrationService {
public:
    explicit ActiveClient(bool namesForPeople = false) : m_namesForPeople(namesForPeople) {}

    /// `Client` must implement all of these services.
    template <class Client> void use(std::shared_ptr<Client> client) {
        m_account = client;
        m_fleet = client;
        m_clusters = client;
        m_catalog = client;
        m_pools = client;
        m_attachments = client;
        m_twoFactor = client;
        m_credentials = client;
        m_settings = client;
        m_quotas = client;
        m_maintenances = client;
        m_migrations = client;
    }
    void useNone();

    api::Call account(api::Reply<api::Account> reply) override;
    api::Call requestsLeft(api::Reply<int> reply) override;
    api::Call apps(api::Reply<core::PartialList<core::App>> reply) override;
    api::Call clusters(api::Reply<core::PartialList<core::ClusterSummary>> reply) override;
    api::Call attachments(api::Reply<core::PartialList<core::Attachment>> reply) override;
    api::Call formation(const core::AppId& app, api::Reply<std::vector<core::ProcessType>> reply) override;
    api::Call create(const core::NewCluster& cluster, api::Reply<core::ClusterSummary> reply) override;
    api::Call listed(const std::string& app, const std::string& cluster,
                     api::Reply<core::ClusterSummary> reply) override;
    api::Call info(const core::ClusterId& cluster, api::Reply<core::ClusterInfo> reply) override;
    api::Call waitStatus(const core::ClusterId& cluster, api::Reply<core::WaitStatus> reply) override;
    api::Call destroyCluster(const core::AppId& app, const core::ClusterId& cluster, bool force,
                             api::Reply<core::ClusterSummary> reply) override;
    api::Call upgradeVersion(const core::ClusterId& cluster, const std::string& version,
                             api::Reply<core::Done> reply) override;
    api::Call levels(api::Reply<core::Catalog> reply) override;
    api::Call pricing(api::Reply<core::PriceList> reply) override;
    api::Call addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool,
                      api::Reply<core::Pool> reply) override;
    api::Call setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                       api::Reply<core::Done> reply) override;
    api::Call setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                       api::Reply<core::Done> reply) override;
    api::Call destroyPool(const core::ClusterId& cluster, const core::PoolId& pool,
                          api::Reply<core::Done> reply) override;
    api::Call attachmentsOf(const core::ClusterId& cluster,
                            api::Reply<core::PartialList<core::Attachment>> reply) override;
    api::Call attach(const api::NewAttachment& attachment, api::Reply<core::Attachment> reply) override;
    api::Call detach(const core::Attachment& attachment, api::Reply<core::Done> reply) override;
    api::Call preAuthorize(const std::string& app, const std::string& code, api::Reply<core::Done> reply) override;
    api::Call credentials(const core::ClusterId& cluster,
                          api::Reply<core::PartialList<core::Credential>> reply) override;
    api::Call connection(const core::ClusterId& cluster, const std::string& name,
                         api::Reply<api::ConnectionDetails> reply) override;
    api::Call createCredential(const core::ClusterId& cluster, const std::string& name,
                               api::Reply<core::Done> reply) override;
    api::Call rotateCredential(const core::ClusterId& cluster, const std::string& name, bool forced,
                               api::Reply<core::Done> reply) override;
    api::Call rotateAllCredentials(const core::ClusterId& cluster, bool forced, api::Reply<core::Done> reply) override;
    api::Call destroyCredential(const core::ClusterId& cluster, const std::string& name,
                                api::Reply<core::Done> reply) override;
    api::Call settings(const core::ClusterId& cluster, api::Reply<core::PartialList<core::Setting>> reply) override;
    api::Call changeSettings(const core::ClusterId& cluster, const core::ChangedSettings& changes,
                             api::Reply<core::Done> reply) override;
    api::Call quotas(const core::ClusterId& cluster, api::Reply<core::PartialList<core::Quota>> reply) override;
    api::Call setQuota(const core::ClusterId& cluster, const core::ChangedQuota& change,
                       api::Reply<core::Done> reply) override;
    api::Call maintenance(const core::ClusterId& cluster, api::Reply<api::MaintenanceAnswer> reply) override;
    api::Call maintenancesOfApp(const core::AppId& app,
                                api::Reply<core::PartialList<core::Maintenance>> reply) override;
    api::Call maintenanceHistory(const core::ClusterId& cluster, int limit,
                                 api::Reply<core::PartialList<core::Maintenance>> reply) override;
    api::Call runMaintenance(const core::ClusterId& cluster, api::Reply<core::Done> reply) override;
    api::Call moveMaintenance(const core::ClusterId& cluster, int weeks, api::Reply<core::Done> reply) override;
    api::Call setMaintenanceWindow(const core::ClusterId& cluster, const core::WeekTime& start,
                                   api::Reply<core::Done> reply) override;
    api::Call migration(const core::ClusterId& cluster, api::Reply<api::MigrationAnswer> reply) override;
    api::Call classicDatabases(const core::AppId& app,
                               api::Reply<core::PartialList<core::ClassicDatabase>> reply) override;
    api::Call prepareMigration(const core::ClusterId& cluster, const core::ClusterId& source,
                               core::MigrationMethod method, api::Reply<core::Done> reply) override;
    api::Call runMigration(const core::ClusterId& cluster, api::Reply<core::Done> reply) override;
    api::Call cancelMigration(const core::ClusterId& cluster, api::Reply<core::Done> reply) override;

private:
    template <class T> api::Call refuse(api::Reply<T> reply);
    template <class T> [[nodiscard]] api::Reply<T> shown(api::Reply<T> reply) const;

    const bool m_namesForPeople;

    api::TimerDelay m_delay;
    std::shared_ptr<api::AccountService> m_account;
    std::shared_ptr<api::FleetService> m_fleet;
    std::shared_ptr<api::ClusterService> m_clusters;
    std::shared_ptr<api::CatalogService> m_catalog;
    std::shared_ptr<api::PoolService> m_pools;
    std::shared_ptr<api::AttachmentService> m_attachments;
    std::shared_ptr<api::TwoFactorService> m_twoFactor;
    std::shared_ptr<api::CredentialService> m_credentials;
    std::shared_ptr<api::SettingService> m_settings;
    std::shared_ptr<api::QuotaService> m_quotas;
    std::shared_ptr<api::MaintenanceService> m_maintenances;
    std::shared_ptr<api::MigrationService> m_migrations;
};

} // namespace poolhouse::console
