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

// Platform API representations (API contract: App, Addon, Attachment, Plan).
[[nodiscard]] nlohmann::json appJson(const AppRecord& app, const State& state);
[[nodiscard]] nlohmann::json addonJson(const ClusterRecord& cluster, const State& state, const Extras& extras);
[[nodiscard]] nlohmann::json attachmentJson(const AttachmentRecord& attachment, const State& state,
                                            const Extras& extras);

/// The add-on service, with all members if `full`, else id and name only.
[[nodiscard]] nlohmann::json serviceJson(bool full);
/// The same for a plan, by its name without the service.
[[nodiscard]] nlohmann::json planJson(const std::string& name, bool full);
/// "heroku-postgresql:standard-2" for "standard-2".
[[nodiscard]] std::string fullPlanName(const std::string& plan);
/// Id and name.
[[nodiscard]] nlohmann::json regionRefJson(const std::string& region);
/// Host of the app's default domain; the reserved domain "invalid" leads nowhere.
[[nodiscard]] std::string webHost(const AppRecord& app);

} // namespace poolhouse::sandbox
