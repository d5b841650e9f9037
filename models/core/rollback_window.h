// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <optional>
#include <string>

namespace poolhouse::core {

/// When a cluster can be rolled back to; empty: not known.
struct RollbackWindow {
    std::optional<Instant> earliest{};
    std::optional<Instant> latest{};

    friend bool operator==(const RollbackWindow&, const RollbackWindow&) = default;
};

/// "2026-06-02T11:00:00": an instant to roll back to as the API takes it, in UTC without a zone (data:pg:fork
/// --rollback-to).
[[nodiscard]] inline std::string recoveryTime(Instant at) {
    auto text = formatInstant(at);
    text.pop_back(); // the Z
    return text;
}

} // namespace poolhouse::core
