// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/core/instant.h"

#include <chrono>
#include <optional>

namespace poolhouse::fleet {

/// How far something read from the API can be trusted. The last good figures stay while newer questions fail.
struct Freshness {
    bool loading = false;                      ///< a question is under way
    std::optional<core::Instant> readAt;       ///< when the last good answer came; empty: never
    std::optional<api::ApiError> problem;      ///< the last answer was this; empty after a good one
    std::optional<core::Instant> failingSince; ///< first failure of an unbroken row

    [[nodiscard]] bool everRead() const { return readAt.has_value(); }
    friend bool operator==(const Freshness&, const Freshness&) = default;
};

/// Figures older than this are shown dimmed with "since when".
inline constexpr std::chrono::minutes staleAfter{3};
/// False for what was never read: there is no figure to dim.
[[nodiscard]] bool isStale(const Freshness& freshness, core::Instant now);

} // namespace poolhouse::fleet
