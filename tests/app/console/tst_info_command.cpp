// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/info_command.h"
#include "tests/app/console/command_scene.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse;
using namespace poolhouse::console;

class TestInfoCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatCouldBeRead();
    void oneClusterThatIsWellIsDone();
    void oneClusterIsAllThatIsRead();
    void anApiThatGoesAwaySaysWhy();
    void oneClusterThatFailedIsAFailure();
    void anUnknownClusterIsAFailure();
    void aFleetThatCannotBeReadSaysWhy();
    void aRefusedTokenSaysWhy();
    void aFaultIsToldWithItsDetail();
    void callsThatAreKeptAreNotBlamedOnTime();
};

namespace {

/// Runs the command on a fleet of two clusters, one of which responds.
class InfoScene : public CommandScene {
public:
    InfoScene() {
        const core::App app{{"app-1"}, "example-app"};
        client->knownApps = {app};
        client->knownClusters = {{{"uuid-good"}, "good", app, "advanced", {}, {}},
                                 {{"uuid-bad"}, "bad", app, "advanced", {}, {}}};
        core::ClusterInfo info;
        info.id = {"uuid-good"};
        info.name = "good";
        info.app = app;
        info.pools = {somePool("leader", "8G-Performance", 2)};
        client->knownInfos[info.id] = info;
    }

    CommandResult run(const QString& cluster, bool json) {
        return CommandScene::run([&](const Dependencies& parts) {
            return std::make_unique<InfoCommand>(InfoRequest{cluster, json, std::chrono::seconds(20)}, parts.store,
                                                 parts.poller, parts.session, parts.clock);
        });
    }
};

} // namespace

void TestInfoCommand::tellsWhatCouldBeRead() {
    const auto result = InfoScene().run({}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY(result.output.contains(QStringLiteral("\"good\"")));
    QVERIFY(result.output.contains(QStringLiteral("\"problem\": {")));
    QVERIFY2(result.complaint.contains(QStringLiteral("1 of 2 clusters")), qPrintable(result.complaint));
}

void TestInfoCommand::oneClusterThatIsWellIsDone() {
    const auto result = InfoScene().run(QStringLiteral("good"), false);
    QCOMPARE(result.exitCode, exitDone);
    QVERIFY(result.output.contains(QStringLiteral("8G-Performance")));
    QCOMPARE(result.complaint, QString());
}

void TestInfoCommand::oneClusterIsAllThatIsRead() {
    InfoScene scene;
    QCOMPARE(scene.run(QStringLiteral("good"), true).exitCode, exitDone);
    QCOMPARE(scene.client->infosAsked, std::vector<std::string>{"uuid-good"});
    scene.client->infosAsked.clear();
    QCOMPARE(scene.run({}, true).exitCode, exitFailure);
    QVERIFY(scene.client->infosAsked.size() >= 2);
    scene.client->infosAsked.clear();
    QCOMPARE(scene.run(QStringLiteral("nobody"), true).exitCode, exitFailure);
    QVERIFY(scene.client->infosAsked.empty());
}

void TestInfoCommand::anApiThatGoesAwaySaysWhy() {
    InfoScene scene;
    scene.client->infoError = test::errorOf(api::ApiError::Kind::Unreachable);
    scene.client->fleetErrorAfterInfo = scene.client->infoError;
    for (const auto& cluster : {QString(), QStringLiteral("good")}) {
        scene.client->fleetError.reset();
        const auto result = scene.run(cluster, false);
        QCOMPARE(result.exitCode, exitFailure);
        QVERIFY2(result.complaint.contains(QStringLiteral("No connection could be established")),
                 qPrintable(result.complaint));
    }
}

void TestInfoCommand::oneClusterThatFailedIsAFailure() {
    const auto result = InfoScene().run(QStringLiteral("bad"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY(result.output.contains(QStringLiteral("\"problem\": {")));
    QVERIFY(!result.complaint.isEmpty());
}

void TestInfoCommand::anUnknownClusterIsAFailure() {
    const auto result = InfoScene().run(QStringLiteral("nobody"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY(result.complaint.contains(QStringLiteral("No cluster \"nobody\"")));
}

void TestInfoCommand::aFleetThatCannotBeReadSaysWhy() {
    InfoScene scene;
    scene.client->fleetError = test::errorOf(api::ApiError::Kind::Forbidden);
    const auto result = scene.run({}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY(!result.complaint.isEmpty());
}

void TestInfoCommand::aRefusedTokenSaysWhy() {
    InfoScene scene;
    scene.client->accountError = test::errorOf(api::ApiError::Kind::Unauthorized);
    const auto result = scene.run({}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY(!result.complaint.isEmpty());
}

void TestInfoCommand::aFaultIsToldWithItsDetail() {
    InfoScene scene;
    scene.client->fleetError = test::errorOf(api::ApiError::Kind::WrongType);
    scene.client->fleetError->method = "GET";
    scene.client->fleetError->target = "/addons";
    scene.client->fleetError->path = "[3].plan.name";
    const auto result = scene.run({}, true);
    QVERIFY2(result.complaint.contains(QStringLiteral("  member: [3].plan.name\n")), qPrintable(result.complaint));
    QVERIFY2(result.complaint.contains(QStringLiteral("  request: GET /addons\n")), qPrintable(result.complaint));
    // A finished command must not announce retries.
    QVERIFY2(!result.complaint.contains(QStringLiteral("by itself")), qPrintable(result.complaint));
    QVERIFY2(!result.complaint.contains(QStringLiteral("figures stay")), qPrintable(result.complaint));
}

void TestInfoCommand::callsThatAreKeptAreNotBlamedOnTime() {
    InfoScene scene;
    scene.callsLeft = 150;
    const auto result = scene.run({}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY2(result.complaint.contains(QStringLiteral("too few API calls are left this hour (150)")),
             qPrintable(result.complaint));
    QVERIFY2(!result.complaint.contains(QStringLiteral("--timeout")), qPrintable(result.complaint));
}

POOLHOUSE_CORE_APP_TEST(TestInfoCommand)
#include "tst_info_command.moc"
