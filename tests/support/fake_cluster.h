// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/credential_service.h"
#include "models/api/maintenance_service.h"
#include "models/api/migration_service.h"
#include "models/api/services.h"
#include "models/core/change.h"
#include "models/core/clock.h"
#include "models/core/quota.h"
#include "models/core/setting.h"

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The cluster behind Services::serve().
namespace poolhouse::test {

/// Fault of one request.
struct Fault {
    enum class Acts {
        Never, ///< the request has no effect
        First, ///< the effect happens, then the response is lost or corrupted
        Later, ///< the request times out; the effect happens 30 s later
    };
    std::optional<api::ApiError> error; ///< error returned; nullopt: no fault
    Acts acts = Acts::Never;
    int readsDown = 0; ///< number of subsequent reads that fail, as during a restart
};

/// Enforces the rules, completes changes over time, and fails on request before or after the effect.
class FakeCluster final {
public:
    FakeCluster(const core::ManualClock& clock, core::ClusterInfo cluster, core::Catalog catalog);
    ~FakeCluster();
    FakeCluster(const FakeCluster&) = delete;
    FakeCluster& operator=(const FakeCluster&) = delete;

    std::deque<Fault> writeFaults; ///< one per write, in order
    std::optional<Fault> always;   ///< for every write
    std::deque<api::ApiError> readFaults;
    std::function<void()> onWrite; ///< called when a request arrives
    bool gone = false;             ///< the whole cluster is gone
    int writes = 0;                ///< requests received
    int effects = 0;               ///< requests with an effect

    std::vector<core::Attachment> attachments; ///< of the cluster
    std::vector<core::Credential> credentials; ///< of the cluster, at first knownCredentials()
    core::Maintenance maintenance;             ///< planned, for Thursday 2026-07-09 22:00 in its window
    std::vector<core::Maintenance> pastMaintenances;
    std::vector<core::Unreadable> maintenanceUnreadable; ///< of `maintenance`
    std::function<void()> onMaintenanceRead;             ///< called before the maintenance is answered
    core::PartialList<core::Setting> settings;           ///< at their defaults
    core::PartialList<core::Quota> quotas;               ///< of storage, nothing set
    std::optional<core::Migration> migration;            ///< into the cluster; empty: there never was one
    std::optional<core::NewCluster> created;             ///< the cluster that was created beside it
    core::ClusterSummary createdListed;                  ///< the same, as it is listed
    bool createdWithoutDetails = false;                  ///< there are none of it
    std::vector<core::Pool> createdPools;                ///< its follower pools

    std::string newestVersion = "18.1"; ///< of PostgreSQL, that the API supports
    bool destroying = false;            ///< accepted; it is gone 20 s later

    [[nodiscard]] core::ClusterInfo& cluster();
    [[nodiscard]] std::vector<core::PoolShape> shapes();
    api::ApiResult<core::Pool> addToCreated(const core::NewPoolDraft& pool); ///< without faults

    /// Change by another user, effective immediately.
    void somebodyElse(const core::Change& change);

    /// The response to a request for its details.
    [[nodiscard]] api::ApiResult<core::ClusterInfo> read();
    [[nodiscard]] api::ApiResult<std::vector<core::Attachment>> readAttachments();
    [[nodiscard]] api::ApiResult<core::Attachment> attach(const api::NewAttachment& attachment);
    [[nodiscard]] api::ApiResult<core::Done> detach(const core::Attachment& attachment);
    [[nodiscard]] api::ApiResult<core::Pool> addPool(const core::NewPoolDraft& pool);
    /// Of a pool that is there already; `change.pool` is ignored.
    [[nodiscard]] api::ApiResult<core::Done> change(const core::PoolId& pool, core::Change change);
    [[nodiscard]] api::ApiResult<api::MaintenanceAnswer> readMaintenance();
    [[nodiscard]] api::ApiResult<core::PartialList<core::Maintenance>> readPastMaintenances();
    [[nodiscard]] api::ApiResult<core::ClusterSummary> asListed();
    [[nodiscard]] api::ApiResult<core::ClusterSummary> destroy(bool force);
    [[nodiscard]] api::ApiResult<core::Done> upgrade(const std::string& version);
    /// What was shown when it was decided does not matter here.
    [[nodiscard]] api::ApiResult<core::Done> changeMaintenance(core::ChangeKind kind,
                                                               const core::ChangedMaintenance& change);
    [[nodiscard]] api::ApiResult<core::PartialList<core::Setting>> readSettings();
    [[nodiscard]] api::ApiResult<core::PartialList<core::Quota>> readQuotas();
    /// Of settings or a quota; what was shown when it was decided does not matter here.
    [[nodiscard]] api::ApiResult<core::Done> changeConfiguration(const core::Change& change);

    [[nodiscard]] api::ApiResult<api::MigrationAnswer> readMigration();
    /// What was shown when it was decided does not matter here.
    [[nodiscard]] api::ApiResult<core::Done> changeMigration(core::ChangeKind kind,
                                                             const core::ChangedMigration& change);

    [[nodiscard]] api::ApiResult<core::PartialList<core::Credential>> readCredentials();
    [[nodiscard]] api::ApiResult<core::Done> changeCredential(core::ChangeKind kind, const std::string& name,
                                                              bool forced);

    [[nodiscard]] api::ApiResult<core::ClusterSummary> create(const core::NewCluster& cluster);
    [[nodiscard]] api::ApiResult<core::ClusterSummary> listed(const std::string& app, const std::string& cluster);
    [[nodiscard]] api::ApiResult<core::ClusterInfo> readMade();

    [[nodiscard]] static api::ApiError errorOf(api::ApiError::Kind kind, int status, std::string message = {});

private:
    [[nodiscard]] std::string nameOf(const core::PoolId& id) const;

    /// Result returned to the caller; the effect, if any, is independent of it.
    std::optional<api::ApiError> take(const core::Change& change);
    std::optional<api::ApiError> act(const core::Change& change);
    std::optional<api::ApiError> actOnAttachments(const core::Change& change);
    std::optional<api::ApiError> actOnMaintenance(const core::Change& change);
    std::optional<api::ApiError> makeCluster(const core::NewCluster& cluster);
    std::optional<api::ApiError> readFault();
    std::optional<api::ApiError> actOnCluster(const core::Change& change);
    void startModifying();
    std::optional<api::ApiError> actOnCredentials(const core::Change& change);
    std::optional<api::ApiError> actOnConfiguration(const core::Change& change);
    std::optional<api::ApiError> actOnMigration(const core::Change& change);
    void enterMigrationState(const char* state);
    void settleMigration();
    void settleMaintenance();
    void settleCredentials();
    void apply(const core::Change& change, core::Pool* pool);
    void settle();
    void growOne(); ///< instances appear one by one
    core::Instance instance(const core::Pool& pool);
    void complete(core::Pool& pool);
    void removeDestroyed();

    const core::ManualClock& m_clock;
    core::ClusterInfo m_cluster;
    core::Catalog m_catalog;
    std::deque<std::pair<core::Instant, core::Change>> m_late;
    std::optional<core::Instant> m_readyAt;
    std::optional<core::Instant> m_maintainedAt;  ///< the running maintenance ends
    std::optional<core::Instant> m_credentialsAt; ///< changes of credentials are complete
    std::optional<core::Instant> m_createdAt;     ///< the new cluster is available
    std::optional<core::Instant> m_migratedAt;    ///< the migration reaches its next state
    std::string m_destroyed;
    std::string m_nextVersion; ///< once it is ready
    int m_readsDown = 0;
    int m_made = 0;
};

} // namespace poolhouse::test
