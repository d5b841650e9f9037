// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/migration_change.h"

#include <QCborMap>

#include <optional>

/// Private to record*.cpp.
namespace poolhouse::operations {

[[nodiscard]] QCborMap recordedMigration(const core::ChangedMigration& migration);
/// Empty without its source, and for a method or state that no version has.
[[nodiscard]] std::optional<core::ChangedMigration> migrationFrom(const QCborMap& map);

} // namespace poolhouse::operations
