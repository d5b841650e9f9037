// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of the scenarios, on which the console, its screenshots and other tests rely, recomputed from API
// responses with the rules of core.
#include "app/sandbox/load.h"
#include "models/core/capacity.h"
#include "models/core/cost.h"
#include "models/core/limits.h"
#include "tests/app/sandbox/api_client.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <map>
#include <set>

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

core::PriceTable pricesOf(const json& pricing, const std::string& plan) {
    core::PriceTable table;
    for (const auto& [key, entry] : pricing.at(plan).items()) {
        const auto cents = entry.at("rate").get<std::int64_t>();
        if (entry.at("billing_unit") == "gigabyte") {
            table.storage = core::StorageRate{entry.at("included_units").get<std::int64_t>(), core::Money{cents}};
        } else {
            table.levels[entry.at("product_description").get<std::string>()] = {core::Money{cents},
                                                                                entry.value("illustrative", false)};
        }
    }
    return table;
}

core::CostEstimate costOf(ApiClient& client, const std::string& cluster) {
    const auto info = client.info(cluster);
    std::vector<core::PoolShape> shapes;
    for (const auto& pool : info.at("pools")) {
        const auto name = pool.at("name").get<std::string>();
        shapes.push_back({name == core::leaderPoolName ? core::PoolRole::Leader : core::PoolRole::Follower, name,
                          pool.at("expected_level").get<std::string>(), pool.at("expected_count").get<int>()});
    }
    std::optional<double> storage;
    for (const auto& limit : info.at("plan_limits")) {
        if (limit.at("name") == "storage-limit-in-gb") {
            storage = limit.at("current").get<double>();
        }
    }
    const auto addon = client.get("/apps/" + info["app"]["id"].get<std::string>() + "/addons/" + cluster);
    const auto plan = core::splitPlanName(addon["plan"]["name"].get<std::string>()).plan;
    const auto table = pricesOf(client.get("/data/postgres/v1/pricing"), plan);
    return core::estimateCost(shapes, storage, &table);
}

/// Highest share of connections in use of any pool.
double highestUse(const json& info) {
    double highest = 0;
    for (const auto& pool : info.at("pools")) {
        const auto limit = pool.at("expected_connection_limit").get<double>();
        highest = std::max(highest, limit > 0 ? pool.at("connections_used").get<double>() / limit : 0);
    }
    return highest;
}

std::vector<std::string> clusterNames(ApiClient& client) {
    std::vector<std::string> names;
    for (const auto& [id, cluster] : client.api.state().clusters()) {
        if (!cluster.classic()) {
            names.push_back(cluster.name);
        }
    }
    return names;
}

/// Collects all string values of members with this name at any depth.
void collect(const json& value, const std::string& member, std::set<std::string>& into) {
    if (value.is_object() && value.contains(member) && value[member].is_string()) {
        into.insert(value[member].get<std::string>());
    }
    if (value.is_structured()) {
        for (const auto& each : value) {
            collect(each, member, into);
        }
    }
}

} // namespace

