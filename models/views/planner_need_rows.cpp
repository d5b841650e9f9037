// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_needs.h"

#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/text/needs_text.h"
#include "models/text/plan_text.h"
#include "models/text/text.h"
#include "models/views/planner_sections.h"

#include <algorithm>
#include <optional>

namespace poolhouse::views::planner {

namespace {

bool pinsTo(const core::Workload& workload, const std::string& pool) {
    return workload.pool && core::sameIgnoringCase(*workload.pool, pool);
}

QString placeOf(const core::Workload& workload, const core::PoolShape* pool) {
    if (workload.access == core::Workload::Access::Write) {
        return text::Text::tr("leader");
    }
    if (workload.pool && !workload.pool->empty()) {
        return text::toQString(pool != nullptr ? pool->name : *workload.pool);
    }
    return pool != nullptr ? text::Text::tr("any: %1").arg(text::toQString(pool->name)) : text::Text::tr("any");
}

/// The first complaint about this workload.
std::optional<QString> problemOf(const core::Workload& workload, const std::vector<core::Infeasibility>& problems) {
    const auto at = std::find_if(problems.begin(), problems.end(), [&workload](const core::Infeasibility& each) {
        const bool ofAll = each.code == core::Infeasibility::Code::TooManyReadWorkloads ||
                           each.code == core::Infeasibility::Code::NoWorkloads;
        return !ofAll && each.workload == workload.name;
    });
    return at == problems.end() ? std::nullopt : std::optional(text::infeasibility(*at));
}

QString noteOf(const std::vector<core::Infeasibility>& problems) {
    const auto at = std::find_if(problems.begin(), problems.end(), [](const core::Infeasibility& each) {
        return each.code == core::Infeasibility::Code::TooManyReadWorkloads;
    });
    return at == problems.end() ? QString() : text::infeasibility(*at);
}

QString metText(const core::NeedsFit& fit) {
    return text::Text::tr("%1 of %2", "needs that are met, of all")
        .arg(text::Text::number(static_cast<std::int64_t>(fit.met())),
             text::Text::number(static_cast<std::int64_t>(fit.workloads.size())));
}

/// How much more the plan carries than is needed now.
QString carriesText(const core::Needs& needs, const Evaluation& cluster, NeedsFits& fits) {
    const auto& catalog = cluster.snapshot.store.catalog();
    if (const auto percent = fits.growthCarried(cluster.planned.id, needs, cluster.staying, catalog, cluster.stated)) {
        return text::growthCarried(*percent);
    }
    const auto fit = fits.of(cluster.planned.id, needs, cluster.staying, catalog, cluster.stated);
    return fit.met() + fit.unknown() == fit.workloads.size()
               ? text::Text::tr("Whether this plan carries the needs is unknown.")
               : text::Text::tr("This plan doesn't carry the needs as they are.");
}

NeedRow rowOf(const plans::WorkloadDraft& entered, const core::Workload& workload, const text::JudgedNeed& judged,
              const core::Catalog& catalog) {
    NeedRow row;
    row.met = judged.fit.met();
    row.unknown = judged.fit.unknown();
    row.name = text::toQString(workload.name);
    row.factors = entered.factors.size() > 1 ? plans::connectionsText(entered) : QString();
    row.connections = text::Text::number(workload.connections);
    row.pool = placeOf(workload, judged.pool);
    row.verdict = text::needVerdict(judged, catalog);
    row.observed = entered.observed;
    return row;
}

/// What the rows are made of.
struct Judgement {
    const core::Needs& needs; ///< grown
    const std::vector<core::PoolShape>& shapes;
    const core::NeedsFit& fit;
    const std::vector<core::Infeasibility>& problems;
};

std::vector<NeedRow> needRows(const Evaluation& cluster, const Judgement& judgement) {
    const auto& pools = cluster.planned.pools;
    std::vector<NeedRow> rows;
    rows.reserve(judgement.needs.workloads.size());
    for (std::size_t at = 0; at < judgement.needs.workloads.size(); ++at) {
        const auto& workload = judgement.needs.workloads[at];
        const auto& fit = judgement.fit.workloads[at];
        const bool removed = std::any_of(pools.begin(), pools.end(), [&workload](const plans::PlannedPool& each) {
            return each.destroyed() && pinsTo(workload, each.shape().name);
        });
        auto row = rowOf(cluster.planned.needs.workloads[at], workload,
                         {workload, fit, fit.pool ? &judgement.shapes[*fit.pool] : nullptr, removed},
                         cluster.snapshot.store.catalog());
        row.colour = needColour(at);
        row.problem = problemOf(workload, judgement.problems);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

PlannerNeeds needsOf(const Evaluation& cluster, int growth, NeedsFits& fits) {
    const auto& draft = cluster.planned.needs;
    PlannerNeeds section;
    section.margin = draft.margin;
    section.growth = growth;
    section.fit = cluster.fit;
    if (cluster.needs.workloads.empty()) {
        return section;
    }
    const auto asked = plans::needsOf(draft, std::nullopt);
    const auto problems = core::problemsOf(asked);
    section.note = noteOf(problems);
    section.rows = needRows(cluster, {cluster.needs, cluster.staying, section.fit, problems});
    section.met = metText(section.fit);
    section.metLive = cluster.snapshot.record.info->poolsKnown() ? metText(cluster.fitLive) : text::Text::tr("unknown");
    section.carries = carriesText(asked, cluster, fits);
    return section;
}

std::optional<PlannerFigure> needsMetRow(const PlannerNeeds& needs) {
    return needs.met.isEmpty()
               ? std::nullopt
               : std::optional(PlannerFigure{text::Text::tr("Needs met"), needs.metLive, needs.met, {}});
}

} // namespace poolhouse::views::planner
