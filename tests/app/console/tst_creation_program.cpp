// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/change_program_scene.h"
#include "tests/app/console/checked_json.h"
#include "tests/support/test_main.h"

#include <QTest>

using poolhouse::test::ChangeProgramScene;
using poolhouse::test::checkedJson;
using poolhouse::test::FieldOutcome;

namespace {

constexpr int longestCreationWait = 60000;
const std::string forkedCluster = "postgresql-rectangular-12345";

} // namespace

/// `create` and `fork`, as programs against a sandbox over HTTP; what the API shows after them.
class TestCreationProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDryRunSendsNothing();
    void aClusterIsCreatedOnce();
    void aClusterIsForked();
    void aClusterIsRolledBack();
    void followerPoolsComeWithIt();
    void onlyWhatIsMissingIsToldAndAdded();
    void anotherClusterOfThatNameIsNotTheOneWanted();
    void aPoolThatIsRefusedLeavesTheCluster();
    void aClusterThatIsRefusedLeavesNothing();
    void itGoesOnWithoutDetails();
    void itIsMadeLikeAnother();
    void itHasTheShapeOfAPlan();
    void refusals();
    void anInterruptedCreationIsNotMadeTwice();
    void anInterruptedCreationGetsItsPools();
};

void TestCreationProgram::aDryRunSendsNothing() {
    const ChangeProgramScene scene;
    const auto before = scene.addonCount();
    const auto table = scene.run("create --app example-app --level 8G-Performance --high-availability --dry-run");
    QVERIFY2(table.exitCode == 0 && table.out.contains("Cost: $600.00/month (~$0.833 per hour)\n"),
             table.out.constData());
    QVERIFY2(table.out.contains("Create a cluster, 8G-Performance with high availability, in example-app\n"),
             table.out.constData());
    const auto json = checkedJson("create", scene.run("fork CLUSTER --level 4G-Performance --dry-run --json"));
    QVERIFY(json.is_object() && json.at("result") == "dry_run" && json.at("origin") == "fork");
    QVERIFY(json.at("source") == forkedCluster && json.at("cluster").is_null() && json.at("effects").size() >= 3);
    QVERIFY(json.at("monthly_cents") > 15'000); // with the storage of its source
    QCOMPARE(scene.addonCount(), before);
}

void TestCreationProgram::aClusterIsCreatedOnce() {
    const ChangeProgramScene scene;
    const auto before = scene.addonCount();
    for (const auto* result : {"done", "done_before"}) {
        const auto outcome =
            scene.run("create --app example-app --level 4G-Performance --name orders-db --as orders_url "
                      "--plan private --postgres-version 17 --wait --json");
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        const auto json = checkedJson("create", outcome);
        QVERIFY2(json.at("result") == result, outcome.out.constData());
        QVERIFY(json.at("cluster") == "orders-db" && json.at("config_var") == "ORDERS_URL");
        QCOMPARE(scene.addonCount(), before + 1);
    }
    const auto addon = scene.addon("orders-db");
    QVERIFY(addon.at("state") == "provisioned" && addon.at("app").at("name") == "example-app");
    QVERIFY(addon.at("plan").at("name") == "heroku-postgresql:advanced-private");
    const auto info = scene.infoOf("orders-db");
    QVERIFY(info.at("version").get<std::string>().starts_with("17"));
    QVERIFY(info.at("pools").size() == 1 && info.at("pools")[0].at("expected_count") == 1);
    QVERIFY(!scene.attachment("example-app", "ORDERS").is_null());
    // without a name it is another one each time
    const auto other = scene.run("create --app example-app --level 4G-Performance --high-availability --wait");
    QVERIFY2(other.exitCode == 0 && other.out.contains("The cluster is available."), other.err.constData());
    QVERIFY2(other.out.contains("$300.00/month"), other.out.constData());
    QCOMPARE(scene.addonCount(), before + 2);
}

void TestCreationProgram::aClusterIsForked() {
    const ChangeProgramScene scene;
    const auto outcome = scene.run("fork CLUSTER --level 4G-Performance --name copy-db --wait --json");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(checkedJson("create", outcome).at("result") == "done");
    const auto info = scene.infoOf("copy-db");
    QVERIFY(info.at("forked_from").at("name") == forkedCluster && info.at("pools").size() == 1);
}

void TestCreationProgram::aClusterIsRolledBack() {
    const ChangeProgramScene scene(1);
    const auto window = scene.infoOf(forkedCluster).at("features").at("rollback");
    const auto latest = window.at("latest_time").get<std::string>(); // the earliest one moves on
    const auto line = "fork CLUSTER --level 4G-Performance --name past-db --json --at " + latest;
    const auto outcome = scene.run(line.c_str());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = checkedJson("create", outcome);
    QVERIFY(json.at("origin") == "rollback" && json.at("result") == "accepted");
    QCOMPARE(json.at("recovery_time").get<std::string>().substr(0, 19), latest.substr(0, 19));
    QVERIFY(scene.infoOf("past-db").at("forked_from").at("name") == forkedCluster);
    for (const auto* at : {"2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z"}) {
        const auto outside =
            scene.run((std::string("fork CLUSTER --level 4G-Performance --name past-db-2 --at ") + at).c_str());
        QCOMPARE(outside.exitCode, 2);
        QVERIFY2(outside.err.startsWith("--at: This is ") && outside.err.contains(" From 20"), outside.err.constData());
    }
    QVERIFY(scene.addon("past-db-2").is_null());
}

void TestCreationProgram::followerPoolsComeWithIt() {
    const ChangeProgramScene scene;
    const std::string wanted = "create --app example-app --level 4G-Performance --name orders-db --json"
                               " --follower reports:8G-Performance:2 --follower web-reads:4G-Performance";
    auto json = checkedJson("create", scene.run((wanted + " --dry-run").c_str()));
    QVERIFY(json.is_object() && json.at("monthly_cents") == 15'000 + 60'000 + 15'000);
    QVERIFY(json.at("follower_pools").size() == 2 && json.at("follower_pools")[1].at("count") == 1);
    QVERIFY(scene.addon("orders-db").is_null());
    auto outcome = scene.run((wanted + " --wait").c_str());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    json = checkedJson("create", outcome);
    QVERIFY2(json.is_object() && json.at("result") == "done", outcome.out.constData());
    QVERIFY(json.at("follower_pools")[0].at("result") == "done");
    auto pools = scene.infoOf("orders-db").at("pools");
    QCOMPARE(pools.size(), std::size_t{3});
    QVERIFY(pools[1].at("expected_count").get<int>() + pools[2].at("expected_count").get<int>() == 3);
    outcome = scene.run(wanted.c_str());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY2(outcome.fact("/result") == "\"done_before\"", outcome.out.constData());
    // another pool is one that an earlier run did not get to
    outcome = scene.run((wanted + " --follower more:4G-Performance").c_str());
    json = checkedJson("create", outcome);
    QVERIFY2(json.is_object() && json.at("result") == "accepted", outcome.err.constData());
    QVERIFY(json.at("follower_pools")[0].at("result") == "done_before");
    QVERIFY(json.at("follower_pools")[2].at("result") == "accepted");
    QCOMPARE(scene.infoOf("orders-db").at("pools").size(), std::size_t{4});
}

/// With its own cost: the cluster and its other pool are there already.
void TestCreationProgram::onlyWhatIsMissingIsToldAndAdded() {
    const ChangeProgramScene scene;
    const std::string first = "create --app example-app --level 4G-Performance --name orders-db --json"
                              " --follower reports:4G-Performance";
    QCOMPARE(scene.run((first + " --wait").c_str()).exitCode, 0);
    const auto more = first + " --follower more:8G-Performance";
    const auto json = checkedJson("create", scene.run((more + " --dry-run").c_str()));
    QVERIFY(json.is_object() && json.at("result") == "dry_run" && json.at("cluster_result") == "done_before");
    QVERIFY(json.at("monthly_cents_change") == 30'000 && json.at("monthly_cents") == 15'000 + 15'000 + 30'000);
    QVERIFY(json.at("follower_pools")[0].at("result") == "done_before");
    QVERIFY(json.at("follower_pools")[1].at("result") == "dry_run");
    QVERIFY(json.at("effects").size() == 1 &&
            json.at("effects")[0].get<std::string>().find("more") != std::string::npos);
    const auto table = scene.run("create --app example-app --level 4G-Performance --name orders-db --dry-run"
                                 " --follower more:8G-Performance");
    QVERIFY2(table.out.startsWith("orders-db was created before. Only what it lacks is added.\n\n"
                                  "Cost: $300.00/month (~$0.417 per hour)\n"),
             table.out.constData());
    QCOMPARE(scene.infoOf("orders-db").at("pools").size(), std::size_t{2});
}

void TestCreationProgram::anotherClusterOfThatNameIsNotTheOneWanted() {
    const ChangeProgramScene scene;
    const auto before = scene.infoOf(forkedCluster).at("pools").size();
    QCOMPARE(scene
                 .run("create --app example-app --level 4G-Performance --name orders-db --wait"
                      " --follower reports:4G-Performance")
                 .exitCode,
             0);
    QCOMPARE(scene.run("fork CLUSTER --level 4G-Performance --name copy-db --wait").exitCode, 0);
    const auto refused = [&scene](const std::string& command, const char* why) {
        const auto outcome = scene.run(command.c_str());
        const auto expected =
            QByteArray("--name: There already is a cluster named ") + why + ". Choose another name.\n";
        if (outcome.exitCode == 1 && outcome.err == expected && outcome.out.isEmpty()) {
            return true;
        }
        qWarning("%d: %s%s", outcome.exitCode, outcome.err.constData(), outcome.out.constData());
        return false;
    };
    const std::string create = "create --app example-app --level ";
    QVERIFY(
        refused(create + "8G-Performance --name orders-db", "orders-db, but its leader pool is 1 × 4G-Performance"));
    QVERIFY(refused(create + "4G-Performance --high-availability --name orders-db --dry-run",
                    "orders-db, but its leader pool is 1 × 4G-Performance"));
    QVERIFY(
        refused(create + "4G-Performance --name copy-db", "copy-db, but it is a copy of postgresql-rectangular-12345"));
    QVERIFY(refused(create + "8G-Performance --high-availability --postgres-version 16 --name " + forkedCluster,
                    "postgresql-rectangular-12345, but its PostgreSQL is 17.5"));
    const std::string fork = "fork CLUSTER --level 4G-Performance --name ";
    QVERIFY(refused(fork + "orders-db", "orders-db, but it is no copy of postgresql-rectangular-12345"));
    const auto latest = scene.infoOf(forkedCluster).at("features").at("rollback").at("latest_time");
    const auto at = " --at " + latest.get<std::string>();
    QVERIFY(refused(fork + "copy-db" + at, "copy-db, but it was copied with another --at, or none"));
    QVERIFY(QFile::remove(scene.file("apply.sqlite")));
    QVERIFY(refused(fork + "copy-db" + at, "copy-db, but of what time its data are is not known here"));
    const auto pool =
        scene.run((create + "4G-Performance --name orders-db --follower reports:4G-Performance:3").c_str());
    QVERIFY2(pool.exitCode == 1 && pool.err ==
                                       "--follower: orders-db has a pool reports of 1 × 4G-Performance, not 3 × "
                                       "4G-Performance.\n",
             pool.err.constData());
    QCOMPARE(scene.infoOf(forkedCluster).at("pools").size(), before);
}

/// The cluster is there, and billed: that is said of it, and what became of the other pool.
void TestCreationProgram::aPoolThatIsRefusedLeavesTheCluster() {
    ChangeProgramScene scene;
    scene.inject("status:422:POST /pools:1");
    const auto outcome = scene.run("create --app example-app --level 4G-Performance --name orders-db --json --wait "
                                   "--follower reports:4G-Performance --follower web-reads:4G-Performance");
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.startsWith("Incomplete: orders-db is there, but not its pool reports: "),
             outcome.err.constData());
    const auto json = checkedJson("create", outcome);
    QVERIFY2(json.is_object() && json.at("result") == "failed", outcome.out.constData());
    QVERIFY2(json.at("cluster_result") == "done", outcome.out.constData());
    QVERIFY(json.at("follower_pools")[0].at("result") == "failed");
    QVERIFY(json.at("follower_pools")[1].at("result") == "done");
    QCOMPARE(scene.infoOf("orders-db").at("pools").size(), std::size_t{2});
}

/// Its pools are never sent.
void TestCreationProgram::aClusterThatIsRefusedLeavesNothing() {
    ChangeProgramScene scene;
    scene.inject("status:422:POST /addons:1");
    const auto outcome = scene.run("create --app example-app --level 4G-Performance --name orders-db --json "
                                   "--follower reports:4G-Performance --follower web-reads:4G-Performance");
    QCOMPARE(outcome.exitCode, 1);
    const auto json = checkedJson("create", outcome);
    QVERIFY2(json.is_object() && json.at("cluster_result") == "failed", outcome.out.constData());
    for (const auto& pool : json.at("follower_pools")) {
        QVERIFY2(pool.at("result") == "failed", outcome.out.constData());
        QCOMPARE(pool.at("message").get<std::string>(), std::string("Nothing was sent: the previous change failed."));
    }
}

/// The API may have none while the cluster is being created: the same command waits for the change that is open.
void TestCreationProgram::itGoesOnWithoutDetails() {
    ChangeProgramScene scene(1);
    const char* const wanted = "create --app example-app --level 4G-Performance --name orders-db --wait --json";
    const auto process = scene.started(wanted);
    QVERIFY(QTest::qWaitFor([&] { return !scene.addon("orders-db").is_null(); }, longestCreationWait));
    process->kill();
    QVERIFY(process->waitForFinished(longestCreationWait));
    scene.inject("status:404:GET /info");
    const auto again = scene.started(wanted);
    QByteArray said;
    QVERIFY2(QTest::qWaitFor(
                 [&] {
                     said += again->readAllStandardError();
                     return said.contains("Waiting for a change of orders-db") ||
                            again->state() == QProcess::NotRunning;
                 },
                 longestCreationWait),
             said.constData());
    QVERIFY2(said.contains("Waiting for a change of orders-db"), said.constData());
    again->kill();
    QVERIFY(again->waitForFinished(longestCreationWait));
}

void TestCreationProgram::itIsMadeLikeAnother() {
    const ChangeProgramScene scene;
    const auto outcome = scene.run("create --app catalog-api --like CLUSTER --name twin-db");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY2(outcome.out.contains("Follower pool web-reads"), outcome.out.constData());
    const auto shapesOf = [](const poolhouse::test::Json& info) {
        QStringList shapes;
        for (const auto& pool : info.at("pools")) {
            shapes << QString::fromStdString(pool.at("name").get<std::string>() + ' ' +
                                             pool.at("expected_level").get<std::string>() + ' ' +
                                             pool.at("expected_count").dump());
        }
        shapes.sort();
        return shapes;
    };
    QCOMPARE(shapesOf(scene.infoOf("twin-db")), shapesOf(scene.infoOf(forkedCluster)));
    const auto own = checkedJson("create", scene.run("create --app catalog-api --like CLUSTER --level 4G-Performance "
                                                     "--follower one:4G-Performance --dry-run --json"));
    QVERIFY(own.is_object() && own.at("level") == "4G-Performance" && own.at("follower_pools").size() == 1);
}

void TestCreationProgram::itHasTheShapeOfAPlan() {
    const ChangeProgramScene scene;
    const auto write = [&scene](const char* name, const QByteArray& clusters) {
        QFile file(scene.home() + QLatin1Char('/') + QLatin1String(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(R"({"version": 1, "clusters": [)") + clusters + "]}");
    };
    const QByteArray shape = R"("app": "example-app", "tier": "advanced-private",
        "live": [{"name": "leader", "level": "4G-Performance", "count": 1}],
        "wanted": [{"name": "leader", "level": "8G-Performance", "count": 2},
                   {"name": "reads", "level": "4G-Performance", "count": 3},
                   {"name": "batch", "level": "4G-Performance", "count": 0}]})";
    write("one.json", R"({"cluster": "a", )" + shape);
    write("two.json", R"({"cluster": "a", )" + shape + R"(, {"cluster": "b", )" + shape);
    const auto run = [&scene](const char* file) {
        return scene.run(("create --app example-app --name shaped-db --dry-run --json --shape " +
                          scene.home().toStdString() + '/' + file)
                             .c_str());
    };
    const auto json = checkedJson("create", run("one.json"));
    QVERIFY(json.is_object() && json.at("level") == "8G-Performance" && json.at("high_availability") == true);
    QVERIFY(json.at("plan") == "advanced-private" && json.at("follower_pools").size() == 2);
    QVERIFY(json.at("follower_pools")[0].at("name") == "reads" && json.at("follower_pools")[0].at("count") == 3);
    QCOMPARE(json.at("effects").back().get<std::string>(),
             std::string("batch is scaled to 0 in the template; the new pool has one instance, which is billed."));
    const auto several = run("two.json");
    QVERIFY2(several.exitCode == 2 && several.err.contains("has 2 clusters."), several.err.constData());
    const auto missing = run("none.json");
    QVERIFY2(missing.exitCode == 2 && missing.err.contains("none.json"), missing.err.constData());
}

