// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation against every fault over real HTTP: the final server state, the journal and the reported outcome must
// agree.
#include "models/core/clock.h"
#include "models/operations/kinds.h"
#include "models/text/activity_text.h"
#include "tests/faults/http_operations_scene.h"
#include "tests/support/operation_fault_table.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using test::FaultCase;
using test::HttpOperationsScene;
using End = test::FaultEnd;
using State = operations::Operation::State;
using namespace std::chrono_literals;

namespace {

const std::string mainCluster = "postgresql-rectangular-12345";
const std::string maintainedCluster = "postgresql-horizontal-12345";
const std::string clusterWithoutStandby = "postgresql-concave-18822";

/// One user action: usually a single change.
struct Action {
    const char* name = "";
    std::string cluster;
    std::vector<core::Change> changes;
};

std::vector<Action> allActions() {
    std::vector<Action> actions;
    for (const auto& [name, change] : test::everyChange()) {
        actions.push_back({name, change.maintenance ? maintainedCluster : mainCluster, {change}});
    }
    actions.push_back({"standby on", clusterWithoutStandby, {{ChangeKind::SetCount, "leader", {}, 2}}});
    actions.push_back(
        {"level and count",
         mainCluster,
         {{ChangeKind::SetLevel, "analytics", "8G-Performance", 0}, {ChangeKind::SetCount, "analytics", {}, 2}}});
    return actions;
}

std::string requestsOf(const core::Change& change) {
    const auto* path = change.attachment                                 ? " /addon-attachments"
                       : change.maintenance                              ? " /data/maintenances"
                       : change.newCluster                               ? " /addons"
                       : change.removal                                  ? " /addons"
                       : change.upgrade                                  ? " /upgrade"
                       : change.kind == ChangeKind::RotateAllCredentials ? " /rotate_credentials"
                       : change.credential                               ? " /credentials"
                       : change.settings                                 ? " /settings"
                       : change.quota                                    ? " /quotas"
                       : change.migration                                ? " /migrations"
                                                                         : " /pools";
    return operations::rulesOf(change.kind).method + std::string(path);
}

/// What the action needs to be there.
void prepare(HttpOperationsScene& scene, const Action& action) {
    if (action.changes.front().credential) {
        scene.addCredential("analyst");
    }
    if (action.changes.front().kind == ChangeKind::RunMigration ||
        action.changes.front().kind == ChangeKind::CancelMigration) {
        scene.prepareMigration();
    }
}

/// Faults available over HTTP: injected by the sandbox, raised by the client's guard, or a closed port.
std::vector<FaultCase> faultsOverHttp() {
    auto faults = test::everyFault();
    std::erase_if(faults, [](const FaultCase& fault) {
        const std::string name = fault.name;
        return std::string(fault.spec).empty() && name != "read-only" && name != "unreachable";
    });
    return faults;
}

void inject(HttpOperationsScene& scene, const FaultCase& fault, const core::Change& change, const char* times) {
    const std::string name = fault.name;
    if (name == "read-only") {
        scene.locked = true;
    } else if (name == "unreachable") {
        scene.transport.refuseNext = true;
    } else {
        scene.inject(std::string(fault.spec) + ":" + requestsOf(change) + times);
    }
    if (name.starts_with("time-out")) {
        scene.transport.timeout = 300ms; // libcurl's timeout runs in real time
    }
}

} // namespace

Q_DECLARE_METATYPE(Action)
Q_DECLARE_METATYPE(FaultCase)

class TestOperationFaultsHttp : public QObject {
    Q_OBJECT

    static void actions() {
        QTest::addColumn<Action>("action");
        for (const auto& action : allActions()) {
            QTest::newRow(action.name) << action;
        }
    }

    static void everyFaultOf(const std::vector<std::string>& names) {
        QTest::addColumn<Action>("action");
        QTest::addColumn<FaultCase>("fault");
        for (const auto& action : allActions()) {
            for (const auto& fault : faultsOverHttp()) {
                if (std::find(names.begin(), names.end(), action.name) != names.end()) {
                    QTest::addRow("%s, %s", action.name, fault.name) << action << fault;
                }
            }
        }
    }
    static void runWithFault();

