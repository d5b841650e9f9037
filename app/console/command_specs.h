// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_arguments.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace poolhouse::console {

/// A command as its help shows it.
struct CommandSpec {
    QLatin1String name;
    CommandLine::Command command;
    QLatin1String arguments; ///< "[CLUSTER]"
    QLatin1String summary;   ///< "print the fleet, or one cluster, and quit"
    QLatin1String details;   ///< whole sentences

    [[nodiscard]] QString usage() const; ///< "poolhouse info [CLUSTER] [OPTIONS]"
};
[[nodiscard]] std::span<const CommandSpec> commandSpecs();
/// Those whose names begin with this word, if it is not a name by itself: of "pool", "pool add" and others.
[[nodiscard]] std::vector<CommandSpec> commandFamily(const QString& word);
/// Of a command that has a name.
[[nodiscard]] const CommandSpec& specOf(CommandLine::Command command);
/// Named by the first words, the longest match; empty: no command.
[[nodiscard]] std::optional<CommandLine::Command> commandNamed(const QStringList& words);

} // namespace poolhouse::console
