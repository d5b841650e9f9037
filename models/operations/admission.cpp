// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/admission.h"

#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/kinds.h"
#include "models/operations/read_only_locks.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

namespace {

/// `lock`, else the one of the app, if there is one.
const ReadOnlyLock* orOfApp(const ReadOnlyLock* lock, const std::string& app, const ReadOnlyLocks& locks,
                            core::Instant now) {
    return lock != nullptr || app.empty() ? lock : locks.holdingApp(QString::fromStdString(app), now);
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

core::Result<AdmissionContext, Refusal> admit(const Intent& intent, const std::vector<Operation>& all,
                                              const fleet::Store& store, const ReadOnlyLocks& locks,
                                              core::Instant now) {
    Refusal refusal;
    refusal.pool = intent.change.pool;
    static const fleet::ClusterRecord noCluster;
    const auto& rules = rulesOf(intent.change.kind);
    const auto* known = rules.makesCluster ? nullptr : store.cluster(intent.cluster);
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
    for (const auto& operation : all) {
        const bool here = known != nullptr && operation.cluster == intent.cluster;
        if (!operation.finished() && conflicts(operation, intent.change, here)) {
            return conflictRefusal(operation);
        }
        if (!operation.finished()) {
            openAnywhere.push_back(&operation);
        }
        if (!operation.finished() && here) {
            open.push_back(&operation);
        }
    }
    auto pools = record->info       ? core::shapesOf(*record->info)
                 : known != nullptr ? intent.basis
                                    : std::vector<core::PoolShape>();
    auto after = afterAll(pools, open, store.catalog());
    AdmissionContext context{store,           *record, std::move(open), std::move(openAnywhere), std::move(pools),
                             std::move(after)};
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
    const auto& rules = rulesOf(intent.change.kind);
    if (!rules.makesCluster) {
        operation.basis = intent.basis;
    }
    rules.complete(operation, context);
    return operation;
}

} // namespace poolhouse::operations
