// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace poolhouse::core {

/// Exponential backoff: the delay starts at `initial`, doubles with each failure up to `longest`, and is shortened by a
/// random jitter of up to 25 % so that clients do not retry in lockstep.
struct Backoff {
    std::chrono::milliseconds initial{1000};
    std::chrono::milliseconds longest{60000};

    /// `failures`: consecutive failures, clamped to at least 1. `random`: in [0, 1), clamped.
    [[nodiscard]] std::chrono::milliseconds delay(int failures, double random) const;
};

} // namespace poolhouse::core
