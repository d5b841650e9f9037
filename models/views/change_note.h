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

/// How far a change is and how it ended, in words for those who look at the pool, at the fleet or at something else.
namespace poolhouse::views {

/// What the card of a pool tells of the change that concerns it.
struct ChangeNote {
    std::string operation;
    QString what;    ///< "Scaling to 5 instances: 3 up"
    QString detail;  ///< the API's sentence, what is waited for, or the reason; may be empty
    QString elapsed; ///< since it was asked for, "26 s"; empty once it has ended
    text::Tone tone = text::Tone::Working;
    std::optional<double> share; ///< 0 to 1, of what can be counted; empty: nothing can
    bool wantsCode = false;      ///< goes on with the code of a second factor
    bool running = true;         ///< false: it has ended, and what is said stays until it is dismissed

    friend bool operator==(const ChangeNote&, const ChangeNote&) = default;
};

/// `pool` as the store has it by now; null when the cluster has no such pool.
[[nodiscard]] ChangeNote changeNote(const operations::Operation& operation, const core::Pool* pool, core::Instant now);

/// It goes on only when somebody does something, or somebody has to find out how it ended.
[[nodiscard]] bool needsSomebody(const operations::Operation& operation);

[[nodiscard]] QString changeUnderWay(const operations::Operation& operation); ///< "Scaling web-reads to 5"
/// A few words for the row of its pool: "scaling to 5", "needs a code", "not done".
[[nodiscard]] QString changeWord(const operations::Operation& operation);
/// How it ended, as the headline of a notification: "web-reads is scaled to 5", "Scaling web-reads to 5 failed".
[[nodiscard]] QString changeEnded(const operations::Operation& operation);

} // namespace poolhouse::views
