// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/records.h"

#include <nlohmann/json_fwd.hpp>

namespace poolhouse::sandbox {

// Storage format of the records. fromJson() throws nlohmann::json::exception or std::out_of_range for an invalid
// document; the store converts that to an error.
[[nodiscard]] nlohmann::json toJson(const WorldRecord& world);
[[nodiscard]] nlohmann::json toJson(const AppRecord& app);
[[nodiscard]] nlohmann::json toJson(const ClusterRecord& cluster);
[[nodiscard]] nlohmann::json toJson(const AttachmentRecord& attachment);

void fromJson(const nlohmann::json& json, WorldRecord& world);
void fromJson(const nlohmann::json& json, AppRecord& app);
void fromJson(const nlohmann::json& json, ClusterRecord& cluster);
void fromJson(const nlohmann::json& json, AttachmentRecord& attachment);

} // namespace poolhouse::sandbox
