// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/plan_document.h"

#include "models/core/attachment_name.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/documents/attachment_moves.h"
#include "models/documents/json_document.h"
#include "models/documents/pool_names.h"

#include <algorithm>

namespace poolhouse::documents {

namespace {

constexpr int mostInstancesRead = 1000; ///< live clusters are not validated against rule 1
constexpr int mostConnections = 1'000'000'000;
constexpr int movesVersion = 2; ///< the first with moves of apps

using Shapes = std::vector<core::PoolShape>;

/// One pool of either list; `known`: the preceding ones.
core::PoolShape readShape(const Node& node, const Shapes& known) {
    core::PoolShape pool;
    pool.name = node.text("name");
    pool.role = pool.name == core::leaderPoolName ? core::PoolRole::Leader : core::PoolRole::Follower;
    pool.level = node.text("level");
    const bool leads = pool.role == core::PoolRole::Leader;
    pool.count = static_cast<int>(node.whole("count", leads ? core::minLeaderInstances : 0,
                                             leads ? core::maxLeaderInstances : mostInstancesRead));
    if (auto problem = leads || pool.name.empty() ? std::nullopt : poolNameProblem(pool.name)) {
        node.failAt("name", *std::move(problem));
    }
    if (std::any_of(known.begin(), known.end(),
                    [&pool](const core::PoolShape& other) { return core::sameIgnoringCase(other.name, pool.name); })) {
        node.failAt("name", "must be unique whatever its case, and there is another pool called " +
                                Node::shown(Json(pool.name)));
    }
    return pool;
}

void expectLeader(const Node& cluster, const char* key, const Shapes& pools) {
    if (std::none_of(pools.begin(), pools.end(),
                     [](const core::PoolShape& pool) { return pool.role == core::PoolRole::Leader; })) {
        cluster.failAt(key, "must have the pool \"leader\"");
    }
}

std::optional<int> readConnections(const Node& node, const char* key) {
    const auto number = node.optionalWhole(key, 0, mostConnections);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

void readLivePool(const Node& node, core::ClusterPlan& plan) {
    node.expectOnly({"name", "level", "count", "connections_used", "connections_peak", "attachments"});
    const auto pool = readShape(node, plan.live);
    const core::PoolLoad load{pool.name, readConnections(node, "connections_used"),
                              readConnections(node, "connections_peak")};
    if (load.used || load.peak) {
        plan.loads.push_back(load);
    }
    node.optionalEach("attachments", [&](const Node& each) {
        each.expectOnly({"app", "name", "credential"});
        core::Attachment attachment;
        attachment.app.name = each.text("app");
        attachment.name = each.text("name");
        attachment.target = {each.optionalText("credential"), pool.name};
        plan.attachments.push_back(std::move(attachment));
    });
    plan.live.push_back(pool);
}

std::optional<core::Instant> readInstant(const Node& node, const char* key) {
    const auto text = node.optionalText(key);
    const auto instant = text.empty() ? std::nullopt : core::parseInstant(text);
    if (!text.empty() && !instant) {
        node.failAt(key, "must be a time such as \"2026-06-22T08:28:00Z\", not " + Node::shown(Json(text)));
    }
    return instant;
}

/// A place of a move, in one of the pools that `list` names.
void expectPlace(const Node& move, const char* key, const std::optional<core::AttachmentPlace>& place,
                 const Shapes& pools, const char* list) {
    if (place && std::none_of(pools.begin(), pools.end(),
                              [&place](const core::PoolShape& pool) { return pool.name == place->pool; })) {
        move.object(key).failAt("pool", std::string("must be a pool of \"") + list + "\", not " +
                                            Node::shown(Json(place->pool)));
    }
}

/// `plan`: with the preceding ones. A new attachment is there before the old one goes, so no name comes twice.
core::AttachmentMove readPlannedMove(const Node& node, const core::ClusterPlan& plan) {
    auto move = readMove(node);
    expectPlace(node, "from", move.from, plan.live, "live");
    expectPlace(node, "to", move.to, plan.wanted, "wanted");
    if (move.to && core::attachmentNameProblem(move.to->name)) {
        node.object("to").failAt("name", "must have capital letters, digits and underscores only, a letter first, and "
                                         "128 characters at most, not " +
                                             Node::shown(Json(move.to->name)));
    }
    const auto uses = [](const core::AttachmentMove& each, const std::optional<core::AttachmentPlace>& place) {
        return place && ((each.from && each.from->name == place->name) || (each.to && each.to->name == place->name));
    };
    for (const auto& other : plan.moves) {
        if (other.app == move.app && (uses(other, move.from) || uses(other, move.to))) {
            node.fail("must be the only one that makes or removes this attachment of the app");
        }
    }
    if (move.from && move.to && move.from->name == move.to->name) {
        node.object("to").failAt("name", "must differ from that in \"from\": both are there for a moment");
    }
    return move;
}

core::ClusterPlan readClusterPlan(const Node& node, bool moves) {
    node.expectOnly({"cluster", "id", "app", "tier", "storage_gb", "read_at", "live", "wanted", "moves"});
    core::ClusterPlan plan;
    plan.cluster = node.text("cluster");
    plan.id.value = node.optionalText("id");
    plan.app = node.text("app");
    plan.tier = node.optionalText("tier");
    plan.storageGb = node.optionalNumber("storage_gb");
    plan.readAt = readInstant(node, "read_at");
    node.each("live", true, [&](const Node& pool) { readLivePool(pool, plan); });
    node.each("wanted", true, [&](const Node& pool) {
        pool.expectOnly({"name", "level", "count"});
        plan.wanted.push_back(readShape(pool, plan.wanted));
    });
    expectLeader(node, "live", plan.live);
    expectLeader(node, "wanted", plan.wanted);
    if (!moves && node.has("moves")) {
        node.failAt("moves", "needs \"version\": 2");
    }
    node.optionalEach("moves", [&](const Node& move) { plan.moves.push_back(readPlannedMove(move, plan)); });
    return plan;
}

core::Plan readPlanRoot(const Node& root) {
    expectVersion(root, movesVersion);
    root.expectOnly({"$schema", "version", "title", "clusters"});
    core::Plan plan;
    plan.title = root.optionalText("title");
    root.each("clusters", true, [&](const Node& node) {
        auto cluster = readClusterPlan(node, root.isWhole("version", movesVersion));
        for (const auto& other : plan.clusters) {
            if (core::sameIgnoringCase(other.cluster, cluster.cluster)) {
                node.failAt("cluster",
                            "must be unique, and " + Node::shown(Json(cluster.cluster)) + " is planned twice");
            } else if (!cluster.id.empty() && core::sameIgnoringCase(other.id.value, cluster.id.value)) {
                node.failAt("id", "must be unique, and the cluster of that id is planned twice");
            }
        }
        plan.clusters.push_back(std::move(cluster));
    });
    return plan;
}

Json shapeJson(const core::PoolShape& pool) {
    return {{"name", pool.name}, {"level", pool.level}, {"count", pool.count}};
}

template <class Number> Json numberOrNull(const std::optional<Number>& number) {
    return number ? Json(*number) : Json(nullptr);
}

Json liveJson(const core::PoolShape& pool, const core::ClusterPlan& plan) {
    auto json = shapeJson(pool);
    const auto load = std::find_if(plan.loads.begin(), plan.loads.end(),
                                   [&pool](const core::PoolLoad& each) { return each.pool == pool.name; });
    if (load != plan.loads.end()) {
        json["connections_used"] = numberOrNull(load->used);
        json["connections_peak"] = numberOrNull(load->peak);
    }
    auto attachments = Json::array();
    for (const auto* attachment : core::attachmentsOf(plan.attachments, pool.name)) {
        Json written{{"app", attachment->app.name}, {"name", attachment->name}};
        if (!attachment->target.role.empty()) {
            written["credential"] = attachment->target.role;
        }
        attachments.push_back(std::move(written));
    }
    if (!attachments.empty()) {
        json["attachments"] = std::move(attachments);
    }
    return json;
}

Json clusterJson(const core::ClusterPlan& plan) {
    Json json{{"cluster", plan.cluster}};
    if (!plan.id.empty()) {
        json["id"] = plan.id.value;
    }
    json["app"] = plan.app;
    if (!plan.tier.empty()) {
        json["tier"] = plan.tier;
    }
    json["storage_gb"] = numberOrNull(plan.storageGb);
    if (plan.readAt) {
        json["read_at"] = core::formatInstant(*plan.readAt);
    }
    json["live"] = json["wanted"] = Json::array();
    for (const auto& pool : plan.live) {
        json["live"].push_back(liveJson(pool, plan));
    }
    for (const auto& pool : plan.wanted) {
        json["wanted"].push_back(shapeJson(pool));
    }
    if (!plan.moves.empty()) {
        json["moves"] = movesJson(plan.moves);
    }
    return json;
}

} // namespace

DocumentResult<core::Plan> readPlan(std::string_view text) {
    return readDocument<core::Plan>(text, readPlanRoot);
}

std::string writePlan(const core::Plan& plan) {
    const bool moves = std::any_of(plan.clusters.begin(), plan.clusters.end(),
                                   [](const core::ClusterPlan& each) { return !each.moves.empty(); });
    Json json{{"version", moves ? movesVersion : 1}};
    if (!plan.title.empty()) {
        json["title"] = plan.title;
    }
    json["clusters"] = Json::array();
    for (const auto& cluster : plan.clusters) {
        json["clusters"].push_back(clusterJson(cluster));
    }
    return writtenDocument(json);
}

} // namespace poolhouse::documents
