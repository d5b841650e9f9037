// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside data:pg: apps, config vars, releases, add-ons, services, dynos, logs.
#include "tests/app/sandbox/api_client.h"
#include "tests/support/test_main.h"

#include <set>

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

int lastVersion(ApiClient& client, const std::string& app) {
    return client.lastRelease(app)["version"].get<int>();
}

std::set<std::string> namesIn(const json& list, const char* member = "name") {
    std::set<std::string> all;
    for (const auto& each : list) {
        all.insert(each[member].get<std::string>());
    }
    return all;
}

} // namespace

class TestSandboxNeighbours : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void switchesMaintenanceMode() {
        ApiClient client;
        for (const bool wanted : {true, true, false}) {
            const auto [status, app] = client.call("PATCH", "/apps/example-app", {{"maintenance", wanted}});
            QCOMPARE(status, 200);
            QCOMPARE(app["maintenance"].get<bool>(), wanted);
            COMPARE_JSON(client.get("/apps/example-app"), app);
        }
        QVERIFY(!client.get("/apps/catalog-api")["maintenance"].get<bool>());
        QCOMPARE(client.call("PATCH", "/apps/nobody", {{"maintenance", true}}).first, 404);
        QCOMPARE(client.call("PATCH", "/apps/example-app", {{"maintenance", "yes"}}).first, 422);
        QCOMPARE(client.call("PATCH", "/apps/example-app", {{"space", "mars"}}).first, 422);
    }

    void renamesApps() {
        ApiClient client;
        const auto id = textOf(client.get("/apps/example-app"), "id");
        QCOMPARE(client.call("PATCH", "/apps/example-app", {{"name", "renamed-app"}}).first, 200);
        QCOMPARE(client.send("GET", "/apps/example-app").status, 404);
        QCOMPARE(textOf(client.get("/apps/renamed-app"), "id"), id);
        QCOMPARE(textOf(client.get("/addons/" + rectangular)["app"], "name"), std::string("renamed-app"));
        for (const char* name : {"catalog-api", "A", "ab", "-ab", "ab-", "UPPER", "with space", ""}) {
            QCOMPARE(client.call("PATCH", "/apps/renamed-app", {{"name", name}}).first, 422);
        }
        QCOMPARE(client.call("PATCH", "/apps/renamed-app", {{"name", "renamed-app"}}).first, 200);
    }

    void setsAndRemovesConfigVars() {
        ApiClient client;
        const std::string path = "/apps/example-app/config-vars";
        const auto attached = client.configVars("example-app");
        const auto version = lastVersion(client, "example-app");
        auto expected = attached;
        expected.update({{"FOO", "bar"}, {"BAZ", ""}});
        const auto [status, vars] = client.call("PATCH", path, {{"FOO", "bar"}, {"BAZ", ""}});
        QCOMPARE(status, 200);
        COMPARE_JSON(vars, expected);
        QCOMPARE(lastVersion(client, "example-app"), version + 1);
        QCOMPARE(textOf(client.lastRelease("example-app"), "description"), std::string("Set BAZ, FOO config vars"));
        QCOMPARE(client.call("PATCH", path, {{"FOO", "bar"}, {"NONE", nullptr}}).first, 200); // as it is
        QCOMPARE(lastVersion(client, "example-app"), version + 1);
        COMPARE_JSON(client.call("PATCH", path, {{"FOO", nullptr}, {"BAZ", nullptr}}).second, attached);
        QCOMPARE(textOf(client.lastRelease("example-app"), "description"), std::string("Remove BAZ, FOO config vars"));
    }

    void rejectsInvalidConfigVars_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("of an attachment") << QByteArray(R"({"FOO":"1","DATABASE_URL":"x"})") << 422;
        QTest::newRow("removing that of an attachment") << QByteArray(R"({"DATABASE_URL":null})") << 422;
        QTest::newRow("number") << QByteArray(R"({"FOO":1})") << 422;
        QTest::newRow("object") << QByteArray(R"({"FOO":{}})") << 422;
        QTest::newRow("no name") << QByteArray(R"({"":"x"})") << 422;
        QTest::newRow("equals sign") << QByteArray(R"({"A=B":"x"})") << 422;
        QTest::newRow("list") << QByteArray("[]") << 422;
        QTest::newRow("too large") << QByteArray(R"({"FOO":")" + QByteArray(70'000, 'x') + R"("})") << 422;
        QTest::newRow("no JSON") << QByteArray("FOO=bar") << 400;
    }
    void rejectsInvalidConfigVars() {
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        ApiClient client;
        const auto before = client.configVars("example-app");
        QCOMPARE(client.send("PATCH", "/apps/example-app/config-vars", body.toStdString()).status, status);
        COMPARE_JSON(client.configVars("example-app"), before); // all or none
    }

    /// Every kept release tells the config as it was then.
    void releasesKeepTheirConfig() {
        ApiClient client;
        std::map<int, json> history;
        const auto note = [&] { history[lastVersion(client, "example-app")] = client.configVars("example-app"); };
        const auto change = [&](const char* method, const std::string& path, const json& body) {
            QVERIFY(client.call(method, path, body).first < 300);
            note();
        };
        note();
        const std::string config = "/apps/example-app/config-vars";
        change("PATCH", config, {{"FOO", "1"}});
        change("PATCH", config, {{"FOO", "2"}, {"BAR", "3"}});
        change("POST", "/addon-attachments",
               {{"addon", {{"name", rectangular}}}, {"app", {{"name", "example-app"}}}, {"name", "MORE"}});
        change("POST", client.dataPath(rectangular) + "/rotate_credentials", json::object());
        change("PATCH", config, {{"FOO", nullptr}});
        change("DELETE", "/addon-attachments/" + textOf(client.attachment("example-app", "MORE"), "id"), nullptr);
        QVERIFY(history.size() >= 7);
        for (const auto& [version, vars] : history) {
            const auto path = "/apps/example-app/releases/" + std::to_string(version);
            COMPARE_JSON(client.get(path + "/config-vars"), vars);
            const auto release = client.get(path);
            QCOMPARE(release["version"].get<int>(), version);
            COMPARE_JSON(client.get("/apps/example-app/releases/" + textOf(release, "id")), release);
        }
        COMPARE_JSON(client.get("/apps/example-app/releases/1/config-vars"), json::object());
        for (const char* unknown : {"0", "999", "latest", "01"}) {
            QCOMPARE(client.send("GET", std::string("/apps/example-app/releases/") + unknown).status, 404);
        }
    }

    void renamesAddons() {
        ApiClient client;
        const auto before = client.get("/addons/" + rectangular);
        const std::string path = "/apps/example-app/addons/";
        const auto [status, renamed] = client.call("PATCH", path + rectangular, {{"name", "orders-db"}});
        QCOMPARE(status, 200);
        COMPARE_JSON(renamed["id"], before["id"]);
        COMPARE_JSON(client.get("/addons/orders-db"), renamed);
        COMPARE_JSON(client.get("/addons/" + textOf(before, "id")), renamed);
        QCOMPARE(client.send("GET", "/addons/" + rectangular).status, 404);
        QCOMPARE(textOf(client.attachment("example-app", "READS")["addon"], "name"), std::string("orders-db"));
        QCOMPARE(client.call("PATCH", path + "orders-db", {{"name", classic}}).first, 422);
        QCOMPARE(client.call("PATCH", path + "orders-db", {{"name", "1st"}}).first, 422);
        QCOMPARE(client.call("PATCH", "/apps/catalog-api/addons/orders-db", {{"name", "mine"}}).first, 404);
    }

    void changesPlansOfClassicDatabases_data() {
        QTest::addColumn<QByteArray>("addon");
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<int>("status");
        const auto row = [](const std::string& addon, const char* plan, int status) {
            QTest::addRow("%s to %s", addon.c_str(), plan)
                << QByteArray::fromStdString(addon) << QByteArray(plan) << status;
        };
        row(classic, R"({"name":"heroku-postgresql:standard-4"})", 200);
        row(classic, R"("heroku-postgresql:premium-2")", 200);
        row(classic, R"({"name":"standard-2"})", 200);
        row(classic, R"({"name":"heroku-postgresql:standard-99"})", 422);
        row(classic, R"({"name":"heroku-redis:premium-2"})", 422);
        row(classic, R"({"name":"heroku-postgresql:private-2"})", 422);
        row(classic, R"({"name":"heroku-postgresql:advanced"})", 422);
        row(classic, "17", 422);
        row(rectangular, R"({"name":"heroku-postgresql:advanced"})", 200);
        row(rectangular, R"({"name":"heroku-postgresql:standard-2"})", 422);
    }
    void changesPlansOfClassicDatabases() {
        QFETCH(const QByteArray, addon);
        QFETCH(const QByteArray, plan);
        QFETCH(const int, status);
        ApiClient client;
        const auto path = "/apps/example-app/addons/" + addon.toStdString();
        const auto before = client.get(path);
        const auto response = client.send("PATCH", path, "{\"plan\":" + plan.toStdString() + "}");
        QVERIFY2(response.status == status, response.body.c_str());
        const auto now = client.get(path);
        if (status == 200) {
            QVERIFY(plan.toStdString().find(textOf(now["plan"], "name").substr(18)) != std::string::npos);
        } else {
            COMPARE_JSON(now, before);
        }
    }

    void attachesWithNamespace_data() {
        QTest::addColumn<QByteArray>("addon");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char* name, const std::string& addon, const char* body, int status,
                            const char* result) {
            QTest::newRow(name) << QByteArray::fromStdString(addon) << QByteArray(body) << status << QByteArray(result);
        };
        row("none", rectangular, "{}", 201, "null");
        row("null", rectangular, R"({"namespace":null})", 201, "null");
        row("credential", rectangular, R"({"namespace":"credential:analyst"})", 201, R"("role:analyst")");
        row("factors", rectangular, R"({"namespace":"pool:analytics|role:analyst|proxy:false"})", 201,
            R"("role:analyst|proxy:false|pool:analytics")");
        row("classic", classic, R"({"namespace":"credential:analyst"})", 201, R"("credential:analyst")");
        row("unknown credential", rectangular, R"({"namespace":"credential:nobody"})", 422, "invalid credential");
        row("unknown pool", rectangular, R"({"namespace":"pool:nowhere"})", 422, "invalid pool");
        row("unknown key", rectangular, R"({"namespace":"color:red"})", 422, "namespace");
        row("number", rectangular, R"({"namespace":1})", 422, "namespace");
        row("both", rectangular, R"({"namespace":"pool:analytics","namespace_config":{"proxy":"false"}})", 422, "both");
    }
    void attachesWithNamespace() {
        QFETCH(const QByteArray, addon);
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        QFETCH(const QByteArray, result);
        ApiClient client;
        const auto credentials = addon.toStdString() == classic
                                     ? "/postgres/v0/databases/" + client.clusterId(classic) + "/credentials"
                                     : client.dataPath(rectangular) + "/credentials";
        QVERIFY(client.call("POST", credentials, {{"name", "analyst"}}).first < 300);
        client.now += std::chrono::minutes(1);
        json wanted{{"addon", {{"name", addon.toStdString()}}}, {"app", {{"name", "status-page"}}}, {"name", "MINE"}};
        wanted.update(json::parse(body.toStdString()));
        const auto response = client.send("POST", "/addon-attachments", wanted.dump());
        QVERIFY2(response.status == status, response.body.c_str());
        if (status == 201) {
            QCOMPARE(json::parse(response.body)["namespace"].dump(), result.toStdString());
        } else {
            QVERIFY2(messageOf(response).find(result.toStdString()) != std::string::npos, response.body.c_str());
        }
        const auto config = [&](const char* name) {
            return client.get("/addons/" + addon.toStdString() + "/config/" + name).size();
        };
        QCOMPARE(config("credential:analyst"), 1U);
        QCOMPARE(config("credential:nobody"), 0U);
    }

    void listsServicesPlansAndRegions() {
        ApiClient client;
        const auto services = client.get("/addon-services");
        QCOMPARE(namesIn(services), (std::set<std::string>{"heroku-postgresql"}));
        const auto path = "/addon-services/" + textOf(services[0], "id");
        COMPARE_JSON(client.get(path), services[0]);
        const auto plans = client.get("/addon-services/heroku-postgresql/plans");
        COMPARE_JSON(client.get(path + "/plans"), plans);
        for (const auto& plan : plans) {
            COMPARE_JSON(client.get(path + "/plans/" + textOf(plan, "name")), plan);
            COMPARE_JSON(client.get(path + "/plans/" + textOf(plan, "id")), plan);
            QVERIFY(plan["price"]["metered"].get<bool>() == (plan["price"]["cents"].get<int>() == 0));
        }
        const auto names = namesIn(plans);
        for (const auto& addon : client.get("/addons")) { // every database has a plan that is on offer
            QVERIFY2(names.contains(textOf(addon["plan"], "name")), addon.dump().c_str());
        }
        QCOMPARE(client.send("GET", path + "/plans/standard-99").status, 404);
        QCOMPARE(client.send("GET", "/addon-services/heroku-redis/plans").status, 404);
        const auto regions = client.get("/regions");
        QVERIFY(namesIn(regions).contains("us") && namesIn(regions).contains("eu"));
        for (const auto& region : regions) {
            COMPARE_JSON(client.get("/regions/" + textOf(region, "name")), region);
            COMPARE_JSON(client.get("/regions/" + textOf(region, "id")), region);
        }
        COMPARE_JSON(client.get("/apps/example-app")["region"]["id"], client.get("/regions/us")["id"]);
        QCOMPARE(client.send("GET", "/regions/atlantis").status, 404);
    }

    void tellsWhoHasAccess() {
        ApiClient client;
        const auto account = client.get("/account");
        const auto people = client.get("/apps/example-app/collaborators");
        QCOMPARE(people.size(), 1U);
        COMPARE_JSON(people[0]["user"]["email"], account["email"]);
        COMPARE_JSON(client.get("/teams"), json::array());
        const auto authorizations = client.get("/oauth/authorizations");
        QCOMPARE(authorizations.size(), 1U);
        COMPARE_JSON(client.get("/oauth/authorizations/" + textOf(authorizations[0], "id")), authorizations[0]);
        QVERIFY(authorizations.dump().find(goodToken) == std::string::npos); // recordings hold no token
        QCOMPARE(client.send("GET", "/oauth/authorizations/none").status, 404);
        QCOMPARE(namesIn(client.get("/apps/example-app/domains"), "kind"), (std::set<std::string>{"heroku"}));
        for (const char* path : {"collaborators", "domains", "dynos", "formation"}) {
            QCOMPARE(client.send("GET", std::string("/apps/nobody/") + path).status, 404);
        }
    }

    void scalesFormation_data() {
        QTest::addColumn<QByteArray>("updates");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("quantity");
        QTest::addColumn<QByteArray>("size");
        const auto row = [](const char* updates, int status, int quantity, const char* size = "Standard-1X") {
            QTest::newRow(updates) << QByteArray(updates) << status << quantity << QByteArray(size);
        };
        row(R"([{"type":"web","quantity":3}])", 200, 3);
        row(R"([{"type":"web","quantity":"3"}])", 200, 3);
        row(R"([{"type":"web","quantity":"+2"}])", 200, 3);
        row(R"([{"type":"web","quantity":"-1"}])", 200, 0);
        row(R"([{"type":"web","size":"performance-m"}])", 200, 1, "Performance-M");
        row("[]", 200, 1);
        row(R"([{"type":"web","quantity":"-2"}])", 422, 1);
        row(R"([{"type":"web","quantity":-1}])", 422, 1);
        row(R"([{"type":"web","quantity":101}])", 422, 1);
        row(R"([{"type":"web","quantity":99999999999999999999}])", 422, 1);
        row(R"([{"type":"web","quantity":1.5}])", 422, 1);
        row(R"([{"type":"web","quantity":5},{"type":"worker","quantity":1}])", 404, 1);
        row(R"([{"type":"web","size":"Huge"}])", 422, 1);
        row(R"([5])", 422, 1);
        row(R"({})", 422, 1);
    }
    void scalesFormation() {
        QFETCH(const QByteArray, updates);
        QFETCH(const int, status);
        QFETCH(const int, quantity);
        QFETCH(const QByteArray, size);
        ApiClient client;
        const std::string path = "/apps/example-app/";
        QCOMPARE(client.send("PATCH", path + "formation", "{\"updates\":" + updates.toStdString() + "}").status,
                 status);
        const auto formation = client.get(path + "formation");
        QCOMPARE(formation.size(), 1U);
        QCOMPARE(formation[0]["quantity"].get<int>(), quantity);
        QCOMPARE(textOf(formation[0], "size"), size.toStdString());
        QCOMPARE(client.get(path + "dynos").size(), static_cast<std::size_t>(quantity));
    }

    void restartsDynos() {
        ApiClient client;
        client.now += std::chrono::hours(1);
        const auto since = [&] { return textOf(client.get("/apps/example-app/dynos")[0], "updated_at"); };
        const auto before = since();
        QCOMPARE(client.send("DELETE", "/apps/example-app/dynos").status, 202);
        QVERIFY(since() > before);
        QCOMPARE(since(), core::formatInstant(client.now));
        QCOMPARE(client.send("DELETE", "/apps/nobody/dynos").status, 404);
    }

    void streamsLogs() {
        ApiClient client;
        const auto stream = [&](const json& body) {
            const auto [status, session] = client.call("POST", "/apps/example-app/log-sessions", body);
            const auto url = textOf(session, "logplex_url");
            const auto path = url.substr(url.find("/log-streams/"));
            return client.send("GET", path, {}, {{"Authorization", "none"}}); // the address is the key
        };
        const auto all = stream({{"lines", 100}, {"tail", false}});
        QCOMPARE(all.status, 200);
        QCOMPARE(std::string(*all.header("Content-Type")), std::string("text/event-stream"));
        QVERIFY2(all.body.find("data: 2") != std::string::npos &&
                     all.body.find("app[api]: Release v8") != std::string::npos,
                 all.body.c_str());
        const auto events = [](const Response& response) {
            std::size_t count = 0;
            for (auto at = response.body.find("data: "); at != std::string::npos;
                 at = response.body.find("data: ", at + 1)) {
                ++count;
            }
            return count;
        };
        QCOMPARE(events(stream({{"lines", 3}})), 3U);
        QCOMPARE(events(stream({{"dyno", "web"}})), 2U);
        QCOMPARE(events(stream({{"source", "heroku"}})), 2U);
        QVERIFY(stream({{"tail", true}}).body.starts_with("retry: "));
        QCOMPARE(client.call("POST", "/apps/example-app/log-sessions", {{"lines", "many"}}).first, 422);
        QCOMPARE(client.call("POST", "/apps/nobody/log-sessions", json::object()).first, 404);
        QCOMPARE(client.send("GET", "/log-streams/00000000-0000-4000-8000-000000000000").status, 404);
        const auto [status, old] = client.call("POST", "/apps/example-app/log-sessions", json::object());
        QCOMPARE(status, 201);
        client.now += std::chrono::minutes(5);
        const auto url = textOf(old, "logplex_url");
        QCOMPARE(client.send("GET", url.substr(url.find("/log-streams/"))).status, 404);
    }

    /// What is not served is named by its family of commands, never by a raw path.
    void namesTheFamilyOfWhatItDoesNotServe_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("family");
        const auto row = [](const char* method, const char* path, const char* family) {
            QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path) << QByteArray(family);
        };
        row("GET", "/client/v11/databases/adfc14ec-d37d-4c35-9cd1-e821846cf202", "heroku pg\"");
        row("GET", "/client/v11/apps/example-app/transfers", "heroku pg:backups");
        row("GET", "/pipelines", "heroku pipelines");
        row("GET", "/apps/example-app/pipeline-couplings", "heroku pipelines");
        row("GET", "/account/features", "heroku labs");
        row("POST", "/apps", "heroku apps");
        row("DELETE", "/apps/example-app", "heroku apps");
        row("POST", "/apps/example-app/releases", "heroku releases:rollback");
        row("POST", "/apps/example-app/collaborators", "heroku access");
        row("POST", "/oauth/authorizations", "heroku authorizations");
        row("GET", "/redis/v0/databases/1", "heroku redis");
        row("GET", "/data/postgres/v1/1/unknown", "heroku data:pg");
        row("GET", "/quantum/entanglement", "this part of the API");
    }
    void namesTheFamilyOfWhatItDoesNotServe() {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, family);
        ApiClient client;
        const auto response = client.send(method.toStdString(), path.toStdString());
        QVERIFY(response.status == 404 || response.status == 405);
        const auto said = messageOf(response);
        QVERIFY2(said.find(family.toStdString()) != std::string::npos && said.ends_with('.'), said.c_str());
        QVERIFY2(said.find('/') == std::string::npos, said.c_str());
    }

    void changesNeedTheSecondFactor() {
        ApiOptions options;
        options.twoFactor = true;
        ApiClient client("small", options);
        const std::vector<std::tuple<std::string, std::string, int>> requests{
            {"PATCH", "/apps/example-app", 403},           {"PATCH", "/apps/example-app/config-vars", 403},
            {"PATCH", "/apps/example-app/formation", 403}, {"PATCH", "/apps/example-app/addons/" + rectangular, 403},
            {"DELETE", "/apps/example-app/dynos", 403},    {"GET", "/apps/example-app/releases/1/config-vars", 403},
            {"GET", "/apps/example-app/releases/1", 200},  {"POST", "/apps/example-app/log-sessions", 201},
            {"GET", "/apps/example-app/dynos", 200}};
        for (const auto& [method, path, status] : requests) {
            QVERIFY2(client.send(method, path, method == "POST" ? "{}" : "").status == status,
                     (method + " " + path).c_str());
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxNeighbours)
#include "tst_sandbox_neighbours.moc"
