// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/pool_draft.h"
#include "models/operations/operation.h"
#include "models/text/tone.h"

#include <QString>

#include <optional>

namespace poolhouse::views {

/// What the form that asked for an operation tells about it while it is still open.
struct OperationNote {
    enum class Stage {
        Busy,      ///< under way; the form waits
        TwoFactor, ///< wants a code
        Drift,     ///< the cluster has changed; nothing was sent
        Problem,   ///< it did not happen, or nobody can tell; the form can be used again
        Accepted,  ///< the API has it: the form is done
    };
    Stage stage = Stage::Busy;
    QString what;   ///< "Checking the cluster"
    QString text;   ///< why, and what to do next
    QString detail; ///< for a report; never a token
    text::Tone tone = text::Tone::Working;
    std::optional<core::DraftField> field; ///< the field that the API complains about, when it can be told
    bool withdrawable = false;             ///< nothing was sent yet, so it can be taken back

    friend bool operator==(const OperationNote&, const OperationNote&) = default;
};

/// `now` counts down to the next attempt.
[[nodiscard]] OperationNote operationNote(const operations::Operation& operation, core::Instant now);

} // namespace poolhouse::views
