// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace poolhouse::core {

/// `wide` as an int, held at the ends of its range: counts come from the network, and a sum of absurd ones must stay
/// absurd instead of overflowing.
[[nodiscard]] constexpr int boundedInt(std::int64_t wide) {
    return static_cast<int>(
        std::clamp<std::int64_t>(wide, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

} // namespace poolhouse::core
