// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::console {

/// Columns that text takes on a terminal: two for wide characters and emoji (East Asian Width W and F), none for marks
/// that sit on the character before. A sequence of joined emoji is one.
[[nodiscard]] qsizetype terminalWidth(const QString& text);

} // namespace poolhouse::console
