// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/info_json.h"

#include "app/console/report_json.h"
#include "models/core/capacity.h"
#include "models/fleet/store.h"
#include "models/text/problem_text.h"

#include <algorithm>
#include <optional>

namespace poolhouse::console {

namespace {

/// Raised when a member goes or changes its meaning.
constexpr int infoVersion = 1;

Json freshnessProblem(const fleet::Freshness& freshness) {
    if (!freshness.problem) {
        return nullptr;
    }
    auto json = problemJson(*freshness.problem, text::RequestKind::Cluster);
    json["since"] = instantJson(freshness.failingSince);
    return json;
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
        endpoints.push_back({{"host", orNull(endpoint.host)},
                             {"port", orNull(endpoint.port)},
                             {"status", orNull(endpoint.status.text)}});
    }
    return endpoints;
}

Json attachmentJson(const core::Attachment& attachment) {
    return {{"id", attachment.id.value},
            {"name", attachment.name},
            {"app", attachment.app.name},
            {"role", orNull(attachment.target.role)}};
}

Json attachmentsJson(const fleet::Store& store, const fleet::ClusterRecord& record, const core::Pool& pool) {
    if (!store.attachmentsKnown()) {
        return nullptr;
    }
    auto attachments = Json::array();
    for (const auto* attachment : core::attachmentsOf(record.attachments, pool.name)) {
        attachments.push_back(attachmentJson(*attachment));
    }
    return attachments;
}

/// Those that name a pool which does not exist; null while attachments or pools are not known.
Json lostAttachmentsJson(const fleet::Store& store, const fleet::ClusterRecord& record) {
    if (!store.attachmentsKnown() || !record.info || !record.info->poolsKnown()) {
        return nullptr;
    }
    auto attachments = Json::array();
    for (const auto* attachment : core::attachmentsWithoutPool(record.attachments, *record.info)) {
        auto json = attachmentJson(*attachment);
        json["pool"] = attachment->target.pool;
        attachments.push_back(std::move(json));
    }
    return attachments;
}

void addUnreadableDetails(Json& json, const fleet::ClusterRecord& record) {
    if (record.info) {
        addUnreadable(json, record.info->unreadable, record.summary.name);
    }
}

Json unreadableLists(const fleet::Store& store) {
    auto json = Json::array();
    addUnreadable(json, store.unreadable(), nullptr);
    return json;
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
            {"level", orNull(pool.expectedLevel)},
            {"count", pool.expectedCount},
            {"connection_limit", orNull(capacity.limit)},
            {"expected_connection_limit", orNull(core::expectedLimit(pool, store.catalog()))},
            {"instances_up", orNull(core::instancesUp(pool))},
            {"connections_used", orNull(capacity.used)},
            {"survivable_limit", orNull(core::currentSurvivableLimit(pool, store.catalog()))},
            {"expected_survivable_limit", orNull(core::expectedSurvivableLimit(pool, store.catalog()))},
            {"monthly_cents", orNull(monthlyCents(record, pool))},
            {"instances", instancesJson(pool)},
            {"endpoints", endpointsJson(pool)},
            {"attachments", attachmentsJson(store, record, pool)}};
}

/// Status, sizes and limits; null until the details are read.
void addDetails(Json& json, const fleet::Store& store, const fleet::ClusterRecord& record) {
    const auto* info = record.info ? &*record.info : nullptr;
    const auto& catalog = store.catalog();
    const auto* leader = info != nullptr ? info->leader() : nullptr;
    const auto whole = info != nullptr ? core::clusterCapacity(*info, catalog) : core::Capacity{};
    json["status"] = info != nullptr && !record.withoutDetails ? orNull(info->status.text)
                     : record.withoutDetails                   ? orNull(record.summary.state.text)
                                                               : Json(nullptr);
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
    json["pools_known"] = info != nullptr && info->poolsKnown();
    json["storage_gb"] = info != nullptr ? orNull(core::storageGb(*info)) : Json(nullptr);
}

Json clusterObject(const fleet::Store& store, const fleet::ClusterRecord& record, core::Instant now) {
    Json json{{"id", record.summary.id.value},
              {"name", record.summary.name},
              {"app", orNull(record.summary.app.name)},
              {"plan", record.summary.plan}};
    addDetails(json, store, record);
    const auto& readAt = record.freshness.readAt;
    json["read_at"] = instantJson(readAt);
    json["age_seconds"] =
        readAt ? Json(std::max<std::int64_t>(0, std::chrono::floor<std::chrono::seconds>(now - *readAt).count()))
               : Json(nullptr);
    json["problem"] = freshnessProblem(record.freshness);
    json["attachments_without_pool"] = lostAttachmentsJson(store, record);
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
    Json json{{"version", infoVersion},
              {"source", sourceJson(store, source)},
              {"totals", totalsJson(store)},
              {"attachments_read_at", instantJson(store.attachmentsFreshness().readAt)},
              {"unreadable", unreadableLists(store)},
              {"clusters", Json::array()}};
    for (const auto& id : store.clusterIds()) {
        if (const auto* record = store.cluster(id)) {
            json["clusters"].push_back(clusterObject(store, *record, now));
            addUnreadableDetails(json["unreadable"], *record);
        }
    }
    return textOf(json);
}

std::string clusterJson(const fleet::Store& store, const fleet::ClusterRecord& record, const InfoSource& source,
                        core::Instant now) {
    Json json{{"document_version", infoVersion}, // "version" is PostgreSQL's
              {"source", sourceJson(store, source)},
              {"attachments_read_at", instantJson(store.attachmentsFreshness().readAt)},
              {"unreadable", unreadableLists(store)}};
    addUnreadableDetails(json["unreadable"], record);
    json.update(clusterObject(store, record, now));
    return textOf(json);
}

} // namespace poolhouse::console
