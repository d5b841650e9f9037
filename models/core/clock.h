// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::core {

/// A point in UTC with millisecond resolution.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Source of the current time, injected. Nothing in core reads the system clock.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// A clock that only moves when set, for tests and reproducible screenshots. Not thread-safe.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : m_now(start) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

/// Parses an RFC 3339 timestamp ("2026-06-22T08:28:00Z") or its variant "2026-06-22 08:28:00 +0000", with an optional
/// fraction and offset; the default offset is UTC. Empty if invalid or outside the UTC years 1970 to 9999. Fractions
/// are truncated to milliseconds; a leap second becomes the first second of the next minute.
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text);

/// "2026-06-22T08:28:00Z"; milliseconds are truncated.
[[nodiscard]] std::string formatInstant(Instant instant);

} // namespace poolhouse::core
