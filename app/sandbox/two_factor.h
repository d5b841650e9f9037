// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

#include <map>
#include <optional>
#include <string>

namespace poolhouse::sandbox {

/// The account's second factor (x-two-factor of the contract), when it is switched on: what changes an app or tells its
/// secrets needs a code of six digits in the request, or a pre-authorization of the app. Any six digits are right.
/// Pre-authorizations last eight hours of sandbox time and do not outlive the server.
class TwoFactor {
public:
    explicit TwoFactor(bool on = false) : m_on(on) {}

    [[nodiscard]] bool on() const { return m_on; }
    /// Why the exchange may not go to this route; empty when it may.
    [[nodiscard]] std::optional<Response> refusal(const Exchange& exchange, const Route& route) const;
    /// Presents the request's code for an app.
    [[nodiscard]] Response preAuthorize(const Exchange& exchange, const AppRecord& app);

private:
    bool m_on;
    std::map<std::string, core::Instant> m_until; ///< by app
};

} // namespace poolhouse::sandbox
