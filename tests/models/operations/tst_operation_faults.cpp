// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/kinds.h"
#include "models/text/operation_text.h"
#include "tests/models/operations_scene.h"
#include "tests/support/operation_fault_table.h"
#include "tests/support/test_main.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using test::OperationsScene;
using Kind = api::ApiError::Kind;
using State = operations::Operation::State;

using test::everyFault;
using test::FaultCase;
using test::faultOf;
using End = test::FaultEnd;

Q_DECLARE_METATYPE(FaultCase)

class TestOperationFaults : public QObject {
    Q_OBJECT

    static void everyChangeAndFault() {
        QTest::addColumn<core::Change>("change");
        QTest::addColumn<FaultCase>("fault");
        for (const auto& [changeName, change] : test::everyChange()) {
            for (const auto& fault : everyFault()) {
                QTest::addRow("%s, %s", changeName, fault.name) << change << fault;
            }
        }
    }

private Q_SLOTS:
    void everyOperationMeetsEveryFault_data() { everyChangeAndFault(); }
    void everyOperationMeetsEveryFault() {
        QFETCH(core::Change, change);
        QFETCH(const FaultCase, fault);
        OperationsScene scene;
        scene.server.writeFaults.push_back(fault.fault);
        std::string id;
        int unjournaled = 0;
        scene.server.onWrite = [&] {
            const auto row = scene.journaled(id);
            const bool known =
                row.state == State::Sending && static_cast<int>(row.exchanges.size()) >= scene.server.writes;
            unjournaled += known ? 0 : 1;
        };
        id = scene.ask(change);
        QVERIFY(!id.empty());
        change = scene.get(id).change; // a generated name is known from here on
        QVERIFY(!change.pool.empty() || change.maintenance || change.newCluster || change.removal || change.upgrade ||
                change.credential || change.settings || change.quota || change.migration);

        if (fault.end == End::WaitsDone) {
            QVERIFY(scene.runTo(id, State::Waiting));
            QCOMPARE((*scene.get(id).nextAttempt - scene.clock.now()).count(), 3000);
            QVERIFY(scene.serverUntouched());
        }
        QVERIFY(scene.run(id));
        if (fault.end == End::NeedsCode) {
            QCOMPARE(scene.state(id), State::NeedsTwoFactor);
            QVERIFY(scene.serverUntouched());
            scene.operations->provideTwoFactor(id, QStringLiteral("000000"));
            QVERIFY(scene.run(id));
            scene.services.answerAll();
            QCOMPARE(scene.state(id), State::NeedsTwoFactor);
            QCOMPARE(scene.code(id), operations::ProgressCode::CodeRefused);
            scene.operations->provideTwoFactor(id, QStringLiteral(" 123456 "));
            scene.services.answerAll();
            QVERIFY(scene.run(id));
            QVERIFY(scene.services.codesEntered ==
                    (std::vector<std::string>{"example-app 000000", "example-app 123456"}));
        }

        const auto& operation = scene.get(id);
        QVERIFY2(operation.finished(), qPrintable(text::progressSentence(operation.progress)));
        if (fault.end == End::Refused) {
            QVERIFY2(operation.state == State::Failed, qPrintable(text::progressSentence(operation.progress)));
            QVERIFY(scene.serverUntouched());
            QCOMPARE(scene.server.effects, 0);
            QVERIFY(operation.problem.has_value());
        } else {
            QVERIFY2(operation.state == State::Done, qPrintable(text::progressSentence(operation.progress)));
            QVERIFY(scene.serverHas(change));
            QCOMPARE(scene.server.effects, 1); // no duplicate pool, no change twice
            QVERIFY(!operation.problem);
        }
        QVERIFY2(text::progressSentence(operation.progress).contains(QString::fromLatin1(fault.told)),
                 qPrintable(text::progressSentence(operation.progress)));
        QVERIFY(operation.progress.code != operations::ProgressCode::None);
        QCOMPARE(unjournaled, 0);
        QVERIFY(scene.journaled(id) == operation);
        QVERIFY(operation.finishedAt && !operation.nextAttempt);
    }

