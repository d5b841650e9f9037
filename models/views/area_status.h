// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/text/problem_text.h"

#include <QString>

#include <chrono>
#include <optional>

namespace poolhouse::fleet {
struct Freshness;
}

namespace poolhouse::views {

/// How the reading of an area of a cluster stands; see fleet::AreaReader.
struct AreaStatus {
    enum class State { Loading, Failed, Read }; ///< Failed: never read

    State state = State::Loading;
    bool stale = false;             ///< overdue, or failing for so long that the figures are dimmed
    QString age;                    ///< "Settings read 4 s ago"; empty while they were never read
    std::optional<QString> problem; ///< why it could not be read, or no longer can
    QString problemDetail;          ///< of `problem`
    bool problemIsOwn = false;      ///< the API denies this area: it has nothing to do with other failures

    friend bool operator==(const AreaStatus&, const AreaStatus&) = default;
};

/// What was asked for, and its age in words.
struct AreaWords {
    text::RequestKind request;
    QString asOf; ///< "Settings as of %1, %2": a time, an age
    QString read; ///< "Settings read %1": an age
};

/// Pure. `interval`: between two readings that succeed, now.
[[nodiscard]] AreaStatus areaStatus(const fleet::Freshness& read, std::chrono::milliseconds interval, core::Instant now,
                                    const AreaWords& words);

} // namespace poolhouse::views
