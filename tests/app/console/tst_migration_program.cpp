// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/change_program_scene.h"
#include "tests/app/console/checked_json.h"
#include "tests/support/test_main.h"

#include <QTest>

using poolhouse::test::ChangeProgramScene;
using poolhouse::test::FieldOutcome;

namespace {

constexpr int longestMigrationWait = 60000;
constexpr const char* prepared = "migrate prepare CLUSTER --from postgresql-rigid-40120 --method streaming --wait "
                                 "--json --confirm example-app/postgresql-rectangular-12345";
constexpr const char* ran = "migrate run CLUSTER --wait --json --confirm example-app/postgresql-rectangular-12345";

constexpr auto& checkedMigration = poolhouse::test::checkedJson;

} // namespace

/// `migrate`, as a program against a sandbox over HTTP; what the API shows after it.
class TestMigrationProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatCanBeMigrated();
    void dryRunsSendNothing();
    void isPreparedRunAndCompleted();
    void oneThatIsPreparedElsewhere();
    void itRunsWithoutTheListOfDatabases();
    void nothingWaitsForThePreparation();
    void isCancelled();
    void tellsWhyItFailed();
    void aKilledRunIsFound();
    void refusals();
};

void TestMigrationProgram::tellsWhatCanBeMigrated() {
    const ChangeProgramScene scene;
    const auto table = scene.run("migrate CLUSTER");
    QVERIFY2(table.exitCode == 0, table.err.constData());
    for (const auto* said : {"no migration into this cluster", "postgresql-rigid-40120", "standard-2", "yes"}) {
        QVERIFY2(table.out.contains(said), table.out.constData());
    }
    const auto json = checkedMigration("migration", scene.run("migrate CLUSTER --json"));
    QVERIFY(json.is_object() && json.at("migration").is_null());
    QVERIFY(std::any_of(json.at("sources").begin(), json.at("sources").end(), [](const auto& each) {
        return each.at("name") == "postgresql-rigid-40120" && each.at("problem").is_null();
    }));
}

void TestMigrationProgram::dryRunsSendNothing() {
    const ChangeProgramScene scene;
    const auto table = scene.run("migrate prepare CLUSTER --from postgresql-rigid-40120 --dry-run");
    QVERIFY2(table.exitCode == 0, table.err.constData());
    for (const auto* said : {"Prepare a migration from postgresql-rigid-40120: Snapshot (postgresql-rectangular-12345)",
                             "All data in postgresql-rectangular-12345 is deleted now.", "within 24 hours",
                             "To confirm: --confirm example-app/postgresql-rectangular-12345"}) {
        QVERIFY2(table.out.contains(said), table.out.constData());
    }
    const auto json = checkedMigration(
        "migration-change", scene.run("migrate prepare CLUSTER --from postgresql-rigid-40120 --dry-run --json"));
    QVERIFY(json.is_object() && json.at("result") == "dry_run" && json.at("method") == "snapshot");
    QCOMPARE(scene.migration(), std::string());
}

