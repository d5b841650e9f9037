// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace poolhouse::core {

/// `wide` clamped to the range of int. Counts come from the network; sums of absurd values must not overflow.
[[nodiscard]] constexpr int boundedInt(std::int64_t wide) {
    return static_cast<int>(
        std::clamp<std::int64_t>(wide, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

} // namespace poolhouse::core
