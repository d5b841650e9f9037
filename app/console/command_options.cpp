// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_options.h"

#include <algorithm>
#include <array>
#include <optional>

namespace poolhouse::console {

namespace {

using Command = CommandLine::Command;
using Problem = std::optional<QString>;

constexpr auto commandTable = std::to_array<CommandSpec>({
    {QLatin1String("info"), Command::Info, QLatin1String("[CLUSTER]"),
     QLatin1String("print the fleet, or one cluster, and quit"),
     QLatin1String("Pools with their levels, counts, limits and connections, and the cost; what could not be read is "
                   "named, and exit code 1 says so.")},
    {QLatin1String("credentials"), Command::Credentials, QLatin1String("CLUSTER"),
     QLatin1String("print the credentials of a cluster"),
     QLatin1String(
         "Name, type, state, database, and the attachments that use each, never a password. credentials create, "
         "rotate and destroy change them; credentials url prints a connection.")},
    {QLatin1String("settings"), Command::Settings, QLatin1String("CLUSTER"),
     QLatin1String("print the PostgreSQL settings of a cluster"),
     QLatin1String("Value, default, and whether a change needs a restart; those that differ from their default first, "
                   "marked with *, then those of which that is unknown, marked with ?.")},
    {QLatin1String("quotas"), Command::Quotas, QLatin1String("CLUSTER"), QLatin1String("print the quotas of a cluster"),
     QLatin1String("Size, thresholds, what happens above each of them, and what applies today.")},
    {QLatin1String("maintenance"), Command::Maintenance, QLatin1String("[CLUSTER]"),
     QLatin1String("print the maintenance of a cluster, or of all clusters"),
     QLatin1String("Of a cluster: what is planned, its date and deadline, the window and the history. Of all clusters: "
                   "what is coming, by deadline; clusters that could not be read are named, and exit code 1 says so. "
                   "maintenance run, move and window change it.")},
    {QLatin1String("migrate"), Command::Migration, QLatin1String("CLUSTER"),
     QLatin1String("print the migration into a cluster from a classic database"),
     QLatin1String("How far it is, what was checked, and what can be done now; without one, the classic databases of "
                   "the cluster's app. migrate prepare, run and cancel change it.")},
    {QLatin1String("levels"), Command::Levels, QLatin1String(""), QLatin1String("print the levels with their prices"),
     QLatin1String(
         "Of an instance of each: vCPUs, memory, connections and price. What is printed with --json is a file for "
         "--catalog of estimate and recommend.")},
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
    {QLatin1String("pool add"), Command::AddPool, QLatin1String("CLUSTER --level LEVEL"),
     QLatin1String("add a follower pool to a cluster"),
     QLatin1String("With one instance unless --count says otherwise. Without --name it gets a generated name; with "
                   "one, the same command again finds the pool instead of adding another.")},
    {QLatin1String("pool scale"), Command::ScalePool, QLatin1String("CLUSTER POOL"),
     QLatin1String("change the level or count of a pool"),
     QLatin1String("Needs --level, --count or both. The leader pool is called leader; with a count of 2 it has a "
                   "standby.")},
    {QLatin1String("pool destroy"), Command::DestroyPool, QLatin1String("CLUSTER POOL"),
     QLatin1String("destroy a follower pool"),
     QLatin1String("This can't be undone. --confirm takes APP/POOL, with the app that the cluster belongs to.")},
    {QLatin1String("attach"), Command::Attach, QLatin1String("CLUSTER --app APP"),
     QLatin1String("attach an app to a cluster"),
     QLatin1String(
         "The app gets a config var and restarts. Without --pool it is attached to the leader pool, without "
         "--credential with the owner's, without --as by a generated name; with one, the same command again finds "
         "the attachment instead of adding another.")},
    {QLatin1String("detach"), Command::Detach, QLatin1String("CLUSTER --app APP --as NAME"),
     QLatin1String("detach an app from a cluster"),
     QLatin1String("The app loses the config var and restarts. --confirm takes APP/NAME; it is asked for if the app "
                   "loses DATABASE_URL, or the leader pool its last attachment.")},
    {QLatin1String("switch"), Command::SwitchApps, QLatin1String("CLUSTER --to CLUSTER"),
     QLatin1String("switch apps over to another cluster, such as its copy"),
     QLatin1String(
         "Each config var of an app that is attached is attached to the pool of the same name there, or the leader "
         "pool, with the same credential, before it is detached here; then its old name is given again, unless "
         "--new-names is given. Each step restarts the app; if one fails, the rest is not sent. --confirm takes "
         "APP/CLUSTER, with the app that the cluster belongs to. It ends when the last step is accepted.")},
    {QLatin1String("maintenance run"), Command::RunMaintenance, QLatin1String("CLUSTER"),
     QLatin1String("run the planned maintenance of a cluster now"),
     QLatin1String("Apps may lose their connections meanwhile, and it can't be undone. --confirm takes APP/CLUSTER, "
                   "with the app that the cluster belongs to. With --wait it ends when the maintenance is over.")},
    {QLatin1String("maintenance move"), Command::MoveMaintenance, QLatin1String("CLUSTER --weeks N"),
     QLatin1String("move the planned maintenance of a cluster by weeks"),
     QLatin1String("From its present date, a negative number to an earlier one: twice moves it twice as far. Not into "
                   "the past, and not beyond its deadline.")},
    {QLatin1String("maintenance window"), Command::SetWindow, QLatin1String("CLUSTER --day DAY --time TIME"),
     QLatin1String("change when a cluster may be maintained"),
     QLatin1String("The start of its maintenance window, a day such as sunday and a time in UTC such as 13:30 or "
                   "1:30PM. What is planned moves with it.")},
    {QLatin1String("create"), Command::Create,
     QLatin1String("--app APP {--level LEVEL | --like CLUSTER | --shape PLAN.json}"), QLatin1String("create a cluster"),
     QLatin1String("The app gets a config var for it and restarts. It is billed from then on; --dry-run prints the "
                   "cost. Without --name it gets a generated name; with one, the same command again finds the cluster "
                   "instead of creating another. With --follower, --like or --shape it has follower pools: the command "
                   "ends when they are accepted, after the cluster has become available.")},
    {QLatin1String("fork"), Command::Fork,
     QLatin1String("CLUSTER {--level LEVEL | --like CLUSTER | --shape PLAN.json}"),
     QLatin1String("create a copy of a cluster, as it is now or was"),
     QLatin1String("A new cluster in the same app, with the same plan. With --at it is rolled back: it has the data of "
                   "that instant. The source stays as it is. As for create, --dry-run prints the cost, and a name "
                   "makes it safe to run the same command again. --follower, --like and --shape are those of create.")},
    {QLatin1String("destroy"), Command::DestroyCluster, QLatin1String("CLUSTER"),
     QLatin1String("destroy a cluster with all its pools and data"),
     QLatin1String("This can't be undone. --confirm takes APP/CLUSTER, with the app that the cluster belongs to. Other "
                   "apps that are attached have to be named one by one with --detaching. With --wait it ends when the "
                   "cluster is gone.")},
    {QLatin1String("upgrade"), Command::UpgradeVersion, QLatin1String("CLUSTER"),
     QLatin1String("upgrade the PostgreSQL version of a cluster"),
     QLatin1String("To the newest version that the API supports, or to --postgres-version. Apps may lose their "
                   "connections meanwhile, and there is no way back. --confirm takes APP/CLUSTER, with the app that "
                   "the cluster belongs to. With --wait it ends when the new version is running.")},
    {QLatin1String("credentials create"), Command::CreateCredential, QLatin1String("CLUSTER NAME"),
     QLatin1String("create a credential of a cluster"),
     QLatin1String("A database user with a generated password, without rights on the tables. The same command again "
                   "finds it instead of creating another.")},
    {QLatin1String("credentials rotate"), Command::RotateCredential, QLatin1String("CLUSTER NAME|--all"),
     QLatin1String("give a credential of a cluster another password"),
     QLatin1String("Apps that use it get new config vars and restart. Unless --force is given, connections of another "
                   "credential than the owner's stay for 30 minutes; otherwise all are closed at once, and --confirm "
                   "takes APP/NAME, with --all APP/CLUSTER.")},
    {QLatin1String("credentials destroy"), Command::DestroyCredential, QLatin1String("CLUSTER NAME"),
     QLatin1String("destroy a credential of a cluster"),
     QLatin1String("Not the owner's, and none that an attachment uses. This can't be undone. --confirm takes APP/NAME, "
                   "with the app that the cluster belongs to.")},
    {QLatin1String("credentials url"), Command::ConnectionUrl, QLatin1String("CLUSTER [NAME]"),
     QLatin1String("print the connection URL of a credential, with its password"),
     QLatin1String("Of the owner's credential without NAME. --form prints something else than the URL. It is asked for "
                   "when it is printed, and kept nowhere.")},
    {QLatin1String("settings set"), Command::SetSettings, QLatin1String("CLUSTER NAME=VALUE..."),
     QLatin1String("change PostgreSQL settings of a cluster"),
     QLatin1String("All of them by one request. Names and values as poolhouse settings prints them. --confirm takes "
                   "APP/CLUSTER, with the app that the cluster belongs to; it is asked for if a restart is needed.")},
    {QLatin1String("settings reset"), Command::ResetSettings, QLatin1String("CLUSTER NAME..."),
     QLatin1String("set PostgreSQL settings of a cluster to their defaults"),
     QLatin1String("To the defaults that the API reports. --confirm takes APP/CLUSTER, as of settings set.")},
    {QLatin1String("settings compare"), Command::CompareSettings, QLatin1String("CLUSTER CLUSTER"),
     QLatin1String("print the PostgreSQL settings of two clusters"),
     QLatin1String("Those that differ first, marked with *. Nothing is changed.")},
    {QLatin1String("quotas set"), Command::SetQuota, QLatin1String("CLUSTER"),
     QLatin1String("change the storage quota of a cluster"),
     QLatin1String("Needs --warning, --critical, --action or several of them; what is not given stays. --confirm takes "
                   "APP/CLUSTER, with the app that the cluster belongs to; it is asked for if the size exceeds a "
                   "critical threshold that restricts.")},
    {QLatin1String("migrate prepare"), Command::PrepareMigration, QLatin1String("CLUSTER --from DATABASE"),
     QLatin1String("prepare a migration from a classic database into a cluster"),
     QLatin1String("All data in the cluster is deleted, which can't be undone; the database stays online. --confirm "
                   "takes APP/CLUSTER, with the app that the cluster belongs to. With --wait it ends when the "
                   "migration is ready; it has to be run within 24 hours of that.")},
    {QLatin1String("migrate run"), Command::RunMigration, QLatin1String("CLUSTER"),
     QLatin1String("run the migration that is ready"),
     QLatin1String("The classic database is offline until it completes, up to several hours, and it can't be cancelled "
                   "any more. --confirm takes APP/CLUSTER, with the app that the cluster belongs to. With --wait it "
                   "ends when the migration completes or fails.")},
    {QLatin1String("migrate cancel"), Command::CancelMigration, QLatin1String("CLUSTER"),
     QLatin1String("cancel the migration that is ready"),
     QLatin1String("The classic database stays as it is. What the preparation deleted doesn't come back.")},
    {QLatin1String("completion"), Command::Completion, QLatin1String("SHELL"),
     QLatin1String("print the completion of a shell"), QLatin1String("SHELL is bash, zsh or fish. Load it with eval.")},
});

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

QString CommandSpec::usage() const {
    return arguments.isEmpty() ? QStringLiteral("poolhouse %1 [OPTIONS]").arg(name)
                               : QStringLiteral("poolhouse %1 %2 [OPTIONS]").arg(name, arguments);
}

std::span<const CommandSpec> commandSpecs() {
    return commandTable;
}

std::vector<CommandSpec> commandFamily(const QString& word) {
    std::vector<CommandSpec> family;
    for (const auto& spec : commandTable) {
        if (QString(spec.name).startsWith(word + QLatin1Char(' '))) {
            family.push_back(spec);
        }
    }
    return family;
}

const CommandSpec& specOf(Command command) {
    const auto* const spec = std::find_if(commandTable.begin(), commandTable.end(),
                                          [command](const CommandSpec& each) { return each.command == command; });
    return spec != commandTable.end() ? *spec : commandTable.front();
}

std::optional<Command> commandNamed(const QStringList& words) {
    for (const auto length : {2, 1}) { // "maintenance run" before "maintenance"
        const auto name = words.mid(0, length).join(QLatin1Char(' '));
        const auto* const spec = std::find_if(commandTable.begin(), commandTable.end(),
                                              [&name](const CommandSpec& each) { return name == each.name; });
        if (spec != commandTable.end()) {
            return spec->command;
        }
    }
    return std::nullopt;
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
