// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace poolhouse::fleet {

/// How far the readings behind the peaks of a cluster reach.
struct ReadingBasis {
    std::chrono::milliseconds span{};    ///< from the first reading considered to the last
    std::chrono::milliseconds missing{}; ///< part of it without a known reading
    int gaps = 0;

    [[nodiscard]] std::chrono::milliseconds covered() const { return span - missing; }
    friend bool operator==(const ReadingBasis&, const ReadingBasis&) = default;
};

} // namespace poolhouse::fleet
