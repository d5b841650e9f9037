// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/pool_forms_operation.h"

#include "models/core/change_area.h"
#include "models/operations/kinds.h"
#include "models/operations/machine.h"
#include "models/text/new_cluster_text.h"
#include "models/text/operation_text.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/quota_forms.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace poolhouse::views {

namespace {

using core::ChangeArea;
using ErrorKind = api::ApiError::Kind;
using Stage = OperationNote::Stage;
using OperationState = operations::Operation::State;

bool isAboutTheDraft(const api::ApiError& error) {
    return error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Invalid;
}

/// Of the two fields in the dialog of a quota, one for each threshold.
std::optional<core::DraftField> fieldOfQuota(const api::ApiError& error) {
    const auto field = quotaFieldOf(error.message);
    return field == QuotaField::Warning    ? std::optional(core::DraftField::Level)
           : field == QuotaField::Critical ? std::optional(core::DraftField::Count)
                                           : std::nullopt;
}

/// The field that the API's message is about, derived from its words: the error has no member for it.
std::optional<core::DraftField> fieldOf(const operations::Operation& operation, const api::ApiError& error) {
    if (!isAboutTheDraft(error)) {
        return std::nullopt;
    }
    switch (core::areaOf(operation.change.kind)) {
    case ChangeArea::Maintenance: return core::DraftField::Count; // the only one of the dialog
    case ChangeArea::Credentials:
        return operation.change.kind == core::ChangeKind::CreateCredential ? std::optional(core::DraftField::Name)
                                                                           : std::nullopt;
    case ChangeArea::Quota: return fieldOfQuota(error);
    case ChangeArea::Settings:                       // beside the settings of the tab
    case ChangeArea::Migration: return std::nullopt; // refused because of the databases, not of what was entered
    case ChangeArea::Pool:
    case ChangeArea::Attachment:
    case ChangeArea::Cluster: break;
    }
    const auto sentence = text::toQString(error.message);
    const auto speaksOf = [&sentence](const char* word) {
        return sentence.contains(QLatin1String(word), Qt::CaseInsensitive);
    };
    if (speaksOf("level")) {
        return core::DraftField::Level;
    }
    if (operation.change.kind == core::ChangeKind::AddPool && (speaksOf("name") || speaksOf("called"))) {
        return core::DraftField::Name;
    }
    if (speaksOf("count") || speaksOf("instance")) {
        return core::DraftField::Count;
    }
    return std::nullopt;
}

/// The same of a new cluster.
std::optional<core::NewClusterField> newClusterFieldOf(const api::ApiError& error) {
    using Field = core::NewClusterField;
    static constexpr std::array<std::pair<const char*, Field>, 7> words{{{"recovery-time", Field::At},
                                                                         {"rolled back", Field::At},
                                                                         {"PostgreSQL", Field::Version},
                                                                         {"level", Field::Level},
                                                                         {"plan", Field::Plan},
                                                                         {"attachment", Field::Attachment},
                                                                         {"name", Field::Name}}};
    const auto sentence = text::toQString(error.message);
    const auto* const at = std::find_if(words.begin(), words.end(), [&sentence](const auto& each) {
        return sentence.contains(QLatin1String(each.first), Qt::CaseInsensitive);
    });
    return isAboutTheDraft(error) && at != words.end() ? std::optional(at->second) : std::nullopt;
}

QString refusedWhat(const operations::Operation& operation) {
    switch (operation.change.kind) {
    case core::ChangeKind::AddPool: return text::Text::tr("The pool was not added.");
    case core::ChangeKind::SetLevel: return text::Text::tr("The level was not changed.");
    case core::ChangeKind::SetCount: return text::Text::tr("The number of instances was not changed.");
    case core::ChangeKind::DestroyPool: return text::Text::tr("The pool was not destroyed.");
    case core::ChangeKind::Attach: return text::Text::tr("The app was not attached.");
    case core::ChangeKind::Detach: return text::Text::tr("The app was not detached.");
    case core::ChangeKind::RunMaintenance: return text::Text::tr("The maintenance was not run.");
    case core::ChangeKind::MoveMaintenance: return text::Text::tr("The maintenance was not moved.");
    case core::ChangeKind::SetWindow: return text::Text::tr("The window was not changed.");
    case core::ChangeKind::CreateCluster: return text::Text::tr("The cluster was not created.");
    case core::ChangeKind::DestroyCluster: return text::Text::tr("The cluster was not destroyed.");
    case core::ChangeKind::UpgradeVersion: return text::Text::tr("PostgreSQL was not upgraded.");
    case core::ChangeKind::CreateCredential: return text::Text::tr("The credential was not created.");
    case core::ChangeKind::RotateCredential: return text::Text::tr("The credential was not rotated.");
    case core::ChangeKind::RotateAllCredentials: return text::Text::tr("The credentials were not rotated.");
    case core::ChangeKind::DestroyCredential: return text::Text::tr("The credential was not destroyed.");
    case core::ChangeKind::ChangeSettings: return text::Text::tr("The settings were not changed.");
    case core::ChangeKind::SetQuota: return text::Text::tr("The quota was not changed.");
    case core::ChangeKind::PrepareMigration: return text::Text::tr("The migration was not prepared.");
    case core::ChangeKind::RunMigration: return text::Text::tr("The migration was not run.");
    case core::ChangeKind::CancelMigration: return text::Text::tr("The migration was not cancelled.");
    }
    return {};
}

OperationNote failed(const operations::Operation& operation) {
    OperationNote note{
        Stage::Problem, refusedWhat(operation), text::progressSentence(operation), {}, text::Tone::Bad, std::nullopt,
        false};
    if (operation.problem) {
        const auto& error = *operation.problem;
        const auto text = text::problemText(error, text::RequestKind::Cluster);
        note.field = fieldOf(operation, error);
        // The API's message about a draft is the most precise one.
        note.text = isAboutTheDraft(error) && !error.message.empty()
                        ? text::toQString(error.message)
                        : text.why + QLatin1Char(' ') +
                              (error.kind == ErrorKind::NotFound
                                   ? text::Text::tr("It may have been destroyed elsewhere.")
                                   : text::Text::tr("Your input is kept; try again when this is resolved."));
        note.detail = text.detail;
        if (operation.change.newCluster) {
            note.field.reset();
            note.newClusterField = newClusterFieldOf(error);
        }
        const auto area = core::areaOf(operation.change.kind);
        if (error.kind == ErrorKind::NotFound && (area == ChangeArea::Maintenance || area == ChangeArea::Settings ||
                                                  area == ChangeArea::Quota || operation.change.newCluster)) {
            note.text = text::progressSentence(operation); // the cluster may still be there
        }
        if (const auto sentence = text::configVarInTheWay(operation.change, error); !sentence.isEmpty()) {
            if (operation.change.newCluster) {
                note.newClusterField = core::NewClusterField::Attachment;
            } else {
                note.field = core::DraftField::Name;
            }
            note.text = sentence;
        }
    }
    return note;
}

/// Of an unknown outcome: the reads failed; otherwise what they showed is said.
bool couldNotRead(operations::ProgressCode code) {
    using enum operations::ProgressCode;
    return code == UnknownUnread || code == UnknownUnanswered || code == None;
}

QString waitReason(const operations::Operation& operation) {
    if (!operation.problem) {
        return text::Text::tr("The API asked for a pause.");
    }
    switch (operation.problem->kind) {
    case ErrorKind::RateLimited: return text::Text::tr("The account hit the API rate limit.");
    case ErrorKind::ConfirmationRequired: return text::Text::tr("The cluster is locked by another operation.");
    case ErrorKind::Conflict: return text::Text::tr("Another change of this cluster is in progress.");
    case ErrorKind::Unreachable:
    case ErrorKind::ConnectionLost:
    case ErrorKind::Timeout: return text::Text::tr("Can't reach the API.");
    default: return text::problemText(*operation.problem, text::RequestKind::Cluster).why;
    }
}

OperationNote busy(const operations::Operation& operation, const QString& what, const QString& text) {
    return {Stage::Busy, what, text, {}, text::Tone::Working, std::nullopt, operations::machine::mayCancel(operation)};
}

OperationNote waiting(const operations::Operation& operation, core::Instant now) {
    auto note = busy(operation, text::Text::tr("Waiting to send"), waitReason(operation));
    if (operation.nextAttempt) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(
            std::max(std::chrono::milliseconds(0), *operation.nextAttempt - now));
        note.text += QLatin1Char(' ') + text::Text::tr("Next attempt in %1.").arg(text::duration(left));
    }
    return note;
}

