// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/area_scene.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse;
using namespace poolhouse::console;
using Command = CommandLine::Command;
using test::errorOf;

namespace {

using Answer = api::ApiResult<api::MaintenanceAnswer>;

/// Answers by the id of the cluster; the others have nothing planned.
void answer(AreaScene& scene, const std::map<std::string, Answer>& answers) {
    scene.client->maintenances.automatic = [answers](const std::string& id) {
        const auto at = answers.find(id);
        return at != answers.end() ? at->second
                                   : Answer(api::MaintenanceAnswer{AreaScene::maintenanceOf(id, "none", ""), {}});
    };
}

Answer pending(const std::string& id, const char* requiredBy) {
    return api::MaintenanceAnswer{AreaScene::maintenanceOf(id, "pending", requiredBy), {}};
}

/// Names of the clusters in a list of the JSON.
QString clustersOf(const test::Json& list) {
    QStringList names;
    for (const auto& each : list) {
        names << QString::fromStdString(each["cluster"]["name"].get<std::string>());
    }
    return names.join(QLatin1Char(' '));
}

} // namespace

/// `poolhouse maintenance` on scripted services.
class TestMaintenanceCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneClusterHasWindowAndHistory();
    void whatIsUnknownIsNotNone();
    void anUnknownClusterIsAFailure();
    void aMaintenanceThatCannotBeReadSaysWhy();
    void aHistoryThatCannotBeReadIsNull();
    void allClustersAreSortedByDeadline();
    void clustersThatCouldNotBeReadAreNamed();
    void whatAllWouldAnswerIsAskedNoFurther();
    void fewAreAskedAtOnce();
    void callsAreKeptInReserve();
    void whatIsLateIsNamed();
    void anEmptyAccountIsNoFailure();
};

void TestMaintenanceCommand::oneClusterHasWindowAndHistory() {
    AreaScene scene;
    answer(scene, {{"uuid-orders", pending("uuid-orders", "2026-09-14T08:28:00Z")}});
    const auto result = scene.run(Command::Maintenance, QStringLiteral("orders"), true);
    QVERIFY2(result.exitCode == exitDone, qPrintable(result.complaint));
    const auto json = AreaScene::checked(result, "maintenance");
    COMPARE_JSON(json["maintenance"]["state"], "pending");
    COMPARE_JSON(json["maintenance"]["coming"], true);
    COMPARE_JSON(json["maintenance"]["required_by"], "2026-09-14T08:28:00Z");
    QVERIFY(json["maintenance"]["scheduled_for"].is_null());
    COMPARE_JSON(json["maintenance"]["window"]["from"]["weekday"], "thursday");
    COMPARE_JSON(json["maintenance"]["window"]["to"]["minute_of_day"], 120);
    COMPARE_JSON(json["history"][0]["state"], "completed");
    QCOMPARE(scene.client->maintenances.asked(), 1);
    const auto quiet = scene.run(Command::Maintenance, QStringLiteral("ledger")).output;
    QVERIFY2(quiet.contains(QStringLiteral(": no maintenance planned\n")), qPrintable(quiet));
    scene.offset = std::chrono::hours(2);
    const auto table = scene.run(Command::Maintenance, QStringLiteral("orders")).output;
    for (const char* line :
         {"required by    2026-09-14 08:28 UTC\n", "window         Thursdays 22:00 to Fridays 02:00 UTC\n",
          "window, local  Fridays 00:00 to 04:00 (UTC+02:00)\n", "\nHistory\n"}) {
        QVERIFY2(table.contains(QLatin1String(line)), qPrintable(table));
    }
}

