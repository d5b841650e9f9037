// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/api/json_reader.h"

#include <cmath>

namespace poolhouse::api::codec {

namespace {

constexpr int mostInstances = 10000; ///< tolerates limits raised above rule 1; products still fit
constexpr int mostGb = 1000000000;
constexpr std::string_view storageKey = "storage-optimized";

core::Level readLevel(const JsonNode& node) {
    return {node.name("name"), node.requiredInteger("vcpu"), node.requiredNumber("memory_in_gb"),
            node.requiredInteger("connection_limit")};
}

core::Money halfUp(double cents) {
    const double whole = std::floor(cents);
    return {static_cast<std::int64_t>(whole) + (cents - whole >= 0.5 ? 1 : 0)};
}

void readPrice(const std::string& key, const JsonNode& entry, core::PriceTable& table) {
    const auto rate = entry.optionalNumber("rate");
    const std::string period = entry.text("billing_period");
    const std::string unit = entry.text("billing_unit");
    const std::string product = entry.text("product_description");
    const bool illustrative = entry.flag("illustrative");
    const auto included = entry.optionalInteger("included_units", 0, mostGb);
    if (!rate || (!period.empty() && period != "month")) {
        return;
    }
    if (key == storageKey) {
        if (unit.empty() || unit == "gigabyte") {
            table.storage = core::StorageRate{included.value_or(core::publishedStorageRate.includedGb), halfUp(*rate)};
        }
    } else if (!product.empty() && (unit.empty() || unit == "compute")) {
        table.levels.emplace(product, core::LevelPrice{halfUp(*rate), illustrative});
    }
}

core::WaitStatus readWait(const JsonNode& node) {
    return {node.flag("waiting"), node.text("message")};
}

core::Instance readInstance(const JsonNode& node) {
    core::Instance instance;
    instance.id = node.name("id");
    instance.name = node.text("name");
    instance.level = node.text("level");
    instance.role = node.word("role", core::instanceRoleWords());
    instance.status = node.text("status");
    instance.updatedAt = node.instant("updated_at");
    return instance;
}

core::Endpoint readEndpoint(const JsonNode& node) {
    // A number in the contract; a string is accepted as well.
    return {node.text("host"), node.integerOrDigits("port", 0, 65535).value_or(0),
            node.word("status", core::endpointStatusWords())};
}

core::Pool poolOf(const JsonNode& node) {
    core::Pool pool;
    pool.id.value = node.name("id");
    pool.name = node.name("name");
    pool.status = node.word("status", core::poolStatusWords());
    pool.expectedCount = node.requiredInteger("expected_count", 0, mostInstances);
    pool.expectedLevel = node.text("expected_level");
    pool.expectedConnectionLimit = node.optionalInteger("expected_connection_limit");
    pool.connectionsUsed = node.optionalInteger("connections_used");
    node.each("compute_instances", [&](const JsonNode& n) { pool.instances.push_back(readInstance(n)); });
    node.each("endpoints", [&](const JsonNode& n) { pool.endpoints.push_back(readEndpoint(n)); });
    if (const auto wait = node.optionalObject("wait_status")) {
        pool.waitStatus = readWait(*wait);
    }
    return pool;
}

core::Quota readQuota(const JsonNode& node) {
    core::Quota quota;
    quota.type = node.name("type");
    quota.currentGb = node.optionalNumber("current_gb");
    quota.warningGb = node.optionalNumber("warning_gb");
    quota.criticalGb = node.optionalNumber("critical_gb");
    quota.action = node.word("enforcement_action", core::enforcementActionWords());
    quota.enforcementActive = node.flag("enforcement_active");
    return quota;
}

/// User input may contain invalid UTF-8, on which dump() would throw.
QByteArray serialized(const Json& document) {
    return QByteArray::fromStdString(document.dump(-1, ' ', false, Json::error_handler_t::replace));
}

core::ClusterInfo readCluster(const JsonNode& root) {
    core::ClusterInfo info;
    const JsonNode addon = root.object("addon");
    info.id.value = addon.name("id");
    info.name = addon.name("name");
    const JsonNode app = root.object("app");
    info.app = {core::AppId{app.name("id")}, app.name("name")};
    info.status = root.word("status", core::clusterStatusWords());
    info.tier = root.text("tier");
    info.version = root.text("version");
    info.region = root.text("region");
    info.createdAt = root.instant("created_at");
    if (const auto source = root.optionalObject("forked_from")) {
        info.forkedFrom = source->name("name");
    }
    root.each("plan_limits", [&](const JsonNode& n) {
        info.planLimits.push_back({n.name("name"), n.optionalNumber("current"), n.optionalNumber("limit")});
    });
    root.each("quotas", [&](const JsonNode& n) { info.quotas.push_back(readQuota(n)); });
    root.each("pools", [&](const JsonNode& n) { info.pools.push_back(poolOf(n)); });
    return info;
}

} // namespace

ApiResult<core::Catalog> readLevels(QByteArrayView body) {
    return readBody<core::Catalog>(body, true, [](const JsonNode& root) {
        std::vector<core::Level> levels;
        root.requiredEach("items", [&](const JsonNode& node) { levels.push_back(readLevel(node)); });
        return core::Catalog(std::move(levels));
    });
}

ApiResult<core::PriceList> readPricing(QByteArrayView body) {
    return readBody<core::PriceList>(body, true, [](const JsonNode& root) {
        core::PriceList list;
        root.eachMember([&](const std::string& plan, const JsonNode& entries) {
            auto& table = list.plans[plan];
            entries.eachMember([&](const std::string& key, const JsonNode& entry) { readPrice(key, entry, table); });
        });
        return list;
    });
}

ApiResult<core::ClusterInfo> readInfo(QByteArrayView body) {
    return readBody<core::ClusterInfo>(body, true, readCluster);
}

ApiResult<core::WaitStatus> readWaitStatus(QByteArrayView body) {
    return readBody<core::WaitStatus>(body, true, [](const JsonNode& root) {
        return core::WaitStatus{root.requiredFlag("waiting"), root.text("message")};
    });
}

ApiResult<core::Pool> readPool(QByteArrayView body) {
    return readBody<core::Pool>(body, true, poolOf);
}

ApiResult<core::Done> readScaled(QByteArrayView body) {
    return readBody<core::Done>(body, true, [](const JsonNode& root) {
        if (root.has("changes")) {
            root.each("changes", [](const JsonNode& change) { (void)change.text("name"); });
        } else {
            (void)poolOf(root);
        }
        return core::Done{};
    });
}

QByteArray writeNewPool(const core::NewPoolDraft& pool) {
    Json document{{"level", pool.level}, {"count", pool.count}};
    if (!pool.name.empty()) {
        document["name"] = pool.name;
    }
    return serialized(document);
}

QByteArray writeLevel(const std::string& level) {
    return serialized(Json{{"level", level}});
}

QByteArray writeCount(int count) {
    return serialized(Json{{"count", count}});
}

} // namespace poolhouse::api::codec
