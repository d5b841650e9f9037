// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/backoff.h"

#include <algorithm>

namespace poolhouse::core {

std::chrono::milliseconds Backoff::delay(int failures, double random) const {
    auto wait = std::min(initial, longest);
    for (int failure = 1; failure < failures && wait < longest; ++failure) {
        wait = std::min(wait * 2, longest);
    }
    const double share = 1.0 - 0.25 * std::clamp(random, 0.0, 1.0);
    return std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(static_cast<double>(wait.count()) * share));
}

} // namespace poolhouse::core
