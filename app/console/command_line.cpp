// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_line.h"

#include "app/console/scenario_name.h"
#include "app/sandbox/sandbox.h"

#include <QFileInfo>
#include <QMap>

#include <algorithm>
#include <array>
#include <optional>

namespace poolhouse::console {

namespace {

using Problem = std::optional<QString>;

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
    Json,
    Timeout,
    Catalog,
    Tier,
    Confirm,
    Svg,
    Help,
    Version
};

struct OptionSpec {
    Option option;
    QLatin1String name;
    const char* value; ///< placeholder of the value; null: the option takes none
    const char* help;
};

const std::array<OptionSpec, 17>& optionTable() {
    static constexpr std::array<OptionSpec, 17> table{{
        {Option::Sandbox, QLatin1String("--sandbox"), nullptr,
         "use the built-in sandbox; no account is needed or touched"},
        {Option::Scenario, QLatin1String("--scenario"), "NAME",
         "contents of the sandbox: small, empty, busy, degraded, unpriced, large:N"},
        {Option::Seed, QLatin1String("--seed"), "N", "seed of the sandbox's random load (default 1)"},
        {Option::TimeScale, QLatin1String("--time-scale"), "X", "sandbox seconds per second (default 1)"},
        {Option::SandboxDb, QLatin1String("--sandbox-db"), "FILE", "keep the sandbox's state in FILE"},
        {Option::ApiUrl, QLatin1String("--api-url"), "URL",
         "address of the Platform API (default https://api.heroku.com)"},
        {Option::DataUrl, QLatin1String("--data-url"), "URL",
         "address of the Data API (default: the one that belongs to --api-url)"},
        {Option::CaFile, QLatin1String("--ca-file"), "FILE",
         "trust these certificate authorities too, for example of a network that inspects connections"},
        {Option::Tour, QLatin1String("--tour"), "DIR",
         "write a picture of every screen to DIR and quit (sandbox, or --api-url)"},
        {Option::Json, QLatin1String("--json"), nullptr, "commands: print JSON instead of a table"},
        {Option::Timeout, QLatin1String("--timeout"), "SECONDS",
         "commands: stop reading after this many seconds (default 60)"},
        {Option::Catalog, QLatin1String("--catalog"), "FILE",
         "estimate, recommend: levels and prices from FILE, no API calls"},
        {Option::Tier, QLatin1String("--tier"), "NAME", "estimate, recommend: tier of the prices (default advanced)"},
        {Option::Confirm, QLatin1String("--confirm"), "PHRASE", "apply: APP/POOL of every pool that the plan destroys"},
        {Option::Svg, QLatin1String("--svg"), "FILE", "estimate: also draw the plan to scale, to a new FILE"},
        {Option::Help, QLatin1String("--help"), nullptr, "show this text"},
        {Option::Version, QLatin1String("--version"), nullptr, "show the version"},
    }};
    return table;
}

const OptionSpec& specOf(Option option) {
    return optionTable()[static_cast<std::size_t>(option)];
}

const OptionSpec* findOption(QStringView name) {
    for (const auto& spec : optionTable()) {
        if (name == spec.name) {
            return &spec;
        }
    }
    return nullptr;
}

/// Tokenized arguments, not yet validated.
struct ParsedArguments {
    QMap<Option, QString> options;
    QStringList words;

