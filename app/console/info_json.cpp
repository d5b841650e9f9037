// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/info_json.h"

#include "app/console/json_values.h"
#include "models/core/capacity.h"
#include "models/fleet/store.h"
#include "models/text/problem_text.h"

#include <algorithm>
#include <optional>

namespace poolhouse::console {

namespace {

Json sourceJson(const fleet::Store& store, const InfoSource& source) {
    return {{"kind", source.kind.toStdString()},
            {"target", source.target.toStdString()},
            {"read_at", instantJson(store.fleetFreshness().readAt)}};
}

Json problemJson(const fleet::Freshness& freshness) {
    if (!freshness.problem) {
        return nullptr;
    }
    const auto text = text::problemText(*freshness.problem, text::RequestKind::Cluster, text::Audience::Command);
    return {{"what", text.what.toStdString()},
            {"why", text.why.toStdString()},
            {"next", text.next.toStdString()},
            {"detail", text.detail.toStdString()},
            {"since", instantJson(freshness.failingSince)}};
}

Json instancesJson(const core::Pool& pool) {
    auto instances = Json::array();
    for (const auto& instance : pool.instances) {
        instances.push_back({{"id", instance.id},
                             {"name", orNull(instance.name)},
                             {"role", orNull(instance.role.text)},
                             {"status", orNull(instance.status)},
                             {"level", orNull(instance.level)},
                             {"updated_at", instantJson(instance.updatedAt)}});
    }
    return instances;
}

Json endpointsJson(const core::Pool& pool) {
    auto endpoints = Json::array();
    for (const auto& endpoint : pool.endpoints) {
        endpoints.push_back(
            {{"host", endpoint.host}, {"port", endpoint.port}, {"status", orNull(endpoint.status.text)}});
    }
    return endpoints;
}

Json attachmentsJson(const fleet::ClusterRecord& record, const core::Pool& pool) {
    auto attachments = Json::array();
    for (const auto* attachment : core::attachmentsOf(record.attachments, pool.name)) {
        attachments.push_back({{"id", attachment->id.value},
                               {"name", attachment->name},
                               {"app", attachment->app.name},
                               {"role", orNull(attachment->target.role)}});
    }
    return attachments;
}

std::optional<std::int64_t> monthlyCents(const fleet::ClusterRecord& record, const core::Pool& pool) {
    if (!record.cost) {
        return std::nullopt;
    }
    const auto& lines = record.cost->lines;
    const auto line = std::find_if(lines.begin(), lines.end(), [&pool](const core::CostLine& candidate) {
        return candidate.kind != core::CostLine::Kind::Storage && candidate.pool == pool.name;
    });
    return line != lines.end() && line->monthly ? std::optional(line->monthly->cents) : std::nullopt;
}

Json poolJson(const fleet::Store& store, const fleet::ClusterRecord& record, const core::Pool& pool) {
    const auto capacity = core::capacityOf(pool, store.catalog());
    return {{"id", pool.id.value},
            {"name", pool.name},
            {"role", pool.isLeader() ? "leader" : "follower"},
            {"status", orNull(pool.status.text)},
            {"level", pool.expectedLevel},
            {"count", pool.expectedCount},
            {"connection_limit", orNull(capacity.limit)},
            {"expected_connection_limit", orNull(core::expectedLimit(pool, store.catalog()))},
            {"instances_up", core::instancesUp(pool)},
            {"connections_used", orNull(capacity.used)},
            {"survivable_limit", orNull(core::currentSurvivableLimit(pool, store.catalog()))},
            {"expected_survivable_limit", orNull(core::expectedSurvivableLimit(pool, store.catalog()))},
            {"monthly_cents", orNull(monthlyCents(record, pool))},
            {"instances", instancesJson(pool)},
            {"endpoints", endpointsJson(pool)},
            {"attachments", attachmentsJson(record, pool)}};
}

/// Status, sizes and limits; null until the details are read.
void addDetails(Json& json, const fleet::Store& store, const fleet::ClusterRecord& record) {
    const auto* info = record.info ? &*record.info : nullptr;
    const auto& catalog = store.catalog();
    const auto* leader = info != nullptr ? info->leader() : nullptr;
    const auto whole = info != nullptr ? core::clusterCapacity(*info, catalog) : core::Capacity{};
    json["status"] = info != nullptr ? orNull(info->status.text) : Json(nullptr);
    json["region"] = info != nullptr ? orNull(info->region) : Json(nullptr);
    json["version"] = info != nullptr ? orNull(info->version) : Json(nullptr);
    json["monthly_cents"] = record.cost ? centsJson(*record.cost) : Json(nullptr);
    json["at_least"] = record.cost && !record.cost->complete();
    json["gaps"] = record.cost ? gapsJson(*record.cost) : Json::array();
    json["illustrative_prices"] = record.cost && record.cost->illustrative;
    json["connections_used"] = orNull(whole.used);
    json["connection_limit"] = orNull(whole.limit);
    json["expected_connection_limit"] =
        info != nullptr ? orNull(core::expectedClusterLimit(*info, catalog)) : Json(nullptr);
    json["leader_limit"] = leader != nullptr ? orNull(core::currentLimit(*leader, catalog)) : Json(nullptr);
    json["expected_leader_limit"] = leader != nullptr ? orNull(core::expectedLimit(*leader, catalog)) : Json(nullptr);
    json["follower_limit"] = info != nullptr ? orNull(core::readCapacity(*info, catalog).limit) : Json(nullptr);
    json["expected_follower_limit"] = info != nullptr ? orNull(core::expectedReadLimit(*info, catalog)) : Json(nullptr);
    json["survivable_limit"] = info != nullptr ? orNull(core::readSurvivableLimit(*info, catalog)) : Json(nullptr);
    json["expected_survivable_limit"] =
        info != nullptr ? orNull(core::expectedReadSurvivableLimit(*info, catalog)) : Json(nullptr);
    json["storage_gb"] = info != nullptr ? orNull(core::storageGb(*info)) : Json(nullptr);
}

Json clusterObject(const fleet::Store& store, const fleet::ClusterRecord& record, core::Instant now) {
    Json json{{"id", record.summary.id.value},
              {"name", record.summary.name},
              {"app", record.summary.app.name},
              {"plan", record.summary.plan}};
    addDetails(json, store, record);
    const auto& readAt = record.freshness.readAt;
    json["read_at"] = instantJson(readAt);
    json["age_seconds"] =
        readAt ? Json(std::max<std::int64_t>(0, std::chrono::floor<std::chrono::seconds>(now - *readAt).count()))
               : Json(nullptr);
    json["problem"] = problemJson(record.freshness);
    json["pools"] = Json::array();
    if (record.info) {
        for (const auto* pool : core::orderedPools(*record.info)) {
            json["pools"].push_back(poolJson(store, record, *pool));
        }
    }
    return json;
}

/// An unread cluster contributes nothing to the sum and is listed as a gap.
Json totalsJson(const fleet::Store& store) {
    const auto totals = store.totals();
    auto gaps = gapsJson(totals.cost);
    for (const auto& id : store.clusterIds()) {
        const auto* record = store.cluster(id);
        if (record != nullptr && !record->cost) {
            gaps.push_back({{"kind", "cluster_not_read"}, {"cluster", record->summary.name}});
        }
    }
    const bool nothingKnown = !gaps.empty() && totals.cost.known.cents == 0;
    return {{"apps", totals.apps},
            {"clusters", totals.clusters},
            {"monthly_cents", nothingKnown ? Json(nullptr) : Json(totals.cost.known.cents)},
            {"at_least", !gaps.empty()},
            {"gaps", gaps},
            {"illustrative_prices", totals.cost.illustrative}};
}

} // namespace

std::string fleetJson(const fleet::Store& store, const InfoSource& source, core::Instant now) {
    Json json{{"source", sourceJson(store, source)}, {"totals", totalsJson(store)}, {"clusters", Json::array()}};
    for (const auto& id : store.clusterIds()) {
        if (const auto* record = store.cluster(id)) {
            json["clusters"].push_back(clusterObject(store, *record, now));
        }
    }
    return textOf(json);
}

std::string clusterJson(const fleet::Store& store, const fleet::ClusterRecord& record, const InfoSource& source,
                        core::Instant now) {
    Json json{{"source", sourceJson(store, source)}};
    json.update(clusterObject(store, record, now));
    return textOf(json);
}

} // namespace poolhouse::console
