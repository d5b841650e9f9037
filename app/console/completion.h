// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace poolhouse::console {

/// The shells that completions are written for: "bash", "zsh", "fish".
[[nodiscard]] QStringList completionShells();

/// What `shell`, one of them, loads to complete commands, options and their values, from the tables of commands and
/// options.
[[nodiscard]] QString completionScript(const QString& shell);

} // namespace poolhouse::console
