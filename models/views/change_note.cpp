// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/change_note.h"

#include "models/core/capacity.h"
#include "models/text/credential_text.h"
#include "models/text/new_cluster_text.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/pool_forms_operation.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using core::ChangeKind;
using OperationState = operations::Operation::State;

bool isLeader(const operations::Operation& operation) {
    return operation.change.pool == core::leaderPoolName;
}

QString poolOf(const operations::Operation& operation) {
    return isLeader(operation) ? text::Text::tr("the leader") : text::toQString(operation.change.pool);
}

QString appOf(const core::Change& change) {
    return change.attachment ? text::toQString(change.attachment->app) : QString();
}

QString nameOf(const core::Change& change) {
    return change.attachment ? text::toQString(change.attachment->name) : QString();
}

QString credentialName(const core::Change& change) {
    return text::credentialSubject(change.credential.value_or(core::ChangedCredential{}));
}

/// The change in progress, without the name of the pool.
QString doing(const operations::Operation& operation) {
    const auto& change = operation.change;
    switch (change.kind) {
    case ChangeKind::AddPool: return text::Text::tr("Being added");
    case ChangeKind::SetLevel: return text::Text::tr("Changing the level to %1").arg(text::toQString(change.level));
    case ChangeKind::SetCount:
        if (isLeader(operation)) {
            return change.count > 1 ? text::Text::tr("Adding the standby") : text::Text::tr("Removing the standby");
        }
        return text::Text::tr("Scaling to %1")
            .arg(change.count == 0 ? QStringLiteral("0") : text::instances(change.count));
    case ChangeKind::DestroyPool: return text::Text::tr("Being destroyed");
    default: return changeUnderWay(operation); // of no pool
    }
}

/// Instances that are in the wanted state, of the total.
struct Counted {
    int done = 0;
    int of = 0;
    QString text;

    [[nodiscard]] std::optional<double> share() const {
        return of > 0 ? std::optional(std::clamp(static_cast<double>(done) / of, 0.0, 1.0)) : std::nullopt;
    }
};

int upOf(const core::Pool& pool, bool onWantedLevel) {
    return static_cast<int>(
        std::count_if(pool.instances.begin(), pool.instances.end(), [&](const core::Instance& each) {
            return each.up() && (!onWantedLevel || each.level.empty() || each.level == pool.expectedLevel);
        }));
}

bool statusesKnown(const core::Pool& pool) {
    return core::instancesUp(pool).has_value();
}

Counted counted(const operations::Operation& operation, const core::Pool& pool) {
    const auto& change = operation.change;
    const int there = static_cast<int>(pool.instances.size()) + pool.instancesUnread;
    switch (change.kind) {
    case ChangeKind::AddPool: {
        const int up = upOf(pool, true);
        return {up, change.count,
                text::atLeast(text::Text::tr("%1 of %2 up").arg(up).arg(change.count), statusesKnown(pool))};
    }
    case ChangeKind::SetLevel: {
        const int up = pool.expectedLevel == change.level ? upOf(pool, true) : 0;
        return {up, pool.expectedCount,
                text::atLeast(text::Text::tr("%1 of %2 changed", "instances").arg(up).arg(pool.expectedCount),
                              statusesKnown(pool))};
    }
    case ChangeKind::SetCount: {
        if (isLeader(operation)) {
            return {};
        }
        if (there > change.count) {
            const auto was = std::find_if(operation.basis.begin(), operation.basis.end(),
                                          [&change](const auto& each) { return each.name == change.pool; });
            const int before = was == operation.basis.end() ? there : std::max(was->count, there);
            return {before - there, before - change.count, text::Text::tr("%1 still there", "instances").arg(there)};
        }
        const int up = upOf(pool, false);
        return {up, change.count, text::atLeast(text::Text::tr("%1 up", "instances").arg(up), statusesKnown(pool))};
    }
    default: return {}; // no instances to count
    }
}

QString sentences(const QString& first, const QString& second) {
    if (first.isEmpty() || second.isEmpty()) {
        return first + second;
    }
    return text::Text::tr("%1. %2", "a title and a sentence").arg(first, second);
}

QString elapsedText(std::optional<std::chrono::milliseconds> time) {
    return !time || *time < std::chrono::seconds(1) ? QString() : text::duration(*time);
}