    [[nodiscard]] bool has(Option option) const { return options.contains(option); }
};

/// The value of an unknown option is not echoed: it may be a secret.
QString unknownOption(const QString& name) {
    return QStringLiteral("Unknown option %1. Run poolhouse --help for the list.").arg(name);
}

Problem parseOption(ParsedArguments& parsed, const QStringList& arguments, qsizetype& at) {
    const auto& argument = arguments[at];
    const auto equals = argument.indexOf(QLatin1Char('='));
    auto name = equals < 0 ? argument : argument.left(equals);
    if (name == QLatin1String("-h")) {
        name = specOf(Option::Help).name;
    }
    const auto* spec = findOption(name);
    if (spec == nullptr) {
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

Problem tokenize(ParsedArguments& parsed, const QStringList& arguments) {
    bool onlyWords = false;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const auto& argument = arguments[at];
        if (!onlyWords && argument == QLatin1String("--")) {
            onlyWords = true;
        } else if (!onlyWords && argument.startsWith(QLatin1Char('-')) && argument.size() > 1) {
            if (auto problem = parseOption(parsed, arguments, at)) {
                return problem;
            }
        } else {
            parsed.words.append(argument);
        }
    }
    return std::nullopt;
}

struct CommandSpec {
    QLatin1String name;
    CommandLine::Command command;
};

const std::array<CommandSpec, 4>& commandTable() {
    static constexpr std::array<CommandSpec, 4> table{{{QLatin1String("info"), CommandLine::Command::Info},
                                                       {QLatin1String("estimate"), CommandLine::Command::Estimate},
                                                       {QLatin1String("recommend"), CommandLine::Command::Recommend},
                                                       {QLatin1String("apply"), CommandLine::Command::Apply}}};
    return table;
}

Problem readInfo(CommandLine& line, const ParsedArguments& parsed) {
    if (parsed.words.size() > 2) {
        return QStringLiteral("info takes one cluster, not %1. Name one, or none for the whole fleet.")
            .arg(parsed.words.size() - 1);
    }
    if (parsed.words.size() == 2 && parsed.words.at(1).trimmed().isEmpty()) {
        return QStringLiteral("The name of the cluster is empty. Name one, or leave it out for the whole fleet.");
    }
    line.info.cluster = parsed.words.value(1);
    line.info.json = parsed.has(Option::Json);
    return std::nullopt;
}

Problem readDocument(CommandLine& line, const ParsedArguments& parsed) {
    const auto& name = parsed.words.front();
    if (parsed.words.size() != 2 || parsed.words.at(1).isEmpty()) {
        const bool needs = line.command == CommandLine::Command::Recommend;
        return QStringLiteral("%1 takes one file: poolhouse %1 %2, or - for standard input.")
            .arg(name, needs ? QStringLiteral("NEEDS.json") : QStringLiteral("PLAN.json"));
    }
    line.document = {parsed.words.at(1), parsed.options.value(Option::Catalog), parsed.options.value(Option::Tier),
                     parsed.options.value(Option::Confirm), parsed.has(Option::Json)};
    line.document.svg = parsed.options.value(Option::Svg);
    if (line.document.svg == QLatin1String("-")) {
        return QStringLiteral("--svg needs a file, not standard output: the table is printed there.");
    }
    return std::nullopt;
}

/// A plan for the window.
Problem readPlanFile(CommandLine& line, const ParsedArguments& parsed) {
    if (parsed.words.size() > 1) {
        return QStringLiteral("The window opens one plan, not %1. Name one file.").arg(parsed.words.size());
    }
    if (parsed.has(Option::Tour)) {
        return QStringLiteral("A plan and --tour can't be combined. Run one after the other.");
    }
    line.command = CommandLine::Command::Window;
    line.planFile = QFileInfo(parsed.words.front()).absoluteFilePath();
    return std::nullopt;
}

Problem readCommand(CommandLine& line, const ParsedArguments& parsed) {
    if (parsed.has(Option::Help) || parsed.has(Option::Version)) {
        line.command = parsed.has(Option::Help) ? CommandLine::Command::Help : CommandLine::Command::Version;
        return std::nullopt;
    }
    if (parsed.words.isEmpty()) {
        line.command = parsed.has(Option::Tour) ? CommandLine::Command::Tour : CommandLine::Command::Window;
        line.tourDirectory = parsed.options.value(Option::Tour);
        return std::nullopt;
    }
    const auto& name = parsed.words.front();
    if (name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        return readPlanFile(line, parsed);
    }
    const auto command = std::find_if(commandTable().begin(), commandTable().end(),
                                      [&name](const CommandSpec& spec) { return name == spec.name; });
    if (command == commandTable().end()) {
        return QStringLiteral("Unknown command \"%1\". Commands: info, estimate, recommend, apply; run poolhouse "
                              "--help for details.")
            .arg(name);
    }
    if (parsed.has(Option::Tour)) {
        return QStringLiteral("%1 and --tour can't be combined. Run one after the other.").arg(name);
    }
    line.command = command->command;
    return line.command == CommandLine::Command::Info ? readInfo(line, parsed) : readDocument(line, parsed);
}
Problem readTimeout(CommandLine& line, const ParsedArguments& parsed) {
    if (!parsed.has(Option::Timeout)) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int seconds = parsed.options.value(Option::Timeout).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 86400) {
        return QStringLiteral("--timeout needs whole seconds from 1 to 86400, not \"%1\".")
            .arg(parsed.options.value(Option::Timeout));
    }
    line.info.timeout = line.document.timeout = std::chrono::seconds(seconds);
    return std::nullopt;
}

bool accepts(CommandLine::Command command, Option option) {
    using Command = CommandLine::Command;
    const bool estimates = command == Command::Estimate || command == Command::Recommend;
    switch (option) {
    case Option::Json:
    case Option::Timeout: return estimates || command == Command::Info || command == Command::Apply;
    case Option::Catalog:
    case Option::Tier: return estimates;
    case Option::Confirm: return command == Command::Apply;
    case Option::Svg: return command == Command::Estimate;
    default: return true;
    }
}

Problem strayCommandOption(const CommandLine& line, const ParsedArguments& parsed) {
    for (const auto option :
         {Option::Json, Option::Timeout, Option::Catalog, Option::Tier, Option::Confirm, Option::Svg}) {
        if (!parsed.has(option) || accepts(line.command, option)) {
            continue;
        }
        QStringList commands;
        for (const auto& spec : commandTable()) {
            if (accepts(spec.command, option)) {
                commands << QStringLiteral("poolhouse %1").arg(spec.name);
            }
        }
        return QStringLiteral("%1 is an option of %2. Use it there, or leave it out.")
            .arg(specOf(option).name, commands.join(QStringLiteral(", ")));
    }
    for (const auto option : {Option::Sandbox, Option::ApiUrl}) {
        if (parsed.has(Option::Catalog) && parsed.has(option)) {
            return QStringLiteral(
                       "--catalog and %1 can't be combined: with a file there are no API calls. Use one of them.")
                .arg(specOf(option).name);
        }
    }
    return std::nullopt;
}

/// Options that require or exclude another one.
Problem strayOption(const CommandLine& line, const ParsedArguments& parsed) {
    if (auto problem = strayCommandOption(line, parsed)) {
        return problem;
    }
    for (const auto option : {Option::Scenario, Option::Seed, Option::TimeScale, Option::SandboxDb}) {
        if (parsed.has(option) && !parsed.has(Option::Sandbox)) {
            return QStringLiteral("%1 configures the sandbox. Add --sandbox.").arg(specOf(option).name);
        }
    }
    if (parsed.has(Option::DataUrl) && !parsed.has(Option::ApiUrl)) {
        return QStringLiteral("--data-url requires --api-url: both addresses belong together.");
    }
    if (parsed.has(Option::ApiUrl) && parsed.has(Option::Sandbox)) {
        return QStringLiteral("--sandbox and --api-url can't be combined. Use one of them.");
    }
    if (parsed.has(Option::CaFile) && parsed.has(Option::Sandbox)) {
        return QStringLiteral("--ca-file is about the API; the sandbox needs no certificates. Leave out one of them.");
    }
    if (line.command != CommandLine::Command::Tour) {
        return std::nullopt;
    }
    for (const auto option : {Option::TimeScale, Option::SandboxDb}) {
        if (parsed.has(option)) {
            return QStringLiteral("--tour takes its pictures from a fresh sandbox with a fixed clock, so that they are "
                                  "reproducible. Leave out %1.")
                .arg(specOf(option).name);
        }
    }
    return std::nullopt;
}

Problem readSandbox(CommandLine& line, const ParsedArguments& parsed) {
    SandboxSource sandbox;
    if (parsed.has(Option::Scenario)) {
        sandbox.scenario = parsed.options.value(Option::Scenario);
        if (auto problem = scenarioProblem(sandbox.scenario)) {
            return problem;
        }
    }
    bool isNumber = true;
    if (parsed.has(Option::Seed)) {
        sandbox.seed = parsed.options.value(Option::Seed).toULongLong(&isNumber);
        if (!isNumber) {
            return QStringLiteral("--seed needs a whole number from 0 up, not \"%1\".")
                .arg(parsed.options.value(Option::Seed));
        }
    }
    if (parsed.has(Option::TimeScale)) {
        sandbox.timeScale = parsed.options.value(Option::TimeScale).toDouble(&isNumber);
        if (!isNumber || !(sandbox.timeScale > 0 && sandbox.timeScale <= sandbox::mostTimeScale)) {
            return QStringLiteral("--time-scale needs a number above 0, at most 100000, such as 60 for a minute a "
                                  "second, not \"%1\".")
                .arg(parsed.options.value(Option::TimeScale));
        }
    }
    if (const auto file = parsed.options.value(Option::SandboxDb); !file.isEmpty()) {
        sandbox.database = QFileInfo(file).absoluteFilePath();
    }
    line.source = sandbox;
    return std::nullopt;
}

Problem readSource(CommandLine& line, const ParsedArguments& parsed) {
    if (parsed.has(Option::Sandbox)) {
        return readSandbox(line, parsed);
    }
    if (parsed.has(Option::ApiUrl)) {
        auto source = apiSource(parsed.options.value(Option::ApiUrl), parsed.options.value(Option::DataUrl));
        if (const auto* problem = std::get_if<UrlProblem>(&source)) {
            return problem->text;
        }
        line.source = std::get<ApiSource>(source);
    }
    return std::nullopt;
}

} // namespace

