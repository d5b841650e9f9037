// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/client_switch.h"
#include "app/console/info_command.h"
#include "app/console/session_controller.h"
#include "app/console/settings.h"
#include "models/poller.h"
#include "models/store.h"
#include "tests/app/console/fake_client.h"
#include "tests/app/console/fake_places.h"
#include "tests/app/console/info_fixture.h"

#include <QTest>

using namespace poolhouse;
using namespace poolhouse::console;

class TestInfoCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatCouldBeRead();
    void oneClusterThatIsWellIsDone();
    void oneClusterThatFailedIsAFailure();
    void anUnknownClusterIsAFailure();
    void aFleetThatCannotBeReadSaysWhy();
    void aRefusedTokenSaysWhy();
};

namespace {

/// Runs the command to its end over a fleet of two clusters, of which one answers.
class Scene {
public:
    std::shared_ptr<FakeClient> client = std::make_shared<FakeClient>();

    Scene() {
        const core::App app{{"app-1"}, "example-app"};
        client->knownApps = {app};
        client->knownClusters = {{{"uuid-good"}, "good", app, "advanced", {}, {}},
                                 {{"uuid-bad"}, "bad", app, "advanced", {}, {}}};
        core::ClusterInfo info;
        info.id = {"uuid-good"};
        info.name = "good";
        info.app = app;
        info.pools = {somePool("leader", "8G-Performance", 2)};
        client->infos[info.id] = info;
    }

    CommandResult run(const QString& cluster, bool json) {
        FakePlaces places;
        places.inEnvironment.secret = "HRKU-secret";
        ClientSwitch clients;
        MemoryPreferences preferences;
        const core::ManualClock clock(readAt);
        models::Store store;
        api::SessionMonitor monitor;
        models::Poller poller({clients, clients, clients, clients, monitor}, store, clock);
        SessionController session({places, clients,
                                   [&](const api::ApiHosts&, const api::Token&) { clients.use(client); },
                                   [&] { clients.useNone(); },
                                   [](const SandboxSource&)
                                       -> core::Result<std::unique_ptr<RunningSandbox>, models::ProblemText> {
                                       return models::ProblemText{};
                                   },
                                   store, poller, preferences});
        InfoCommand command({cluster, json, std::chrono::seconds(20)}, store, poller, session, clock);
        std::optional<CommandResult> result;
        connect(command, result);
        command.start();
        session.begin(publicApi());
        const bool inTime = QTest::qWaitFor([&result] { return result.has_value(); }, 30000);
        return inTime ? *result : CommandResult{-1, {}, {}};
    }

private:
    static void connect(InfoCommand& command, std::optional<CommandResult>& result) {
        QObject::connect(&command, &InfoCommand::finished, &command, [&result](const CommandResult& told) {
            QVERIFY(!result);
            result = told;
        });
    }
};

} // namespace

void TestInfoCommand::tellsWhatCouldBeRead() {
    const auto result = Scene().run({}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY(result.output.contains(QStringLiteral("\"good\"")));
    QVERIFY(result.output.contains(QStringLiteral("\"problem\": {")));
    QVERIFY2(result.complaint.contains(QStringLiteral("1 of 2 clusters")), qPrintable(result.complaint));
}

void TestInfoCommand::oneClusterThatIsWellIsDone() {
    const auto result = Scene().run(QStringLiteral("good"), false);
    QCOMPARE(result.exitCode, exitDone);
    QVERIFY(result.output.contains(QStringLiteral("8G-Performance")));
    QCOMPARE(result.complaint, QString());
}

void TestInfoCommand::oneClusterThatFailedIsAFailure() {
    const auto result = Scene().run(QStringLiteral("bad"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY(result.output.contains(QStringLiteral("\"problem\": {")));
    QVERIFY(!result.complaint.isEmpty());
}

void TestInfoCommand::anUnknownClusterIsAFailure() {
    const auto result = Scene().run(QStringLiteral("nobody"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY(result.complaint.contains(QStringLiteral("There is no cluster \"nobody\"")));
}

void TestInfoCommand::aFleetThatCannotBeReadSaysWhy() {
    Scene scene;
    scene.client->fleetError = FakeClient::error(api::ApiError::Kind::Forbidden);
    const auto result = scene.run({}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY(!result.complaint.isEmpty());
}

void TestInfoCommand::aRefusedTokenSaysWhy() {
    Scene scene;
    scene.client->accountError = FakeClient::error(api::ApiError::Kind::Unauthorized);
    const auto result = scene.run({}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY(!result.complaint.isEmpty());
}

QTEST_GUILESS_MAIN(TestInfoCommand)
#include "tst_info_command.moc"
