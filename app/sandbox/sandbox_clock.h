// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/records.h"
#include "models/core/clock.h"

#include <algorithm>
#include <atomic>
#include <chrono>

namespace poolhouse::sandbox {

/// Sandbox time: runs `scale` times as fast as real time, or is moved manually. Monotonic, up to latestInstant.
/// Thread-safe.
class SandboxClock final : public core::Clock {
public:
    using Steady = std::chrono::steady_clock;

    /// `scale` 0: manual.
    SandboxClock(core::Instant start, double scale)
        : m_base(start.time_since_epoch().count()), m_scale(scale), m_began(Steady::now()) {}

    [[nodiscard]] core::Instant now() const override {
        const double real = std::chrono::duration<double, std::milli>(Steady::now() - m_began).count();
        const auto passed = static_cast<std::int64_t>(real * m_scale);
        return std::min(latestInstant, core::Instant(std::chrono::milliseconds(m_base.load() + passed)));
    }

    [[nodiscard]] bool manual() const { return m_scale == 0; }
    /// Real time that `time` of sandbox time takes, from 1 ms to 1 day. Precondition: not manual().
    [[nodiscard]] std::chrono::milliseconds realTime(std::chrono::milliseconds time) const {
        constexpr double aDay = 86'400'000;
        return std::chrono::milliseconds(
            static_cast<std::int64_t>(std::clamp(static_cast<double>(time.count()) / m_scale, 1.0, aDay)));
    }
    /// Sandbox time that passes within `time` of real time; 0 if manual().
    [[nodiscard]] std::chrono::milliseconds sandboxTime(std::chrono::milliseconds time) const {
        return std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(time.count()) * m_scale));
    }
    /// Moves a manual clock forward; an earlier instant is ignored.
    void moveTo(core::Instant instant) {
        auto current = m_base.load();
        const auto wanted = instant.time_since_epoch().count();
        while (wanted > current && !m_base.compare_exchange_weak(current, wanted)) {
        }
    }

private:
    std::atomic<std::int64_t> m_base;
    double m_scale;
    Steady::time_point m_began;
};

} // namespace poolhouse::sandbox
