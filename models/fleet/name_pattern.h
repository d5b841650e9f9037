// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::fleet {

/// Whether the pattern matches all of `text`: * is any run of characters, ? is one; case-insensitive. A character and
/// its visible escape (printable.h) are the same in both, so that a name matches however either was stored.
[[nodiscard]] bool matchesPattern(const QString& pattern, const QString& text);
/// Whether it has a * or ?, so that it may match several names.
[[nodiscard]] bool hasWildcard(const QString& pattern);

} // namespace poolhouse::fleet
