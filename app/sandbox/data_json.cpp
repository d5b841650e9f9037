// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/data_json.h"

#include "app/sandbox/credentials.h"
#include "app/sandbox/load.h"
#include "app/sandbox/provisioning.h"
#include "models/core/pool.h"
#include "models/json/json.h"

#include <algorithm>
#include <cmath>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

json orNull(const std::optional<double>& figure) {
    return figure ? json(*figure) : json(nullptr);
}

json instancesJson(const PoolRecord& pool) {
    json list = json::array();
    for (const auto& instance : pool.instances) {
        list.push_back({{"id", instance.id},
                        {"name", instance.id},
                        {"level", instance.level},
                        {"role", instance.role},
                        {"status", instance.status},
                        {"updated_at", core::formatInstant(instance.updatedAt)}});
    }
    return list;
}

json endpointsJson(const PoolRecord& pool) {
    json list = json::array();
    for (const auto& endpoint : pool.endpoints) {
        list.push_back({{"host", endpoint.host}, {"port", endpoint.port}, {"status", endpoint.status}});
    }
    return list;
}

json featuresJson(const ClusterRecord& cluster, core::Instant now) {
    const auto* leader = cluster.leader();
    const auto on = [](bool enabled) { return json{{"enabled", enabled}}; };
    json rollback = {{"enabled", cluster.rollback}, {"earliest_time", nullptr}, {"latest_time", nullptr}};
    if (const auto window = rollbackWindow(cluster, now)) {
        rollback["earliest_time"] = core::formatInstant(window->earliest);
        rollback["latest_time"] = core::formatInstant(window->latest);
    }
    return {{"continuous_protection", on(true)},
            {"credentials", {{"enabled", true}, {"current_count", cluster.credentials.size()}}},
            {"data_encryption", on(true)},
            {"fork", on(true)},
            {"highly_available", on(leader != nullptr && leader->count > 1)},
            {"rollback", rollback}};
}

json planLimitsJson(const ClusterRecord& cluster, const State& state, core::Instant now) {
    json list = json::array();
    int used = 0;
    int limit = 0;
    bool known = true;
    for (const auto& pool : cluster.pools) {
        const auto connections = connectionsInUse(pool, state, now);
        known = known && connections.has_value();
        used += connections.value_or(0);
        limit += expectedLimit(pool, state.catalog());
    }
    if (known && !cluster.pools.empty()) {
        list.push_back({{"name", "connection-limit"}, {"current", used}, {"limit", limit}});
    }
    if (const auto storage = storageInUse(cluster, state.world(), now)) {
        list.push_back({{"name", "storage-limit-in-gb"}, {"current", *storage}, {"limit", cluster.storageLimitGb}});
    }
    if (cluster.tables > 0) {
        list.push_back({{"name", "table-limit"}, {"current", cluster.tables}, {"limit", 15000}});
    }
    return list;
}

std::string productKey(const std::string& level) {
    return "instance-" + level.substr(0, level.find('-')); // "instance-4G", as in the contract's example
}

} // namespace

json quotaJson(const QuotaRecord& quota, const ClusterRecord& cluster, const WorldRecord& world, core::Instant now) {
    return {{"type", quota.type},
            {"current_gb", orNull(quotaUse(quota, cluster, world, now))},
            {"warning_gb", orNull(quota.warningGb)},
            {"critical_gb", orNull(quota.criticalGb)},
            {"enforcement_action", quota.action},
            {"enforcement_active", quotaEnforced(quota, cluster, world, now)}};
}

json quotasJson(const ClusterRecord& cluster, const WorldRecord& world, core::Instant now) {
    json list = json::array();
    for (const auto& quota : cluster.quotas) {
        list.push_back(quotaJson(quota, cluster, world, now));
    }
    return list;
}