    /// It never gets better.
    void everyOperationMeetsALastingFault_data() {
        QTest::addColumn<core::Change>("change");
        QTest::addColumn<FaultCase>("fault");
        QTest::addColumn<State>("state");
        QTest::addColumn<bool>("acts");
        const auto faults = everyFault();
        const auto row = [&](const char* changeName, const core::Change& change, const char* fault, State state,
                             bool acts) {
            QTest::addRow("%s, %s", changeName, fault) << change << test::faultNamed(faults, fault) << state << acts;
        };
        for (const auto& [name, change] : test::everyChange()) {
            row(name, change, "500 before acting", State::Failed, false);
            row(name, change, "500 after acting", State::Done, true);
            row(name, change, "time-out before acting", State::OutcomeUnknown, false);
            row(name, change, "time-out after acting", State::Done, true);
            row(name, change, "reset before acting", State::OutcomeUnknown, false);
            row(name, change, "no JSON", State::OutcomeUnknown, false);
            row(name, change, "unreachable", State::Failed, false);
        }
    }
    void everyOperationMeetsALastingFault() {
        QFETCH(const core::Change, change);
        QFETCH(const FaultCase, fault);
        OperationsScene scene;
        scene.server.always = fault.fault;
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QTEST(scene.state(id), "state");
        QFETCH(const bool, acts);
        QCOMPARE(scene.server.effects, acts ? 1 : 0);
        QVERIFY(acts ? scene.serverHas(scene.get(id).change) : scene.serverUntouched());
        const int most = operations::rulesOf(change.kind).repetition.mostSends;
        QVERIFY(operations::sendsThatMayHaveActed(scene.get(id)) <= most);
        QVERIFY(scene.journaled(id) == scene.get(id));
        if (scene.state(id) == State::OutcomeUnknown) {
            QVERIFY2(scene.said(id).contains(QStringLiteral("Check the cluster before requesting it again")),
                     qPrintable(scene.said(id)));
        }
    }

    /// Questions fail while it is checked or watched.
    void everyOperationSurvivesFailingQuestions_data() {
        QTest::addColumn<core::Change>("change");
        QTest::addColumn<Kind>("kind");
        for (const auto& [name, change] : test::everyChange()) {
            for (const auto kind : {Kind::ServerError, Kind::Timeout, Kind::ConnectionLost, Kind::CutOff,
                                    Kind::WrongType, Kind::Unreachable, Kind::RateLimited}) {
                QTest::addRow("%s, %d", name, static_cast<int>(kind)) << change << kind;
            }
        }
    }
    void everyOperationSurvivesFailingQuestions() {
        QFETCH(const core::Change, change);
        QFETCH(const Kind, kind);
        OperationsScene scene;
        const auto error = test::FakeCluster::errorOf(kind, 0);
        scene.server.readFaults = {error, error};
        const auto id = scene.ask(change);
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.readFaults = {error, error, error, error};
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QVERIFY(scene.serverHas(scene.get(id).change));
        QCOMPARE(scene.server.effects, 1);
    }

    void aRefusedTokenWhileWatchingIsNoEnd_data() { refusedAndMissing(); }
    void aRefusedTokenWhileWatchingIsNoEnd() {
        QFETCH(const core::Change, change);
        OperationsScene scene;
        const auto id = scene.ask(change);
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.readFaults.assign(50, test::FakeCluster::errorOf(Kind::Unauthorized, 401));
        QVERIFY(scene.runTo(id, State::Waiting));
        QCOMPARE(scene.code(id), operations::ProgressCode::AccessRefused);
        // with a good token the console is opened again and says what became of it
        scene.server.readFaults.clear();
        scene.start();
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QVERIFY(scene.serverHas(scene.get(id).change));
    }

