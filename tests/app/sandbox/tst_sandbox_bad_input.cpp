// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that make no sense: each is refused with a sentence, and nothing changes.
#include "tests/app/sandbox/api_client.h"
#include "tests/support/test_main.h"

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

/// "@NAME" in a path stands for the id of that add-on, "@NAME:POOL" for that of its pool.
std::string withIds(std::string path, const State& state) {
    for (auto at = path.find('@'); at != std::string::npos; at = path.find('@')) {
        const auto end = std::min(path.find('/', at), path.size());
        const auto wanted = path.substr(at + 1, end - at - 1);
        const auto colon = wanted.find(':');
        const auto& cluster = *state.findCluster(wanted.substr(0, colon));
        path.replace(at, end - at,
                     colon == std::string::npos ? cluster.id : cluster.poolNamed(wanted.substr(colon + 1))->id);
    }
    return path;
}

const std::string pools = "/data/postgres/v1/@postgresql-globular-40718/pools";
const std::string leader = pools + "/@postgresql-globular-40718:leader";
const std::string browse = pools + "/@postgresql-globular-40718:browse";

} // namespace

class TestSandboxBadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isRefusedAndChangesNothing_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const char* method, const std::string& path, const std::string& body,
                            int status) {
            QTest::newRow(name) << QByteArray(method) << QByteArray::fromStdString(path)
                                << QByteArray::fromStdString(body) << status;
        };
        const auto newPool = [](const std::string& members) { return "{\"name\":\"extra\"," + members + "}"; };
        row("count 0", "POST", pools, newPool(R"("level":"4G-Performance","count":0)"), 422);
        row("count below 0", "POST", pools, newPool(R"("level":"4G-Performance","count":-1)"), 422);
        row("smallest count", "POST", pools, newPool(R"("level":"4G-Performance","count":-9223372036854775808)"), 422);
        row("largest count", "POST", pools, newPool(R"("level":"4G-Performance","count":18446744073709551615)"), 422);
        row("count beyond integers", "POST", pools, newPool(R"("level":"4G-Performance","count":1e300)"), 422);
        row("count beyond numbers", "POST", pools, newPool(R"("level":"4G-Performance","count":1e999)"), 400);
        row("a fraction of a count", "POST", pools, newPool(R"("level":"4G-Performance","count":1.5)"), 422);
        row("count as a text", "POST", pools, newPool(R"("level":"4G-Performance","count":"1")"), 422);
        row("count as null", "POST", pools, newPool(R"("level":"4G-Performance","count":null)"), 422);
        row("unknown level", "POST", pools, newPool(R"("level":"5G-Performance","count":1)"), 422);
        row("empty level", "POST", pools, newPool(R"("level":"","count":1)"), 422);
        row("level as a list", "POST", pools, newPool(R"("level":["4G-Performance"],"count":1)"), 422);
        row("long name", "POST", pools,
            "{\"level\":\"4G-Performance\",\"count\":1,\"name\":\"" + std::string(100'000, 'x') + "\"}", 422);
        row("name with a line break", "POST", pools, R"({"level":"4G-Performance","count":1,"name":"a\r\nb"})", 422);
        row("unknown member", "POST", pools, newPool(R"("level":"4G-Performance","count":1,"size":1)"), 422);
        row("no members", "POST", pools, "{}", 422);
        row("a list", "POST", pools, "[]", 422);
        row("a text", "POST", pools, "\"x\"", 422);
        row("no JSON", "POST", pools, "level=4G-Performance", 400);
        row("cut", "POST", pools, "{\"level\":\"4G-Perf", 400);
        row("two documents", "POST", pools, "{}{}", 400);
        row("no UTF-8", "POST", pools, "{\"name\":\"\xff\xc0\"}", 400);
        row("a NUL", "POST", pools, std::string("{}\0", 3), 400);
        row("deep", "POST", pools, std::string(200'000, '['), 400);
        row("deep in a member", "POST", pools, "{\"name\":" + std::string(500'000, '['), 400);

        row("scale to 0", "PATCH", leader, R"({"count":0})", 422);
        row("scale to three leaders", "PATCH", leader, R"({"count":3})", 422);
        row("scale to the largest", "PATCH", browse, R"({"count":2147483648})", 422);
        row("scale below 0", "PATCH", browse, R"({"count":-2147483649})", 422);
        row("scale to no level", "PATCH", browse, R"({"level":"x"})", 422);
        row("scale both", "PATCH", browse, R"({"level":"4G-Performance","count":1})", 422);
        row("scale nothing", "PATCH", browse, "{}", 422);
        row("scale no pool", "PATCH", pools + "/00000000-0000-4000-8000-000000000000", R"({"count":1})", 404);
        row("destroy the leader", "DELETE", leader, {}, 422);

        row("escaped slash", "GET", "/apps%2fexample-app", {}, 404);
        row("escaped dots", "GET", "/apps/%2e%2e/account", {}, 404);
        row("escaped twice", "GET", "/apps/%2565xample-app", {}, 404);
        row("escaped NUL", "GET", "/apps/%00", {}, 400);
        row("half an escape", "GET", "/apps/%e", {}, 400);
        row("escape without digits", "GET", "/apps/%gg", {}, 400);
        row("overlong UTF-8", "GET", "/apps/%c0%af", {}, 400);
        row("surrogate", "GET", "/apps/%ed%a0%80", {}, 400);
        row("empty segments", "GET", "//apps//", {}, 404);
        row("dots", "GET", "/apps/../apps", {}, 404);
        row("bidirectional override", "GET", "/apps/%e2%80%ae", {}, 404);
        row("unknown method", "BREW", "/apps", {}, 405);
        row("long query", "GET", "/data/maintenances/v1/@postgresql-rigid-40120/history?limit=99999999999999999999", {},
            422);
        row("negative limit", "GET", "/data/maintenances/v1/@postgresql-rigid-40120/history?limit=-1", {}, 422);

        const std::string calendar = "/data/maintenances/v1/@postgresql-cubic-55310";
        row("smallest delay", "POST", calendar + "/schedule", R"({"delay_weeks":"-2147483648"})", 422);
        row("delay of two signs", "POST", calendar + "/schedule", R"({"delay_weeks":"+-1"})", 422);
        row("delay beyond numbers", "POST", calendar + "/schedule", R"({"delay_weeks":"9999999999"})", 422);
        row("no such day", "POST", calendar + "/window", R"({"day_of_week":"someday","time_of_day":"25:00"})", 422);

        row("dynos of two signs", "PATCH", "/apps/status-page/formation",
            R"({"updates":[{"type":"web","quantity":"+-1"}]})", 422);
        row("dynos of the largest", "PATCH", "/apps/status-page/formation",
            R"({"updates":[{"type":"web","quantity":18446744073709551615}]})", 422);
        row("half the updates", "PATCH", "/apps/status-page/formation",
            R"({"updates":[{"type":"web","quantity":3},{"type":"none"}]})", 404);
        row("half the config", "PATCH", "/apps/status-page/config-vars", R"({"A":"1","B":2})", 422);
        row("large config", "PATCH", "/apps/status-page/config-vars", "{\"A\":\"" + std::string(100'000, 'x') + "\"}",
            422);
        row("setting of another kind", "PUT", "/data/postgres/v1/@postgresql-cubic-55310/settings",
            R"({"log_statement":"everything"})", 422);
        row("attachment of no pool", "POST", "/addon-attachments",
            R"({"addon":"postgresql-cubic-55310","app":"status-page","namespace":"pool:none"})", 422);
    }
    void isRefusedAndChangesNothing() {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        ApiClient client;
        (void)client.api.state().takeChanges();
        const auto response =
            client.send(method.toStdString(), withIds(path.toStdString(), client.api.state()), body.toStdString());
        QCOMPARE(response.status, status);
        const auto said = messageOf(response);
        QVERIFY2(said.empty() ? response.body.ends_with('.') : said.size() > 3, response.body.c_str());
        QVERIFY(response.body.size() < 2000); // what was sent is not repeated at length
        QVERIFY(!client.api.state().changed());
    }

    void refusesRanges_data() {
        QTest::addColumn<QByteArray>("range");
        for (const auto* range : {"", " ", "id", "id ..; max=0", "id ..; max=-1", "id ..; max=1.5",
                                  "id ..; max=", "id ..; max=x", "id ..; order=random", "id ..; nonsense", "size ..",
                                  "id a..b; max=1; max=2", "bytes=0-10", "name .", "id ..; max=1,, order"}) {
            QTest::newRow(range) << QByteArray(range);
        }
        QTest::newRow("long") << QByteArray("id ") + QByteArray(10'000, '.') + "; x";
    }
    void refusesRanges() {
        QFETCH(const QByteArray, range);
        ApiClient client;
        for (const auto* path : {"/addons", "/apps", "/addon-attachments", "/apps/example-app/releases"}) {
            const auto response = client.send("GET", path, {}, {{"Range", range.toStdString()}});
            QVERIFY2(response.status == 416, path);
            QVERIFY(!messageOf(response).empty());
        }
    }

    void acceptsOddRangesThatMeanSomething() {
        ApiClient client;
        const auto all = client.get("/apps").size();
        for (const auto* range : {"id ..", "id ..; max=99999999999999999999", "id ]..", "name ..zzzz; order=asc",
                                  "id z..a", "name zzzz..; order=desc"}) {
            const auto response = client.send("GET", "/apps", {}, {{"Range", range}});
            QVERIFY2(response.status == 200, range);
            QVERIFY(json::parse(response.body).size() <= all);
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxBadInput)
#include "tst_sandbox_bad_input.moc"
