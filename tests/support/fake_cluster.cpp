// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_cluster.h"

#include "models/core/limits.h"

#include "tests/support/changed_configuration.h"
#include "tests/support/known_credentials.h"
#include "tests/support/planned_maintenance.h"

#include <algorithm>

namespace poolhouse::test {

FakeCluster::FakeCluster(const core::ManualClock& clock, core::ClusterInfo cluster, core::Catalog catalog)
    : credentials(knownCredentials()),
      maintenance(plannedMaintenance()),
      settings{defaultSettings(), {}, defaultSettings().size()},
      quotas{{unsetQuota()}, {}, 1},
      m_clock(clock),
      m_cluster(std::move(cluster)),
      m_catalog(std::move(catalog)) {}

FakeCluster::~FakeCluster() = default;

core::ClusterInfo& FakeCluster::cluster() {
    settle();
    return m_cluster;
}

std::vector<core::PoolShape> FakeCluster::shapes() {
    return core::shapesOf(cluster());
}

void FakeCluster::somebodyElse(const core::Change& change) {
    (void)act(change);
    for (auto& pool : m_cluster.pools) {
        complete(pool);
    }
    removeDestroyed();
}

std::optional<api::ApiError> FakeCluster::readFault() {
    if (m_readsDown > 0) {
        --m_readsDown;
        return errorOf(api::ApiError::Kind::Unreachable, 0);
    }
    if (readFaults.empty()) {
        return std::nullopt;
    }
    const auto error = readFaults.front();
    readFaults.pop_front();
    return error;
}

api::ApiResult<core::ClusterInfo> FakeCluster::read() {
    if (const auto error = readFault()) {
        return *error;
    }
    settle();
    if (gone) {
        return errorOf(api::ApiError::Kind::NotFound, 404);
    }
    return m_cluster;
}

api::ApiResult<std::vector<core::Attachment>> FakeCluster::readAttachments() {
    settle();
    return gone ? api::ApiResult<std::vector<core::Attachment>>(errorOf(api::ApiError::Kind::NotFound, 404))
                : api::ApiResult<std::vector<core::Attachment>>(attachments);
}

api::ApiResult<core::Attachment> FakeCluster::attach(const api::NewAttachment& attachment) {
    core::Change change{core::ChangeKind::Attach, attachment.pool, {}, 0};
    change.attachment = core::ChangedAttachment{attachment.app, attachment.name, attachment.credential, {}};
    if (const auto error = take(change)) {
        return *error;
    }
    return attachments.back();
}

api::ApiResult<core::Done> FakeCluster::detach(const core::Attachment& attachment) {
    core::Change change{core::ChangeKind::Detach, {}, {}, 0};
    change.attachment = core::ChangedAttachment{attachment.app.name, attachment.name, {}, attachment.id};
    const auto error = take(change);
    return error ? api::ApiResult<core::Done>(*error) : api::ApiResult<core::Done>(core::Done{});
}

api::ApiResult<core::Pool> FakeCluster::addPool(const core::NewPoolDraft& pool) {
    if (const auto error = take({core::ChangeKind::AddPool, pool.name, pool.level, pool.count})) {
        return *error;
    }
    return *m_cluster.findPool(pool.name);
}

api::ApiResult<core::Done> FakeCluster::change(const core::PoolId& pool, core::Change change) {
    change.pool = nameOf(pool);
    const auto error = take(change);
    return error ? api::ApiResult<core::Done>(*error) : api::ApiResult<core::Done>(core::Done{});
}

api::ApiResult<api::MaintenanceAnswer> FakeCluster::readMaintenance() {
    if (onMaintenanceRead) {
        onMaintenanceRead();
    }
    settle();
    return gone ? api::ApiResult<api::MaintenanceAnswer>(errorOf(api::ApiError::Kind::NotFound, 404))
                : api::ApiResult<api::MaintenanceAnswer>(api::MaintenanceAnswer{maintenance, maintenanceUnreadable});
}

api::ApiResult<core::PartialList<core::Maintenance>> FakeCluster::readPastMaintenances() {
    settle();
    return core::PartialList<core::Maintenance>{pastMaintenances, {}, pastMaintenances.size()};
}

api::ApiResult<core::Done> FakeCluster::changeMaintenance(core::ChangeKind kind,
                                                          const core::ChangedMaintenance& change) {
    const auto error = take({kind, {}, {}, 0, {}, change});
    return error ? api::ApiResult<core::Done>(*error) : api::ApiResult<core::Done>(core::Done{});
}

api::ApiResult<core::ClusterSummary> FakeCluster::create(const core::NewCluster& cluster) {
    const auto error = take({core::ChangeKind::CreateCluster, {}, {}, 0, {}, {}, cluster});
    return error ? api::ApiResult<core::ClusterSummary>(*error) : api::ApiResult<core::ClusterSummary>(createdListed);
}

api::ApiResult<core::ClusterSummary> FakeCluster::listed(const std::string& app, const std::string& cluster) {
    if (const auto error = readFault()) {
        return *error;
    }
    settle();
    const bool found =
        created && created->app == app && (created->name == cluster || createdListed.id.value == cluster);
    return found ? api::ApiResult<core::ClusterSummary>(createdListed)
                 : api::ApiResult<core::ClusterSummary>(errorOf(api::ApiError::Kind::NotFound, 404));
}

api::ApiResult<core::ClusterInfo> FakeCluster::readMade() {
    settle();
    if (createdWithoutDetails) {
        return errorOf(api::ApiError::Kind::NotFound, 404);
    }
    core::ClusterInfo info;
    info.id = createdListed.id;
    info.name = createdListed.name;
    info.app = createdListed.app;
    info.status = core::readEnum(core::clusterStatusWords(), m_createdAt ? "provisioning" : "available");
    core::Pool leader;
    leader.id = {"made-leader"};
    leader.name = core::leaderPoolName;
    leader.expectedLevel = created->level;
    leader.expectedCount = core::leaderOf(*created).count;
    leader.status = core::readEnum(core::poolStatusWords(), m_createdAt ? "provisioning" : "available");
    if (!m_createdAt) {
        complete(leader);
    }
    info.pools = {leader};
    info.pools.insert(info.pools.end(), createdPools.begin(), createdPools.end());
    return info;
}

api::ApiResult<core::Pool> FakeCluster::addToCreated(const core::NewPoolDraft& pool) {
    ++writes;
    settle();
    if (m_createdAt) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "The cluster is not available.");
    }
    core::Pool made;
    made.id = {"made-" + pool.name};
    made.name = pool.name;
    made.expectedLevel = pool.level;
    made.expectedCount = pool.count;
    complete(made);
    createdPools.push_back(made);
    ++effects;
    return made;
}

