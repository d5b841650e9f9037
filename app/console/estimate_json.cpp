// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/json_values.h"
#include "app/console/plan_estimate.h"
#include "models/core/capacity.h"
#include "models/core/money.h"
#include "models/text/plan_text.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

void addFigures(Json& json, const core::ClusterFigures& figures) {
    const auto cents = centsJson(figures.cost);
    json["monthly_cents"] = cents;
    json["hourly"] = cents.is_null() ? Json(nullptr) : Json(core::formatHourly(figures.cost.known));
    json["at_least"] = !figures.cost.complete();
    json["gaps"] = gapsJson(figures.cost);
    json["illustrative_prices"] = figures.cost.illustrative;
    json["leader_limit"] = orNull(figures.leaderLimit);
    json["read_limit"] = orNull(figures.readLimit);
    json["survivable_limit"] = orNull(figures.readSurvivable);
    json["follower_vcpu"] = orNull(figures.followerVcpu);
    json["follower_memory_gb"] = orNull(figures.followerMemoryGb);
    json["follower_pools"] = orNull(figures.followerPools);
    json["follower_instances"] = orNull(figures.followerInstances);
}

/// Monthly cost of a pool in cents; nullopt if its price is unknown.
std::optional<std::int64_t> centsOf(const core::PoolShape& pool, const core::CostEstimate& cost) {
    const auto line = std::find_if(cost.lines.begin(), cost.lines.end(), [&pool](const core::CostLine& each) {
        return each.kind != core::CostLine::Kind::Storage && each.pool == pool.name;
    });
    return line != cost.lines.end() && line->monthly ? std::optional(line->monthly->cents) : std::nullopt;
}

Json poolsJson(const std::vector<core::PoolShape>& pools, const core::ClusterFigures& figures) {
    auto list = Json::array();
    for (const auto& pool : pools) {
        list.push_back({{"name", pool.name},
                        {"level", pool.level},
                        {"count", pool.count},
                        {"redundant", core::highlyAvailable(pool)},
                        {"monthly_cents", orNull(centsOf(pool, figures.cost))}});
    }
    return list;
}

/// Figures of all clusters together and of each.
Json sideJson(const PlanEstimate& estimate, bool after) {
    std::vector<core::ClusterFigures> parts;
    auto clusters = Json::array();
    for (const auto& cluster : estimate) {
        const auto& figures = after ? cluster.impact.whole.after : cluster.impact.whole.before;
        parts.push_back(figures);
        Json json{{"cluster", cluster.plan.cluster}, {"app", cluster.plan.app}};
        addFigures(json, figures);
        json["pools"] = poolsJson(after ? cluster.plan.wanted : cluster.plan.live, figures);
        clusters.push_back(std::move(json));
    }
    Json json = Json::object();
    addFigures(json, core::sumOf(parts));
    json["clusters"] = std::move(clusters);
    return json;
}

Json poolStateJson(const std::optional<core::PoolShape>& pool, std::optional<int> limit,
                   std::optional<int> survivable) {
    if (!pool) {
        return nullptr;
    }
    return {{"level", pool->level},
            {"count", pool->count},
            {"connection_limit", orNull(limit)},
            {"survivable_limit", orNull(survivable)}};
}

Json stepJson(const ClusterEstimate& cluster, std::size_t at, std::size_t number) {
    const auto& step = cluster.steps[at];
    const auto& effect = cluster.impact.steps[at];
    const auto& change = step.change;
    const auto& before = at == 0 ? cluster.plan.live : cluster.steps[at - 1].after;
    const bool counts = change.kind == core::ChangeKind::AddPool || change.kind == core::ChangeKind::SetCount;
    Json json{{"number", number},
              {"cluster", cluster.plan.cluster},
              {"change", text::code(change.kind)},
              {"pool", change.pool},
              {"level", orNull(change.level)},
              {"count", counts ? Json(change.count) : Json(nullptr)},
              {"title", text::stepTitle(change, before).toStdString()},
              {"forced_by_limit", step.forcedByLimit},
              {"undoable", effect.undoable},
              {"apps_restarting", effect.apps}};
    addSubject(json, change);
    json["before"] = json["after"] = nullptr; // of attachments
    for (const auto& pool : effect.impact.pools) {
        json["before"] = poolStateJson(pool.before, pool.limitBefore, pool.survivableBefore);
        json["after"] = poolStateJson(pool.after, pool.limitAfter, pool.survivableAfter);
    }
    const auto costs = effect.impact.costChange();
    json["monthly_cents_change"] = costs ? Json(costs->cents) : Json(nullptr);
    json["cluster_after"] = Json::object();
    addFigures(json["cluster_after"], effect.impact.after);
    return json;
}

/// Steps are numbered across all clusters.
Json warningJson(const ClusterEstimate& cluster, core::PlanWarning warning, std::size_t firstStep) {
    warning.step += warning.step > 0 ? static_cast<int>(firstStep) : 0;
    return {{"code", text::code(warning.code)},
            {"cluster", cluster.plan.cluster},
            {"pool", orNull(warning.pool)},
            {"step", warning.step > 0 ? Json(warning.step) : Json(nullptr)},
            {"message", text::planWarning(warning).toStdString()}};
}

Json restartsJson(const PlanEstimate& estimate) {
    auto list = Json::array();
    for (const auto& cluster : estimate) {
        for (const auto& each : core::restartsOf(cluster.impact)) {
            list.push_back({{"cluster", cluster.plan.cluster}, {"app", each.app}, {"count", each.count}});
        }
    }
    return list;
}

} // namespace

std::string estimateJson(const PlanEstimate& estimate, const std::optional<NeedsTest>& needs) {
    auto steps = Json::array();
    auto warnings = Json::array();
    for (const auto& cluster : estimate) {
        const auto first = steps.size();
        for (std::size_t at = 0; at < cluster.steps.size(); ++at) {
            steps.push_back(stepJson(cluster, at, first + at + 1));
        }
        for (const auto& warning : cluster.impact.warnings) {
            warnings.push_back(warningJson(cluster, warning, first));
        }
    }
    Json json{{"steps", steps},
              {"before", sideJson(estimate, false)},
              {"after", sideJson(estimate, true)},
              {"warnings", warnings},
              {"restarts", restartsJson(estimate)}};
    if (needs) {
        json["needs"] = needsJson(*needs);
    }
    return textOf(json);
}

} // namespace poolhouse::console
