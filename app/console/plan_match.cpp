// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/plan_match.h"

#include "models/core/pool_name.h"
#include "models/fleet/store.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

QString quoted(const std::string& text) {
    return QStringLiteral("\"%1\"").arg(QString::fromStdString(text));
}

const fleet::ClusterRecord* recordOf(const core::ClusterPlan& plan, const fleet::Store& store) {
    for (const auto& id : store.clusterIds()) {
        const auto* record = store.cluster(id);
        if (record != nullptr && (plan.id.empty() ? core::sameIgnoringCase(record->summary.name, plan.cluster)
                                                  : core::sameIgnoringCase(id.value, plan.id.value))) {
            return record;
        }
    }
    return nullptr;
}

/// Mismatch as "member: message"; nullopt if everything matches.
std::optional<QString> misfit(const core::ClusterPlan& plan, const fleet::ClusterRecord* record, std::size_t clusters) {
    if (record == nullptr) {
        return plan.id.empty() ? QStringLiteral("cluster: no cluster %1 among the %2 of this account")
                                     .arg(quoted(plan.cluster))
                                     .arg(clusters)
                               : QStringLiteral("id: no cluster with ID %1 among the %2 of this account")
                                     .arg(quoted(plan.id.value))
                                     .arg(clusters);
    }
    const auto& summary = record->summary;
    if (!core::sameIgnoringCase(summary.name, plan.cluster)) {
        return QStringLiteral("cluster: is %1, but the cluster with this ID is %2")
            .arg(quoted(plan.cluster), quoted(summary.name));
    }
    if (!core::sameIgnoringCase(summary.app.name, plan.app)) {
        return summary.app.name.empty()
                   ? QStringLiteral("app: is %1, but the app of the cluster is unknown").arg(quoted(plan.app))
                   : QStringLiteral("app: is %1, but the cluster belongs to %2")
                         .arg(quoted(plan.app), quoted(summary.app.name));
    }
    return std::nullopt;
}

} // namespace

core::Result<std::vector<core::ClusterId>, QString> matchClusters(const core::Plan& plan, const fleet::Store& store) {
    std::vector<core::ClusterId> found;
    for (std::size_t at = 0; at < plan.clusters.size(); ++at) {
        const auto* record = recordOf(plan.clusters[at], store);
        if (const auto problem = misfit(plan.clusters[at], record, store.clusterIds().size())) {
            return QStringLiteral("clusters[%1].%2").arg(at).arg(*problem);
        }
        found.push_back(record->summary.id);
    }
    return found;
}

core::Plan withLiveData(const core::Plan& plan, const fleet::Store& store) {
    auto known = plan;
    for (auto& cluster : known.clusters) {
        const auto& record = *recordOf(cluster, store);
        cluster.id = record.summary.id;
        cluster.tier = record.summary.plan;
        if (store.attachmentsKnown()) {
            cluster.attachments = record.attachments;
        }
        if (!record.info) {
            continue;
        }
        cluster.storageGb = core::storageGb(*record.info);
        for (const auto& pool : record.info->pools) {
            const auto load = std::find_if(cluster.loads.begin(), cluster.loads.end(),
                                           [&pool](const core::PoolLoad& each) { return each.pool == pool.name; });
            if (load != cluster.loads.end()) {
                load->used = pool.connectionsUsed;
            } else {
                cluster.loads.push_back({pool.name, pool.connectionsUsed, std::nullopt});
            }
        }
    }
    return known;
}

} // namespace poolhouse::console