api::ApiResult<core::ClusterSummary> FakeCluster::asListed() {
    settle();
    if (gone) {
        return errorOf(api::ApiError::Kind::NotFound, 404);
    }
    return core::ClusterSummary{m_cluster.id,
                                m_cluster.name,
                                m_cluster.app,
                                "advanced",
                                core::readEnum(core::addonStateWords(), destroying ? "deprovisioning" : "provisioned"),
                                std::nullopt};
}

/// With force attachments do not matter; otherwise no other app may be attached.
api::ApiResult<core::ClusterSummary> FakeCluster::destroy(bool force) {
    core::Change change;
    change.kind = core::ChangeKind::DestroyCluster;
    change.removal = core::ClusterRemoval{m_cluster.app.id, {}};
    if (force) {
        change.removal->detaching = core::otherApps(attachments, m_cluster.app);
    }
    const auto error = take(change);
    return error ? api::ApiResult<core::ClusterSummary>(*error) : asListed();
}

api::ApiResult<core::Done> FakeCluster::upgrade(const std::string& version) {
    core::Change change;
    change.kind = core::ChangeKind::UpgradeVersion;
    change.upgrade = core::VersionUpgrade{m_cluster.version, version};
    const auto error = take(change);
    return error ? api::ApiResult<core::Done>(*error) : api::ApiResult<core::Done>(core::Done{});
}

api::ApiResult<core::PartialList<core::Credential>> FakeCluster::readCredentials() {
    settle();
    if (gone) {
        return errorOf(api::ApiError::Kind::NotFound, 404);
    }
    return core::PartialList<core::Credential>{credentials, {}, credentials.size()};
}

