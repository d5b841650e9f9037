// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace poolhouse::core {

/// How long to wait before asking again after failures: initial, then doubled each time up to the longest, with up to a
/// quarter taken off at random so that many clients do not return together.
struct Backoff {
    std::chrono::milliseconds initial{1000};
    std::chrono::milliseconds longest{60000};

    /// `failures` in a row, 1 at least (less counts as 1); `random` in [0, 1), values outside are brought inside.
    [[nodiscard]] std::chrono::milliseconds delay(int failures, double random) const;
};

} // namespace poolhouse::core
