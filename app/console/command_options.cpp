// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_options.h"

#include <algorithm>
#include <array>
#include <optional>

namespace poolhouse::console {

namespace {

using Command = CommandLine::Command;
using Problem = std::optional<QString>;

constexpr std::array<CommandSpec, 8> commandTable{{
    {QLatin1String("info"), Command::Info, QLatin1String("[CLUSTER]"),
     QLatin1String("print the fleet, or one cluster, and quit"),
     QLatin1String("Pools with their levels, counts, limits and connections, and the cost; what could not be read is "
                   "named, and exit code 1 says so.")},
    {QLatin1String("credentials"), Command::Credentials, QLatin1String("CLUSTER"),
     QLatin1String("print the credentials of a cluster"),
     QLatin1String("Name, type, state, database, and the attachments that use each. Passwords are never printed.")},
    {QLatin1String("settings"), Command::Settings, QLatin1String("CLUSTER"),
     QLatin1String("print the PostgreSQL settings of a cluster"),
     QLatin1String("Value, default, and whether a change needs a restart; those that differ from their default first, "
                   "marked with *, then those of which that is unknown, marked with ?.")},
    {QLatin1String("quotas"), Command::Quotas, QLatin1String("CLUSTER"), QLatin1String("print the quotas of a cluster"),
     QLatin1String("Size, thresholds, what happens above each of them, and what applies today.")},
    {QLatin1String("maintenance"), Command::Maintenance, QLatin1String("[CLUSTER]"),
     QLatin1String("print the maintenance of a cluster, or of all clusters"),
     QLatin1String("Of a cluster: what is planned, its date and deadline, the window and the history. Of all clusters: "
                   "what is coming, by deadline; clusters that could not be read are named, and exit code 1 says so.")},
    {QLatin1String("estimate"), Command::Estimate, QLatin1String("PLAN.json"),
     QLatin1String("print the steps and effects of a plan"),
     QLatin1String("Nothing is changed. A file may be - for standard input.")},
    {QLatin1String("recommend"), Command::Recommend, QLatin1String("NEEDS.json"),
     QLatin1String("print the cheapest configuration for these needs"),
     QLatin1String("Nothing is changed. A file may be - for standard input.")},
    {QLatin1String("apply"), Command::Apply, QLatin1String("PLAN.json"),
     QLatin1String("apply a plan, or resume an unfinished one"),
     QLatin1String("The clusters are read again first; if one has changed since the plan was made, nothing is sent. A "
                   "file may be - for standard input.")},
}};

/// A set of commands.
constexpr unsigned only(Command command) {
    return 1U << static_cast<unsigned>(command);
}
constexpr unsigned any = 0;
constexpr unsigned estimates = only(Command::Estimate) | only(Command::Recommend);
constexpr unsigned reads = only(Command::Info) | only(Command::Credentials) | only(Command::Settings) |
                           only(Command::Quotas) | only(Command::Maintenance);
constexpr unsigned prints = estimates | reads | only(Command::Apply);

struct OptionSpec {
    Option option;
    QLatin1String name;
    const char* value; ///< placeholder of the value; null: the option takes none
    unsigned commands; ///< that it is an option of
    const char* help;
};

constexpr std::array<OptionSpec, 18> optionTable{{
    {Option::Sandbox, QLatin1String("--sandbox"), nullptr, any,
     "use the built-in sandbox; no account is needed or touched"},
    {Option::Scenario, QLatin1String("--scenario"), "NAME", any,
     "contents of the sandbox: small, empty, busy, degraded, unpriced, large:N"},
    {Option::Seed, QLatin1String("--seed"), "N", any, "seed of the sandbox's random load (default 1)"},
    {Option::TimeScale, QLatin1String("--time-scale"), "X", any, "sandbox seconds per second (default 1)"},
    {Option::SandboxDb, QLatin1String("--sandbox-db"), "FILE", any, "keep the sandbox's state in FILE"},
    {Option::ApiUrl, QLatin1String("--api-url"), "URL", any,
     "address of the Platform API (default https://api.heroku.com)"},
    {Option::DataUrl, QLatin1String("--data-url"), "URL", any,
     "address of the Data API (default: the one that belongs to --api-url)"},
    {Option::CaFile, QLatin1String("--ca-file"), "FILE", any,
     "trust these certificate authorities too, for example of a network that inspects connections"},
    {Option::Tour, QLatin1String("--tour"), "DIR", any,
     "write a picture of every screen to DIR and quit (sandbox, or --api-url)"},
    {Option::PrintsJson, QLatin1String("--json"), nullptr, prints, "commands: print JSON instead of a table"},
    {Option::Timeout, QLatin1String("--timeout"), "SECONDS", prints,
     "commands: stop reading after this many seconds (default 60)"},
    {Option::Catalog, QLatin1String("--catalog"), "FILE", estimates,
     "estimate, recommend: levels and prices from FILE, no API calls"},
    {Option::Tier, QLatin1String("--tier"), "NAME", estimates,
     "estimate, recommend: tier of the prices (default advanced)"},
    {Option::Confirm, QLatin1String("--confirm"), "PHRASE", only(Command::Apply),
     "apply: APP/POOL of every pool that the plan destroys"},
    {Option::Needs, QLatin1String("--needs"), "NEEDS.json", only(Command::Estimate),
     "estimate: test the plan against these needs"},
    {Option::Svg, QLatin1String("--svg"), "FILE", only(Command::Estimate),
     "estimate: also draw the plan to scale, to a new FILE"},
    {Option::Help, QLatin1String("--help"), nullptr, any, "show this text"},
    {Option::Version, QLatin1String("--version"), nullptr, any, "show the version"},
}};

const OptionSpec& optionSpec(Option option) {
    return optionTable[static_cast<std::size_t>(option)];
}

bool accepts(Command command, const OptionSpec& spec) {
    return spec.commands == any || (spec.commands & only(command)) != 0;
}

QString helpLine(const OptionSpec& spec) {
    const auto left =
        spec.value == nullptr ? QString(spec.name) : QStringLiteral("%1 %2").arg(spec.name, QLatin1String(spec.value));
    return QStringLiteral("  %1  %2\n").arg(left, -20).arg(QLatin1String(spec.help));
}

/// The value of an unknown option is not echoed: it may be a secret.
QString unknownOption(const QString& name) {
    return QStringLiteral("Unknown option %1. Run poolhouse --help for the list.").arg(name);
}

Problem parseOption(ParsedArguments& parsed, const QStringList& arguments, qsizetype& at) {
    const auto& argument = arguments[at];
    const auto equals = argument.indexOf(QLatin1Char('='));
    auto name = equals < 0 ? argument : argument.left(equals);
    if (name == QLatin1String("-h")) {
        name = optionSpec(Option::Help).name;
    }
    const auto* const spec = std::find_if(optionTable.begin(), optionTable.end(),
                                          [&name](const OptionSpec& each) { return name == each.name; });
    if (spec == optionTable.end()) {
        return unknownOption(name);
    }
    if (parsed.has(spec->option)) {
        return QStringLiteral("%1 is given twice. Give it once.").arg(spec->name);
    }
    if (spec->value == nullptr) {
        if (equals >= 0) {
            return QStringLiteral("%1 takes no value. Remove the = and what follows it.").arg(spec->name);
        }
        parsed.options.insert(spec->option, {});
        return std::nullopt;
    }
    const bool follows = at + 1 < arguments.size() && !arguments[at + 1].startsWith(QLatin1String("--"));
    const auto value = equals >= 0 ? argument.mid(equals + 1) : follows ? arguments[++at] : QString();
    if (value.isEmpty()) {
        return QStringLiteral("%1 needs a value: %1 %2.").arg(spec->name, QLatin1String(spec->value));
    }
    parsed.options.insert(spec->option, value);
    return std::nullopt;
}

} // namespace

core::Result<ParsedArguments, QString> tokenized(const QStringList& arguments) {
    ParsedArguments parsed;
    bool onlyWords = false;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const auto& argument = arguments[at];
        if (!onlyWords && argument == QLatin1String("--")) {
            onlyWords = true;
        } else if (!onlyWords && argument.startsWith(QLatin1Char('-')) && argument.size() > 1) {
            if (auto problem = parseOption(parsed, arguments, at)) {
                return *problem;
            }
        } else {
            parsed.words.append(argument);
        }
    }
    return parsed;
}

