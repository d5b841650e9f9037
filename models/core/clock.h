// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

namespace poolhouse::core {

/// Source of the current time. Rules never read the system clock; the program and the tests inject one.
class Clock {
public:
    virtual ~Clock() = default;
    /// Never goes back, and advances by elapsed time alone, so that ages, deadlines and pauses can be measured by it.
    [[nodiscard]] virtual Instant now() const = 0;
    /// How far the machine's clock was set ahead since the start; negative: back. 0 unless the clock was set, up to
    /// the jitter of two clocks.
    [[nodiscard]] virtual std::chrono::milliseconds wallClockShift() const { return std::chrono::milliseconds(0); }
};

/// A clock that changes only when set or advanced: for tests and reproducible pictures. Not thread-safe.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : m_now(start) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds wallClockShift() const override { return m_shift; }
    void set(Instant now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }
    void setWallClockShift(std::chrono::milliseconds shift) { m_shift = shift; }

private:
    Instant m_now;
    std::chrono::milliseconds m_shift{0};
};

} // namespace poolhouse::core
