// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/text/tone.h"

#include <QString>

#include <optional>
#include <string>

namespace poolhouse::core {
struct Pool;
}

namespace poolhouse::operations {
struct Operation;
}

/// Progress and result of a change as text: for the pool's card, the fleet and notifications. Pure.
namespace poolhouse::views {

/// The change shown on the card of a pool.
struct ChangeNote {
    std::string operation;
    QString what;    ///< "Scaling to 5 instances: 3 up"
    QString detail;  ///< the API's own text, the condition waited for, or the reason; may be empty
    QString elapsed; ///< since it was requested, "26 s"; empty once finished and during the first second
    text::Tone tone = text::Tone::Working;
    std::optional<double> share; ///< progress, 0 to 1; empty: not countable
    bool wantsCode = false;      ///< continues with a second-factor code
    bool running = true;         ///< false: finished; the note stays until dismissed

    friend bool operator==(const ChangeNote&, const ChangeNote&) = default;
};

/// `pool` is the pool in the store; null when the cluster has none of that name.
[[nodiscard]] ChangeNote changeNote(const operations::Operation& operation, const core::Pool* pool, core::Instant now);

/// It is done, and made a copy of a cluster, to which apps may be switched over.
[[nodiscard]] bool madeCopy(const operations::Operation& operation);

/// True if the user has to act: a code is required, or the outcome is unknown.
[[nodiscard]] bool needsUser(const operations::Operation& operation);

[[nodiscard]] QString changeUnderWay(const operations::Operation& operation); ///< "Scaling web-reads to 5"
/// Short form for the row of its pool: "scaling to 5", "needs a code", "not done".
[[nodiscard]] QString changeWord(const operations::Operation& operation);
/// The result, as the headline of a notification: "web-reads scaled to 5", "Scaling web-reads to 5 failed".
[[nodiscard]] QString changeEnded(const operations::Operation& operation);

} // namespace poolhouse::views