    void aClusterThatIsGone_data() { refusedAndMissing(); }
    void aClusterThatIsGone() {
        QFETCH(const core::Change, change);
        if (operations::rulesOf(change.kind).makesCluster) {
            return; // it is not there before
        }
        OperationsScene scene;
        scene.server.gone = true;
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        const bool removes = operations::rulesOf(change.kind).removes; // gone with the cluster, as was wanted
        QCOMPARE(scene.state(id), removes ? State::Done : State::Failed);
        const auto said = scene.said(id);
        QVERIFY2(said.contains(removes ? QStringLiteral("destroyed elsewhere") : QStringLiteral("no longer exists")),
                 qPrintable(said));
        QCOMPARE(scene.server.writes, 0);
    }

    /// The pool goes between the check and the request.
    void destroyedByAnotherClient() {
        OperationsScene scene;
        const core::Change change{ChangeKind::DestroyPool, "web-reads", {}, 0};
        const auto id = scene.ask(change);
        scene.server.writeFaults.push_back(faultOf(Kind::NotFound, 404));
        scene.server.onWrite = [&] { scene.server.somebodyElse(change); };
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.code(id), operations::ProgressCode::GoneBeforeRequest);
        QVERIFY(scene.serverHas(change));
    }

    void anotherPoolOfThatNameIsNotMistakenForOurs() {
        OperationsScene scene;
        const auto id = scene.ask({ChangeKind::AddPool, "search", "8G-Performance", 2});
        scene.server.writeFaults.push_back(faultOf(Kind::Timeout, 0));
        scene.server.onWrite = [&] { scene.server.somebodyElse({ChangeKind::AddPool, "search", "4G-Performance", 1}); };
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::OutcomeUnknown);
        QCOMPARE(scene.server.writes, 1);
    }

    /// A new pool is asked for a second time only when there was time for the first request to arrive.
    void aPoolIsNeverAskedForBlindly() {
        OperationsScene scene;
        const auto id = scene.ask({ChangeKind::AddPool, "search", "8G-Performance", 2});
        scene.server.writeFaults.push_back(faultOf(Kind::Timeout, 0));
        QVERIFY(scene.runTo(id, State::Verifying));
        const auto lost = scene.clock.now();
        while (scene.server.writes == 1 && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.server.writes, 2);
        QVERIFY(scene.clock.now() - lost >= operations::cautiousRepetition.settleTime);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.server.effects, 1);
    }

    void nothingIsSentWithoutAJournal_data() { refusedAndMissing(); }
    void nothingIsSentWithoutAJournal();
    void anOutcomeThatWasNotWrittenIsWrittenWithTheNext();

    /// The console is dropped at every step, with the journal and the server left as they are.
    void killedAtEveryStep_data() {
        QTest::addColumn<core::Change>("change");
        QTest::addColumn<FaultCase>("fault");
        const auto faults = everyFault();
        for (const auto& [changeName, change] : test::everyChange()) {
            for (const auto* fault : {"none", "time-out before acting", "time-out after acting", "time-out, acts later",
                                      "500 before acting", "429", "403 two_factor"}) {
                QTest::addRow("%s, %s", changeName, fault) << change << test::faultNamed(faults, fault);
            }
        }
    }
    void killedAtEveryStep() {
        QFETCH(const core::Change, change);
        QFETCH(const FaultCase, fault);
        OperationsScene ahead;
        ahead.server.writeFaults.push_back(fault.fault);
        const auto id = ahead.ask(change);
        std::optional<Found> last;
        bool finished = false;
        for (int killAt = 0; !finished; ++killAt) {
            QVERIFY(killAt < 400);
            finished = hasPaused(ahead, id);
            const Found found = foundByARestart(ahead, id);
            // Steps that leave the same behind differ by the time alone: every tenth of them will do.
            if (last != found || killAt % 10 == 0) {
                killedAfter(killAt, change, fault);
                QVERIFY2(!QTest::currentTestFailed(), qPrintable(QStringLiteral("killed at step %1").arg(killAt)));
                last = found;
            }
            ahead.breathe();
        }
    }

