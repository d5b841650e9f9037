// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/change_program_scene.h"
#include "tests/field/field_schema.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using poolhouse::test::ChangeProgramScene;
using poolhouse::test::FieldOutcome;
using poolhouse::test::Json;
using poolhouse::test::schemaFault;

namespace {

constexpr int longest = 60000;
const std::string app = "example-app";

QByteArray resultOf(const FieldOutcome& outcome) {
    return outcome.fact("/result");
}

} // namespace

/// The commands that change pools and attachments, as programs against a sandbox over HTTP.
class TestChangeProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDryRunTellsTheEffectAndSendsNothing();
    void scalesLevelAndCountAndWaits();
    void withoutWaitItEndsWhenTheChangeIsAccepted();
    void addsAPoolOfANameOnce();
    void aPoolWithoutANameGetsOne();
    void wrongArgumentsAreExitTwo_data();
    void wrongArgumentsAreExitTwo();
    void whatIsNotThereIsExitOne_data();
    void whatIsNotThereIsExitOne();
    void destroyingWantsThePhrase();
    void aLockRefuses();
    void attachesAndDetaches();
    void detachingWhatMattersWantsThePhrase_data();
    void detachingWhatMattersWantsThePhrase();
    void aLostAnswerDoublesNothing();
    void aSecondFactorEndsTheCommand();
    void goesOnAfterBeingKilled();
    void killedBeforeTheAnswerItIsTakenUpAgain_data();
    void killedBeforeTheAnswerItIsTakenUpAgain();
    void aClusterThatChangesMeanwhileIsExitFour();
    void oneCommandAtATime();
};

void TestChangeProgram::aDryRunTellsTheEffectAndSendsNothing() {
    const ChangeProgramScene scene;
    const auto scaled = scene.run("pool scale CLUSTER web-reads --count 5 --dry-run --json");
    QVERIFY2(scaled.exitCode == 0, scaled.err.constData());
    QCOMPARE(schemaFault("estimate", scaled.json()), std::string());
    QCOMPARE(scaled.fact("/steps/0/change"), QByteArray("\"set_count\""));
    QCOMPARE(scaled.fact("/steps/0/monthly_cents_change"), QByteArray("30000"));
    QCOMPARE(scaled.fact("/confirm"), QByteArray("null"));
    const auto destroyed = scene.run("pool destroy CLUSTER analytics --dry-run");
    QCOMPARE(destroyed.exitCode, 0);
    QVERIFY2(destroyed.out.contains("can't be undone") && destroyed.out.contains("Cost"), destroyed.out.constData());
    QVERIFY(destroyed.out.contains("--confirm example-app/analytics"));
    const auto attached = scene.run("attach CLUSTER --app example-app --pool analytics --dry-run --json");
    QVERIFY2(attached.exitCode == 0, attached.err.constData());
    QCOMPARE(schemaFault("attachment", attached.json()), std::string());
    QCOMPARE(attached.fact("/apps_restarting"), QByteArray("[\"example-app\"]"));
    QCOMPARE(attached.fact("/monthly_cents_change"), QByteArray("0"));
    const auto named = attached.json().at("attachment").get<std::string>();
    QVERIFY(scene.attachment(app, named.c_str()).is_null());
    QCOMPARE(scene.count("web-reads"), 3);
    QVERIFY(!scene.pool("analytics").is_null());
    QVERIFY(!QFileInfo::exists(scene.file("apply.sqlite")));
}

void TestChangeProgram::scalesLevelAndCountAndWaits() {
    const ChangeProgramScene scene;
    const auto command = "pool scale CLUSTER WEB-reads --level 8G-Performance --count 4 --wait --json";
    const auto outcome = scene.run(command);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(schemaFault("apply", outcome.json()), std::string());
    QCOMPARE(resultOf(outcome), QByteArray("\"done\""));
    QCOMPARE(outcome.json().at("steps").size(), 2U);
    QCOMPARE(scene.count("web-reads"), 4);
    QVERIFY(scene.pool("web-reads").at("expected_level") == "8G-Performance");
    QVERIFY(scene.pool("web-reads").at("status") == "available");
    const auto again = scene.run(command);
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(resultOf(again), QByteArray("\"done\""));
    QCOMPARE(again.fact("/steps"), QByteArray("[]"));
    const auto table = scene.run("pool scale CLUSTER leader --count 2");
    QCOMPARE(table.exitCode, 0);
    QVERIFY2(table.out.startsWith("Nothing to do: leader already has 2 instances"), table.out.constData());
}

