// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_options.h"

#include <QString>

#include <optional>

namespace poolhouse::console {

/// Whether the command changes one cluster, or makes one.
[[nodiscard]] bool changesCluster(CommandLine::Command command);

/// Whether that is its maintenance.
[[nodiscard]] bool changesMaintenance(CommandLine::Command command);

/// Whether it makes one.
[[nodiscard]] bool makesCluster(CommandLine::Command command);

/// Whether that is the cluster as a whole.
[[nodiscard]] bool changesWholeCluster(CommandLine::Command command);

/// Whether that is its credentials.
[[nodiscard]] bool changesCredentials(CommandLine::Command command);
/// Whether that is its settings or its quota.
[[nodiscard]] bool changesConfiguration(CommandLine::Command command);

/// Whether that is a migration into it.
[[nodiscard]] bool changesMigration(CommandLine::Command command);

/// Reads the arguments of such a command into `line`. A message if they are incomplete or invalid.
[[nodiscard]] std::optional<QString> readChange(CommandLine& line, const ParsedArguments& parsed);

} // namespace poolhouse::console
