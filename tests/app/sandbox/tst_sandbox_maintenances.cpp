// SPDX-License-Identifier: GPL-3.0-or-later
// The maintenance calendar of all data add-ons.
#include "app/sandbox/maintenance.h"
#include "tests/app/sandbox/api_client.h"
#include "tests/support/test_main.h"

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

const std::string planned = "postgresql-horizontal-12345";
const std::string unplanned = "postgresql-rectangular-12345";

std::string pathOf(ApiClient& client, const std::string& name = planned) {
    return "/data/maintenances/v1/" + client.clusterId(name);
}

core::Instant scheduled(ApiClient& client, const std::string& name = planned) {
    return *core::parseInstant(textOf(client.get(pathOf(client, name)), "scheduled_for"));
}

} // namespace

class TestSandboxMaintenances : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsMaintenancesOfAnApp() {
        ApiClient client;
        const auto app = client.get("/apps/example-app")["id"].get<std::string>();
        const auto list = client.get("/data/maintenances/v1/apps/" + app)["maintenances"];
        QCOMPARE(list.size(), 2U);
        for (const auto& each : list) {
            QCOMPARE(textOf(each, "status"), std::string("pending"));
            QCOMPARE(textOf(each["addon"], "kind"), std::string("heroku-postgresql"));
            QVERIFY(textOf(each, "scheduled_for").ends_with(":00 +0000"));
            COMPARE_JSON(each["addon"]["window"], each["window"]);
        }
        const auto none = client.get("/apps/status-page")["id"].get<std::string>();
        COMPARE_JSON(client.get("/data/maintenances/v1/apps/" + none), json({{"maintenances", json::array()}}));
        QCOMPARE(client.send("GET", "/data/maintenances/v1/apps/nothing").status, 404);
    }

    /// A window that changes later does not change what has been.
    void pastMaintenancesKeepTheirWindow() {
        ApiClient client;
        const auto window = [&] { return client.get(pathOf(client) + "/window")["window"]; };
        const auto old = window();
        client.now = scheduled(client) + std::chrono::hours(1); // completed
        const auto [status, changed] =
            client.call("POST", pathOf(client) + "/window", {{"day_of_week", "sunday"}, {"time_of_day", "1:30PM"}});
        QCOMPARE(status, 200);
        QVERIFY(changed["window"] != old);
        const auto past = client.get(pathOf(client) + "/history/?limit=5")["maintenances"];
        QCOMPARE(past.size(), 2U);
        for (const auto& each : past) {
            COMPARE_JSON(each["window"], old);
            COMPARE_JSON(each["addon"]["window"], changed["window"]);
        }
        QCOMPARE(client.call("POST", pathOf(client) + "/schedule", {{"delay_weeks", "2"}}).first, 200);
        COMPARE_JSON(client.get(pathOf(client))["window"], changed["window"]);
        COMPARE_JSON(client.get(pathOf(client) + "/history/?limit=5")["maintenances"][0]["window"], old);
    }

    void progressesWithTime() {
        ApiClient client;
        const auto at = scheduled(client);
        const auto statusAt = [&](core::Instant now) {
            client.now = now;
            return textOf(client.get(pathOf(client)), "status");
        };
        using std::chrono::minutes;
        QCOMPARE(statusAt(at - minutes(31)), std::string("pending"));
        QCOMPARE(statusAt(at - minutes(20)), std::string("preparing"));
        QCOMPARE(statusAt(at - minutes(5)), std::string("ready"));
        QCOMPARE(statusAt(at), std::string("running"));
        QCOMPARE(textOf(client.info(planned), "status"), std::string("modifying"));
        QCOMPARE(statusAt(at + minutes(5)), std::string("completed"));
        const auto done = client.get(pathOf(client));
        QVERIFY(done["duration_seconds"].get<int>() >= 180);
        QVERIFY(!textOf(done, "completed_at").empty());
        QCOMPARE(textOf(client.info(planned), "status"), std::string("available"));
        QCOMPARE(client.get(pathOf(client) + "/history/?limit=5")["maintenances"].size(), 2U);
    }

    void withoutMaintenance() {
        ApiClient client;
        const auto body = client.get(pathOf(client, unplanned));
        QCOMPARE(textOf(body, "status"), std::string("none"));
        QVERIFY(body["scheduled_for"].is_null() && body["window"].is_string());
        QCOMPARE(client.call("POST", pathOf(client, unplanned) + "/run").first, 422);
        COMPARE_JSON(client.get(pathOf(client, unplanned) + "/history/?limit=5"),
                     json({{"maintenances", json::array()}}));
        QCOMPARE(client.call("POST", pathOf(client, unplanned) + "/schedule", {{"delay_weeks", "-1"}}).first, 422);
        const auto [status, plan] =
            client.call("POST", pathOf(client, unplanned) + "/schedule", {{"delay_weeks", "2"}});
        QCOMPARE(status, 200);
        QVERIFY(plan.contains("previously_scheduled_for") && plan["previously_scheduled_for"].is_null());
        QCOMPARE(textOf(client.get(pathOf(client, unplanned)), "status"), std::string("pending"));
        QVERIFY(scheduled(client, unplanned) >= anchor + std::chrono::weeks(2));
    }

    void runsMaintenance() {
        ApiClient client;
        QCOMPARE(client.call("POST", pathOf(client) + "/run").first, 200);
        QCOMPARE(textOf(client.get(pathOf(client)), "status"), std::string("running"));
        QCOMPARE(client.call("POST", pathOf(client) + "/run").first, 422);
        QCOMPARE(client.call("POST", pathOf(client) + "/schedule", {{"delay_weeks", "1"}}).first, 422);
        client.now += seconds(301);
        QCOMPARE(textOf(client.get(pathOf(client)), "status"), std::string("completed"));
        QCOMPARE(client.call("POST", pathOf(client) + "/run").first, 422);
    }

    void movesMaintenance() {
        ApiClient client;
        const auto before = scheduled(client);
        const auto move = [&](const char* weeks) {
            return client.call("POST", pathOf(client) + "/schedule", {{"delay_weeks", weeks}});
        };
        const auto [status, answer] = move("2");
        QCOMPARE(status, 200);
        QCOMPARE(textOf(answer, "previously_scheduled_for"), maintenanceTime(before));
        QVERIFY(scheduled(client) == before + std::chrono::weeks(2));
        QCOMPARE(move("-2").first, 200);
        QVERIFY(scheduled(client) == before);
        QCOMPARE(move("-5").first, 422); // into the past
        QCOMPARE(move("20").first, 422); // after requiredBy
        QCOMPARE(move("53").first, 422);
        QCOMPARE(move("soon").first, 422);
        QCOMPARE(move("").first, 422);
        QCOMPARE(client.call("POST", pathOf(client) + "/schedule", {{"delay_weeks", 2}}).first,
                 422); // must be a string
        QVERIFY(scheduled(client) == before);
        QCOMPARE(
            client.call("POST", pathOf(client, "postgresql-minimal-70091") + "/schedule", {{"delay_weeks", "2"}}).first,
            422); // essential
    }

    void validatesHistoryLimit_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::newRow("1") << QByteArray("?limit=1") << 200;
        QTest::newRow("20") << QByteArray("?limit=20") << 200;
        QTest::newRow("none") << QByteArray("") << 200;
        for (const auto* query : {"?limit=0", "?limit=21", "?limit=-1", "?limit=x", "?limit="}) {
            QTest::newRow(query) << QByteArray(query) << 422;
        }
    }
    void validatesHistoryLimit() {
        QFETCH(QByteArray, query);
        QFETCH(int, status);
        ApiClient client;
        QCOMPARE(client.send("GET", pathOf(client) + "/history/" + query.toStdString()).status, status);
    }

    void changesWindow_data() {
        QTest::addColumn<QByteArray>("day");
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<QByteArray>("window");
        const auto row = [](const char* day, const char* time, const char* window) {
            QTest::addRow("%s %s", day, time) << QByteArray(day) << QByteArray(time) << QByteArray(window);
        };
        row("sunday", "13:30", "Sundays 13:30 to 17:30 UTC");
        row("sunday", "1:30PM", "Sundays 13:30 to 17:30 UTC");
        row("Sun", "1:30 pm", "Sundays 13:30 to 17:30 UTC");
        row("SUNDAYS", "12am", "Sundays 00:00 to 04:00 UTC");
        row("thursday", "22:00", "Thursdays 22:00 to Fridays 02:00 UTC");
        row("sunday", "10PM", "Sundays 22:00 to Mondays 02:00 UTC");
        for (const auto* time : {"25:00", "13", "1:5PM", "13:60", "13:30PM", "0:30am", "noon", "", ":30"}) {
            row("monday", time, "");
        }
        row("someday", "13:30", "");
        row("", "13:30", "");
    }
    void changesWindow() {
        QFETCH(QByteArray, day);
        QFETCH(QByteArray, time);
        QFETCH(QByteArray, window);
        ApiClient client;
        const auto before = client.get(pathOf(client) + "/window");
        const auto at = scheduled(client);
        const auto [status, body] =
            client.call("POST", pathOf(client) + "/window",
                        {{"day_of_week", day.toStdString()}, {"time_of_day", time.toStdString()}});
        QCOMPARE(status, window.isEmpty() ? 422 : 200);
        if (window.isEmpty()) {
            QCOMPARE(textOf(body, "id"), std::string("invalid_params"));
            COMPARE_JSON(client.get(pathOf(client) + "/window"), before);
            return;
        }
        QCOMPARE(textOf(body, "window"), window.toStdString());
        QCOMPARE(textOf(body, "previous_window"), textOf(before, "window"));
        QCOMPARE(textOf(body, "previously_scheduled_at"), maintenanceTime(at));
        QVERIFY(windowText(*parseWindow(day.toStdString(), time.toStdString())) == window.toStdString());
        const auto moved = scheduled(client) - at;
        QVERIFY(moved < std::chrono::weeks(1) && moved > -std::chrono::weeks(1)); // the same week
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxMaintenances)
#include "tst_sandbox_maintenances.moc"
