// SPDX-License-Identifier: GPL-3.0-or-later
// Settings, quotas, upgrades and migrations of Advanced clusters.
#include "tests/app/sandbox/api_client.h"
#include "tests/support/test_main.h"

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

const std::string source = "postgresql-rigid-40120";

json settingOf(ApiClient& client, const std::string& name) {
    const auto items = client.get(client.dataPath(rectangular) + "/settings")["items"];
    for (const auto& item : items) {
        if (item["name"] == name) {
            return item;
        }
    }
    return nullptr;
}

std::string statusOf(ApiClient& client, const std::string& cluster = rectangular) {
    return textOf(client.info(cluster), "status");
}

} // namespace

class TestSandboxOperations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changesSettings() {
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/settings";
        const auto [status, body] =
            client.call("PUT", path, {{"settings", "log_min_duration_statement:500, log_connections:off"}});
        QCOMPARE(status, 200);
        COMPARE_JSON(body["changes"], json::parse(R"([{"name":"log_connections","previous":true,"current":false},
                                     {"name":"log_min_duration_statement","previous":2000,"current":500}])"));
        QCOMPARE(statusOf(client), std::string("modifying"));
        COMPARE_JSON(client.get(client.dataPath(rectangular) + "/wait_status"),
                     json({{"message", "Updating"}, {"waiting", true}}));
        COMPARE_JSON(settingOf(client, "log_connections")["current"], false);
        COMPARE_JSON(settingOf(client, "log_connections")["default"], true);
        client.now += seconds(26);
        QCOMPARE(statusOf(client), std::string("available"));
        const auto again = client.call("PUT", path, {{"settings", "log_min_duration_statement:500"}});
        COMPARE_JSON(again.second, json({{"changes", json::array()}})); // already in effect
        QCOMPARE(statusOf(client), std::string("available"));
    }

    void rejectsInvalidSettings_data() {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* settings, const char* says) {
            QTest::newRow(settings) << QByteArray(settings) << QByteArray(says);
        };
        row("a:1,b:c", "no setting called \"a\"");
        row("log_statement:sometimes", "one of none, ddl, mod, all");
        row("log_connections:maybe", "on or off");
        row("log_min_duration_statement:-2", "from -1 to");
        row("log_min_duration_statement:1e3", "from -1 to");
        row("log_statement", "NAME:VALUE");
        row(":x", "NAME:VALUE");
        row("", "at least one");
    }
    void rejectsInvalidSettings() {
        QFETCH(QByteArray, settings);
        QFETCH(QByteArray, says);
        ApiClient client;
        const auto response = client.send("PUT", client.dataPath(rectangular) + "/settings",
                                          json{{"settings", settings.toStdString()}}.dump());
        QCOMPARE(response.status, 422);
        QVERIFY2(messageOf(response).find(says.toStdString()) != std::string::npos, messageOf(response).c_str());
        QCOMPARE(statusOf(client), std::string("available"));
    }

    void changesQuotas() {
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/quotas";
        COMPARE_JSON(client.get(path)["items"][0], client.get(path + "/storage"));
        const auto [status, quota] = client.call(
            "PATCH", path + "/storage", {{"warning_gb", 120}, {"critical_gb", 200}, {"enforcement_action", "notify"}});
        QCOMPARE(status, 200);
        COMPARE_JSON(quota, json::parse(R"({"type":"storage","current_gb":142.0,"warning_gb":120.0,"critical_gb":200.0,
                                            "enforcement_action":"notify","enforcement_active":false})"));
        const auto removed = client.call("PATCH", path + "/storage", {{"critical_gb", nullptr}}).second;
        QVERIFY(removed["critical_gb"].is_null());
        QCOMPARE(removed["warning_gb"].get<int>(), 120); // absent: unchanged
        COMPARE_JSON(client.info(rectangular)["quotas"][0], removed);
        QCOMPARE(client.send("GET", path + "/inodes").status, 404);
    }

    void rejectsInvalidQuotas_data() {
        QTest::addColumn<QByteArray>("body");
        for (const auto* body : {"{}", R"({"warning_gb":0})", R"({"warning_gb":-5})", R"({"critical_gb":100001})",
                                 R"({"warning_gb":1.5})", R"({"warning_gb":"12"})", R"({"enforcement_action":"stop"})",
                                 R"({"warning_gb":20,"critical_gb":20})", R"({"type":"storage"})"}) {
            QTest::newRow(body) << QByteArray(body);
        }
    }
    void rejectsInvalidQuotas() {
        QFETCH(QByteArray, body);
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/quotas/storage";
        const auto before = client.get(path);
        QCOMPARE(client.send("PATCH", path, body.toStdString()).status, 422);
        COMPARE_JSON(client.get(path), before);
    }

    void restrictsAfterGracePeriod() {
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/quotas/storage";
        const json limits{{"critical_gb", 140}, {"enforcement_action", "restrict"}};
        QVERIFY(!client.call("PATCH", path, limits).second["enforcement_active"].get<bool>());
        client.now += std::chrono::days(6);
        QVERIFY(!client.get(path)["enforcement_active"].get<bool>());
        QVERIFY(!client.call("PATCH", path, {{"warning_gb", 20}}).second["enforcement_active"].get<bool>());
        client.now += std::chrono::days(1);
        QVERIFY(client.get(path)["enforcement_active"].get<bool>());
        QVERIFY(!client.call("PATCH", path, {{"critical_gb", 9000}}).second["enforcement_active"].get<bool>());
    }

    void graceBeginsWhenGrowthReachesTheThreshold() {
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/quotas/storage";
        QCOMPARE(client.call("PATCH", path, {{"critical_gb", 144}, {"enforcement_action", "restrict"}}).first, 200);
        int reached = -1;
        int enforced = -1;
        double last = 0;
        for (int day = 0; day < 60 && enforced < 0; ++day) {
            client.now = anchor + std::chrono::days(day);
            const auto quota = client.get(path);
            QVERIFY(quota["current_gb"].get<double>() >= last);
            last = quota["current_gb"].get<double>();
            reached = reached < 0 && last > 144 ? day : reached;
            enforced = quota["enforcement_active"].get<bool>() ? day : enforced;
        }
        QVERIFY(reached > 0);
        QCOMPARE(enforced, reached + 7);
    }

    void upgradesVersion() {
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/upgrade/run";
        const auto [status, body] = client.call("POST", path, json::object());
        QCOMPARE(status, 200);
        QVERIFY(!textOf(body, "message").empty());
        QCOMPARE(statusOf(client), std::string("modifying"));
        QCOMPARE(textOf(client.get(client.dataPath(rectangular) + "/wait_status"), "message"),
                 std::string("Upgrading"));
        QCOMPARE(textOf(client.info(rectangular), "version"), std::string("17.5"));
        QCOMPARE(client.call("PATCH", client.poolPath(rectangular, "web-reads"), {{"count", 4}}).first, 422);
        client.now += seconds(361);
        QCOMPARE(textOf(client.info(rectangular), "version"), std::string("18.1"));
        QCOMPARE(statusOf(client), std::string("available"));
    }

    void rejectsInvalidUpgrades_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("same") << QByteArray(R"({"version":"17"})") << QByteArray("already");
        QTest::newRow("older") << QByteArray(R"({"version":"16"})") << QByteArray("already");
        QTest::newRow("unknown") << QByteArray(R"({"version":"99"})") << QByteArray("not on offer");
    }
    void rejectsInvalidUpgrades() {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, says);
        ApiClient client;
        const auto response = client.send("POST", client.dataPath(rectangular) + "/upgrade/run", body.toStdString());
        QCOMPARE(response.status, 422);
        QVERIFY(!json::parse(response.body).contains("id")); // as in the contract
        QVERIFY(messageOf(response).find(says.toStdString()) != std::string::npos);
    }

    void completesAMigration() {
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/migrations";
        const auto none = client.call("GET", path);
        QCOMPARE(none.first, 404);
        QVERIFY(!textOf(none.second, "message").empty()); // see x-error-model
        const json body{{"method", "cdc"}, {"source_id", client.clusterId(source)}};
        const auto [status, made] = client.call("POST", path, body);
        QCOMPARE(status, 200);
        QCOMPARE(textOf(made, "status"), std::string("preparing"));
        QCOMPARE(statusOf(client), std::string("migrating"));
        QCOMPARE(client.info(rectangular)["plan_limits"][1]["current"].get<double>(), 0.0); // wiped
        for (const auto* action : {"/run", "/cancel"}) {
            QCOMPARE(client.call("POST", path + action).first, 422);
        }
        QCOMPARE(client.call("POST", path, body).first, 409);
        QCOMPARE(client.call("POST", client.dataPath("postgresql-cubic-55310") + "/migrations", body).first, 409);
        QCOMPARE(client.call("PATCH", client.poolPath(rectangular, "web-reads"), {{"count", 4}}).first, 422);
        QCOMPARE(client.call("DELETE", "/apps/example-app/addons/" + source, {{"force", true}}).first, 422);
        client.now += seconds(181);
        QCOMPARE(textOf(client.get(path), "status"), std::string("ready"));
        QCOMPARE(client.call("POST", path + "/run").first, 202);
        client.now += seconds(90);
        const auto halfway = client.get(path);
        QCOMPARE(textOf(halfway, "status"), std::string("migrating"));
        QVERIFY(halfway["full_load_progress"].get<int>() > 20 && halfway["full_load_progress"].get<int>() < 60);
        QCOMPARE(client.call("POST", path + "/cancel").first, 422); // too late to cancel
        client.now += seconds(300);
        const auto done = client.get(path);
        QCOMPARE(textOf(done, "status"), std::string("completed"));
        QVERIFY(done["completed"].get<bool>() && done["successful"].get<bool>());
        QCOMPARE(statusOf(client), std::string("available"));
        QCOMPARE(client.info(rectangular)["plan_limits"][1]["current"].get<double>(), 180.0);
    }

    void cancelsOrExpiresAMigration() {
        for (const bool cancel : {true, false}) {
            ApiClient client;
            const auto path = client.dataPath(rectangular) + "/migrations";
            const json body{{"method", "full-load"}, {"source_id", client.clusterId(source)}};
            QCOMPARE(client.call("POST", path, body).first, 200);
            client.now += seconds(181);
            if (cancel) {
                QCOMPARE(client.call("POST", path + "/cancel").first, 202);
            } else {
                client.now += std::chrono::hours(24);
            }
            QCOMPARE(textOf(client.get(path), "status"), std::string("cancelled"));
            QVERIFY(!textOf(client.get(path), "stop_reason").empty());
            QCOMPARE(client.call("POST", path + "/run").first, 422);
            QCOMPARE(client.call("POST", path, body).first, 200); // a new migration is possible
        }
    }

    void waitsForTheMigrationTarget() {
        ApiClient client;
        const auto [status, addon] =
            client.call("POST", "/apps/example-app/addons",
                        {{"attachment", json::object()},
                         {"config", {{"from", client.clusterId(source)}, {"level", "4G-Performance"}}},
                         {"plan", {{"name", "heroku-postgresql:advanced"}}}});
        QCOMPARE(status, 201);
        const auto path = "/data/postgres/v1/" + addon["id"].get<std::string>() + "/migrations";
        const auto made =
            client.call("POST", path, {{"method", "cdc"}, {"source_id", client.clusterId(source)}}).second;
        QCOMPARE(textOf(made, "status"), std::string("creating_target"));
        client.now += seconds(241);
        QCOMPARE(textOf(client.get(path), "status"), std::string("preparing"));
        client.now += seconds(181);
        QCOMPARE(textOf(client.get(path), "status"), std::string("ready"));
    }

    void destroyingTheTargetReleasesTheSource() {
        ApiClient client;
        const json body{{"method", "cdc"}, {"source_id", client.clusterId(source)}};
        QCOMPARE(client.call("POST", client.dataPath(rectangular) + "/migrations", body).first, 200);
        QCOMPARE(client.call("DELETE", "/apps/example-app/addons/" + rectangular, {{"force", true}}).first, 200);
        QCOMPARE(client.call("POST", client.dataPath("postgresql-cubic-55310") + "/migrations", body).first, 200);
    }

    void rejectsInvalidMigrations_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("essential") << QByteArray("postgresql-minimal-70091") << QByteArray("cdc");
        QTest::newRow("advanced") << QByteArray("postgresql-cubic-55310") << QByteArray("cdc");
        QTest::newRow("method") << QByteArray("postgresql-rigid-40120") << QByteArray("by-hand");
    }
    void rejectsInvalidMigrations() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, method);
        ApiClient client;
        const json body{{"method", method.toStdString()}, {"source_id", client.clusterId(from.toStdString())}};
        QCOMPARE(client.call("POST", client.dataPath(rectangular) + "/migrations", body).first, 422);
        QCOMPARE(client.call("POST", client.dataPath(rectangular) + "/migrations", {{"method", "cdc"}}).first, 422);
        QCOMPARE(client.send("GET", client.dataPath(rectangular) + "/migrations").status, 404);
    }

    /// One large time step and many small ones yield the same world.
    void resultIsIndependentOfTimeSteps() {
        ApiClient jumping;
        ApiClient walking;
        for (auto* client : {&jumping, &walking}) {
            const auto path = client->dataPath(rectangular);
            QCOMPARE(
                client
                    ->call("POST", path + "/migrations", {{"method", "cdc"}, {"source_id", client->clusterId(source)}})
                    .first,
                200);
            QCOMPARE(client->call("POST", path + "/credentials", {{"name", "analyst"}}).first, 201);
            QCOMPARE(
                client->call("DELETE", "/apps/status-page/addons/postgresql-tapered-35561", {{"force", false}}).first,
                200);
        }
        for (int hour = 1; hour <= 25; ++hour) {
            walking.now = anchor + std::chrono::hours(hour);
            (void)walking.get("/account");
        }
        jumping.now = walking.now;
        COMPARE_JSON(jumping.info(rectangular), walking.info(rectangular));
        COMPARE_JSON(jumping.get("/addons"), walking.get("/addons"));
        QVERIFY(jumping.api.state().clusters() == walking.api.state().clusters());
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxOperations)
#include "tst_sandbox_operations.moc"