void TestMigrationProgram::isPreparedRunAndCompleted() {
    const ChangeProgramScene scene;
    const auto unconfirmed = scene.run("migrate prepare CLUSTER --from postgresql-rigid-40120");
    QCOMPARE(unconfirmed.exitCode, 2);
    QVERIFY2(unconfirmed.err.contains("It can't be brought back") &&
                 unconfirmed.err.endsWith("To confirm, add: --confirm example-app/postgresql-rectangular-12345\n"),
             unconfirmed.err.constData());
    auto outcome = scene.run(prepared);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    auto json = checkedMigration("migration-change", outcome);
    QVERIFY(json.at("result") == "done" && json.at("method") == "streaming");
    QCOMPARE(scene.migration(), std::string("ready"));
    const auto status = scene.run("migrate CLUSTER");
    QVERIFY2(status.exitCode == 0 && status.out.contains("migration from postgresql-rigid-40120") &&
                 status.out.contains("Ready to run. Run it within 24 hours") &&
                 status.out.contains("versions-compatible"),
             status.out.constData());
    json = checkedMigration("migration", scene.run("migrate CLUSTER --json"));
    QVERIFY(json.at("migration").at("state") == "ready" &&
            json.at("migration").at("source") == "postgresql-rigid-40120");
    json = checkedMigration("migration-change", scene.run(prepared));
    QVERIFY(json.at("result") == "done_before" && json.at("method") == "streaming");
    const auto other = scene.run("migrate prepare CLUSTER --from postgresql-rigid-40120 --method snapshot");
    QVERIFY2(other.exitCode == 1 && other.err.contains("is prepared already, as streaming."), other.err.constData());
    const auto bare = scene.run("migrate run CLUSTER");
    QVERIFY2(bare.exitCode == 2 && bare.err.contains("goes offline now") && bare.err.contains("can't be cancelled"),
             bare.err.constData());
    outcome = scene.run(ran);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    json = checkedMigration("migration-change", outcome);
    QVERIFY(json.at("result") == "done" && json.at("message") == "The migration is complete.");
    QCOMPARE(scene.migration(), std::string("completed"));
    QVERIFY(checkedMigration("migration-change", scene.run(ran)).at("result") == "done_before");
    // a script that is run again deletes nothing of what it has brought
    json = checkedMigration("migration-change", scene.run(prepared));
    QVERIFY(json.at("result") == "done_before" && json.at("method") == "streaming");
    QVERIFY(json.at("message").get<std::string>().starts_with("The migration is complete."));
    QCOMPARE(scene.migration(), std::string("completed"));
    QCOMPARE(scene.requests("POST"), 2);
    const auto over = scene.run("migrate CLUSTER"); // what another one could be prepared from
    QVERIFY2(over.out.contains("CAN BE MIGRATED"), over.out.constData());
}

/// By whom, and by which method, the API does not tell.
void TestMigrationProgram::oneThatIsPreparedElsewhere() {
    const ChangeProgramScene scene;
    scene.prepareMigration("postgresql-rigid-40120", "full-load");
    const auto named = scene.run(prepared);
    QVERIFY2(named.exitCode == 1 && named.err.contains("the API doesn't report by which method"),
             named.err.constData());
    const auto outcome = scene.run("migrate prepare CLUSTER --from postgresql-rigid-40120 --json");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = checkedMigration("migration-change", outcome);
    QVERIFY(json.at("result") == "done_before" && json.at("method").is_null());
    QVERIFY(json.at("title") == "Prepare a migration from postgresql-rigid-40120");
    const auto table = scene.run("migrate prepare CLUSTER --from postgresql-rigid-40120");
    QVERIFY2(table.out ==
                 "Nothing to do, done before: Prepare a migration from postgresql-rigid-40120. The API doesn't "
                 "report by which method it was prepared.\n",
             table.out.constData());
    QCOMPARE(scene.migration(), std::string("ready"));
}

/// A name is all that is missing without them.
void TestMigrationProgram::itRunsWithoutTheListOfDatabases() {
    for (const auto* command : {ran, "migrate cancel CLUSTER --wait --json"}) {
        ChangeProgramScene scene;
        scene.prepareMigration("postgresql-rigid-40120", "cdc");
        const auto app = scene.addon(poolhouse::test::changedCluster).at("app").at("id").get<std::string>();
        scene.inject(("503:GET /apps/" + app + "/addons:99").c_str());
        const auto outcome = scene.run(command);
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        const auto json = checkedMigration("migration-change", outcome);
        QVERIFY(json.at("result") == "done" && json.at("source").is_null());
    }
}

/// What takes hours is not waited for unasked.
void TestMigrationProgram::nothingWaitsForThePreparation() {
    const ChangeProgramScene scene(1); // slow enough
    const auto* command = "migrate prepare CLUSTER --from postgresql-rigid-40120 --method streaming --json --confirm "
                          "example-app/postgresql-rectangular-12345";
    const auto first = scene.run(command);
    QVERIFY2(first.exitCode == 0, first.err.constData());
    QVERIFY(checkedMigration("migration-change", first).at("result") == "accepted");
    const auto again = scene.run(command);
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY(checkedMigration("migration-change", again).at("result") == "done_before");
    const auto early = scene.run("migrate run CLUSTER --confirm example-app/postgresql-rectangular-12345");
    const auto scaled = scene.run("pool scale CLUSTER web-reads --count 4");
    for (const auto& refused : {early, scaled}) {
        QVERIFY2(refused.exitCode == 1 &&
                     refused.err.startsWith("Another change of the cluster is in progress: \"Prepare a migration from"),
                 refused.err.constData());
    }
    QCOMPARE(scene.migration(), std::string("preparing"));
}

