// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/backoff.h"

#include <algorithm>

namespace poolhouse::core {

std::chrono::milliseconds Backoff::delay(int failures, double random) const {
    auto wait = std::min(initial, longest);
    for (int failure = 1; failure < failures && wait.count() > 0 && wait < longest; ++failure) {
        wait = wait > longest / 2 ? longest : wait * 2;
    }
    const double share = 1.0 - 0.25 * (random > 0.0 ? std::min(random, 1.0) : 0.0); // NaN counts as 0
    return std::chrono::milliseconds(
        static_cast<std::chrono::milliseconds::rep>(static_cast<double>(wait.count()) * share));
}

} // namespace poolhouse::core
