// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the commands' JSON has in common.

#include "models/core/cost.h"
#include "models/core/instant.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace poolhouse::console {

using Json = nlohmann::ordered_json;

/// What is unknown is null, never 0 and never absent.
template <class T> Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}
[[nodiscard]] Json orNull(const std::string& text);
[[nodiscard]] Json instantJson(const std::optional<core::Instant>& instant);
[[nodiscard]] Json gapsJson(const core::CostEstimate& cost);
/// With nothing but gaps there is no amount at all, not even "at least $0".
[[nodiscard]] Json centsJson(const core::CostEstimate& cost);
/// As text with a line break at its end. Names come from outside: what is no UTF-8 is replaced, not thrown over.
[[nodiscard]] std::string textOf(const Json& json);

} // namespace poolhouse::console