void TestChangeProgram::withoutWaitItEndsWhenTheChangeIsAccepted() {
    const ChangeProgramScene scene(60);
    const auto outcome = scene.run("pool scale CLUSTER web-reads --count 5 --json");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(schemaFault("apply", outcome.json()), std::string());
    QCOMPARE(resultOf(outcome), QByteArray("\"accepted\""));
    QCOMPARE(outcome.fact("/steps/0/state"), QByteArray("\"in_progress\""));
    QCOMPARE(scene.count("web-reads"), 5);
    QVERIFY(scene.pool("web-reads").at("status") != "available");
    // the next command waits for it
    const auto next = scene.run("pool scale CLUSTER analytics --count 2 --json");
    QVERIFY2(next.exitCode == 0, next.err.constData());
    QVERIFY2(next.err.contains("Waiting for a change of postgresql-rectangular-12345 that is in progress: Scale web-"),
             next.err.constData());
    QVERIFY(scene.pool("web-reads").at("status") == "available");
    QCOMPARE(scene.count("analytics"), 2);
}

void TestChangeProgram::addsAPoolOfANameOnce() {
    const ChangeProgramScene scene;
    const auto command = "pool add CLUSTER --level 4G-Performance --count 2 --name reports --wait --json";
    const auto before = scene.poolCount();
    for (int run = 0; run < 2; ++run) {
        const auto outcome = scene.run(command);
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QCOMPARE(resultOf(outcome), QByteArray("\"done\""));
        QCOMPARE(scene.count("reports"), 2);
        QCOMPARE(scene.poolCount(), before + 1);
    }
    const auto other = scene.run("pool add CLUSTER --level 4G-Performance --count 1 --name Reports");
    QCOMPARE(other.exitCode, 2);
    QVERIFY2(other.err.startsWith("--name: Another pool is named reports"), other.err.constData());
}

void TestChangeProgram::aPoolWithoutANameGetsOne() {
    const ChangeProgramScene scene;
    const auto outcome = scene.run("pool add CLUSTER --level 4G-Performance --wait --json");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto name = outcome.json().at("steps").at(0).at("pool").get<std::string>();
    QVERIFY(!name.empty());
    QCOMPARE(scene.count(name.c_str()), 1);
    const auto another = scene.run("pool add CLUSTER --level 4G-Performance --wait --json");
    QVERIFY2(another.exitCode == 0, another.err.constData());
    QVERIFY(another.json().at("steps").at(0).at("pool") != name);
}

void TestChangeProgram::wrongArgumentsAreExitTwo_data() {
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* command, const char* says) {
        QTest::newRow(command) << QByteArray(command) << QByteArray(says);
    };
    row("pool add CLUSTER --level 5G-Performance", "--level: The API doesn't offer this level.");
    row("pool add CLUSTER --level 5G-Performance --dry-run", "Levels: 4G-Performance, 8G-Performance");
    row("pool add CLUSTER --level 4G-Performance --count 0", "--count: A pool needs at least 1 instance.");
    row("pool add CLUSTER --level 4G-Performance --count 12", "--count: At most 9 instances are left for this pool.");
    row("pool add CLUSTER --level 4G-Performance --name leader", "--name: This name is reserved for the leader pool.");
    row("pool scale CLUSTER leader --count 3", "--count: ");
    row("pool scale CLUSTER web-reads --count 13 --json", "--count: At most 12 instances are left for this pool.");
    row("pool destroy CLUSTER leader --confirm example-app/leader", "The leader pool can't be destroyed");
    row("attach CLUSTER --app example-app --as 1ST", "--as: A name starts with a letter.");
}

