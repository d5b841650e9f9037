// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

#include <nlohmann/json_fwd.hpp>

namespace poolhouse::sandbox {

/// Relations to expand (Accept-Expansion) and members to include (Accept-Inclusion).
struct Extras {
    bool service = false;    ///< addon_service
    bool plan = false;       ///< plan
    bool addonPlan = false;  ///< addon:plan, of attachments
    bool configVars = false; ///< config_vars, of attachments
    bool provisionMessage = false;
};
[[nodiscard]] Extras extrasOf(const Request& request);

// Platform API representations (API contract: App, Addon, Attachment).
[[nodiscard]] nlohmann::json appJson(const AppRecord& app, const State& state);
[[nodiscard]] nlohmann::json addonJson(const ClusterRecord& cluster, const State& state, const Extras& extras);
[[nodiscard]] nlohmann::json attachmentJson(const AttachmentRecord& attachment, const State& state,
                                            const Extras& extras);

} // namespace poolhouse::sandbox