void TestMaintenanceCommand::whatIsUnknownIsNotNone() {
    AreaScene scene;
    auto unsaid = AreaScene::maintenanceOf("uuid-orders", "", "");
    unsaid.reason.clear();
    answer(scene, {{"uuid-orders", api::MaintenanceAnswer{unsaid, {}}}});
    const auto one = scene.run(Command::Maintenance, QStringLiteral("orders")).output;
    for (const char* line : {"maintenance unknown\n", "what           unknown\n", "scheduled for  unknown\n",
                             "started        unknown\n", "completed      unknown\n"}) {
        QVERIFY2(one.contains(QLatin1String(line)), qPrintable(one));
    }
    const auto json =
        AreaScene::checked(scene.run(Command::Maintenance, QStringLiteral("orders"), true), "maintenance");
    QVERIFY(json["maintenance"]["coming"].is_null());
    const auto all = scene.run(Command::Maintenance, {}).output;
    QVERIFY2(all.contains(QStringLiteral("clusters read: 3 of 3; maintenances to come: 0; unknown: 1\n")),
             qPrintable(all));
    const auto quiet = scene.run(Command::Maintenance, QStringLiteral("ledger")).output;
    QVERIFY2(quiet.contains(QStringLiteral("started        -\n")), qPrintable(quiet));
}

