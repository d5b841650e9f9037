// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/api/json_reader.h"
#include "models/core/rollback_window.h"

#include <algorithm>
#include <cmath>

namespace poolhouse::api::codec {

namespace {

constexpr int mostInstances = 10000; ///< tolerates limits raised above rule 1; products still fit
constexpr int mostGb = 1000000000;
constexpr std::string_view storageKey = "storage-optimized";

core::Level readLevel(const JsonNode& node) {
    return {node.name("name"), node.optionalInteger("vcpu"), node.optionalNumber("memory_in_gb"),
            node.optionalInteger("connection_limit")};
}

core::Money halfUp(double cents) {
    const double whole = std::floor(cents);
    return {static_cast<std::int64_t>(whole) + (cents - whole >= 0.5 ? 1 : 0)};
}

/// One entry of a plan's prices.
struct ListedPrice {
    std::optional<core::StorageRate> storage;
    std::string level; ///< empty for storage, and for what is neither
    core::LevelPrice price;
};

ListedPrice readPrice(const std::string& key, const JsonNode& entry) {
    entry.requireWhole();
    const std::string period = entry.text("billing_period");
    const std::string unit = entry.text("billing_unit");
    const std::string product = entry.text("product_description");
    const bool illustrative = entry.flag("illustrative");
    const auto included = entry.optionalInteger("included_units", 0, mostGb);
    ListedPrice listed;
    if (!entry.has("rate") || (!period.empty() && period != "month")) {
        return listed;
    }
    const auto rate = halfUp(entry.requiredNumber("rate")); // a credit is no price
    if (key == storageKey) {
        if (unit.empty() || unit == "gigabyte") {
            listed.storage = core::StorageRate{included.value_or(core::publishedStorageRate.includedGb), rate};
        }
    } else if (unit.empty() || unit == "compute") {
        listed.level = product;
        listed.price = {rate, illustrative};
    }
    return listed;
}

core::PriceTable readPrices(const JsonNode& entries) {
    core::PriceTable table;
    entries.eachMember([&table](const std::string& key, const JsonNode& entry) {
        const auto listed =
            entry.record(core::RecordKind::Price, key, [&key](const JsonNode& node) { return readPrice(key, node); });
        if (listed && listed->storage) {
            table.storage = listed->storage;
        } else if (listed && !listed->level.empty()) {
            table.levels.emplace(listed->level, listed->price);
        }
    });
    return table;
}

core::WaitStatus readWait(const JsonNode& node) {
    return {node.flag("waiting"), node.text("message")};
}

core::Instance readInstance(const JsonNode& node) {
    core::Instance instance;
    instance.name = node.text("name");
    const auto id = node.optionalText("id");
    if (id && !id->empty()) {
        instance.id = *id;
    } else { // nothing is asked for by it, and without the instance its pool would look smaller
        if (id || !node.has("id")) {
            node.remark("id", "a text that is not empty");
        }
        instance.id = instance.name.empty() ? node.path() : instance.name;
    }
    instance.level = node.text("level");
    instance.role = node.word("role", core::instanceRoleWords());
    instance.status = node.text("status");
    instance.updatedAt = node.instant("updated_at");
    return instance;
}

core::Endpoint readEndpoint(const JsonNode& node) {
    // A number in the contract; a string is accepted as well.
    return {node.text("host"), node.integerOrDigits("port", 0, 65535),
            node.word("status", core::endpointStatusWords())};
}

/// Listed instances that are not among those that were read; all that are expected where there is no list.
int unreadInstances(const JsonNode& node, const core::Pool& pool) {
    const auto listed = node.listSize("compute_instances");
    return listed                          ? static_cast<int>(*listed - pool.instances.size())
           : node.has("compute_instances") ? pool.expectedCount
                                           : 0;
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
    pool.instances = node.records("compute_instances", core::RecordKind::Instance, readInstance);
    pool.instancesUnread = unreadInstances(node, pool);
    pool.endpoints = node.records("endpoints", core::RecordKind::Endpoint, readEndpoint);
    if (const auto wait = node.optionalObject("wait_status")) {
        pool.waitStatus = readWait(*wait);
    }
    return pool;
}

core::Quota readQuota(const JsonNode& node) {
    core::Quota quota;
    quota.type = node.name("type");
    quota.currentGb = node.optionalNumber("current_gb");
    quota.warningGb = node.nullableNumber("warning_gb"); // unknown would be taken for not set
    quota.criticalGb = node.nullableNumber("critical_gb");
    quota.action = node.word("enforcement_action", core::enforcementActionWords());
    quota.enforcementActive = node.optionalFlag("enforcement_active");
    return quota;
}

/// Whole, as a change may set it.
Json thresholdJson(const std::optional<double>& gb) {
    return gb ? Json(static_cast<std::int64_t>(*gb)) : Json(nullptr);
}

core::PlanLimit readPlanLimit(const JsonNode& node) {
    return {node.name("name"), node.optionalNumber("current"), node.optionalNumber("limit")};
}

/// Only the word of the API makes it impossible: nothing said is an unknown window.
std::optional<core::RollbackWindow> readRollback(const JsonNode& root) {
    const auto features = root.optionalObject("features");
    const auto rollback = features ? features->optionalObject("rollback") : std::nullopt;
    if (!rollback) {
        return core::RollbackWindow{};
    }
    return rollback->optionalFlag("enabled") == false
               ? std::nullopt
               : std::optional(
                     core::RollbackWindow{rollback->instant("earliest_time"), rollback->instant("latest_time")});
}

core::ClusterInfo infoIn(const JsonNode& root) {
    core::ClusterInfo info;
    const JsonNode addon = root.object("addon");
    info.id.value = addon.name("id");
    info.name = addon.name("name");
    info.app = readOwner(root);
    info.status = root.word("status", core::clusterStatusWords());
    info.tier = root.text("tier");
    info.version = root.text("version");
    info.region = root.text("region");
    info.createdAt = root.instant("created_at");
    if (const auto source = root.optionalObject("forked_from")) {
        info.forkedFrom = source->optionalText("name");
    }
    info.rollback = readRollback(root);
    info.planLimits = root.records("plan_limits", core::RecordKind::PlanLimit, readPlanLimit);
    info.quotas = root.records("quotas", core::RecordKind::Quota, readQuota);
    if (root.has("pools")) {
        (void)root.list("pools"); // of another type it would look like a cluster whose pools are gone
    }
    info.pools = root.records("pools", core::RecordKind::Pool, poolOf);
    return info;
}

} // namespace

ApiResult<core::Catalog> readLevels(QByteArrayView body) {
    auto list = readRecords<core::Level>(body, "items", core::RecordKind::Level, readLevel);
    if (!list) {
        return list.error();
    }
    auto levels = std::move(list).value();
    return core::Catalog(std::move(levels.items), std::move(levels.unreadable));
}

ApiResult<core::PriceList> readPricing(QByteArrayView body) {
    auto list = readBody<core::PriceList>(body, true, [](const JsonNode& root) {
        core::PriceList plans;
        root.eachMember([&plans](const std::string& plan, const JsonNode& entries) {
            if (entries.isObject()) { // else it is something beside the plans, such as a currency
                plans.plans.emplace(plan, readPrices(entries));
            }
        });
        return plans;
    });
    const bool nothing =
        list && std::all_of(list.value().plans.begin(), list.value().plans.end(),
                            [](const auto& each) { return each.second.levels.empty() && !each.second.storage; });
    if (nothing && !list.value().unreadable.empty()) {
        return wrongType(list.value().unreadable.front().path, list.value().unreadable.front().expected);
    }
    return list;
}

ApiResult<core::ClusterInfo> readInfo(QByteArrayView body) {
    return readBody<core::ClusterInfo>(body, true, infoIn);
}

ApiResult<core::PartialList<core::Quota>> readQuotas(QByteArrayView body) {
    return readRecords<core::Quota>(body, "items", core::RecordKind::Quota, readQuota);
}

ApiResult<core::Done> readQuotaSet(QByteArrayView body) {
    return readBody<core::Done>(body, true, [](const JsonNode& root) {
        (void)readQuota(root);
        return core::Done{};
    });
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
            (void)root.list("changes");
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

QByteArray writeNewAttachment(const NewAttachment& attachment) {
    Json target{{"proxy", "false"}};
    if (!attachment.pool.empty()) {
        target["pool"] = attachment.pool;
    }
    if (!attachment.credential.empty()) {
        target["role"] = attachment.credential;
    }
    Json document{{"addon", {{"name", attachment.clusterName}}},
                  {"app", {{"name", attachment.app}}},
                  {"namespace_config", target}};
    if (!attachment.name.empty()) {
        document["name"] = attachment.name;
    }
    return serialized(document);
}

QByteArray writeNewCluster(const core::NewCluster& cluster) {
    Json config{{"high-availability", cluster.highAvailability}};
    Json document{{"attachment", Json::object()}, {"plan", {{"name", "heroku-postgresql:" + cluster.plan}}}};
    const auto put = [](Json& object, const char* key, const std::string& text) {
        if (!text.empty()) {
            object[key] = text;
        }
    };
    put(config, "level", cluster.level);
    put(config, "version", cluster.version);
    if (const auto& source = cluster.source) {
        config[source->at ? "rollback" : "fork"] = source->cluster;
        if (source->at) {
            config["recovery-time"] = core::recoveryTime(*source->at);
        }
    }
    put(document["attachment"], "name", cluster.attachment);
    put(document, "name", cluster.name);
    document["config"] = std::move(config);
    return serialized(document);
}

QByteArray writeLevel(const std::string& level) {
    return serialized(Json{{"level", level}});
}

QByteArray writeCount(int count) {
    return serialized(Json{{"count", count}});
}

ApiResult<core::Done> readUpgrading(QByteArrayView body) {
    return readBody<core::Done>(body, true, [](const JsonNode& /*root*/) { return core::Done{}; });
}

QByteArray writeUpgrade(const std::string& version) {
    return serialized(version.empty() ? Json::object() : Json{{"version", version}});
}

QByteArray writeQuota(const core::ChangedQuota& change) {
    auto document = Json::object();
    if (change.wanted.warningGb != change.before.warningGb) {
        document["warning_gb"] = thresholdJson(change.wanted.warningGb);
    }
    if (change.wanted.criticalGb != change.before.criticalGb) {
        document["critical_gb"] = thresholdJson(change.wanted.criticalGb);
    }
    if (change.wanted.action != change.before.action) {
        document["enforcement_action"] = change.wanted.action.text;
    }
    return serialized(document);
}

} // namespace poolhouse::api::codec
