// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/quota_change.h"
#include "models/core/setting_change.h"

#include <QCborArray>
#include <QCborMap>

#include <optional>

/// Private to record*.cpp.
namespace poolhouse::operations {

[[nodiscard]] QCborArray recordedSettings(const core::ChangedSettings& settings);
/// Empty for one without a name or value, and for none.
[[nodiscard]] std::optional<core::ChangedSettings> settingsFrom(const QCborArray& list);

[[nodiscard]] QCborMap recordedQuota(const core::ChangedQuota& quota);
/// Empty without its type, and for sizes that are none.
[[nodiscard]] std::optional<core::ChangedQuota> quotaFrom(const QCborMap& map);

} // namespace poolhouse::operations