void TestChangeProgram::wrongArgumentsAreExitTwo() {
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, says);
    const ChangeProgramScene scene;
    const auto outcome = scene.run(command.constData());
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
}

void TestChangeProgram::whatIsNotThereIsExitOne_data() {
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* command, const char* says) {
        QTest::newRow(command) << QByteArray(command) << QByteArray(says);
    };
    row("pool scale nobody web-reads --count 2", "No cluster \"nobody\"");
    row("pool scale CLUSTER reports --count 2", "has no pool \"reports\". Its pools: leader, ");
    row("pool destroy CLUSTER reports --confirm example-app/reports", "has no pool \"reports\".");
    row("attach CLUSTER --app example-app --pool reports", "has no pool \"reports\".");
    row("attach CLUSTER --app nobody", "The app nobody doesn't exist, or this account can't see it.");
    row("detach CLUSTER --app example-app --as NOTHING",
        "example-app has no attachment named NOTHING of this cluster.");
}

void TestChangeProgram::whatIsNotThereIsExitOne() {
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, says);
    const ChangeProgramScene scene;
    const auto outcome = scene.run(command.constData());
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
}

void TestChangeProgram::destroyingWantsThePhrase() {
    const ChangeProgramScene scene;
    for (const char* const command :
         {"pool destroy CLUSTER analytics", "pool destroy CLUSTER analytics --confirm example-app/web-reads"}) {
        const auto refused = scene.run(command);
        QCOMPARE(refused.exitCode, 2);
        QCOMPARE(refused.out, QByteArray());
        QVERIFY2(refused.err.contains("--confirm example-app/analytics\n"), refused.err.constData());
        QVERIFY(!scene.pool("analytics").is_null());
    }
    const auto done = scene.run("pool destroy CLUSTER Analytics --confirm example-app/analytics --wait --json");
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QCOMPARE(schemaFault("apply", done.json()), std::string());
    QVERIFY(scene.pool("analytics").is_null());
}

/// A damaged file of locks locks everything.
void TestChangeProgram::aLockRefuses() {
    const ChangeProgramScene scene;
    QFile locks(scene.file("locks.json"));
    QVERIFY(QDir().mkpath(QFileInfo(locks).path()) && locks.open(QIODevice::WriteOnly) && locks.write("{") > 0);
    locks.close();
    for (const char* const command :
         {"pool scale CLUSTER web-reads --count 5", "pool scale CLUSTER web-reads --count 5 --dry-run",
          "pool add CLUSTER --level 4G-Performance", "pool destroy CLUSTER analytics --confirm example-app/analytics",
          "attach CLUSTER --app example-app", "detach CLUSTER --app example-app --as READS"}) {
        const auto refused = scene.run(command);
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.out, QByteArray());
        QVERIFY2(refused.err.contains("file of the read-only locks is damaged"), refused.err.constData());
    }
    QCOMPARE(scene.count("web-reads"), 3);
    QVERIFY(!scene.pool("analytics").is_null());
}

void TestChangeProgram::attachesAndDetaches() {
    const ChangeProgramScene scene;
    const auto attach = "attach CLUSTER --app example-app --pool analytics --as reports_url --wait --json";
    const auto attached = scene.run(attach);
    QVERIFY2(attached.exitCode == 0, attached.err.constData());
    QCOMPARE(schemaFault("attachment", attached.json()), std::string());
    QCOMPARE(resultOf(attached), QByteArray("\"done\""));
    QCOMPARE(attached.fact("/config_var"), QByteArray("\"REPORTS_URL\""));
    const auto made = scene.attachment(app, "REPORTS");
    QVERIFY(!made.is_null());
    QVERIFY(made.at("namespace").get<std::string>().find("pool:analytics") != std::string::npos);
    QCOMPARE(resultOf(scene.run(attach)), QByteArray("\"done_before\""));
    const auto taken = scene.run("attach CLUSTER --app example-app --as REPORTS");
    QCOMPARE(taken.exitCode, 1);
    QVERIFY2(taken.err.contains("already has an attachment named REPORTS"), taken.err.constData());
    const auto detached = scene.run("detach CLUSTER --app example-app --as REPORTS");
    QVERIFY2(detached.exitCode == 0, detached.err.constData());
    QVERIFY(scene.attachment(app, "REPORTS").is_null());
}

