// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandbox.h"
#include "models/api/curl_transport.h"
#include "models/api/guarded_transport.h"
#include "models/api/heroku_client.h"
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/json/json.h"
#include "models/operations/engine.h"
#include "models/text/operation_text.h"
#include "tests/faults/watched_transport.h"
#include "tests/support/attachment_set.h"
#include "tests/support/changed_configuration.h"
#include "tests/support/cluster_changes.h"
#include "tests/support/known_credentials.h"
#include "tests/support/known_migration.h"
#include "tests/support/planned_maintenance.h"

#include <QTemporaryDir>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace poolhouse::test {

inline const std::string sceneToken = "HRKU-87654321-4321-4321-4321-cba987654321";

/// A windowless console against a sandbox over real HTTP, with the real engine, journal on disk, store, client,
/// read-only guard and libcurl. The test controls the clock, which also drives the sandbox.
class HttpOperationsScene {
public:
    explicit HttpOperationsScene(std::string cluster, sandbox::SandboxOptions sandboxOptions = {})
        : options(std::move(sandboxOptions)), m_cluster(std::move(cluster)) {
        startServer();
        client = std::make_unique<api::HerokuClient>(
            guarded, delay, monitor, api::ApiHosts::forPlatform(QUrl(QString::fromStdString(server->url()))),
            api::Token(sceneToken));
        observer = std::make_unique<api::HerokuClient>(
            authorized, delay, monitor, api::ApiHosts::forPlatform(QUrl(QString::fromStdString(server->url()))),
            api::Token(sceneToken));
        load();
        start();
        before = shapes();
        attachedBefore = attached();
        clustersBefore = clusters();
        calendarBefore = calendarOf(maintenance());
        versionBefore = version();
        configurationBefore = configuration();
        credentialsBefore = credentialSet(credentials());
        migrationBefore = standingOf(migration());
    }

    /// Has the server prepare a migration into the cluster, before anything is asked for.
    void prepareMigration() {
        (void)answerOf<core::Done>([this](auto reply) {
            return observer->prepareMigration(id(), source().id, core::MigrationMethod::Cdc, reply);
        });
        advance(std::chrono::minutes(5)); // it is ready by then
        migrationBefore = standingOf(migration());
    }

    /// Has the server make a credential, before anything is asked for.
    void addCredential(const std::string& name) {
        (void)answerOf<core::Done>([this, &name](auto reply) { return observer->createCredential(id(), name, reply); });
        advance(std::chrono::minutes(1)); // it is active by then
        credentialsBefore = credentialSet(credentials());
    }

    /// Starts or restarts the server on the same port; without a database its state is lost.
    void startServer() {
        server.reset();
        options.manualStart = clock.now();
        if (!options.anchor) {
            options.anchor = clock.now();
        }
        server = sandbox::Sandbox::start(options).value();
        options.port = server->port();
    }

    /// Starts the console, destroying a previous one.
    void start() {
        operations.reset();
        journal.reset();
        journal = operations::Journal::open(journalFile()).value();
        operations = std::make_unique<operations::Engine>(
            operations::Engine::Services{*client, *client, *client, *client, *client, *client, *client, *client,
                                         *client, &monitor},
            store, *journal, locks, clock, nullptr, [] { return 0.0; });
        operations->open(account());
    }

    /// The id; empty when it is refused. What a change needs to have been shown is what the server shows.
    std::string ask(core::Change change) {
        if (change.maintenance) {
            auto shown = core::shownMaintenance(maintenance());
            shown.weeks = change.maintenance->weeks;
            shown.window = change.maintenance->window;
            change.maintenance = shown;
        }
        if (change.upgrade) {
            change.upgrade->from = version();
        }
        if (change.removal) {
            const auto* record = store.cluster(id());
            change.removal->detaching = core::otherApps(record->attachments, record->summary.app);
        }
        if (change.credential) {
            change = decidedOn(std::move(change), credentials(), store.cluster(id())->attachments);
        }
        if (change.migration) {
            change.migration->source = source().id;
            change = decidedOnMigration(std::move(change), migration());
        }
        const auto asked = operations->ask({id(), change, core::shapesOf(*store.cluster(id())->info)});
        return asked ? asked.value() : std::string();
    }
    [[nodiscard]] const operations::Operation& get(const std::string& operation) const {
        return *operations->find(operation);
    }
    [[nodiscard]] operations::Operation::State state(const std::string& operation) const {
        return get(operation).state;
    }
    [[nodiscard]] QString said(const std::string& operation) const {
        return text::progressSentence(get(operation).progress);
    }
    /// The operation as read from the journal on disk.
    [[nodiscard]] operations::Operation journaled(const std::string& operation) const {
        const auto opened = operations::Journal::open(journalFile());
        for (auto& each : opened.value()->read(account()).value().operations) {
            if (each.id == operation) {
                return each;
            }
        }
        return {};
    }

