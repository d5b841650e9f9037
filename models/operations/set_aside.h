// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QString>

#include <optional>

namespace poolhouse::operations {

/// Renames a file or folder that cannot be used, "journal.sqlite" to "journal.sqlite.set-aside-20261127-170000", and
/// never replaces another. Returns the new path; empty when it could not be renamed.
[[nodiscard]] std::optional<QString> setAside(const QString& file, core::Instant now);

} // namespace poolhouse::operations
