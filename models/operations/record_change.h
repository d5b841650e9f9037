// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

#include <QCborMap>

#include <optional>

/// Private to record.cpp.
namespace poolhouse::operations {

[[nodiscard]] QCborMap recordedChange(const core::Change& change);
/// Empty for an unknown kind, and for one without what its kind is about.
[[nodiscard]] std::optional<core::Change> changeFrom(const QCborMap& map);

} // namespace poolhouse::operations
