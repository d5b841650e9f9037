// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::text {

/// How something is, for colour AND shape AND word: colour never speaks alone.
enum class Tone {
    Neutral,   ///< nothing to say
    Good,      ///< circle
    Attention, ///< triangle
    Bad,       ///< square
    Unknown,   ///< ring
    Working,   ///< a change is under way: half circle
};

} // namespace poolhouse::text