/// Of a new cluster there is nothing yet that could be read or wait.
QString queuedText(const operations::Operation& operation) {
    return operation.change.newCluster ? text::Text::tr("Waiting for an earlier change.")
                                       : text::Text::tr("Waiting for another change of this cluster.");
}

OperationNote checking(const operations::Operation& operation) {
    const bool made = operation.change.newCluster.has_value();
    return busy(operation, made ? text::Text::tr("Checking the name") : text::Text::tr("Checking the cluster"),
                made ? text::Text::tr("The name is checked before anything is sent.")
                     : text::Text::tr("The cluster is checked before anything is sent."));
}

QString verifyingText(const operations::Operation& operation) {
    return operation.change.newCluster ? text::Text::tr("No response. Checking whether %1 was created.")
                                             .arg(text::toQString(operation.clusterName))
                                       : text::Text::tr("No response. Checking the cluster for the outcome.");
}

QString unreadText(const operations::Operation& operation) {
    return operation.change.newCluster
               ? text::Text::tr("The connection was lost and clusters can't be loaded. Check whether there is a "
                                "cluster named %1 before trying again.")
                     .arg(text::toQString(operation.clusterName))
               : text::Text::tr("The connection was lost and the cluster can't be loaded. Check the cluster before "
                                "trying again.");
}

