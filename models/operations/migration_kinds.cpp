// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/migration_kinds.h"

#include "models/operations/after_info.h"
#include "models/operations/kind_helpers.h"
#include "models/operations/whole_cluster.h"

#include <utility>

namespace poolhouse::operations {

namespace {

using core::ChangeKind;
using core::MigrationState;
using Effect = Sighting::Effect;

/// Of an invalid change, nothing.
core::ChangedMigration migrationOf(const core::Change& change) {
    return change.migration.value_or(core::ChangedMigration{});
}

std::optional<Refusal> refusalFor(const std::optional<core::MigrationProblem>& problem) {
    if (!problem) {
        return std::nullopt;
    }
    Refusal refusal;
    refusal.code = Refusal::Code::MigrationBad;
    refusal.migrationProblem = problem;
    return refusal;
}

std::optional<Refusal> refusalOfPreparing(const core::Change& change, const AdmissionContext& /*context*/) {
    return refusalFor(core::problemOfPreparing(migrationOf(change)));
}

std::optional<Refusal> refusalOfReady(const core::Change& change, const AdmissionContext& /*context*/) {
    return refusalFor(core::problemOfReady(migrationOf(change)));
}

// what a read shows

Standing standingOfMigration(const Operation& operation, const Snapshot& now,
                             const std::vector<core::PoolShape>& /*expected*/) {
    return {true, core::isAsShown(migrationOf(operation.change), now.migration)};
}

/// The API may give either.
const std::string& whyFailed(const core::Migration& migration) {
    return migration.error.empty() ? migration.stopReason : migration.error;
}

/// It ended, or became another one: an accepted change failed, a lost one had no effect that lasts.
Sighting endedBadly(Progress why) {
    Sighting sighting;
    sighting.effect = Effect::TargetGone;
    sighting.contradiction = why;
    sighting.verdict = std::move(why);
    return sighting;
}

Sighting shownAs(Effect effect, Progress progress) {
    Sighting sighting;
    sighting.effect = effect;
    sighting.progress = std::move(progress);
    return sighting;
}

Sighting without(ProgressCode contradiction) {
    Sighting sighting;
    sighting.contradiction = contradiction;
    return sighting;
}

Sighting foreign(ProgressCode contradiction) {
    auto sighting = without(contradiction);
    sighting.effect = Effect::Foreign;
    sighting.verdict = ProgressCode::UnknownMigration;
    return sighting;
}

/// A state of a newer API, or "unknown".
Sighting unclear(const core::Migration& migration) {
    return shownAs(Effect::Shown, withWords(ProgressCode::MigrationUnclear, migration.state.text));
}

/// By source and target: the one that was shown was over, so any other one from this source is the one that is wanted.
Sighting sightingOfPreparing(const Operation& operation, const Snapshot& now) {
    const auto change = migrationOf(operation.change);
    if (!now.migration || core::isAsShown(change, now.migration)) {
        return without(ProgressCode::MigrationNotPrepared);
    }
    const auto& migration = *now.migration;
    if (migration.source != change.source) {
        return foreign(ProgressCode::MigrationReplaced);
    }
    switch (migration.state.known) {
    case MigrationState::CreatingTarget:
    case MigrationState::Preparing: return shownAs(Effect::Shown, ProgressCode::MigrationPreparing);
    case MigrationState::Ready:
    case MigrationState::Migrating:
    case MigrationState::Promoting:
    case MigrationState::Completed: return shownAs(Effect::Complete, ProgressCode::MigrationReady);
    case MigrationState::Cancelled:
        return endedBadly(withWords(ProgressCode::PreparationCancelled, migration.stopReason));
    case MigrationState::Failed: return endedBadly(withWords(ProgressCode::PreparationFailed, whyFailed(migration)));
    case MigrationState::Unknown: break;
    }
    return unclear(migration);
}

Progress copying(const core::Migration& migration) {
    Progress progress = ProgressCode::MigrationRunning;
    if (migration.progress) {
        progress.up = static_cast<int>(*migration.progress);
        progress.count = 100;
    }
    return progress;
}

/// Whichever client started it.
Sighting sightingOfRunning(const Operation& operation, const Snapshot& now) {
    if (!now.migration || now.migration->id != migrationOf(operation.change).shown) {
        return foreign(ProgressCode::MigrationReplaced);
    }
    const auto& migration = *now.migration;
    switch (migration.state.known) {
    case MigrationState::CreatingTarget:
    case MigrationState::Preparing:
    case MigrationState::Ready: return without(ProgressCode::MigrationNotStarted);
    case MigrationState::Migrating: return shownAs(Effect::Shown, copying(migration));
    case MigrationState::Promoting: return shownAs(Effect::Shown, ProgressCode::MigrationPromoting);
    case MigrationState::Completed: return shownAs(Effect::Complete, ProgressCode::MigrationCompleted);
    case MigrationState::Cancelled: return endedBadly(withWords(ProgressCode::MigrationStopped, migration.stopReason));
    case MigrationState::Failed: return endedBadly(withWords(ProgressCode::MigrationFailed, whyFailed(migration)));
    case MigrationState::Unknown: break;
    }
    return unclear(migration);
}

/// One that is gone was dropped.
Sighting sightingOfCancelling(const Operation& operation, const Snapshot& now) {
    auto cancelled = shownAs(Effect::Complete, ProgressCode::MigrationCancelled);
    if (!now.migration) {
        return cancelled;
    }
    const auto& migration = *now.migration;
    if (migration.id != migrationOf(operation.change).shown) {
        return wasAccepted(operation) ? cancelled : foreign(ProgressCode::MigrationReplaced);
    }
    switch (migration.state.known) {
    case MigrationState::Cancelled: return cancelled;
    case MigrationState::Migrating:
    case MigrationState::Promoting:
    case MigrationState::Completed: return endedBadly(ProgressCode::MigrationStarted);
    case MigrationState::Failed: return endedBadly(withWords(ProgressCode::PreparationFailed, whyFailed(migration)));
    case MigrationState::CreatingTarget:
    case MigrationState::Preparing:
    case MigrationState::Ready: return without(ProgressCode::MigrationNotCancelled);
    case MigrationState::Unknown: break;
    }
    return unclear(migration);
}

/// The target as a whole, and its source, which no other cluster can take meanwhile. No app has such a name.
std::vector<Claim> claimsOfMigration(const core::Change& change) {
    return {{"/cluster", Claim::Extent::Cluster},
            {"/source/" + migrationOf(change).source.value, Claim::Extent::Whole, true}};
}

// requests

api::Call readMigrationInto(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    const auto& cluster = operation.cluster;
    return readAfterInfo(
        services, cluster, reply, [&migrations = services.migrations, cluster, reply](const core::ClusterInfo& info) {
            return migrations.migration(cluster, [info, reply](api::ApiResult<api::MigrationAnswer> answer) {
                if (!answer) {
                    reply(notOfTheCluster(answer.error()));
                    return;
                }
                Snapshot snapshot{info};
                snapshot.migration = std::move(answer).value().migration;
                reply(std::move(snapshot));
            });
        });
}

api::Call submitPreparing(const Services& services, const Operation& operation, const Submitted& submitted) {
    const auto change = migrationOf(operation.change);
    return services.migrations.prepareMigration(operation.cluster, change.source, change.method, doneReply(submitted));
}

api::Call submitRunning(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.migrations.runMigration(operation.cluster, doneReply(submitted));
}

api::Call submitCancelling(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.migrations.cancelMigration(operation.cluster, doneReply(submitted));
}

/// What all of them have in common. A target is "migrating" from its preparation on: only that waits for the cluster.
KindRules migrationRules(ChangeKind kind) {
    return {.kind = kind,
            .method = "POST",
            .repetition = cautiousRepetition,
            .removes = false,
            .waitsForCluster = false,
            .drifted = ProgressCode::MigrationDrifted,
            .targetGone = ProgressCode::MigrationTargetGone,
            .goneBeforeSending = ProgressCode::None,
            .goneBeforeRequest = ProgressCode::None,
            .goneWithCluster = ProgressCode::None,
            .refusal = refusalOfReady,
            .complete = nothingToComplete,
            .standing = standingOfMigration,
            .sighting = nullptr,
            .claims = claimsOfMigration,
            .app = noOtherApp,
            .inverse = noInverse, // the data of the target is gone, or that of the source is there
            .read = readMigrationInto,
            .submit = nullptr};
}

} // namespace

const KindRules& prepareMigrationRules() {
    static const KindRules entry = [] {
        auto rules = migrationRules(ChangeKind::PrepareMigration);
        rules.waitsForCluster = true;
        rules.refusal = refusalOfPreparing;
        rules.sighting = sightingOfPreparing;
        rules.submit = submitPreparing;
        return rules;
    }();
    return entry;
}

const KindRules& runMigrationRules() {
    static const KindRules entry = [] {
        auto rules = migrationRules(ChangeKind::RunMigration);
        rules.sighting = sightingOfRunning;
        rules.submit = submitRunning;
        return rules;
    }();
    return entry;
}

const KindRules& cancelMigrationRules() {
    static const KindRules entry = [] {
        auto rules = migrationRules(ChangeKind::CancelMigration);
        rules.sighting = sightingOfCancelling;
        rules.submit = submitCancelling;
        return rules;
    }();
    return entry;
}

} // namespace poolhouse::operations
