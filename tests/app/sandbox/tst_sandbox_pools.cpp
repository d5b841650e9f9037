// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/pool_name.h"
#include "tests/app/sandbox/api_client.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

Response add(ApiClient& client, const std::string& body, const std::string& cluster = rectangular) {
    return client.send("POST", client.dataPath(cluster) + "/pools", body);
}
Response change(ApiClient& client, const std::string& pool, const std::string& body) {
    return client.send("PATCH", client.poolPath(rectangular, pool), body);
}
std::size_t instances(const json& pool) {
    return pool["compute_instances"].size();
}

std::size_t atLevel(const json& pool, const char* level) {
    std::size_t count = 0;
    for (const auto& instance : pool["compute_instances"]) {
        count += instance["level"] == level ? 1 : 0;
    }
    return count;
}

} // namespace

class TestSandboxPools : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rejectsInvalidPools_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char* name, const char* body, const char* sentence) {
            QTest::newRow(name) << QByteArray(body) << QByteArray(sentence);
        };
        row("level unknown", R"({"level":"5G","count":1})", "There is no level called \"5G\".");
        row("no instance", R"({"level":"4G-Performance","count":0})", "A new pool must have at least 1 instance.");
        row("more than is left", R"({"level":"4G-Performance","count":10})",
            "A cluster can have at most 13 follower instances in all its follower pools; this pool can have at most "
            "9.");
        row("absurd count", R"({"level":"4G-Performance","count":18446744073709551615})",
            "A cluster can have at most 13 follower instances in all its follower pools; this pool can have at most "
            "9.");
        row("negative count", R"({"level":"4G-Performance","count":-9223372036854775808})",
            "A new pool must have at least 1 instance.");
        row("fraction", R"({"level":"4G-Performance","count":1.5})", "The member \"count\" must be a whole number.");
        row("text count", R"({"level":"4G-Performance","count":"1"})", "The member \"count\" must be a whole number.");
        row("no level", R"({"count":1})", "A new pool needs a level and a count.");
        row("name null", R"({"level":"4G-Performance","count":1,"name":null})", "The member \"name\" must be a text.");
        row("leader", R"({"level":"4G-Performance","count":1,"name":"Leader"})",
            "The name \"leader\" is reserved for the leader pool.");
        row("taken", R"({"level":"4G-Performance","count":1,"name":"WEB-reads"})",
            "This cluster already has a pool called \"WEB-reads\".");
        row("short", R"({"level":"4G-Performance","count":1,"name":"ab"})",
            "The name of a pool must have at least 3 characters.");
        row("long", R"({"level":"4G-Performance","count":1,"name":"abcdefghijklmnopqrstuvwxyz1234567"})",
            "The name of a pool must have at most 32 characters.");
        row("several at once", R"({"level":"4G-Performance","count":1,"name":"9--"})",
            "The name of a pool must start with a letter. The name of a pool must not have two hyphens in a row. "
            "The name of a pool must not end with a hyphen.");
        row("blank", R"({"level":"4G-Performance","count":1,"name":"web reads"})",
            "The name of a pool may contain only letters, digits and hyphens.");
        row("extra member", R"({"level":"4G-Performance","count":1,"colour":"red"})",
            "The member \"colour\" is not known here.");
    }
    void rejectsInvalidPools() {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, sentence);
        ApiClient client;
        const auto before = client.info(rectangular);
        const auto response = add(client, body.toStdString());
        QCOMPARE(response.status, 422);
        QCOMPARE(messageOf(response), sentence.toStdString());
        QCOMPARE(json::parse(response.body)["id"].get<std::string>(), std::string("unprocessable_entity"));
        COMPARE_JSON(client.info(rectangular), before);
    }

    void allowsAtMostFivePools() {
        ApiClient client;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(add(client, R"({"level":"4G-Performance","count":1})").status, 200);
        }
        const auto sixth = add(client, R"({"level":"4G-Performance","count":1})");
        QCOMPARE(sixth.status, 422);
        QCOMPARE(messageOf(sixth),
                 std::string("A cluster can have at most 5 follower pools, and this one has them all."));
    }

    void allowsAtMostThirteenInstances() {
        ApiClient client;
        QCOMPARE(add(client, R"({"level":"4G-Performance","count":9})").status, 200);
        QCOMPARE(
            messageOf(add(client, R"({"level":"4G-Performance","count":1})")),
            std::string("A cluster can have at most 13 follower instances in all its follower pools; none is left."));
        // rule 4: a pool's own instances do not count against it
        QCOMPARE(change(client, "web-reads", R"({"count":3})").status, 200);
        QCOMPARE(
            messageOf(change(client, "web-reads", R"({"count":4})")),
            std::string("A cluster can have at most 13 follower instances in all its follower pools; this pool can "
                        "have at most 3."));
    }

    void provisionsANewPool() {
        ApiClient client;
        const auto made = add(client, R"({"level":"8G-Performance","count":3,"name":"fresh-reads"})");
        QCOMPARE(made.status, 200);
        const auto answer = json::parse(made.body);
        QCOMPARE(answer["status"].get<std::string>(), std::string("provisioning"));
        QCOMPARE(answer["expected_connection_limit"].get<int>(), 2400);
        QVERIFY(answer["wait_status"]["waiting"].get<bool>());
        QCOMPARE(client.info(rectangular)["status"].get<std::string>(), std::string("modifying"));
        COMPARE_JSON(client.get(client.dataPath(rectangular) + "/wait_status"),
                     json({{"waiting", true}, {"message", "fresh-reads: Provisioning 3 instances"}}));

        client.now = anchor + seconds(59);
        QCOMPARE(instances(client.pool(rectangular, "fresh-reads")), 0U);
        client.now = anchor + seconds(90);
        const auto one = client.pool(rectangular, "fresh-reads");
        QVERIFY(instances(one) >= 1 && instances(one) < 3);
        QCOMPARE(one["status"].get<std::string>(), std::string("provisioning"));
        client.now = anchor + seconds(140);
        const auto done = client.pool(rectangular, "fresh-reads");
        QCOMPARE(instances(done), 3U);
        QCOMPARE(done["status"].get<std::string>(), std::string("available"));
        QCOMPARE(done["endpoints"][0]["status"].get<std::string>(), std::string("available"));
        QCOMPARE(done["connections_used"].get<int>(), 0); // no attachments
        QCOMPARE(client.info(rectangular)["status"].get<std::string>(), std::string("available"));
        COMPARE_JSON(client.get(client.dataPath(rectangular) + "/wait_status"),
                     json({{"waiting", false}, {"message", nullptr}}));
    }

    void generatesMissingNames() {
        ApiClient client;
        for (const auto* body :
             {R"({"level":"4G-Performance","count":1})", R"({"level":"4G-Performance","count":1,"name":""})"}) {
            client.now += seconds(1);
            const auto name = json::parse(add(client, body).body)["name"].get<std::string>();
            QVERIFY(name.find("-pool-") != std::string::npos);
            QVERIFY(core::poolNameProblems(name, {}).empty());
        }
    }

    void changesAPool_data() {
        QTest::addColumn<QByteArray>("pool");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("sentence"); // empty: accepted
        const auto row = [](const char* pool, const char* body, const char* sentence) {
            QTest::addRow("%s %s", pool, body) << QByteArray(pool) << QByteArray(body) << QByteArray(sentence);
        };
        const char* one = "A change of a pool names either a level or a count, exactly one of them.";
        const char* leader = "The leader pool has 1 instance, or 2 with a standby for high availability.";
        row("web-reads", R"({"level":"8G-Performance"})", "");
        row("web-reads", R"({"count":0})", "");
        row("web-reads", R"({"count":12})", "");
        row("web-reads", R"({"count":13})",
            "A cluster can have at most 13 follower instances in all its follower pools; this pool can have at most "
            "12.");
        row("web-reads", R"({"count":-1})", "A pool cannot have fewer than 0 instances.");
        row("web-reads", R"({"count":2,"level":"8G-Performance"})", one);
        row("web-reads", "{}", one);
        row("web-reads", "", one);
        row("web-reads", R"({"level":"9G"})", "There is no level called \"9G\".");
        row("web-reads", R"({"name":"other"})", "The member \"name\" is not known here.");
        row("leader", R"({"count":1})", "");
        row("leader", R"({"count":0})", leader);
        row("leader", R"({"count":3})", leader);
        row("leader", R"({"level":"32G-Performance"})", "");
    }
    void changesAPool() {
        QFETCH(QByteArray, pool);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, sentence);
        ApiClient client;
        const auto response = change(client, pool.toStdString(), body.toStdString());
        QCOMPARE(messageOf(response), sentence.toStdString());
        QCOMPARE(response.status, sentence.isEmpty() ? 200 : 422);
        if (sentence.isEmpty()) {
            QCOMPARE(json::parse(response.body)["status"].get<std::string>(), std::string("modifying"));
        }
    }

    void rejectsChangesOfABusyPool() {
        ApiClient client;
        QCOMPARE(change(client, "web-reads", R"({"level":"8G-Performance"})").status, 200);
        const auto second = change(client, "web-reads", R"({"count":4})");
        QCOMPARE(second.status, 422);
        COMPARE_JSON(json::parse(second.body),
                     json({{"id", "unprocessable_entity"}, {"message", "The pool is being modified."}}));
        QCOMPARE(client.send("DELETE", client.poolPath(rectangular, "web-reads")).status, 422);
        QCOMPARE(change(client, "analytics", R"({"count":2})").status, 200); // other pools are not blocked
        client.now += seconds(181);
        QCOMPARE(change(client, "web-reads", R"({"count":4})").status, 200);
    }

    void ignoresUnchangedValues() {
        ApiClient client;
        const auto before = client.info(rectangular);
        QCOMPARE(change(client, "web-reads", R"({"count":3})").status, 200);
        QCOMPARE(change(client, "web-reads", R"({"level":"4G-Performance"})").status, 200);
        COMPARE_JSON(client.info(rectangular), before);
    }

    void levelChangeReplacesInstancesOneByOne() {
        ApiClient client;
        QCOMPARE(change(client, "web-reads", R"({"level":"16G-Performance"})").status, 200);
        std::size_t last = 0;
        bool partial = false;
        for (int second = 0; second <= 180; ++second) {
            client.now = anchor + seconds(second);
            const auto pool = client.pool(rectangular, "web-reads");
            QCOMPARE(instances(pool), 3U);
            const auto replaced = atLevel(pool, "16G-Performance");
            QVERIFY(replaced == last || replaced == last + 1);
            partial |= replaced == 1;
            last = replaced;
            if (second < 120) {
                QCOMPARE(pool["status"].get<std::string>(), std::string("modifying"));
            }
        }
        QVERIFY(partial);
        QCOMPARE(last, 3U);
        QCOMPARE(client.pool(rectangular, "web-reads")["status"].get<std::string>(), std::string("available"));
    }

    void replacesTheStandbyBeforeTheLeader() {
        ApiClient client;
        QCOMPARE(change(client, "leader", R"({"level":"16G-Performance"})").status, 200);
        client.now = anchor + seconds(100);
        const auto leader = client.pool(rectangular, "leader");
        for (const auto& instance : leader["compute_instances"]) {
            const bool standby = instance["role"] == "standby";
            QCOMPARE(instance["level"].get<std::string>(), std::string(standby ? "16G-Performance" : "8G-Performance"));
        }
    }

    void scalesDownToZero() {
        ApiClient client;
        QCOMPARE(change(client, "web-reads", R"({"count":1})").status, 200);
        const auto at = client.pool(rectangular, "web-reads");
        QCOMPARE(at["expected_connection_limit"].get<int>(), 380);
        QCOMPARE(at["connections_used"].get<int>(), 380); // capped at the new limit
        client.now += seconds(30);
        QCOMPARE(instances(client.pool(rectangular, "web-reads")), 1U);
        QCOMPARE(change(client, "web-reads", R"({"count":0})").status, 200);
        client.now += seconds(30);
        const auto asleep = client.pool(rectangular, "web-reads");
        QCOMPARE(asleep["status"].get<std::string>(), std::string("available"));
        QCOMPARE(instances(asleep), 0U);
        QCOMPARE(asleep["connections_used"].get<int>(), 0);
        QCOMPARE(asleep["endpoints"].size(), 1U); // rule 3: pool and endpoint stay
        QCOMPARE(change(client, "web-reads", R"({"count":3})").status, 200);
        client.now += seconds(150);
        const auto awake = client.pool(rectangular, "web-reads");
        QCOMPARE(instances(awake), 3U);
        QVERIFY(awake["connections_used"].get<int>() > 500); // apps reconnect
    }

    void addsAndRemovesTheStandby() {
        ApiClient client;
        QCOMPARE(change(client, "leader", R"({"count":1})").status, 200);
        client.now += seconds(20);
        const auto single = client.pool(rectangular, "leader");
        QCOMPARE(instances(single), 1U);
        QCOMPARE(single["compute_instances"][0]["role"].get<std::string>(), std::string("leader"));
        QVERIFY(!client.info(rectangular)["features"]["highly_available"]["enabled"].get<bool>());
        QCOMPARE(change(client, "leader", R"({"count":2})").status, 200);
        client.now += seconds(90);
        QCOMPARE(client.pool(rectangular, "leader")["compute_instances"][1]["role"].get<std::string>(),
                 std::string("standby"));
    }

    void destroysAPool() {
        ApiClient client;
        const auto path = client.poolPath(rectangular, "web-reads");
        const auto answer = client.send("DELETE", path);
        QCOMPARE(answer.status, 204);
        QVERIFY(answer.body.empty());
        const auto leaving = client.pool(rectangular, "web-reads");
        QCOMPARE(leaving["endpoints"][0]["status"].get<std::string>(), std::string("deprovisioning"));
        QCOMPARE(leaving["connections_used"].get<int>(), 0);
        QCOMPARE(client.send("DELETE", path).status, 204); // idempotent
        QCOMPARE(messageOf(client.send("PATCH", path, R"({"count":1})")), std::string("The pool is being destroyed."));
        client.now += seconds(46);
        QVERIFY(client.pool(rectangular, "web-reads").is_null());
        QCOMPARE(client.send("DELETE", path).status, 404);
        QCOMPARE(client.get("/addons/" + rectangular + "/addon-attachments").size(),
                 2U); // READS was removed with the pool
        const auto leader = client.send("DELETE", client.poolPath(rectangular, "leader"));
        QCOMPARE(leader.status, 422);
        QCOMPARE(messageOf(leader),
                 std::string("The leader pool cannot be destroyed; it goes with the whole database."));
    }

    void rejectsUnknownPoolsAndClusters() {
        ApiClient client;
        const std::string nobody = "00000000-0000-4000-8000-000000000000";
        QCOMPARE(client.send("PATCH", client.dataPath(rectangular) + "/pools/" + nobody, R"({"count":1})").status, 404);
        QCOMPARE(client.send("PATCH", client.dataPath(rectangular) + "/pools/web-reads", R"({"count":1})").status, 404);
        QCOMPARE(client.send("POST", "/data/postgres/v1/" + nobody + "/pools", "{}").status, 404);
    }

    void rejectsChangesOfUnavailableClusters() {
        ApiClient client("degraded");
        for (const auto* name : {"postgresql-silent-30001", "postgresql-wandering-30002", "postgresql-leaving-30004"}) {
            const auto response = add(client, R"({"level":"4G-Performance","count":1})", name);
            QCOMPARE(response.status, 422);
            QVERIFY(messageOf(response).starts_with("The database is "));
        }
    }

    void acceptsPoolsDuringProvisioning() {
        ApiClient client("busy");
        const std::string young = "postgresql-dawning-20017";
        QCOMPARE(client.info(young)["status"].get<std::string>(), std::string("provisioning"));
        COMPARE_JSON(client.get(client.dataPath(young) + "/wait_status"),
                     json({{"waiting", true}, {"message", "Provisioning"}}));
        QCOMPARE(add(client, R"({"level":"4G-Performance","count":1,"name":"second"})", young).status, 200);
        client.now += seconds(195);
        QCOMPARE(client.get("/apps/new-venture/addons/" + young)["state"].get<std::string>(),
                 std::string("provisioned"));
        QCOMPARE(instances(client.pool(young, "leader")), 2U);
        client.now += seconds(90);
        QCOMPARE(client.info(young)["status"].get<std::string>(), std::string("available"));
    }

    /// One large time step and many small ones yield the same world.
    void resultIsIndependentOfTimeSteps() {
        ApiClient jumping("busy");
        ApiClient walking("busy");
        for (int second = 0; second < 400; second += 7) {
            walking.now = anchor + seconds(second);
            (void)walking.get("/account");
        }
        jumping.now = walking.now = anchor + seconds(400);
        for (const auto* name : {"postgresql-rising-10421", "postgresql-moving-77310", "postgresql-dawning-20017"}) {
            COMPARE_JSON(jumping.info(name), walking.info(name));
            QCOMPARE(jumping.info(name)["status"].get<std::string>(), std::string("available"));
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxPools)
#include "tst_sandbox_pools.moc"
