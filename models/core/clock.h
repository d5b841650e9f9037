// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::core {

/// A point in UTC with millisecond resolution.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where the time comes from. Rules never read the system's clock; the program and its tests hand one in.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// A clock that stands still until told: for tests and reproducible pictures. Not thread-safe.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : m_now(start) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

/// Reads RFC 3339 such as "2026-06-22T08:28:00Z", "2026-06-22 08:28:00 +0000", with a fraction or an offset; without an
/// offset UTC is meant. Empty for anything that is no valid date and time in UTC's years 1970 to 9999. Finer fractions
/// than milliseconds are cut; a leap second is the first of the next minute.
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text);

/// "2026-06-22T08:28:00Z"; milliseconds are dropped.
[[nodiscard]] std::string formatInstant(Instant instant);

} // namespace poolhouse::core