void TestChangeProgram::detachingWhatMattersWantsThePhrase_data() {
    QTest::addColumn<QByteArray>("detach");
    QTest::addColumn<QByteArray>("phrase");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("main database")
        << QByteArray("detach postgresql-globular-40718 --app catalog-api --as DATABASE_URL")
        << QByteArray("catalog-api/DATABASE")
        << QByteArray("catalog-api loses the config var DATABASE_URL. Anything that connects through it stops "
                      "working. DATABASE_URL is the config var that most frameworks connect to. No other "
                      "attachment to the leader is visible to this account. Without it, no app here can write to the "
                      "cluster.");
    QTest::newRow("last of the leader")
        << QByteArray("detach CLUSTER --app example-app --as heroku_postgresql_cobalt")
        << QByteArray("example-app/HEROKU_POSTGRESQL_COBALT")
        << QByteArray(
               "example-app loses the config var HEROKU_POSTGRESQL_COBALT_URL. Anything that connects through it stops "
               "working. No other attachment to the leader is visible to this account. Without it, no app here "
               "can write to the cluster.");
}

void TestChangeProgram::detachingWhatMattersWantsThePhrase() {
    QFETCH(QByteArray, detach);
    QFETCH(QByteArray, phrase);
    QFETCH(QByteArray, says);
    const ChangeProgramScene scene;
    const auto parts = phrase.split('/');
    const auto attached = [&] { return !scene.attachment(parts[0].toStdString(), parts[1].constData()).is_null(); };
    QVERIFY(attached());
    const auto refused = scene.run(detach.constData());
    QCOMPARE(refused.exitCode, 2);
    QCOMPARE(refused.err, says + " To confirm, add: --confirm " + phrase + '\n');
    QVERIFY(attached());
    const auto done = scene.run((detach + " --wait --confirm " + phrase).constData());
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QVERIFY(!attached());
}

void TestChangeProgram::aLostAnswerDoublesNothing() {
    ChangeProgramScene scene;
    const auto pools = scene.poolCount();
    scene.inject("reset-after:POST /pools:1");
    const auto added = scene.run("pool add CLUSTER --level 4G-Performance --wait --json");
    QVERIFY2(added.exitCode == 0, added.err.constData());
    QCOMPARE(scene.poolCount(), pools + 1);
    scene.inject("reset-after:POST /addon-attachments:1");
    const auto attached = scene.run("attach CLUSTER --app example-app --pool analytics --as LOST --wait --json");
    QVERIFY2(attached.exitCode == 0, attached.err.constData());
    QVERIFY(!scene.attachment(app, "LOST").is_null());
}

/// The same command again withdraws what was not sent.
void TestChangeProgram::aSecondFactorEndsTheCommand() {
    ChangeProgramScene scene;
    const auto refusedFirst = [&scene](const char* fault, const char* command, const auto& changed) {
        scene.inject(fault);
        const auto outcome = scene.run(command);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("a token created with two-factor authentication"), outcome.err.constData());
        QVERIFY(!changed());
        const auto again = scene.run(command);
        QVERIFY2(again.exitCode == 0, again.err.constData());
        QVERIFY(changed());
    };
    refusedFirst("403:PATCH:1:id=two_factor", "pool scale CLUSTER web-reads --count 5 --wait",
                 [&scene] { return scene.count("web-reads") == 5; });
    refusedFirst("403:POST /addon-attachments:1:id=two_factor", "attach CLUSTER --app example-app --as SECOND",
                 [&scene] { return !scene.attachment(app, "SECOND").is_null(); });
}

void TestChangeProgram::goesOnAfterBeingKilled() {
    const ChangeProgramScene scene(60);
    const auto command = "pool scale CLUSTER web-reads --level 8G-Performance --count 5 --wait --json";
    const auto killed = scene.started(command);
    QVERIFY(QTest::qWaitFor([&scene] { return scene.count("web-reads") == 5; }, longest));
    killed->kill();
    QVERIFY(killed->waitForFinished(longest));
    const auto outcome = scene.run(command);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(resultOf(outcome), QByteArray("\"done\""));
    QVERIFY(scene.pool("web-reads").at("expected_level") == "8G-Performance");
    QCOMPARE(scene.count("web-reads"), 5);
}

