// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

#include <map>
#include <optional>
#include <string>

namespace poolhouse::sandbox {

/// The account's second factor (API contract, x-two-factor). When enabled, requests that change an app or read its
/// secrets need a six-digit code or a pre-authorization of the app. Any six digits are accepted. Pre-authorizations
/// last eight hours of sandbox time and are not stored.
class TwoFactor {
public:
    explicit TwoFactor(bool on = false) : m_on(on) {}

    [[nodiscard]] bool on() const { return m_on; }
    /// 403 when a second factor is missing; else empty.
    [[nodiscard]] std::optional<Response> refusal(const Exchange& exchange, const Route& route) const;
    /// Pre-authorizes the app with the request's code.
    [[nodiscard]] Response preAuthorize(const Exchange& exchange, const AppRecord& app);

private:
    bool m_on;
    std::map<std::string, core::Instant> m_until; ///< by app
};

} // namespace poolhouse::sandbox