    /// The reported outcome, the journal and the server agree.
    static void checkEnd(HttpOperationsScene& scene, const std::vector<std::string>& ids, int changesBefore) {
        std::vector<core::Change> done;
        int scaled = 0;
        for (const auto& id : ids) {
            const auto& operation = scene.get(id);
            QVERIFY2(operation.finished(), qPrintable(text::progressSentence(operation.progress)));
            QVERIFY(operation.finishedAt && !operation.nextAttempt &&
                    operation.progress.code != operations::ProgressCode::None);
            QVERIFY(scene.journaled(id) == operation);
            if (operation.state == State::Done) {
                QVERIFY(!operation.problem);
                done.push_back(operation.change);
                const auto kind = operation.change.kind;
                scaled += kind == ChangeKind::SetLevel || kind == ChangeKind::SetCount ? 1 : 0;
            }
        }
        scene.advance(10min); // delayed requests are executed
        QVERIFY2(scene.serverHas(done), scene.server->world().c_str());
        // the counter is lost with the pool
        if (done.empty() || (done.front().kind != ChangeKind::DestroyPool && !done.front().removal)) {
            QCOMPARE(scene.changesOfPools(), changesBefore + scaled); // no change was executed twice
        }
    }

    /// Neither the token nor the second factor is on disk.
    static void checkSecrets(const HttpOperationsScene& scene) {
        QDir folder(scene.folder.path());
        const auto names = folder.entryList(QDir::Files);
        QVERIFY(!names.isEmpty());
        for (const auto& name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto bytes = file.readAll();
            QVERIFY2(!bytes.contains("HRKU-") && !bytes.contains("918273"), qPrintable(name));
        }
    }

private Q_SLOTS:
    // Every operation against every fault, split so that the parts can run in parallel.
    void addingWithEveryFault_data() { everyFaultOf({"add", "add, name generated"}); }
    void addingWithEveryFault() { runWithFault(); }
    void levelsWithEveryFault_data() { everyFaultOf({"set level", "set leader's level"}); }
    void levelsWithEveryFault() { runWithFault(); }
    void countsWithEveryFault_data() { everyFaultOf({"set count up", "set count to none"}); }
    void countsWithEveryFault() { runWithFault(); }
    void standbyWithEveryFault_data() { everyFaultOf({"standby off", "standby on"}); }
    void standbyWithEveryFault() { runWithFault(); }
    void destroyingWithEveryFault_data() { everyFaultOf({"destroy"}); }
    void destroyingWithEveryFault() { runWithFault(); }
    void attachmentsWithEveryFault_data() { everyFaultOf({"attach", "detach"}); }
    void attachmentsWithEveryFault() { runWithFault(); }
    void runningWithEveryFault_data() { everyFaultOf({"run maintenance"}); }
    void runningWithEveryFault() { runWithFault(); }
    void calendarWithEveryFault_data() { everyFaultOf({"move maintenance", "set window"}); }
    void calendarWithEveryFault() { runWithFault(); }
    void creatingWithEveryFault_data() { everyFaultOf({"create"}); }
    void creatingWithEveryFault() { runWithFault(); }
    void wholeClustersWithEveryFault_data() { everyFaultOf({"destroy cluster", "upgrade"}); }
    void wholeClustersWithEveryFault() { runWithFault(); }
    void configurationWithEveryFault_data() { everyFaultOf({"change settings", "set quota"}); }
    void configurationWithEveryFault() { runWithFault(); }
    void migrationsWithEveryFault_data() { everyFaultOf({"prepare migration", "run migration", "cancel migration"}); }
    void migrationsWithEveryFault() { runWithFault(); }
    void credentialsWithEveryFault_data() { everyFaultOf({"create credential", "destroy credential"}); }
    void credentialsWithEveryFault() { runWithFault(); }
    void rotationsWithEveryFault_data() { everyFaultOf({"rotate credential", "rotate all credentials"}); }
    void rotationsWithEveryFault() { runWithFault(); }
    void levelAndCountWithEveryFault_data() { everyFaultOf({"level and count"}); }
    void levelAndCountWithEveryFault() { runWithFault(); }
    /// The parts above cover all actions.
    void allActionsAreCovered() { QCOMPARE(allActions().size(), 27U); }

