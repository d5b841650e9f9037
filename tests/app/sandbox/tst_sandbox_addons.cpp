// SPDX-License-Identifier: GPL-3.0-or-later
// Creating and destroying databases and attachments, and the effect on everything that shows them.
#include "tests/app/sandbox/api_client.h"
#include "tests/support/test_main.h"

#include <set>

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

json orderBody(const json& config, const std::string& plan = "advanced") {
    return {{"attachment", json::object()}, {"config", config}, {"plan", {{"name", "heroku-postgresql:" + plan}}}};
}

json attachmentBody(const std::string& cluster, const std::string& app, const json& config = {{"proxy", "false"}}) {
    return {{"addon", {{"name", cluster}}}, {"app", {{"name", app}}}, {"namespace_config", config}};
}

} // namespace

class TestSandboxAddons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void provisionsNewDatabase() {
        ApiClient client;
        auto body = orderBody({{"level", "4G-Performance"}, {"version", "18"}, {"foo", "bar"}, {"baz", "true"}});
        body["name"] = "orders-db";
        body["attachment"] = {{"name", "orders"}};
        const auto before = client.lastRelease("status-page")["version"].get<int>();
        const auto response =
            client.send("POST", "/apps/status-page/addons", body.dump(),
                        {{"accept-expansion", "plan"}, {"x-heroku-legacy-provider-messages", "true"}});
        QCOMPARE(response.status, 201);
        const auto addon = json::parse(response.body);
        QCOMPARE(textOf(addon, "state"), std::string("provisioning"));
        QVERIFY(!textOf(addon, "provision_message").empty() && addon["plan"].contains("human_name"));
        COMPARE_JSON(addon["config_vars"], json::array());
        QVERIFY(!client.configVars("status-page").contains("ORDERS_URL"));
        QCOMPARE(client.lastRelease("status-page")["version"].get<int>(), before);
        const auto pools = client.dataPath("orders-db") + "/pools";
        QCOMPARE(client.call("POST", pools, {{"count", 2}, {"level", "4G-Performance"}}).first, 200);
        QCOMPARE(textOf(client.info("orders-db"), "status"), std::string("provisioning"));