api::ApiResult<core::Done> FakeCluster::changeCredential(core::ChangeKind kind, const std::string& name, bool forced) {
    const auto error = take(credentialChange(kind, name.c_str(), forced));
    return error ? api::ApiResult<core::Done>(*error) : api::ApiResult<core::Done>(core::Done{});
}

api::ApiResult<core::PartialList<core::Setting>> FakeCluster::readSettings() {
    settle();
    return gone ? api::ApiResult<core::PartialList<core::Setting>>(errorOf(api::ApiError::Kind::NotFound, 404))
                : api::ApiResult<core::PartialList<core::Setting>>(settings);
}

api::ApiResult<core::PartialList<core::Quota>> FakeCluster::readQuotas() {
    settle();
    return gone ? api::ApiResult<core::PartialList<core::Quota>>(errorOf(api::ApiError::Kind::NotFound, 404))
                : api::ApiResult<core::PartialList<core::Quota>>(quotas);
}

api::ApiResult<core::Done> FakeCluster::changeConfiguration(const core::Change& change) {
    const auto error = take(change);
    return error ? api::ApiResult<core::Done>(*error) : api::ApiResult<core::Done>(core::Done{});
}

api::ApiResult<api::MigrationAnswer> FakeCluster::readMigration() {
    settle();
    return api::MigrationAnswer{gone ? std::nullopt : migration, {}};
}

api::ApiResult<core::Done> FakeCluster::changeMigration(core::ChangeKind kind, const core::ChangedMigration& change) {
    const auto error = take(core::changeOfMigration(kind, change));
    return error ? api::ApiResult<core::Done>(*error) : api::ApiResult<core::Done>(core::Done{});
}

api::ApiError FakeCluster::errorOf(api::ApiError::Kind kind, int status, std::string message) {
    api::ApiError error;
    error.kind = kind;
    error.status = status;
    error.message = std::move(message);
    return error;
}

std::string FakeCluster::nameOf(const core::PoolId& id) const {
    for (const auto& pool : m_cluster.pools) {
        if (pool.id == id) {
            return pool.name;
        }
    }
    return {};
}

std::optional<api::ApiError> FakeCluster::take(const core::Change& change) {
    ++writes;
    if (onWrite) {
        onWrite();
    }
    settle();
    Fault fault = always.value_or(Fault{});
    if (!writeFaults.empty()) {
        fault = writeFaults.front();
        writeFaults.pop_front();
    }
    m_readsDown = fault.readsDown;
    if (!fault.error) {
        return act(change);
    }
    if (fault.acts == Fault::Acts::First) {
        (void)act(change);
    } else if (fault.acts == Fault::Acts::Later) {
        m_late.emplace_back(m_clock.now() + std::chrono::seconds(30), change);
    }
    return fault.error;
}

std::optional<api::ApiError> FakeCluster::actOnAttachments(const core::Change& change) {
    const auto& wanted = *change.attachment;
    const auto at = std::find_if(attachments.begin(), attachments.end(), [&](const core::Attachment& each) {
        return wanted.id.empty() ? each.app.name == wanted.app && each.name == wanted.name : each.id == wanted.id;
    });
    if (change.kind == core::ChangeKind::Detach) {
        if (at == attachments.end()) {
            return errorOf(api::ApiError::Kind::NotFound, 404, "Couldn't find that add on attachment.");
        }
        attachments.erase(at);
    } else if (at != attachments.end()) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "The name is already used.");
    } else if (m_cluster.findPool(change.pool) == nullptr) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "invalid pool provided");
    } else {
        attachments.push_back({{"made-" + std::to_string(++m_made)},
                               wanted.name,
                               {{"app-" + wanted.app}, wanted.app},
                               m_cluster.id,
                               {wanted.credential, change.pool, false}});
    }
    ++effects;
    return std::nullopt;
}

