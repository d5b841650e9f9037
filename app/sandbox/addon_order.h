// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/result.h"

#include <optional>
#include <string>

namespace poolhouse::sandbox {

/// A validated request to create an add-on (POST /apps/{app}/addons).
struct AddonOrder {
    std::string appId;
    std::string plan; ///< without the service prefix
    std::string name;
    std::string attachmentName;
    std::string level;
    std::string version;
    bool highAvailability = true;
    std::string sourceId;              ///< source of a fork or rollback; empty: a new database
    std::optional<core::Instant> past; ///< recovery time of a rollback
    bool oldVersion = false;           ///< the oldest available version was requested
};

/// Why an add-on cannot have this new name; empty when it can.
[[nodiscard]] std::optional<Response> addonNameRefusal(const State& state, const std::string& name);

/// Parses and validates the request body; the error is the response to send.
[[nodiscard]] core::Result<AddonOrder, Response> readAddonOrder(const Exchange& exchange, const AppRecord& app);

/// Creates the add-on with its leader pool and attachment, in state provisioning. Returns its id.
std::string placeOrder(State& state, const AddonOrder& order, core::Instant now);

} // namespace poolhouse::sandbox