    /// The fault never ends.
    void everyOperationWithAPermanentFault_data() {
        QTest::addColumn<Action>("action");
        QTest::addColumn<FaultCase>("fault");
        QTest::addColumn<State>("state");
        const auto faults = test::everyFault();
        for (const auto& action : allActions()) {
            const auto row = [&](const char* fault, State state) {
                QTest::addRow("%s, %s", action.name, fault) << action << test::faultNamed(faults, fault) << state;
            };
            row("401", State::Failed);
            row("500 before acting", State::Failed);
            row("500 after acting", State::Done);
            row("reset before acting", State::OutcomeUnknown);
            row("reset after acting", State::Done);
            row("time-out before acting", State::OutcomeUnknown);
        }
    }
    void everyOperationWithAPermanentFault() {
        QFETCH(const Action, action);
        QFETCH(const FaultCase, fault);
        HttpOperationsScene scene(action.cluster);
        prepare(scene, action);
        const auto& change = action.changes.front();
        inject(scene, fault, change, "");
        const auto changesBefore = scene.changesOfPools();
        const int sentBefore = scene.transport.changes;
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QTEST(scene.state(id), "state");
        const int most = operations::rulesOf(change.kind).repetition.mostSends;
        QVERIFY(scene.transport.changes - sentBefore <= most);
        QVERIFY(scene.struck() >= 1);
        checkEnd(scene, {id}, changesBefore);
    }

    /// Reads fail during the check and again while watching.
    void everyOperationSurvivesFailingReads_data() {
        QTest::addColumn<Action>("action");
        QTest::addColumn<QByteArray>("spec");
        for (const auto& action : allActions()) {
            for (const auto* spec : {"503", "429:Retry-After=7", "reset-before", "cut", "wrong-type", "no-json-before",
                                     "restart-before:20s"}) {
                QTest::addRow("%s, %s", action.name, spec) << action << QByteArray(spec);
            }
        }
    }
    void everyOperationSurvivesFailingReads() {
        QFETCH(const Action, action);
        QFETCH(const QByteArray, spec);
        HttpOperationsScene scene(action.cluster);
        prepare(scene, action);
        const auto changesBefore = scene.changesOfPools();
        const auto faults = spec.toStdString() + ":GET /info:" + (spec.startsWith("restart") ? "1" : "2");
        scene.inject(faults);
        std::vector<std::string> ids;
        for (const auto& change : action.changes) {
            ids.push_back(scene.ask(change));
        }
        QVERIFY2(scene.runTo(ids.front(), State::Watching), qPrintable(scene.said(ids.front())));
        scene.inject(faults);
        QVERIFY(scene.run(ids.back()));
        QVERIFY(scene.struck() >= 2);
        for (const auto& id : ids) {
            QVERIFY2(scene.state(id) == State::Done, qPrintable(scene.said(id)));
        }
        checkEnd(scene, ids, changesBefore);
    }

    /// The server stops while the change is in progress, and a new one opens its database.
    void everyOperationSurvivesAServerRestart_data() { actions(); }
    void everyOperationSurvivesAServerRestart() {
        QFETCH(const Action, action);
        QTemporaryDir folder;
        sandbox::SandboxOptions options;
        options.databaseFile = folder.filePath(QStringLiteral("world")).toStdString();
        HttpOperationsScene scene(action.cluster, options);
        prepare(scene, action);
        const auto changesBefore = scene.changesOfPools();
        std::vector<std::string> ids;
        for (const auto& change : action.changes) {
            ids.push_back(scene.ask(change));
        }
        QVERIFY(scene.runTo(ids.front(), State::Watching));
        scene.server.reset();
        for (int i = 0; i < 5; ++i) { // the server is down
            scene.advance(5s);
            QVERIFY(scene.settle());
        }
        QVERIFY(!scene.get(ids.front()).finished());
        scene.startServer();
        QVERIFY(scene.run(ids.back()));
        for (const auto& id : ids) {
            QVERIFY2(scene.state(id) == State::Done, qPrintable(scene.said(id)));
        }
        checkEnd(scene, ids, changesBefore);
    }

