// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Shared helpers for the commands' JSON output.

#include "models/core/change.h"
#include "models/core/cost.h"
#include "models/core/instant.h"
#include "models/core/maintenance.h"
#include "models/json/json.h"

#include <optional>
#include <string>

namespace poolhouse::console {

using Json = nlohmann::ordered_json;

/// Unknown values are null, never 0 and never absent.
template <class T> Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}
[[nodiscard]] Json orNull(const std::string& text);
[[nodiscard]] Json instantJson(const std::optional<core::Instant>& instant);
/// {"weekday": "sunday", "minute_of_day": 810}
[[nodiscard]] Json weekTimeJson(const core::WeekTime& at);
/// "app", "attachment" and "credential" of a step of a plan; null where it is about a pool only.
void addSubject(Json& step, const core::Change& change);
[[nodiscard]] Json gapsJson(const core::CostEstimate& cost);
/// Null if the estimate consists of gaps only, rather than "at least $0".
[[nodiscard]] Json centsJson(const core::CostEstimate& cost);
/// Indented text, newline-terminated. Invalid UTF-8, possible in names, is replaced instead of throwing; characters
/// that would deceive on a terminal are JSON's own escapes.
[[nodiscard]] std::string textOf(const Json& json);

} // namespace poolhouse::console
