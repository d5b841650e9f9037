// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/change_program_scene.h"
#include "tests/app/console/checked_json.h"
#include "tests/support/test_main.h"

#include <QTest>

using poolhouse::test::ChangeProgramScene;
using poolhouse::test::FieldOutcome;

namespace {

constexpr int longestClusterWait = 60000;
constexpr const char* confirmedDestroy =
    "destroy CLUSTER --detaching catalog-api --confirm example-app/postgresql-rectangular-12345";

constexpr auto& checkedReport = poolhouse::test::checkedJson;

} // namespace

/// `destroy` and `upgrade`, as programs against a sandbox over HTTP; what the API shows after them.
class TestClusterProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dryRunsSendNothing();
    void aClusterIsDestroyedOnceAllAgree();
    void oneThatWasDestroyedMeanwhile();
    void aVersionIsUpgradedWithItsPhrase();
    void anUpgradeToTheNewestIsSentOnce();
    void refusals();
};

void TestClusterProgram::dryRunsSendNothing() {
    const ChangeProgramScene scene;
    const auto table = scene.run("destroy CLUSTER --dry-run");
    QVERIFY2(table.exitCode == 0, table.err.constData());
    for (const auto* said :
         {"Destroy the cluster (postgresql-rectangular-12345)", " per month\n", "web-reads",
          "catalog-api loses READS_URL and restarts.", "To confirm the other apps: --detaching catalog-api",
          "To confirm: --confirm example-app/postgresql-rectangular-12345"}) {
        QVERIFY2(table.out.contains(said), table.out.constData());
    }
    auto json = checkedReport("destroy", scene.run("destroy CLUSTER --dry-run --json"));
    QVERIFY(json.is_object() && json.at("result") == "dry_run" && json.at("monthly_cents_change") < 0);
    QVERIFY(json.at("detaching") == poolhouse::test::Json::array({"catalog-api"}));
    json = checkedReport("upgrade", scene.run("upgrade CLUSTER --postgres-version 18 --dry-run --json"));
    QVERIFY(json.is_object() && json.at("result") == "dry_run" && json.at("version_from") == "17.5" &&
            json.at("version_to") == "18");
    QVERIFY(scene.run("upgrade CLUSTER --dry-run").out.contains("there is no way back to 17.5"));
    QVERIFY(scene.exists() && scene.version() == "17.5");
}

void TestClusterProgram::aClusterIsDestroyedOnceAllAgree() {
    const ChangeProgramScene scene;
    const auto unnamed = scene.run("destroy CLUSTER --confirm example-app/postgresql-rectangular-12345");
    QCOMPARE(unnamed.exitCode, 2);
    QVERIFY2(unnamed.err.contains("Another app is attached: catalog-api.") &&
                 unnamed.err.endsWith("To confirm all of them, add: --detaching catalog-api\n"),
             unnamed.err.constData());
    const auto unconfirmed = scene.run("destroy CLUSTER --detaching catalog-api");
    QCOMPARE(unconfirmed.exitCode, 2);
    QVERIFY2(unconfirmed.err.contains("It can't be undone") &&
                 unconfirmed.err.endsWith("To confirm, add: --confirm example-app/postgresql-rectangular-12345\n"),
             unconfirmed.err.constData());
    const auto stray = scene.run(QByteArray(confirmedDestroy).append(" --detaching shop").constData());
    QVERIFY2(stray.exitCode == 2 && stray.err == "--detaching: shop is no other app that is attached to the cluster.\n",
             stray.err.constData());
    QVERIFY(scene.exists());
    const auto outcome = scene.run(QByteArray(confirmedDestroy).append(" --wait --json").constData());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = checkedReport("destroy", outcome);
    QVERIFY(json.at("result") == "done" && json.at("message") == "Cluster destroyed.");
    QVERIFY(!scene.exists());
    const auto again = scene.run(confirmedDestroy);
    QVERIFY2(again.exitCode == 1 && again.err.contains("postgresql-rectangular-12345"), again.err.constData());
}

/// The answer was lost and the program ended: the same command finds the cluster gone, and says that it was the one.
void TestClusterProgram::oneThatWasDestroyedMeanwhile() {
    ChangeProgramScene scene(60);
    scene.inject("timeout-after:DELETE /addons:1");
    const auto process = scene.started(QByteArray(confirmedDestroy).append(" --wait").constData());
    QVERIFY(scene.recorded("DELETE"));
    process->kill();
    QVERIFY(process->waitForFinished(longestClusterWait));
    QVERIFY(QTest::qWaitFor([&scene] { return !scene.exists(); }, longestClusterWait));
    const auto again = scene.run(QByteArray(confirmedDestroy).append(" --wait --json").constData());
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY(checkedReport("destroy", again).at("result") == "done_before");
}

void TestClusterProgram::aVersionIsUpgradedWithItsPhrase() {
    const ChangeProgramScene scene;
    const auto unconfirmed = scene.run("upgrade CLUSTER");
    QCOMPARE(unconfirmed.exitCode, 2);
    QVERIFY2(unconfirmed.err.contains("Apps may lose their connections") &&
                 unconfirmed.err.endsWith("To confirm, add: --confirm example-app/postgresql-rectangular-12345\n"),
             unconfirmed.err.constData());
    const auto* command = "upgrade CLUSTER --postgres-version 18 --wait --json --confirm "
                          "example-app/postgresql-rectangular-12345";
    const auto outcome = scene.run(command);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = checkedReport("upgrade", outcome);
    QVERIFY(json.at("result") == "done" && json.at("message") == "PostgreSQL 18.1 is running.");
    QVERIFY(scene.version() == "18.1");
    const auto again = scene.run(command);
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY(checkedReport("upgrade", again).at("result") == "done_before");
}

/// The newest version is another one by then: an upgrade that was accepted is waited for, and not followed by a second.
void TestClusterProgram::anUpgradeToTheNewestIsSentOnce() {
    const ChangeProgramScene scene;
    const QByteArray command = "upgrade CLUSTER --json --confirm example-app/postgresql-rectangular-12345";
    const auto outcome = scene.run(command.constData());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(checkedReport("upgrade", outcome).at("result") == "accepted");
    const auto again = scene.run((command + " --wait").constData());
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY(checkedReport("upgrade", again).at("result") == "done_before");
    QCOMPARE(scene.requests("POST"), 1);
}

void TestClusterProgram::refusals() {
    ChangeProgramScene scene;
    const auto lower = scene.run("upgrade CLUSTER --postgres-version 16");
    QVERIFY2(lower.exitCode == 2 &&
                 lower.err.startsWith("--postgres-version: The cluster has PostgreSQL 17.5 already."),
             lower.err.constData());
    const auto odd = scene.run("upgrade CLUSTER --postgres-version newest");
    QVERIFY2(odd.exitCode == 2 && odd.err.contains("A PostgreSQL version is a number such as 18."),
             odd.err.constData());
    const auto offered = scene.run("upgrade CLUSTER --postgres-version 99 --confirm "
                                   "example-app/postgresql-rectangular-12345");
    QVERIFY2(offered.exitCode == 1 && offered.err.contains("is not on offer"), offered.err.constData());
    scene.inject("403:DELETE /addons:1:message=No access.");
    const auto forbidden = scene.run(confirmedDestroy);
    QVERIFY2(forbidden.exitCode == 1 && forbidden.err.contains("The API says: No access."), forbidden.err.constData());
    QVERIFY(scene.exists());
}

POOLHOUSE_CORE_APP_TEST(TestClusterProgram)
#include "tst_cluster_program.moc"
