// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_gesture.h"

#include "models/core/limits.h"
#include "models/core/own_pool.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/plans/needs.h"
#include "models/text/drift_text.h"
#include "models/views/app_edit.h"
#include "models/views/planner_sections.h"

#include <algorithm>
#include <utility>

namespace poolhouse::views {

namespace {

std::vector<core::PoolShape> shapesNamed(const std::vector<core::PoolShape>& shapes, const std::string& name) {
    std::vector<core::PoolShape> found;
    std::copy_if(shapes.begin(), shapes.end(), std::back_inserter(found),
                 [&name](const core::PoolShape& shape) { return shape.name == name; });
    return found;
}

/// Null: there is no such row.
const plans::PlannedPool* poolInRow(const plans::PlanDraft& draft, const core::ClusterId& id, int row) {
    const auto* cluster = draft.find(id);
    const auto at = static_cast<std::size_t>(row);
    return cluster != nullptr && row >= 0 && at < cluster->pools.size() ? &cluster->pools[at] : nullptr;
}

int rowNamed(const plans::PlannedCluster& cluster, const std::string& name) {
    const auto at = std::find_if(cluster.pools.begin(), cluster.pools.end(),
                                 [&name](const plans::PlannedPool& pool) { return pool.shape().name == name; });
    return at == cluster.pools.end() ? -1 : static_cast<int>(at - cluster.pools.begin());
}

/// Workloads pinned to the pool; none when another pool has its name.
std::vector<std::size_t> needsOnlyIn(const plans::PlannedCluster& cluster, const std::string& pool) {
    const auto named = [&pool](const plans::PlannedPool& each) { return each.shape().name == pool; };
    std::vector<std::size_t> needs;
    if (std::count_if(cluster.pools.begin(), cluster.pools.end(), named) == 1) {
        for (std::size_t at = 0; at < cluster.needs.workloads.size(); ++at) {
            const auto& pin = cluster.needs.workloads[at].workload.pool;
            if (pin && core::sameIgnoringCase(*pin, pool)) { // rule 6
                needs.push_back(at);
            }
        }
    }
    return needs;
}

/// Moves of apps to the pool; none when another pool has its name.
std::vector<std::size_t> movesOnlyTo(const plans::PlannedCluster& cluster, const std::string& pool) {
    const auto named = [&pool](const plans::PlannedPool& each) { return each.shape().name == pool; };
    std::vector<std::size_t> moves;
    for (std::size_t at = 0; at < cluster.moves.size(); ++at) {
        const auto& to = cluster.moves[at].to;
        if (to && to->pool == pool && std::count_if(cluster.pools.begin(), cluster.pools.end(), named) == 1) {
            moves.push_back(at);
        }
    }
    return moves;
}

/// The edit with the shape of the pool that is added for a workload.
LaneEdit shapedFor(LaneEdit edit, const plans::PlannedCluster& cluster, const fleet::ClusterSnapshot& snapshot,
                   int growth) {
    static const core::PriceTable unknown;
    const auto needs = core::grown(plans::needsOf(cluster.needs, std::nullopt), growth);
    const auto& workload = needs.workloads[edit.workload];
    const auto wanted = cluster.wanted();
    const int instances = core::addPoolAllowance(wanted).instancesLeft;
    const auto* prices = fleet::pricesOf(snapshot);
    const auto cheapest =
        core::ownPool(workload, needs, instances, snapshot.store.catalog(), prices != nullptr ? *prices : unknown);
    if (cheapest) {
        edit.level = cheapest->level;
        edit.count = cheapest->count;
        return edit;
    }
    const auto home = std::find_if(wanted.begin(), wanted.end(), [&workload](const core::PoolShape& shape) {
        return workload.pool && core::sameIgnoringCase(shape.name, *workload.pool); // rule 6
    });
    if (home != wanted.end()) {
        edit.level = home->level;
        edit.count = std::min(home->count, instances);
    }
    return edit;
}

} // namespace

core::Result<EditedPlan, QString> triedEdit(const plans::PlanDraft& draft, const LaneEdit& edit,
                                            const fleet::ClusterSnapshot& snapshot, int growth) {
    const auto& id = snapshot.record.info->id;
    const auto& catalog = snapshot.store.catalog();
    if (editsApp(edit.kind)) {
        return withAppEdit(draft, edit, snapshot);
    }
    const auto* cluster = draft.find(id);
    if (cluster == nullptr || !addsPool(edit.kind)) {
        return withEdit(draft, id, edit, catalog);
    }
    if (auto why = planner::whyNoMorePools(planner::evaluate(*cluster, snapshot))) {
        return *std::move(why);
    }
    const bool unshaped = edit.kind == LaneEdit::Kind::AddPoolFor && edit.level.empty() &&
                          edit.workload < cluster->needs.workloads.size();
    return withEdit(draft, id, unshaped ? shapedFor(edit, *cluster, snapshot, growth) : edit, catalog);
}

PlanGesture::Shown PlanGesture::show(const plans::PlanDraft& draft, const LaneEdit& edit,
                                     const fleet::ClusterSnapshot& snapshot, int growth) {
    auto result = triedEdit(draft, edit, snapshot, growth);
    m_refusal = result.ok() ? std::nullopt : std::optional(result.error());
    if (!result.ok()) {
        return Shown::Refused;
    }
    auto plan = std::move(result).value();
    const bool same = plan.draft == shown(draft);
    const auto* pool = poolInRow(draft, snapshot.record.info->id, edit.row);
    auto before = m_drag ? std::move(m_drag->before) : core::shapesOf(*snapshot.record.info);
    const bool changes = !(plan.draft == draft);
    m_drag =
        Drag{edit, pool != nullptr ? pool->shape().name : std::string(), std::move(before), std::move(plan), changes};
    return same ? Shown::Same : Shown::Another;
}

const plans::PlanDraft& PlanGesture::shown(const plans::PlanDraft& draft) const {
    return m_drag ? m_drag->plan.draft : draft;
}

core::Result<EditedPlan, QString> PlanGesture::taken(const plans::PlanDraft& draft,
                                                     const fleet::ClusterSnapshot& snapshot, int growth) const {
    auto edit = m_drag->edit;
    const auto* cluster = draft.find(snapshot.record.info->id);
    const auto* pool = poolInRow(draft, snapshot.record.info->id, edit.row);
    if (cluster != nullptr && edit.row >= 0 && (pool == nullptr || pool->shape().name != m_drag->pool)) {
        edit.row = rowNamed(*cluster, m_drag->pool); // the cluster changed meanwhile
    }
    return triedEdit(draft, edit, snapshot, growth);
}

void PlanGesture::markChanges(std::vector<Lane>& lanes, const fleet::ClusterSnapshot& snapshot) const {
    if (!m_drag) {
        return;
    }
    const auto now = core::shapesOf(*snapshot.record.info);
    for (auto& lane : lanes) {
        if (const auto* pool = poolInRow(m_drag->plan.draft, snapshot.record.info->id, lane.row)) {
            const auto& name = pool->shape().name;
            lane.changed =
                text::driftSentences(shapesNamed(m_drag->before, name), shapesNamed(now, name)).join(QLatin1Char(' '));
        }
    }
}

std::optional<EditedPlan> PlanGesture::renamed(const plans::PlanDraft& draft, const core::ClusterId& cluster, int row,
                                               const std::string& name) {
    const auto* pool = poolInRow(draft, cluster, row);
    if (pool == nullptr || !pool->created()) {
        return std::nullopt;
    }
    EditedPlan result{draft, {plans::PlanEdit::Kind::RenamePool, name}};
    auto& planned = *result.draft.find(cluster);
    const auto before = pool->wanted->name;
    // While it is typed, the name may be empty or that of another pool.
    const bool goesOn = m_typing && m_typing->row == row && m_typing->name == before;
    auto needs = goesOn ? std::move(m_typing->needs) : needsOnlyIn(planned, before);
    for (const auto at : needs) {
        planned.needs.workloads[at].workload.pool = name.empty() ? std::nullopt : std::optional(name);
    }
    auto moves = goesOn ? std::move(m_typing->moves) : movesOnlyTo(planned, before);
    for (const auto at : moves) {
        planned.moves[at].to->pool = name;
    }
    planned.pools[static_cast<std::size_t>(row)].wanted->name = name;
    m_drag.reset();
    m_refusal.reset();
    m_typing = Typing{row, name, std::move(needs), std::move(moves)};
    return result;
}

void PlanGesture::end(std::optional<QString> refusal) {
    m_drag.reset();
    m_typing.reset();
    m_refusal = std::move(refusal);
}

} // namespace poolhouse::views
