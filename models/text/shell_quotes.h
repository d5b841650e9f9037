// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::text {

/// One word of a POSIX shell, whatever it holds.
[[nodiscard]] inline QString inShellQuotes(QString text) {
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

} // namespace poolhouse::text
