// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"

#include <chrono>

namespace poolhouse::fleet {

/// Starts at the machine's wall clock and follows its steady clock from then on, time asleep included. A wall clock
/// that is set or stepped moves wallClockShift() only. Millisecond resolution. Thread-safe.
class SystemClock final : public core::Clock {
public:
    SystemClock();
    [[nodiscard]] core::Instant now() const override;
    [[nodiscard]] std::chrono::milliseconds wallClockShift() const override;

private:
    core::Instant m_start;
    std::chrono::milliseconds m_steadyStart;
};

} // namespace poolhouse::fleet
