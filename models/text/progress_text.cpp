// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/journal_text.h"
#include "models/text/lock_text.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"

namespace poolhouse::text {

namespace {

using operations::Progress;
using operations::ProgressCode;
using Kind = api::ApiError::Kind;

QString undecodedReason(const Progress& progress) {
    return std::holds_alternative<operations::UnknownCause>(progress.cause)
               ? Text::tr("The reason in the journal cannot be read.")
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

Kind kindOf(const Progress& progress) {
    const auto* error = std::get_if<api::ApiError>(&progress.cause);
    return error != nullptr ? error->kind : Kind::UnexpectedStatus;
}

QString notSent(const QString& why) {
    return Text::tr("Nothing was sent: %1").arg(why);
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
QString advice(Kind kind) {
    switch (kind) {
    case Kind::Unauthorized: return QLatin1Char(' ') + Text::tr("Connect again with a valid token, then ask again.");
    case Kind::Forbidden: return QLatin1Char(' ') + Text::tr("Ask an owner of the app or the team for access.");
    case Kind::ReadOnly: return QLatin1Char(' ') + Text::tr("Lift the lock for a while if the change is meant.");
    case Kind::ConfirmationRequired:
        return QLatin1Char(' ') + Text::tr("Do this step on the API's own web site or with its command line.");
    default: return {};
    }
}

QString goneCluster() {
    return Text::tr("the cluster is gone, or this account may not see it any more.");
}

QString tooManyCodes() {
    return Text::tr("the API keeps asking for a second factor. Connect with a token made with it.");
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
    case ProgressCode::BehindAnother: return Text::tr("Another change of this cluster goes first.");
    case ProgressCode::ClusterUnavailable: return Text::tr("The cluster is unavailable; this goes on when it is back.");
    case ProgressCode::ClusterModifying:
        return Text::tr("The cluster is being modified; this goes on when that is done.");
    case ProgressCode::Checking: return Text::tr("The cluster is read again before anything is sent.");
    case ProgressCode::SendingRequest: return Text::tr("The request is on its way.");
    case ProgressCode::HeldBack: return errorReason(progress);
    case ProgressCode::CodeNeeded:
        return Text::tr("The API wants a second factor: enter the code of your authenticator.");
    case ProgressCode::CodeBeingChecked: return Text::tr("The code is being checked.");
    case ProgressCode::CodeAccepted: return Text::tr("The code was accepted.");
    case ProgressCode::CodeLocked:
        return Text::tr("The code was not sent, because a read-only lock holds: lift it and enter the code again.");
    case ProgressCode::CodeRefused: return Text::tr("The code was not accepted: enter a new one.");
    case ProgressCode::CodeNotChecked: return Text::tr("The code could not be checked: enter a new one.");
    case ProgressCode::Accepted: return Text::tr("The API has accepted it and is at work.");
    case ProgressCode::AcceptedNotShown: return Text::tr("The API has accepted it, but does not show it yet.");
    case ProgressCode::InstancesUp: return upSentence(progress);
    case ProgressCode::BeingDestroyed: return destroyedSentence(progress);
    case ProgressCode::NoAnswer:
        return Text::tr("%1 No answer tells whether it was done: Poolhouse reads the cluster.")
            .arg(errorReason(progress));
    case ProgressCode::OutcomeBeingRead:
        return Text::tr("%1 Poolhouse reads the cluster to learn what became of it.").arg(errorReason(progress));
    case ProgressCode::ReadingAgain: return Text::tr("%1 Poolhouse keeps looking.").arg(errorReason(progress));
    case ProgressCode::AccessRefused:
        return Text::tr("%1 Connect again; then Poolhouse looks what became of it.").arg(errorReason(progress));
    case ProgressCode::ModifyingUnverified:
        return Text::tr("The cluster is being modified; Poolhouse waits to learn what became of it.");
    case ProgressCode::Reopened:
        return Text::tr("Poolhouse ended while this was under way, and looks what became of it.");
    case ProgressCode::PoolDestroyed: return Text::tr("The pool is destroyed.");
    case ProgressCode::GoneBeforeSending:
        return Text::tr("The pool was gone already, somebody else destroyed it: nothing was sent.");
    case ProgressCode::GoneBeforeRequest: return Text::tr("The pool was gone already: somebody else destroyed it.");
    case ProgressCode::GoneWithCluster:
        return Text::tr("The cluster is gone, and the pool with it: somebody else destroyed it.");
    case ProgressCode::Drifted:
        return Text::tr("Nothing was sent: the cluster is no longer as it was when this was decided.");
    case ProgressCode::NotSentLocked: return notSent(lockReason(progress));
    case ProgressCode::NotSentClusterGone: return notSent(goneCluster());
    case ProgressCode::NotSentCodes: return notSent(tooManyCodes());
    case ProgressCode::NotSentUnreachable:
        return notSent(errorReason(progress) + QLatin1Char(' ') +
                       Text::tr("Ask for it again when the API can be reached."));
    case ProgressCode::NotSentUnreadable: return unreadableSentence(progress);
    case ProgressCode::NotSentJournal: return notSent(journalReason(progress));
    case ProgressCode::Withdrawn: return Text::tr("Taken back before anything was sent.");
    case ProgressCode::PredecessorFailed:
        return Text::tr("Nothing was sent: the change of this pool before it was not done.");
    case ProgressCode::EndedUnsent:
        return Text::tr("Poolhouse ended before it was sent: nothing happened. Ask for it again.");
    case ProgressCode::ClusterGone: return Text::tr("It cannot go on: %1").arg(goneCluster());
    case ProgressCode::PoolGone: return Text::tr("It cannot go on: the pool is gone, somebody else destroyed it.");
    case ProgressCode::TargetGone:
        return Text::tr("It was not done: the pool or its cluster is gone, somebody else destroyed it.");
    case ProgressCode::Refused:
        return Text::tr("It was not done. %1").arg(errorReason(progress)) + advice(kindOf(progress));
    case ProgressCode::RefusedVerified: return Text::tr("It was not done. %1").arg(errorReason(progress));
    case ProgressCode::EndedWhileSending:
        return Text::tr("Poolhouse ended while this was being sent, and it was not done. Ask for it again.");
    case ProgressCode::NotRepeatedLocked:
        return Text::tr("It was not done, and is not sent again: %1").arg(lockReason(progress));
    case ProgressCode::Repeated:
        return Text::tr("It was tried several times and not done. %1").arg(errorReason(progress));
    case ProgressCode::ChangedSince:
        return Text::tr("It was not done, and the cluster has changed since: decide again.");
    case ProgressCode::StillThere: return Text::tr("The API accepted it, but the pool is still there.");
    case ProgressCode::GoneAfterAccepted:
        return Text::tr("The API accepted it, but the pool is gone: somebody else destroyed it.");
    case ProgressCode::Overwritten:
        return Text::tr("The API accepted it, but the pool has %1 now: somebody else has changed it.")
            .arg(shape(progress));
    case ProgressCode::UnknownCodes:
        return Text::tr("It could not be learnt what became of it: %1").arg(tooManyCodes());
    case ProgressCode::UnknownUnread:
        return Text::tr("It could not be learnt what became of it. %1 Look at the cluster before you ask again.")
            .arg(errorReason(progress));
    case ProgressCode::UnknownUnanswered:
        return Text::tr("It was sent several times without an answer, and the cluster does not show it. "
                        "%1 Look at the cluster before you ask again.")
            .arg(errorReason(progress));
    case ProgressCode::UnknownPool:
        return Text::tr(
                   "No answer came, and there is a pool of that name with %1: somebody else may have made it. Look "
                   "at it before you ask again.")
            .arg(shape(progress));
    case ProgressCode::UnknownJournal:
        return Text::tr("%1 So nothing more was sent; look at the cluster before you ask again.")
            .arg(journalReason(progress));
    }
    return {};
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
