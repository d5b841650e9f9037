// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"
#include "models/operations/operation.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

namespace poolhouse::operations {

/// Keeps what was read from the journal at the time of day that it was recorded with, however the machine's clock is
/// set: on the line of core::Clock::now(), which only advances, it moves against the clock.
class RecordedTimes {
public:
    /// core::Clock::wallClockShift() as last followed. Differences below a second are jitter of two clocks.
    [[nodiscard]] std::chrono::milliseconds shift() const { return m_shift; }

    void begin(const std::vector<Operation>& read); ///< what the journal gave at the present shift
    void forget();
    /// `operations` begin with what was read.
    void follow(std::chrono::milliseconds shift, std::vector<Operation>& operations,
                std::vector<UnreadableRow>& unreadable);

private:
    std::chrono::milliseconds m_shift{0};
    std::size_t m_count = 0;
    std::unordered_set<std::string> m_resumed; ///< had not finished
};

} // namespace poolhouse::operations