/// The API's work on it fails.
void TestMigrationProgram::tellsWhyItFailed() {
    const ChangeProgramScene scene;
    scene.prepareMigration("postgresql-rigid-40120", "cdc");
    scene.failMigration("The source closed the connection.");
    const auto status = scene.run("migrate CLUSTER");
    QVERIFY2(status.exitCode == 0 && status.out.contains("Failed") &&
                 status.out.contains("The source closed the connection.") && status.out.contains("CAN BE MIGRATED"),
             status.out.constData());
    const auto json = checkedMigration("migration", scene.run("migrate CLUSTER --json"));
    QVERIFY(json.is_object() && json.at("migration").at("state") == "failed");
    const auto refused = scene.run(ran);
    QVERIFY2(refused.exitCode == 1 && !refused.err.isEmpty(), refused.err.constData());
}

void TestMigrationProgram::isCancelled() {
    const ChangeProgramScene scene;
    QCOMPARE(scene.run(prepared).exitCode, 0);
    const auto outcome = scene.run("migrate cancel CLUSTER --json");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(checkedMigration("migration-change", outcome).at("change") == "cancel_migration");
    QCOMPARE(scene.migration(), std::string("cancelled"));
    QVERIFY(checkedMigration("migration-change", scene.run("migrate cancel CLUSTER --json")).at("result") ==
            "done_before");
    const auto late = scene.run(ran);
    QVERIFY2(late.exitCode == 1 && late.err == "The migration is over. Prepare another one.\n", late.err.constData());
}

/// The answer was lost and the program ended: the same command waits for what it made, and sends nothing.
void TestMigrationProgram::aKilledRunIsFound() {
    ChangeProgramScene scene(60);
    scene.inject("timeout-after:POST /migrations:1");
    const auto process = scene.started(prepared);
    QVERIFY(scene.recorded(R"("method":"POST")"));
    process->kill();
    QVERIFY(process->waitForFinished(longestMigrationWait));
    const auto again = scene.run(prepared);
    QVERIFY2(again.exitCode == 0, again.err.constData());
    const auto json = checkedMigration("migration-change", again);
    QVERIFY(json.at("result") == "done_before" && json.at("method") == "streaming");
    QCOMPARE(scene.migration(), std::string("ready"));
    QCOMPARE(scene.requests("POST"), 1);
}

void TestMigrationProgram::refusals() {
    ChangeProgramScene scene;
    const auto stranger = scene.run("migrate prepare CLUSTER --from postgresql-nowhere-1");
    QVERIFY2(stranger.exitCode == 2 &&
                 stranger.err.contains("--from: the cluster's app has no classic database postgresql-nowhere-1. It "
                                       "has: ") &&
                 stranger.err.contains("postgresql-rigid-40120"),
             stranger.err.constData());
    const auto none = scene.run("migrate run CLUSTER --confirm example-app/postgresql-rectangular-12345");
    QVERIFY2(none.exitCode == 1 && none.err == "No migration into this cluster is prepared.\n", none.err.constData());
    scene.inject("409:POST /migrations:1:message=It is being migrated already.");
    const auto taken = scene.run(prepared);
    QVERIFY2(taken.exitCode == 1 && taken.err.contains("It is being migrated already."), taken.err.constData());
    scene.inject("503:GET /migrations:9");
    const auto broken = scene.run("migrate CLUSTER");
    QVERIFY2(broken.exitCode == 1 && broken.err.contains("The migration couldn't be loaded."), broken.err.constData());
    QCOMPARE(scene.migration(), std::string());
}

POOLHOUSE_CORE_APP_TEST(TestMigrationProgram)
#include "tst_migration_program.moc"