void TestMaintenanceCommand::anUnknownClusterIsAFailure() {
    AreaScene scene;
    const auto result = scene.run(Command::Maintenance, QStringLiteral("nobody"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY(result.complaint.startsWith(QStringLiteral("No cluster \"nobody\"")));
    QCOMPARE(scene.client->maintenances.asked(), 0);
}

void TestMaintenanceCommand::aMaintenanceThatCannotBeReadSaysWhy() {
    AreaScene scene;
    answer(scene, {{"uuid-orders", errorOf(api::ApiError::Kind::ServerError, 500)}});
    const auto result = scene.run(Command::Maintenance, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY2(result.complaint.startsWith(QStringLiteral("orders: Maintenance couldn't be loaded.")),
             qPrintable(result.complaint));
    QCOMPARE(scene.client->maintenanceHistories.asked(), 0);
}

void TestMaintenanceCommand::aHistoryThatCannotBeReadIsNull() {
    AreaScene scene;
    scene.client->maintenanceHistories.automatic = [](const std::string&) {
        return api::ApiResult<core::PartialList<core::Maintenance>>(errorOf(api::ApiError::Kind::ServerError, 500));
    };
    const auto result = scene.run(Command::Maintenance, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY2(result.complaint.startsWith(QStringLiteral("orders: The maintenance history couldn't be loaded.")),
             qPrintable(result.complaint));
    const auto json = AreaScene::checked(result, "maintenance");
    COMPARE_JSON(json["maintenance"]["state"], "none");
    QVERIFY(json["history"].is_null());
}

void TestMaintenanceCommand::allClustersAreSortedByDeadline() {
    AreaScene scene;
    answer(scene, {{"uuid-orders", pending("uuid-orders", "2026-09-14T08:28:00Z")},
                   {"uuid-ledger", pending("uuid-ledger", "2026-08-01T00:00:00Z")}});
    const auto result = scene.run(Command::Maintenance, {}, true);
    QVERIFY2(result.exitCode == exitDone, qPrintable(result.complaint));
    const auto json = AreaScene::checked(result, "maintenance");
    QCOMPARE(clustersOf(json["maintenances"]), QStringLiteral("ledger orders archive"));
    QVERIFY(json["not_read"].empty());
    QCOMPARE(scene.client->maintenanceHistories.asked(), 0);
    const auto table = scene.run(Command::Maintenance, {}).output;
    QVERIFY2(table.contains(QStringLiteral("clusters read: 3 of 3; maintenances to come: 2\n")), qPrintable(table));
    QVERIFY(table.indexOf(QStringLiteral("ledger")) < table.indexOf(QStringLiteral("orders")));
}

void TestMaintenanceCommand::clustersThatCouldNotBeReadAreNamed() {
    AreaScene scene;
    auto odd = api::MaintenanceAnswer{AreaScene::maintenanceOf("uuid-ledger", "pending", ""), {}};
    odd.unreadable = {{core::RecordKind::Cluster, {}, "required_by", "a time", false}};
    answer(scene, {{"uuid-archive", errorOf(api::ApiError::Kind::NotFound, 404)}, {"uuid-ledger", odd}});
    const auto result = scene.run(Command::Maintenance, {}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY2(result.complaint.contains(QStringLiteral(
                 "archive: Maintenance couldn't be loaded. The API has no maintenance data for this cluster. Its plan "
                 "may not have maintenance, or the cluster may have been destroyed.")),
             qPrintable(result.complaint));
    QVERIFY2(!result.complaint.contains(QStringLiteral("Not found.")), qPrintable(result.complaint));
    QVERIFY2(result.complaint.contains(QStringLiteral("ledger: 1 value couldn't be read and is unknown: required_by.")),
             qPrintable(result.complaint));
    const auto json = AreaScene::checked(result, "maintenance");
    QCOMPARE(clustersOf(json["maintenances"]), QStringLiteral("ledger orders"));
    QCOMPARE(clustersOf(json["not_read"]), QStringLiteral("archive"));
    COMPARE_JSON(json["not_read"][0]["problem"]["why"], "The API has no maintenance data for this cluster.");
    COMPARE_JSON(json["unreadable"][0]["cluster"], "ledger");
}

void TestMaintenanceCommand::whatAllWouldAnswerIsAskedNoFurther() {
    AreaScene scene;
    for (int i = 0; i < 20; ++i) {
        const auto name = "more-" + std::to_string(i);
        scene.client->knownClusters.push_back({{name}, name, scene.client->knownApps[0], "advanced", {}, {}});
    }
    scene.client->maintenances.automatic = [](const std::string&) {
        return Answer(errorOf(api::ApiError::Kind::RateLimited, 429));
    };
    const auto result = scene.run(Command::Maintenance, {}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(scene.client->maintenances.asked(), static_cast<int>(MaintenanceCommand::mostAtOnce));
    QCOMPARE(AreaScene::checked(result, "maintenance")["not_read"].size(), 23U);
    QVERIFY2(result.complaint.contains(QStringLiteral("more-19")), qPrintable(result.complaint));
}

void TestMaintenanceCommand::fewAreAskedAtOnce() {
    AreaScene scene;
    scene.timeout = std::chrono::seconds(1);
    for (int i = 0; i < 20; ++i) {
        const auto name = "more-" + std::to_string(i);
        scene.client->knownClusters.push_back({{name}, name, scene.client->knownApps[0], "advanced", {}, {}});
    }
    scene.client->maintenances.automatic = nullptr; // no server answers
    const auto result = scene.run(Command::Maintenance, {}, true);
    QCOMPARE(scene.client->maintenances.asked(), static_cast<int>(MaintenanceCommand::mostAtOnce));
    QCOMPARE(result.exitCode, exitFailure);
}

void TestMaintenanceCommand::callsAreKeptInReserve() {
    AreaScene scene;
    scene.callsLeft = 150;
    const auto result = scene.run(Command::Maintenance, {}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(scene.client->maintenances.asked(), 0);
    QVERIFY2(result.complaint.contains(QStringLiteral("Too few API calls are left this hour (150).")),
             qPrintable(result.complaint));
    QVERIFY2(result.complaint.contains(QStringLiteral("Not read: archive, ledger, orders.")),
             qPrintable(result.complaint));
    QCOMPARE(scene.run(Command::Maintenance, QStringLiteral("orders"), true).exitCode, exitDone);
}

void TestMaintenanceCommand::whatIsLateIsNamed() {
    AreaScene scene;
    scene.timeout = std::chrono::seconds(1);
    scene.client->maintenances.automatic = nullptr;
    const auto result = scene.run(Command::Maintenance, {}, true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY2(result.complaint.contains(QStringLiteral("within 1 s")), qPrintable(result.complaint));
    QVERIFY2(result.complaint.contains(QStringLiteral("Not read: archive, ledger, orders.")),
             qPrintable(result.complaint));
    QVERIFY(AreaScene::checked(result, "maintenance")["not_read"][0]["problem"].is_null());
}

void TestMaintenanceCommand::anEmptyAccountIsNoFailure() {
    AreaScene scene;
    scene.client->knownClusters.clear();
    const auto result = scene.run(Command::Maintenance, {}, true);
    QVERIFY2(result.exitCode == exitDone, qPrintable(result.complaint));
    QVERIFY(AreaScene::checked(result, "maintenance")["maintenances"].empty());
}

POOLHOUSE_CORE_APP_TEST(TestMaintenanceCommand)
#include "tst_maintenance_command.moc"
