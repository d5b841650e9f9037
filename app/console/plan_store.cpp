// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/plan_store.h"

#include "models/fleet/store.h"

#include <algorithm>
#include <utility>

namespace poolhouse::console {

namespace {

core::Pool poolFrom(const core::ClusterPlan& plan, const core::PoolShape& shape) {
    core::Pool pool;
    pool.id = {plan.cluster + "/" + shape.name};
    pool.name = shape.name;
    pool.status = core::readEnum<core::PoolStatus>(core::poolStatusWords(), "available");
    pool.expectedLevel = shape.level;
    pool.expectedCount = shape.count;
    const auto load = std::find_if(plan.loads.begin(), plan.loads.end(),
                                   [&shape](const core::PoolLoad& each) { return each.pool == shape.name; });
    if (load != plan.loads.end()) {
        pool.connectionsUsed = load->used;
    }
    return pool;
}

} // namespace

void fillFrom(fleet::Store& store, core::Plan& plan, const PricedCatalog& priced) {
    const core::Instant at{};
    std::vector<core::App> apps;
    std::vector<core::ClusterSummary> summaries;
    for (auto& cluster : plan.clusters) {
        cluster.id = {cluster.app + '/' + cluster.cluster}; // names repeat between apps
        const core::App app{{cluster.app}, cluster.app};
        const auto known = std::find(apps.begin(), apps.end(), app);
        if (known == apps.end()) {
            apps.push_back(app);
        }
        summaries.push_back({cluster.id, cluster.cluster, app, cluster.tier.empty() ? priced.tier : cluster.tier,
                             core::readEnum<core::AddonState>(core::addonStateWords(), "provisioned"), std::nullopt});
    }
    store.applyFleet(std::move(apps), summaries, at);
    store.applyCatalog(priced.catalog, priced.prices, at);
    for (std::size_t index = 0; index < plan.clusters.size(); ++index) {
        const auto& cluster = plan.clusters[index];
        core::ClusterInfo info;
        info.id = cluster.id;
        info.name = cluster.cluster;
        info.app = summaries[index].app;
        info.status = core::readEnum<core::ClusterStatus>(core::clusterStatusWords(), "available");
        info.tier = summaries[index].plan;
        info.planLimits = {{"storage-limit-in-gb", cluster.storageGb, std::nullopt}};
        for (const auto& shape : cluster.live) {
            info.pools.push_back(poolFrom(cluster, shape));
        }
        store.applyInfo(info, at);
    }
}

} // namespace poolhouse::console
