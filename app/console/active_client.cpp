// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/active_client.h"

#include "app/console/shown_names.h"

namespace poolhouse::console {

template <class T> api::Call ActiveClient::refuse(api::Reply<T> reply) {
    return m_delay.after(std::chrono::milliseconds(0), [reply = std::move(reply)] {
        api::ApiError error;
        error.kind = api::ApiError::Kind::Unauthorized;
        error.detail = "there is no session";
        reply(std::move(error));
    });
}

template <class T> api::Reply<T> ActiveClient::shown(api::Reply<T> reply) const {
    if (!m_namesForPeople) {
        return reply;
    }
    return [reply = std::move(reply)](api::ApiResult<T> answer) {
        if (!answer) {
            reply(std::move(answer));
            return;
        }
        T value = std::move(answer).value();
        makePrintable(value);
        reply(std::move(value));
    };
}

void ActiveClient::useNone() {
    m_account.reset();
    m_fleet.reset();
    m_clusters.reset();
    m_catalog.reset();
    m_pools.reset();
    m_attachments.reset();
    m_twoFactor.reset();
    m_credentials.reset();
    m_settings.reset();
    m_quotas.reset();
    m_maintenances.reset();
    m_migrations.reset();
}

api::Call ActiveClient::account(api::Reply<api::Account> reply) {
    return m_account ? m_account->account(std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::requestsLeft(api::Reply<int> reply) {
    return m_account ? m_account->requestsLeft(std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::apps(api::Reply<core::PartialList<core::App>> reply) {
    return m_fleet ? m_fleet->apps(shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::clusters(api::Reply<core::PartialList<core::ClusterSummary>> reply) {
    return m_fleet ? m_fleet->clusters(shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::attachments(api::Reply<core::PartialList<core::Attachment>> reply) {
    return m_fleet ? m_fleet->attachments(shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::formation(const core::AppId& app, api::Reply<std::vector<core::ProcessType>> reply) {
    return m_fleet ? m_fleet->formation(app, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::create(const core::NewCluster& cluster, api::Reply<core::ClusterSummary> reply) {
    return m_clusters ? m_clusters->create(cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::listed(const std::string& app, const std::string& cluster,
                               api::Reply<core::ClusterSummary> reply) {
    return m_clusters ? m_clusters->listed(app, cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::info(const core::ClusterId& cluster, api::Reply<core::ClusterInfo> reply) {
    return m_clusters ? m_clusters->info(cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::waitStatus(const core::ClusterId& cluster, api::Reply<core::WaitStatus> reply) {
    return m_clusters ? m_clusters->waitStatus(cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::destroyCluster(const core::AppId& app, const core::ClusterId& cluster, bool force,
                                       api::Reply<core::ClusterSummary> reply) {
    return m_clusters ? m_clusters->destroyCluster(app, cluster, force, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::upgradeVersion(const core::ClusterId& cluster, const std::string& version,
                                       api::Reply<core::Done> reply) {
    return m_clusters ? m_clusters->upgradeVersion(cluster, version, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::levels(api::Reply<core::Catalog> reply) {
    return m_catalog ? m_catalog->levels(std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::pricing(api::Reply<core::PriceList> reply) {
    return m_catalog ? m_catalog->pricing(std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool,
                                api::Reply<core::Pool> reply) {
    return m_pools ? m_pools->addPool(cluster, pool, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                                 api::Reply<core::Done> reply) {
    return m_pools ? m_pools->setLevel(cluster, pool, level, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                                 api::Reply<core::Done> reply) {
    return m_pools ? m_pools->setCount(cluster, pool, count, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::destroyPool(const core::ClusterId& cluster, const core::PoolId& pool,
                                    api::Reply<core::Done> reply) {
    return m_pools ? m_pools->destroyPool(cluster, pool, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::attachmentsOf(const core::ClusterId& cluster,
                                      api::Reply<core::PartialList<core::Attachment>> reply) {
    return m_attachments ? m_attachments->attachmentsOf(cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::attach(const api::NewAttachment& attachment, api::Reply<core::Attachment> reply) {
    return m_attachments ? m_attachments->attach(attachment, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::detach(const core::Attachment& attachment, api::Reply<core::Done> reply) {
    return m_attachments ? m_attachments->detach(attachment, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::preAuthorize(const std::string& app, const std::string& code, api::Reply<core::Done> reply) {
    return m_twoFactor ? m_twoFactor->preAuthorize(app, code, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::credentials(const core::ClusterId& cluster,
                                    api::Reply<core::PartialList<core::Credential>> reply) {
    return m_credentials ? m_credentials->credentials(cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

/// What is copied has to be as it came.
api::Call ActiveClient::connection(const core::ClusterId& cluster, const std::string& name,
                                   api::Reply<api::ConnectionDetails> reply) {
    return m_credentials ? m_credentials->connection(cluster, name, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::createCredential(const core::ClusterId& cluster, const std::string& name,
                                         api::Reply<core::Done> reply) {
    return m_credentials ? m_credentials->createCredential(cluster, name, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::rotateCredential(const core::ClusterId& cluster, const std::string& name, bool forced,
                                         api::Reply<core::Done> reply) {
    return m_credentials ? m_credentials->rotateCredential(cluster, name, forced, std::move(reply))
                         : refuse(std::move(reply));
}

api::Call ActiveClient::rotateAllCredentials(const core::ClusterId& cluster, bool forced,
                                             api::Reply<core::Done> reply) {
    return m_credentials ? m_credentials->rotateAllCredentials(cluster, forced, std::move(reply))
                         : refuse(std::move(reply));
}

api::Call ActiveClient::destroyCredential(const core::ClusterId& cluster, const std::string& name,
                                          api::Reply<core::Done> reply) {
    return m_credentials ? m_credentials->destroyCredential(cluster, name, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::settings(const core::ClusterId& cluster, api::Reply<core::PartialList<core::Setting>> reply) {
    return m_settings ? m_settings->settings(cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::quotas(const core::ClusterId& cluster, api::Reply<core::PartialList<core::Quota>> reply) {
    return m_quotas ? m_quotas->quotas(cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::maintenance(const core::ClusterId& cluster, api::Reply<api::MaintenanceAnswer> reply) {
    return m_maintenances ? m_maintenances->maintenance(cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::maintenancesOfApp(const core::AppId& app,
                                          api::Reply<core::PartialList<core::Maintenance>> reply) {
    return m_maintenances ? m_maintenances->maintenancesOfApp(app, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::maintenanceHistory(const core::ClusterId& cluster, int limit,
                                           api::Reply<core::PartialList<core::Maintenance>> reply) {
    return m_maintenances ? m_maintenances->maintenanceHistory(cluster, limit, shown(std::move(reply)))
                          : refuse(std::move(reply));
}

api::Call ActiveClient::changeSettings(const core::ClusterId& cluster, const core::ChangedSettings& changes,
                                       api::Reply<core::Done> reply) {
    return m_settings ? m_settings->changeSettings(cluster, changes, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::setQuota(const core::ClusterId& cluster, const core::ChangedQuota& change,
                                 api::Reply<core::Done> reply) {
    return m_quotas ? m_quotas->setQuota(cluster, change, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::runMaintenance(const core::ClusterId& cluster, api::Reply<core::Done> reply) {
    return m_maintenances ? m_maintenances->runMaintenance(cluster, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::moveMaintenance(const core::ClusterId& cluster, int weeks, api::Reply<core::Done> reply) {
    return m_maintenances ? m_maintenances->moveMaintenance(cluster, weeks, std::move(reply))
                          : refuse(std::move(reply));
}

api::Call ActiveClient::setMaintenanceWindow(const core::ClusterId& cluster, const core::WeekTime& start,
                                             api::Reply<core::Done> reply) {
    return m_maintenances ? m_maintenances->setMaintenanceWindow(cluster, start, std::move(reply))
                          : refuse(std::move(reply));
}

api::Call ActiveClient::migration(const core::ClusterId& cluster, api::Reply<api::MigrationAnswer> reply) {
    return m_migrations ? m_migrations->migration(cluster, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::classicDatabases(const core::AppId& app,
                                         api::Reply<core::PartialList<core::ClassicDatabase>> reply) {
    return m_migrations ? m_migrations->classicDatabases(app, shown(std::move(reply))) : refuse(std::move(reply));
}

api::Call ActiveClient::prepareMigration(const core::ClusterId& cluster, const core::ClusterId& source,
                                         core::MigrationMethod method, api::Reply<core::Done> reply) {
    return m_migrations ? m_migrations->prepareMigration(cluster, source, method, std::move(reply))
                        : refuse(std::move(reply));
}

api::Call ActiveClient::runMigration(const core::ClusterId& cluster, api::Reply<core::Done> reply) {
    return m_migrations ? m_migrations->runMigration(cluster, std::move(reply)) : refuse(std::move(reply));
}

api::Call ActiveClient::cancelMigration(const core::ClusterId& cluster, api::Reply<core::Done> reply) {
    return m_migrations ? m_migrations->cancelMigration(cluster, std::move(reply)) : refuse(std::move(reply));
}

} // namespace poolhouse::console
