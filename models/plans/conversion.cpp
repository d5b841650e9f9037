// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/conversion.h"

#include "models/core/pool_name.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/fleet/store.h"

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
        cluster.moves = planned.moves;
        if (const auto* record = store.cluster(planned.id)) {
            cluster.tier = record->summary.plan;
            cluster.attachments = record->attachments;
            cluster.readAt = record->freshness.readAt;
            if (record->info) {
                cluster.storageGb = core::storageGb(*record->info);
                cluster.loads = fleet::loadsOf({store, *record, now});
            }
        }
        plan.clusters.push_back(std::move(cluster));
    }
    return plan;
}

core::Result<PlanDraft, PlanMismatch> draftOf(const core::Plan& plan, const fleet::Store& store) {
    PlanDraft draft;
    for (const auto& cluster : plan.clusters) {
        const auto* record = cluster.id.empty() ? store.clusterByName(QString::fromStdString(cluster.cluster))
                                                : store.cluster(cluster.id);
        if (record == nullptr) {
            return PlanMismatch{PlanMismatch::Code::ClusterMissing, cluster.cluster};
        }
        const auto& summary = record->summary;
        if (!core::sameIgnoringCase(summary.name, cluster.cluster) ||
            !core::sameIgnoringCase(summary.app.name, cluster.app)) {
            return PlanMismatch{PlanMismatch::Code::OtherCluster, cluster.cluster, cluster.app, summary.name,
                                summary.app.name};
        }
        if (draft.find(record->summary.id) != nullptr) {
            return PlanMismatch{PlanMismatch::Code::ClusterTwice, cluster.cluster};
        }
        PlannedCluster planned{record->summary.id, record->summary.name, record->summary.app.name, {}, {}};
        for (const auto& shape : cluster.live) {
            planned.pools.push_back({shape, shape});
        }
        wantShapes(planned, cluster.wanted);
        planned.moves = cluster.moves;
        draft.clusters.push_back(std::move(planned));
    }
    return draft;
}

std::vector<std::string> attachmentNamesInUse(const PlanDraft& draft, const fleet::Store& store,
                                              const std::string& app) {
    auto names = store.attachmentNamesOf(app);
    for (const auto& cluster : draft.clusters) {
        for (const auto& move : cluster.moves) {
            if (move.app == app && move.to) {
                names.push_back(move.to->name);
            }
        }
    }
    return names;
}

PlanDraft rebasedDraft(PlanDraft draft, const fleet::Store& store) {
    const auto inUse = [&](const std::string& app) { return attachmentNamesInUse(draft, store, app); };
    for (auto& cluster : draft.clusters) {
        const auto* record = store.cluster(cluster.id);
        if (record == nullptr || !record->info) {
            continue;
        }
        cluster = rebased(cluster, *record->info);
        if (store.attachmentsKnown()) {
            rebaseMoves(cluster, record->attachments, inUse);
        }
    }
    return draft;
}

} // namespace poolhouse::plans
