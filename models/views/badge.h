// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/text/tone.h"

#include <QString>

#include <optional>

namespace poolhouse::views {

/// Target of a badge on the page of its cluster.
struct BadgeLink {
    enum class Kind { Pool, Storage, Cost };
    Kind kind = Kind::Pool;
    core::PoolId pool = {}; ///< of Pool

    friend bool operator==(const BadgeLink&, const BadgeLink&) = default;
};

/// A short text in a coloured capsule.
struct Badge {
    QString text;
    text::Tone tone = text::Tone::Neutral;
    QString explanation; ///< tool tip
    std::optional<BadgeLink> link = {};

    friend bool operator==(const Badge&, const Badge&) = default;
};

} // namespace poolhouse::views
