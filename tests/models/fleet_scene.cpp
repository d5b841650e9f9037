// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/fleet_scene.h"

namespace poolhouse::test {

core::Pool pool(const std::string& name, const std::string& level, int count, std::optional<int> used,
                std::optional<int> limit) {
    core::Pool pool;
    pool.id = {"pool-" + name};
    pool.name = name;
    pool.status = word(core::poolStatusWords(), "available");
    pool.expectedLevel = level;
    pool.expectedCount = count;
    pool.connectionsUsed = used;
    pool.expectedConnectionLimit = limit;
    for (int i = 0; i < count; ++i) {
        const auto role = name != "leader" ? "follower" : i == 0 ? "leader" : "standby";
        core::Instance instance;
        instance.id = name.substr(0, 1) + std::to_string(i + 1);
        instance.level = level;
        instance.role = word(core::instanceRoleWords(), role);
        instance.status = "up";
        instance.updatedAt = morning - std::chrono::hours(1);
        pool.instances.push_back(instance);
    }
    pool.endpoints = {{name + ".example.com", 5432, word(core::endpointStatusWords(), "available")}};
    return pool;
}

core::App app(const std::string& name) {
    return {{"app-" + name}, name};
}

core::ClusterSummary summary(const std::string& name, const std::string& appName, const std::string& plan) {
    return {{"id-" + name}, name, app(appName), plan, word(core::addonStateWords(), "provisioned"), std::nullopt};
}

core::ClusterInfo info(const core::ClusterSummary& summary, std::vector<core::Pool> pools,
                       std::optional<double> storageGb) {
    core::ClusterInfo info;
    info.id = summary.id;
    info.name = summary.name;
    info.app = summary.app;
    info.status = word(core::clusterStatusWords(), "available");
    info.tier = "advanced";
    info.version = "17.5";
    info.region = "us";
    info.rollback = core::RollbackWindow{};
    info.planLimits = {{"storage-limit-in-gb", storageGb, 100000.0}};
    for (auto& pool : pools) {
        pool.id = {summary.name + "/" + pool.name};
    }
    info.pools = std::move(pools);
    return info;
}

core::ClusterSummary rectangular() {
    return summary("postgresql-rectangular-12345", "example-app");
}

core::ClusterInfo rectangularInfo() {
    return info(rectangular(),
                {pool("web-reads", "4G-Performance", 3, 1021, 1140), pool("leader", "8G-Performance", 2, 612, 800),
                 pool("analytics", "16G-Performance", 1, 213, 1600)},
                142);
}

core::Attachment attachment(const std::string& name, const std::string& appName, const core::ClusterSummary& cluster,
                            const std::string& pool) {
    return {{"attachment-" + name + appName}, name, app(appName), cluster.id, {{}, pool, false}};
}

std::vector<core::Attachment> attachments() {
    return {attachment("HEROKU_POSTGRESQL_COBALT", "example-app", rectangular(), "leader"),
            attachment("DATABASE_ANALYTICS", "example-app", rectangular(), "analytics"),
            attachment("READS", "example-app", rectangular(), "web-reads"),
            attachment("READS", "catalog-api", rectangular(), "web-reads")};
}

core::Catalog catalog() {
    return core::Catalog({{"4G-Performance", 2, 4, 380},
                          {"8G-Performance", 2, 8, 800},
                          {"16G-Performance", 2, 16, 1600},
                          {"64G-Performance", 8, 64, 5000}});
}

core::PriceList prices() {
    core::PriceTable table;
    table.levels = {{"4G-Performance", {{15000}, false}},
                    {"8G-Performance", {{30000}, false}},
                    {"16G-Performance", {{50000}, false}}};
    table.storage = core::StorageRate{100, {20}};
    core::PriceList list;
    list.plans.emplace("advanced", table);
    return list;
}

api::ApiError error(api::ApiError::Kind kind, int status) {
    api::ApiError error;
    error.kind = kind;
    error.status = status;
    return error;
}

void fillWithRectangular(fleet::Store& store) {
    store.applyFleet({app("example-app")}, {rectangular()}, morning);
    store.applyCatalog(catalog(), prices(), morning);
    store.applyAttachments(attachments(), morning);
    store.applyInfo(rectangularInfo(), morning);
}

} // namespace poolhouse::test
