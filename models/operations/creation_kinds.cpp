// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/creation_kinds.h"

#include "models/core/attachment_name.h"
#include "models/fleet/store.h"
#include "models/operations/call_chain.h"
#include "models/operations/kind_helpers.h"
#include "models/operations/new_cluster_check.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

namespace {

using core::NewCluster;
using Effect = Sighting::Effect;
using ErrorKind = api::ApiError::Kind;

/// Of an invalid change, nothing.
NewCluster wantedBy(const core::Change& change) {
    return asKept(change.newCluster.value_or(NewCluster{}));
}

// before it is accepted

/// Of all known clusters, and of those that are being asked for.
std::vector<std::string> takenNames(const AdmissionContext& context) {
    auto names = clusterNames(context.store);
    for (const auto* open : context.openAnywhere) {
        if (open->change.newCluster) {
            names.push_back(open->change.newCluster->name);
        }
    }
    return names;
}

std::optional<Refusal> refusalOfCreation(const core::Change& change, const AdmissionContext& context) {
    const auto wanted = wantedBy(change);
    const auto problems = problemsOfNew(wanted, context.store, takenNames(context));
    if (problems.empty()) {
        return std::nullopt;
    }
    Refusal refusal;
    refusal.code = Refusal::Code::NewClusterBad;
    refusal.newCluster = wanted;
    refusal.newClusterProblem = problems.front();
    refusal.nameProblem = core::attachmentNameProblem(wanted.attachment);
    return refusal;
}

/// It always has a name: a request whose answer is lost is recognised by it.
void completeCreation(Operation& operation, const AdmissionContext& context) {
    auto wanted = wantedBy(operation.change);
    if (wanted.name.empty()) {
        wanted.name = core::generateClusterName(QRandomGenerator::global()->generate64(), takenNames(context));
    }
    operation.app = wanted.app;
    operation.clusterName = wanted.name;
    operation.change.newCluster = std::move(wanted);
}

// what a read shows

Standing standingOfNewCluster(const Operation& /*operation*/, const Snapshot& now,
                              const std::vector<core::PoolShape>& /*expected*/) {
    return {now.listed.has_value(), !now.listed};
}

/// One of that name was not there before; after a lost answer it may still be another one.
bool isTheOneWanted(const Operation& operation, const Snapshot& now) {
    const auto wanted = wantedBy(operation.change);
    const auto* leader = now.info.leader();
    return wasAccepted(operation) ||
           (now.listed->plan == wanted.plan && (leader == nullptr || leader->expectedLevel == wanted.level));
}

Progress creationProgress(const Snapshot& now) {
    Progress progress = ProgressCode::ClusterBeingCreated;
    if (const auto* leader = now.info.leader()) {
        progress.count = leader->expectedCount;
        progress.up = static_cast<int>(std::count_if(leader->instances.begin(), leader->instances.end(),
                                                     [](const core::Instance& each) { return each.up(); }));
        progress.said = leader->waitStatus.message;
    }
    return progress;
}

Sighting sightingOfNewCluster(const Operation& operation, const Snapshot& now) {
    Sighting sighting;
    sighting.contradiction = ProgressCode::NewClusterGone;
    if (!now.listed) {
        return sighting;
    }
    const auto& state = now.listed->state;
    if (state.is(core::AddonState::Deprovisioning) || state.is(core::AddonState::Deprovisioned)) {
        sighting.effect = Effect::TargetGone;
        sighting.contradiction = sighting.verdict = ProgressCode::NewClusterFailed;
        return sighting;
    }
    if (!isTheOneWanted(operation, now)) {
        sighting.effect = Effect::Foreign;
        sighting.contradiction = sighting.verdict = ProgressCode::UnknownNewCluster;
        return sighting;
    }
    const bool complete =
        !state.is(core::AddonState::Provisioning) && now.info.status.is(core::ClusterStatus::Available);
    sighting.target = now.listed->id;
    sighting.effect = complete ? Effect::Complete : Effect::Shown;
    sighting.progress = complete ? Progress(ProgressCode::ClusterCreated) : creationProgress(now);
    return sighting;
}

std::vector<Claim> claimsOfCreation(const core::Change& change) {
    const auto wanted = wantedBy(change);
    std::vector<Claim> claims;
    if (!wanted.name.empty()) {
        claims.push_back({"/cluster/" + wanted.name, Claim::Extent::Whole, true}); // no app has such a name
    }
    if (!wanted.attachment.empty()) {
        claims.push_back(configVarClaim(wanted.app, wanted.attachment));
    }
    return claims;
}

std::string appOfCreation(const core::Change& change) {
    return wantedBy(change).app;
}

// requests

/// While it is being created there may be no details, or no leader in them.
api::Call readDetails(const Services& services, Snapshot snapshot, const api::Reply<Snapshot>& reply) {
    const auto id = snapshot.listed->id;
    return services.clusters.info(
        id, [snapshot = std::move(snapshot), reply](api::ApiResult<core::ClusterInfo> info) mutable {
            if (!info && info.error().kind != ErrorKind::NotFound) {
                reply(info.error());
                return;
            }
            if (info && info.value().poolsKnown()) {
                snapshot.info = std::move(info).value();
            }
            reply(std::move(snapshot));
        });
}

/// By its name until it has an id. One that is not there is no error.
api::Call readNewCluster(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    const auto& cluster = operation.cluster.empty() ? operation.clusterName : operation.cluster.value;
    return chained<core::ClusterSummary>(
        [&](auto answer) { return services.clusters.listed(operation.app, cluster, std::move(answer)); },
        [services, reply](const api::ApiResult<core::ClusterSummary>& listed) {
            Snapshot snapshot;
            if (listed) {
                snapshot.listed = listed.value();
                return readDetails(services, std::move(snapshot), reply);
            }
            reply(listed.error().kind == ErrorKind::NotFound ? api::ApiResult<Snapshot>(std::move(snapshot))
                                                             : api::ApiResult<Snapshot>(listed.error()));
            return api::Call();
        });
}

api::Call submitCreation(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.clusters.create(
        wantedBy(operation.change), [submitted](const api::ApiResult<core::ClusterSummary>& result) {
            submitted(result ? SubmissionAnswer(TargetId(result.value().id)) : SubmissionAnswer(result.error()));
        });
}

} // namespace

const KindRules& createClusterRules() {
    static const KindRules rules{.kind = core::ChangeKind::CreateCluster,
                                 .method = "POST",
                                 .repetition = cautiousRepetition,
                                 .removes = false,
                                 .waitsForCluster = false,
                                 .drifted = ProgressCode::ClusterNameTaken,
                                 .targetGone = ProgressCode::CreationTargetGone,
                                 .goneBeforeSending = ProgressCode::None,
                                 .goneBeforeRequest = ProgressCode::None,
                                 .goneWithCluster = ProgressCode::None,
                                 .refusal = refusalOfCreation,
                                 .complete = completeCreation,
                                 .standing = standingOfNewCluster,
                                 .sighting = sightingOfNewCluster,
                                 .claims = claimsOfCreation,
                                 .app = appOfCreation,
                                 .inverse = noInverse, // destroying it takes its data along
                                 .read = readNewCluster,
                                 .submit = submitCreation,
                                 .makesCluster = true};
    return rules;
}

} // namespace poolhouse::operations
