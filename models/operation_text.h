// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/pool_draft.h"
#include "models/operation.h"
#include "models/tone.h"

#include <QString>

/// What operations say to people (context "Wording").
namespace poolhouse::models::wording {

[[nodiscard]] QString changeTitle(const Operation& operation); ///< "Scale web-reads from 3 to 5 instances"
[[nodiscard]] QString operationState(Operation::State state);  ///< "outcome unknown"
[[nodiscard]] Tone operationTone(Operation::State state);
/// "3 instances", "no instances"
[[nodiscard]] QString instances(int count);
/// Why the API said no: its own sentence where it gave one, else ours.
[[nodiscard]] QString apiReason(const api::ApiError& error);
[[nodiscard]] QString draftProblem(const core::DraftProblem& problem); ///< "At most 12 instances are left for this pool."

} // namespace poolhouse::models::wording
