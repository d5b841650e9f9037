// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/pool_draft.h"
#include "models/operations/operation.h"
#include "models/text/tone.h"

#include <QString>

#include <optional>

/// What operations say to people (context "Wording").
namespace poolhouse::text {

[[nodiscard]] QString changeTitle(const operations::Operation& operation); ///< "Scale web-reads from 3 to 5 instances"
/// The same of a change alone; `before` is its pool as it was when the change was decided.
[[nodiscard]] QString changeTitle(const core::Change& change, const std::optional<core::PoolShape>& before);
[[nodiscard]] QString operationState(operations::Operation::State state); ///< "outcome unknown"
[[nodiscard]] Tone operationTone(operations::Operation::State state);
/// The outcome as a self-contained sentence: "Done on postgresql-x: Scale web-reads from 3 to 5 instances."
[[nodiscard]] QString outcome(const operations::Operation& operation);
/// Of one that waits for a code: "Two-factor code required on postgresql-x: Rotate the credential analyst."
[[nodiscard]] QString codeWanted(const operations::Operation& operation);
/// Of a pool that was added: "web-reads is ready on postgresql-x. No app uses it yet."
[[nodiscard]] QString poolReady(const operations::Operation& operation);
/// What takes it back: "Scale back to 3". Empty when nothing does; with dots when a dialog asks for more first.
[[nodiscard]] QString undoVerb(const operations::Operation& operation);
/// "3 instances", "no instances"
[[nodiscard]] QString instances(int count);
/// How far an operation is, or how it ended: "2 of 3 instances up". Empty for ProgressCode::None.
[[nodiscard]] QString progressSentence(const operations::Progress& progress);
/// Of a change that is known: also what to do about a config var in the way of an attachment.
[[nodiscard]] QString progressSentence(const operations::Operation& operation);
/// The config var in the way of an attachment, which the API would overwrite if that were confirmed; empty: another
/// error.
[[nodiscard]] QString configVarInTheWay(const core::Change& change, const api::ApiError& error);
/// Why a request failed.
[[nodiscard]] std::optional<QString> exchangeProblem(const operations::Exchange& exchange);
[[nodiscard]] QString attachmentTitle(const operations::AttachmentName& attachment); ///< "READS in example-app"
/// Why the API refused: its own sentence where it gave one, else ours.
[[nodiscard]] QString apiReason(const api::ApiError& error);

} // namespace poolhouse::text