/// The request was accepted: progress as far as it is visible.
void watching(ChangeNote& note, const operations::Operation& operation, const core::Pool* pool) {
    if (operation.problem) {
        note.detail = text::progressSentence(operation); // the cluster could not be read; counts would be outdated
        return;
    }
    if (pool == nullptr) {
        note.detail = text::Text::tr("Accepted by the API.");
        return;
    }
    const auto count = counted(operation, *pool);
    if (count.of > 0) {
        note.what = text::Text::tr("%1: %2", "what is done, and how far").arg(note.what, count.text);
        note.share = count.share();
    }
    note.detail = text::toQString(pool->waitStatus.message).simplified();
}

void ended(ChangeNote& note, const operations::Operation& operation, core::Instant now) {
    note.running = false;
    note.elapsed.clear();
    switch (operation.state) {
    case OperationState::Drifted:
        if (operation.change.newCluster) {
            note.what = text::Text::tr("Not sent: the name is taken");
            note.detail = sentences(text::changeTitle(operation), text::Text::tr("Request it with another name."));
            break;
        }
        note.what = text::Text::tr("Not sent: the cluster changed");
        note.detail =
            sentences(text::changeTitle(operation), text::Text::tr("Review the cluster and request it again."));
        break;
    case OperationState::OutcomeUnknown:
        note.what = text::Text::tr("Outcome unknown");
        note.detail = sentences(text::changeTitle(operation), text::progressSentence(operation));
        break;
    default:
        note.what = operationNote(operation, now).what;
        note.detail = sentences(text::changeTitle(operation), text::progressSentence(operation));
        break;
    }
}

} // namespace

ChangeNote changeNote(const operations::Operation& operation, const core::Pool* pool, core::Instant now) {
    ChangeNote note{operation.id,
                    doing(operation),
                    {},
                    elapsedText(operations::durationOf(operation, now)),
                    text::operationTone(operation.state),
                    std::nullopt,
                    false,
                    true};
    const auto form = [&] { return operationNote(operation, now); };
    switch (operation.state) {
    case OperationState::Queued:
        note.what = text::Text::tr("Queued");
        note.detail = sentences(text::changeTitle(operation), text::progressSentence(operation));
        break;
    case OperationState::Checking: note.detail = text::progressSentence(operation); break;
    case OperationState::Sending: note.detail = text::Text::tr("Sending the request."); break;
    case OperationState::Waiting:
        note.what = text::Text::tr("On hold: %1").arg(text::changeTitle(operation));
        note.detail = form().text;
        break;
    case OperationState::NeedsTwoFactor:
        note.what = form().what;
        note.detail = sentences(text::changeTitle(operation), text::progressSentence(operation));
        note.wantsCode = true;
        break;
    case OperationState::Verifying:
        note.what = form().what;
        note.detail = sentences(text::changeTitle(operation), form().text);
        break;
    case OperationState::Watching: watching(note, operation, pool); break;
    case OperationState::Done:
    case OperationState::Drifted:
    case OperationState::Failed:
    case OperationState::OutcomeUnknown:
    case OperationState::Cancelled: ended(note, operation, now); break;
    }
    return note;
}

bool needsUser(const operations::Operation& operation) {
    return operation.state == OperationState::NeedsTwoFactor || operation.state == OperationState::OutcomeUnknown;
}

