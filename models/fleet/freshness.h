// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/core/instant.h"

#include <chrono>
#include <optional>

namespace poolhouse::fleet {

/// Age and state of data read from the API. The last valid data stays while newer requests fail.
struct Freshness {
    bool loading = false;                      ///< a request is in flight
    std::optional<core::Instant> readAt;       ///< time of the last valid answer; empty: never
    std::optional<api::ApiError> problem;      ///< the last answer, when it was an error
    std::optional<core::Instant> failingSince; ///< first of the failures in a row

    [[nodiscard]] bool everRead() const { return readAt.has_value(); }
    friend bool operator==(const Freshness&, const Freshness&) = default;
};

/// Data older than this is shown dimmed, with its age.
inline constexpr std::chrono::minutes staleAfter{3};
/// An answer came.
void noteRead(Freshness& freshness, core::Instant at);
void noteFailure(Freshness& freshness, const api::ApiError& error, core::Instant at);
/// False for data never read: there is nothing to dim.
[[nodiscard]] bool isStale(const Freshness& freshness, core::Instant now);

} // namespace poolhouse::fleet
