// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_line.h"

#include "app/console/change_arguments.h"
#include "app/console/command_options.h"
#include "app/console/command_specs.h"
#include "app/console/completion.h"
#include "app/console/scenario_name.h"
#include "app/sandbox/sandbox.h"
#include "models/text/connection_text.h"

#include <QFileInfo>

#include <optional>

namespace poolhouse::console {

namespace {

using Problem = std::optional<QString>;

bool readsDocument(CommandLine::Command command) {
    return command == CommandLine::Command::Estimate || command == CommandLine::Command::Recommend ||
           command == CommandLine::Command::Apply;
}

Problem readComparison(CommandLine& line, const ParsedArguments& parsed) {
    const auto words = parsed.words.mid(2);
    const bool empty =
        std::any_of(words.begin(), words.end(), [](const QString& each) { return each.trimmed().isEmpty(); });
    if (words.size() != 2 || empty) {
        return QStringLiteral("%1 takes two clusters: %2. Run poolhouse info for the names.")
            .arg(specOf(line.command).name, specOf(line.command).usage());
    }
    line.info.cluster = words.front();
    line.info.other = words.back();
    line.info.json = parsed.has(Option::PrintsJson);
    return std::nullopt;
}

Problem readInfo(CommandLine& line, const ParsedArguments& parsed) {
    const auto& name = parsed.words.front();
    const bool ofAll = line.command == CommandLine::Command::Info || line.command == CommandLine::Command::Maintenance;
    const auto advice = ofAll ? QStringLiteral("Name one, or none for the whole fleet.")
                              : QStringLiteral("Run poolhouse info for the names.");
    if (parsed.words.size() > 2) {
        return QStringLiteral("%1 takes one cluster, not %2. %3").arg(name).arg(parsed.words.size() - 1).arg(advice);
    }
    if (!ofAll && parsed.words.size() < 2) {
        return QStringLiteral("%1 needs a cluster: %2. %3").arg(name, specOf(line.command).usage(), advice);
    }
    if (parsed.words.size() == 2 && parsed.words.at(1).trimmed().isEmpty()) {
        return ofAll
                   ? QStringLiteral("The name of the cluster is empty. Name one, or leave it out for the whole fleet.")
                   : QStringLiteral("The name of the cluster is empty. %1").arg(advice);
    }
    line.info.cluster = parsed.words.value(1);
    line.info.json = parsed.has(Option::PrintsJson);
    return std::nullopt;
}

Problem readLevels(CommandLine& line, const ParsedArguments& parsed) {
    if (parsed.words.size() > 1) {
        return QStringLiteral("levels takes no argument: it prints the levels of all clusters.");
    }
    line.info.json = parsed.has(Option::PrintsJson);
    line.info.tier = parsed.value(Option::Tier);
    return std::nullopt;
}

Problem readConnectionRequest(CommandLine& line, const ParsedArguments& parsed) {
    const auto words = parsed.words.mid(2);
    if (words.empty() || words.size() > 2 || words.front().trimmed().isEmpty()) {
        return QStringLiteral("%1 takes a cluster, and a credential if it is not the owner's: %2. Run poolhouse "
                              "credentials CLUSTER for the names.")
            .arg(specOf(line.command).name, specOf(line.command).usage());
    }
    line.info.cluster = words.front();
    line.info.credential = words.value(1);
    line.info.form = parsed.value(Option::Form);
    line.info.json = parsed.has(Option::PrintsJson);
    if (!line.info.form.isEmpty() && !text::connectionFormOf(line.info.form)) {
        return QStringLiteral("--form needs url, psql, jdbc or env, not \"%1\".").arg(line.info.form);
    }
    return !line.info.form.isEmpty() && line.info.json
               ? Problem(
                     QStringLiteral("--form and --json can't be combined: the JSON has all forms. Use one of them."))
               : std::nullopt;
}

Problem readDocumentRequest(CommandLine& line, const ParsedArguments& parsed) {
    const auto& name = parsed.words.front();
    if (parsed.words.size() != 2 || parsed.words.at(1).isEmpty()) {
        const bool needs = line.command == CommandLine::Command::Recommend;
        return QStringLiteral("%1 takes one file: poolhouse %1 %2, or - for standard input.")
            .arg(name, needs ? QStringLiteral("NEEDS.json") : QStringLiteral("PLAN.json"));
    }
    line.document = {parsed.words.at(1), parsed.value(Option::Catalog), parsed.value(Option::Tier),
                     parsed.value(Option::Confirm), parsed.has(Option::PrintsJson)};
    line.document.svg = parsed.value(Option::Svg);
    if (line.document.svg == QLatin1String("-")) {
        return QStringLiteral("--svg needs a file, not standard output: the table is printed there.");
    }
    line.document.needs = parsed.value(Option::Needs);
    if (line.document.needs == QLatin1String("-") && line.document.file == QLatin1String("-")) {
        return QStringLiteral("Standard input can be the plan or its needs, not both. Name a file for one of them.");
    }
    return std::nullopt;
}

Problem readShell(CommandLine& line, const ParsedArguments& parsed) {
    line.shell = parsed.words.value(1);
    if (parsed.words.size() != 2 || !completionShells().contains(line.shell)) {
        return QStringLiteral("%1 takes one shell: %2. Shells: %3.")
            .arg(parsed.words.front(), specOf(line.command).usage(), completionShells().join(QStringLiteral(", ")));
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

template <class Specs> QString listedCommands(const Specs& specs) {
    QStringList names;
    for (const auto& spec : specs) {
        names << spec.name;
    }
    return names.join(QStringLiteral(", "));
}

QString unknownCommand(const QString& name) {
    if (const auto family = commandFamily(name); !family.empty()) {
        return QStringLiteral("Commands of %1: %2; run poolhouse %1 --help for details.")
            .arg(name, listedCommands(family));
    }
    return QStringLiteral("Unknown command \"%1\". Commands: %2; run poolhouse --help for details.")
        .arg(name, listedCommands(commandSpecs()));
}

Problem readCommand(CommandLine& line, const ParsedArguments& parsed) {
    if (parsed.has(Option::Help) || parsed.has(Option::Version)) {
        line.command = parsed.has(Option::Help) ? CommandLine::Command::Help : CommandLine::Command::Version;
        line.helpOn = commandNamed(parsed.words);
        const auto first = parsed.words.value(0);
        line.helpFamily = line.helpOn || commandFamily(first).empty() ? QString() : first;
        return std::nullopt;
    }
    if (parsed.words.isEmpty()) {
        line.command = parsed.has(Option::Tour) ? CommandLine::Command::Tour : CommandLine::Command::Window;
        line.tourDirectory = parsed.value(Option::Tour);
        return std::nullopt;
    }
    const auto& name = parsed.words.front();
    if (name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        return readPlanFile(line, parsed);
    }
    const auto command = commandNamed(parsed.words);
    if (!command) {
        return unknownCommand(name);
    }
    line.command = *command;
    if (parsed.has(Option::Tour)) {
        return QStringLiteral("%1 and --tour can't be combined. Run one after the other.").arg(specOf(*command).name);
    }
    if (line.command == CommandLine::Command::Completion) {
        return readShell(line, parsed);
    }
    if (line.command == CommandLine::Command::Levels) {
        return readLevels(line, parsed);
    }
    if (line.command == CommandLine::Command::ConnectionUrl) {
        return readConnectionRequest(line, parsed);
    }
    return changesCluster(line.command)                            ? readChange(line, parsed)
           : readsDocument(line.command)                           ? readDocumentRequest(line, parsed)
           : line.command == CommandLine::Command::CompareSettings ? readComparison(line, parsed)
                                                                   : readInfo(line, parsed);
}

Problem readTimeout(CommandLine& line, const ParsedArguments& parsed) {
    if (!parsed.has(Option::Timeout)) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int seconds = parsed.value(Option::Timeout).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 86400) {
        return QStringLiteral("--timeout needs whole seconds from 1 to 86400, not \"%1\".")
            .arg(parsed.value(Option::Timeout));
    }
    line.info.timeout = line.document.timeout = line.change.timeout = std::chrono::seconds(seconds);
    return std::nullopt;
}

Problem strayCatalog(const ParsedArguments& parsed) {
    for (const auto option : {Option::Sandbox, Option::ApiUrl}) {
        if (parsed.has(Option::Catalog) && parsed.has(option)) {
            return QStringLiteral(
                       "--catalog and %1 can't be combined: with a file there are no API calls. Use one of them.")
                .arg(nameOf(option));
        }
    }
    return std::nullopt;
}

/// Options that require or exclude another one.
Problem strayOption(const CommandLine& line, const ParsedArguments& parsed) {
    auto problem = foreignOption(line.command, parsed);
    problem = problem ? problem : strayCatalog(parsed);
    if (problem) {
        return problem;
    }
    for (const auto option : {Option::Scenario, Option::Seed, Option::TimeScale, Option::SandboxDb}) {
        if (parsed.has(option) && !parsed.has(Option::Sandbox)) {
            return QStringLiteral("%1 configures the sandbox. Add --sandbox.").arg(nameOf(option));
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
                .arg(nameOf(option));
        }
    }
    return std::nullopt;
}

Problem readSandbox(CommandLine& line, const ParsedArguments& parsed) {
    SandboxSource sandbox;
    if (parsed.has(Option::Scenario)) {
        sandbox.scenario = parsed.value(Option::Scenario);
        if (auto problem = scenarioProblem(sandbox.scenario)) {
            return problem;
        }
    }
    bool isNumber = true;
    if (parsed.has(Option::Seed)) {
        sandbox.seed = parsed.value(Option::Seed).toULongLong(&isNumber);
        if (!isNumber) {
            return QStringLiteral("--seed needs a whole number from 0 up, not \"%1\".").arg(parsed.value(Option::Seed));
        }
    }
    if (parsed.has(Option::TimeScale)) {
        sandbox.timeScale = parsed.value(Option::TimeScale).toDouble(&isNumber);
        if (!isNumber || !(sandbox.timeScale > 0 && sandbox.timeScale <= sandbox::mostTimeScale)) {
            return QStringLiteral("--time-scale needs a number above 0, at most 100000, such as 60 for a minute a "
                                  "second, not \"%1\".")
                .arg(parsed.value(Option::TimeScale));
        }
    }
    if (const auto file = parsed.value(Option::SandboxDb); !file.isEmpty()) {
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
        auto source = apiSource(parsed.value(Option::ApiUrl), parsed.value(Option::DataUrl));
        if (const auto* problem = std::get_if<UrlProblem>(&source)) {
            return problem->text;
        }
        line.source = std::get<ApiSource>(source);
    }
    return std::nullopt;
}

QString clusterHelp() {
    return QStringLiteral("CLUSTER is a name, a UUID or APP::ATTACHMENT.");
}

QString commonHelp() {
    return QStringLiteral("The token is taken from HEROKU_API_KEY, the desktop keyring (own entry, then the "
                          "Heroku CLI's) or ~/.netrc, in this order. HEROKU_HOST names another API, as for the Heroku "
                          "CLI.\nExit codes: 0 done, 1 failed, 2 usage error or invalid file, 3 needs not met, 4 a "
                          "cluster changed, 5 unknown whether the needs are met.\n");
}

} // namespace

core::Result<CommandLine, QString> parseCommandLine(const QStringList& arguments) {
    const auto tokens = tokenized(arguments);
    if (!tokens) {
        return tokens.error();
    }
    const auto& parsed = tokens.value();
    CommandLine line;
    auto problem = readCommand(line, parsed);
    problem = problem ? problem : readTimeout(line, parsed);
    const bool informsOnly =
        line.command == CommandLine::Command::Help || line.command == CommandLine::Command::Version;
    line.caFile = parsed.value(Option::CaFile);
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
    const auto line = [](const QString& usage, const QString& summary) {
        return QStringLiteral("  %1  %2\n").arg(usage, -54).arg(summary);
    };
    auto text = QStringLiteral("Poolhouse, a console for Heroku Postgres Advanced clusters.\n\n") +
                line(QStringLiteral("poolhouse [PLAN.json] [OPTIONS]"),
                     QStringLiteral("open the window, with a plan in the planner"));
    for (const auto& spec : commandSpecs()) {
        text += line(spec.usage(), spec.summary);
    }
    return text +
           line(QStringLiteral("poolhouse --tour DIR [OPTIONS]"),
                QStringLiteral("write a picture of every screen to DIR")) +
           QStringLiteral("\n%1 A file may be - for standard input.\n"
                          "poolhouse COMMAND --help describes one command.\n\nOptions:\n")
               .arg(clusterHelp()) +
           optionsHelp() + QLatin1Char('\n') + commonHelp();
}

QString helpText(CommandLine::Command command) {
    const auto& spec = specOf(command);
    QString summary = spec.summary;
    summary[0] = summary[0].toUpper();
    const auto cluster =
        QString(spec.arguments).contains(QLatin1String("CLUSTER")) ? QLatin1Char('\n') + clusterHelp() : QString();
    return QStringLiteral("%1\n\n%2. %3%4\n\nOptions:\n").arg(spec.usage(), summary, spec.details, cluster) +
           optionsHelp(command) + QLatin1Char('\n') + commonHelp();
}

QString helpText(const QString& family) {
    QString text;
    for (const auto& spec : commandFamily(family)) {
        text += QStringLiteral("  %1  %2\n").arg(spec.usage(), -54).arg(spec.summary);
    }
    return text + QStringLiteral("\npoolhouse %1 COMMAND --help describes one of them.\n").arg(family);
}

bool usesDefaultApi(const CommandLine& line) {
    switch (line.command) {
    case CommandLine::Command::Window:
        return !std::holds_alternative<ApiSource>(line.source); // an account may be opened later
    case CommandLine::Command::Info:
    case CommandLine::Command::Credentials:
    case CommandLine::Command::Settings:
    case CommandLine::Command::Quotas:
    case CommandLine::Command::Maintenance:
    case CommandLine::Command::Migration:
    case CommandLine::Command::Levels:
    case CommandLine::Command::Estimate:
    case CommandLine::Command::Recommend:
    case CommandLine::Command::Apply:
    case CommandLine::Command::AddPool:
    case CommandLine::Command::ScalePool:
    case CommandLine::Command::DestroyPool:
    case CommandLine::Command::Attach:
    case CommandLine::Command::Detach:
    case CommandLine::Command::SwitchApps:
    case CommandLine::Command::RunMaintenance:
    case CommandLine::Command::MoveMaintenance:
    case CommandLine::Command::SetWindow:
    case CommandLine::Command::Create:
    case CommandLine::Command::Fork:
    case CommandLine::Command::DestroyCluster:
    case CommandLine::Command::UpgradeVersion:
    case CommandLine::Command::CreateCredential:
    case CommandLine::Command::RotateCredential:
    case CommandLine::Command::DestroyCredential:
    case CommandLine::Command::ConnectionUrl:
    case CommandLine::Command::SetSettings:
    case CommandLine::Command::ResetSettings:
    case CommandLine::Command::CompareSettings:
    case CommandLine::Command::SetQuota:
    case CommandLine::Command::PrepareMigration:
    case CommandLine::Command::RunMigration:
    case CommandLine::Command::CancelMigration:
        return std::holds_alternative<LastUsed>(line.source) && line.document.catalog.isEmpty();
    case CommandLine::Command::Completion:
    case CommandLine::Command::Tour:
    case CommandLine::Command::Help:
    case CommandLine::Command::Version: break;
    }
    return false;
}

QString versionText() {
    return QStringLiteral("poolhouse %1\n").arg(QLatin1String(POOLHOUSE_VERSION));
}

} // namespace poolhouse::console
