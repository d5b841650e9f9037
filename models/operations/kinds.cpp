// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/kinds.h"

#include "models/core/pool_name.h"
#include "models/operations/attachment_kinds.h"
#include "models/operations/cluster_kinds.h"
#include "models/operations/creation_kinds.h"
#include "models/operations/credential_kinds.h"
#include "models/operations/maintenance_kinds.h"
#include "models/operations/migration_kinds.h"
#include "models/operations/pool_kinds.h"
#include "models/operations/quota_kind.h"
#include "models/operations/setting_kind.h"

#include <algorithm>

namespace poolhouse::operations {

namespace {

/// Whether any claim of one meets any of the other.
template <class Meets> bool claimsMeet(const core::Change& one, const core::Change& other, Meets meets) {
    const auto claims = rulesOf(one.kind).claims(one);
    const auto others = rulesOf(other.kind).claims(other);
    return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
        return std::any_of(others.begin(), others.end(), [&](const Claim& each) {
            return core::sameIgnoringCase(claim.what, each.what) && meets(claim, each);
        });
    });
}

bool takesCluster(const core::Change& change) {
    const auto claims = rulesOf(change.kind).claims(change);
    return std::any_of(claims.begin(), claims.end(),
                       [](const Claim& claim) { return claim.extent == Claim::Extent::Cluster; });
}

} // namespace

const KindRules& rulesOf(core::ChangeKind kind) {
    switch (kind) { // without a default: the compiler names a kind that has no entry
    case core::ChangeKind::AddPool: return addPoolRules();
    case core::ChangeKind::SetLevel: return setLevelRules();
    case core::ChangeKind::SetCount: return setCountRules();
    case core::ChangeKind::DestroyPool: return destroyPoolRules();
    case core::ChangeKind::Attach: return attachRules();
    case core::ChangeKind::Detach: return detachRules();
    case core::ChangeKind::RunMaintenance: return runMaintenanceRules();
    case core::ChangeKind::MoveMaintenance: return moveMaintenanceRules();
    case core::ChangeKind::SetWindow: return setWindowRules();
    case core::ChangeKind::CreateCluster: return createClusterRules();
    case core::ChangeKind::DestroyCluster: return destroyClusterRules();
    case core::ChangeKind::UpgradeVersion: return upgradeVersionRules();
    case core::ChangeKind::CreateCredential: return createCredentialRules();
    case core::ChangeKind::RotateCredential: return rotateCredentialRules();
    case core::ChangeKind::RotateAllCredentials: return rotateAllCredentialsRules();
    case core::ChangeKind::DestroyCredential: return destroyCredentialRules();
    case core::ChangeKind::ChangeSettings: return changeSettingsRules();
    case core::ChangeKind::SetQuota: return setQuotaRules();
    case core::ChangeKind::PrepareMigration: return prepareMigrationRules();
    case core::ChangeKind::RunMigration: return runMigrationRules();
    case core::ChangeKind::CancelMigration: break;
    }
    return cancelMigrationRules();
}

std::string appOfCode(const Operation& operation) {
    if (operation.problem && !operation.problem->app.empty()) {
        return operation.problem->app;
    }
    const auto other = rulesOf(operation.change.kind).app(operation.change);
    return other.empty() ? operation.app : other;
}

std::optional<core::Change> inverseChange(const Operation& operation) {
    const bool alone = operation.state == Operation::State::Done && operation.plan.empty();
    return alone ? rulesOf(operation.change.kind).inverse(operation) : std::nullopt;
}

bool conflicts(const Operation& open, const core::Change& change, bool sameCluster) {
    using enum Claim::Extent;
    if (sameCluster && (takesCluster(open.change) || takesCluster(change))) {
        return true;
    }
    return claimsMeet(open.change, change, [sameCluster](const Claim& taken, const Claim& wanted) {
        const bool same = taken.extent == wanted.extent && taken.extent != Part;
        const bool excludes = same || taken.extent == Whole || wanted.extent == Whole;
        return wanted.extent != Use && excludes && (sameCluster || (taken.anywhere && wanted.anywhere));
    });
}

bool sameTarget(const core::Change& one, const core::Change& other) {
    const auto claims = rulesOf(one.kind).claims(one);
    const auto others = rulesOf(other.kind).claims(other);
    return !claims.empty() && !others.empty() && core::sameIgnoringCase(claims.front().what, others.front().what);
}

bool isOfPool(const core::Change& change, const std::string& pool) {
    const auto claims = rulesOf(change.kind).claims(change);
    return !claims.empty() && core::sameIgnoringCase(claims.front().what, pool);
}

bool dependsOn(const core::Change& later, const core::Change& earlier) {
    using enum Claim::Extent;
    if (rulesOf(earlier.kind).makesCluster && !rulesOf(later.kind).makesCluster) {
        return true;
    }
    return claimsMeet(later, earlier, [](const Claim& wanted, const Claim& before) {
        const bool twoParts = wanted.extent == Part && before.extent == Part;
        return wanted.extent == Use ? before.extent == Whole : before.extent != Use && !twoParts;
    });
}

} // namespace poolhouse::operations
