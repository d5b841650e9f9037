// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_sheet.h"

#include "models/core/instant.h"
#include "models/fleet/store.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using text::Text;

QString titleOf(const plans::PlanDraft& draft) {
    if (draft.clusters.size() == 1) {
        return Text::tr("Plan for %1").arg(text::toQString(draft.clusters.front().name));
    }
    return Text::counted(static_cast<std::int64_t>(draft.clusters.size()),
                         QT_TRANSLATE_N_NOOP("Wording", "Plan for %n cluster"),
                         QT_TRANSLATE_N_NOOP("Wording", "Plan for %n clusters"));
}

QString clusterTitle(const plans::PlannedCluster& cluster) {
    const auto name = text::toQString(cluster.name);
    return cluster.app.empty() ? name : Text::tr("%1 (%2)", "cluster, app").arg(name, text::toQString(cluster.app));
}

QString shapeOfRow(const PlannerRow& row) {
    if (row.destroyed) {
        return {};
    }
    const auto level = text::toQString(row.level);
    if (row.leader) {
        return row.count > 1 ? Text::tr("%1 with standby").arg(level) : Text::tr("%1 without standby").arg(level);
    }
    return Text::tr("%1 × %2").arg(Text::number(row.count), level);
}

PlanSheet::Pool poolOf(const PlannerView& view, const Lane& lane) {
    PlanSheet::Pool pool;
    pool.lane = lane;
    if (lane.row >= 0) {
        const auto& row = view.rows[static_cast<std::size_t>(lane.row)];
        pool.shape = shapeOfRow(row);
        pool.badge = row.badge.text;
        for (const auto& span : row.effect) {
            pool.effect += span.text;
        }
    }
    return pool;
}

PlanSheet::Cluster clusterOf(const plans::PlannedCluster& planned, const PlannerView& view) {
    PlanSheet::Cluster cluster;
    cluster.title = clusterTitle(planned);
    cluster.note = view.loaded ? view.remaining : view.emptyNote;
    cluster.pools.reserve(view.lanes.size());
    for (const auto& lane : view.lanes) {
        cluster.pools.push_back(poolOf(view, lane));
    }
    cluster.nowhere = view.nowhere;
    cluster.figures = view.figures;
    return cluster;
}

} // namespace

std::vector<Lane> PlanSheet::lanes() const {
    std::vector<Lane> all;
    for (const auto& cluster : clusters) {
        std::transform(cluster.pools.begin(), cluster.pools.end(), std::back_inserter(all),
                       [](const Pool& pool) { return pool.lane; });
    }
    return all;
}

PlanSheet planSheet(const fleet::Store& store, core::Instant now, const plans::PlanDraft& draft) {
    static const std::vector<plans::PlanAlternative> noAlternatives;
    static const std::vector<PlannerPoint> noFrontier;
    static const std::optional<plans::PlannerAnswer> noAnswer;
    PlanSheet sheet;
    sheet.title = titleOf(draft);
    sheet.clusters.reserve(draft.clusters.size());
    for (const auto& planned : draft.clusters) {
        const auto view = plannerView(store, now, {draft, planned.id, noAlternatives, noFrontier, false, noAnswer});
        sheet.clusters.push_back(clusterOf(planned, view));
        if (sheet.clusters.size() > 1) {
            continue; // these are of the whole plan, whichever cluster is shown
        }
        for (const auto& step : view.steps) {
            QStringList parts{step.number, step.plain(), step.cost};
            parts.removeAll(QString());
            sheet.steps << parts.join(QStringLiteral("  "));
        }
        for (const auto& warning : view.warnings) {
            sheet.warnings << warning.sentence;
        }
        if (draft.clusters.size() > 1) {
            sheet.total = view.reviewFigures;
        }
    }
    return sheet;
}

void addOrigin(PlanSheet& sheet, const core::Plan& plan) {
    if (!plan.title.empty()) {
        sheet.title = text::toQString(plan.title);
    }
    const auto read = std::find_if(plan.clusters.begin(), plan.clusters.end(),
                                   [](const core::ClusterPlan& cluster) { return cluster.readAt.has_value(); });
    if (read != plan.clusters.end()) {
        sheet.basis = Text::tr("Live shapes as of %1.").arg(text::toQString(core::formatInstant(*read->readAt)));
    }
}

} // namespace poolhouse::views