QLatin1String nameOf(Option option) {
    return optionSpec(option).name;
}

QString optionsHelp() {
    QString text;
    for (const auto& spec : optionTable) {
        text += helpLine(spec);
    }
    return text;
}

QString optionsHelp(Command command) {
    QString text;
    for (const auto& spec : optionTable) {
        if (accepts(command, spec) && spec.option != Option::Tour) {
            text += helpLine(spec);
        }
    }
    return text;
}

QString CommandSpec::usage() const {
    return QStringLiteral("poolhouse %1 %2 [OPTIONS]").arg(name, arguments);
}

std::span<const CommandSpec> commandSpecs() {
    return commandTable;
}

const CommandSpec& specOf(Command command) {
    const auto* const spec = std::find_if(commandTable.begin(), commandTable.end(),
                                          [command](const CommandSpec& each) { return each.command == command; });
    return spec != commandTable.end() ? *spec : commandTable.front();
}

std::optional<Command> commandNamed(const QString& name) {
    const auto* const spec = std::find_if(commandTable.begin(), commandTable.end(),
                                          [&name](const CommandSpec& each) { return name == each.name; });
    return spec != commandTable.end() ? std::optional(spec->command) : std::nullopt;
}

std::optional<QString> foreignOption(Command command, const ParsedArguments& parsed) {
    const auto* const stray = std::find_if(optionTable.begin(), optionTable.end(), [&](const OptionSpec& spec) {
        return parsed.has(spec.option) && !accepts(command, spec);
    });
    if (stray == optionTable.end()) {
        return std::nullopt;
    }
    QStringList commands;
    for (const auto& spec : commandTable) {
        if (accepts(spec.command, *stray)) {
            commands << QStringLiteral("poolhouse %1").arg(spec.name);
        }
    }
    return QStringLiteral("%1 is an option of %2. Use it there, or leave it out.")
        .arg(stray->name, commands.join(QStringLiteral(", ")));
}

} // namespace poolhouse::console
