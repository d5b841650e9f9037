// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/system_clock.h"

#include <ctime>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;

core::Instant wallClock() {
    return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
}

milliseconds elapsedSinceBoot() {
#ifdef CLOCK_BOOTTIME
    constexpr auto source = CLOCK_BOOTTIME; // Linux stops CLOCK_MONOTONIC during sleep
#else
    constexpr auto source = CLOCK_MONOTONIC;
#endif
    timespec time{};
    clock_gettime(source, &time);
    return std::chrono::duration_cast<milliseconds>(std::chrono::seconds(time.tv_sec) +
                                                    std::chrono::nanoseconds(time.tv_nsec));
}

} // namespace

SystemClock::SystemClock() : m_start(wallClock()), m_steadyStart(elapsedSinceBoot()) {}

core::Instant SystemClock::now() const {
    return m_start + (elapsedSinceBoot() - m_steadyStart);
}

milliseconds SystemClock::wallClockShift() const {
    return wallClock() - now();
}

} // namespace poolhouse::fleet
