// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/credential_service.h"
#include "models/api/delay.h"
#include "models/api/maintenance_service.h"
#include "models/api/migration_service.h"
#include "models/api/quota_service.h"
#include "models/api/services.h"
#include "models/api/setting_service.h"
#include "tests/support/fake_cluster.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Fake services. Requests are held until the test responds, in any order, or answered automatically; those about a
/// cluster that is served are answered by its rules.
namespace poolhouse::test {

[[nodiscard]] inline api::ApiError unreachable() {
    api::ApiError error;
    error.kind = api::ApiError::Kind::Unreachable;
    return error;
}

/// Requests of one kind. Instantiated for the members of Services only.
template <class T> class Questions {
public:
    Questions(std::string name, std::vector<std::string>* log);
    ~Questions();
    Questions(const Questions&) = delete;
    Questions& operator=(const Questions&) = delete;

    /// Answers each request from the event loop. Empty: the test answers.
    std::function<api::ApiResult<T>(const std::string& about)> automatic;

    api::Call put(api::Reply<T> reply, const std::string& about = {});

    [[nodiscard]] int asked() const { return m_asked; }     ///< total number of requests
    [[nodiscard]] std::vector<std::string> pending() const; ///< subjects of pending requests, cancelled ones excluded
    [[nodiscard]] int waiting() const { return static_cast<int>(pending().size()); }

    /// Responds to the oldest pending request (about `subject`, if given). False if there is none.
    bool answer(api::ApiResult<T> result, const std::string& about = {});

private:
    struct Question;

    std::string m_name;
    std::vector<std::string>* m_log;
    api::TimerDelay m_delay;
    std::vector<std::shared_ptr<Question>> m_pending;
    int m_asked = 0;
};

/// All services of an account, with a log of the scripted requests.
class Services : public api::AccountService,
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
    Services();
    ~Services() override;
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    std::vector<std::string> log;
    Questions<api::Account> accounts{"account", &log};
    Questions<int> limits{"requests left", &log};
    Questions<std::vector<core::App>> appLists{"apps", &log};
    Questions<std::vector<core::ClusterSummary>> clusterLists{"clusters", &log};
    Questions<std::vector<core::Attachment>> attachmentLists{"attachments", &log};
    Questions<std::vector<core::ProcessType>> formations{"formation", &log}; ///< about the id of the app
    Questions<core::ClusterSummary> creations{"create", &log};               ///< about the name
    Questions<core::ClusterSummary> listings{"listed", &log};                ///< about the name or id
    Questions<core::ClusterInfo> infos{"info", &log};
    Questions<core::WaitStatus> waits{"wait", &log};
    Questions<core::Catalog> levelLists{"levels", &log};
    Questions<core::PriceList> priceLists{"prices", &log};
    Questions<core::Pool> additions{"add", &log};
    Questions<std::vector<core::Attachment>> clusterAttachments{"attachments of", &log};
    Questions<core::Attachment> attachings{"attach", &log};        ///< about "APP NAME"
    Questions<core::ClusterSummary> destructions{"destroy", &log}; ///< about the id of the cluster, " force" with it
    /// about "level POOL LEVEL", "count POOL COUNT", "destroy POOL", "detach ID", "run maintenance",
    /// "move maintenance WEEKS", "window Sundays 13:30", "upgrade ID VERSION", "create credential NAME", "rotate
    /// credential NAME", "rotate all credentials", "destroy credential NAME", "prepare migration ID", "run migration"
    /// or "cancel migration"; forced rotations end with " forced"
    Questions<core::Done> changes{"change", &log};
    Questions<core::Done> codes{"code", &log};
    Questions<core::PartialList<core::Credential>> credentialLists{"credentials", &log};
    Questions<api::ConnectionDetails> connections{"connection", &log}; ///< about the name of the credential
    Questions<core::PartialList<core::Setting>> settingLists{"settings", &log};
    Questions<core::PartialList<core::Quota>> quotaLists{"quotas", &log};
    Questions<api::MaintenanceAnswer> maintenances{"maintenance", &log};
    Questions<core::PartialList<core::Maintenance>> maintenanceHistories{"maintenance history", &log};

    Questions<core::PartialList<core::Maintenance>> appMaintenances{"maintenances of",
                                                                    &log}; ///< about the id of the app

    Questions<api::MigrationAnswer> migrations{"migration", &log};
    Questions<core::PartialList<core::ClassicDatabase>> classicLists{"classic databases", &log}; ///< about the app's id

    std::vector<std::string> codesEntered; ///< "APP CODE"

    /// Requests about this cluster act when they arrive; their responses are held until answerAll(). Second factors are
    /// checked against "123456" from now on.
    FakeCluster& serve(const core::ManualClock& clock, const core::ClusterInfo& cluster, const core::Catalog& catalog);
    /// Releases held responses of served clusters; false if there were none.
    bool answerAll();

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
    api::Call changeSettings(const core::ClusterId& cluster, const core::ChangedSettings& wanted,
                             api::Reply<core::Done> reply) override;
    api::Call quotas(const core::ClusterId& cluster, api::Reply<core::PartialList<core::Quota>> reply) override;
    api::Call setQuota(const core::ClusterId& cluster, const core::ChangedQuota& wanted,
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
    struct Held;

    [[nodiscard]] FakeCluster* find(const core::ClusterId& cluster) const;
    /// The served one that new clusters are created beside; null: none is served.
    [[nodiscard]] FakeCluster* creator() const;
    template <class T> api::Call hold(api::ApiResult<T> result, api::Reply<T> reply);
    api::Call change(const core::ClusterId& cluster, const core::PoolId& pool, const core::Change& change,
                     const std::string& about, api::Reply<core::Done> reply);
    api::Call changeMaintenance(const core::ClusterId& cluster, core::ChangeKind kind,
                                const core::ChangedMaintenance& change, const std::string& about,
                                api::Reply<core::Done> reply);
    api::Call changeMigration(const core::ClusterId& cluster, core::ChangeKind kind,
                              const core::ChangedMigration& change, const std::string& about,
                              api::Reply<core::Done> reply);
    api::Call changeCredential(const core::ClusterId& cluster, core::ChangeKind kind, const std::string& name,
                               bool forced, const std::string& about, api::Reply<core::Done> reply);

    std::map<core::ClusterId, std::unique_ptr<FakeCluster>> m_served;
    std::vector<std::pair<std::shared_ptr<Held>, std::function<void()>>> m_held;
};

} // namespace poolhouse::test
