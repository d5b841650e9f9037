// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <optional>

namespace poolhouse::fleet {

/// The requests that the API still allows the account, from the last report and the refill since. Pure.
class RequestBudget {
public:
    /// What an answer reported. Answers overtake each other: of several reports at one instant the lowest holds.
    void report(int left, core::Instant now);
    void replace(std::optional<int> left, core::Instant now); ///< whatever was reported before; empty: unknown
    void forget() { m_left.reset(); }                         ///< another account has another budget

    [[nodiscard]] std::optional<int> left(core::Instant now) const; ///< empty: never reported
    [[nodiscard]] bool exhausted(core::Instant now) const;
    /// At or below requestReserve: only what is on screen is asked.
    [[nodiscard]] bool scarce(core::Instant now) const;

private:
    std::optional<int> m_left;
    core::Instant m_reportedAt;
};

} // namespace poolhouse::fleet
