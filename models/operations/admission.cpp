// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/admission.h"

#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/kinds.h"
#include "models/operations/read_only_locks.h"

#include <QUuid>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace poolhouse::operations {

namespace {

/// `lock`, else the one of the app, if there is one.
const ReadOnlyLock* orOfApp(const ReadOnlyLock* lock, const std::string& app, const ReadOnlyLocks& locks,
                            core::Instant now) {
    return lock != nullptr || app.empty() ? lock : locks.holdingApp(QString::fromStdString(app), now);
}

/// What is known of a cluster before the fleet has it.
std::shared_ptr<const fleet::ClusterRecord> recordToBe(const Operation& maker) {
    auto record = std::make_shared<fleet::ClusterRecord>();
    record->summary.id = maker.cluster;
    record->summary.name = maker.clusterName;
    record->summary.app.name = maker.app;
    record->summary.plan = maker.change.newCluster ? maker.change.newCluster->plan : std::string();
    return record;
}

/// `maker`: makes the cluster; null: it was there.
bool isOn(const Operation& operation, const core::ClusterId& cluster, const Operation* maker,
          const std::vector<Operation>& all) {
    if (!operation.cluster.empty() || maker == nullptr) {
        return operation.cluster == cluster;
    }
    return operation.id == maker->id || makerBehind(operation.after, all) == maker;
}

std::vector<core::PoolShape> poolsOf(const fleet::ClusterRecord& record, const Intent& intent, const Operation* maker) {
    if (record.info) {
        return core::shapesOf(*record.info);
    }
    if (maker != nullptr && maker->change.newCluster) {
        return {core::leaderOf(*maker->change.newCluster)};
    }
    return record.summary.id.empty() ? std::vector<core::PoolShape>() : intent.basis;
}

} // namespace

const ReadOnlyLock* lockAgainst(const core::Change& change, const fleet::ClusterRecord* record,
                                const ReadOnlyLocks& locks, core::Instant now) {
    const auto* lock = record != nullptr ? locks.holding(record->summary, now) : nullptr;
    const auto& rules = rulesOf(change.kind);
    for (const auto& app : rules.losers(change)) {
        lock = orOfApp(lock, app, locks, now);
    }
    return orOfApp(lock, rules.app(change), locks, now);
}

const ReadOnlyLock* lockAgainstRequest(const core::ClusterId& cluster, const std::string& app,
                                       const fleet::Store& store, const ReadOnlyLocks& locks, core::Instant now) {
    if (!cluster.empty()) {
        const auto* record = store.cluster(cluster);
        return orOfApp(record != nullptr ? locks.holding(record->summary, now) : locks.holdingAnything(now), app, locks,
                       now);
    }
    const auto& apps = store.apps();
    const auto known = std::find_if(apps.begin(), apps.end(),
                                    [&app](const core::App& each) { return each.name == app || each.id.value == app; });
    return known != apps.end() ? locks.holdingApp(QString::fromStdString(known->name), now)
                               : locks.holdingAnything(now);
}

const Operation* makerBehind(const std::string& after, const std::vector<Operation>& all) {
    std::string_view wanted = after;
    for (auto at = all.rbegin(); at != all.rend() && !wanted.empty(); ++at) { // what is waited for was asked before
        if (at->id != wanted) {
            continue;
        }
        if (rulesOf(at->change.kind).makesCluster) {
            return &*at;
        }
        wanted = at->after;
    }
    return nullptr;
}

core::Result<AdmissionContext, Refusal> admit(const Intent& intent, const std::vector<Operation>& all,
                                              const fleet::Store& store, const ReadOnlyLocks& locks,
                                              core::Instant now) {
    Refusal refusal;
    refusal.pool = intent.change.pool;
    static const fleet::ClusterRecord noCluster;
    const auto& rules = rulesOf(intent.change.kind);
    const auto* maker = rules.makesCluster || !intent.cluster.empty() ? nullptr : makerBehind(intent.after, all);
    const auto cluster = maker != nullptr ? maker->cluster : intent.cluster;
    const auto* known = rules.makesCluster ? nullptr : store.cluster(cluster);
    const auto toBeMade = known == nullptr && maker != nullptr ? recordToBe(*maker) : nullptr;
    known = toBeMade ? toBeMade.get() : known;
    if (known == nullptr && !rules.makesCluster) {
        refusal.code = Refusal::Code::ClusterMissing;
        return refusal;
    }
    const auto* record = known != nullptr ? known : &noCluster;
    if (const auto* lock = lockAgainst(intent.change, known, locks, now)) {
        refusal.code = Refusal::Code::Locked;
        refusal.lock = *lock;
        return refusal;
    }
    std::vector<const Operation*> open, openAnywhere;
    const Operation* predecessor = nullptr;
    for (const auto& operation : all) {
        if (operation.finished()) {
            continue;
        }
        const bool here = known != nullptr && isOn(operation, cluster, maker, all);
        if (operation.id == intent.after) {
            predecessor = &operation; // it comes first in any case
        } else if (conflicts(operation, intent.change, here)) {
            return conflictRefusal(operation);
        }
        openAnywhere.push_back(&operation);
        if (here) {
            open.push_back(&operation);
        }
    }
    auto pools = poolsOf(*record, intent, maker);
    auto after = afterAll(pools, open, store.catalog());
    AdmissionContext context{
        store,       *record, std::move(open), std::move(openAnywhere), std::move(pools), std::move(after),
        predecessor, toBeMade};
    if (auto broken = rules.refusal(intent.change, context)) {
        return *std::move(broken);
    }
    return context;
}

Operation operationFor(const Intent& intent, const AdmissionContext& context, core::Instant askedAt) {
    const auto& record = context.record;
    Operation operation;
    operation.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    operation.cluster = record.summary.id;
    operation.clusterName = record.summary.name;
    operation.app = record.summary.app.name;
    operation.change = intent.change;
    operation.askedAt = askedAt;
    operation.plan = intent.plan;
    operation.after = intent.after;
    const auto& rules = rulesOf(intent.change.kind);
    if (!rules.makesCluster) {
        operation.basis = intent.cluster.empty() ? context.pools : intent.basis;
    }
    rules.complete(operation, context);
    return operation;
}

} // namespace poolhouse::operations
