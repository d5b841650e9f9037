// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/pool_forms_operation.h"

#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"

#include <algorithm>
#include <chrono>

namespace poolhouse::models {

namespace {

using Kind = api::ApiError::Kind;
using Stage = OperationNote::Stage;

bool isAboutTheDraft(const api::ApiError& error) {
    return error.kind == Kind::Conflict || error.kind == Kind::Invalid;
}

/// Which field the API's sentence speaks of. It names none in a member of its own, so its words have to tell.
std::optional<core::DraftField> fieldOf(const Operation& operation, const api::ApiError& error) {
    if (!isAboutTheDraft(error)) {
        return std::nullopt;
    }
    const auto sentence = Text::of(error.message);
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

QString refusedWhat(const Operation& operation) {
    switch (operation.change.kind) {
    case core::ChangeKind::AddPool: return Text::tr("The pool was not added.");
    case core::ChangeKind::SetLevel: return Text::tr("The level was not changed.");
    case core::ChangeKind::SetCount: return Text::tr("The number of instances was not changed.");
    case core::ChangeKind::DestroyPool: return Text::tr("The pool was not destroyed.");
    }
    return {};
}

OperationNote failed(const Operation& operation) {
    OperationNote note{Stage::Problem, refusedWhat(operation), operation.progress, {}, Tone::Bad, std::nullopt, false};
    if (operation.problem) {
        const auto& error = *operation.problem;
        const auto text = problemText(error, Asking::Cluster);
        note.field = fieldOf(operation, error);
        // The API's own sentence says best what is wrong with a draft.
        note.text = isAboutTheDraft(error) && !error.message.empty()
                        ? Text::of(error.message)
                        : text.why + QLatin1Char(' ') +
                              (error.kind == Kind::NotFound
                                   ? Text::tr("Somebody else may have destroyed it.")
                                   : Text::tr("What was entered is still here: try again when that is settled."));
        note.detail = text.detail;
    }
    return note;
}

QString waitReason(const Operation& operation) {
    if (!operation.problem) {
        return Text::tr("The API asked to wait.");
    }
    switch (operation.problem->kind) {
    case Kind::RateLimited: return Text::tr("The account's requests for this hour are used up for the moment.");
    case Kind::ConfirmationRequired: return Text::tr("The cluster is locked by another step just now.");
    case Kind::Conflict: return Text::tr("Another change of this cluster is under way.");
    case Kind::Unreachable:
    case Kind::ConnectionLost:
    case Kind::Timeout: return Text::tr("The API cannot be reached at the moment.");
    default: return problemText(*operation.problem, Asking::Cluster).why;
    }
}

OperationNote waiting(const Operation& operation, core::Instant now) {
    OperationNote note{Stage::Busy,  Text::tr("Waiting to send"),  waitReason(operation), {}, Tone::Working,
                       std::nullopt, !operation.sentAt.has_value()};
    if (operation.nextAttempt) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(
            std::max(std::chrono::milliseconds(0), *operation.nextAttempt - now));
        note.text += QLatin1Char(' ') + Text::tr("Next attempt in %1.").arg(wording::duration(left));
    }
    return note;
}

QString codeText(const Operation& operation) {
    const bool answered = !operation.exchanges.empty() && operation.exchanges.back().method == "PUT";
    return answered
               ? operation.progress // what became of the code before
               : Text::tr("Enter the code that your authenticator shows, so that the API lets you change the app %1.")
                     .arg(Text::of(operation.app));
}

} // namespace

OperationNote operationNote(const Operation& operation, core::Instant now) {
    using State = Operation::State;
    const auto busy = [](const QString& what, const QString& text, bool withdrawable) {
        return OperationNote{Stage::Busy, what, text, {}, Tone::Working, std::nullopt, withdrawable};
    };
    switch (operation.state) {
    case State::Queued:
        return busy(Text::tr("Waiting for its turn"), Text::tr("Another change of this cluster goes first."), true);
    case State::Checking:
        return busy(Text::tr("Checking the cluster"),
                    Text::tr("It is read once more, so that nothing is sent that nobody decided on."), true);
    case State::Sending: return busy(Text::tr("Sending"), {}, false);
    case State::Waiting: return waiting(operation, now);
    case State::Verifying:
        return busy(Text::tr("Finding out what became of it"),
                    Text::tr("No answer came. The cluster is read to see whether the API has acted."), false);
    case State::NeedsTwoFactor:
        return {Stage::TwoFactor,
                Text::tr("A second factor is needed"),
                codeText(operation),
                {},
                Tone::Attention,
                std::nullopt,
                true};
    case State::Drifted:
        return {Stage::Drift,
                Text::tr("The cluster has changed since you decided"),
                Text::tr("Nothing was sent."),
                {},
                Tone::Attention,
                std::nullopt,
                false};
    case State::Watching:
    case State::Done: return {Stage::Accepted, Text::tr("Accepted"), operation.progress, {}, Tone::Good, {}, false};
    case State::Failed: return failed(operation);
    case State::OutcomeUnknown:
        return {
            Stage::Problem,
            Text::tr("Nobody can tell what became of it."),
            Text::tr("The connection broke and the cluster cannot be read. Look at the cluster before you try again."),
            operation.problem ? problemText(*operation.problem, Asking::Cluster).detail : QString(),
            Tone::Unknown,
            std::nullopt,
            false};
    case State::Cancelled:
        // by the person, or by a lock that came in between: the operation knows
        return {Stage::Problem,
                Text::tr("Not sent"),
                operation.progress.isEmpty() ? Text::tr("Nothing was sent.") : operation.progress,
                {},
                Tone::Neutral,
                {},
                false};
    }
    return {};
}

} // namespace poolhouse::models
