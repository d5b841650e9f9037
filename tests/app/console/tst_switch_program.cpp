// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/change_program_scene.h"
#include "tests/app/console/checked_json.h"
#include "tests/support/test_main.h"

#include <QTest>

using poolhouse::test::ChangeProgramScene;
using poolhouse::test::checkedJson;

namespace {

const std::string switchedApp = "catalog-api"; ///< attached to the cluster, not its app
constexpr int longestSwitchWait = 60000;

/// A copy of the cluster, available.
void makeCopy(const ChangeProgramScene& scene) {
    const auto forked = scene.run("fork CLUSTER --like CLUSTER --name past-db --wait");
    QVERIFY2(forked.exitCode == 0, forked.err.constData());
}

/// Of the attachment of an app; empty: it has none of that name.
std::string clusterOf(const ChangeProgramScene& scene, const std::string& app, const char* name) {
    const auto found = scene.attachment(app, name);
    return found.is_null() ? std::string() : found.at("addon").at("name").get<std::string>();
}

} // namespace

/// `switch`, as a program against a sandbox over HTTP; what the API shows after it.
class TestSwitchProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDryRunSendsNothing();
    void anAppIsSwitchedOverOnce();
    void allOfThemKeepTheirNames();
    void nothingIsSentWithoutThePhrase();
    void aStepThatFailsEndsIt();
    void aNameThatWasLeftOutIsGivenNext();
    void aRunThatWasKilledIsCompleted_data();
    void aRunThatWasKilledIsCompleted();
    void refusals();
};

void TestSwitchProgram::aDryRunSendsNothing() {
    const ChangeProgramScene scene;
    makeCopy(scene);
    const auto before = scene.attachmentCount();
    const auto table = scene.run("switch CLUSTER --to past-db --app catalog-api --dry-run");
    QVERIFY2(table.exitCode == 0, table.err.constData());
    QVERIFY2(table.out.startsWith("Switch apps over from postgresql-rectangular-12345 to past-db\n"),
             table.out.constData());
    QVERIFY2(table.out.contains("\nCost: unchanged\n") && table.out.contains("! Restarts: catalog-api, 3 times\n") &&
                 table.out.contains("To confirm: --confirm example-app/postgresql-rectangular-12345\n"),
             table.out.constData());
    const auto json = checkedJson("switch", scene.run("switch CLUSTER --to past-db --app catalog-api --new-names "
                                                      "--dry-run --json"));
    QVERIFY(json.is_object() && json.at("result") == "dry_run" && json.at("steps").size() == 2);
    QVERIFY(json.at("steps")[0].at("change") == "attach" && json.at("steps")[0].at("cluster") == "past-db");
    QVERIFY(json.at("restarts")[0].at("app") == switchedApp && json.at("restarts")[0].at("count") == 2);
    QCOMPARE(scene.attachmentCount(), before);
}

void TestSwitchProgram::anAppIsSwitchedOverOnce() {
    const ChangeProgramScene scene;
    makeCopy(scene);
    const auto* command = "switch CLUSTER --to past-db --app catalog-api --wait --confirm "
                          "example-app/postgresql-rectangular-12345 --json";
    const auto release = scene.release(switchedApp);
    const auto json = checkedJson("switch", scene.run(command));
    QVERIFY(json.is_object() && json.at("result") == "done");
    QCOMPARE(json.at("steps").size(), 3U);
    for (const auto& step : json.at("steps")) {
        QVERIFY(step.at("result") == "done");
    }
    QCOMPARE(clusterOf(scene, switchedApp, "READS"), std::string("past-db"));
    QCOMPARE(scene.release(switchedApp), release + 3);
    const auto again = scene.run(command);
    QCOMPARE(again.exitCode, 1);
    QCOMPARE(again.err, QByteArray("--app: catalog-api has no attachment of postgresql-rectangular-12345.\n"));
}

void TestSwitchProgram::allOfThemKeepTheirNames() {
    const ChangeProgramScene scene;
    makeCopy(scene);
    QVERIFY(scene.attachmentCount() > 1);
    const auto done =
        scene.run("switch CLUSTER --to past-db --confirm example-app/postgresql-rectangular-12345 --wait");
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QCOMPARE(scene.attachmentCount(), 0U);
    QCOMPARE(clusterOf(scene, "example-app", "DATABASE_ANALYTICS"), std::string("past-db"));
    QCOMPARE(clusterOf(scene, switchedApp, "READS"), std::string("past-db"));
}

void TestSwitchProgram::nothingIsSentWithoutThePhrase() {
    const ChangeProgramScene scene;
    makeCopy(scene);
    const auto before = scene.requests("POST");
    const auto outcome = scene.run("switch CLUSTER --to past-db --confirm example-app/past-db");
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.err.contains("To confirm, add: --confirm example-app/postgresql-rectangular-12345\n") &&
                 outcome.err.contains("Restarts: "),
             outcome.err.constData());
    QCOMPARE(scene.requests("POST"), before);
}