private:
    /// What a restart finds: the journal, and how far the server is.
    struct Found {
        operations::Operation journaled;
        int writes = 0;
        bool untouched = false;
        bool has = false;
        friend bool operator==(const Found&, const Found&) = default;
    };

    static Found foundByARestart(OperationsScene& scene, const std::string& id) {
        return {scene.journaled(id), scene.server.writes, scene.serverUntouched(),
                scene.serverHas(scene.get(id).change)};
    }

    static bool hasPaused(const OperationsScene& scene, const std::string& id) {
        return scene.get(id).finished() || scene.state(id) == State::NeedsTwoFactor;
    }

    static void killedAfter(int steps, const core::Change& change, const FaultCase& fault) {
        OperationsScene scene;
        scene.server.writeFaults.push_back(fault.fault);
        const auto id = scene.ask(change);
        const auto meant = scene.get(id).change;
        for (int step = 0; step < steps && !hasPaused(scene, id); ++step) {
            scene.breathe();
        }
        const int sent = scene.server.writes;
        scene.start();
        QVERIFY(scene.operations->find(id) != nullptr);
        QVERIFY(scene.run(id));
        scene.clock.advance(std::chrono::minutes(10)); // whatever was still on its way arrives
        const auto state = scene.state(id);
        QVERIFY2(state == State::Done || state == State::Failed || state == State::Cancelled,
                 qPrintable(scene.said(id)));
        QVERIFY2(state == State::Done ? scene.serverHas(meant) : scene.serverUntouched(), qPrintable(scene.said(id)));
        QCOMPARE(scene.server.writes, sent); // nothing is sent again
        QVERIFY(scene.journaled(id) == scene.get(id));
    }

    static void refusedAndMissing() {
        QTest::addColumn<core::Change>("change");
        for (const auto& [name, change] : test::everyChange()) {
            QTest::addRow("%s", name) << change;
        }
    }
};

void TestOperationFaults::nothingIsSentWithoutAJournal() {
    QFETCH(const core::Change, change);
    QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("journal.sqlite"));
    OperationsScene scene;
    scene.operations.reset();
    scene.journal = operations::Journal::open(file).value();
    scene.start();
    const auto id = scene.ask(change);
    {
        auto other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(file);
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("DROP TABLE operation"))); // damaged from outside
        other.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    QVERIFY(scene.run(id));
    QVERIFY(scene.operations->journalProblem().has_value());
    QCOMPARE(scene.state(id), State::Failed);
    QCOMPARE(scene.code(id), operations::ProgressCode::NotSentJournal);
    QVERIFY(scene.get(id).exchanges.empty());
    QCOMPARE(scene.server.writes, 0);
    QVERIFY(scene.serverUntouched());
}

/// That the next one is written says nothing of it.
void TestOperationFaults::anOutcomeThatWasNotWrittenIsWrittenWithTheNext() {
    QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("journal.sqlite"));
    OperationsScene scene;
    scene.operations.reset();
    scene.journal = operations::Journal::open(file).value();
    scene.start();
    const auto tamper = [&file](const QString& statement) {
        const auto name = QStringLiteral("other");
        {
            auto other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            other.setDatabaseName(file);
            QVERIFY(other.open() && QSqlQuery(other).exec(statement));
        }
        QSqlDatabase::removeDatabase(name);
    };
    const auto first = scene.ask({core::ChangeKind::SetCount, "web-reads", {}, 5});
    QVERIFY(scene.runTo(first, State::Watching));
    tamper(QStringLiteral("CREATE TRIGGER stop BEFORE INSERT ON operation BEGIN SELECT RAISE(FAIL, 'full'); END"));
    QVERIFY(scene.run(first));
    QVERIFY(scene.operations->journalProblem());
    tamper(QStringLiteral("DROP TRIGGER stop"));
    QVERIFY(scene.journaled(first).state != State::Done);
    const auto second = scene.ask({core::ChangeKind::SetCount, "web-reads", {}, 4});
    QVERIFY(!second.empty() && !scene.operations->journalProblem());
    QVERIFY(scene.journaled(first) == scene.get(first));
}

POOLHOUSE_CORE_APP_TEST(TestOperationFaults)
#include "tst_operation_faults.moc"
