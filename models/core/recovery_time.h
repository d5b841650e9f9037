// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <string>

namespace poolhouse::core {

/// "2026-06-02T11:00:00": an instant to roll back to as the API takes it, in UTC without a zone.
[[nodiscard]] inline std::string recoveryTime(Instant at) {
    auto text = formatInstant(at);
    text.pop_back(); // the Z
    return text;
}

} // namespace poolhouse::core
