// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/pool_kinds.h"

#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/operations/kind_helpers.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

namespace {

using core::ChangeKind;
using Effect = Sighting::Effect;

/// The pool of the operation: by its id once it has one, since a name may be given again.
const core::Pool* poolOf(const Operation& operation, const core::ClusterInfo& info) {
    if (!operation.pool) {
        return info.findPool(operation.change.pool);
    }
    const auto at = std::find_if(info.pools.begin(), info.pools.end(),
                                 [&operation](const core::Pool& pool) { return pool.id == *operation.pool; });
    return at == info.pools.end() ? nullptr : &*at;
}

/// The pool is changing, or could not be read; an unknown status (rule 16) counts as settled.
bool busy(const core::Pool& pool) {
    return pool.status.is(core::PoolStatus::Modifying) || pool.status.is(core::PoolStatus::Provisioning) ||
           pool.waitStatus.waiting || pool.status.text == "unknown" || pool.status.text.empty();
}

int upAsExpected(const core::Pool& pool) {
    return static_cast<int>(
        std::count_if(pool.instances.begin(), pool.instances.end(), [&pool](const core::Instance& each) {
            return each.up() && (each.level.empty() || each.level == pool.expectedLevel);
        }));
}

bool allUp(const core::Pool& pool) {
    return !busy(pool) && upAsExpected(pool) == pool.expectedCount &&
           static_cast<int>(pool.instances.size()) == pool.expectedCount;
}

Progress upOf(const core::Pool& pool, std::string said = {}) {
    Progress progress = ProgressCode::InstancesUp;
    progress.up = upAsExpected(pool);
    progress.count = pool.expectedCount;
    progress.said = std::move(said);
    return progress;
}

/// With the shape that the pool has now.
Progress shapeNow(ProgressCode code, const core::Pool& pool) {
    Progress progress = code;
    progress.count = pool.expectedCount;
    progress.level = pool.expectedLevel;
    return progress;
}

Standing standingOfPool(const Operation& operation, const Snapshot& now, const std::vector<core::PoolShape>& expected) {
    const auto* pool = poolOf(operation, now.info);
    const bool exists = pool != nullptr;
    return {exists, exists && samePools(core::shapesOf(now.info), expected), exists ? TargetId(pool->id) : TargetId()};
}

Standing standingOfNewPool(const Operation& operation, const Snapshot& now,
                           const std::vector<core::PoolShape>& expected) {
    return {poolOf(operation, now.info) != nullptr, samePools(core::shapesOf(now.info), expected)};
}

/// Of a pool that is there and stays; `wanted`: it is expected to become what was wanted.
Sighting sightingOf(const core::Pool& pool, bool wanted, Effect otherwise) {
    Sighting sighting;
    sighting.busy = busy(pool);
    sighting.target = pool.id;
    if (!wanted) {
        sighting.effect = otherwise;
        sighting.progress = upOf(pool);
        sighting.contradiction = shapeNow(ProgressCode::Overwritten, pool);
        sighting.verdict = shapeNow(ProgressCode::UnknownPool, pool);
        return sighting;
    }
    const bool complete = allUp(pool);
    sighting.effect = complete ? Effect::Complete : Effect::Shown;
    sighting.progress = complete ? upOf(pool) : upOf(pool, pool.waitStatus.message);
    return sighting;
}

Sighting noPool(Effect effect) {
    Sighting sighting;
    sighting.effect = effect;
    sighting.contradiction = ProgressCode::GoneAfterAccepted;
    sighting.verdict = ProgressCode::PoolGone;
    return sighting;
}

Sighting sightingOfAdded(const Operation& operation, const Snapshot& now) {
    const auto* pool = poolOf(operation, now.info);
    if (pool == nullptr) {
        return noPool(Effect::None);
    }
    const auto& change = operation.change;
    return sightingOf(*pool, pool->expectedLevel == change.level && pool->expectedCount == change.count,
                      Effect::Foreign);
}

Sighting sightingOfLevel(const Operation& operation, const Snapshot& now) {
    const auto* pool = poolOf(operation, now.info);
    return pool == nullptr ? noPool(Effect::TargetGone)
                           : sightingOf(*pool, pool->expectedLevel == operation.change.level, Effect::None);
}

Sighting sightingOfCount(const Operation& operation, const Snapshot& now) {
    const auto* pool = poolOf(operation, now.info);
    return pool == nullptr ? noPool(Effect::TargetGone)
                           : sightingOf(*pool, pool->expectedCount == operation.change.count, Effect::None);
}

Sighting sightingOfDestroyed(const Operation& operation, const Snapshot& now) {
    const auto* pool = poolOf(operation, now.info);
    Sighting sighting;
    if (pool == nullptr) {
        sighting.effect = Effect::Complete;
        sighting.progress = ProgressCode::PoolDestroyed;
        return sighting;
    }
    sighting.effect = busy(*pool) ? Effect::Leaving : Effect::None;
    sighting.progress = ProgressCode::BeingDestroyed;
    sighting.progress.said = pool->waitStatus.message;
    sighting.contradiction = ProgressCode::StillThere;
    return sighting;
}

std::optional<Refusal> refusalOfPool(const core::Change& change, const AdmissionContext& context) {
    return ruleRefusal(change, context.after, context.store.catalog());
}

/// The pool's shape now, and its attachments.
PoolRecipe recipeOf(const fleet::ClusterRecord& record, const core::PoolShape& shape) {
    PoolRecipe recipe{shape, {}};
    for (const auto* attachment : core::attachmentsOf(record.attachments, shape.name)) {
        recipe.attachments.push_back({attachment->name, attachment->app.name, attachment->target.role});
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

/// A new pool without a name gets a generated one (rule 6).
void completeAdd(Operation& operation, const AdmissionContext& context) {
    if (operation.change.pool.empty()) {
        operation.change.pool = freeName(context.after);
    }
}

void completeChange(Operation& operation, const AdmissionContext& context) {
    const auto& info = context.record.info;
    if (const auto* pool = info ? info->findPool(operation.change.pool) : nullptr) {
        operation.pool = pool->id;
    }
}

void completeDestroy(Operation& operation, const AdmissionContext& context) {
    completeChange(operation, context);
    const auto& pools = context.pools;
    const auto at = std::find_if(pools.begin(), pools.end(),
                                 [&](const core::PoolShape& pool) { return pool.name == operation.change.pool; });
    if (at != pools.end()) {
        operation.recipe = recipeOf(context.record, *at);
    }
}

/// Nothing for a new pool whose name is not known yet.
std::vector<Claim> claimsOfPool(const core::Change& change) {
    return change.pool.empty() ? std::vector<Claim>() : std::vector<Claim>{{change.pool, Claim::Extent::Whole}};
}
std::vector<Claim> claimsOfLevel(const core::Change& change) {
    return {{change.pool, Claim::Extent::Level}};
}
std::vector<Claim> claimsOfCount(const core::Change& change) {
    return {{change.pool, Claim::Extent::Count}};
}

std::optional<core::Change> inverseOfAdd(const Operation& operation) {
    return core::Change{ChangeKind::DestroyPool, operation.change.pool, {}, 0};
}

std::optional<core::Change> inverseOfDestroy(const Operation& operation) {
    if (!operation.recipe) {
        return std::nullopt;
    }
    const auto& shape = operation.recipe->shape;
    // the API makes no pool without an instance (rule 3 is about scaling one that is there)
    return core::Change{ChangeKind::AddPool, shape.name, shape.level, std::max(shape.count, 1)};
}

std::optional<core::Change> inverseOfLevel(const Operation& operation) {
    const auto* before = basisOf(operation);
    return before != nullptr && before->level != operation.change.level
               ? std::optional(core::Change{ChangeKind::SetLevel, operation.change.pool, before->level, 0})
               : std::nullopt;
}

std::optional<core::Change> inverseOfCount(const Operation& operation) {
    const auto* before = basisOf(operation);
    return before != nullptr && before->count != operation.change.count
               ? std::optional(core::Change{ChangeKind::SetCount, operation.change.pool, {}, before->count})
               : std::nullopt;
}

core::PoolId idOf(const Operation& operation) {
    return operation.pool.value_or(core::PoolId{});
}

api::Call submitAdd(const Services& services, const Operation& operation, const Submitted& submitted) {
    const auto& change = operation.change;
    return services.pools.addPool(operation.cluster, {change.pool, change.level, change.count},
                                  [submitted](const api::ApiResult<core::Pool>& result) {
                                      submitted(result ? SubmissionAnswer(TargetId(result.value().id))
                                                       : SubmissionAnswer(result.error()));
                                  });
}

api::Call submitLevel(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.pools.setLevel(operation.cluster, idOf(operation), operation.change.level, doneReply(submitted));
}

api::Call submitCount(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.pools.setCount(operation.cluster, idOf(operation), operation.change.count, doneReply(submitted));
}

api::Call submitDestroy(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.pools.destroyPool(operation.cluster, idOf(operation), doneReply(submitted));
}

/// What all of them have in common.
KindRules poolRules(ChangeKind change, const char* method, const Repetition& repetition) {
    return {.kind = change,
            .method = method,
            .repetition = repetition,
            .removes = false,
            .waitsForCluster = true,
            .drifted = ProgressCode::Drifted,
            .targetGone = ProgressCode::TargetGone,
            .goneBeforeSending = ProgressCode::GoneBeforeSending,
            .goneBeforeRequest = ProgressCode::GoneBeforeRequest,
            .goneWithCluster = ProgressCode::GoneWithCluster,
            .refusal = refusalOfPool,
            .complete = completeChange,
            .standing = standingOfPool,
            .sighting = nullptr,
            .claims = claimsOfPool,
            .app = noOtherApp,
            .inverse = nullptr,
            .read = readInfo,
            .submit = nullptr};
}

} // namespace

const KindRules& addPoolRules() {
    static const KindRules entry = [] {
        auto rules = poolRules(ChangeKind::AddPool, "POST", cautiousRepetition);
        rules.complete = completeAdd;
        rules.standing = standingOfNewPool;
        rules.sighting = sightingOfAdded;
        rules.inverse = inverseOfAdd;
        rules.submit = submitAdd;
        return rules;
    }();
    return entry;
}

const KindRules& setLevelRules() {
    static const KindRules entry = [] {
        auto rules = poolRules(ChangeKind::SetLevel, "PATCH", harmlessRepetition);
        rules.sighting = sightingOfLevel;
        rules.claims = claimsOfLevel;
        rules.inverse = inverseOfLevel;
        rules.submit = submitLevel;
        return rules;
    }();
    return entry;
}

const KindRules& setCountRules() {
    static const KindRules entry = [] {
        auto rules = poolRules(ChangeKind::SetCount, "PATCH", harmlessRepetition);
        rules.sighting = sightingOfCount;
        rules.claims = claimsOfCount;
        rules.inverse = inverseOfCount;
        rules.submit = submitCount;
        return rules;
    }();
    return entry;
}

const KindRules& destroyPoolRules() {
    static const KindRules entry = [] {
        auto rules = poolRules(ChangeKind::DestroyPool, "DELETE", harmlessRepetition);
        rules.removes = true;
        rules.complete = completeDestroy;
        rules.sighting = sightingOfDestroyed;
        rules.inverse = inverseOfDestroy;
        rules.submit = submitDestroy;
        return rules;
    }();
    return entry;
}

} // namespace poolhouse::operations
