// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/conversion.h"

#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/text/text.h"
#include "models/views/pool_forms_parts.h"

namespace poolhouse::plans {

core::Plan planOf(const PlanDraft& draft, const fleet::Store& store, core::Instant now) {
    core::Plan plan;
    for (const auto& planned : draft.clusters) {
        core::ClusterPlan cluster;
        cluster.cluster = planned.name;
        cluster.id = planned.id;
        cluster.app = planned.app;
        cluster.live = planned.live();
        cluster.wanted = planned.wanted();
        if (const auto* record = store.cluster(planned.id)) {
            cluster.tier = record->summary.plan;
            cluster.attachments = record->attachments;
            cluster.readAt = record->freshness.readAt;
            if (record->info) {
                cluster.storageGb = core::storageGb(*record->info);
                for (const auto& pool : record->info->pools) {
                    const auto peak = views::forms::peakOf({store, *record, now}, pool);
                    cluster.loads.push_back(
                        {pool.name, pool.connectionsUsed, peak ? std::optional(peak->connections) : std::nullopt});
                }
            }
        }
        plan.clusters.push_back(std::move(cluster));
    }
    return plan;
}

core::Result<PlanDraft, QString> draftOf(const core::Plan& plan, const fleet::Store& store) {
    PlanDraft draft;
    for (const auto& cluster : plan.clusters) {
        const auto* record =
            cluster.id.empty() ? store.clusterByName(text::toQString(cluster.cluster)) : store.cluster(cluster.id);
        if (record == nullptr) {
            return text::Text::tr("The plan is for %1, which this account does not have.")
                .arg(text::toQString(cluster.cluster));
        }
        const auto& summary = record->summary;
        if (!core::sameIgnoringCase(summary.name, cluster.cluster) ||
            !core::sameIgnoringCase(summary.app.name, cluster.app)) {
            return text::Text::tr("The plan is for %1 of %2, and what is there is %3 of %4.")
                .arg(text::toQString(cluster.cluster), text::toQString(cluster.app), text::toQString(summary.name),
                     text::toQString(summary.app.name));
        }
        if (draft.find(record->summary.id) != nullptr) {
            return text::Text::tr("The plan has %1 twice.").arg(text::toQString(cluster.cluster));
        }
        PlannedCluster planned{record->summary.id, record->summary.name, record->summary.app.name, {}, {}};
        for (const auto& shape : cluster.live) {
            planned.pools.push_back({shape, shape});
        }
        wantShapes(planned, cluster.wanted);
        draft.clusters.push_back(std::move(planned));
    }
    return draft;
}

} // namespace poolhouse::plans
