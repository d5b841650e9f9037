// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/cluster_kinds.h"

#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/call_chain.h"
#include "models/operations/kind_helpers.h"
#include "models/operations/whole_cluster.h"

#include <utility>

namespace poolhouse::operations {

namespace {

using core::AddonState;
using core::ChangeKind;
using Effect = Sighting::Effect;

/// Of an invalid change, nothing.
core::ClusterRemoval removalOf(const core::Change& change) {
    return change.removal.value_or(core::ClusterRemoval{});
}

core::VersionUpgrade upgradeOf(const core::Change& change) {
    return change.upgrade.value_or(core::VersionUpgrade{});
}

// destroying

core::AppId ownerOf(const fleet::ClusterRecord& record) {
    const auto& listed = record.summary.app.id;
    return listed.empty() && record.info ? record.info->app.id : listed;
}

std::optional<Refusal> refusalOfRemoval(const core::Change& change, const AdmissionContext& context) {
    const auto& record = context.record;
    Refusal refusal;
    refusal.code = Refusal::Code::RemovalBad;
    if (ownerOf(record).empty()) {
        refusal.removalProblem = core::RemovalProblem::AppUnknown;
    } else if (!context.store.attachmentsKnown()) {
        refusal.removalProblem = core::RemovalProblem::AttachmentsUnknown;
    } else {
        refusal.stillAttached =
            core::unnamedApps(removalOf(change), core::otherApps(record.attachments, record.summary.app));
        if (refusal.stillAttached.empty()) {
            return std::nullopt;
        }
        refusal.removalProblem = core::RemovalProblem::StillAttached;
    }
    return refusal;
}

void completeRemoval(Operation& operation, const AdmissionContext& context) {
    auto removal = removalOf(operation.change);
    removal.app = ownerOf(context.record);
    operation.change.removal = std::move(removal);
}

bool isLeaving(const Snapshot& now) {
    return now.addon && (now.addon->is(AddonState::Deprovisioning) || now.addon->is(AddonState::Deprovisioned));
}

/// A cluster being destroyed by any client counts as gone. An app attached since was not named.
Standing standingOfRemoval(const Operation& operation, const Snapshot& now,
                           const std::vector<core::PoolShape>& expected) {
    const auto attached = core::otherApps(now.attachments.value_or(std::vector<core::Attachment>()), now.info.app);
    return {!isLeaving(now), now.info.name == operation.clusterName && samePools(core::shapesOf(now.info), expected) &&
                                 core::unnamedApps(removalOf(operation.change), attached).empty()};
}

Sighting sightingOfRemoval(const Operation& /*operation*/, const Snapshot& now) {
    Sighting sighting;
    sighting.contradiction = ProgressCode::ClusterStillThere;
    if (isLeaving(now)) {
        const bool complete = now.addon->is(AddonState::Deprovisioned);
        sighting.effect = complete ? Effect::Complete : Effect::Shown;
        sighting.progress = complete ? ProgressCode::ClusterDestroyed : ProgressCode::ClusterBeingDestroyed;
    }
    return sighting;
}

std::vector<Claim> claimsOfCluster(const core::Change& /*change*/) {
    return {{"/cluster", Claim::Extent::Cluster}};
}

std::vector<std::string> losersOfRemoval(const core::Change& change) {
    return removalOf(change).detaching;
}

api::Call readAttachmentsOf(const Services& services, Snapshot snapshot, const api::Reply<Snapshot>& reply) {
    const auto cluster = snapshot.info.id;
    return services.attachments.attachmentsOf(cluster, [snapshot = std::move(snapshot), reply](auto result) mutable {
        auto all = wholeList(std::move(result));
        if (!all) {
            reply(notOfTheCluster(all.error()));
            return;
        }
        snapshot.attachments = std::move(all).value();
        reply(std::move(snapshot));
    });
}

/// By the app that the cluster says it belongs to: one that is not found because its app has another name now would
/// look like one that is gone.
api::Call readAddonOf(const Services& services, const core::ClusterInfo& info, const api::Reply<Snapshot>& reply) {
    if (info.app.id.empty()) {
        reply(wrongType("app", "an app"));
        return {};
    }
    return chained<core::ClusterSummary>(
        [&services, &info](auto answer) {
            return services.clusters.listed(info.app.id.value, info.id.value, std::move(answer));
        },
        [services, info, reply](const api::ApiResult<core::ClusterSummary>& addon) {
            if (!addon) {
                reply(addon.error());
                return api::Call();
            }
            Snapshot snapshot{info};
            snapshot.addon = addon.value().state;
            return readAttachmentsOf(services, std::move(snapshot), reply);
        });
}

/// The cluster, its add-on and its attachments. Either of the first two not found is a cluster that is gone.
api::Call readForRemoval(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    return chained<core::ClusterInfo>(
        [&services, &operation](auto answer) { return services.clusters.info(operation.cluster, std::move(answer)); },
        [services, reply](const api::ApiResult<core::ClusterInfo>& info) {
            if (!info) {
                reply(info.error());
                return api::Call();
            }
            return readAddonOf(services, info.value(), reply);
        });
}

/// With force only where other apps are attached and were named: otherwise the API refuses one that was attached since.
api::Call submitRemoval(const Services& services, const Operation& operation, const Submitted& submitted) {
    const auto removal = removalOf(operation.change);
    return services.clusters.destroyCluster(removal.app, operation.cluster, !removal.detaching.empty(),
                                            [submitted](const api::ApiResult<core::ClusterSummary>& result) {
                                                submitted(result ? SubmissionAnswer(TargetId())
                                                                 : SubmissionAnswer(result.error()));
                                            });
}

// upgrading

std::optional<Refusal> refusalOfUpgrade(const core::Change& change, const AdmissionContext& context) {
    const auto& info = context.record.info;
    const auto problem =
        info ? core::problemOfUpgrade(upgradeOf(change), info->status) : core::problemOfVersion(upgradeOf(change));
    if (!problem) {
        return std::nullopt;
    }
    Refusal refusal;
    refusal.code = Refusal::Code::UpgradeBad;
    refusal.upgrade = upgradeOf(change);
    refusal.upgradeProblem = problem;
    return refusal;
}

/// A version that could not be read would be taken for another one.
api::Call readVersion(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    return readInfo(services, operation, [reply](api::ApiResult<Snapshot> now) {
        const bool missing = now && now.value().info.version.empty();
        reply(missing ? api::ApiResult<Snapshot>(wrongType("version", "a text")) : std::move(now));
    });
}

/// Of the version that was shown, regardless of its current minor version.
bool hasVersionShown(const core::VersionUpgrade& upgrade, const core::ClusterInfo& now) {
    return core::majorVersion(now.version) == core::majorVersion(upgrade.from);
}

Standing standingOfUpgrade(const Operation& operation, const Snapshot& now,
                           const std::vector<core::PoolShape>& /*expected*/) {
    return {true, hasVersionShown(upgradeOf(operation.change), now.info)};
}

Sighting sightingOfUpgrade(const Operation& operation, const Snapshot& now) {
    const auto upgrade = upgradeOf(operation.change);
    const auto& version = now.info.version;
    Sighting sighting;
    sighting.busy = core::inTransition(now.info);
    sighting.progress = ProgressCode::VersionUpgrading;
    sighting.contradiction = withWords(ProgressCode::VersionNotUpgraded, version);
    sighting.verdict = withWords(ProgressCode::UnknownVersion, version);
    if (core::isUpgraded(upgrade, version)) {
        sighting.effect = sighting.busy ? Effect::Shown : Effect::Complete;
        sighting.progress = sighting.busy ? sighting.progress : withWords(ProgressCode::VersionUpgraded, version);
    } else if (!hasVersionShown(upgrade, now.info)) {
        sighting.effect = Effect::Foreign;
    }
    return sighting;
}

/// No maintenance in the middle of it.
std::vector<Claim> claimsOfUpgrade(const core::Change& /*change*/) {
    return {{"/version", Claim::Extent::Whole}, {"/maintenance", Claim::Extent::Whole}};
}

api::Call submitUpgrade(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.clusters.upgradeVersion(operation.cluster, upgradeOf(operation.change).to, doneReply(submitted));
}

} // namespace

const KindRules& destroyClusterRules() {
    static const KindRules rules{.kind = ChangeKind::DestroyCluster,
                                 .method = "DELETE",
                                 .repetition = harmlessRepetition,
                                 .removes = true,
                                 .waitsForCluster = false,
                                 .drifted = ProgressCode::RemovalDrifted,
                                 .targetGone = ProgressCode::ClusterTargetGone,
                                 .goneBeforeSending = ProgressCode::ClusterGoneBeforeSending,
                                 .goneBeforeRequest = ProgressCode::ClusterGoneBeforeRequest,
                                 .goneWithCluster = ProgressCode::ClusterDestroyed,
                                 .refusal = refusalOfRemoval,
                                 .complete = completeRemoval,
                                 .standing = standingOfRemoval,
                                 .sighting = sightingOfRemoval,
                                 .claims = claimsOfCluster,
                                 .app = noOtherApp,
                                 .inverse = noInverse,
                                 .read = readForRemoval,
                                 .submit = submitRemoval,
                                 .clusterGoneBefore = ProgressCode::ClusterGoneBeforeSending,
                                 .losers = losersOfRemoval};
    return rules;
}

const KindRules& upgradeVersionRules() {
    static const KindRules rules{.kind = ChangeKind::UpgradeVersion,
                                 .method = "POST",
                                 .repetition = cautiousRepetition,
                                 .removes = false,
                                 .waitsForCluster = true,
                                 .drifted = ProgressCode::UpgradeDrifted,
                                 .targetGone = ProgressCode::ClusterTargetGone,
                                 .goneBeforeSending = ProgressCode::None,
                                 .goneBeforeRequest = ProgressCode::None,
                                 .goneWithCluster = ProgressCode::None,
                                 .refusal = refusalOfUpgrade,
                                 .complete = nothingToComplete,
                                 .standing = standingOfUpgrade,
                                 .sighting = sightingOfUpgrade,
                                 .claims = claimsOfUpgrade,
                                 .app = noOtherApp,
                                 .inverse = noInverse,
                                 .read = readVersion,
                                 .submit = submitUpgrade};
    return rules;
}

} // namespace poolhouse::operations