QString changeUnderWay(const operations::Operation& operation) {
    const auto& change = operation.change;
    const auto pool = poolOf(operation);
    switch (change.kind) {
    case ChangeKind::AddPool: return text::Text::tr("Adding %1").arg(pool);
    case ChangeKind::SetLevel: return text::Text::tr("Changing %1 to %2").arg(pool, text::toQString(change.level));
    case ChangeKind::SetCount:
        if (isLeader(operation)) {
            return change.count > 1
                       ? text::Text::tr("Adding the standby of %1").arg(text::toQString(operation.clusterName))
                       : text::Text::tr("Removing the standby of %1").arg(text::toQString(operation.clusterName));
        }
        return text::Text::tr("Scaling %1 to %2").arg(pool, text::Text::number(change.count));
    case ChangeKind::DestroyPool: return text::Text::tr("Destroying %1").arg(pool);
    case ChangeKind::Attach: return text::Text::tr("Attaching %1 to %2", "an app and a pool").arg(appOf(change), pool);
    case ChangeKind::Detach:
        return text::Text::tr("Detaching %1 from %2", "a name and an app").arg(nameOf(change), appOf(change));
    case ChangeKind::RunMaintenance:
        return text::Text::tr("Running the maintenance of %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::MoveMaintenance:
        return text::Text::tr("Moving the maintenance of %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::SetWindow:
        return text::Text::tr("Changing the maintenance window of %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::CreateCluster: return text::newClusterUnderWay(change.newCluster.value_or(core::NewCluster{}));
    case ChangeKind::DestroyCluster:
        return text::Text::tr("Destroying the cluster %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::UpgradeVersion:
        return text::Text::tr("Upgrading PostgreSQL of %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::CreateCredential: return text::Text::tr("Creating %1", "a credential").arg(credentialName(change));
    case ChangeKind::RotateCredential: return text::Text::tr("Rotating %1", "a credential").arg(credentialName(change));
    case ChangeKind::RotateAllCredentials:
        return text::Text::tr("Rotating the credentials of %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::DestroyCredential:
        return text::Text::tr("Destroying %1", "a credential").arg(credentialName(change));
    case ChangeKind::ChangeSettings:
        return text::Text::tr("Changing settings of %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::SetQuota:
        return text::Text::tr("Changing the quota of %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::PrepareMigration:
        return text::Text::tr("Preparing the migration into %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::RunMigration:
        return text::Text::tr("Migrating into %1").arg(text::toQString(operation.clusterName));
    case ChangeKind::CancelMigration:
        return text::Text::tr("Cancelling the migration into %1").arg(text::toQString(operation.clusterName));
    }
    return {};
}

QString changeWord(const operations::Operation& operation) {
    switch (operation.state) {
    case OperationState::Queued: return text::Text::tr("queued");
    case OperationState::Waiting: return text::Text::tr("on hold");
    case OperationState::NeedsTwoFactor: return text::Text::tr("needs a code");
    case OperationState::Verifying: return text::Text::tr("no response");
    case OperationState::Drifted: return text::Text::tr("not sent");
    case OperationState::Failed: return text::Text::tr("not done");
    case OperationState::OutcomeUnknown: return text::Text::tr("outcome unknown");
    case OperationState::Cancelled: return text::Text::tr("cancelled");
    case OperationState::Done: return text::Text::tr("done");
    case OperationState::Checking:
    case OperationState::Sending:
    case OperationState::Watching: break;
    }
    const auto& change = operation.change;
    switch (change.kind) {
    case ChangeKind::AddPool: return text::Text::tr("being added");
    case ChangeKind::SetLevel: return text::Text::tr("changing level");
    case ChangeKind::SetCount:
        if (isLeader(operation)) {
            return change.count > 1 ? text::Text::tr("adding standby") : text::Text::tr("removing standby");
        }
        return text::Text::tr("scaling to %1").arg(change.count);
    case ChangeKind::DestroyPool: return text::Text::tr("being destroyed");
    case ChangeKind::Attach: return text::Text::tr("attaching an app");
    case ChangeKind::Detach: return text::Text::tr("detaching an app");
    case ChangeKind::RunMaintenance: return text::Text::tr("running maintenance");
    case ChangeKind::MoveMaintenance: return text::Text::tr("moving the maintenance");
    case ChangeKind::SetWindow: return text::Text::tr("changing the window");
    case ChangeKind::CreateCluster: return text::Text::tr("being created");
    case ChangeKind::DestroyCluster: return text::Text::tr("being destroyed");
    case ChangeKind::UpgradeVersion: return text::Text::tr("upgrading PostgreSQL");
    case ChangeKind::CreateCredential: return text::Text::tr("creating a credential");
    case ChangeKind::RotateCredential:
    case ChangeKind::RotateAllCredentials: return text::Text::tr("rotating credentials");
    case ChangeKind::DestroyCredential: return text::Text::tr("destroying a credential");
    case ChangeKind::ChangeSettings: return text::Text::tr("changing settings");
    case ChangeKind::SetQuota: return text::Text::tr("changing the quota");
    case ChangeKind::PrepareMigration: return text::Text::tr("preparing a migration");
    case ChangeKind::RunMigration: return text::Text::tr("migrating");
    case ChangeKind::CancelMigration: return text::Text::tr("cancelling a migration");
    }
    return {};
}

QString changeEnded(const operations::Operation& operation) {
    const auto& change = operation.change;
    switch (operation.state) {
    case OperationState::Done: break;
    case OperationState::Failed:
        return text::Text::tr("%1 failed", "Scaling web-reads to 5").arg(changeUnderWay(operation));
    case OperationState::OutcomeUnknown:
        return text::Text::tr("Outcome unknown: %1", "Scale web-reads from 3 to 5 instances")
            .arg(text::changeTitle(operation));
    case OperationState::Drifted:
        return text::Text::tr("Not sent: %1", "Scale web-reads from 3 to 5 instances")
            .arg(text::changeTitle(operation));
    default:
        return text::Text::tr("Cancelled: %1", "Scale web-reads from 3 to 5 instances")
            .arg(text::changeTitle(operation));
    }
    const auto pool = isLeader(operation)
                          ? text::Text::tr("The leader of %1").arg(text::toQString(operation.clusterName))
                          : text::toQString(change.pool);
    switch (change.kind) {
    case ChangeKind::AddPool: return text::Text::tr("%1 added", "a pool").arg(pool);
    case ChangeKind::SetLevel:
        return text::Text::tr("%1 changed to %2", "a pool and its level").arg(pool, text::toQString(change.level));
    case ChangeKind::SetCount:
        if (isLeader(operation)) {
            return change.count > 1 ? text::Text::tr("%1 now has a standby").arg(pool)
                                    : text::Text::tr("%1 no longer has a standby").arg(pool);
        }
        return text::Text::tr("%1 scaled to %2", "a pool and a number").arg(pool, text::Text::number(change.count));
    case ChangeKind::DestroyPool: return text::Text::tr("%1 destroyed", "a pool").arg(pool);
    case ChangeKind::Attach:
        return text::Text::tr("%1 attached to %2", "an app and a pool").arg(appOf(change), poolOf(operation));
    case ChangeKind::Detach:
        return text::Text::tr("%1 detached from %2", "a name and an app").arg(nameOf(change), appOf(change));
    case ChangeKind::RunMaintenance:
        return text::Text::tr("Maintenance of %1 completed").arg(text::toQString(operation.clusterName));
    case ChangeKind::MoveMaintenance:
        return text::Text::tr("Maintenance of %1 moved").arg(text::toQString(operation.clusterName));
    case ChangeKind::SetWindow:
        return text::Text::tr("Maintenance window of %1 changed").arg(text::toQString(operation.clusterName));
    case ChangeKind::CreateCluster: return text::newClusterReady(change.newCluster.value_or(core::NewCluster{}));
    case ChangeKind::DestroyCluster:
        return text::Text::tr("Cluster %1 destroyed").arg(text::toQString(operation.clusterName));
    case ChangeKind::UpgradeVersion:
        return text::Text::tr("PostgreSQL of %1 upgraded").arg(text::toQString(operation.clusterName));
    case ChangeKind::CreateCredential: return text::Text::tr("Credential %1 created").arg(credentialName(change));
    case ChangeKind::RotateCredential: return text::Text::tr("Credential %1 rotated").arg(credentialName(change));
    case ChangeKind::RotateAllCredentials:
        return text::Text::tr("Credentials of %1 rotated").arg(text::toQString(operation.clusterName));
    case ChangeKind::DestroyCredential: return text::Text::tr("Credential %1 destroyed").arg(credentialName(change));
    case ChangeKind::ChangeSettings:
        return text::Text::tr("Settings of %1 changed").arg(text::toQString(operation.clusterName));
    case ChangeKind::SetQuota: return text::Text::tr("Quota of %1 changed").arg(text::toQString(operation.clusterName));
    case ChangeKind::PrepareMigration:
        return text::Text::tr("Migration into %1 ready to run").arg(text::toQString(operation.clusterName));
    case ChangeKind::RunMigration:
        return text::Text::tr("Migration into %1 completed").arg(text::toQString(operation.clusterName));
    case ChangeKind::CancelMigration:
        return text::Text::tr("Migration into %1 cancelled").arg(text::toQString(operation.clusterName));
    }
    return {};
}

bool madeCopy(const operations::Operation& operation) {
    const auto& made = operation.change.newCluster;
    return operation.state == operations::Operation::State::Done && made && made->source;
}

} // namespace poolhouse::views
