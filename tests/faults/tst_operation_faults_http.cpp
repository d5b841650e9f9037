// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation against every fault over real HTTP: what the server has in the end, what the journal holds, and what
// the person was told must agree.
#include "models/operations/machine.h"
#include "tests/faults/http_operations_scene.h"
#include "tests/support/operation_fault_table.h"

#include <QDir>
#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using fixture::FaultCase;
using fixture::HttpOperationsScene;
using End = fixture::FaultEnd;
using State = operations::Operation::State;
using namespace std::chrono_literals;

namespace {

const std::string mainCluster = "postgresql-rectangular-12345";
const std::string clusterWithoutStandby = "postgresql-concave-18822";

/// What a person does in one go: mostly one change.
struct Deed {
    const char* name = "";
    std::string cluster;
    std::vector<core::Change> changes;
};

std::vector<Deed> everyDeed() {
    std::vector<Deed> deeds;
    for (const auto& [name, change] : fixture::everyChange()) {
        deeds.push_back({name, mainCluster, {change}});
    }
    deeds.push_back({"standby on", clusterWithoutStandby, {{ChangeKind::SetCount, "leader", {}, 2}}});
    deeds.push_back(
        {"level and count",
         mainCluster,
         {{ChangeKind::SetLevel, "analytics", "8G-Performance", 0}, {ChangeKind::SetCount, "analytics", {}, 2}}});
    return deeds;
}

std::string requestsOf(const core::Change& change) {
    const auto* method = change.kind == ChangeKind::AddPool       ? "POST"
                         : change.kind == ChangeKind::DestroyPool ? "DELETE"
                                                                  : "PATCH";
    return std::string(method) + " /pools";
}

/// The faults that can be had here: from the sandbox, from the guard in the client, or from a port where nobody
/// listens.
std::vector<FaultCase> faultsOverHttp() {
    auto faults = fixture::everyFault();
    std::erase_if(faults, [](const FaultCase& fault) {
        const std::string name = fault.name;
        return std::string(fault.spec).empty() && name != "read-only" && name != "unreachable";
    });
    return faults;
}

void letHappen(HttpOperationsScene& scene, const FaultCase& fault, const core::Change& change, const char* times) {
    const std::string name = fault.name;
    if (name == "read-only") {
        scene.locked = true;
    } else if (name == "unreachable") {
        scene.transport.refuseNext = true;
    } else {
        scene.inject(std::string(fault.spec) + ":" + requestsOf(change) + times);
    }
    if (name.starts_with("time-out")) {
        scene.transport.patience = 300ms; // what the server never answers is given up by libcurl, in real time
    }
}

} // namespace

Q_DECLARE_METATYPE(Deed)
Q_DECLARE_METATYPE(FaultCase)

class TestOperationFaultsHttp : public QObject {
    Q_OBJECT

    static void deeds() {
        QTest::addColumn<Deed>("deed");
        for (const auto& deed : everyDeed()) {
            QTest::newRow(deed.name) << deed;
        }
    }

    static void everyFaultOf(const std::vector<std::string>& names) {
        QTest::addColumn<Deed>("deed");
        QTest::addColumn<FaultCase>("fault");
        for (const auto& deed : everyDeed()) {
            for (const auto& fault : faultsOverHttp()) {
                if (std::find(names.begin(), names.end(), deed.name) != names.end()) {
                    QTest::addRow("%s, %s", deed.name, fault.name) << deed << fault;
                }
            }
        }
    }
    static void meetFault();

