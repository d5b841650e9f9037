// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/file_lock.h"
#include "app/console/session_graph.h"
#include "app/sandbox/fault.h"
#include "app/sandbox/sandbox.h"
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "tests/app/console/fake_credential_sources.h"
#include "ui/platform/memory_preferences.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>
#include <vector>

namespace poolhouse::console {

inline const QString cluster = QStringLiteral("postgresql-rectangular-12345");

/// A server that outlives several consoles, on a manual clock.
struct GraphScene {
    core::ManualClock clock{*core::parseInstant("2026-06-22T08:28:20Z")};
    ui::MemoryPreferences preferences;
    FakeCredentialSources places;
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("deep/journal.sqlite"));
    bool heldElsewhere = false;
    bool twoFactor = false; ///< for the next server
    std::vector<sandbox::Fault> faults{};
    std::unique_ptr<sandbox::Sandbox> server = serve();
    std::unique_ptr<SessionGraph> graph;

    GraphScene() { places.inEnvironment.secret = "HRKU-12345678-1234-1234-1234-123456789abc"; }

    [[nodiscard]] std::unique_ptr<sandbox::Sandbox> serve() const {
        sandbox::SandboxOptions options;
        options.manualStart = clock.now();
        options.anchor = clock.now();
        options.twoFactor = twoFactor;
        options.faults = faults;
        auto started = sandbox::Sandbox::start(options);
        return started ? std::move(started).value() : nullptr;
    }

    struct Lent final : RunningSandbox {
        std::unique_ptr<sandbox::Sandbox> server;
        [[nodiscard]] QUrl url() const override { return QUrl(QString::fromStdString(server->url())); }
    };
    /// Begins a session and reads the cluster.
    void begin(const Source& source) {
        graph.reset();
        auto delay = std::make_shared<api::TimerDelay>();
        const SandboxStarter starter = [this, delay](const SandboxSource&, std::function<void(StartedSandbox)> reply) {
            return delay->after(std::chrono::milliseconds(0), [this, reply = std::move(reply)] {
                auto lent = std::make_unique<Lent>();
                lent->server = serve();
                reply(std::unique_ptr<RunningSandbox>(std::move(lent)));
            });
        };
        graph = std::make_unique<SessionGraph>(
            GraphDependencies{clock, preferences, places, starter, [] { return 0.5; }, file,
                              folder.filePath(QStringLiteral("plans")), heldElsewhere});
        graph->session().begin(source);
        QTRY_VERIFY(record() != nullptr && record()->info && record()->freshness.readAt == clock.now());
        QTRY_VERIFY(!graph->operations().unavailable() || graph->session().accountKey().size() > 0);
    }
    /// The token of the next session has no identity scope.
    void hideAccount() {
        faults = {sandbox::parseFault("status:403:GET /account").value()};
        server = serve();
    }
    [[nodiscard]] QStringList heldLocks() const {
        QStringList held;
        const QDir data(QFileInfo(file).path());
        for (const auto& name : data.entryList({QStringLiteral("*.lock")})) {
            if (FileLock(data.filePath(name)).acquire({}) == FileLock::Outcome::HeldElsewhere) {
                held << name;
            }
        }
        return held;
    }
    [[nodiscard]] bool unusableBecause(operations::JournalError::Code code) const {
        const auto refusal = graph->operations().unavailable();
        return refusal && refusal->journal && refusal->journal->code == code;
    }
    void connectToServer() {
        begin(ApiSource{api::ApiHosts::forPlatform(QUrl(QString::fromStdString(server->url())))});
    }
    [[nodiscard]] const fleet::ClusterRecord* record() const { return graph->store().clusterByName(cluster); }
    [[nodiscard]] operations::Intent scale(int count) const {
        return {record()->summary.id,
                {core::ChangeKind::SetCount, "web-reads", {}, count},
                core::shapesOf(*record()->info)};
    }
    [[nodiscard]] core::Plan planTo(int webReads) const {
        core::ClusterPlan each;
        each.cluster = record()->summary.name;
        each.id = record()->summary.id;
        each.app = "example-app";
        each.tier = "advanced";
        each.readAt = clock.now();
        each.live = each.wanted = core::shapesOf(*record()->info);
        for (auto& pool : each.wanted) {
            pool.count = pool.name == "web-reads" ? webReads : pool.count;
        }
        return {{}, {each}};
    }
    void tamper(const QString& statement) const {
        const auto name = QStringLiteral("tampering");
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(file);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(statement));
        }
        QSqlDatabase::removeDatabase(name);
    }
    /// Whether the journal rejects further rows, as on a full disk.
    void letWritesFail(bool fail) const {
        tamper(fail ? QStringLiteral("CREATE TRIGGER stop BEFORE INSERT ON operation BEGIN "
                                     "SELECT RAISE(FAIL, 'full'); END")
                    : QStringLiteral("DROP TRIGGER stop"));
    }
    /// Advances time until the operation reaches `state`.
    [[nodiscard]] bool reach(const std::string& id, operations::Operation::State wanted) {
        for (int step = 0; step < 600; ++step) {
            const auto* operation = graph->operations().find(id);
            if (operation != nullptr && operation->state == wanted) {
                return true;
            }
            clock.advance(std::chrono::seconds(2));
            server->setNow(clock.now());
            graph->operations().tick();
            QTest::qWait(5); // waits for a response over a socket
        }
        return false;
    }
};

} // namespace poolhouse::console
