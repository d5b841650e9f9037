// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/setting.h"

#include <QString>

/// Text about PostgreSQL parameters (context "Wording"). Pure.
namespace poolhouse::text {

[[nodiscard]] QString settingValue(const core::SettingValue& value); ///< "2000", "on", "not set", "unknown"
/// Whether a change of it takes effect with a restart only: "yes", "no", "unknown".
[[nodiscard]] QString settingRestart(const core::Setting& setting);
/// What the parameter does, with its unit, as PostgreSQL 17 documents it; empty for one not known here.
[[nodiscard]] QString settingPurpose(const core::Setting& setting);

} // namespace poolhouse::text