json credentialJson(const CredentialRecord& credential, const ClusterRecord& cluster, const WorldRecord& world) {
    json roles = json::array();
    for (const auto& role : credential.roles) {
        roles.push_back(
            {{"user", role.user}, {"password", passwordOf(role, credential, world)}, {"state", role.state}});
    }
    return {{"id", credential.id},
            {"name", credential.name},
            {"type", credential.type},
            {"state", credential.state},
            {"host", hostOf(cluster, world, core::leaderPoolName)},
            {"port", "5432"},
            {"database", databaseOf(cluster, world)},
            {"roles", std::move(roles)}};
}

json poolJson(const PoolRecord& pool, const State& state, core::Instant now) {
    const auto connections = connectionsInUse(pool, state, now);
    const bool waiting = pool.busy();
    return {{"id", pool.id},
            {"name", pool.name},
            {"status", pool.status},
            {"expected_count", pool.count},
            {"expected_level", pool.level},
            {"expected_connection_limit", expectedLimit(pool, state.catalog())},
            {"connections_used", connections ? json(*connections) : json(nullptr)},
            {"compute_instances", instancesJson(pool)},
            {"endpoints", endpointsJson(pool)},
            {"metrics_sources", {{"cluster", nullptr}, {"database", nullptr}, {"leader", nullptr}}},
            {"wait_status",
             {{"waiting", waiting}, {"message", pool.message.empty() ? json(nullptr) : json(pool.message)}}}};
}

json clusterInfoJson(const ClusterRecord& cluster, const State& state, core::Instant now) {
    json pools = json::array();
    for (const auto& pool : cluster.pools) {
        pools.push_back(poolJson(pool, state, now));
    }
    const auto app = state.apps().find(cluster.appId);
    const auto& source = cluster.forkedFrom;
    return {{"addon", {{"id", cluster.id}, {"name", cluster.name}}},
            {"app", {{"id", cluster.appId}, {"name", app == state.apps().end() ? "" : app->second.name}}},
            {"created_at", core::formatInstant(cluster.createdAt)},
            {"features", featuresJson(cluster, now)},
            {"forked_from", source ? json{{"id", source->id}, {"name", source->name}} : json(nullptr)},
            {"plan_limits", planLimitsJson(cluster, state, now)},
            {"pools", std::move(pools)},
            {"quotas", quotasJson(cluster, state.world(), now)},
            {"region", cluster.region},
            {"status", clusterStatus(cluster, now)},
            {"tier", cluster.tier},
            {"version", cluster.version}};
}

json waitStatusJson(const ClusterRecord& cluster, core::Instant now) {
    const auto message = clusterMessage(cluster, now);
    return {{"waiting", !message.empty()}, {"message", message.empty() ? json(nullptr) : json(message)}};
}

json levelsJson(const PricedCatalog& catalog) {
    json items = json::array();
    for (const auto& level : catalog.levels.levels()) {
        items.push_back({{"name", level.name},
                         {"vcpu", level.vcpu.value_or(0)},
                         {"memory_in_gb", level.memoryGb.value_or(0)},
                         {"connection_limit", level.connectionsPerInstance.value_or(0)}});
    }
    return {{"items", std::move(items)}};
}

json pricingJson(const PricedCatalog& catalog) {
    json list = json::object();
    for (const auto& [plan, table] : catalog.prices.plans) {
        json& entries = list[plan] = json::object();
        for (const auto& [level, price] : table.levels) {
            json entry = {{"billing_period", "month"},
                          {"billing_unit", "compute"},
                          {"product_description", level},
                          {"rate", price.monthly.cents}};
            if (price.illustrative) {
                entry["illustrative"] = true;
            }
            entries[productKey(level)] = std::move(entry);
        }
        if (table.storage) {
            entries["storage-optimized"] = {{"billing_period", "month"},
                                            {"billing_unit", "gigabyte"},
                                            {"product_description", "Storage"},
                                            {"included_units", table.storage->includedGb},
                                            {"rate", table.storage->perGb.cents}};
        }
    }
    return list;
}

} // namespace poolhouse::sandbox