std::optional<api::ApiError> FakeCluster::actOnMaintenance(const core::Change& change) {
    const bool planned = core::phaseOf(maintenance) == core::MaintenancePhase::Planned;
    if (core::phaseOf(maintenance) == core::MaintenancePhase::Running) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "The maintenance is running.");
    }
    if (change.kind == core::ChangeKind::SetWindow) {
        if (maintenance.window->from == change.maintenance->window) {
            return std::nullopt;
        }
        maintenance.window = windowFrom(*change.maintenance->window);
    } else if (!planned) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "No maintenance is planned.");
    } else if (change.kind == core::ChangeKind::MoveMaintenance) {
        maintenance.previouslyScheduledFor = maintenance.scheduledFor;
        *maintenance.scheduledFor += std::chrono::weeks(change.maintenance->weeks);
    } else {
        maintenance.previouslyScheduledFor = std::exchange(maintenance.scheduledFor, m_clock.now());
        maintenance.startedAt = m_clock.now();
        maintenance.state = core::readEnum(core::maintenanceStateWords(), "running");
        m_maintainedAt = m_clock.now() + std::chrono::seconds(30);
    }
    ++effects;
    return std::nullopt;
}

std::optional<api::ApiError> FakeCluster::actOnConfiguration(const core::Change& change) {
    const auto before = configurationOf(settings.items, quotas.items);
    if (change.settings && core::inTransition(m_cluster)) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "The cluster is being modified.");
    }
    for (const auto& each : change.settings.value_or(core::ChangedSettings{}).all) {
        const auto at = std::find_if(settings.items.begin(), settings.items.end(),
                                     [&](const core::Setting& setting) { return setting.name == each.name; });
        if (at == settings.items.end()) {
            return errorOf(api::ApiError::Kind::Invalid, 422, "There is no setting called \"" + each.name + "\".");
        }
        at->value = each.value; // in the words of the request
    }
    for (auto& each : quotas.items) {
        if (change.quota && each.type == change.quota->type) {
            each = core::afterChange(each, change.quota->wanted);
        }
    }
    if (configurationOf(settings.items, quotas.items) == before) {
        return std::nullopt;
    }
    if (change.settings) {
        m_cluster.status = core::readEnum(core::clusterStatusWords(), "modifying");
        m_readyAt = m_clock.now() + std::chrono::seconds(20);
    }
    ++effects;
    return std::nullopt;
}

std::optional<api::ApiError> FakeCluster::makeCluster(const core::NewCluster& cluster) {
    if (created) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "The name is taken.");
    }
    created = cluster;
    createdListed = {{"made-cluster"},
                     cluster.name,
                     {{"app-" + cluster.app}, cluster.app},
                     cluster.plan,
                     core::readEnum(core::addonStateWords(), "provisioning"),
                     m_clock.now()};
    m_createdAt = m_clock.now() + std::chrono::seconds(20);
    ++effects;
    return std::nullopt;
}

void FakeCluster::enterMigrationState(const char* state) {
    migration->state = core::readEnum(core::migrationStateWords(), state);
    const auto known = migration->state.known;
    m_migratedAt = known == core::MigrationState::Preparing || core::isUnderWay(known)
                       ? std::optional(m_clock.now() + std::chrono::seconds(60))
                       : std::nullopt;
    m_cluster.status = core::readEnum(core::clusterStatusWords(), core::isActive(known) ? "migrating" : "available");
}

std::optional<api::ApiError> FakeCluster::actOnMigration(const core::Change& change) {
    if (change.kind == core::ChangeKind::PrepareMigration) {
        if (migration && core::isActive(migration->state.known)) {
            return errorOf(api::ApiError::Kind::Conflict, 409, "It is the target of a migration already.");
        }
        migration = core::Migration{
            "made-" + std::to_string(++m_made), change.migration->source, m_cluster.id, {}, {}, {}, {}, {}};
        enterMigrationState("preparing");
    } else if (!migration || !migration->state.is(core::MigrationState::Ready)) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "The migration is not ready.");
    } else {
        enterMigrationState(change.kind == core::ChangeKind::RunMigration ? "migrating" : "cancelled");
    }
    ++effects;
    return std::nullopt;
}

void FakeCluster::settleMigration() {
    while (migration && m_migratedAt && *m_migratedAt <= m_clock.now()) {
        const auto known = migration->state.known;
        if (known != core::MigrationState::Preparing && !core::isUnderWay(known)) {
            m_migratedAt.reset(); // the test has set another state
            return;
        }
        enterMigrationState(known == core::MigrationState::Preparing   ? "ready"
                            : known == core::MigrationState::Migrating ? "promoting"
                                                                       : "completed");
    }
}