void TestCreationProgram::refusals() {
    ChangeProgramScene scene;
    const auto before = scene.addonCount();
    const auto refused = [&scene](const char* command, int exitCode, const QByteArray& said) {
        const auto outcome = scene.run(command);
        if (outcome.exitCode == exitCode && outcome.err == said && outcome.out.isEmpty()) {
            return true;
        }
        qWarning("%d: %s%s", outcome.exitCode, outcome.err.constData(), outcome.out.constData());
        return false;
    };
    QVERIFY(refused("create --app nowhere --level 4G-Performance", 1,
                    "The app nowhere doesn't exist, or this account can't see it.\n"));
    QVERIFY(refused("create --app example-app --level 5G-Performance", 2,
                    "--level: The API doesn't offer this level. Choose another one.\n"));
    QVERIFY(refused("create --app example-app --level 4G-Performance --name 2nd", 2,
                    "--name: A name starts with a letter.\n"));
    QVERIFY(refused("create --app catalog-api --level 4G-Performance --name postgresql-rectangular-12345", 1,
                    "--name: There already is a cluster named postgresql-rectangular-12345. Choose another name.\n"));
    QVERIFY(refused("create --app example-app --level 4G-Performance --as READS", 1,
                    "--as: example-app already has an attachment named READS. Choose another name.\n"));
    QVERIFY(refused("create --app example-app --level 4G-Performance --follower leader:4G-Performance", 2,
                    "--follower: This name is reserved for the leader pool. Try leader-reads.\n"));
    QVERIFY(refused("create --app example-app --level 4G-Performance --follower reads:4G-Performance:many", 2,
                    "--follower needs a name, a level and a number of instances such as web-reads:8G-Performance:2, "
                    "not \"reads:4G-Performance:many\".\n"));
    QVERIFY(
        refused("create --app example-app --like no-such-cluster", 1,
                "No cluster \"no-such-cluster\" among the 11 of this account. Run poolhouse info for their names.\n"));
    scene.setConfigVar("example-app", "MINE_URL");
    const auto inTheWay = scene.run("create --app example-app --level 4G-Performance --as MINE");
    QCOMPARE(inTheWay.exitCode, 1);
    QCOMPARE(inTheWay.err, QByteArray("--as: example-app already has the config var MINE_URL. Choose another name.\n"));
    const auto version = scene.run("create --app example-app --level 4G-Performance --postgres-version 8");
    QVERIFY2(version.exitCode == 1 && version.err.contains("PostgreSQL \"8\" is not on offer"),
             version.err.constData());
    QCOMPARE(scene.addonCount(), before);
}