/// The app keeps its old config var.
void TestSwitchProgram::aStepThatFailsEndsIt() {
    ChangeProgramScene scene;
    makeCopy(scene);
    scene.inject("422:POST /addon-attachments:1");
    const auto outcome = scene.run("switch CLUSTER --to past-db --app catalog-api --json --confirm "
                                   "example-app/postgresql-rectangular-12345");
    QCOMPARE(outcome.exitCode, 1);
    const auto json = checkedJson("switch", outcome);
    QVERIFY(json.is_object() && json.at("result") == "failed");
    QCOMPARE(json.at("steps").size(), 3U);
    for (const auto& step : json.at("steps")) {
        QVERIFY2(step.at("result") == "failed", outcome.out.constData());
    }
    QCOMPARE(json.at("steps")[2].at("message").get<std::string>(),
             std::string("Nothing was sent: the previous change failed."));
    QCOMPARE(clusterOf(scene, switchedApp, "READS"), poolhouse::test::changedCluster);
}

/// The app has lost its config var: the same command gives it back, before it switches others over.
void TestSwitchProgram::aNameThatWasLeftOutIsGivenNext() {
    ChangeProgramScene scene;
    makeCopy(scene);
    const std::string command = "switch CLUSTER --to past-db --json --wait --confirm "
                                "example-app/postgresql-rectangular-12345";
    scene.inject("reset-after:POST /addon-attachments:1");
    scene.inject("422:POST /addon-attachments:1");
    const auto lost = scene.run((command + " --app catalog-api").c_str());
    QVERIFY2(lost.err.endsWith(" catalog-api is without READS_URL now: run the same command again.\n"),
             lost.err.constData());
    auto json = checkedJson("switch", lost);
    QVERIFY(json.is_object() && json.at("result") == "failed" && json.at("steps")[1].at("result") == "done");
    QCOMPARE(clusterOf(scene, switchedApp, "READS"), std::string());
    const auto whole = scene.run(command.c_str());
    json = checkedJson("switch", whole);
    QVERIFY2(json.is_object() && json.at("result") == "done", whole.err.constData());
    QVERIFY(json.at("steps")[0].at("app") == switchedApp && json.at("steps")[0].at("attachment") == "READS");
    QCOMPARE(clusterOf(scene, switchedApp, "READS"), std::string("past-db"));
    QCOMPARE(scene.attachmentCount(), 0U);
    const auto again = scene.run((command + " --app catalog-api").c_str());
    QCOMPARE(again.exitCode, 1);
}

/// Of the steps that are left, none is lost and none is sent twice.
void TestSwitchProgram::aRunThatWasKilledIsCompleted_data() {
    QTest::addColumn<bool>("refused");
    QTest::newRow("at once") << false;
    QTest::newRow("after the last step was refused") << true;
}

void TestSwitchProgram::aRunThatWasKilledIsCompleted() {
    QFETCH(const bool, refused);
    ChangeProgramScene scene;
    makeCopy(scene);
    const auto release = scene.release(switchedApp);
    const auto* command = "switch CLUSTER --to past-db --app catalog-api --json --confirm "
                          "example-app/postgresql-rectangular-12345";
    scene.inject("timeout-after:POST /addon-attachments:1");
    if (refused) {
        scene.inject("422:POST /addon-attachments:1");
    }
    const auto process = scene.started(command);
    QVERIFY(QTest::qWaitFor([&] { return scene.release(switchedApp) > release; }, longestSwitchWait));
    process->kill();
    QVERIFY(process->waitForFinished(longestSwitchWait));
    const auto json = checkedJson("switch", scene.run(command));
    QVERIFY(json.is_object());
    if (refused) {
        QVERIFY(json.at("result") == "accepted" || json.at("result") == "done");
        QCOMPARE(json.at("steps").size(), 1U);
    } else {
        QVERIFY(json.at("result") == "done_before");
    }
    QCOMPARE(clusterOf(scene, switchedApp, "READS"), std::string("past-db"));
    QCOMPARE(scene.release(switchedApp), release + 3);
}

void TestSwitchProgram::refusals() {
    const ChangeProgramScene scene;
    const auto same = scene.run("switch CLUSTER --to CLUSTER");
    QVERIFY2(same.exitCode == 1 && same.err.startsWith("--to: "), same.err.constData());
    const auto unknown = scene.run("switch CLUSTER --to nowhere");
    QVERIFY2(unknown.exitCode == 1 && unknown.err.contains("nowhere"), unknown.err.constData());
    const auto stranger = scene.run("switch CLUSTER --to postgresql-horizontal-12345 --app nobody");
    QCOMPARE(stranger.exitCode, 1);
    QCOMPARE(stranger.err, QByteArray("--app: nobody has no attachment of postgresql-rectangular-12345.\n"));
}

POOLHOUSE_CORE_APP_TEST(TestSwitchProgram)
#include "tst_switch_program.moc"
