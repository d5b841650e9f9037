// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::core {

/// A point in UTC with millisecond resolution.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Reads RFC 3339 such as "2026-06-22T08:28:00Z", "2026-06-22 08:28:00 +0000", with a fraction or an offset; without an
/// offset UTC is assumed. Empty for anything that is not a valid date and time within 1970 to 9999 in UTC. Fractions
/// finer than milliseconds are truncated; a leap second is read as the first second of the next minute.
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text);

/// "2026-06-22T08:28:00Z"; milliseconds are dropped.
[[nodiscard]] std::string formatInstant(Instant instant);

} // namespace poolhouse::core