/// The answer was lost and the program ended: the same command goes on with that cluster.
void TestCreationProgram::anInterruptedCreationIsNotMadeTwice() {
    ChangeProgramScene scene(60);
    const auto before = scene.addonCount();
    scene.inject("timeout-after:POST /addons:1");
    const auto process =
        scene.started("create --app example-app --level 4G-Performance --name orders-db --wait --json");
    QVERIFY(QTest::qWaitFor([&] { return scene.addonCount() != before; }, longestCreationWait));
    process->kill();
    QVERIFY(process->waitForFinished(longestCreationWait));
    const auto again = scene.run("create --app example-app --level 4G-Performance --name orders-db --wait --json");
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY2(again.fact("/result") == "\"done_before\"", again.out.constData());
    QVERIFY2(again.err.contains("Waiting for a change of orders-db that is in progress"), again.err.constData());
    QCOMPARE(scene.addonCount(), before + 1);
    QVERIFY(scene.addon("orders-db").at("state") == "provisioned");
}

/// Ended while the cluster was being created: the same command finishes it, with each pool once.
void TestCreationProgram::anInterruptedCreationGetsItsPools() {
    const ChangeProgramScene scene(60);
    const char* const wanted = "create --app example-app --level 4G-Performance --name orders-db --wait --json "
                               "--follower reports:4G-Performance --follower web-reads:4G-Performance:2";
    const auto process = scene.started(wanted);
    QVERIFY(QTest::qWaitFor([&] { return !scene.addon("orders-db").is_null(); }, longestCreationWait));
    process->kill();
    QVERIFY(process->waitForFinished(longestCreationWait));
    const auto again = scene.run(wanted);
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY2(again.fact("/result") == "\"done_before\"" || again.fact("/result") == "\"done\"", again.out.constData());
    QCOMPARE(scene.infoOf("orders-db").at("pools").size(), std::size_t{3});
}

POOLHOUSE_CORE_APP_TEST(TestCreationProgram)
#include "tst_creation_program.moc"
