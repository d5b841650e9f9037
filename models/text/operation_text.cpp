// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/operation_text.h"

#include "models/core/change_area.h"
#include "models/operations/kinds.h"
#include "models/text/cluster_change_text.h"
#include "models/text/credential_text.h"
#include "models/text/maintenance_text.h"
#include "models/text/migration_text.h"
#include "models/text/new_cluster_text.h"
#include "models/text/problem_text.h"
#include "models/text/quota_text.h"
#include "models/text/setting_text.h"
#include "models/text/text.h"

namespace poolhouse::text {

namespace {

using core::ChangeArea;
using core::ChangeKind;
using State = operations::Operation::State;

QString countTitle(const core::Change& change, const std::optional<core::PoolShape>& before) {
    if (change.pool == core::leaderPoolName) {
        return change.count > 1 ? Text::tr("Add the standby of the leader")
                                : Text::tr("Remove the standby of the leader");
    }
    const auto pool = toQString(change.pool);
    return before ? Text::tr("Scale %1 from %2 to %3").arg(pool, Text::number(before->count), instances(change.count))
                  : Text::tr("Scale %1 to %2").arg(pool, instances(change.count));
}

QString levelTitle(const core::Change& change, const std::optional<core::PoolShape>& before) {
    const auto pool = toQString(change.pool);
    const auto level = toQString(change.level);
    return before ? Text::tr("Change %1 from %2 to %3").arg(pool, toQString(before->level), level)
                  : Text::tr("Change %1 to %2").arg(pool, level);
}

QString poolTitle(const core::Change& change, const std::optional<core::PoolShape>& before) {
    const auto pool = toQString(change.pool);
    switch (change.kind) {
    case ChangeKind::SetLevel: return levelTitle(change, before);
    case ChangeKind::SetCount: return countTitle(change, before);
    case ChangeKind::DestroyPool: return Text::tr("Destroy %1").arg(pool);
    default: return Text::tr("Add %1: %2 of %3").arg(pool, instances(change.count), toQString(change.level));
    }
}

QString attachTitle(const core::Change& change) {
    const auto subject = change.attachment.value_or(core::ChangedAttachment{});
    const auto app = toQString(subject.app);
    const auto name = toQString(subject.name);
    if (subject.credential.empty()) {
        return Text::tr("Attach %1 to %2 as %3", "an app, a pool and a name").arg(app, toQString(change.pool), name);
    }
    return Text::tr("Attach %1 to %2 as %3 with the credential %4", "an app, a pool and a name")
        .arg(app, toQString(change.pool), name, toQString(subject.credential));
}

QString detachTitle(const core::Change& change) {
    const auto subject = change.attachment.value_or(core::ChangedAttachment{});
    return Text::tr("Detach %1 from %2", "a name and an app").arg(toQString(subject.name), toQString(subject.app));
}

} // namespace

QString instances(int count) {
    if (count == 0) {
        return Text::tr("no instances");
    }
    return Text::counted(count, QT_TRANSLATE_N_NOOP("Wording", "%1 instance"),
                         QT_TRANSLATE_N_NOOP("Wording", "%1 instances"));
}

QString changeTitle(const operations::Operation& operation) {
    const auto* before = operations::basisOf(operation);
    return changeTitle(operation.change, before != nullptr ? std::optional(*before) : std::nullopt);
}

QString changeTitle(const core::Change& change, const std::optional<core::PoolShape>& before) {
    switch (core::areaOf(change.kind)) {
    case ChangeArea::Pool: return poolTitle(change, before);
    case ChangeArea::Attachment: return change.kind == ChangeKind::Attach ? attachTitle(change) : detachTitle(change);
    case ChangeArea::Maintenance: return maintenanceChangeTitle(change);
    case ChangeArea::Cluster:
        return change.kind == ChangeKind::CreateCluster ? newClusterTitle(change) : clusterChangeTitle(change);
    case ChangeArea::Credentials: return credentialChangeTitle(change);
    case ChangeArea::Settings: return settingsChangeTitle(change.settings.value_or(core::ChangedSettings{}));
    case ChangeArea::Quota: return quotaChangeTitle(change.quota.value_or(core::ChangedQuota{}));
    case ChangeArea::Migration: return migrationChangeTitle(change);
    }
    return {};
}

QString outcome(const operations::Operation& operation) {
    const auto what = changeTitle(operation);
    const auto cluster = toQString(operation.clusterName);
    const auto said = progressSentence(operation);
    switch (operation.state) {
    case State::Done: // next steps are listed for a new cluster
        return operation.change.newCluster ? Text::tr("Done on %1: %2. %3").arg(cluster, what, said)
                                           : Text::tr("Done on %1: %2.").arg(cluster, what);
    case State::Failed: return Text::tr("Failed on %1: %2. %3").arg(cluster, what, said);
    case State::OutcomeUnknown: return Text::tr("Outcome unknown on %1: %2. %3").arg(cluster, what, said);
    case State::Drifted:
    case State::Cancelled: return Text::tr("Not done on %1: %2. %3").arg(cluster, what, said);
    default: return Text::tr("In progress on %1: %2. %3").arg(cluster, what, said);
    }
}

QString codeWanted(const operations::Operation& operation) {
    return Text::tr("Two-factor code required on %1: %2.")
        .arg(toQString(operation.clusterName), changeTitle(operation));
}

QString poolReady(const operations::Operation& operation) {
    return operation.change.pool.empty()
               ? Text::tr("The new pool is ready on %1. No app uses it yet.").arg(toQString(operation.clusterName))
               : Text::tr("%1 is ready on %2. No app uses it yet.")
                     .arg(toQString(operation.change.pool), toQString(operation.clusterName));
}

QString undoVerb(const operations::Operation& operation) {
    const auto inverse = operations::inverseChange(operation);
    if (!inverse) {
        return {};
    }
    const bool leader = inverse->pool == core::leaderPoolName;
    switch (inverse->kind) {
    case ChangeKind::SetCount:
        return !leader              ? Text::tr("Scale back to %1").arg(inverse->count)
               : inverse->count > 1 ? Text::tr("Add the standby again")
                                    : Text::tr("Remove the standby again");
    case ChangeKind::SetLevel: return Text::tr("Change back to %1").arg(toQString(inverse->level));
    case ChangeKind::DestroyPool: return Text::tr("Destroy %1…").arg(toQString(operation.change.pool));
    case ChangeKind::AddPool: return Text::tr("Add it again…");
    case ChangeKind::Attach: return Text::tr("Attach it again…");
    case ChangeKind::Detach:
        return Text::tr("Detach %1…").arg(toQString(inverse->attachment.value_or(core::ChangedAttachment{}).name));
    case ChangeKind::MoveMaintenance: return Text::tr("Move it back…");
    case ChangeKind::SetWindow: return Text::tr("Change the window back…");
    case ChangeKind::DestroyCredential:
        return Text::tr("Destroy %1…").arg(credentialSubject(inverse->credential.value_or(core::ChangedCredential{})));
    case ChangeKind::ChangeSettings: return Text::tr("Set back…");
    case ChangeKind::SetQuota: return Text::tr("Change the quota back…");
    default: break; // of no inverse
    }
    return {};
}

QString operationState(State state) {
    switch (state) {
    case State::Queued: return Text::tr("queued");
    case State::Checking: return Text::tr("checking");
    case State::Drifted: return Text::tr("not sent: the cluster changed");
    case State::Sending: return Text::tr("sending");
    case State::Waiting: return Text::tr("on hold");
    case State::NeedsTwoFactor: return Text::tr("needs a code");
    case State::Verifying: return Text::tr("no response, checking");
    case State::Watching: return Text::tr("in progress");
    case State::Done: return Text::tr("done");
    case State::Failed: return Text::tr("failed");
    case State::OutcomeUnknown: return Text::tr("outcome unknown");
    case State::Cancelled: return Text::tr("cancelled");
    }
    return {};
}

Tone operationTone(State state) {
    switch (state) {
    case State::Queued:
    case State::Checking:
    case State::Sending:
    case State::Watching: return Tone::Working;
    case State::Drifted:
    case State::Waiting:
    case State::NeedsTwoFactor:
    case State::Verifying: return Tone::Attention;
    case State::Done: return Tone::Good;
    case State::Failed: return Tone::Bad;
    case State::OutcomeUnknown: return Tone::Unknown;
    case State::Cancelled: return Tone::Neutral;
    }
    return Tone::Neutral;
}

QString apiReason(const api::ApiError& error) {
    constexpr int longest = 240;
    auto said = toQString(error.message).simplified();
    if (said.size() > longest) {
        said = said.left(longest) + QStringLiteral("…");
    }
    if (said.isEmpty()) {
        return problemText(error, RequestKind::Change).why;
    }
    if (!said.endsWith(QLatin1Char('.'))) {
        said += QLatin1Char('.');
    }
    return Text::tr("The API says: %1").arg(said);
}

} // namespace poolhouse::text
