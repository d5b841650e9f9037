// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/admission.h"

#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/operations/read_only_locks.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

namespace {

/// The pool's shape now, and its attachments.
PoolRecipe recipeOf(const fleet::ClusterRecord& record, const core::PoolShape& shape) {
    PoolRecipe recipe{shape, {}};
    for (const auto* attachment : core::attachmentsOf(record.attachments, shape.name)) {
        recipe.attachments.push_back({attachment->name, attachment->app.name});
    }
    return recipe;
}

std::string freeName(const std::vector<core::PoolShape>& pools) {
    std::vector<std::string> taken;
    taken.reserve(pools.size());
    for (const auto& pool : pools) {
        taken.push_back(pool.name);
    }
    return core::generatePoolName(QRandomGenerator::global()->generate64(), taken);
}

} // namespace

core::Result<Admission, Refusal> admit(const Intent& intent, std::vector<const Operation*> open,
                                       const fleet::Store& store, const ReadOnlyLocks& locks, core::Instant now) {
    Refusal refusal;
    refusal.pool = intent.change.pool;
    const auto* record = store.cluster(intent.cluster);
    if (record == nullptr) {
        refusal.code = Refusal::Code::ClusterMissing;
        return refusal;
    }
    if (const auto* lock = locks.holding(record->summary, now)) {
        refusal.code = Refusal::Code::Locked;
        refusal.lock = *lock;
        return refusal;
    }
    for (const auto* operation : open) {
        if (!intent.change.pool.empty() && conflicts(*operation, intent.change)) {
            return conflictRefusal(*operation);
        }
    }
    auto pools = record->info ? core::shapesOf(*record->info) : intent.basis;
    auto after = afterAll(pools, open, store.catalog());
    if (auto broken = ruleRefusal(intent.change, after, store.catalog())) {
        return *std::move(broken);
    }
    return Admission{*record, std::move(open), std::move(pools), std::move(after)};
}

Operation operationFor(const Intent& intent, const Admission& admission, core::Instant askedAt) {
    const auto& record = admission.record;
    Operation operation;
    operation.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    operation.cluster = intent.cluster;
    operation.clusterName = record.summary.name;
    operation.app = record.summary.app.name;
    operation.change = intent.change;
    operation.basis = intent.basis;
    operation.askedAt = askedAt;
    operation.plan = intent.plan;
    if (operation.change.kind == core::ChangeKind::AddPool) {
        if (operation.change.pool.empty()) {
            operation.change.pool = freeName(admission.after);
        }
    } else if (const auto* pool = record.info ? record.info->findPool(operation.change.pool) : nullptr) {
        operation.pool = pool->id;
    }
    if (operation.change.kind == core::ChangeKind::DestroyPool) {
        const auto& pools = admission.pools;
        const auto at = std::find_if(pools.begin(), pools.end(),
                                     [&](const core::PoolShape& pool) { return pool.name == operation.change.pool; });
        if (at != pools.end()) {
            operation.recipe = recipeOf(record, *at);
        }
    }
    return operation;
}

} // namespace poolhouse::operations
