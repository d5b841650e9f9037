// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/result.h"

#include <optional>
#include <string>

namespace poolhouse::sandbox {

/// What a client asks for with POST /apps/{app}/addons, checked in every respect.
struct AddonOrder {
    std::string appId;
    std::string plan; ///< without the service prefix
    std::string name;
    std::string attachmentName;
    std::string level;
    std::string version;
    bool highAvailability = true;
    std::string sourceId;              ///< of a copy; empty for a new database
    std::optional<core::Instant> past; ///< of a copy: the instant it goes back to
    bool oldVersion = false;           ///< the oldest version on offer was chosen
};

/// Reads the body; the error is the answer.
[[nodiscard]] core::Result<AddonOrder, Response> readAddonOrder(const Exchange& exchange, const AppRecord& app);

/// Makes the add-on, its leader pool and its attachment, all of them still being provisioned. Returns its id.
std::string placeOrder(State& state, const AddonOrder& order, core::Instant now);

} // namespace poolhouse::sandbox
