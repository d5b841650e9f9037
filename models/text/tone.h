// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::text {

/// Condition of something, shown as colour, shape and word: never by colour alone.
enum class Tone {
    Neutral,   ///< no statement
    Good,      ///< circle
    Attention, ///< triangle
    Bad,       ///< square
    Unknown,   ///< ring
    Working,   ///< a change is in progress: half circle
};

} // namespace poolhouse::text