class TestSandboxScenarios : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void smallHasDocumentedCosts() {
        ApiClient client;
        std::map<std::string, std::int64_t> byApp;
        std::int64_t total = 0;
        for (const auto& name : clusterNames(client)) {
            const auto cost = costOf(client, name);
            QVERIFY(cost.complete() && !cost.illustrative && !cost.publishedStorageRate);
            byApp[client.info(name)["app"]["name"].get<std::string>()] += cost.known.cents;
            total += cost.known.cents;
        }
        QCOMPARE(clusterNames(client).size(), 11U);
        QCOMPARE(byApp, (std::map<std::string, std::int64_t>{{"example-app", 250800},
                                                             {"billing-prod", 621000},
                                                             {"catalog-api", 312000},
                                                             {"media-ingest", 187000},
                                                             {"sandbox-tools", 60400},
                                                             {"status-page", 50000}}));
        QCOMPARE(total, 1481200);
        QCOMPARE(costOf(client, "postgresql-rectangular-12345").known.cents, 155840);
        QCOMPARE(costOf(client, "postgresql-horizontal-12345").known.cents, 94960);
    }

    void smallHasDocumentedUse() {
        ApiClient client;
        const auto use = [&](const char* cluster) { return std::lround(highestUse(client.info(cluster)) * 100); };
        const auto check = [&](const char* pool, int used, int limit) {
            const auto answer = client.pool("postgresql-rectangular-12345", pool);
            return answer["connections_used"] == used && answer["expected_connection_limit"] == limit;
        };
        QVERIFY(check("leader", 612, 800) && check("analytics", 213, 1600) && check("web-reads", 1021, 1140));
        const auto limits = client.info("postgresql-rectangular-12345")["plan_limits"];
        COMPARE_JSON(limits[0], json({{"name", "connection-limit"}, {"current", 1846}, {"limit", 3540}}));
        QCOMPARE(use("postgresql-rectangular-12345"), 90);
        QCOMPARE(use("postgresql-horizontal-12345"), 31);
        QCOMPARE(use("postgresql-cubic-55310"), 44);
        QCOMPARE(client.info("postgresql-lively-80211")["status"].get<std::string>(), std::string("modifying"));
        client.now = anchor + seconds(70);
        QCOMPARE(client.info("postgresql-lively-80211")["status"].get<std::string>(), std::string("modifying"));
        client.now = anchor + seconds(160);
        QCOMPARE(client.info("postgresql-lively-80211")["status"].get<std::string>(), std::string("available"));
    }

    void smallHasDocumentedCluster() {
        ApiClient client;
        const auto info = client.info("postgresql-rectangular-12345");
        QCOMPARE(info["version"].get<std::string>(), std::string("17.5"));
        QCOMPARE(info["region"].get<std::string>(), std::string("us"));
        QCOMPARE(info["tier"].get<std::string>(), std::string("advanced"));
        QCOMPARE(info["plan_limits"][1]["current"].get<double>(), 142.0);
        const auto leader = info["pools"][0];
        QCOMPARE(leader["name"].get<std::string>(), std::string("leader"));
        QCOMPARE(leader["compute_instances"][0]["role"].get<std::string>(), std::string("leader"));
        QCOMPARE(leader["compute_instances"][1]["role"].get<std::string>(), std::string("standby"));
    }

    void sameSeedYieldsSameWorld() {
        for (const auto* scenario : {"small", "busy", "degraded", "large:40"}) {
            ApiClient one(scenario, {}, 7);
            ApiClient two(scenario, {}, 7);
            ApiClient other(scenario, {}, 8);
            one.now = two.now = other.now = anchor + std::chrono::hours(31);
            bool differs = false;
            for (const auto& name : clusterNames(one)) {
                COMPARE_JSON(one.info(name), two.info(name));
                differs |= other.api.state().findCluster(name) == nullptr || other.info(name) != one.info(name);
            }
            QVERIFY(differs);
        }
    }

    /// Over a day the load varies, stays within the limits, does not jump within a second, and drops at night.
    void loadIsPlausible() {
        ApiClient client;
        const std::string cluster = "postgresql-rectangular-12345";
        int least = 1'000'000;
        int most = 0;
        for (int minute = -24 * 60; minute <= 24 * 60; minute += 5) {
            const auto at = anchor + std::chrono::minutes(minute);
            for (const auto& pool : client.api.state().findCluster(cluster)->pools) {
                const auto used = *connectionsInUse(pool, client.api.state(), at);
                const auto next = *connectionsInUse(pool, client.api.state(), at + seconds(1));
                QVERIFY(used >= 0 && used <= expectedLimit(pool, client.api.state().catalog()));
                QVERIFY(std::abs(next - used) <= 8);
                if (pool.name == "web-reads") {
                    least = std::min(least, used);
                    most = std::max(most, used);
                }
            }
        }
        QVERIFY2(least < 750 && most > 950, qPrintable(QStringLiteral("%1 to %2").arg(least).arg(most)));
    }

    void anchorFiguresAreIndependentOfTheSeed() {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            ApiClient client("small", {}, seed);
            QCOMPARE(client.info("postgresql-rectangular-12345")["plan_limits"][0]["current"].get<int>(), 1846);
        }
    }

    void emptyAccount() {
        ApiClient client("empty");
        for (const auto* path : {"/apps", "/addons", "/addon-attachments"}) {
            COMPARE_JSON(client.get(path), json::array());
        }
        QCOMPARE(client.get("/data/postgres/v1/levels/advanced")["items"].size(), 11U);
    }

    void busyHasEveryKindOfChange() {
        ApiClient client("busy");
        std::set<std::string> statuses;
        std::set<std::string> messages;
        for (const auto& name : clusterNames(client)) {
            collect(client.info(name), "status", statuses);
            collect(client.info(name), "message", messages);
        }
        for (const auto* status : {"provisioning", "modifying", "available", "deprovisioning"}) {
            QVERIFY2(statuses.contains(status), status);
        }
        QVERIFY(messages.size() >= 7);
        client.now += std::chrono::minutes(10);
        for (const auto& name : clusterNames(client)) {
            QCOMPARE(client.info(name)["status"].get<std::string>(), std::string("available"));
        }
        QVERIFY(client.pool("postgresql-rising-10421", "old-reports").is_null());
        QCOMPARE(client.pool("postgresql-rising-10421", "exports")["compute_instances"].size(), 0U);
    }

    void degradedHasEveryAnomaly() {
        ApiClient client("degraded");
        json all = json::array();
        for (const auto& name : clusterNames(client)) {
            all.push_back(client.info(name));
        }
        const auto has = [&all](const char* member, const char* word) {
            std::set<std::string> words;
            collect(all, member, words);
            return words.contains(word);
        };
        QVERIFY(has("status", "unavailable") && has("status", "migrating") && has("status", "hibernating"));
        QVERIFY(has("status", "unknown") && has("status", "rebalancing") && has("status", "degraded"));
        QVERIFY(has("status", "draining") && has("status", "down") && has("role", "witness"));
        QVERIFY(has("enforcement_action", "throttle") && has("region", "atlantis") && has("tier", "advanced-next"));
        QVERIFY(has("expected_level", "2G-Legacy") && has("expected_level", "64G-Performance"));
        const auto addons = client.get("/addons");
        std::set<std::string> plans;
        std::set<std::string> states;
        bool sparse = false;
        for (const auto& addon : addons) {
            plans.insert(addon["plan"]["name"].get<std::string>());
            states.insert(addon["state"].get<std::string>());
            sparse |= !addon.contains("created_at");
            QVERIFY(addon["addon_service"]["name"].is_string()); // the CLI cannot do without
        }
        QCOMPARE(plans.size(), 3U);
        QVERIFY(states.contains("quarantined") && states.contains("deprovisioning") && sparse);
        const auto crowded = [&](const char* pool) { return client.pool("postgresql-crowded-30006", pool); };
        QCOMPARE(crowded("full")["connections_used"].get<int>(), 760);
        QCOMPARE(crowded("overfull")["connections_used"].get<int>(), 415);
        QVERIFY(crowded("unknown-use")["connections_used"].is_null());
        QCOMPARE(crowded("asleep")["expected_connection_limit"].get<int>(), 0);
        QVERIFY(!costOf(client, "postgresql-priceless-30009").complete());
        QVERIFY(client.info("postgresql-untold-30008")["plan_limits"].empty());
        std::size_t longest = 0;
        for (const auto& app : client.get("/apps")) {
            longest = std::max(longest, app["name"].get<std::string>().size());
        }
        QVERIFY(longest > 200);
    }

    void largeHasRequestedSizeWithinTheRules() {
        for (const int count : {1, 250}) {
            ApiClient client("large:" + std::to_string(count));
            QCOMPARE(static_cast<int>(client.api.state().clusters().size()), count);
            for (const auto& [id, cluster] : client.api.state().clusters()) {
                int instances = 0;
                for (const auto& pool : cluster.pools) {
                    instances += pool.name == core::leaderPoolName ? 0 : pool.count;
                }
                QVERIFY(cluster.pools.size() <= 1U + core::maxFollowerPools && instances <= core::maxFollowerInstances);
            }
        }
        const auto apps = makeWorld({"large:1000", 3, anchor}).value().apps().size();
        QVERIFY(apps > 200 && apps < 320); // about four clusters per app
    }

    void rejectsUnknownScenarios() {
        for (const auto* name :
             {"", "Small", "large", "large:", "large:0", "large:20001", "large:5x", "large:-1", "nope"}) {
            QVERIFY(!isScenario(name));
            const auto world = makeWorld({name, 1, anchor});
            QVERIFY(!world.ok());
            QVERIFY(world.error().find("small, empty, busy") != std::string::npos);
        }
        QVERIFY(isScenario("large:20000"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxScenarios)
#include "tst_sandbox_scenarios.moc"
