// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/sandbox/api_client.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <set>

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

std::string headerOf(const Response& response, std::string_view name) {
    return std::string(response.header(name).value_or("-"));
}

std::set<std::string> names(const json& list) {
    std::set<std::string> all;
    for (const auto& each : list) {
        all.insert(each["name"].get<std::string>());
    }
    return all;
}

} // namespace

class TestSandboxRoutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void checksTokens_data() {
        QTest::addColumn<QByteArray>("fixedToken");
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        QTest::newRow("uuid") << QByteArray() << QByteArray("Bearer 01234567-89AB-cdef-0123-456789abcdef") << 200;
        QTest::newRow("scheme in any case")
            << QByteArray() << QByteArray("bearer 01234567-89ab-cdef-0123-456789abcdef") << 200;
        QTest::newRow("hrku") << QByteArray() << QByteArray("Bearer HRKU-AAbb_cc-12") << 200;
        QTest::newRow("undefined") << QByteArray() << QByteArray("Bearer undefined") << 401;
        QTest::newRow("hrku alone") << QByteArray() << QByteArray("Bearer HRKU-") << 401;
        QTest::newRow("nearly a uuid") << QByteArray() << QByteArray("Bearer 01234567-89ab-cdef-0123-456789abcdeg")
                                       << 401;
        QTest::newRow("no scheme") << QByteArray() << QByteArray("01234567-89ab-cdef-0123-456789abcdef") << 401;
        QTest::newRow("empty") << QByteArray() << QByteArray("") << 401;
        const auto basic = [](const char* userAndPassword) {
            return "Basic " + QByteArray(userAndPassword).toBase64();
        };
        QTest::newRow("basic, as the CLI's pg commands send it")
            << QByteArray() << basic(":01234567-89ab-cdef-0123-456789abcdef") << 200;
        QTest::newRow("basic with a user")
            << QByteArray() << "basic " + basic("ada@example.com:HRKU-AAbb").mid(6) << 200;
        QTest::newRow("basic, bad password") << QByteArray() << basic("ada@example.com:secret") << 401;
        QTest::newRow("basic, token as user") << QByteArray() << basic("01234567-89ab-cdef-0123-456789abcdef") << 401;
        QTest::newRow("basic, no base64") << QByteArray() << QByteArray("Basic :HRKU-AAbb") << 401;
        QTest::newRow("basic, fixed") << QByteArray("s3cret") << basic("x:s3cret") << 200;
        QTest::newRow("fixed, right") << QByteArray("s3cret") << QByteArray("Bearer s3cret") << 200;
        QTest::newRow("fixed, other uuid")
            << QByteArray("s3cret") << QByteArray("Bearer 01234567-89ab-cdef-0123-456789abcdef") << 401;
    }
    void checksTokens() {
        QFETCH(QByteArray, fixedToken);
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);
        ApiOptions options;
        if (!fixedToken.isEmpty()) {
            options.token = fixedToken.toStdString();
        }
        ApiClient client("small", options);
        for (const auto* path : {"/account", "/data/postgres/v1/pricing"}) {
            const auto response = client.send("GET", path, {}, {{"Authorization", authorization.toStdString()}});
            QCOMPARE(response.status, status);
            if (status == 401) {
                QCOMPARE(json::parse(response.body)["id"].get<std::string>(), std::string("unauthorized"));
                QVERIFY(!messageOf(response).empty());
            }
        }
    }

    void rejectsUnknownPathsAndMethods_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        const auto row = [](const char* method, const char* path, int status) {
            QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path) << status;
        };
        row("GET", "/", 404);
        row("GET", "/nope", 404);
        row("GET", "/account/", 404);
        row("GET", "/apps//addons", 404);
        row("GET", "/v1/../../etc/passwd", 404);
        row("GET", "/apps/a%2Fb", 404);
        row("GET", "/data/postgres/v1/postgresql-rectangular-12345/info", 404); // names are not accepted here
        row("GET", "/data/postgres/v1/00000000-0000-4000-8000-000000000000/wait_status", 404);
        row("PUT", "/account", 405);
        row("DELETE", "/apps", 405);
        row("BREW", "/apps", 405);
        row("GET", "/actions/addons/resolve", 405);
        row("HEAD", "/account", 200);
    }
    void rejectsUnknownPathsAndMethods() {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        ApiClient client;
        const auto response = client.send(method.toStdString(), path.toStdString());
        QCOMPARE(response.status, status);
        if (status >= 400) {
            QVERIFY2(messageOf(response).ends_with('.'), response.body.c_str());
            QVERIFY(!json::parse(response.body)["id"].get<std::string>().empty());
        }
        QCOMPARE(response.header("Allow").has_value(), status == 405);
    }

    /// Deep documents overflow the stack when they are copied or written.
    void rejectsDeepBodies_data() {
        QTest::addColumn<QByteArray>("open");
        QTest::addColumn<QByteArray>("close");
        QTest::addColumn<int>("levels");
        QTest::addColumn<int>("status");
        for (const int levels : {100, 101, 120'000}) {
            const int status = levels > 100 ? 400 : 422;
            QTest::addRow("%d lists", levels) << QByteArray("[") << QByteArray("]") << levels << status;
            QTest::addRow("%d objects", levels) << QByteArray(R"({"app":)") << QByteArray("}") << levels << status;
            QTest::addRow("%d open lists", levels) << QByteArray("[") << QByteArray() << levels << 400;
        }
    }
    void rejectsDeepBodies() {
        QFETCH(QByteArray, open);
        QFETCH(QByteArray, close);
        QFETCH(int, levels);
        QFETCH(int, status);
        const auto value = close.isEmpty() ? "" : open == "[" ? "" : "1";
        const auto body = (open.repeated(levels) + value + close.repeated(levels)).toStdString();
        ApiOptions options;
        options.twoFactor = true; // the second factor reads bodies too
        ApiClient client("small", options);
        const auto cluster = client.dataPath("postgresql-rectangular-12345");
        const std::vector<std::pair<std::string, std::string>> requests{
            {"POST", "/actions/addons/resolve"}, {"POST", "/actions/addon-attachments/resolve"},
            {"POST", "/addon-attachments"},      {"POST", "/apps/example-app/addons"},
            {"POST", "/apps/example-app/dynos"}, {"POST", cluster + "/pools"},
            {"PUT", cluster + "/settings"},      {"PATCH", cluster + "/quotas/storage"},
            {"POST", cluster + "/credentials"},  {"POST", cluster + "/upgrade/run"},
            {"POST", cluster + "/migrations"}};
        for (const auto& [method, path] : requests) {
            const auto response = client.send(method, path, body, {{"Heroku-Two-Factor-Code", "123456"}});
            QVERIFY2(response.status == status, (path + ": " + response.body).c_str());
            QVERIFY(json::parse(response.body)["id"].is_string());
            const bool deep = messageOf(response).find("nested too deeply") != std::string::npos;
            QCOMPARE(deep, levels > 100);
        }
        QCOMPARE(client.send("POST", "/addon-attachments", body).status, status);
    }

    void findsAppsByIdAndName() {
        ApiClient client;
        const auto apps = client.get("/apps");
        QCOMPARE(apps.size(), 6U);
        COMPARE_JSON(client.get("/users/~/apps"), apps);
        for (const auto& app : apps) {
            COMPARE_JSON(client.get("/apps/" + app["name"].get<std::string>()), app);
            COMPARE_JSON(client.get("/apps/" + app["id"].get<std::string>()), app);
        }
        const auto missing = client.send("GET", "/apps/nobody");
        QCOMPARE(missing.status, 404);
        COMPARE_JSON(json::parse(missing.body),
                     json({{"id", "not_found"}, {"resource", "app"}, {"message", "Couldn't find that app."}}));
    }

    /// The CLI divides the sizes and splits the names.
    void appsHaveWhatTheCliShows() {
        ApiClient client;
        for (const auto& app : client.get("/apps")) {
            QVERIFY(app["repo_size"].get<int>() > 0 && app["slug_size"].get<int>() > 0);
            QCOMPARE(textOf(app["stack"], "name"), textOf(app["build_stack"], "name"));
            QVERIFY(textOf(app, "web_url").find(".invalid/") != std::string::npos);
            QCOMPARE(textOf(app["region"], "name"), std::string("us"));
        }
    }

    void classicPlansHavePrices() {
        ApiClient client;
        const auto price = [&](const std::string& addon) {
            const auto response = client.send("GET", "/apps/" + addon, {}, {{"Accept-Expansion", "plan"}});
            const auto body = json::parse(response.body);
            if (body["plan"]["price"] != body["billed_price"]) {
                return -1;
            }
            return body["billed_price"]["metered"].get<bool>() ? 0 : body["billed_price"]["cents"].get<int>();
        };
        QCOMPARE(price("example-app/addons/postgresql-rigid-40120"), 20'000);
        QCOMPARE(price("media-ingest/addons/postgresql-polished-60734"), 20'000);
        QCOMPARE(price("sandbox-tools/addons/postgresql-minimal-70091"), 900);
        QVERIFY(price("catalog-api/addons/postgresql-sheltered-51877") > 0);
        QCOMPARE(price("example-app/addons/postgresql-rectangular-12345"), 0);
    }

    void listsAndExpandsAddons() {
        ApiClient client;
        QCOMPARE(client.get("/addons").size(), 15U); // four of them classic
        const auto own = client.get("/apps/example-app/addons");
        QCOMPARE(names(own), (std::set<std::string>{"postgresql-horizontal-12345", "postgresql-rectangular-12345",
                                                    "postgresql-rigid-40120"}));
        const std::string path = "/apps/example-app/addons/postgresql-rectangular-12345";
        const auto plain = client.get(path);
        QVERIFY(!plain["plan"].contains("human_name"));
        QCOMPARE(plain["plan"]["name"].get<std::string>(), std::string("heroku-postgresql:advanced"));
        QVERIFY(!plain["addon_service"].contains("human_name"));
        const auto full = client.get(path, {{"Accept-Expansion", "addon_service, plan"}});
        QVERIFY(full["plan"].contains("human_name") && full["plan"].contains("addon_service"));
        QVERIFY(full["addon_service"].contains("human_name"));
        QCOMPARE(client.send("GET", "/apps/billing-prod/addons/postgresql-rectangular-12345").status, 404);
    }

    void resolvesAddons_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("expected"); // names, or the message of the refusal
        const auto row = [](const char* name, const char* body, int status, const char* expected) {
            QTest::newRow(name) << QByteArray(body) << status << QByteArray(expected);
        };
        row("name", R"({"addon":"postgresql-cubic-55310"})", 200, "postgresql-cubic-55310");
        row("attachment in app", R"({"addon":"DATABASE","app":"example-app"})", 200, "postgresql-horizontal-12345");
        row("in any case", R"({"addon":"database","app":"example-app"})", 200, "postgresql-horizontal-12345");
        row("config var", R"({"addon":"READS_URL","app":"catalog-api"})", 200, "postgresql-rectangular-12345");
        row("app in the name", R"({"addon":"example-app::DATABASE","app":"billing-prod"})", 200,
            "postgresql-horizontal-12345");
        row("app null", R"({"addon":"LEDGER","app":null})", 200, "postgresql-lively-80211");
        row("unknown", R"({"addon":"nothing","app":"example-app"})", 404, "Couldn't find that add on.");
        row("other service", R"({"addon":"LEDGER","addon_service":"redis"})", 404, "Couldn't find that add on.");
        row("unknown app", R"({"addon":"DATABASE","app":"nobody"})", 404, "Couldn't find that app.");
        row("no addon", "{}", 422, "The member \"addon\" must say which add-on is meant.");
        row("no body", "", 422, "The member \"addon\" must say which add-on is meant.");
        row("number", R"({"addon":5})", 422, "The member \"addon\" must be a text.");
        row("extra member", R"({"addon":"x","color":"red"})", 422, "The member \"color\" is not known here.");
        row("list", "[]", 422, "The body of the request must be a JSON object.");
        row("no JSON", "{addon", 400, "The body of the request is not valid JSON.");
        row("bad UTF-8", "{\"addon\":\"\xff\"}", 400, "The body of the request is not valid JSON.");
    }
    void resolvesAddons() {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, expected);
        ApiClient client;
        const auto response = client.send("POST", "/actions/addons/resolve", body.toStdString());
        QCOMPARE(response.status, status);
        if (status == 200) {
            const auto list = json::parse(response.body);
            QCOMPARE(names(list), std::set<std::string>{expected.toStdString()});
        } else {
            QCOMPARE(messageOf(response), expected.toStdString());
        }
    }

    void resolvesAddonInAllApps() {
        ApiClient client;
        const auto response = client.send("POST", "/actions/addons/resolve", R"({"addon":"DATABASE"})");
        QCOMPARE(json::parse(response.body).size(), 6U);
        const auto both = client.send("POST", "/actions/addons/resolve", R"({"addon":"READS"})");
        QCOMPARE(json::parse(both.body).size(), 1U); // two apps, one cluster
    }

    void listsAttachments() {
        ApiClient client;
        const auto all = client.get("/addons/postgresql-rectangular-12345/addon-attachments");
        QCOMPARE(all.size(), 4U);
        std::set<std::string> seen;
        for (const auto& each : all) {
            seen.insert(each["app"]["name"].get<std::string>() + "/" + each["name"].get<std::string>() + "/" +
                        (each["namespace"].is_null() ? "-" : each["namespace"].get<std::string>()));
            QVERIFY(!each.contains("config_vars"));
            QVERIFY(!each["addon"].contains("plan"));
        }
        QCOMPARE(seen, (std::set<std::string>{"catalog-api/READS/pool:web-reads", "example-app/READS/pool:web-reads",
                                              "example-app/DATABASE_ANALYTICS/pool:analytics",
                                              "example-app/HEROKU_POSTGRESQL_COBALT/-"}));
        const auto included =
            client.get("/apps/example-app/addon-attachments", {{"Accept-Inclusion", "addon:plan,config_vars"}});
        QCOMPARE(included.size(), 6U);
        for (const auto& each : included) {
            const bool classic = each["name"] == "LEGACY";
            QCOMPARE(each["addon"]["plan"]["name"].get<std::string>(),
                     std::string(classic ? "heroku-postgresql:standard-2" : "heroku-postgresql:advanced"));
            COMPARE_JSON(each["config_vars"], json::array({each["name"].get<std::string>() + "_URL"}));
        }
        const auto one = client.get("/apps/example-app/addon-attachments/READS");
        QCOMPARE(one["addon"]["name"].get<std::string>(), std::string("postgresql-rectangular-12345"));
        const auto id = one["id"].get<std::string>();
        COMPARE_JSON(client.get("/apps/example-app/addon-attachments/" + id), one);
        QCOMPARE(client.send("GET", "/apps/billing-prod/addon-attachments/READS").status, 404);
        QCOMPARE(client.get("/addon-attachments").size(), 29U);
    }

    void resolvesAttachments() {
        ApiClient client;
        const std::vector<Header> extras{{"Accept-Inclusion", "addon:plan,config_vars"}};
        const auto ask = [&](const char* body) {
            return client.send("POST", "/actions/addon-attachments/resolve", body, extras);
        };
        const auto one = json::parse(ask(R"({"addon_attachment":"DATABASE","app":"example-app"})").body);
        QCOMPARE(one.size(), 1U);
        QCOMPARE(one[0]["addon"]["plan"]["name"].get<std::string>(), std::string("heroku-postgresql:advanced"));
        const auto byAddon =
            json::parse(ask(R"({"addon_attachment":"postgresql-rectangular-12345","app":"example-app"})").body);
        QCOMPARE(byAddon.size(), 3U);
        const auto missing = ask(R"({"addon_attachment":"NOPE","app":"example-app"})");
        QCOMPARE(missing.status, 404);
        COMPARE_JSON(json::parse(missing.body), json({{"id", "not_found"},
                                                      {"resource", "add_on attachment"},
                                                      {"message", "Couldn't find that add on attachment."}}));
        QCOMPARE(ask(R"({"addon_attachment":"DATABASE"})").status, 422);
    }

    /// Every record is returned exactly once, for any page size, field and order.
    void pagesLists_data() {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<int>("pages");
        QTest::newRow("default") << QByteArray() << 2;
        QTest::newRow("by 100") << QByteArray("id ..; max=100") << 3;
        QTest::newRow("by 7, backwards") << QByteArray("id ..; max=7,order=desc") << 36;
        QTest::newRow("by name") << QByteArray("name ..; max=99, order=asc") << 3;
        QTest::newRow("most") << QByteArray("id ..; max=5000") << 1;
    }
    void pagesLists() {
        QFETCH(QByteArray, range);
        QFETCH(int, pages);
        ApiClient client("large:250");
        std::vector<std::string> order;
        std::string next = range.toStdString();
        for (int page = 1;; ++page) {
            const auto response = client.send(
                "GET", "/addons", {}, next.empty() ? std::vector<Header>{} : std::vector<Header>{{"Range", next}});
            for (const auto& each : json::parse(response.body)) {
                order.push_back(each[range.startsWith("name") ? "name" : "id"].get<std::string>());
            }
            QCOMPARE(headerOf(response, "Accept-Ranges"), std::string("id, name"));
            QVERIFY(response.header("Content-Range"));
            QCOMPARE(response.status, page < pages ? 206 : 200);
            QCOMPARE(response.header("Next-Range").has_value(), page < pages);
            if (page == pages) {
                break;
            }
            next = headerOf(response, "Next-Range");
        }
        QCOMPARE(order.size(), 250U);
        QCOMPARE(std::set<std::string>(order.begin(), order.end()).size(), 250U);
        if (range.contains("desc")) {
            QVERIFY(std::is_sorted(order.rbegin(), order.rend()));
        } else {
            QVERIFY(std::is_sorted(order.begin(), order.end()));
        }
    }

    void rejectsInvalidRanges_data() {
        QTest::addColumn<QByteArray>("range");
        for (const auto* range :
             {"bytes=0-5", "id", "id ..; max=0", "id ..; max=x", "id ..; sort=up", "color ..", ""}) {
            QTest::newRow(*range != '\0' ? range : "empty") << QByteArray(range);
        }
    }
    void rejectsInvalidRanges() {
        QFETCH(QByteArray, range);
        ApiClient client;
        const auto response = client.send("GET", "/apps", {}, {{"Range", range.toStdString()}});
        QCOMPARE(response.status, 416);
        QVERIFY(messageOf(response).ends_with('.'));
    }

    void revalidatesByETag() {
        ApiClient client;
        const auto first = client.send("GET", "/apps/example-app/addons");
        const auto tag = headerOf(first, "ETag");
        for (const auto& candidate : {tag, "\"other\", " + tag, std::string("*"), tag.substr(2)}) {
            const auto again = client.send("GET", "/apps/example-app/addons", {}, {{"If-None-Match", candidate}});
            QCOMPARE(again.status, 304);
            QVERIFY(again.body.empty());
            QCOMPARE(headerOf(again, "ETag"), tag);
            QVERIFY(again.header("RateLimit-Remaining"));
        }
        QCOMPARE(client.send("GET", "/apps/example-app/addons", {}, {{"If-None-Match", "W/\"0\""}}).status, 200);
        const auto path = client.dataPath("postgresql-cubic-55310") + "/info";
        const auto before = headerOf(client.send("GET", path), "ETag");
        client.now += std::chrono::hours(1); // the load has changed
        QCOMPARE(client.send("GET", path, {}, {{"If-None-Match", before}}).status, 200);
    }

    void echoesRequestId() {
        ApiClient client;
        const std::string ids(7000, 'a');
        QCOMPARE(headerOf(client.send("GET", "/account", {}, {{"Request-Id", ids}}), "Request-Id"), ids);
        QCOMPARE(headerOf(client.send("GET", "/nope", {}, {{"Request-Id", "x,y"}}), "Request-Id"), std::string("x,y"));
        QCOMPARE(headerOf(client.send("GET", "/account"), "Request-Id").size(), 36U);
    }

    void enforcesRateLimit() {
        ApiOptions options;
        options.rateLimit = 3;
        ApiClient client("small", options);
        QCOMPARE(headerOf(client.send("GET", "/apps"), "RateLimit-Remaining"), std::string("2"));
        COMPARE_JSON(client.get("/account/rate-limits"), json({{"remaining", 2}})); // exempt from the rate limit
        COMPARE_JSON(client.get("/account/rate-limits"), json({{"remaining", 2}}));
        QVERIFY(!client.send("GET", "/data/postgres/v1/pricing").header("RateLimit-Remaining"));
        QCOMPARE(client.send("GET", "/apps").status, 200);
        QCOMPARE(client.send("GET", "/apps").status, 200);
        const auto refused = client.send("GET", "/apps");
        QCOMPARE(refused.status, 429);
        QCOMPARE(json::parse(refused.body)["id"].get<std::string>(), std::string("rate_limit"));
        QCOMPARE(headerOf(refused, "RateLimit-Remaining"), std::string("0"));
        QCOMPARE(headerOf(refused, "Retry-After"), std::string("1")); // 75 per minute: one per 0.8 s
        QCOMPARE(client.send("GET", "/data/postgres/v1/pricing").status, 200);
        client.now += std::chrono::milliseconds(800);
        QCOMPARE(client.send("GET", "/apps").status, 200);
        client.now += std::chrono::hours(1);
        COMPARE_JSON(client.get("/account/rate-limits"), json({{"remaining", 3}})); // capped at its size
    }

    void reportsLevelsAndPrices() {
        ApiClient client;
        const auto levels = client.get("/data/postgres/v1/levels/advanced")["items"];
        QCOMPARE(levels.size(), 11U);
        COMPARE_JSON(levels[0],
                     json({{"name", "4G-Performance"}, {"vcpu", 2}, {"memory_in_gb", 4.0}, {"connection_limit", 380}}));
        const auto prices = client.get("/data/postgres/v1/pricing");
        COMPARE_JSON(prices["advanced"]["storage-optimized"], json({{"billing_period", "month"},
                                                                    {"billing_unit", "gigabyte"},
                                                                    {"product_description", "Storage"},
                                                                    {"included_units", 100},
                                                                    {"rate", 20}}));
        QCOMPARE(prices["advanced"]["instance-32G"]["rate"].get<int>(), 90000);
        QCOMPARE(prices["advanced-private"]["instance-32G"]["rate"].get<int>(), 108000);
        QCOMPARE(prices["advanced-shield"]["instance-4G"]["rate"].get<int>(), 21000);
        QVERIFY(!prices["advanced"]["instance-32G"].contains("illustrative"));
        QVERIFY(prices["advanced"]["instance-64G"]["illustrative"].get<bool>());
        ApiClient unpriced("unpriced");
        const auto fewer = unpriced.get("/data/postgres/v1/pricing");
        QCOMPARE(fewer["advanced"].size(), 5U); // four published levels and the storage
        QVERIFY(unpriced.info("postgresql-octagonal-50417")["pools"][0]["expected_level"] == "64G-Performance");
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxRoutes)
#include "tst_sandbox_routes.moc"
