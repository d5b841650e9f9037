// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/json/json.h"

#include <string_view>

namespace poolhouse::sandbox {

enum class JsonProblem { Invalid, TooDeep };

/// The only parser of the sandbox for JSON from outside: bodies, recordings, the database. Refuses documents nested
/// deeper than core::deepestJson, whose copies and destructors would overflow the stack.
[[nodiscard]] core::Result<nlohmann::json, JsonProblem> parseJson(std::string_view text);

} // namespace poolhouse::sandbox
