// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_report.h"
#include "models/core/setting.h"

namespace poolhouse::console {

/// Per resources/schema/settings.schema.json.
[[nodiscard]] std::string settingsJson(const AreaReading& reading, const std::vector<core::Setting>& settings);
[[nodiscard]] Json settingValueJson(const core::SettingValue& value); ///< its own type; null while unknown or not set
[[nodiscard]] QString settingValueText(const core::SettingValue& value); ///< "-": not set
[[nodiscard]] QString settingsTable(const AreaReading& reading, const std::vector<core::Setting>& settings);

} // namespace poolhouse::console
