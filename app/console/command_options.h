// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_arguments.h"
#include "models/core/result.h"

#include <QLatin1String>
#include <QMap>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

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
    Level,
    Count,
    Name,
    App,
    Pool,
    Credential,
    As,
    To,
    NewNames,
    Weeks,
    Day,
    Time,
    Plan,
    HighAvailability,
    Follower,
    Like,
    Shape,
    At,
    PostgresVersion,
    Detaching,
    All,
    Force,
    Form,
    Warning,
    Critical,
    Action,
    From,
    Method,
    DryRun,
    Wait,
    Confirm,
    Needs,
    Svg,
    Help,
    Version
};

/// A bit for each CommandLine::Command.
using CommandSet = std::uint64_t;

/// An option as its help shows it.
struct OptionSpec {
    Option option;
    QLatin1String name;
    const char* value;   ///< placeholder of the value; null: the option takes none
    CommandSet commands; ///< that it is an option of; 0: of any
    const char* help;
};
[[nodiscard]] std::span<const OptionSpec> allOptions();
[[nodiscard]] std::vector<OptionSpec> acceptedOptions(CommandLine::Command command);

/// Tokenized arguments, not yet validated.
struct ParsedArguments {
    QMap<Option, QString> options;
    QStringList words;

    [[nodiscard]] bool has(Option option) const { return options.contains(option); }
    [[nodiscard]] QString value(Option option) const { return options.value(option); } ///< empty: not given
};

/// Error: an unknown or repeated option, or one with too little or too much behind it.
[[nodiscard]] core::Result<ParsedArguments, QString> tokenized(const QStringList& arguments);

[[nodiscard]] QLatin1String nameOf(Option option);               ///< "--svg"
[[nodiscard]] QString optionsHelp();                             ///< a line for each
[[nodiscard]] QString optionsHelp(CommandLine::Command command); ///< a line for each that it accepts
/// Empty: the option is for this command or for any, or not given.
[[nodiscard]] std::optional<QString> foreignOption(CommandLine::Command command, const ParsedArguments& parsed);

} // namespace poolhouse::console
