// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/kinds.h"
#include "models/operations/record.h"
#include "models/text/activity_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/operations/sample_changes.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"

#include <QCborMap>
#include <QCborValue>
#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using operations::Operation;
using operations::ProgressCode;
using test::moveChange;
using test::OperationsScene;
using test::plannedMaintenance;
using test::runChange;
using test::sundayNoon;
using test::windowChange;
using Kind = api::ApiError::Kind;
using State = Operation::State;

namespace {

void setState(core::Maintenance& maintenance, const char* state) {
    maintenance.state = core::readEnum(core::maintenanceStateWords(), state);
}

test::Fault lostAnswer(test::Fault::Acts acts = test::Fault::Acts::Never) {
    return {test::FakeCluster::errorOf(Kind::Timeout, 0), acts, 0};
}

} // namespace

/// Running the maintenance of a cluster, moving it, and changing its window.
class TestMaintenanceOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMaintenanceIsRun() {
        OperationsScene scene;
        const auto id = scene.ask(runChange(plannedMaintenance()));
        QVERIFY(scene.runTo(id, State::Watching));
        while (scene.code(id) != ProgressCode::MaintenanceRunning && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.code(id), ProgressCode::MaintenanceRunning);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.code(id), ProgressCode::MaintenanceRan);
        QVERIFY(!operations::inverseChange(scene.get(id))); // it can't be taken back
        QVERIFY(text::undoVerb(scene.get(id)).isEmpty());
        // it costs nothing and changes no limit
        QVERIFY(scene.get(id).figures && scene.get(id).figures->before == scene.get(id).figures->after);
    }
    void aMaintenanceIsMovedAndBack() {
        OperationsScene scene;
        const auto change = moveChange(plannedMaintenance(), 2);
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.code(id), ProgressCode::MaintenanceMoved);
        QVERIFY(scene.serverHas(change));
        const auto inverse = operations::inverseChange(scene.get(id));
        QVERIFY(inverse && inverse->maintenance->weeks == -2);
        QCOMPARE(text::undoVerb(scene.get(id)), QString::fromUtf8("Move it back…"));
        QVERIFY(scene.run(scene.ask(*inverse)));
        QVERIFY(scene.serverUntouched());
        QCOMPARE(scene.server.effects, 2);
    }
    void aWindowIsChangedAndBack() {
        OperationsScene scene;
        const auto change = windowChange(plannedMaintenance(), sundayNoon);
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.code(id), ProgressCode::WindowSet);
        QVERIFY(scene.serverHas(change));
        *scene.server.maintenance.scheduledFor += std::chrono::days(3); // a server moves what is planned too
        const auto inverse = operations::inverseChange(scene.get(id));
        QVERIFY(inverse && inverse->maintenance->window == test::thursdayNight);
        QCOMPARE(text::undoVerb(scene.get(id)), QString::fromUtf8("Change the window back…"));
        QVERIFY(scene.run(scene.ask(*inverse)));
        QVERIFY(scene.server.maintenance.window->from == test::thursdayNight);
        auto unknown = scene.get(id);
        unknown.change.maintenance->windowBefore.reset();
        QVERIFY(!operations::inverseChange(unknown));
    }

    void refusedBeforeSending_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* what, const Change& change, const char* sentence) {
            QTest::newRow(what) << change << QString::fromLatin1(sentence);
        };
        auto none = plannedMaintenance();
        setState(none, "none");
        auto running = plannedMaintenance();
        setState(running, "running");
        row("run, nothing planned", runChange(none), "No maintenance is planned.");
        row("run, running", runChange(running), "The maintenance is running. Wait for it to finish.");
        row("move, nothing planned", moveChange(none, 1), "No maintenance is planned.");
        row("move, nowhere", moveChange(plannedMaintenance(), 0),
            "No change: choose at least one week, earlier or later.");
        row("move, too far", moveChange(plannedMaintenance(), -53),
            "A maintenance can be moved by at most 52 weeks at once.");
        row("move, too late", moveChange(plannedMaintenance(), 10),
            "2026-09-17 22:00 UTC is after the deadline, 2026-09-10 22:00 UTC.");
        row("window, the same", windowChange(plannedMaintenance(), test::thursdayNight),
            "No change: the window already starts Thursdays 22:00 UTC.");
        row("window, none", windowChange(plannedMaintenance(), {std::chrono::Sunday, std::chrono::hours(24)}),
            "A window starts at a day such as Sunday and a time in UTC such as 13:30.");
        row("no maintenance at all", {ChangeKind::RunMaintenance, {}, {}, 0}, "No maintenance is planned.");
    }
    void refusedBeforeSending() {
        QFETCH(const Change, change);
        QFETCH(const QString, sentence);
        OperationsScene scene;
        const auto refusal = scene.operations->refusal({test::rectangular().id, change, scene.before});
        QVERIFY(refusal.has_value());
        QCOMPARE(text::refusalSentence(*refusal), sentence);
        QVERIFY(scene.ask(change).empty());
    }

    /// All changes of the maintenance exclude each other, and no change of a pool.
    void conflicts() {
        const auto run = runChange(plannedMaintenance());
        const auto move = moveChange(plannedMaintenance(), 1);
        const auto window = windowChange(plannedMaintenance(), sundayNoon);
        for (const auto& first : {run, move, window}) {
            for (const auto& second : {run, move, window}) {
                OperationsScene scene;
                QVERIFY(!scene.ask(first).empty());
                const auto refusal = scene.operations->refusal({test::rectangular().id, second, scene.before});
                QVERIFY(refusal && refusal->code == operations::Refusal::Code::UnderWay);
                QVERIFY(text::refusalSentence(*refusal).startsWith(
                    QStringLiteral("Another change of the maintenance is in progress: \"")));
            }
            OperationsScene scene;
            const auto id = scene.ask(first);
            const auto scaled = scene.ask(test::sample::scale);
            QVERIFY(!scaled.empty() && scene.run(id) && scene.run(scaled));
            QCOMPARE(scene.state(scaled), State::Done); // whatever became of the maintenance
            QVERIFY(operations::sameTarget(first, run) && !operations::sameTarget(first, test::sample::scale));
            QVERIFY(!operations::isOfPool(first, "leader") && !operations::isOfPool(first, ""));
        }
    }

    void driftSendsNothing_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("elsewhere");
        QTest::addColumn<bool>("drifts");
        for (const auto& [name, change] :
             {std::pair("run", runChange(plannedMaintenance())), std::pair("move", moveChange(plannedMaintenance(), 2)),
              std::pair("window", windowChange(plannedMaintenance(), sundayNoon))}) {
            const bool ofWindow = change.kind == ChangeKind::SetWindow;
            for (const auto* elsewhere : {"moved", "started", "called off"}) {
                QTest::addRow("%s, %s", name, elsewhere) << change << QString::fromLatin1(elsewhere) << true;
            }
            QTest::addRow("%s, window changed", name) << change << QStringLiteral("window changed") << ofWindow;
            QTest::addRow("%s, prepared", name) << change << QStringLiteral("prepared") << false;
        }
    }
    void driftSendsNothing() {
        QFETCH(const Change, change);
        QFETCH(const QString, elsewhere);
        QFETCH(const bool, drifts);
        OperationsScene scene;
        auto& maintenance = scene.server.maintenance;
        if (elsewhere == QStringLiteral("moved")) {
            *maintenance.scheduledFor += std::chrono::weeks(1);
        } else if (elsewhere == QStringLiteral("started")) {
            setState(maintenance, "running");
        } else if (elsewhere == QStringLiteral("called off")) {
            setState(maintenance, "none");
        } else if (elsewhere == QStringLiteral("prepared")) {
            setState(maintenance, "preparing");
        } else {
            maintenance.window = test::windowFrom({std::chrono::Monday, std::chrono::hours(3)});
        }
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), drifts ? State::Drifted : State::Done);
        QCOMPARE(scene.server.writes, drifts ? 0 : 1);
        QVERIFY(!drifts || scene.code(id) == ProgressCode::MaintenanceDrifted);
    }

    /// A lost answer. What runs, or has run, was run; one that is gone without a trace may have been.
    void aLostRunIsRecognised_data() {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<State>("state");
        QTest::newRow("running") << QStringLiteral("running") << State::Done;
        QTest::newRow("completed") << QStringLiteral("completed") << State::Done;
        QTest::newRow("in the history") << QStringLiteral("in the history") << State::Done;
        QTest::newRow("another in the history") << QStringLiteral("another in the history") << State::OutcomeUnknown;
        QTest::newRow("none") << QStringLiteral("none") << State::OutcomeUnknown;
        QTest::newRow("another date") << QStringLiteral("another date") << State::OutcomeUnknown;
    }
    void aLostRunIsRecognised() {
        QFETCH(const QString, shown);
        OperationsScene scene;
        const auto id = scene.ask(runChange(plannedMaintenance()));
        scene.server.writeFaults.push_back(lostAnswer());
        auto& maintenance = scene.server.maintenance;
        scene.server.onWrite = [&] {
            auto past = maintenance;
            past.completedAt = scene.clock.now();
            if (shown == QStringLiteral("another date") || shown == QStringLiteral("another in the history")) {
                *maintenance.scheduledFor += std::chrono::weeks(8);
                past.scheduledFor = *past.scheduledFor - std::chrono::weeks(8);
            } else if (shown != QStringLiteral("in the history")) {
                setState(maintenance, qPrintable(shown));
            } else {
                *maintenance.scheduledFor += std::chrono::weeks(8); // the next one
            }
            if (shown.endsWith(QStringLiteral("in the history"))) {
                setState(past, "completed");
                scene.server.pastMaintenances = {past};
            }
        };
        QVERIFY(scene.runTo(id, State::Verifying));
        for (int breath = 0; breath < 20; ++breath) {
            scene.breathe();
        }
        if (shown == QStringLiteral("running")) {
            QCOMPARE(scene.state(id), State::Watching);
            setState(maintenance, "none"); // it is over, and nothing else is planned
        }
        QVERIFY(scene.run(id));
        QTEST(scene.state(id), "state");
        QCOMPARE(scene.server.writes, 1);
        if (scene.state(id) == State::OutcomeUnknown) {
            QCOMPARE(scene.code(id), ProgressCode::UnknownMaintenance);
            QVERIFY(scene.said(id).contains(QStringLiteral("Check its history before requesting it again")));
        }
    }
    /// Nothing is sent a second time before there was time for the first request to arrive.
    void neitherIsSentAgainBlindly() {
        for (const auto& change : {runChange(plannedMaintenance()), moveChange(plannedMaintenance(), 2)}) {
            OperationsScene scene;
            const auto id = scene.ask(change);
            scene.server.writeFaults.push_back(lostAnswer());
            QVERIFY(scene.runTo(id, State::Verifying));
            const auto lost = scene.clock.now();
            while (scene.server.writes == 1 && !scene.get(id).finished()) {
                scene.breathe();
            }
            QCOMPARE(scene.server.writes, 2);
            QVERIFY(scene.clock.now() - lost >= operations::cautiousRepetition.settleTime);
            QVERIFY(scene.run(id));
            QCOMPARE(scene.server.effects, 1);
            QVERIFY(scene.serverHas(change));
        }
    }
    /// Another administrator moved it while the answer was lost.
    void anotherDateIsNotMistakenForOurs() {
        OperationsScene scene;
        const auto id = scene.ask(moveChange(plannedMaintenance(), 2));
        scene.server.writeFaults.push_back(lostAnswer());
        scene.server.onWrite = [&] { *scene.server.maintenance.scheduledFor += std::chrono::weeks(1); };
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::OutcomeUnknown);
        QCOMPARE(scene.code(id), ProgressCode::UnknownMaintenance);
        QCOMPARE(scene.server.writes, 1);
    }
    /// The API moved it to another hour of that week than was computed, and says that it comes from the date shown.
    void anAcceptedMoveMayEndAtAnotherDate() {
        OperationsScene scene;
        const auto id = scene.ask(moveChange(plannedMaintenance(), 2));
        QVERIFY(scene.runTo(id, State::Watching));
        *scene.server.maintenance.scheduledFor += std::chrono::hours(1);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
    }
    void whatIsAcceptedAndDoesNotShowFails_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<ProgressCode>("code");
        QTest::newRow("run") << runChange(plannedMaintenance()) << ProgressCode::MaintenanceNotStarted;
        QTest::newRow("move") << moveChange(plannedMaintenance(), 2) << ProgressCode::MaintenanceNotMoved;
        QTest::newRow("window") << windowChange(plannedMaintenance(), sundayNoon) << ProgressCode::WindowNotSet;
    }
    void whatIsAcceptedAndDoesNotShowFails() {
        QFETCH(const Change, change);
        OperationsScene scene;
        const auto id = scene.ask(change);
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.maintenance = plannedMaintenance();
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QTEST(scene.code(id), "code");
        QVERIFY(!scene.said(id).isEmpty());
    }
    /// The API prepares it first, for longer than anything else takes to show.
    void aRunMayBePrepared() {
        OperationsScene scene;
        const auto id = scene.ask(runChange(plannedMaintenance()));
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.onMaintenanceRead = [&] {
            auto& maintenance = scene.server.maintenance;
            maintenance = plannedMaintenance();
            setState(maintenance,
                     scene.clock.now() < test::morning + std::chrono::minutes(10) ? "preparing" : "completed");
        };
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QVERIFY(scene.clock.now() >= test::morning + std::chrono::minutes(10));
    }

    /// A date that can't be read would be taken for none.
    void anUnreadableMaintenanceIsNoBasis() {
        OperationsScene scene;
        scene.server.maintenance = plannedMaintenance();
        const auto id = scene.ask(moveChange(plannedMaintenance(), 2));
        scene.server.maintenanceUnreadable = {
            {core::RecordKind::Maintenance, "", "scheduled_for", "a time such as 2026-06-22 08:28:00 +0000", false}};
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QCOMPARE(scene.code(id), ProgressCode::NotSentUnreadable);
        OperationsScene other;
        other.server.maintenanceUnreadable = {
            {core::RecordKind::Maintenance, "", "duration_seconds", "a whole number", false}};
        const auto moved = other.ask(moveChange(plannedMaintenance(), 2));
        QVERIFY(other.run(moved));
        QCOMPARE(other.state(moved), State::Done);
    }

    void aRunWaitsForTheCluster() {
        for (const auto& [change, waits] :
             {std::pair(runChange(plannedMaintenance()), true), std::pair(moveChange(plannedMaintenance(), 1), false),
              std::pair(windowChange(plannedMaintenance(), sundayNoon), false)}) {
            OperationsScene scene;
            scene.server.cluster().status = core::readEnum(core::clusterStatusWords(), "modifying");
            const auto id = scene.ask(change);
            for (int breath = 0; breath < 60 && !scene.get(id).finished(); ++breath) {
                scene.breathe();
            }
            QCOMPARE(scene.state(id), waits ? State::Queued : State::Done);
            QCOMPARE(scene.server.writes, waits ? 0 : 1);
        }
    }

    void theJournalKeepsAllOfIt() {
        for (const auto& change : {runChange(plannedMaintenance()), moveChange(plannedMaintenance(), -2),
                                   windowChange(plannedMaintenance(), sundayNoon)}) {
            OperationsScene scene;
            const auto id = scene.ask(change);
            QVERIFY(scene.run(id));
            QVERIFY(scene.journaled(id) == scene.get(id));
            QVERIFY(scene.journaled(id).change == change);
            const auto record = operations::recordOf(scene.get(id));
            const auto spoiled = [&](auto edit) {
                auto row = QCborValue::fromCbor(record).toMap();
                auto map = row[QStringLiteral("change")].toMap();
                auto maintenance = map[QStringLiteral("maintenance")].toMap();
                edit(map, maintenance);
                row[QStringLiteral("change")] = map;
                return operations::operationOf(row.toCborValue().toCbor());
            };
            const auto with = [&](const char* member, const QCborValue& value) {
                return spoiled([&](QCborMap& map, QCborMap& maintenance) {
                    maintenance[QString::fromLatin1(member)] = value;
                    map[QStringLiteral("maintenance")] = maintenance;
                });
            };
            QVERIFY(spoiled([](QCborMap&, QCborMap&) {}).has_value());
            QVERIFY(!spoiled([](QCborMap& map, QCborMap&) { map.remove(QStringLiteral("maintenance")); }));
            QVERIFY(!spoiled([](QCborMap& map, QCborMap&) { map[QStringLiteral("kind")] = 2; }));
            QVERIFY(!with("weeks", 53) && !with("weeks", QCborValue(1e300)) && !with("phase", 3));
            const auto dateless = with("scheduledFor", std::numeric_limits<qint64>::max());
            QVERIFY(dateless && !dateless->change.maintenance->scheduledFor);
            const auto dayless = with("windowBefore", QCborMap{{QStringLiteral("day"), 7}});
            QVERIFY(dayless && !dayless->change.maintenance->windowBefore);
        }
    }

    void inWords() {
        Operation operation;
        operation.clusterName = "postgresql-rectangular-12345";
        operation.app = "example-app";
        operation.change = runChange(plannedMaintenance());
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Run the maintenance now"));
        QCOMPARE(text::cliText(operation), QStringLiteral("heroku data:maintenances:run postgresql-rectangular-12345 "
                                                          "-a example-app --confirm example-app"));
        operation.change = moveChange(plannedMaintenance(), -2);
        QCOMPARE(text::changeTitle(operation),
                 QStringLiteral("Move the maintenance 2 weeks earlier, to 2026-06-25 22:00 UTC"));
        QCOMPARE(text::cliText(operation), QStringLiteral("heroku data:maintenances:schedule "
                                                          "postgresql-rectangular-12345 -a example-app --weeks=-2"));
        const auto json = text::activityJson({&operation}, test::morning);
        for (const auto* member : {R"("kind": "move-maintenance")", R"("weeks": -2)",
                                   R"("maintenance": "2026-06-25T22:00:00Z")", R"("window": null)"}) {
            QVERIFY2(json.contains(member), json.constData());
        }
        operation.change = moveChange(plannedMaintenance(), 1);
        QCOMPARE(text::changeTitle(operation),
                 QStringLiteral("Move the maintenance 1 week later, to 2026-07-16 22:00 UTC"));
        operation.change = windowChange(plannedMaintenance(), sundayNoon);
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Change the maintenance window to Sundays 13:30 UTC"));
        QCOMPARE(text::cliText(operation), QStringLiteral("heroku data:maintenances:window:update "
                                                          "postgresql-rectangular-12345 sunday 13:30 -a example-app"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestMaintenanceOperations)
#include "tst_maintenance_operations.moc"
