// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_options.h"

#include "app/console/command_specs.h"

#include <algorithm>
#include <array>
#include <optional>

namespace poolhouse::console {

namespace {

using Command = CommandLine::Command;
using Problem = std::optional<QString>;

constexpr CommandSet only(Command command) {
    return CommandSet(1) << static_cast<unsigned>(command);
}
constexpr CommandSet anyCommand = 0;
constexpr CommandSet estimatingCommands = only(Command::Estimate) | only(Command::Recommend);
constexpr CommandSet readingCommands = only(Command::Info) | only(Command::Credentials) | only(Command::Settings) |
                                       only(Command::CompareSettings) | only(Command::Quotas) |
                                       only(Command::Maintenance) | only(Command::Migration) | only(Command::Levels) |
                                       only(Command::ConnectionUrl);
constexpr CommandSet sizingCommands = only(Command::AddPool) | only(Command::ScalePool);
constexpr CommandSet attachingCommands = only(Command::Attach) | only(Command::Detach);
constexpr CommandSet maintainingCommands =
    only(Command::RunMaintenance) | only(Command::MoveMaintenance) | only(Command::SetWindow);
constexpr CommandSet wholeClusterCommands = only(Command::DestroyCluster) | only(Command::UpgradeVersion);
constexpr CommandSet creatingCommands = only(Command::Create) | only(Command::Fork);
constexpr CommandSet credentialCommands =
    only(Command::CreateCredential) | only(Command::RotateCredential) | only(Command::DestroyCredential);
constexpr CommandSet settingCommands = only(Command::SetSettings) | only(Command::ResetSettings);
constexpr CommandSet migratingCommands =
    only(Command::PrepareMigration) | only(Command::RunMigration) | only(Command::CancelMigration);
constexpr CommandSet changingCommands = sizingCommands | only(Command::DestroyPool) | attachingCommands |
                                        only(Command::SwitchApps) | maintainingCommands | creatingCommands |
                                        wholeClusterCommands | credentialCommands | settingCommands |
                                        only(Command::SetQuota) | migratingCommands;
constexpr CommandSet printingCommands = estimatingCommands | readingCommands | only(Command::Apply) | changingCommands;

constexpr auto optionTable = std::to_array<OptionSpec>({
    {Option::Sandbox, QLatin1String("--sandbox"), nullptr, anyCommand,
     "use the built-in sandbox; no account is needed or touched"},
    {Option::Scenario, QLatin1String("--scenario"), "NAME", anyCommand,
     "contents of the sandbox: small, empty, busy, degraded, unpriced, large:N"},
    {Option::Seed, QLatin1String("--seed"), "N", anyCommand, "seed of the sandbox's random load (default 1)"},
    {Option::TimeScale, QLatin1String("--time-scale"), "X", anyCommand, "sandbox seconds per second (default 1)"},
    {Option::SandboxDb, QLatin1String("--sandbox-db"), "FILE", anyCommand, "keep the sandbox's state in FILE"},
    {Option::ApiUrl, QLatin1String("--api-url"), "URL", anyCommand,
     "address of the Platform API (default https://api.heroku.com)"},
    {Option::DataUrl, QLatin1String("--data-url"), "URL", anyCommand,
     "address of the Data API (default: the one that belongs to --api-url)"},
    {Option::CaFile, QLatin1String("--ca-file"), "FILE", anyCommand,
     "trust these certificate authorities too, for example of a network that inspects connections"},
    {Option::Tour, QLatin1String("--tour"), "DIR", anyCommand,
     "write a picture of every screen to DIR and quit (sandbox, or --api-url)"},
    {Option::PrintsJson, QLatin1String("--json"), nullptr, printingCommands, "commands: print JSON instead of a table"},
    {Option::Timeout, QLatin1String("--timeout"), "SECONDS", printingCommands,
     "commands: stop reading after this many seconds (default 60)"},
    {Option::Catalog, QLatin1String("--catalog"), "FILE", estimatingCommands,
     "estimate, recommend: levels and prices from FILE, no API calls"},
    {Option::Tier, QLatin1String("--tier"), "NAME", estimatingCommands | only(Command::Levels),
     "estimate, recommend, levels: tier of the prices (default advanced)"},
    {Option::Level, QLatin1String("--level"), "LEVEL", sizingCommands | creatingCommands,
     "pool: level of its instances; create, fork: level of the leader pool"},
    {Option::Count, QLatin1String("--count"), "N", sizingCommands,
     "pool: number of its instances (pool add: default 1)"},
    {Option::Name, QLatin1String("--name"), "NAME", only(Command::AddPool) | creatingCommands,
     "pool add: name of the pool; create, fork: name of the cluster"},
    {Option::App, QLatin1String("--app"), "APP", attachingCommands | only(Command::SwitchApps) | only(Command::Create),
     "attach, detach: the app; switch: only this app (default: all); create: the app that the cluster belongs to"},
    {Option::Pool, QLatin1String("--pool"), "POOL", only(Command::Attach), "attach: the pool (default leader)"},
    {Option::Credential, QLatin1String("--credential"), "NAME", only(Command::Attach),
     "attach: the credential (default: the owner's)"},
    {Option::As, QLatin1String("--as"), "NAME", attachingCommands | creatingCommands,
     "attach, detach, create, fork: the attachment, such as READS for READS_URL"},
    {Option::To, QLatin1String("--to"), "CLUSTER", only(Command::SwitchApps), "switch: the cluster to switch over to"},
    {Option::NewNames, QLatin1String("--new-names"), nullptr, only(Command::SwitchApps),
     "switch: apps keep the new config vars, the old names are not given again"},
    {Option::Weeks, QLatin1String("--weeks"), "N", only(Command::MoveMaintenance),
     "maintenance move: weeks from its present date, such as 2 or -1"},
    {Option::Day, QLatin1String("--day"), "DAY", only(Command::SetWindow),
     "maintenance window: day of the week that it starts on, such as sunday"},
    {Option::Time, QLatin1String("--time"), "TIME", only(Command::SetWindow),
     "maintenance window: start in UTC, such as 13:30"},
    {Option::Plan, QLatin1String("--plan"), "PLAN", only(Command::Create),
     "create: advanced (default), private or shield"},
    {Option::HighAvailability, QLatin1String("--high-availability"), nullptr, creatingCommands,
     "create, fork: with a standby of the leader"},
    {Option::Follower, QLatin1String("--follower"), "NAME:LEVEL[:COUNT]", creatingCommands,
     "create, fork: a follower pool, added when the cluster is available; may be given several times"},
    {Option::Like, QLatin1String("--like"), "CLUSTER", creatingCommands,
     "create, fork: plan, level, high availability and follower pools of this cluster where they are not given"},
    {Option::Shape, QLatin1String("--shape"), "PLAN.json", creatingCommands,
     "create, fork: the same from what this plan, of one cluster, wants"},
    {Option::At, QLatin1String("--at"), "INSTANT", only(Command::Fork),
     "fork: roll back to this instant in UTC, such as 2026-06-02T11:00:00Z"},
    {Option::PostgresVersion, QLatin1String("--postgres-version"), "N",
     only(Command::UpgradeVersion) | only(Command::Create),
     "upgrade, create: version of PostgreSQL, such as 18 (default: the newest; create: the API's)"},
    {Option::Detaching, QLatin1String("--detaching"), "APP", only(Command::DestroyCluster),
     "destroy: another app that loses the cluster; may be given several times"},
    {Option::All, QLatin1String("--all"), nullptr, only(Command::RotateCredential),
     "credentials rotate: all credentials of the cluster"},
    {Option::Force, QLatin1String("--force"), nullptr, only(Command::RotateCredential),
     "credentials rotate: close all connections at once"},
    {Option::Form, QLatin1String("--form"), "FORM", only(Command::ConnectionUrl),
     "credentials url: url, psql, jdbc or env (default url)"},
    {Option::Warning, QLatin1String("--warning"), "GB", only(Command::SetQuota),
     "quotas set: size above which the quota warns, in whole GB, or none"},
    {Option::Critical, QLatin1String("--critical"), "GB", only(Command::SetQuota),
     "quotas set: size above which the action is taken, in whole GB, or none"},
    {Option::Action, QLatin1String("--action"), "ACTION", only(Command::SetQuota),
     "quotas set: what is done above the critical size: none, notify or restrict"},
    {Option::From, QLatin1String("--from"), "DATABASE", only(Command::PrepareMigration),
     "migrate prepare: the classic database, of the cluster's app"},
    {Option::Method, QLatin1String("--method"), "METHOD", only(Command::PrepareMigration),
     "migrate prepare: snapshot (default) or streaming"},
    {Option::DryRun, QLatin1String("--dry-run"), nullptr, changingCommands,
     "changes: print the effect and the cost, send nothing"},
    {Option::Wait, QLatin1String("--wait"), nullptr, changingCommands,
     "changes: end when the change is complete, not when it is accepted"},
    {Option::Confirm, QLatin1String("--confirm"), "PHRASE",
     only(Command::Apply) | only(Command::DestroyPool) | only(Command::Detach) | only(Command::SwitchApps) |
         only(Command::RunMaintenance) | wholeClusterCommands | only(Command::RotateCredential) |
         only(Command::DestroyCredential) | settingCommands | only(Command::SetQuota) |
         only(Command::PrepareMigration) | only(Command::RunMigration),
     "apply, pool destroy: APP/POOL of every pool that is destroyed; apply, detach, credentials: APP/NAME; switch, "
     "maintenance run, "
     "destroy, upgrade, credentials rotate --all, settings set, settings reset, quotas set, migrate prepare, migrate "
     "run: APP/CLUSTER"},
    {Option::Needs, QLatin1String("--needs"), "NEEDS.json", only(Command::Estimate),
     "estimate: test the plan against these needs"},
    {Option::Svg, QLatin1String("--svg"), "FILE", only(Command::Estimate),
     "estimate: also draw the plan to scale, to a new FILE"},
    {Option::Help, QLatin1String("--help"), nullptr, anyCommand, "show this text"},
    {Option::Version, QLatin1String("--version"), nullptr, anyCommand, "show the version"},
});

const OptionSpec& optionSpec(Option option) {
    return optionTable[static_cast<std::size_t>(option)];
}

bool accepts(Command command, const OptionSpec& spec) {
    if (command == Command::Completion) {
        return spec.option == Option::Help;
    }
    return spec.commands == anyCommand || (spec.commands & only(command)) != 0;
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
    const bool repeated = parsed.has(spec->option);
    if (repeated && spec->option != Option::Detaching && spec->option != Option::Follower) {
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
    // of several, all of them
    parsed.options.insert(spec->option, repeated ? parsed.value(spec->option) + QLatin1Char(' ') + value : value);
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
    for (const auto& spec : acceptedOptions(command)) {
        text += helpLine(spec);
    }
    return text;
}

std::span<const OptionSpec> allOptions() {
    return optionTable;
}

std::vector<OptionSpec> acceptedOptions(Command command) {
    std::vector<OptionSpec> accepted;
    for (const auto& spec : optionTable) {
        const bool ofWindow = spec.option == Option::Tour;
        if (accepts(command, spec) && (!ofWindow || command == Command::Window)) {
            accepted.push_back(spec);
        }
    }
    return accepted;
}

std::optional<QString> foreignOption(Command command, const ParsedArguments& parsed) {
    const auto* const stray = std::find_if(optionTable.begin(), optionTable.end(), [&](const OptionSpec& spec) {
        return parsed.has(spec.option) && !accepts(command, spec);
    });
    if (stray == optionTable.end()) {
        return std::nullopt;
    }
    QStringList commands;
    for (const auto& spec : commandSpecs()) {
        if (accepts(spec.command, *stray)) {
            commands << QStringLiteral("poolhouse %1").arg(spec.name);
        }
    }
    return QStringLiteral("%1 is an option of %2. Use it there, or leave it out.")
        .arg(stray->name, commands.join(QStringLiteral(", ")));
}

} // namespace poolhouse::console
