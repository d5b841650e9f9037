// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QString>

#include <optional>

namespace poolhouse::views {

/// One of the four figures at the top of a cluster page.
struct Tile {
    QString title;                         ///< "Connections in use"
    QString figure;                        ///< "1,846"
    QString unit;                          ///< "/ 3,540"
    QString detail;                        ///< a line or two below
    std::optional<double> use;             ///< drawn as a bar when set, 0 to 1 and above
    text::Tone tone = text::Tone::Neutral; ///< of the figure and its bar
    QString explanation;                   ///< tool tip: where the figure comes from and when it was read

    friend bool operator==(const Tile&, const Tile&) = default;
};

} // namespace poolhouse::views
