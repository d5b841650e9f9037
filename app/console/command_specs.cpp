// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_specs.h"

#include <algorithm>
#include <array>

namespace poolhouse::console {

namespace {

using Command = CommandLine::Command;

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

} // namespace

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

} // namespace poolhouse::console