    /// What was said is what is true, and the journal says the same.
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
        scene.advance(10min); // whatever was still on its way arrives
        QVERIFY2(scene.serverHas(done), scene.server->world().c_str());
        if (done.empty() || done.front().kind != ChangeKind::DestroyPool) { // whose pool takes its changes along
            QCOMPARE(scene.changesOfPools(), changesBefore + scaled);       // no change twice
        }
    }

    /// Neither token nor code is on disk.
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
    // Every operation against every fault, in parts that can run side by side.
    void addingMeetsEveryFault_data() { everyFaultOf({"add", "add, name generated"}); }
    void addingMeetsEveryFault() { meetFault(); }
    void levelsMeetEveryFault_data() { everyFaultOf({"set level", "set leader's level"}); }
    void levelsMeetEveryFault() { meetFault(); }
    void countsMeetEveryFault_data() { everyFaultOf({"set count up", "set count to none"}); }
    void countsMeetEveryFault() { meetFault(); }
    void theStandbyMeetsEveryFault_data() { everyFaultOf({"standby off", "standby on"}); }
    void theStandbyMeetsEveryFault() { meetFault(); }
    void destroyingMeetsEveryFault_data() { everyFaultOf({"destroy"}); }
    void destroyingMeetsEveryFault() { meetFault(); }
    void levelAndCountMeetEveryFault_data() { everyFaultOf({"level and count"}); }
    void levelAndCountMeetEveryFault() { meetFault(); }
    /// The parts above are the whole.
    void noOperationIsForgotten() { QCOMPARE(everyDeed().size(), 10U); }

    /// It never gets better.
    void everyOperationMeetsALastingFault_data() {
        QTest::addColumn<Deed>("deed");
        QTest::addColumn<FaultCase>("fault");
        QTest::addColumn<State>("state");
        const auto faults = fixture::everyFault();
        for (const auto& deed : everyDeed()) {
            const auto row = [&](const char* fault, State state) {
                QTest::addRow("%s, %s", deed.name, fault) << deed << fixture::faultNamed(faults, fault) << state;
            };
            row("401", State::Failed);
            row("500 before acting", State::Failed);
            row("500 after acting", State::Done);
            row("reset before acting", State::OutcomeUnknown);
            row("reset after acting", State::Done);
            row("time-out before acting", State::OutcomeUnknown);
        }
    }
    void everyOperationMeetsALastingFault() {
        QFETCH(const Deed, deed);
        QFETCH(const FaultCase, fault);
        HttpOperationsScene scene(deed.cluster);
        const auto& change = deed.changes.front();
        letHappen(scene, fault, change, "");
        const auto changesBefore = scene.changesOfPools();
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QTEST(scene.state(id), "state");
        const bool add = change.kind == ChangeKind::AddPool;
        const int most = add ? operations::machine::mostAddSends : operations::machine::mostSends;
        QVERIFY(scene.transport.changes <= most);
        QVERIFY(scene.struck() >= 1);
        checkEnd(scene, {id}, changesBefore);
    }

    /// Questions fail while it is checked, and again while it is watched.
    void everyOperationSurvivesFailingQuestions_data() {
        QTest::addColumn<Deed>("deed");
        QTest::addColumn<QByteArray>("spec");
        for (const auto& deed : everyDeed()) {
            for (const auto* spec : {"503", "429:Retry-After=7", "reset-before", "cut", "wrong-type", "no-json-before",
                                     "restart-before:20s"}) {
                QTest::addRow("%s, %s", deed.name, spec) << deed << QByteArray(spec);
            }
        }
    }
    void everyOperationSurvivesFailingQuestions() {
        QFETCH(const Deed, deed);
        QFETCH(const QByteArray, spec);
        HttpOperationsScene scene(deed.cluster);
        const auto changesBefore = scene.changesOfPools();
        const auto faults = spec.toStdString() + ":GET /info:" + (spec.startsWith("restart") ? "1" : "2");
        scene.inject(faults);
        std::vector<std::string> ids;
        for (const auto& change : deed.changes) {
            ids.push_back(scene.ask(change));
        }
        QVERIFY(scene.runTo(ids.front(), State::Watching));
        scene.inject(faults);
        QVERIFY(scene.run(ids.back()));
        QVERIFY(scene.struck() >= 2);
        for (const auto& id : ids) {
            QVERIFY2(scene.state(id) == State::Done, qPrintable(scene.said(id)));
        }
        checkEnd(scene, ids, changesBefore);
    }

    /// The server's process ends while the change is under way, and another one opens its database.
    void theServerStartsAgain_data() { deeds(); }
    void theServerStartsAgain() {
        QFETCH(const Deed, deed);
        QTemporaryDir folder;
        sandbox::SandboxOptions options;
        options.databaseFile = folder.filePath(QStringLiteral("world")).toStdString();
        HttpOperationsScene scene(deed.cluster, options);
        const auto changesBefore = scene.changesOfPools();
        std::vector<std::string> ids;
        for (const auto& change : deed.changes) {
            ids.push_back(scene.ask(change));
        }
        QVERIFY(scene.runTo(ids.front(), State::Watching));
        scene.server.reset();
        for (int look = 0; look < 5; ++look) { // nobody listens
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

    /// An account that has a second factor: asked once, and everything after it goes through.
    void anAccountWithASecondFactor_data() { deeds(); }
    void anAccountWithASecondFactor() {
        QFETCH(const Deed, deed);
        sandbox::SandboxOptions options;
        options.twoFactor = true;
        HttpOperationsScene scene(deed.cluster, options);
        const auto changesBefore = scene.changesOfPools();
        std::vector<std::string> ids;
        for (const auto& change : deed.changes) {
            ids.push_back(scene.ask(change));
        }
        QVERIFY(scene.run(ids.front()));
        QCOMPARE(scene.state(ids.front()), State::NeedsTwoFactor);
        QVERIFY(scene.serverUntouched());
        scene.operations->provideTwoFactor(ids.front(), QStringLiteral("91827")); // too short
        QVERIFY(scene.settle());
        QCOMPARE(scene.state(ids.front()), State::NeedsTwoFactor);
        QVERIFY(scene.said(ids.front()).contains(QStringLiteral("not accepted")));
        scene.operations->provideTwoFactor(ids.front(), QStringLiteral("918273"));
        QVERIFY(scene.settle());
        QVERIFY(scene.run(ids.back()));
        QCOMPARE(scene.state(ids.back()), State::Done);
        checkEnd(scene, ids, changesBefore);
        checkSecrets(scene);
    }

    /// The console is dropped while the answer is lost, and another one looks what became of it.
    void reopenedAfterALostAnswer_data() {
        QTest::addColumn<Deed>("deed");
        QTest::addColumn<QByteArray>("spec");
        for (const auto& deed : everyDeed()) {
            for (const auto* spec : {"reset-before", "reset-after", "timeout-late:30s"}) {
                QTest::addRow("%s, %s", deed.name, spec) << deed << QByteArray(spec);
            }
        }
    }
    void reopenedAfterALostAnswer() {
        QFETCH(const Deed, deed);
        QFETCH(const QByteArray, spec);
        HttpOperationsScene scene(deed.cluster);
        const auto changesBefore = scene.changesOfPools();
        const auto& change = deed.changes.front();
        scene.inject(spec.toStdString() + ":" + requestsOf(change) + ":1");
        scene.transport.patience = 300ms;
        const auto id = scene.ask(change);
        QVERIFY(scene.runTo(id, State::Verifying));
        const int sent = scene.transport.changes;
        scene.start();
        QVERIFY(scene.operations->find(id) != nullptr);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.transport.changes, sent); // nothing is sent that nobody asked for now
        QVERIFY2(scene.state(id) == (spec == "reset-before" ? State::Failed : State::Done), qPrintable(scene.said(id)));
        checkEnd(scene, {id}, changesBefore);
    }
};