        client.now += seconds(400);
        const auto ready = client.get("/apps/status-page/addons/orders-db");
        QCOMPARE(textOf(ready, "state"), std::string("provisioned"));
        COMPARE_JSON(ready["config_vars"], json::array({"ORDERS_URL"}));
        const auto url = client.configVars("status-page")["ORDERS_URL"].get<std::string>();
        QVERIFY(url.starts_with("postgres://u") && url.find(":5432/d") != std::string::npos);
        QCOMPARE(client.lastRelease("status-page")["version"].get<int>(), before + 1);
        const auto info = client.info("orders-db");
        QCOMPARE(textOf(info, "status"), std::string("available"));
        QCOMPARE(textOf(info, "version"), std::string("18.1"));
        QVERIFY(info["features"]["highly_available"]["enabled"].get<bool>()); // on by default
        QCOMPARE(info["pools"].size(), 2U);
        QCOMPARE(info["features"]["credentials"]["current_count"].get<int>(), 1);
    }

    void generatesMissingNames() {
        ApiClient client;
        const auto [status, addon] =
            client.call("POST", "/apps/example-app/addons", orderBody({{"level", "8G-Performance"}}));
        QCOMPARE(status, 201);
        const auto name = addon["name"].get<std::string>();
        QVERIFY(name.starts_with("postgresql-"));
        const auto attachments = client.get("/addons/" + name + "/addon-attachments");
        QVERIFY(textOf(attachments[0], "name").starts_with("HEROKU_POSTGRESQL_")); // DATABASE is in use
        client.now += seconds(1);
        QVERIFY(
            client.call("POST", "/apps/example-app/addons", orderBody({{"level", "8G-Performance"}})).second["name"] !=
            name);
    }

    void rejectsInvalidOrders_data() {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const char* config, const char* rest, int status, const char* says) {
            QTest::newRow(name) << QByteArray(config) << QByteArray(rest) << status << QByteArray(says);
        };
        row("no level", "{}", "{}", 422, "needs the option level");
        row("unknown level", R"({"level":"5G"})", "{}", 422, "no level called \"5G\"");
        row("unknown version", R"({"level":"4G-Performance","version":"15"})", "{}", 422, "16, 17, 18");
        row("number", R"({"level":4})", "{}", 422, "must be a text");
        row("odd availability", R"({"level":"4G-Performance","high-availability":"maybe"})", "{}", 422,
            "true or false");
        row("follow", R"({"level":"4G-Performance","follow":"DATABASE"})", "{}", 422, "follower pools");
        row("bad name", R"({"level":"4G-Performance"})", R"({"name":"9 lives"})", 422, "start with a letter");
        row("taken name", R"({"level":"4G-Performance"})", R"({"name":"postgresql-cubic-55310"})", 422, "is taken");
        row("bad attachment", R"({"level":"4G-Performance"})", R"({"attachment":{"name":"A-B"}})", 422, "underscores");
        row("overwrites", R"({"level":"4G-Performance"})", R"({"attachment":{"name":"READS"}})", 423, "READS_URL");
        row("wrong confirmation", R"({"level":"4G-Performance"})",
            R"({"attachment":{"name":"READS"},"confirm":"other"})", 423, "READS_URL");
        row("classic plan", R"({})", R"({"plan":{"name":"heroku-postgresql:standard-0"}})", 422,
            "no databases of classic");
        row("unknown plan", R"({})", R"({"plan":{"name":"heroku-postgresql:gigantic"}})", 404, "plan");
        row("other service", R"({})", R"({"plan":{"name":"heroku-redis:mini"}})", 404, "plan");
        row("no plan", R"({})", R"({"plan":{}})", 422, "must name a plan");
        row("unknown source", R"({"fork":"NOWHERE"})", "{}", 422, "no database \"NOWHERE\"");
        row("classic source", R"({"fork":"LEGACY"})", "{}", 422, "no Advanced database");
        row("both kinds of copy", R"({"fork":"DATABASE","rollback":"DATABASE"})", "{}", 422, "not both");
        row("rollback without time", R"({"rollback":"DATABASE"})", "{}", 422, "recovery-time");
        row("time without rollback", R"({"level":"4G-Performance","recovery-time":"2026-06-20T00:00:00"})", "{}", 422,
            "goes with the option rollback");
        row("time no instant", R"({"rollback":"DATABASE","recovery-time":"yesterday"})", "{}", 422, "instant such as");
        row("time too early", R"({"rollback":"DATABASE","recovery-time":"2026-06-10T00:00:00"})", "{}", 422,
            "2026-06-15T08:28:00Z");
        row("time to come", R"({"rollback":"DATABASE","recovery-time":"2026-06-23T00:00:00"})", "{}", 422, "only");
        row("copy of another version", R"({"fork":"DATABASE","version":"18"})", "{}", 422, "version of its source");
        row("from no classic", R"({"level":"4G-Performance","from":"nothing"})", "{}", 422, "classic database");
        row("unknown member", R"({"level":"4G-Performance"})", R"({"region":"eu"})", 422, "not known");
    }
    void rejectsInvalidOrders() {
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, rest);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        ApiClient client;
        auto body = orderBody(json::parse(config.toStdString()));
        body.update(json::parse(rest.toStdString()));
        const auto response = client.send("POST", "/apps/example-app/addons", body.dump());
        QVERIFY2(messageOf(response).find(says.toStdString()) != std::string::npos, messageOf(response).c_str());
        QCOMPARE(response.status, status);
        QCOMPARE(client.get("/addons").size(), 15U);
    }

    void confirmationReplacesTheAttachment() {
        ApiClient client;
        auto body = orderBody({{"level", "4G-Performance"}});
        body["attachment"] = {{"name", "READS"}};
        body["confirm"] = "example-app";
        const auto [status, addon] = client.call("POST", "/apps/example-app/addons", body);
        QCOMPARE(status, 201);
        QCOMPARE(client.attachment("example-app", "READS")["addon"]["id"].get<std::string>(),
                 addon["id"].get<std::string>());
        QCOMPARE(textOf(client.lastRelease("example-app"), "description"), "Detach READS (@ref:" + rectangular + ")");
    }

    void forksDatabase_data() {
        QTest::addColumn<QByteArray>("wanted");
        for (const auto* wanted : {"HEROKU_POSTGRESQL_COBALT", "READS_URL", "example-app::READS", "catalog-api::READS",
                                   "postgresql-rectangular-12345"}) {
            QTest::newRow(wanted) << QByteArray(wanted);
        }
    }
    void forksDatabase() {
        QFETCH(QByteArray, wanted);
        ApiClient client;
        const auto [status, addon] =
            client.call("POST", "/apps/example-app/addons", orderBody({{"fork", wanted.toStdString()}}));
        QCOMPARE(status, 201);
        const auto info = client.info(addon["name"].get<std::string>());
        QCOMPARE(textOf(info["forked_from"], "name"), rectangular);
        QCOMPARE(textOf(info["pools"][0], "expected_level"), std::string("8G-Performance"));
        QCOMPARE(info["pools"].size(), 1U); // leader only
        QCOMPARE(info["plan_limits"][1]["current"].get<double>(), 142.0);
    }

    void rollsBackDatabase() {
        ApiClient client;
        auto config =
            json{{"level", "4G-Performance"}, {"rollback", "DATABASE"}, {"recovery-time", "2026-06-16T11:00:00"}};
        QCOMPARE(client.call("POST", "/apps/example-app/addons", orderBody(config)).first, 201);
        client.now += std::chrono::days(3); // the window has moved on
        QCOMPARE(client.call("POST", "/apps/example-app/addons", orderBody(config)).first, 422);
    }

    void destroysDatabase() {
        ApiClient client;
        const std::string path = "/apps/example-app/addons/" + rectangular;
        const auto refused = client.send("DELETE", path, R"({"force":false})");
        QCOMPARE(refused.status, 422);
        QCOMPARE(textOf(json::parse(refused.body), "id"), std::string("invalid_params"));
        QVERIFY(messageOf(refused).find("catalog-api") != std::string::npos);
        const auto data = client.dataPath(rectangular);
        const auto [status, addon] = client.call("DELETE", path, {{"force", true}}, {{"Accept-Expansion", "plan"}});
        QCOMPARE(status, 200);
        QCOMPARE(textOf(addon, "state"), std::string("deprovisioning"));
        QVERIFY(!client.configVars("example-app").contains("READS_URL"));
        QVERIFY(!client.configVars("catalog-api").contains("READS_URL"));
        QCOMPARE(textOf(client.lastRelease("catalog-api"), "description"), "Detach READS (@ref:" + rectangular + ")");
        QCOMPARE(client.call("POST", data + "/pools", {{"count", 1}, {"level", "4G-Performance"}}).first, 422);
        QCOMPARE(client.call("DELETE", path, {{"force", false}}).first, 200); // retry after a lost response
        client.now += seconds(41);
        QCOMPARE(client.send("GET", path).status, 404);
        QCOMPARE(client.send("GET", data + "/info").status, 404);
        QCOMPARE(client.send("GET", data + "/wait_status").status, 404);
        QCOMPARE(client.call("POST", "/actions/addons/resolve", {{"addon", rectangular}}).first, 404);
        QCOMPARE(client.get("/addons").size(), 14U);
    }

    void destroysDuringProvisioning() {
        ApiClient client("busy");
        const std::string path = "/apps/new-venture/addons/postgresql-dawning-20017";
        QCOMPARE(client.call("DELETE", path, {{"force", false}}).first, 200);
        client.now += seconds(600);
        QCOMPARE(client.send("GET", path).status, 404);
    }

    void attachesDatabase() {
        ApiClient client;
        const auto before = client.lastRelease("status-page")["version"].get<int>();
        auto body = attachmentBody(rectangular, "status-page", {{"proxy", "false"}, {"pool", "analytics"}});
        body["name"] = "REPORTS";
        const auto [status, made] = client.call("POST", "/addon-attachments", body);
        QCOMPARE(status, 201);
        QCOMPARE(textOf(made, "namespace"), std::string("proxy:false|pool:analytics"));
        QCOMPARE(client.lastRelease("status-page")["version"].get<int>(), before + 1);
        QCOMPARE(textOf(client.lastRelease("status-page"), "description"), "Attach REPORTS (@ref:" + rectangular + ")");
        const auto host = client.pool(rectangular, "analytics")["endpoints"][0]["host"].get<std::string>();
        const auto url = client.configVars("status-page")["REPORTS_URL"].get<std::string>();
        QVERIFY2(url.find("@" + host + ":5432/") != std::string::npos, url.c_str());
        const auto gone = client.call("DELETE", "/addon-attachments/" + made["id"].get<std::string>());
        QCOMPARE(gone.first, 200);
        QCOMPARE(client.lastRelease("status-page")["version"].get<int>(), before + 2);
        QVERIFY(!client.configVars("status-page").contains("REPORTS_URL"));
        QCOMPARE(client.send("DELETE", "/addon-attachments/" + made["id"].get<std::string>()).status, 404);
    }

    void rejectsInvalidAttachments_data() {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const char* change, int status, const char* says) {
            QTest::newRow(name) << QByteArray(change) << status << QByteArray(says);
        };
        row("pool", R"({"namespace_config":{"proxy":"false","pool":"none"}})", 422, "invalid pool provided");
        row("role", R"({"namespace_config":{"proxy":"false","role":"none"}})", 422, "invalid credential provided");
        row("proxy", R"({"namespace_config":{"proxy":"perhaps"}})", 422, "proxy");
        row("name", R"({"name":"1ST"})", 422, "start with a letter");
        row("same name again", R"({"name":"READS"})", 422, "already used");
        row("name of another", R"({"name":"SEARCH_READS"})", 423, "SEARCH_READS_URL");
        row("app", R"({"app":{"name":"nobody"}})", 404, "app");
        row("addon", R"({"addon":{"name":"nothing"}})", 404, "add on");
        row("member", R"({"force":true})", 422, "not known");
    }
    void rejectsInvalidAttachments() {
        QFETCH(QByteArray, change);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        ApiClient client;
        auto body = attachmentBody(rectangular, "example-app");
        body.update(json::parse(change.toStdString()));
        const auto before = client.lastRelease("example-app");
        const auto response = client.send("POST", "/addon-attachments", body.dump());
        QVERIFY2(messageOf(response).find(says.toStdString()) != std::string::npos, messageOf(response).c_str());
        QCOMPARE(response.status, status);
        COMPARE_JSON(client.lastRelease("example-app"), before);
        if (status == 423) {
            QCOMPARE(std::string(*response.header("X-Confirmation-Required")), std::string("example-app"));
            body["confirm"] = "example-app";
            QCOMPARE(client.call("POST", "/addon-attachments", body).first, 201);
        }
    }

    void pagesReleases() {
        ApiClient client;
        const auto all = client.get("/apps/example-app/releases");
        QCOMPARE(all.size(), 8U); // two of the app, six attachments
        QCOMPARE(textOf(all[0], "description"), std::string("Initial release"));
        const auto first =
            client.send("GET", "/apps/example-app/releases", {}, {{"Range", "version ..; max=3, order=desc"}});
        QCOMPARE(first.status, 206);
        QCOMPARE(json::parse(first.body)[0]["version"].get<int>(), 8);
        const auto next =
            client.send("GET", "/apps/example-app/releases", {}, {{"Range", std::string(*first.header("Next-Range"))}});
        QCOMPARE(json::parse(next.body)[0]["version"].get<int>(), 5);
        QCOMPARE(client.send("GET", "/apps/example-app/releases", {}, {{"Range", "version 7..; max=9"}}).status, 200);
        QCOMPARE(client.send("GET", "/apps/example-app/releases", {}, {{"Range", "version x..; max=9"}}).status, 416);
        QCOMPARE(client.send("GET", "/apps/example-app/releases", {}, {{"Range", "id ..; max=9"}}).status, 416);
    }

    void startsOneOffDynos() {
        ApiClient client;
        const auto [status, dyno] = client.call("POST", "/apps/example-app/dynos",
                                                {{"attach", true}, {"command", "psql"}, {"env", {{"COLUMNS", 80}}}});
        QCOMPARE(status, 201);
        QVERIFY(textOf(dyno, "attach_url").starts_with("rendezvous://"));
        QCOMPARE(textOf(dyno, "name"), std::string("run.1001"));
        QCOMPARE(client.call("POST", "/apps/example-app/dynos", {{"attach", true}}).first, 422);
        QCOMPARE(client.call("POST", "/apps/nobody/dynos", {{"command", "psql"}}).first, 404);
    }

    void requiresSecondFactor() {
        ApiOptions options;
        options.twoFactor = true;
        ApiClient client("small", options);
        QVERIFY(client.get("/account")["two_factor_authentication"].get<bool>());
        QCOMPARE(client.send("GET", "/apps/example-app/releases").status, 200); // not needed for reads
        const auto [status, body] = client.call("GET", "/apps/example-app/config-vars");
        QCOMPARE(status, 403);
        QCOMPARE(textOf(body, "id"), std::string("two_factor"));
        QCOMPARE(textOf(body["app"], "name"), std::string("example-app"));
        const auto change = client.poolPath(rectangular, "web-reads");
        QCOMPARE(client.call("PATCH", change, {{"count", 4}}).first, 403);
        QCOMPARE(client.call("PATCH", change, {{"count", 4}}, {{"Heroku-Two-Factor-Code", "12345"}}).first, 403);
        QCOMPARE(client.call("PATCH", change, {{"count", 4}}, {{"Heroku-Two-Factor-Code", "123456"}}).first, 200);
        QCOMPARE(client.call("POST", "/addon-attachments", attachmentBody(rectangular, "example-app")).first, 403);
        QCOMPARE(client.call("POST", "/addon-attachments", {{"app", json::array({"name"})}}).first, 422);
        const auto asked = client.call("PUT", "/apps/example-app/pre-authorizations");
        QCOMPARE(asked.first, 403);
        QVERIFY(!asked.second.contains("app"));
        QCOMPARE(
            client.call("PUT", "/apps/example-app/pre-authorizations", nullptr, {{"Heroku-Two-Factor-Code", "000000"}})
                .first,
            201);
        QCOMPARE(client.call("POST", "/addon-attachments", attachmentBody(rectangular, "example-app")).first, 201);
        QCOMPARE(client.send("GET", "/apps/billing-prod/config-vars").status, 403); // another app
        client.now += std::chrono::hours(8);
        QCOMPARE(client.send("GET", "/apps/example-app/config-vars").status, 403);
    }

    void sendsWarnings() {
        ApiClient plain;
        const auto old = plain.send("POST", "/apps/example-app/addons",
                                    orderBody({{"level", "4G-Performance"}, {"version", "16"}}).dump());
        QVERIFY(old.header("X-Heroku-Warning"));
        QVERIFY(!plain.send("GET", "/apps").header("X-Heroku-Warning"));
        ApiOptions options;
        options.warning = "Mind the gap";
        ApiClient warned("small", options);
        const auto warning = [&](const char* path, const char* agent) {
            const auto response = warned.send("GET", path, {}, {{"User-Agent", agent}});
            return std::string(response.header("X-Heroku-Warning").value_or(""));
        };
        QCOMPARE(warning("/apps/nobody", "console"), std::string());
        QCOMPARE(warning("/apps", "console"), std::string("Mind the gap"));
        QCOMPARE(warning("/apps", "console"), std::string()); // once for each client
        QCOMPARE(warning("/data/postgres/v1/pricing", "heroku-cli/11.10.0"), std::string("Mind the gap"));
        QCOMPARE(warning("/apps", "heroku-cli/11.10.0"), std::string());
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxAddons)
#include "tst_sandbox_addons.moc"
