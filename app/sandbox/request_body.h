// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/result.h"
#include "models/json/json.h"

#include <initializer_list>
#include <optional>
#include <string_view>

namespace poolhouse::sandbox {

// All errors here are the response to send.

/// The body as an object without members other than `members`; an empty body is an empty object.
[[nodiscard]] core::Result<nlohmann::json, Response> objectBody(const Exchange& exchange, ApiKind api,
                                                                std::initializer_list<std::string_view> members);

/// The body as an object with any members; an empty body is an empty object.
[[nodiscard]] core::Result<nlohmann::json, Response> anyObjectBody(const Exchange& exchange, ApiKind api);

/// Optional string.
[[nodiscard]] core::Result<std::optional<std::string>, Response> textMember(const nlohmann::json& body, ApiKind api,
                                                                            std::string_view name);

/// Optional integer. Values outside the range of int are clamped to it, where every rule rejects them.
[[nodiscard]] core::Result<std::optional<int>, Response> countMember(const nlohmann::json& body, ApiKind api,
                                                                     std::string_view name);

/// Optional boolean.
[[nodiscard]] core::Result<std::optional<bool>, Response> flagMember(const nlohmann::json& body, ApiKind api,
                                                                     std::string_view name);

/// Optional object without members other than `members`; an empty object when absent.
[[nodiscard]] core::Result<nlohmann::json, Response> objectMember(const nlohmann::json& body, ApiKind api,
                                                                  std::string_view name,
                                                                  std::initializer_list<std::string_view> members);

/// 200 (or `status`) with a JSON body.
[[nodiscard]] Response jsonResponse(const nlohmann::json& body, int status = 200);

} // namespace poolhouse::sandbox