/// The name of a new cluster that is taken by now is a problem of the draft: there is no cluster that has changed.
OperationNote drifted(const operations::Operation& operation) {
    const auto code = operation.progress.code;
    if (code == operations::ProgressCode::ClusterNameTaken && operation.change.newCluster) {
        OperationNote note{
            Stage::Problem,
            refusedWhat(operation),
            text::newClusterProblemText(core::NewClusterProblem::NameTaken, *operation.change.newCluster),
            {},
            text::Tone::Attention,
            std::nullopt,
            false};
        note.newClusterField = core::NewClusterField::Name;
        return note;
    }
    return {Stage::Drift,
            text::Text::tr("The cluster changed while this was open"),
            operations::isDriftOfPools(code) ? text::Text::tr("Nothing was sent.") : text::progressSentence(operation),
            {},
            text::Tone::Attention,
            std::nullopt,
            false};
}

QString codeText(const operations::Operation& operation) {
    const bool answered = !operation.exchanges.empty() && operation.exchanges.back().secondFactor;
    const auto app = operations::appOfCode(operation);
    return answered      ? text::progressSentence(operation) // the outcome of the previous code
           : app.empty() ? text::Text::tr("Enter the code from your authenticator to change %1.")
                               .arg(text::toQString(operation.clusterName))
                         : text::Text::tr("Enter the code from your authenticator to change the app %1.")
                               .arg(text::toQString(app));
}

} // namespace

OperationNote operationNote(const operations::Operation& operation, core::Instant now) {
    const auto progress = text::progressSentence(operation);
    switch (operation.state) {
    case OperationState::Queued: return busy(operation, text::Text::tr("Queued"), queuedText(operation));
    case OperationState::Checking: return checking(operation);
    case OperationState::Sending: return busy(operation, text::Text::tr("Sending"), {});
    case OperationState::Waiting: return waiting(operation, now);
    case OperationState::Verifying:
        return busy(operation, text::Text::tr("Checking the outcome"), verifyingText(operation));
    case OperationState::NeedsTwoFactor:
        return {Stage::TwoFactor,
                text::Text::tr("Two-factor code required"),
                codeText(operation),
                {},
                text::Tone::Attention,
                std::nullopt,
                operations::machine::mayCancel(operation)};
    case OperationState::Drifted: return drifted(operation);
    case OperationState::Watching:
    case OperationState::Done:
        return {Stage::Accepted, text::Text::tr("Accepted"), progress, {}, text::Tone::Good, {}, false};
    case OperationState::Failed: return failed(operation);
    case OperationState::OutcomeUnknown:
        return {Stage::Problem,
                text::Text::tr("Outcome unknown."),
                couldNotRead(operation.progress.code) ? unreadText(operation) : progress,
                operation.problem ? text::problemText(*operation.problem, text::RequestKind::Cluster).detail
                                  : QString(),
                text::Tone::Unknown,
                std::nullopt,
                false};
    case OperationState::Cancelled:
        // withdrawn by the user, or stopped by a lock
        return {Stage::Problem,
                text::Text::tr("Not sent"),
                progress.isEmpty() ? text::Text::tr("Nothing was sent.") : progress,
                {},
                text::Tone::Neutral,
                {},
                false};
    }
    return {};
}

} // namespace poolhouse::views
