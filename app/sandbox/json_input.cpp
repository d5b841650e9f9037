// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/json_input.h"

#include "models/core/json_depth.h"

namespace poolhouse::sandbox {

core::Result<nlohmann::json, JsonProblem> parseJson(std::string_view text) {
    if (core::firstTooDeep(text)) {
        return JsonProblem::TooDeep;
    }
    if (text.find('\0') != std::string_view::npos) {
        return JsonProblem::Invalid; // the library takes it for the end
    }
    auto parsed = nlohmann::json::parse(text, nullptr, false);
    if (parsed.is_discarded()) {
        return JsonProblem::Invalid;
    }
    return parsed;
}

} // namespace poolhouse::sandbox
