// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/admission.h"

#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/kinds.h"
#include "models/operations/read_only_locks.h"

#include <QUuid>

#include <utility>

namespace poolhouse::operations {

core::Result<AdmissionContext, Refusal> admit(const Intent& intent, std::vector<const Operation*> open,
                                              const fleet::Store& store, const ReadOnlyLocks& locks,
                                              core::Instant now) {
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
        if (conflicts(*operation, intent.change)) {
            return conflictRefusal(*operation);
        }
    }
    auto pools = record->info ? core::shapesOf(*record->info) : intent.basis;
    auto after = afterAll(pools, open, store.catalog());
    AdmissionContext context{store, *record, std::move(open), std::move(pools), std::move(after)};
    if (auto broken = rulesOf(intent.change.kind).refusal(intent.change, context)) {
        return *std::move(broken);
    }
    return context;
}

Operation operationFor(const Intent& intent, const AdmissionContext& context, core::Instant askedAt) {
    const auto& record = context.record;
    Operation operation;
    operation.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    operation.cluster = intent.cluster;
    operation.clusterName = record.summary.name;
    operation.app = record.summary.app.name;
    operation.change = intent.change;
    operation.basis = intent.basis;
    operation.askedAt = askedAt;
    operation.plan = intent.plan;
    rulesOf(intent.change.kind).complete(operation, context);
    return operation;
}

} // namespace poolhouse::operations