    /// Waits for all pending requests and delays; false on timeout.
    bool settle() { return traffic.settle(); }
    void advance(std::chrono::milliseconds by) {
        clock.advance(by);
        if (server) {
            server->setNow(clock.now());
        }
        operations->tick();
    }
    /// Runs until the operation has finished or needs a second factor; false if it never does.
    bool run(const std::string& operation) {
        return runUntil(operation, [](const operations::Operation& each) {
            return each.finished() || each.state == operations::Operation::State::NeedsTwoFactor;
        });
    }
    bool runTo(const std::string& operation, operations::Operation::State wantedState) {
        return runUntil(operation,
                        [wantedState](const operations::Operation& each) { return each.state == wantedState; });
    }

    /// The pools of the cluster on the server.
    [[nodiscard]] std::vector<core::PoolShape> shapes() const {
        std::vector<core::PoolShape> all;
        for (const auto& pool : pools()) {
            const auto name = pool["name"].get<std::string>();
            all.push_back({name == "leader" ? core::PoolRole::Leader : core::PoolRole::Follower, name,
                           pool["level"].get<std::string>(), pool["count"].get<int>()});
        }
        return all;
    }
    /// Total number of level and count changes of the cluster's pools.
    [[nodiscard]] int changesOfPools() const {
        int changes = 0;
        for (const auto& pool : pools()) {
            changes += pool["changes"].get<int>();
        }
        return changes;
    }
    /// Whether the server's clusters, and the pools, attachments, maintenance, version, credentials, settings, quotas
    /// and migration of the cluster, equal the initial ones with exactly these changes applied, or are gone with their
    /// cluster.
    [[nodiscard]] bool serverHas(const std::vector<core::Change>& changes) {
        if (!changes.empty() && changes.back().removal) {
            return !isThere();
        }
        if (!isThere()) {
            return false;
        }
        auto wantedClusters = clustersBefore;
        for (const auto& change : changes) {
            if (change.newCluster) {
                wantedClusters.push_back(clusterText(*change.newCluster));
            }
        }
        std::sort(wantedClusters.begin(), wantedClusters.end());
        auto wantedPools = before;
        auto wantedAttachments = attachedBefore;
        auto wantedCalendar = calendarBefore;
        auto wantedCredentials = credentialsBefore;
        auto wantedConfiguration = configurationBefore;
        auto wantedMigration = migrationBefore;
        const auto calendar = calendarOf(maintenance());
        bool versioned = changes.empty() ? version() == versionBefore : true;
        const auto currentCredentials = credentialSet(credentials());
        for (const auto& change : changes) {
            wantedPools = core::applied(wantedPools, change, store.catalog()).value();
            wantedAttachments = afterChange(std::move(wantedAttachments), change);
            wantedCalendar = afterChange(wantedCalendar, change, calendar);
            versioned = versionFits(versionBefore, change, version());
            wantedCredentials = afterChange(std::move(wantedCredentials), change, currentCredentials);
            wantedConfiguration = afterChange(std::move(wantedConfiguration), change);
            wantedMigration = afterChange(std::move(wantedMigration), change);
            std::erase_if(wantedAttachments, [&change](const auto& each) { // they go with their pool
                return change.kind == core::ChangeKind::DestroyPool && each[2] == change.pool;
            });
        }
        return same(wantedPools, shapes()) && wantedClusters == clusters() && wantedAttachments == attached() &&
               wantedCalendar == calendar && versioned && wantedCredentials == currentCredentials &&
               wantedConfiguration == configuration() && wantedMigration == standingOf(migration());
    }
    [[nodiscard]] bool serverUntouched() { return serverHas({}); }
    /// Name, app and plan of all clusters on the server.
    [[nodiscard]] std::vector<std::string> clusters() {
        std::vector<std::string> all;
        for (const auto& each : answerOf<core::PartialList<core::ClusterSummary>>([this](auto reply) {
                                    return observer->clusters(reply);
                                }).items) {
            all.push_back(clusterText({each.app.name, each.name, {}, each.plan}));
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    static std::string clusterText(const core::NewCluster& cluster) {
        return cluster.name + " of " + cluster.app + ", " + cluster.plan;
    }
    /// The attachments of the cluster on the server.
    [[nodiscard]] AttachmentSet attached() {
        return attachmentSet(answerOf<core::PartialList<core::Attachment>>([this](auto reply) {
                                 return observer->attachmentsOf(id(), reply);
                             }).items);
    }
    [[nodiscard]] std::string version() const {
        const auto found = cluster();
        return found.is_null() ? std::string() : found["version"].get<std::string>();
    }
    [[nodiscard]] std::vector<core::Credential> credentials() {
        return answerOf<core::PartialList<core::Credential>>(
                   [this](auto reply) { return observer->credentials(id(), reply); })
            .items;
    }
    /// Of all credentials; one without a login has none.
    [[nodiscard]] std::set<std::string> passwords() {
        std::set<std::string> all;
        for (const auto& each : credentials()) {
            const auto details = answerOf<api::ConnectionDetails>(
                [this, &each](auto reply) { return observer->connection(id(), each.name, reply); });
            if (details.usable()) {
                all.insert(details.password.reveal());
            }
        }
        return all;
    }
    [[nodiscard]] core::Maintenance maintenance() {
        return answerOf<api::MaintenanceAnswer>([this](auto reply) { return observer->maintenance(id(), reply); })
            .maintenance;
    }
    [[nodiscard]] std::optional<core::Migration> migration() {
        return answerOf<api::MigrationAnswer>([this](auto reply) { return observer->migration(id(), reply); })
            .migration;
    }
    /// A classic database that can be migrated, of the app of the cluster.
    [[nodiscard]] core::ClassicDatabase source() {
        const auto all = answerOf<core::PartialList<core::ClassicDatabase>>(
            [this](auto reply) { return observer->classicDatabases(store.cluster(id())->summary.app.id, reply); });
        const auto at = std::find_if(all.items.begin(), all.items.end(),
                                     [](const auto& each) { return !core::problemOfSource(each); });
        return at == all.items.end() ? core::ClassicDatabase{} : *at;
    }
    [[nodiscard]] Configuration configuration() {
        return configurationOf(answerOf<core::PartialList<core::Setting>>([this](auto reply) {
                                   return observer->settings(id(), reply);
                               }).items,
                               answerOf<core::PartialList<core::Quota>>([this](auto reply) {
                                   return observer->quotas(id(), reply);
                               }).items);
    }
    [[nodiscard]] int struck() const {
        const auto world = nlohmann::json::parse(server->world());
        int all = 0;
        for (const auto& fault : world["faults"]) {
            all += fault["struck"].get<int>();
        }
        return all;
    }
    void inject(const std::string& spec) { server->inject(sandbox::parseFault(spec).value()); }

    [[nodiscard]] core::ClusterId id() const {
        return store.clusterByName(QString::fromStdString(m_cluster))->summary.id;
    }
    [[nodiscard]] QString journalFile() const { return folder.filePath(QStringLiteral("journal.sqlite")); }
    static QString account() { return QStringLiteral("127.0.0.1 ada"); }

    QTemporaryDir folder;
    core::ManualClock clock{*core::parseInstant("2026-06-22T08:28:20Z")};
    sandbox::SandboxOptions options;
    std::unique_ptr<sandbox::Sandbox> server;
    Traffic traffic;
    api::CurlTransport curl;
    WatchedTransport transport{curl, traffic};
    NoDelay delay{traffic};
    bool locked = false; ///< the guard blocks all writes
    api::GuardedTransport guarded{transport, delay, [this](const api::WriteTarget&) { return locked; }};
    api::SessionMonitor monitor;
    std::unique_ptr<api::HerokuClient> client;
    AuthorizedTransport authorized{transport};
    std::unique_ptr<api::HerokuClient> observer; ///< the test's own
    fleet::Store store;
    operations::ReadOnlyLocks locks;
    std::unique_ptr<operations::Journal> journal;
    std::unique_ptr<operations::Engine> operations;
    std::vector<core::PoolShape> before;
    AttachmentSet attachedBefore;
    Calendar calendarBefore;
    std::vector<std::string> clustersBefore;
    std::string versionBefore; ///< of PostgreSQL
    CredentialSet credentialsBefore;
    Configuration configurationBefore;
    MigrationStanding migrationBefore;

private:
    /// In a state other than one that ends with it being gone.
    [[nodiscard]] bool isThere() {
        std::optional<core::ClusterSummary> found;
        const auto& app = store.cluster(id())->summary.app.id.value;
        const auto call =
            observer->listed(app, id().value, [&found](const api::ApiResult<core::ClusterSummary>& answer) {
                found = answer ? std::optional(answer.value()) : std::nullopt;
            });
        (void)settle();
        return found && found->state.is(core::AddonState::Provisioned);
    }

    template <class T, class Ask> T answerOf(Ask ask) {
        std::optional<T> answer;
        const auto call = ask([&answer](api::ApiResult<T> result) { answer = result.value(); });
        (void)settle();
        return answer.value();
    }

    void load() {
        const auto now = clock.now();
        auto apps = answerOf<core::PartialList<core::App>>([this](auto reply) { return observer->apps(reply); });
        auto clusters =
            answerOf<core::PartialList<core::ClusterSummary>>([this](auto reply) { return observer->clusters(reply); });
        store.applyFleet(std::move(apps.items), std::move(clusters.items), now);
        auto attachments =
            answerOf<core::PartialList<core::Attachment>>([this](auto reply) { return observer->attachments(reply); });
        store.applyAttachments(std::move(attachments.items), now);
        auto levels = answerOf<core::Catalog>([this](auto reply) { return observer->levels(reply); });
        store.applyCatalog(std::move(levels),
                           answerOf<core::PriceList>([this](auto reply) { return observer->pricing(reply); }), now);
        store.applyInfo(answerOf<core::ClusterInfo>([this](auto reply) { return observer->info(id(), reply); }), now);
    }

    template <class Enough> bool runUntil(const std::string& operation, Enough enough) {
        for (int step = 0; step < 15'000; ++step) {
            if (enough(get(operation))) {
                return true;
            }
            if (!settle() || enough(get(operation))) {
                return enough(get(operation));
            }
            std::optional<core::Instant> next;
            for (const auto& each : operations->all()) {
                next = each.nextAttempt && (!next || *each.nextAttempt < *next) ? each.nextAttempt : next;
            }
            if (!next) {
                return false; // nothing scheduled
            }
            advance(std::max(*next - clock.now(), std::chrono::milliseconds(1)));
        }
        return false;
    }

    /// Null: there is none of that name.
    [[nodiscard]] nlohmann::json cluster() const {
        const auto world = nlohmann::json::parse(server->world());
        const auto& all = world["clusters"];
        const auto at =
            std::find_if(all.begin(), all.end(), [this](const auto& each) { return each["name"] == m_cluster; });
        return at == all.end() ? nlohmann::json() : *at;
    }
    [[nodiscard]] nlohmann::json pools() const {
        const auto found = cluster();
        return found.is_null() ? nlohmann::json::array() : found["pools"];
    }

    static bool same(const std::vector<core::PoolShape>& one, const std::vector<core::PoolShape>& other) {
        return one.size() == other.size() && std::is_permutation(one.begin(), one.end(), other.begin());
    }

    std::string m_cluster;
};

} // namespace poolhouse::test
