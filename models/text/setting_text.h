// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/setting_change.h"

#include <QString>
#include <QStringList>

/// Text about PostgreSQL parameters (context "Wording"). Pure.
namespace poolhouse::text {

[[nodiscard]] QString settingValue(const core::SettingValue& value); ///< "2000", "on", "not set", "unknown"
/// Whether a change of it takes effect with a restart only: "yes", "no", "unknown".
[[nodiscard]] QString settingRestart(const core::Setting& setting);
/// What the parameter does, with its unit, as PostgreSQL 17 documents it; empty for one not known here.
[[nodiscard]] QString settingPurpose(const core::Setting& setting);
/// What it takes: "on or off", "a whole number from -1 to 2,147,483,647, in ms", "none, ddl, mod or all", "any text
/// without a comma".
[[nodiscard]] QString settingAllowed(const core::SettingRule& rule);

/// What changes, as the title of an operation: "Set log_statement from ddl to mod", of several without what they were.
[[nodiscard]] QString settingsChangeTitle(const core::ChangedSettings& settings);
/// What such a change does beside that, as sentences.
[[nodiscard]] QStringList settingsEffects(const core::ChangedSettings& settings);
/// Why it can't be set so. `setting`: as shown.
[[nodiscard]] QString settingProblemText(core::SettingProblem problem, const core::Setting& setting);
/// The same where only what is to be set is known.
[[nodiscard]] QString settingProblemText(core::SettingProblem problem, const core::ChangedSetting& change);

} // namespace poolhouse::text
