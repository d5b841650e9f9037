// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store_content.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace poolhouse::fleet {

void Store::Content::estimate(ClusterRecord& record) const {
    record.cost.reset();
    if (record.info && catalogRead.everRead()) {
        record.cost = core::estimateCost(*record.info, prices.find(record.summary.plan));
    }
}

/// True if a mark is new, or seen on another day.
bool Store::Content::seeMarks(const ClusterRecord& record, core::Instant at) {
    bool differs = false;
    for (const auto& pool : record.info->pools) {
        differs |= marks.see(pool.id, record.identities.of(pool.id), at);
    }
    return differs;
}

Store::Content::Listed Store::Content::list(ClusterRecord& record, core::ClusterSummary summary) const {
    const auto before = std::move(record.summary);
    const bool known = !before.id.empty();
    if (summary.app.id.value.empty()) {
        summary.app = before.app; // unknown now: the last one that was known
    }
    record.summary = std::move(summary);
    const auto& now = record.summary;
    record.label = labelOf(now, labels.rules);
    record.withoutDetails = record.withoutDetails && comesOrGoes(now);
    if (!known) {
        record.attachments = attachments.of(now.id);
    }
    if (known && before.plan != now.plan) {
        estimate(record);
    }
    // app and name are the sort key of a row
    return {!known || before.name != now.name || before.app != now.app, known && before != now};
}

void Store::Content::indexFleet() {
    order.clear();
    byName.clear();
    byApp.clear();
    std::vector<const core::ClusterSummary*> sorted;
    sorted.reserve(records.size());
    for (const auto& [id, record] : records) {
        sorted.push_back(&record.summary);
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
        return std::tie(a->app.name, a->app.id, a->name, a->id) < std::tie(b->app.name, b->app.id, b->name, b->id);
    });
    for (const auto* summary : sorted) {
        order.push_back(summary->id);
        byName.emplace(summary->name, summary->id);
        byApp[summary->app.id].push_back(summary->id);
    }
}

FleetTotals Store::Content::totals(std::span<const core::ClusterId> clusters) const {
    FleetTotals totals;
    std::set<core::AppId> owners;
    std::vector<core::CostEstimate> costs;
    for (const auto& id : clusters) {
        const auto at = records.find(id);
        if (at == records.end()) {
            continue;
        }
        const auto& record = at->second;
        if (record.summary.app.id.empty()) {
            totals.appsKnown = false;
        } else {
            owners.insert(record.summary.app.id);
        }
        ++totals.clusters;
        totals.clustersRead += record.info ? 1 : 0;
        totals.clustersFailing += record.freshness.problem ? 1 : 0;
        totals.clustersComing += record.withoutDetails && !record.info ? 1 : 0;
        totals.clustersMissing += record.freshness.problem && !record.info ? 1 : 0;
        totals.clustersInTransition += inTransition(record) ? 1 : 0;
        if (record.cost) {
            const auto& cost = *record.cost;
            ++totals.clustersCosted;
            costs.push_back({{}, cost.known, cost.gaps, cost.illustrative, cost.publishedStorageRate});
        }
    }
    totals.apps = static_cast<int>(owners.size());
    totals.cost = core::totalCost(costs);
    return totals;
}

} // namespace poolhouse::fleet