core::Result<CommandLine, QString> parseCommandLine(const QStringList& arguments) {
    ParsedArguments parsed;
    CommandLine line;
    auto problem = tokenize(parsed, arguments);
    for (const auto step : {readCommand, readTimeout}) {
        problem = problem ? problem : step(line, parsed);
    }
    const bool informsOnly =
        line.command == CommandLine::Command::Help || line.command == CommandLine::Command::Version;
    line.caFile = parsed.options.value(Option::CaFile);
    if (!problem && !informsOnly) {
        problem = strayOption(line, parsed);
        problem = problem ? problem : readSource(line, parsed);
    }
    if (problem) {
        return *problem;
    }
    return line;
}

QString helpText() {
    auto text =
        QStringLiteral("Poolhouse, a console for Heroku Postgres Advanced clusters.\n\n"
                       "  poolhouse [PLAN.json] [OPTIONS]            open the window, with a plan in the planner\n"
                       "  poolhouse info [CLUSTER] [OPTIONS]         print the fleet, or one cluster, and quit\n"
                       "  poolhouse estimate PLAN.json [OPTIONS]     print the steps and effects of a plan\n"
                       "  poolhouse recommend NEEDS.json [OPTIONS]   print the cheapest configuration for these needs\n"
                       "  poolhouse apply PLAN.json [OPTIONS]        apply a plan, or resume an unfinished one\n"
                       "  poolhouse --tour DIR [OPTIONS]             write a picture of every screen to DIR\n\n"
                       "CLUSTER is a name, a UUID or APP::ATTACHMENT. A file may be - for standard input.\n\n"
                       "Options:\n");
    for (const auto& spec : optionTable()) {
        const auto left = spec.value == nullptr ? QString(spec.name)
                                                : QStringLiteral("%1 %2").arg(spec.name, QLatin1String(spec.value));
        text += QStringLiteral("  %1  %2\n").arg(left, -20).arg(QLatin1String(spec.help));
    }
    return text + QStringLiteral(
                      "\nThe token is taken from HEROKU_API_KEY, the desktop keyring (own entry, then the "
                      "Heroku CLI's) or ~/.netrc, in this order. HEROKU_HOST names another API, as for the Heroku "
                      "CLI.\nExit codes: 0 done, 1 failed, 2 usage error or invalid file, 3 infeasible, 4 a cluster "
                      "changed.\n");
}

bool usesDefaultApi(const CommandLine& line) {
    using Command = CommandLine::Command;
    switch (line.command) {
    case Command::Window: return !std::holds_alternative<ApiSource>(line.source); // an account may be opened later
    case Command::Info:
    case Command::Estimate:
    case Command::Recommend:
    case Command::Apply: return std::holds_alternative<LastUsed>(line.source) && line.document.catalog.isEmpty();
    case Command::Tour:
    case Command::Help:
    case Command::Version: break;
    }
    return false;
}

QString versionText() {
    return QStringLiteral("poolhouse %1\n").arg(QLatin1String(POOLHOUSE_VERSION));
}

} // namespace poolhouse::console