void TestChangeProgram::killedBeforeTheAnswerItIsTakenUpAgain_data() {
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("pools");       ///< more than before, once it has acted
    QTest::addColumn<int>("attachments"); ///< the same
    const auto row = [](const char* fault, const char* command, int pools, int attachments) {
        QTest::newRow(command) << QByteArray(fault) << QByteArray(command) << pools << attachments;
    };
    row("timeout-after:POST /pools:1", "pool add CLUSTER --level 4G-Performance --wait --json", 1, 0);
    row("timeout-after:DELETE /pools:1", "pool destroy CLUSTER web-reads --confirm example-app/web-reads --wait --json",
        -1, -2);
    row("timeout-after:POST /addon-attachments:1", "attach CLUSTER --app example-app --wait --json", 0, 1);
    row("timeout-after:DELETE /addon-attachments:1", "detach CLUSTER --app example-app --as READS --wait --json", 0,
        -1);
}

/// A new pool and a new attachment have generated names here, which only the journal knows.
void TestChangeProgram::killedBeforeTheAnswerItIsTakenUpAgain() {
    QFETCH(QByteArray, fault);
    QFETCH(QByteArray, command);
    QFETCH(int, pools);
    QFETCH(int, attachments);
    ChangeProgramScene scene;
    const auto expectedPools = static_cast<int>(scene.poolCount()) + pools;
    const auto expectedAttachments = static_cast<int>(scene.attachmentCount()) + attachments;
    const auto hasActed = [&] {
        return static_cast<int>(scene.poolCount()) == expectedPools &&
               static_cast<int>(scene.attachmentCount()) == expectedAttachments;
    };
    scene.inject(fault.constData());
    const auto killed = scene.started(command.constData());
    QVERIFY(QTest::qWaitFor(hasActed, longest));
    killed->kill();
    QVERIFY(killed->waitForFinished(longest));
    const auto outcome = scene.run(command.constData());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY2(resultOf(outcome).startsWith("\"done"), outcome.out.constData());
    QVERIFY(hasActed());
}

void TestChangeProgram::aClusterThatChangesMeanwhileIsExitFour() {
    ChangeProgramScene scene;
    scene.inject("latency:GET /info:1:5s");
    const auto process = scene.started("pool scale CLUSTER web-reads --count 5 --json");
    QVERIFY(scene.recorded("/info"));
    scene.setCount("web-reads", 4);
    QVERIFY(process->waitForFinished(longest));
    QCOMPARE(process->exitCode(), 4);
    const auto said = process->readAllStandardError();
    QVERIFY2(said.contains("has changed meanwhile. web-reads changed from 3 to 4 instances."), said.constData());
    QCOMPARE(scene.count("web-reads"), 4);
}

void TestChangeProgram::oneCommandAtATime() {
    const ChangeProgramScene scene(1); // slow enough to be interrupted
    const auto first = scene.started("pool add CLUSTER --level 4G-Performance --wait");
    const auto before = scene.poolCount();
    QVERIFY(QTest::qWaitFor([&] { return scene.poolCount() > before; }, longest));
    const auto second = scene.run("attach CLUSTER --app example-app");
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.err.contains("Another poolhouse command that changes clusters is running"), second.err.constData());
    QCOMPARE(scene.run("pool scale CLUSTER web-reads --count 5 --dry-run").exitCode, 0);
    first->terminate(); // on SIGTERM it reports its progress
    QVERIFY(first->waitForFinished(longest));
    QCOMPARE(first->exitCode(), 1);
    const auto said = first->readAllStandardError();
    QVERIFY2(said.contains("Run the same command with --name "), said.constData());
    QVERIFY(first->readAllStandardOutput().contains("in progress"));
}

POOLHOUSE_CORE_APP_TEST(TestChangeProgram)
#include "tst_change_program.moc"
