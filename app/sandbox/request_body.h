// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/result.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <optional>
#include <string_view>

namespace poolhouse::sandbox {

/// The body as an object that has no members but these. An empty body is an empty object. The error is the answer.
[[nodiscard]] core::Result<nlohmann::json, Response> objectBody(const Exchange& exchange, ApiKind api,
                                                                std::initializer_list<std::string_view> members);

/// A member that is a text, or absent. The error is the answer.
[[nodiscard]] core::Result<std::optional<std::string>, Response> textMember(const nlohmann::json& body, ApiKind api,
                                                                            std::string_view name);

/// A member that is a whole number, or absent. What does not fit an int becomes its nearest end, which no rule allows.
[[nodiscard]] core::Result<std::optional<int>, Response> countMember(const nlohmann::json& body, ApiKind api,
                                                                     std::string_view name);

/// 200 (or `status`) with a JSON body.
[[nodiscard]] Response jsonResponse(const nlohmann::json& body, int status = 200);

} // namespace poolhouse::sandbox
