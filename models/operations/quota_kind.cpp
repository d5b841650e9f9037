// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/quota_kind.h"

#include "models/operations/after_info.h"
#include "models/operations/kind_helpers.h"
#include "models/operations/whole_cluster.h"

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

namespace {

/// Of an invalid change, nothing.
core::ChangedQuota quotaOf(const core::Change& change) {
    return change.quota.value_or(core::ChangedQuota{});
}

std::optional<Refusal> refusalOfQuota(const core::Change& change, const AdmissionContext& /*context*/) {
    const auto problem = core::problemOf(quotaOf(change));
    if (!problem) {
        return std::nullopt;
    }
    Refusal refusal;
    refusal.code = Refusal::Code::QuotaBad;
    refusal.quota = quotaOf(change);
    refusal.quotaProblem = problem;
    return refusal;
}

/// The cluster has the quota, with these terms.
bool hasTerms(const Snapshot& now, const std::string& type, const core::QuotaTerms& terms) {
    return std::any_of(now.quotas.begin(), now.quotas.end(),
                       [&](const core::Quota& each) { return each.type == type && core::termsOf(each) == terms; });
}

Standing standingOfQuota(const Operation& operation, const Snapshot& now,
                         const std::vector<core::PoolShape>& /*expected*/) {
    const auto change = quotaOf(operation.change);
    return {true, hasTerms(now, change.type, change.before)};
}

Sighting sightingOfQuota(const Operation& operation, const Snapshot& now) {
    const auto change = quotaOf(operation.change);
    Sighting sighting;
    sighting.effect = hasTerms(now, change.type, change.wanted) ? Sighting::Effect::Complete : Sighting::Effect::None;
    sighting.progress = ProgressCode::QuotaSet;
    sighting.contradiction = ProgressCode::QuotaNotSet;
    return sighting;
}

/// No pool and no attachment has such a name.
std::vector<Claim> claimsOfQuota(const core::Change& change) {
    return {{"/quota " + quotaOf(change).type, Claim::Extent::Whole}};
}

std::optional<core::Change> inverseOfQuota(const Operation& operation) {
    auto quota = quotaOf(operation.change);
    std::swap(quota.wanted, quota.before);
    return core::problemOf(quota) ? std::nullopt : std::optional(core::changeOfQuota(std::move(quota)));
}

api::Call readQuotasOf(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    const auto& cluster = operation.cluster;
    return readAfterInfo(services, cluster, reply,
                         [&quotas = services.quotas, cluster, reply](const core::ClusterInfo& info) {
                             return quotas.quotas(cluster, [info, reply](auto answer) {
                                 auto all = wholeList(std::move(answer));
                                 if (!all) {
                                     reply(notOfTheCluster(all.error()));
                                     return;
                                 }
                                 Snapshot snapshot{info};
                                 snapshot.quotas = std::move(all).value();
                                 reply(std::move(snapshot));
                             });
                         });
}

api::Call submitQuota(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.quotas.setQuota(operation.cluster, quotaOf(operation.change), doneReply(submitted));
}

} // namespace

const KindRules& setQuotaRules() {
    static const KindRules entry{.kind = core::ChangeKind::SetQuota,
                                 .method = "PATCH",
                                 .repetition = harmlessRepetition,
                                 .removes = false,
                                 .waitsForCluster = false,
                                 .drifted = ProgressCode::QuotaDrifted,
                                 .targetGone = ProgressCode::QuotaTargetGone,
                                 .goneBeforeSending = ProgressCode::None,
                                 .goneBeforeRequest = ProgressCode::None,
                                 .goneWithCluster = ProgressCode::None,
                                 .refusal = refusalOfQuota,
                                 .complete = nothingToComplete,
                                 .standing = standingOfQuota,
                                 .sighting = sightingOfQuota,
                                 .claims = claimsOfQuota,
                                 .app = noOtherApp,
                                 .inverse = inverseOfQuota,
                                 .read = readQuotasOf,
                                 .submit = submitQuota};
    return entry;
}

} // namespace poolhouse::operations
