// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/data_json.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/targets.h"
#include "models/core/limits.h"
#include "models/core/pool_draft.h"

#include <array>
#include <optional>

namespace poolhouse::sandbox {

namespace {

core::PoolShape shapeOf(const PoolRecord& pool) {
    const bool leader = pool.name == core::leaderPoolName;
    return {leader ? core::PoolRole::Leader : core::PoolRole::Follower, pool.name, pool.level, pool.count};
}

std::vector<core::PoolShape> shapesOf(const ClusterRecord& cluster) {
    std::vector<core::PoolShape> shapes;
    for (const auto& pool : cluster.pools) {
        shapes.push_back(shapeOf(pool));
    }
    return shapes;
}

/// Why the pool cannot be changed at present.
std::optional<Response> poolRefusal(const PoolRecord& pool) {
    if (!pool.busy()) {
        return std::nullopt;
    }
    return refused(dataApi, pool.status == "provisioning"
                                ? "The pool is still being provisioned; it can be changed when it is available."
                            : beingDestroyed(pool) ? "The pool is being destroyed."
                                                   : "The pool is being modified.");
}

Response poolResponse(const Exchange& exchange, const std::string& clusterId, const std::string& poolId) {
    const auto& cluster = exchange.state.clusters().at(clusterId);
    return jsonResponse(poolJson(*cluster.findPool(poolId), exchange.state, exchange.now));
}

std::string generatedName(const Exchange& exchange, const ClusterRecord& cluster) {
    std::vector<std::string> taken;
    for (const auto& pool : cluster.pools) {
        taken.push_back(pool.name);
    }
    const auto entropy = Mix(exchange.state.world().seed)
                             .with(cluster.id)
                             .with(static_cast<std::uint64_t>(exchange.now.time_since_epoch().count()));
    return core::generatePoolName(entropy.number(), taken);
}

Response createPool(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto body = objectBody(exchange, dataApi, {"name", "level", "count"});
    if (!body) {
        return body.error();
    }
    const auto name = textMember(body.value(), dataApi, "name");
    const auto level = textMember(body.value(), dataApi, "level");
    const auto count = countMember(body.value(), dataApi, "count");
    if (!name || !level || !count) {
        return !name ? name.error() : !level ? level.error() : count.error();
    }
    if (!level.value() || !count.value()) {
        return refused(dataApi, "A new pool needs a level and a count.");
    }
    if (auto refusal = clusterRefusal(*cluster, exchange.now)) {
        return *refusal;
    }
    core::NewPoolDraft draft{name.value().value_or(""), *level.value(), *count.value()};
    const auto problems = core::problemsOf(draft, shapesOf(*cluster), exchange.state.catalog().levels);
    if (!problems.empty()) {
        return refused(problems, draft);
    }
    if (draft.name.empty()) {
        draft.name = generatedName(exchange, *cluster);
    }
    const auto clusterId = cluster->id;
    const auto poolId = beginPool(exchange.state, clusterId, draft.name, draft.level, draft.count, exchange.now);
    return poolResponse(exchange, clusterId, poolId);
}

/// The pool named in the path, or the refusal: unknown, or not changeable at present.
struct Target {
    std::string clusterId;
    const ClusterRecord* cluster = nullptr;
    const PoolRecord* pool = nullptr;
    std::optional<Response> refusal;
};

Target targetOf(const Exchange& exchange) {
    Target target;
    target.cluster = advancedCluster(exchange);
    if (target.cluster == nullptr) {
        target.refusal = noSuchCluster();
        return target;
    }
    target.clusterId = target.cluster->id;
    target.pool = target.cluster->findPool(exchange.parameters[1]);
    if (target.pool == nullptr) {
        target.refusal = errorResponse(404, "not_found", "Couldn't find that pool.");
        return target;
    }
    target.refusal = clusterRefusal(*target.cluster, exchange.now);
    return target;
}

Response scaleLevel(Exchange& exchange, const Target& target, const std::string& level) {
    const auto problems = core::problemsOfLevel(level, exchange.state.catalog().levels);
    if (!problems.empty()) {
        return refused(problems, {target.pool->name, level, target.pool->count});
    }
    const auto poolId = target.pool->id;
    if (level != target.pool->level) {
        beginLevel(exchange.state, target.clusterId, poolId, level, exchange.now);
    }
    return poolResponse(exchange, target.clusterId, poolId);
}

Response scaleCount(Exchange& exchange, const Target& target, int count) {
    const auto shape = shapeOf(*target.pool);
    const auto problems = core::problemsOfCount(shape, count, shapesOf(*target.cluster));
    if (!problems.empty()) {
        return refused(problems, {shape.name, shape.level, count}, shape.role);
    }
    const auto poolId = target.pool->id;
    if (count != target.pool->count) {
        beginCount(exchange.state, target.clusterId, poolId, count, exchange.now);
    }
    return poolResponse(exchange, target.clusterId, poolId);
}

Response scalePool(Exchange& exchange) {
    const auto target = targetOf(exchange);
    if (target.refusal) {
        return *target.refusal;
    }
    const auto body = objectBody(exchange, dataApi, {"level", "count"});
    if (!body) {
        return body.error();
    }
    const auto level = textMember(body.value(), dataApi, "level");
    const auto count = countMember(body.value(), dataApi, "count");
    if (!level || !count) {
        return !level ? level.error() : count.error();
    }
    if (level.value().has_value() == count.value().has_value()) {
        return refused(dataApi, "A change of a pool names either a level or a count, exactly one of them.");
    }
    if (auto refusal = poolRefusal(*target.pool)) {
        return *refusal;
    }
    return level.value() ? scaleLevel(exchange, target, *level.value()) : scaleCount(exchange, target, *count.value());
}

Response destroyPool(Exchange& exchange) {
    const auto target = targetOf(exchange);
    if (target.refusal) {
        return *target.refusal;
    }
    if (target.pool->name == core::leaderPoolName) {
        return refused(dataApi, "The leader pool cannot be destroyed; it goes with the whole database.");
    }
    Response gone;
    gone.status = 204;
    if (beingDestroyed(*target.pool)) {
        return gone; // idempotent: retried after a lost response
    }
    if (auto refusal = poolRefusal(*target.pool)) {
        return *refusal;
    }
    beginDestroy(exchange.state, target.clusterId, target.pool->id, exchange.now);
    return gone;
}

} // namespace

std::span<const Route> poolRoutes() {
    static constexpr std::array routes{
        Route{"POST", "/data/postgres/v1/{id}/pools", createPool, ApiKind::Data},
        Route{"PATCH", "/data/postgres/v1/{id}/pools/{pool}", scalePool, ApiKind::Data},
        Route{"DELETE", "/data/postgres/v1/{id}/pools/{pool}", destroyPool, ApiKind::Data}};
    return routes;
}

} // namespace poolhouse::sandbox
