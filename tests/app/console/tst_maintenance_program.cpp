// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/change_program_scene.h"
#include "tests/app/console/checked_json.h"
#include "tests/support/test_main.h"

#include <QTest>

using poolhouse::test::ChangeProgramScene;
using poolhouse::test::checkedJson;
using poolhouse::test::FieldOutcome;

namespace {

constexpr int longestMaintenanceWait = 60000;
const std::string maintained = "postgresql-horizontal-12345";     ///< maintenance is planned, in 8 weeks and more
const std::string notMaintained = "postgresql-rectangular-12345"; ///< nothing is planned

std::string dateOf(const ChangeProgramScene& scene) {
    return scene.maintenance(maintained).at("scheduled_for").get<std::string>();
}

} // namespace

/// `maintenance run`, `move` and `window`, as programs against a sandbox over HTTP; what the API shows after them.
class TestMaintenanceProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDryRunSendsNothing();
    void aMaintenanceIsMoved();
    void aMaintenanceIsRunWithItsPhrase();
    void aWindowIsChangedOnce();
    void refusals();
    void anInterruptedMoveIsNotMadeTwice();
};

void TestMaintenanceProgram::aDryRunSendsNothing() {
    const ChangeProgramScene scene;
    const auto before = scene.maintenance(maintained);
    for (const auto* command : {"run postgresql-horizontal-12345", "move postgresql-horizontal-12345 --weeks 2",
                                "window postgresql-horizontal-12345 --day monday --time 4:30"}) {
        const auto line = QByteArray("maintenance ") + command + " --dry-run";
        const auto table = scene.run(line.constData());
        QVERIFY2(table.exitCode == 0 && table.out.contains("Cost: unchanged"), table.err.constData());
        const auto json = checkedJson("maintenance-change", scene.run((line + " --json").constData()));
        QVERIFY(json.is_object() && json.at("result") == "dry_run" && !json.at("effects").empty());
    }
    QVERIFY(scene.maintenance(maintained) == before);
}

void TestMaintenanceProgram::aMaintenanceIsMoved() {
    const ChangeProgramScene scene;
    const auto before = dateOf(scene);
    const auto there = scene.run("maintenance move postgresql-horizontal-12345 --weeks 2 --wait --json");
    QVERIFY2(there.exitCode == 0, there.err.constData());
    const auto json = checkedJson("maintenance-change", there);
    QVERIFY(json.at("result") == "done" && json.at("delay_weeks") == 2);
    const auto moved = dateOf(scene);
    QVERIFY(moved != before && scene.maintenance(maintained).at("previously_scheduled_for") == before);
    // the API's "2026-07-09 22:00:00 +0000"
    QCOMPARE(json.at("moved_to").get<std::string>().substr(0, 10), moved.substr(0, 10));
    const auto back = scene.run("maintenance move postgresql-horizontal-12345 --weeks -2 --wait");
    QVERIFY2(back.exitCode == 0, back.err.constData());
    QCOMPARE(dateOf(scene), before);
    QVERIFY2(back.out.contains("The maintenance was moved."), back.out.constData());
}

void TestMaintenanceProgram::aMaintenanceIsRunWithItsPhrase() {
    const ChangeProgramScene scene;
    const auto unconfirmed = scene.run("maintenance run postgresql-horizontal-12345");
    QCOMPARE(unconfirmed.exitCode, 2);
    QVERIFY2(unconfirmed.err.contains("Apps may lose their connections") &&
                 unconfirmed.err.endsWith("To confirm, add: --confirm example-app/postgresql-horizontal-12345\n"),
             unconfirmed.err.constData());
    QVERIFY(scene.maintenance(maintained).at("status") == "pending");
    const auto outcome = scene.run("maintenance run postgresql-horizontal-12345 --wait --json --confirm "
                                   "example-app/postgresql-horizontal-12345");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(checkedJson("maintenance-change", outcome).at("result") == "done");
    QVERIFY(scene.maintenance(maintained).at("status") == "completed");
}

void TestMaintenanceProgram::aWindowIsChangedOnce() {
    const ChangeProgramScene scene;
    for (const auto* result : {"done", "done_before"}) {
        const auto outcome = scene.run("maintenance window CLUSTER --day Mon --time 4:30am --wait --json");
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        const auto json = checkedJson("maintenance-change", outcome);
        QVERIFY2(json.at("result") == result, outcome.out.constData());
        QVERIFY(json.at("window_to").at("weekday") == "monday" && json.at("window_to").at("minute_of_day") == 270);
        QVERIFY(scene.maintenance(notMaintained).at("addon").at("window") == "Mondays 04:30 to 08:30 UTC");
    }
}

void TestMaintenanceProgram::refusals() {
    ChangeProgramScene scene;
    const auto refused = [&scene](const char* command, const QByteArray& said) {
        const auto outcome = scene.run(command);
        return outcome.exitCode == 1 && outcome.err.contains(said) && outcome.out.isEmpty();
    };
    QVERIFY(refused("maintenance run CLUSTER", "No maintenance is planned.\n"));
    QVERIFY(refused("maintenance move CLUSTER --weeks 1", "No maintenance is planned.\n"));
    QVERIFY(refused("maintenance move postgresql-horizontal-12345 --weeks 40", " is after the deadline, "));
    QVERIFY(refused("maintenance move postgresql-horizontal-12345 --weeks -40", " is in the past.\n"));
    scene.inject("403:POST /data/maintenances:1:message=No access.");
    const auto forbidden = scene.run("maintenance move postgresql-horizontal-12345 --weeks 1");
    QVERIFY2(forbidden.exitCode == 1 && forbidden.err.contains("The API says: No access."), forbidden.err.constData());
    scene.inject("404:GET /data/maintenances:1");
    QCOMPARE(scene.run("maintenance move postgresql-horizontal-12345 --weeks 1").exitCode, 1);
}

/// The answer was lost and the program ended: the same command goes on with that move.
void TestMaintenanceProgram::anInterruptedMoveIsNotMadeTwice() {
    ChangeProgramScene scene(60);
    const auto before = dateOf(scene);
    scene.inject("timeout-after:POST /data/maintenances:1");
    const auto process = scene.started("maintenance move postgresql-horizontal-12345 --weeks 2 --wait --json");
    QVERIFY(QTest::qWaitFor([&] { return dateOf(scene) != before; }, longestMaintenanceWait));
    process->kill();
    QVERIFY(process->waitForFinished(longestMaintenanceWait));
    const auto moved = dateOf(scene);
    const auto again = scene.run("maintenance move postgresql-horizontal-12345 --weeks 2 --wait --json");
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY2(again.fact("/result") == "\"done_before\"", again.out.constData());
    QVERIFY2(again.fact("/moved_to").contains(QByteArray::fromStdString(moved.substr(0, 10))), again.out.constData());
    QCOMPARE(again.fact("/effects"), QByteArray("[]"));
    QCOMPARE(dateOf(scene), moved);
}

POOLHOUSE_CORE_APP_TEST(TestMaintenanceProgram)
#include "tst_maintenance_program.moc"
