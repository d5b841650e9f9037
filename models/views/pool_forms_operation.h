// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/new_cluster.h"
#include "models/core/pool_draft.h"
#include "models/operations/operation.h"
#include "models/text/tone.h"

#include <QString>

#include <optional>

namespace poolhouse::views {

/// An operation as shown by the form that submitted it, while the form is open.
struct OperationNote {
    enum class Stage {
        Busy,      ///< in flight; the form waits
        TwoFactor, ///< requires a code
        Drift,     ///< the cluster has changed; nothing was sent
        Problem,   ///< failed, or of unknown outcome; the form can be used again
        Accepted,  ///< accepted by the API: the form is done
    };
    Stage stage = Stage::Busy;
    QString what;   ///< "Checking the cluster"
    QString text;   ///< why, and what to do next
    QString detail; ///< for a report; never a token
    text::Tone tone = text::Tone::Working;
    std::optional<core::DraftField> field; ///< the field that the API rejects, if it can be derived
    bool withdrawable = false;             ///< nothing was sent that may have acted: it can be cancelled
    std::optional<core::NewClusterField> newClusterField = {}; ///< the same of a cluster that is created

    friend bool operator==(const OperationNote&, const OperationNote&) = default;
};

/// `now` is the base of the countdown to the next attempt.
[[nodiscard]] OperationNote operationNote(const operations::Operation& operation, core::Instant now);

} // namespace poolhouse::views
