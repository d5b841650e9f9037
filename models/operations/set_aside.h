// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace poolhouse::operations {

/// Renames a file or folder that cannot be used, "journal.sqlite" to "journal.sqlite.set-aside-20261127-170000", and
/// never replaces another. Returns the new path; empty when it could not be renamed.
[[nodiscard]] std::optional<QString> setAside(const QString& file, core::Instant now);

/// The same as "poolhouse.ini.damaged", with a number from the second on, for what has no clock.
[[nodiscard]] std::optional<QString> setDamagedAside(const QString& file);

/// `base`, or the first of "BASE-2", "BASE-3" and so on with which none of the suffixes is taken.
[[nodiscard]] QString freeName(const QString& base, const QStringList& suffixes = {QString()});
/// "journal.sqlite.set-aside-20261127-170000".
[[nodiscard]] QString asideName(const QString& file, core::Instant now);

} // namespace poolhouse::operations
