// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::console {

/// What a headless command leaves behind.
struct CommandResult {
    int exitCode = 0;
    QString output;    ///< for stdout
    QString complaint; ///< for stderr, sentences for people
};

} // namespace poolhouse::console
