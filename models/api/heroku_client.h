// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_hosts.h"
#include "models/api/credential_service.h"
#include "models/api/delay.h"
#include "models/api/http_transport.h"
#include "models/api/maintenance_service.h"
#include "models/api/migration_service.h"
#include "models/api/quota_service.h"
#include "models/api/services.h"
#include "models/api/session_monitor.h"
#include "models/api/setting_service.h"
#include "models/api/token.h"

#include <memory>

namespace poolhouse::api {

class ClientSession;

/// The services over HTTP for one account: Platform API version 3 and Data API. One client per account.
///
/// Lists are read page by page (Range, Next-Range) and delivered as a whole, without duplicates. Responses are
/// revalidated by ETag. Retries and local refusals: see RequestRunner. Destroying the client drops pending replies.
/// Transport, delay and monitor must outlive the client. One thread, the one with the event loop.
///
/// The client never retries writes. Each write is reported to the monitor with its response, just before the reply.
class HerokuClient final : public AccountService,
                           public FleetService,
                           public ClusterService,
                           public CatalogService,
                           public PoolService,
                           public AttachmentService,
                           public TwoFactorService,
                           public CredentialService,
                           public SettingService,
                           public QuotaService,
                           public MaintenanceService,
                           public MigrationService {
public:
    HerokuClient(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, ApiHosts hosts, Token token);
    ~HerokuClient() override;
    HerokuClient(const HerokuClient&) = delete;
    HerokuClient& operator=(const HerokuClient&) = delete;

    Call account(Reply<Account> reply) override;
    Call requestsLeft(Reply<int> reply) override;

    /// GET /apps: every app the account can access; GET /users/~/apps if the server does not support it (404).
    Call apps(Reply<core::PartialList<core::App>> reply) override;
    Call clusters(Reply<core::PartialList<core::ClusterSummary>> reply) override;
    Call attachments(Reply<core::PartialList<core::Attachment>> reply) override;
    Call formation(const core::AppId& app, Reply<std::vector<core::ProcessType>> reply) override;

    Call create(const core::NewCluster& cluster, Reply<core::ClusterSummary> reply) override;
    Call listed(const std::string& app, const std::string& cluster, Reply<core::ClusterSummary> reply) override;
    Call info(const core::ClusterId& cluster, Reply<core::ClusterInfo> reply) override;
    Call waitStatus(const core::ClusterId& cluster, Reply<core::WaitStatus> reply) override;
    /// Any state of the add-on in the answer is success.
    Call destroyCluster(const core::AppId& app, const core::ClusterId& cluster, bool force,
                        Reply<core::ClusterSummary> reply) override;
    Call upgradeVersion(const core::ClusterId& cluster, const std::string& version, Reply<core::Done> reply) override;

    Call levels(Reply<core::Catalog> reply) override;
    Call pricing(Reply<core::PriceList> reply) override;

    Call addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool, Reply<core::Pool> reply) override;
    Call setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                  Reply<core::Done> reply) override;
    Call setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                  Reply<core::Done> reply) override;
    /// Any 2xx is success; the body is ignored.
    Call destroyPool(const core::ClusterId& cluster, const core::PoolId& pool, Reply<core::Done> reply) override;
    Call attachmentsOf(const core::ClusterId& cluster, Reply<core::PartialList<core::Attachment>> reply) override;
    Call attach(const NewAttachment& attachment, Reply<core::Attachment> reply) override;
    Call detach(const core::Attachment& attachment, Reply<core::Done> reply) override;
    /// `code`: up to 64 letters, digits and hyphens, trimmed. Any other fails with Invalid without being sent.
    Call preAuthorize(const std::string& app, const std::string& code, Reply<core::Done> reply) override;

    Call credentials(const core::ClusterId& cluster, Reply<core::PartialList<core::Credential>> reply) override;
    Call connection(const core::ClusterId& cluster, const std::string& name, Reply<ConnectionDetails> reply) override;
    Call createCredential(const core::ClusterId& cluster, const std::string& name, Reply<core::Done> reply) override;
    Call rotateCredential(const core::ClusterId& cluster, const std::string& name, bool forced,
                          Reply<core::Done> reply) override;
    Call rotateAllCredentials(const core::ClusterId& cluster, bool forced, Reply<core::Done> reply) override;
    Call destroyCredential(const core::ClusterId& cluster, const std::string& name, Reply<core::Done> reply) override;
    Call settings(const core::ClusterId& cluster, Reply<core::PartialList<core::Setting>> reply) override;
    Call changeSettings(const core::ClusterId& cluster, const core::ChangedSettings& changes,
                        Reply<core::Done> reply) override;
    Call quotas(const core::ClusterId& cluster, Reply<core::PartialList<core::Quota>> reply) override;
    Call setQuota(const core::ClusterId& cluster, const core::ChangedQuota& change, Reply<core::Done> reply) override;
    Call maintenance(const core::ClusterId& cluster, Reply<MaintenanceAnswer> reply) override;
    Call maintenancesOfApp(const core::AppId& app, Reply<core::PartialList<core::Maintenance>> reply) override;
    Call maintenanceHistory(const core::ClusterId& cluster, int limit,
                            Reply<core::PartialList<core::Maintenance>> reply) override;
    Call runMaintenance(const core::ClusterId& cluster, Reply<core::Done> reply) override;
    Call moveMaintenance(const core::ClusterId& cluster, int weeks, Reply<core::Done> reply) override;
    Call setMaintenanceWindow(const core::ClusterId& cluster, const core::WeekTime& start,
                              Reply<core::Done> reply) override;
    /// Not found, with a message of the API, is the answer that there is none.
    Call migration(const core::ClusterId& cluster, Reply<MigrationAnswer> reply) override;
    Call classicDatabases(const core::AppId& app, Reply<core::PartialList<core::ClassicDatabase>> reply) override;
    Call prepareMigration(const core::ClusterId& cluster, const core::ClusterId& source, core::MigrationMethod method,
                          Reply<core::Done> reply) override;
    Call runMigration(const core::ClusterId& cluster, Reply<core::Done> reply) override;
    Call cancelMigration(const core::ClusterId& cluster, Reply<core::Done> reply) override;

private:
    std::shared_ptr<ClientSession> m_session; ///< shared, so that a reply may destroy the client
};

} // namespace poolhouse::api
