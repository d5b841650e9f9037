// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_arguments.h"
#include "models/core/result.h"

#include <QString>
#include <QStringList>

namespace poolhouse::console {

/// Exit codes.
inline constexpr int exitDone = 0;
inline constexpr int exitFailure = 1;    ///< valid request that failed
inline constexpr int exitUsage = 2;      ///< invalid arguments or document
inline constexpr int exitInfeasible = 3; ///< valid needs that no shape meets, or not that of the plan
inline constexpr int exitDrifted = 4;    ///< the clusters have drifted from the plan
inline constexpr int exitUnknown = 5;    ///< whether the plan meets the needs can't be told

/// Parses `arguments`, program name excluded. Error: a message that says what is wrong and what to do.
[[nodiscard]] core::Result<CommandLine, QString> parseCommandLine(const QStringList& arguments);

/// Whether it may ask the API of the account that no option names.
[[nodiscard]] bool usesDefaultApi(const CommandLine& line);

[[nodiscard]] QString helpText();
[[nodiscard]] QString helpText(CommandLine::Command command); ///< of one that has a name: usage and its options
[[nodiscard]] QString helpText(const QString& family);        ///< of the commands that begin with this word
[[nodiscard]] QString versionText();

} // namespace poolhouse::console
