// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_evaluation.h"

#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/core/pool_draft.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/plans/needs.h"
#include "models/text/text.h"
#include "models/views/form_rows.h"

#include <algorithm>

namespace poolhouse::views::planner {

namespace {

/// The first problem of one pool of the plan; unchanged pools have none, whatever their shape.
std::optional<FormProblem> problemOfRow(const plans::PlannedCluster& cluster, std::size_t row,
                                        const core::Catalog& catalog) {
    const auto& pool = cluster.pools[row];
    if (!pool.changed() || pool.destroyed()) {
        return std::nullopt;
    }
    std::vector<core::PoolShape> others;
    std::vector<std::string> names;
    for (std::size_t index = 0; index < cluster.pools.size(); ++index) {
        const auto& other = cluster.pools[index];
        if (index != row && other.wanted) {
            others.push_back(*other.wanted);
        }
        if (index != row) {
            names.push_back(other.shape().name);
        }
    }
    const auto& wanted = *pool.wanted;
    std::vector<core::DraftProblem> problems;
    if (pool.created()) {
        if (wanted.name.empty()) {
            return FormProblem{core::DraftField::Name, text::Text::tr("Enter a name for the pool."),
                               text::toQString(core::suggestPoolName("reads", names))};
        }
        problems = core::problemsOf(core::NewPoolDraft{wanted.name, wanted.level, wanted.count}, others, catalog);
        // The name of a pool that the plan destroys is free only afterwards, and creating comes first.
        if (problems.empty()) {
            const auto taken = core::poolNameProblems(wanted.name, names);
            if (!taken.empty()) {
                problems.push_back({core::DraftField::Name, core::DraftProblemCode::Name, taken.front(), 0});
            }
        }
    } else {
        others.push_back(wanted);
        if (wanted.count != pool.live->count) {
            problems = core::problemsOfCount(wanted, wanted.count, others);
        }
        if (wanted.level != pool.live->level) {
            const auto levels = core::problemsOfLevel(wanted.level, catalog);
            problems.insert(problems.end(), levels.begin(), levels.end());
        }
    }
    return problems.empty() ? std::nullopt : std::optional(forms::problemOf(problems.front(), wanted.name, names));
}

FormProblem refusalProblem(const core::PlanProblem& problem) {
    return {
        core::DraftField::Cluster,
        text::Text::tr("No valid sequence of changes leads to this plan for %1.").arg(text::toQString(problem.pool)),
        {}};
}

std::vector<core::PoolShape> stayingShapes(const Evaluation& cluster) {
    std::vector<core::PoolShape> shapes;
    for (const auto& pool : cluster.planned.pools) {
        if (!pool.wanted) {
            continue;
        }
        const auto now = std::find_if(cluster.wanted.begin(), cluster.wanted.end(),
                                      [&pool](const core::PoolShape& each) { return each.name == pool.wanted->name; });
        shapes.push_back(now != cluster.wanted.end() ? *now : *pool.wanted);
        if (now == cluster.wanted.end() && pool.live && cluster.snapshot.record.info->poolsKnown()) {
            shapes.back().count = 0;
        }
    }
    return shapes;
}

/// The API's own limit counts as long as the pool is as it is (rule 7).
core::StatedLimits statedLimits(const std::vector<core::PoolShape>& shapes, const core::ClusterInfo& info) {
    core::StatedLimits limits;
    limits.reserve(shapes.size());
    for (const auto& shape : shapes) {
        const auto* live = info.findPool(shape.name);
        const bool unchanged = live != nullptr && core::shapeOf(*live) == shape;
        limits.push_back(unchanged ? live->expectedConnectionLimit : std::nullopt);
    }
    return limits;
}

} // namespace

bool ShapeEvaluation::broken() const {
    return std::any_of(problems.begin(), problems.end(), [](const auto& problem) { return problem.has_value(); });
}

namespace {

ShapeEvaluation evaluated(const plans::PlannedCluster& planned, const fleet::ClusterSnapshot& snapshot,
                          const std::vector<core::PoolLoad>& loads) {
    const auto& info = *snapshot.record.info;
    ShapeEvaluation result{
        core::shapesOf(info), plans::rebased(planned, info).wanted(), {}, {}, {}, {}, {}, {}, {}, {}};
    for (std::size_t row = 0; row < planned.pools.size(); ++row) {
        result.problems.push_back(problemOfRow(planned, row, snapshot.store.catalog()));
    }
    result.before = figuresOf(result.live, snapshot);
    result.after = figuresOf(result.wanted, snapshot);
    const core::ImpactFacts facts{snapshot.store.catalog(), fleet::pricesOf(snapshot), core::storageGb(info), loads};
    result.now = core::currentFigures(info, facts);
    result.costChange = core::impactOf(result.live, result.wanted, facts).costChange();
    if (result.broken()) {
        return result;
    }
    const auto steps = core::planSteps(planned.live(), planned.wanted(), snapshot.store.catalog(), planned.moves);
    if (!steps) {
        if (!steps.error().empty()) {
            result.problems.front() = refusalProblem(steps.error().front());
        }
        return result;
    }
    result.steps = steps.value();
    const auto& attachments = snapshot.record.attachments;
    result.impact = core::planImpact(planned.live(), result.steps, facts, attachments);
    if (snapshot.store.attachmentsKnown()) {
        result.driftedAttachments = core::driftedAttachments(planned.live(), result.steps, result.live, attachments);
    }
    return result;
}

} // namespace

Evaluation evaluate(const plans::PlannedCluster& planned, const fleet::ClusterSnapshot& snapshot) {
    return {evaluated(planned, snapshot, fleet::loadsOf(snapshot)), planned, snapshot, {}, {}, {}, {}, {}};
}

Evaluation ShapeEvaluations::of(const plans::PlannedCluster& planned, const fleet::ClusterSnapshot& snapshot) {
    if (const auto& catalog = snapshot.store.catalog(); !(m_catalog == catalog)) {
        m_catalog = catalog;
        m_known.clear();
    }
    const auto& record = snapshot.record;
    auto loads = fleet::loadsOf(snapshot);
    const auto* table = fleet::pricesOf(snapshot);
    const auto samePrices = [table](const Known& each) {
        return table != nullptr ? each.prices == *table : !each.prices;
    };
    auto& known = m_known.of(planned.id);
    const bool same = known && known->pools == planned.pools && known->moves == planned.moves &&
                      known->info == *record.info && known->loads == loads &&
                      known->attachments == record.attachments &&
                      known->attachmentsKnown == snapshot.store.attachmentsKnown() && samePrices(*known);
    if (!same) {
        ++m_computed;
        auto result = evaluated(planned, snapshot, loads);
        known.emplace(Known{planned.pools, planned.moves, *record.info, std::move(loads), record.attachments,
                            snapshot.store.attachmentsKnown(), table != nullptr ? std::optional(*table) : std::nullopt,
                            std::move(result)});
    }
    return {known->evaluation, planned, snapshot, {}, {}, {}, {}, {}};
}

void judge(Evaluation& cluster, int growth, NeedsFits& fits) {
    const auto& catalog = cluster.snapshot.store.catalog();
    cluster.needs = core::grown(plans::needsOf(cluster.planned.needs, std::nullopt), growth);
    cluster.staying = stayingShapes(cluster);
    const auto& info = *cluster.snapshot.record.info;
    cluster.stated = statedLimits(cluster.staying, info);
    const auto fitOf = [&](const std::vector<core::PoolShape>& shapes, const core::StatedLimits& stated) {
        return fits.of(cluster.planned.id, cluster.needs, shapes, catalog, stated);
    };
    cluster.fit = fitOf(cluster.staying, cluster.stated);
    cluster.fitLive =
        cluster.live == cluster.staying ? cluster.fit : fitOf(cluster.live, statedLimits(cluster.live, info));
}

core::ClusterFigures figuresOf(const std::vector<core::PoolShape>& shapes, const fleet::ClusterSnapshot& snapshot) {
    const auto& info = *snapshot.record.info;
    const auto& catalog = snapshot.store.catalog();
    const core::ImpactFacts facts{catalog, fleet::pricesOf(snapshot), core::storageGb(info), {}};
    auto figures = core::figuresOf(shapes, facts);
    figures.readLimit = figures.readSurvivable = 0;
    const auto add = [](std::optional<int>& sum, std::optional<int> part) {
        sum = sum && part ? std::optional(*sum + *part) : std::nullopt;
    };
    for (const auto& shape : shapes) {
        // The API's own limit wins over the rule where the pool stays as it is (rule 7), also of an unknown level.
        const auto* live = info.findPool(shape.name);
        const bool stays = live != nullptr && core::shapeOf(*live) == shape;
        if (shape.role == core::PoolRole::Leader) {
            figures.leaderLimit = stays ? core::expectedLimit(*live, catalog) : figures.leaderLimit;
            continue;
        }
        add(figures.readLimit, stays ? core::expectedLimit(*live, catalog) : core::connectionLimit(shape, catalog));
        add(figures.readSurvivable,
            stays ? core::expectedSurvivableLimit(*live, catalog) : core::survivableLimit(shape, catalog));
    }
    return info.poolsKnown() ? figures : core::withPoolsUnknown(std::move(figures));
}

} // namespace poolhouse::views::planner
