// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QString>

namespace poolhouse::views {

/// A short text in a coloured capsule.
struct Badge {
    QString text;
    text::Tone tone = text::Tone::Neutral;
    QString explanation; ///< tool tip

    friend bool operator==(const Badge&, const Badge&) = default;
};

} // namespace poolhouse::views