    /// The second factor is requested once; all further requests pass.
    void everyOperationWithASecondFactor_data() { actions(); }
    void everyOperationWithASecondFactor() {
        QFETCH(const Action, action);
        QTemporaryDir folder;
        sandbox::SandboxOptions options;
        options.databaseFile = folder.filePath(QStringLiteral("world")).toStdString();
        HttpOperationsScene scene(action.cluster, options);
        prepare(scene, action);
        scene.options.twoFactor = true;
        scene.startServer();
        const auto changesBefore = scene.changesOfPools();
        std::vector<std::string> ids;
        for (const auto& change : action.changes) {
            ids.push_back(scene.ask(change));
        }
        QVERIFY(scene.run(ids.front()));
        QCOMPARE(scene.state(ids.front()), State::NeedsTwoFactor);
        QVERIFY(scene.serverUntouched());
        scene.operations->provideTwoFactor(ids.front(), QStringLiteral("91827")); // too short
        QVERIFY(scene.settle());
        QCOMPARE(scene.state(ids.front()), State::NeedsTwoFactor);
        QVERIFY(scene.said(ids.front()).contains(QStringLiteral("was rejected")));
        scene.operations->provideTwoFactor(ids.front(), QStringLiteral("918273"));
        QVERIFY(scene.settle());
        QVERIFY(scene.run(ids.back()));
        QCOMPARE(scene.state(ids.back()), State::Done);
        checkEnd(scene, ids, changesBefore);
        checkSecrets(scene);
    }

    /// Neither the passwords before a change nor those after it, and no URL with one.
    void noPasswordIsKept_data();
    void noPasswordIsKept();

    /// The console is destroyed after a lost response; a new one determines the outcome.
    void reopenedAfterALostResponse_data() {
        QTest::addColumn<Action>("action");
        QTest::addColumn<QByteArray>("spec");
        for (const auto& action : allActions()) {
            for (const auto* spec : {"reset-before", "reset-after", "timeout-late:30s"}) {
                QTest::addRow("%s, %s", action.name, spec) << action << QByteArray(spec);
            }
        }
    }
    void reopenedAfterALostResponse() {
        QFETCH(const Action, action);
        QFETCH(const QByteArray, spec);
        HttpOperationsScene scene(action.cluster);
        prepare(scene, action);
        const auto changesBefore = scene.changesOfPools();
        const auto& change = action.changes.front();
        scene.inject(spec.toStdString() + ":" + requestsOf(change) + ":1");
        scene.transport.timeout = 300ms;
        const auto id = scene.ask(change);
        QVERIFY(scene.runTo(id, State::Verifying));
        const int sent = scene.transport.changes;
        scene.start();
        QVERIFY(scene.operations->find(id) != nullptr);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.transport.changes, sent); // nothing is sent again
        QVERIFY2(scene.state(id) == (spec == "reset-before" ? State::Failed : State::Done), qPrintable(scene.said(id)));
        checkEnd(scene, {id}, changesBefore);
    }
};

void TestOperationFaultsHttp::noPasswordIsKept_data() {
    QTest::addColumn<Action>("action");
    QTest::addColumn<QByteArray>("spec");
    for (const auto& action : allActions()) {
        for (const auto* spec : {"latency:1ms", "reset-after", "cut", "wrong-type", "422:message=No."}) {
            if (action.changes.front().credential) {
                QTest::addRow("%s, %s", action.name, spec) << action << QByteArray(spec);
            }
        }
    }
}