void TestOperationFaultsHttp::meetFault() {
    QFETCH(const Deed, deed);
    QFETCH(const FaultCase, fault);
    HttpOperationsScene scene(deed.cluster);
    letHappen(scene, fault, deed.changes.front(), ":1");
    const auto changesBefore = scene.changesOfPools();
    std::vector<std::string> ids;
    int unjournaled = 0;
    scene.transport.onChange = [&] { // the journal knows of every request before it leaves
        const bool code = scene.state(ids.front()) == State::NeedsTwoFactor;
        const auto sending = [&](const std::string& id) { return scene.journaled(id).state == State::Sending; };
        unjournaled += code || std::any_of(ids.begin(), ids.end(), sending) ? 0 : 1;
    };
    for (const auto& change : deed.changes) {
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
        for (const auto& [code, said] : {std::pair("918273", "not accepted"), std::pair(" 918273 ", "")}) {
            scene.operations->provideTwoFactor(first, QString::fromLatin1(code));
            QVERIFY(scene.settle());
            QVERIFY2(scene.said(first).contains(QString::fromLatin1(said)), qPrintable(scene.said(first)));
        }
        QVERIFY(scene.run(first));
        checkSecrets(scene);
    }
    scene.transport.patience.reset();
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

QTEST_GUILESS_MAIN(TestOperationFaultsHttp)
#include "tst_operation_faults_http.moc"