void FakeCluster::settleMaintenance() {
    if (core::phaseOf(maintenance) != core::MaintenancePhase::Running || !m_maintainedAt ||
        *m_maintainedAt > m_clock.now()) {
        return;
    }
    maintenance.state = core::readEnum(core::maintenanceStateWords(), "completed");
    maintenance.completedAt = std::exchange(m_maintainedAt, std::nullopt);
}

std::optional<api::ApiError> FakeCluster::actOnCluster(const core::Change& change) {
    if (change.removal) {
        if (!destroying && !core::unnamedApps(*change.removal, core::otherApps(attachments, m_cluster.app)).empty()) {
            return errorOf(api::ApiError::Kind::Invalid, 422, "It is attached to other apps.");
        }
        if (!std::exchange(destroying, true)) {
            attachments.clear();
            m_readyAt = m_clock.now() + std::chrono::seconds(20);
            ++effects;
        }
        return std::nullopt;
    }
    const auto version = change.upgrade->to.empty() ? newestVersion : change.upgrade->to + ".1";
    if (m_readyAt || core::majorVersion(version) <= core::majorVersion(m_cluster.version)) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "The version can't be raised now.");
    }
    m_nextVersion = version;
    startModifying();
    ++effects;
    return std::nullopt;
}

std::optional<api::ApiError> FakeCluster::actOnCredentials(const core::Change& change) {
    const auto& name = change.credential->name;
    const auto setState = [](core::Credential& credential, const char* state) {
        credential.state = core::readEnum(core::credentialStateWords(), state);
    };
    const auto invalid = [](const char* message) { return errorOf(api::ApiError::Kind::Invalid, 422, message); };
    const auto at = std::find_if(credentials.begin(), credentials.end(),
                                 [&name](const core::Credential& each) { return each.name == name; });
    const bool creates = change.kind == core::ChangeKind::CreateCredential;
    const bool all = change.kind == core::ChangeKind::RotateAllCredentials;
    if (creates && at != credentials.end()) {
        return invalid("The database has a credential of that name already.");
    }
    if (!creates && !all && at == credentials.end()) {
        return errorOf(api::ApiError::Kind::NotFound, 404, "Couldn't find that credential.");
    }
    m_credentialsAt = m_clock.now() + std::chrono::seconds(15);
    if (creates) {
        credentials.push_back(knownCredential(name.c_str(), false, "enabling"));
        credentials.back().id = {"made-" + std::to_string(++m_made)};
    } else if (change.kind == core::ChangeKind::DestroyCredential) {
        const bool used = std::any_of(attachments.begin(), attachments.end(),
                                      [&name](const core::Attachment& each) { return each.target.role == name; });
        if (at->isOwner() || used) {
            return invalid("The credential is attached; detach it first.");
        }
        if (at->state.is(core::CredentialState::Revoking)) {
            return std::nullopt;
        }
        setState(*at, "revoking");
    } else {
        for (auto& each : credentials) {
            if (all || each.name == name) {
                setState(each, "rotating");
                each.mark = "mark " + std::to_string(++m_made);
            }
        }
    }
    ++effects;
    return std::nullopt;
}

void FakeCluster::settleCredentials() {
    if (!m_credentialsAt || *m_credentialsAt > m_clock.now()) {
        return;
    }
    m_credentialsAt.reset();
    std::erase_if(credentials,
                  [](const core::Credential& each) { return each.state.is(core::CredentialState::Revoking); });
    for (auto& each : credentials) {
        each.state = core::readEnum(core::credentialStateWords(), "active");
    }
}

