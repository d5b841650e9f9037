// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment_name.h"
#include "models/text/journal_text.h"
#include "models/text/lock_text.h"
#include "models/text/operation_text.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"

namespace poolhouse::text {

namespace {

using operations::Progress;
using operations::ProgressCode;
using Kind = api::ApiError::Kind;

QString undecodedReason(const Progress& progress) {
    return std::holds_alternative<operations::UnknownCause>(progress.cause)
               ? Text::tr("The reason can't be read from the journal.")
               : QString();
}

QString errorReason(const Progress& progress) {
    const auto* error = std::get_if<api::ApiError>(&progress.cause);
    return error != nullptr ? apiReason(*error) : undecodedReason(progress);
}

QString lockReason(const Progress& progress) {
    const auto* lock = std::get_if<operations::ReadOnlyLock>(&progress.cause);
    return lock != nullptr ? lockSentence(*lock) : undecodedReason(progress);
}

QString journalReason(const Progress& progress) {
    const auto* error = std::get_if<operations::JournalError>(&progress.cause);
    return error != nullptr ? journalSentence(*error) : undecodedReason(progress);
}

/// What the API said of it comes last.
QString withApiReason(const QString& sentence, const Progress& progress) {
    return progress.said.empty()
               ? sentence
               : Text::tr("%1 %2", "a sentence and the API's reason").arg(sentence, toQString(progress.said));
}

Kind kindOf(const Progress& progress) {
    const auto* error = std::get_if<api::ApiError>(&progress.cause);
    return error != nullptr ? error->kind : Kind::UnexpectedStatus;
}

QString notSent(const QString& why) {
    return Text::tr("Nothing was sent. %1").arg(why);
}

QString shape(const Progress& progress) {
    return Text::tr("%1 of %2").arg(instances(progress.count), toQString(progress.level));
}

QString upSentence(const Progress& progress) {
    const auto up = Text::tr("%1 of %2 up").arg(Text::number(progress.up), instances(progress.count));
    const auto said = toQString(progress.said).simplified();
    return said.isEmpty() ? up : Text::tr("%1 · %2").arg(up, said);
}

/// What to do about a refused request, with a space in front.
QString advice(const Progress& progress) {
    const auto* error = std::get_if<api::ApiError>(&progress.cause);
    switch (kindOf(progress)) {
    case Kind::Unauthorized:
        return QLatin1Char(' ') + Text::tr("Connect again with a valid token, then request it again.");
    case Kind::Forbidden: return QLatin1Char(' ') + permissionAdvice(error != nullptr ? *error : api::ApiError{});
    case Kind::ReadOnly: return QLatin1Char(' ') + Text::tr("Unlock temporarily if the change is intended.");
    case Kind::ConfirmationRequired:
        return QLatin1Char(' ') + Text::tr("Do this step in the Heroku Dashboard or with the Heroku CLI.");
    default: return {};
    }
}

QString destroyedSentence(const Progress& progress) {
    const auto said = toQString(progress.said).simplified();
    return said.isEmpty() ? Text::tr("The pool is being destroyed.") : said;
}

QString unreadableSentence(const Progress& progress) {
    return notSent(errorReason(progress) + (kindOf(progress) == Kind::Unauthorized
                                                ? QLatin1Char(' ') + Text::tr("Connect again with a valid token.")
                                                : QString()));
}

} // namespace

QString progressSentence(const Progress& progress) {
    switch (progress.code) { // without a default: the compiler names a code that has no sentence
    case ProgressCode::None: return {};
    case ProgressCode::Legacy: return toQString(progress.said);
    case ProgressCode::BehindAnother: return Text::tr("Waiting for another change of this cluster.");
    case ProgressCode::ClusterUnavailable:
        return Text::tr("The cluster is unavailable; the change continues when it is back.");
    case ProgressCode::ClusterModifying:
        return Text::tr("The cluster is being modified; the change continues after that.");
    case ProgressCode::Checking: return Text::tr("Checking the cluster before sending.");
    case ProgressCode::SendingRequest: return Text::tr("Sending the request.");
    case ProgressCode::HeldBack: return errorReason(progress);
    case ProgressCode::CodeNeeded: return Text::tr("Two-factor code required: enter the code from your authenticator.");
    case ProgressCode::CodeBeingChecked: return Text::tr("Checking the code.");
    case ProgressCode::CodeAccepted: return Text::tr("Code accepted.");
    case ProgressCode::CodeLocked:
        return Text::tr("The code was not sent because a read-only lock applies. Unlock, then enter the code again.");
    case ProgressCode::CodeRefused: return Text::tr("The code was rejected. Enter a new one.");
    case ProgressCode::CodeNotChecked: return Text::tr("The code couldn't be checked. Enter a new one.");
    case ProgressCode::Accepted: return Text::tr("Accepted; the API is applying it.");
    case ProgressCode::AcceptedNotShown: return Text::tr("Accepted, but not visible in the API yet.");
    case ProgressCode::InstancesUp: return upSentence(progress);
    case ProgressCode::BeingDestroyed: return destroyedSentence(progress);
    case ProgressCode::NoAnswer:
        return Text::tr("%1 Outcome unknown; checking the cluster.").arg(errorReason(progress));
    case ProgressCode::OutcomeBeingRead:
        return Text::tr("%1 Checking the cluster for the outcome.").arg(errorReason(progress));
    case ProgressCode::ReadingAgain: return Text::tr("%1 Still checking.").arg(errorReason(progress));
    case ProgressCode::AccessRefused:
        return Text::tr("%1 Connect again to check the outcome.").arg(errorReason(progress));
    case ProgressCode::ModifyingUnverified:
        return Text::tr("The cluster is being modified; the outcome is checked after that.");
    case ProgressCode::Reopened: return Text::tr("Poolhouse was closed during this change; checking the outcome.");
    case ProgressCode::PoolDestroyed: return Text::tr("Pool destroyed.");
    case ProgressCode::GoneBeforeSending:
        return Text::tr("The pool had already been destroyed elsewhere; nothing was sent.");
    case ProgressCode::GoneBeforeRequest: return Text::tr("The pool had already been destroyed elsewhere.");
    case ProgressCode::GoneWithCluster: return Text::tr("The cluster was destroyed elsewhere, and the pool with it.");
    case ProgressCode::Attached: return Text::tr("Attached; the app restarts.");
    case ProgressCode::Detached: return Text::tr("Detached; the app restarts.");
    case ProgressCode::DetachedBeforeSending:
        return Text::tr("The attachment had already been removed elsewhere; nothing was sent.");
    case ProgressCode::DetachedBeforeRequest: return Text::tr("The attachment had already been removed elsewhere.");
    case ProgressCode::DetachedWithCluster:
        return Text::tr("The cluster was destroyed elsewhere, and the attachment with it.");
    case ProgressCode::Drifted: return Text::tr("Nothing was sent: the cluster changed after this was requested.");
    case ProgressCode::NotSentLocked: return notSent(lockReason(progress));
    case ProgressCode::NotSentClusterGone:
        return Text::tr("Nothing was sent: the cluster no longer exists, or this account can no longer see it.");
    case ProgressCode::NotSentCodes:
        return Text::tr(
            "Nothing was sent: the API keeps asking for two-factor codes. Connect with a token created with "
            "two-factor authentication.");
    case ProgressCode::NotSentUnreachable:
        return notSent(errorReason(progress) + QLatin1Char(' ') +
                       Text::tr("Request it again when the API can be reached."));
    case ProgressCode::NotSentUnreadable: return unreadableSentence(progress);
    case ProgressCode::NotSentJournal: return notSent(journalReason(progress));
    case ProgressCode::Withdrawn: return Text::tr("Cancelled before anything was sent.");
    case ProgressCode::PredecessorFailed: return Text::tr("Nothing was sent: the previous change failed.");
    case ProgressCode::EndedUnsent:
        return Text::tr("Poolhouse was closed before it was sent; nothing happened. Request it again.");
    case ProgressCode::AttachmentsDrifted:
        return Text::tr("Nothing was sent: the attachments or the pool changed after this was requested.");
    case ProgressCode::ClusterGone:
        return Text::tr("Stopped: the cluster no longer exists, or this account can no longer see it.");
    case ProgressCode::PoolGone: return Text::tr("Stopped: the pool was destroyed elsewhere.");
    case ProgressCode::TargetGone: return Text::tr("Not done: the pool or its cluster was destroyed elsewhere.");
    case ProgressCode::Refused: return Text::tr("Not done. %1").arg(errorReason(progress)) + advice(progress);
    case ProgressCode::RefusedVerified: return Text::tr("Not done. %1").arg(errorReason(progress));
    case ProgressCode::EndedWhileSending:
        return Text::tr("Not done: Poolhouse was closed while sending. Request it again.");
    case ProgressCode::NotRepeatedLocked: return Text::tr("Not done, and not sent again. %1").arg(lockReason(progress));
    case ProgressCode::Repeated: return Text::tr("Not done after several attempts. %1").arg(errorReason(progress));
    case ProgressCode::ChangedSince:
        return Text::tr("Not done, and the cluster has changed since. Review it and request again.");
    case ProgressCode::StillThere: return Text::tr("The API accepted it, but the pool still exists.");
    case ProgressCode::GoneAfterAccepted: return Text::tr("The API accepted it, but the pool was destroyed elsewhere.");
    case ProgressCode::Overwritten:
        return Text::tr("The API accepted it, but the pool now has %1: it was changed elsewhere.").arg(shape(progress));
    case ProgressCode::AttachTargetGone:
        return Text::tr("Not done: the app or the cluster no longer exists, or this account can no longer see it.");
    case ProgressCode::AttachmentStillThere: return Text::tr("The API accepted it, but the attachment still exists.");
    case ProgressCode::AttachmentGone:
        return Text::tr("The API accepted it, but the attachment was removed elsewhere.");
    case ProgressCode::AttachmentReplaced:
        return Text::tr(
            "The API accepted it, but the name now belongs to another attachment: it was changed elsewhere.");
    case ProgressCode::UnknownCodes:
        return Text::tr("Outcome unknown: the API keeps asking for two-factor codes. Connect with a token created with "
                        "two-factor authentication.");
    case ProgressCode::UnknownUnread:
        return Text::tr("Outcome unknown. %1 Check the cluster before requesting it again.").arg(errorReason(progress));
    case ProgressCode::UnknownUnanswered:
        return Text::tr("Sent several times without a response, and not visible in the cluster. "
                        "%1 Check the cluster before requesting it again.")
            .arg(errorReason(progress));
    case ProgressCode::UnknownPool:
        return Text::tr(
                   "No response, and a pool of this name exists with %1; it may have been created elsewhere. Check it "
                   "before requesting it again.")
            .arg(shape(progress));
    case ProgressCode::UnknownJournal:
        return Text::tr("%1 Nothing more was sent. Check the cluster before requesting it again.")
            .arg(journalReason(progress));
    case ProgressCode::UnknownAttachment:
        return Text::tr("No response, and an attachment of this name exists with another pool or credential; it may "
                        "have been made elsewhere. Check the cluster before requesting it again.");
    case ProgressCode::MaintenancePreparing: return Text::tr("The maintenance is being prepared.");
    case ProgressCode::MaintenanceRunning: return Text::tr("The maintenance is running.");
    case ProgressCode::MaintenanceRan: return Text::tr("The maintenance was completed.");
    case ProgressCode::MaintenanceMoved: return Text::tr("The maintenance was moved.");
    case ProgressCode::WindowSet: return Text::tr("The window was changed.");
    case ProgressCode::MaintenanceDrifted:
        return Text::tr("Nothing was sent: the maintenance or its window changed after this was requested.");
    case ProgressCode::MaintenanceTargetGone:
        return Text::tr("Not done: the cluster or its maintenance no longer exists, or this account can no longer see "
                        "it.");
    case ProgressCode::MaintenanceNotStarted:
        return Text::tr("The API accepted it, but the maintenance has not started.");
    case ProgressCode::MaintenanceNotMoved:
        return Text::tr("The API accepted it, but the maintenance still has its old date.");
    case ProgressCode::WindowNotSet: return Text::tr("The API accepted it, but the window is not as requested.");
    case ProgressCode::MaintenanceReplaced:
        return Text::tr("The API accepted it, but no longer shows this maintenance. Check its history.");
    case ProgressCode::UnknownMaintenance:
        return Text::tr("No response, and the API no longer shows this maintenance; it may have run, or been moved "
                        "elsewhere. Check its history before requesting it again.");
    case ProgressCode::ClusterBeingCreated:
        return progress.count > 0 ? Text::tr("The cluster is being created: %1").arg(upSentence(progress))
                                  : Text::tr("The cluster is being created.");
    case ProgressCode::ClusterCreated:
        return Text::tr("The cluster is available. Attach apps to it on its Apps tab; those of a cluster that it is a "
                        "copy of can be "
                        "switched over there.");
    case ProgressCode::ClusterNameTaken:
        return Text::tr("Nothing was sent: the app already has a cluster of this name.");
    case ProgressCode::CreationTargetGone:
        return Text::tr(
            "Not done: the app, the plan or the cluster to copy doesn't exist, or this account can't see it.");
    case ProgressCode::NewClusterFailed:
        return Text::tr("The API accepted it, but could not create the cluster, and removes it.");
    case ProgressCode::NewClusterGone:
        return Text::tr("The API accepted it, but the cluster isn't there: it may have been destroyed elsewhere.");
    case ProgressCode::UnknownNewCluster:
        return Text::tr("No response, and a cluster of this name exists with another plan or level; it may have been "
                        "created elsewhere. Check the cluster before requesting it again.");
    case ProgressCode::ClusterBeingDestroyed: return Text::tr("The cluster is being destroyed.");
    case ProgressCode::VersionUpgrading: return Text::tr("PostgreSQL is being upgraded.");
    case ProgressCode::ClusterDestroyed: return Text::tr("Cluster destroyed.");
    case ProgressCode::ClusterGoneBeforeSending:
        return Text::tr("The cluster had already been destroyed elsewhere, or this account can no longer see it; "
                        "nothing was sent.");
    case ProgressCode::ClusterGoneBeforeRequest: return Text::tr("The cluster had already been destroyed elsewhere.");
    case ProgressCode::VersionUpgraded: return Text::tr("PostgreSQL %1 is running.").arg(toQString(progress.said));
    case ProgressCode::RemovalDrifted:
        return Text::tr("Nothing was sent: the cluster, its pools or the apps that are attached to it changed after "
                        "this was requested.");
    case ProgressCode::UpgradeDrifted:
        return Text::tr("Nothing was sent: the PostgreSQL version changed after this was requested.");
    case ProgressCode::ClusterTargetGone:
        return Text::tr("Not done: the cluster no longer exists, or this account can no longer see it.");
    case ProgressCode::ClusterStillThere: return Text::tr("The API accepted it, but the cluster still exists.");
    case ProgressCode::VersionNotUpgraded:
        return Text::tr("The API accepted it, but the cluster has PostgreSQL %1.").arg(toQString(progress.said));
    case ProgressCode::UnknownVersion:
        return Text::tr("No response, and the cluster has PostgreSQL %1; it may have been upgraded elsewhere. Check "
                        "the cluster before requesting it again.")
            .arg(toQString(progress.said));
    case ProgressCode::CredentialEnabling: return Text::tr("The credential is being created.");
    case ProgressCode::CredentialRotating: return Text::tr("The password is being rotated.");
    case ProgressCode::CredentialRevoking: return Text::tr("The credential is being destroyed.");
    case ProgressCode::CredentialCreated: return Text::tr("Credential created.");
    case ProgressCode::CredentialRotated: return Text::tr("Rotated; the password is a new one.");
    case ProgressCode::CredentialRotationUnseen:
        return Text::tr("The API accepted the rotation; it doesn't show whether the password is a new one.");
    case ProgressCode::CredentialDestroyed: return Text::tr("Credential destroyed.");
    case ProgressCode::CredentialGoneBeforeSending:
        return Text::tr("The credential had already been destroyed elsewhere; nothing was sent.");
    case ProgressCode::CredentialGoneBeforeRequest:
        return Text::tr("The credential had already been destroyed elsewhere.");
    case ProgressCode::CredentialGoneWithCluster:
        return Text::tr("The cluster was destroyed elsewhere, and the credential with it.");
    case ProgressCode::CredentialsDrifted:
        return Text::tr("Nothing was sent: the credentials, or the apps that use them, changed after this was "
                        "requested.");
    case ProgressCode::CredentialNameTaken:
        return Text::tr("Nothing was sent: the cluster now has a credential of this name.");
    case ProgressCode::CredentialTargetGone:
        return Text::tr("Not done: the credential or its cluster no longer exists, or this account can no longer see "
                        "it.");
    case ProgressCode::CredentialGone:
        return Text::tr("The API accepted it, but the credential was destroyed elsewhere.");
    case ProgressCode::CredentialNotRotated:
        return Text::tr("The API accepted it, but the password is still the old one.");
    case ProgressCode::CredentialsPartlyRotated:
        return Text::tr("Only some of the credentials have a new password. Rotate the others one by one.");
    case ProgressCode::CredentialStillThere: return Text::tr("The API accepted it, but the credential still exists.");
    case ProgressCode::UnknownCredential:
        return Text::tr("No response, and a credential of this name is being destroyed. Check the cluster before "
                        "requesting it again.");
    case ProgressCode::UnknownRotation:
        return Text::tr("No response, and the API doesn't show whether the password is a new one. Check whether the "
                        "apps still connect before requesting it again.");
    case ProgressCode::UnknownPartlyRotated:
        return Text::tr("No response, and only some of the credentials have a new password; they may have been rotated "
                        "elsewhere. Rotate the others one by one.");
    case ProgressCode::SettingsBeingApplied: return Text::tr("The settings are being applied.");
    case ProgressCode::SettingsChanged: return Text::tr("The settings were changed.");
    case ProgressCode::SettingsAwaitRestart:
        return Text::tr("The settings were changed. Those that need a restart take effect with it.");
    case ProgressCode::QuotaSet: return Text::tr("The quota was changed.");
    case ProgressCode::SettingsDrifted:
        return Text::tr("Nothing was sent: one of these settings changed after this was requested.");
    case ProgressCode::QuotaDrifted: return Text::tr("Nothing was sent: the quota changed after this was requested.");
    case ProgressCode::SettingsTargetGone:
        return Text::tr("Not done: the cluster no longer exists, or this account can no longer see its settings.");
    case ProgressCode::SettingsNotChanged:
        return Text::tr("The API accepted it, but not all settings are as requested.");
    case ProgressCode::QuotaTargetGone:
        return Text::tr("Not done: the cluster or its quota no longer exists, or this account can no longer see it.");
    case ProgressCode::QuotaNotSet: return Text::tr("The API accepted it, but the quota is not as requested.");
    case ProgressCode::MigrationPreparing: return Text::tr("The migration is being prepared.");
    case ProgressCode::MigrationRunning:
        return progress.count > 0
                   ? Text::tr("The migration is running: %1% of the data copied.").arg(Text::number(progress.up))
                   : Text::tr("The migration is running.");
    case ProgressCode::MigrationPromoting: return Text::tr("The data is copied; the cluster takes over.");
    case ProgressCode::MigrationUnclear:
        return Text::tr("The migration is in the state \"%1\", which this version doesn't know.")
            .arg(toQString(progress.said));
    case ProgressCode::MigrationReady: return Text::tr("The migration is ready. Run it within 24 hours, or cancel it.");
    case ProgressCode::MigrationCompleted: return Text::tr("The migration is complete.");
    case ProgressCode::MigrationCancelled: return Text::tr("The migration was cancelled.");
    case ProgressCode::MigrationDrifted:
        return Text::tr("Nothing was sent: the migration changed after this was requested.");
    case ProgressCode::MigrationTargetGone:
        return Text::tr("Not done: the cluster or its migration no longer exists, or this account can no longer see "
                        "it.");
    case ProgressCode::MigrationNotPrepared: return Text::tr("The API accepted it, but shows no migration.");
    case ProgressCode::PreparationFailed: return withApiReason(Text::tr("The migration failed."), progress);
    case ProgressCode::PreparationCancelled:
        return withApiReason(Text::tr("The migration was cancelled before it was run."), progress);
    case ProgressCode::MigrationNotStarted: return Text::tr("The API accepted it, but the migration hasn't started.");
    case ProgressCode::MigrationFailed:
        return withApiReason(Text::tr("The migration failed, and the API ended it."), progress);
    case ProgressCode::MigrationStopped:
        return withApiReason(Text::tr("The migration was cancelled before it was run."), progress);
    case ProgressCode::MigrationNotCancelled:
        return Text::tr("The API accepted it, but the migration isn't cancelled.");
    case ProgressCode::MigrationStarted: return Text::tr("Not cancelled: the migration was run elsewhere.");
    case ProgressCode::MigrationReplaced:
        return Text::tr("The API accepted it, but the cluster now has another migration, or none.");
    case ProgressCode::UnknownMigration:
        return Text::tr("No response, and the cluster has another migration, or none. Check the cluster before "
                        "requesting it again.");
    }
    return {};
}

QString configVarInTheWay(const core::Change& change, const api::ApiError& error) {
    const bool attaches = change.kind == core::ChangeKind::Attach && change.attachment;
    if ((!attaches && !change.newCluster) || error.kind != Kind::ConfirmationRequired) {
        return {};
    }
    const auto& [app, name] = attaches ? std::tie(change.attachment->app, change.attachment->name)
                                       : std::tie(change.newCluster->app, change.newCluster->attachment);
    const auto var = core::configVarOf(name);
    return !name.empty() && error.message.find(var) != std::string::npos // it may be required for something else
               ? Text::tr("%1 already has the config var %2. Choose another name.", "app, config var")
                     .arg(toQString(app), toQString(var))
               : QString();
}

QString progressSentence(const operations::Operation& operation) {
    if (operation.progress.code == ProgressCode::BehindAnother && !operation.after.empty()) {
        return Text::tr("Waiting for the change before it.");
    }
    const auto* error = std::get_if<api::ApiError>(&operation.progress.cause);
    const auto inTheWay = operation.progress.code == ProgressCode::Refused && error != nullptr
                              ? configVarInTheWay(operation.change, *error)
                              : QString();
    return inTheWay.isEmpty() ? progressSentence(operation.progress) : Text::tr("Not done. %1").arg(inTheWay);
}

std::optional<QString> exchangeProblem(const operations::Exchange& exchange) {
    if (exchange.problem) {
        return apiReason(*exchange.problem);
    }
    return exchange.legacyProblem.empty() ? std::nullopt : std::optional(toQString(exchange.legacyProblem));
}

QString attachmentTitle(const operations::AttachmentName& attachment) {
    return attachment.app.empty() ? toQString(attachment.name)
                                  : Text::tr("%1 in %2").arg(toQString(attachment.name), toQString(attachment.app));
}

} // namespace poolhouse::text