void TestOperationFaultsHttp::noPasswordIsKept() {
    QFETCH(const Action, action);
    QFETCH(const QByteArray, spec);
    HttpOperationsScene scene(action.cluster);
    prepare(scene, action);
    auto secrets = scene.passwords();
    const auto& change = action.changes.front();
    scene.inject(spec.toStdString() + ":" + requestsOf(change) + ":1");
    const auto id = scene.ask(change);
    QVERIFY(scene.run(id));
    secrets.merge(scene.passwords());
    QVERIFY(secrets.size() >= 2 && secrets.begin()->size() > 32);
    const auto& operation = scene.get(id);
    QByteArray all = text::activityJson({&operation}, scene.clock.now()) + text::outcome(operation).toUtf8() +
                     text::activityCsv({&operation}, scene.clock.now()) + text::cliText(operation).toUtf8() +
                     text::curlText(operation, QStringLiteral("https://api.data.example.com")).toUtf8();
    const QDir folder(scene.folder.path());
    const auto names = folder.entryList(QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const auto& name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        all += file.readAll();
    }
    QVERIFY(all.contains("credential")); // it is the journal
    for (const auto& secret : secrets) {
        QVERIFY(!all.contains(secret.c_str()));
    }
    QVERIFY(!all.contains("postgres://"));
}

void TestOperationFaultsHttp::runWithFault() {
    QFETCH(const Action, action);
    QFETCH(const FaultCase, fault);
    HttpOperationsScene scene(action.cluster);
    prepare(scene, action);
    inject(scene, fault, action.changes.front(), ":1");
    const auto changesBefore = scene.changesOfPools();
    std::vector<std::string> ids;
    int unjournaled = 0;
    scene.transport.onChange = [&] { // every request is journaled before it is sent
        const bool code = scene.state(ids.front()) == State::NeedsTwoFactor;
        const auto sending = [&](const std::string& id) { return scene.journaled(id).state == State::Sending; };
        unjournaled += code || std::any_of(ids.begin(), ids.end(), sending) ? 0 : 1;
    };
    for (const auto& change : action.changes) {
        ids.push_back(scene.ask(change));
        QVERIFY(!ids.back().empty());
    }
    const auto first = ids.front();
    if (fault.end == End::WaitsDone) {
        QVERIFY(scene.runTo(first, State::Waiting));
        QCOMPARE((*scene.get(first).nextAttempt - scene.clock.now()).count(), 3000);
        QVERIFY(scene.serverUntouched());
    }
    QVERIFY(scene.run(first));
    if (fault.end == End::NeedsCode) {
        QCOMPARE(scene.state(first), State::NeedsTwoFactor);
        QVERIFY(scene.serverUntouched());
        scene.inject("403:PUT /pre-authorizations:1:id=two_factor");
        for (const auto& [code, said] : {std::pair("918273", "was rejected"), std::pair(" 918273 ", "")}) {
            scene.operations->provideTwoFactor(first, QString::fromLatin1(code));
            QVERIFY(scene.settle());
            QVERIFY2(scene.said(first).contains(QString::fromLatin1(said)), qPrintable(scene.said(first)));
        }
        QVERIFY(scene.run(first));
        checkSecrets(scene);
    }
    scene.transport.timeout.reset();
    QVERIFY(scene.run(ids.back()));

    const bool refused = fault.end == End::Refused;
    const auto& operation = scene.get(first);
    QVERIFY2(operation.state == (refused ? State::Failed : State::Done),
             qPrintable(text::progressSentence(operation.progress)));
    QCOMPARE(operation.problem.has_value(), fault.end == End::Refused);
    QVERIFY2(text::progressSentence(operation.progress).contains(QString::fromLatin1(fault.told)),
             qPrintable(text::progressSentence(operation.progress)));
    if (ids.size() > 1) { // the second change of the pool is only made when the first one was
        QCOMPARE(scene.state(ids.back()), refused ? State::Cancelled : State::Done);
    }
    QCOMPARE(unjournaled, 0);
    const bool fromServer = !std::string(fault.spec).empty();
    QVERIFY(!fromServer || scene.struck() >= 1);
    checkEnd(scene, ids, changesBefore);
}

POOLHOUSE_CORE_APP_TEST(TestOperationFaultsHttp)
#include "tst_operation_faults_http.moc"
