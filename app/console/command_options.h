// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"

#include <QLatin1String>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolhouse::console {

enum class Option {
    Sandbox,
    Scenario,
    Seed,
    TimeScale,
    SandboxDb,
    ApiUrl,
    DataUrl,
    CaFile,
    Tour,
    PrintsJson,
    Timeout,
    Catalog,
    Tier,
    Confirm,
    Needs,
    Svg,
    Help,
    Version
};

/// Tokenized arguments, not yet validated.
struct ParsedArguments {
    QMap<Option, QString> options;
    QStringList words;

    [[nodiscard]] bool has(Option option) const { return options.contains(option); }
    [[nodiscard]] QString value(Option option) const { return options.value(option); } ///< empty: not given
};

/// Error: an unknown or repeated option, or one with too little or too much behind it.
[[nodiscard]] core::Result<ParsedArguments, QString> tokenized(const QStringList& arguments);

[[nodiscard]] QLatin1String nameOf(Option option); ///< "--svg"
[[nodiscard]] QString optionsHelp();               ///< a line for each
[[nodiscard]] std::optional<CommandLine::Command> commandNamed(const QString& name);
/// Empty: the option is for this command or for any, or not given.
[[nodiscard]] std::optional<QString> foreignOption(CommandLine::Command command, const ParsedArguments& parsed);

} // namespace poolhouse::console