std::optional<api::ApiError> FakeCluster::act(const core::Change& change) {
    if (change.newCluster) {
        return makeCluster(*change.newCluster);
    }
    if (gone) {
        return errorOf(api::ApiError::Kind::NotFound, 404, "Couldn't find that add-on.");
    }
    if (change.removal || change.upgrade) {
        return actOnCluster(change);
    }
    if (change.credential) {
        return actOnCredentials(change);
    }
    if (change.maintenance) {
        return actOnMaintenance(change);
    }
    if (change.settings || change.quota) {
        return actOnConfiguration(change);
    }
    if (change.migration) {
        return actOnMigration(change);
    }
    if (change.attachment) {
        return actOnAttachments(change);
    }
    const auto busy = [](const core::Pool& pool) { return !pool.status.is(core::PoolStatus::Available); };
    const auto at = std::find_if(m_cluster.pools.begin(), m_cluster.pools.end(),
                                 [&change](const core::Pool& pool) { return pool.name == change.pool; });
    if (change.kind != core::ChangeKind::AddPool && at == m_cluster.pools.end()) {
        return errorOf(api::ApiError::Kind::NotFound, 404, "Couldn't find that pool.");
    }
    if (at != m_cluster.pools.end() && busy(*at)) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "The pool is being modified.");
    }
    const auto after = core::applied(core::shapesOf(m_cluster), change, m_catalog);
    if (!after && after.error().kind != core::ChangeRefusal::Kind::NothingToDo) {
        return errorOf(api::ApiError::Kind::Invalid, 422, "The rules forbid it.");
    }
    if (!after) {
        return std::nullopt;
    }
    ++effects;
    apply(change, at == m_cluster.pools.end() ? nullptr : &*at);
    return std::nullopt;
}

void FakeCluster::apply(const core::Change& change, core::Pool* pool) {
    if (change.kind == core::ChangeKind::AddPool) {
        core::Pool made;
        made.id = {"made-" + std::to_string(++m_made)};
        made.name = change.pool;
        made.expectedLevel = change.level;
        made.expectedCount = change.count;
        m_cluster.pools.push_back(made);
        pool = &m_cluster.pools.back();
    } else if (change.kind == core::ChangeKind::SetLevel) {
        pool->expectedLevel = change.level;
    } else if (change.kind == core::ChangeKind::SetCount) {
        pool->expectedCount = change.count;
    } else {
        m_destroyed = pool->name;
    }
    pool->status = core::readEnum(core::poolStatusWords(), "modifying");
    startModifying();
}

void FakeCluster::startModifying() {
    m_cluster.status = core::readEnum(core::clusterStatusWords(), "modifying");
    m_readyAt = m_clock.now() + std::chrono::seconds(20);
}

void FakeCluster::settle() {
    while (!m_late.empty() && m_late.front().first <= m_clock.now()) {
        const auto change = m_late.front().second;
        m_late.pop_front();
        (void)act(change);
    }
    settleMaintenance();
    settleMigration();
    settleCredentials();
    if (m_createdAt && *m_createdAt <= m_clock.now()) {
        m_createdAt.reset();
        if (createdListed.state.is(core::AddonState::Provisioning)) {
            createdListed.state = core::readEnum(core::addonStateWords(), "provisioned");
        }
    }
    if (!m_readyAt) {
        return;
    }
    if (*m_readyAt > m_clock.now()) {
        growOne();
        return;
    }
    m_readyAt.reset();
    if (destroying) {
        gone = true;
        m_cluster.pools.clear();
        return;
    }
    if (!m_nextVersion.empty()) {
        m_cluster.version = std::exchange(m_nextVersion, {});
    }
    for (auto& pool : m_cluster.pools) {
        complete(pool);
    }
    removeDestroyed();
}

void FakeCluster::growOne() {
    for (auto& pool : m_cluster.pools) {
        if (static_cast<int>(pool.instances.size()) + 1 < pool.expectedCount) {
            pool.instances.push_back(instance(pool));
            return;
        }
    }
}

core::Instance FakeCluster::instance(const core::Pool& pool) {
    core::Instance made;
    made.id = "i" + std::to_string(++m_made);
    made.level = pool.expectedLevel;
    made.status = "up";
    return made;
}

void FakeCluster::complete(core::Pool& pool) {
    pool.instances.clear();
    while (static_cast<int>(pool.instances.size()) < pool.expectedCount) {
        pool.instances.push_back(instance(pool));
    }
    pool.status = core::readEnum(core::poolStatusWords(), "available");
    m_cluster.status = core::readEnum(core::clusterStatusWords(), "available");
}

void FakeCluster::removeDestroyed() {
    std::erase_if(m_cluster.pools, [this](const core::Pool& pool) { return pool.name == m_destroyed; });
    m_destroyed.clear();
    m_readyAt.reset();
}

} // namespace poolhouse::test
