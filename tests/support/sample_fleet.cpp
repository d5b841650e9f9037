// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_fleet.h"

namespace poolhouse::test {

namespace {

struct PoolSample {
    const char* name;
    const char* level;
    int count;
    int used;
};

struct ClusterSample {
    const char* app;
    const char* name;
    double storageGb;
    std::vector<PoolSample> pools;
};

const std::vector<ClusterSample>& samples() {
    static const std::vector<ClusterSample> all{
        {"audit-log", "postgresql-round-40017", 12, {{"leader", "4G-Performance", 1, 40}}},
        {"billing-prod",
         "postgresql-cubic-55310",
         812,
         {{"leader", "32G-Performance", 2, 1400}, {"reports", "16G-Performance", 2, 400}}},
        {"billing-prod",
         "postgresql-lively-80211",
         95,
         {{"leader", "16G-Performance", 2, 810}, {"batch", "8G-Performance", 3, 300}}},
        {"catalog-api",
         "postgresql-flat-11802",
         230,
         {{"leader", "16G-Performance", 2, 700}, {"search", "8G-Performance", 2, 900}}},
        {"catalog-api", "postgresql-slim-73400", 44, {{"leader", "8G-Performance", 2, 190}}},
        {"example-app",
         "postgresql-horizontal-12345",
         61,
         {{"leader", "8G-Performance", 2, 248}, {"reads", "4G-Performance", 2, 180}}},
        {"example-app",
         "postgresql-rectangular-12345",
         142,
         {{"leader", "8G-Performance", 2, 612},
          {"analytics", "16G-Performance", 1, 213},
          {"web-reads", "4G-Performance", 3, 1021}}},
        {"media-ingest",
         "postgresql-deep-22090",
         510,
         {{"leader", "8G-Performance", 2, 300}, {"index", "4G-Performance", 4, 410}}},
        {"media-ingest", "postgresql-octagonal-90021", 77, {{"leader", "4G-Performance", 1, 99}}},
        {"sandbox-tools", "postgresql-tiny-00412", 3, {{"leader", "4G-Performance", 1, 12}}},
        {"sandbox-tools", "postgresql-tiny-00413", 5, {{"leader", "8G-Performance", 1, 33}}},
    };
    return all;
}

core::App appOf(const std::string& name) {
    return {{"app-" + name}, name};
}

core::Pool poolOf(const std::string& cluster, const PoolSample& sample) {
    core::Pool pool;
    pool.id = {"pool-" + cluster + "-" + sample.name};
    pool.name = sample.name;
    pool.status = core::readEnum(core::poolStatusWords(), "available");
    pool.expectedCount = sample.count;
    pool.expectedLevel = sample.level;
    pool.connectionsUsed = sample.used;
    for (int i = 0; i < sample.count; ++i) {
        core::Instance instance;
        instance.id = pool.id.value + "-" + std::to_string(i);
        instance.name = instance.id;
        instance.level = sample.level;
        instance.role = core::readEnum(core::instanceRoleWords(), !pool.isLeader() ? "follower"
                                                                  : i == 0         ? "leader"
                                                                                   : "standby");
        instance.status = "up";
        pool.instances.push_back(instance);
    }
    return pool;
}

core::ClusterInfo infoOf(const core::App& app, const std::string& name, double storageGb,
                         const std::vector<PoolSample>& pools) {
    core::ClusterInfo info;
    info.id = sampleId(name);
    info.name = name;
    info.app = app;
    info.status = core::readEnum(core::clusterStatusWords(), "available");
    info.tier = "advanced";
    info.version = "17.5";
    info.region = "us";
    info.createdAt = core::parseInstant("2026-06-01T00:00:00Z");
    info.planLimits = {{"storage-limit-in-gb", storageGb, 131072}};
    for (const PoolSample& pool : pools) {
        info.pools.push_back(poolOf(name, pool));
    }
    return info;
}

core::ClusterSummary summaryOf(const core::App& app, const std::string& name) {
    return {sampleId(name), name, app, "advanced", core::readEnum(core::addonStateWords(), "provisioned"),
            std::nullopt};
}

} // namespace

core::Instant sampleNow() {
    return *core::parseInstant("2026-06-22T12:00:00Z");
}

core::ClusterId sampleId(const std::string& name) {
    return {"id-" + name};
}

std::vector<core::App> sampleApps() {
    std::vector<core::App> apps;
    for (const ClusterSample& sample : samples()) {
        if (apps.empty() || apps.back().name != sample.app) {
            apps.push_back(appOf(sample.app));
        }
    }
    return apps;
}

std::vector<core::ClusterSummary> sampleSummaries() {
    std::vector<core::ClusterSummary> summaries;
    for (const ClusterSample& sample : samples()) {
        summaries.push_back(summaryOf(appOf(sample.app), sample.name));
    }
    return summaries;
}

core::ClusterInfo sampleInfo(const std::string& name) {
    for (const ClusterSample& sample : samples()) {
        if (sample.name == name) {
            core::ClusterInfo info = infoOf(appOf(sample.app), name, sample.storageGb, sample.pools);
            if (name == "postgresql-lively-80211") {
                info.status = core::readEnum(core::clusterStatusWords(), "modifying");
            }
            return info;
        }
    }
    return {};
}

std::vector<core::Attachment> sampleAttachments() {
    const core::ClusterId cluster = sampleId("postgresql-rectangular-12345");
    const auto attachment = [&cluster](const std::string& name, const std::string& app, const std::string& pool) {
        return core::Attachment{{"attachment-" + app + name}, name, appOf(app), cluster, {{}, pool, false}};
    };
    return {attachment("HEROKU_POSTGRESQL_COBALT", "example-app", "leader"),
            attachment("DATABASE_ANALYTICS", "example-app", "analytics"),
            attachment("READS", "example-app", "web-reads"), attachment("READS", "catalog-api", "web-reads")};
}

core::Catalog sampleCatalog() {
    return core::Catalog({{"4G-Performance", 2, 4, 380},
                          {"8G-Performance", 2, 8, 800},
                          {"16G-Performance", 2, 16, 1600},
                          {"32G-Performance", 4, 32, 3200}});
}

core::PriceList samplePrices() {
    core::PriceTable table;
    table.levels = {{"4G-Performance", {{15000}}},
                    {"8G-Performance", {{30000}}},
                    {"16G-Performance", {{50000}}},
                    {"32G-Performance", {{90000}}}};
    table.storage = core::publishedStorageRate;
    core::PriceList list;
    list.plans.emplace("advanced", table);
    return list;
}

void fillLists(fleet::Store& store, core::Instant at) {
    store.applyCatalog(sampleCatalog(), samplePrices(), at);
    store.applyFleet(sampleApps(), sampleSummaries(), at);
    store.applyAttachments(sampleAttachments(), at);
}

void fillStore(fleet::Store& store, core::Instant at) {
    fillLists(store, at);
    for (const ClusterSample& sample : samples()) {
        store.applyInfo(sampleInfo(sample.name), at);
    }
}

void fillLarge(fleet::Store& store, int clusters, core::Instant at) {
    std::vector<core::App> apps;
    std::vector<core::ClusterSummary> summaries;
    std::vector<core::ClusterInfo> infos;
    for (int i = 0; i < clusters; ++i) {
        const core::App app = appOf("app-" + std::to_string(1000 + i / 20));
        if (i % 20 == 0) {
            apps.push_back(app);
        }
        const std::string name = "postgresql-many-" + std::to_string(10000 + i);
        summaries.push_back(summaryOf(app, name));
        infos.push_back(
            infoOf(app, name, 10 + i % 300,
                   {{"leader", "8G-Performance", 1 + i % 2, i % 800}, {"reads", "4G-Performance", 2, i % 700}}));
    }
    store.applyCatalog(sampleCatalog(), samplePrices(), at);
    store.applyFleet(apps, summaries, at);
    for (const core::ClusterInfo& info : infos) {
        store.applyInfo(info, at);
    }
}

} // namespace poolhouse::test
