// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::console {

/// Result of a headless command.
struct CommandResult {
    int exitCode = 0;
    QString output;    ///< for stdout
    QString complaint; ///< for stderr
};

} // namespace poolhouse::console
