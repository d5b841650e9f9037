// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_line.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QTest>

using namespace poolhouse::console;
using Command = CommandLine::Command;

class TestCommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOpensTheWindow();
    void readsEverySandboxOption();
    void readsAddresses();
    void readsTours();
    void readsInfo();
    void readsAreasOfACluster();
    void readsDocuments();
    void readsChanges();
    void readsAPlanForTheWindow();
    void helpWinsOverTheRest();
    void refuses_data();
    void refuses();
    void neverRepeatsAValueOfAnUnknownOption();
};

namespace {

CommandLine parsed(const char* arguments) {
    auto line = parseCommandLine(QString::fromLatin1(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    if (!line) {
        qFatal("refused: %s", qPrintable(line.error()));
    }
    return std::move(line).value();
}

} // namespace

void TestCommandLine::nothingOpensTheWindow() {
    const auto line = parsed("");
    QVERIFY(line.command == Command::Window);
    QVERIFY(std::holds_alternative<LastUsed>(line.source));
}

void TestCommandLine::readsEverySandboxOption() {
    const SandboxSource plain;
    QVERIFY(std::get<SandboxSource>(parsed("--sandbox").source) == plain);
    const SandboxSource full{QStringLiteral("large:40"), 7, 60.5, QStringLiteral("/tmp/state.db")};
    QVERIFY(std::get<SandboxSource>(
                parsed("--sandbox --scenario large:40 --seed 7 --time-scale 60.5 --sandbox-db /tmp/state.db").source) ==
            full);
    QVERIFY(std::get<SandboxSource>(
                parsed("--sandbox-db=/tmp/state.db --time-scale=60.5 --seed=7 --scenario=large:40 --sandbox").source) ==
            full);
    QCOMPARE(std::get<SandboxSource>(parsed("--sandbox --sandbox-db state.db").source).database,
             QDir::current().absoluteFilePath(QStringLiteral("state.db")));
    for (const char* name : {"small", "empty", "busy", "degraded", "large:1"}) {
        const auto line =
            parseCommandLine({QStringLiteral("--sandbox"), QStringLiteral("--scenario"), QLatin1String(name)});
        QVERIFY2(line.ok(), name);
    }
}

void TestCommandLine::readsAddresses() {
    const auto local = std::get<ApiSource>(parsed("--api-url http://127.0.0.1:5000/").source);
    QCOMPARE(local.hosts.platform, QUrl(QStringLiteral("http://127.0.0.1:5000")));
    QCOMPARE(local.hosts.data, local.hosts.platform);
    QCOMPARE(hostLabel(local.hosts.platform), QStringLiteral("127.0.0.1:5000"));
    const auto two = std::get<ApiSource>(parsed("--api-url https://api.example.com --data-url http://[::1]:9").source);
    QCOMPARE(two.hosts.platform, QUrl(QStringLiteral("https://api.example.com")));
    QCOMPARE(two.hosts.data, QUrl(QStringLiteral("http://[::1]:9")));
    QCOMPARE(hostLabel(two.hosts.data), QStringLiteral("[::1]:9"));
    const auto known = std::get<ApiSource>(parsed("--api-url https://api.heroku.com").source);
    QVERIFY(isPublic(known));
    QCOMPARE(known.hosts.data, QUrl(QStringLiteral("https://api.data.heroku.com")));
}

void TestCommandLine::readsTours() {
    auto line = parsed("--tour pictures");
    QVERIFY(line.command == Command::Tour);
    QCOMPARE(line.tourDirectory, QStringLiteral("pictures"));
    QVERIFY(std::holds_alternative<LastUsed>(line.source));
    line = parsed("--tour pictures --sandbox --scenario busy --seed 4");
    QVERIFY(std::get<SandboxSource>(line.source) == (SandboxSource{QStringLiteral("busy"), 4, 1, {}}));
    line = parsed("--tour pictures --api-url http://127.0.0.1:5000 --data-url http://127.0.0.1:6000");
    QVERIFY(line.command == Command::Tour);
    QCOMPARE(std::get<ApiSource>(line.source).hosts.data, QUrl(QStringLiteral("http://127.0.0.1:6000")));
}

void TestCommandLine::readsInfo() {
    auto line = parsed("info");
    QVERIFY(line.command == Command::Info);
    QVERIFY((line.info == InfoRequest{{}, false, std::chrono::seconds(60)}));
    line = parsed("info my-cluster --sandbox --json --timeout 5");
    QVERIFY((line.info == InfoRequest{QStringLiteral("my-cluster"), true, std::chrono::seconds(5)}));
    QVERIFY(std::holds_alternative<SandboxSource>(line.source));
    QCOMPARE(parsed("--json info app::DATABASE").info.cluster, QStringLiteral("app::DATABASE"));
    QCOMPARE(parsed("info -- --odd").info.cluster, QStringLiteral("--odd"));
}

void TestCommandLine::readsAreasOfACluster() {
    auto line = parsed("credentials my-cluster --sandbox --json --timeout 5");
    QVERIFY(line.command == Command::Credentials);
    QVERIFY((line.info == InfoRequest{QStringLiteral("my-cluster"), true, std::chrono::seconds(5)}));
    QVERIFY(parsed("settings app::DATABASE").command == Command::Settings);
    QVERIFY(parsed("quotas c").command == Command::Quotas);
    line = parsed("maintenance");
    QVERIFY(line.command == Command::Maintenance);
    QVERIFY(line.info.cluster.isEmpty());
    QCOMPARE(parsed("maintenance c").info.cluster, QStringLiteral("c"));
    QVERIFY(usesDefaultApi(line));
    line = parsed("levels --json --tier advanced-private");
    QVERIFY(line.command == Command::Levels);
    QCOMPARE(line.info.tier, QStringLiteral("advanced-private"));
    QVERIFY(line.info.json);
    QVERIFY(usesDefaultApi(line));
    QVERIFY(!parseCommandLine({QStringLiteral("levels"), QStringLiteral("c")}).ok());
    const auto empty = parseCommandLine({QStringLiteral("settings"), QStringLiteral(" ")});
    QVERIFY(!empty.ok());
    QCOMPARE(empty.error(), QStringLiteral("The name of the cluster is empty. Run poolhouse info for the names."));
}

void TestCommandLine::readsDocuments() {
    auto line = parsed("estimate plan.json --catalog prices.json --json --tier advanced-private");
    QVERIFY(line.command == Command::Estimate);
    QVERIFY((
        line.document ==
        DocumentRequest{
            QStringLiteral("plan.json"), QStringLiteral("prices.json"), QStringLiteral("advanced-private"), {}, true}));
    line = parsed("recommend - --sandbox");
    QVERIFY(line.command == Command::Recommend);
    QCOMPARE(line.document.file, QStringLiteral("-"));
    QVERIFY(!line.document.json);
    line = parsed("estimate plan.json --needs needs.json");
    QCOMPARE(line.document.needs, QStringLiteral("needs.json"));
    QCOMPARE(parsed("estimate plan.json --needs -").document.needs, QStringLiteral("-"));
    line = parsed("estimate plan.json --svg plan.svg");
    QCOMPARE(line.document.svg, QStringLiteral("plan.svg"));
    line = parsed("apply plan.json --confirm app/pool --timeout 7 --api-url http://127.0.0.1:5000");
    QVERIFY(line.command == Command::Apply);
    QCOMPARE(line.document.confirm, QStringLiteral("app/pool"));
    QCOMPARE(line.document.timeout, std::chrono::seconds(7));
}

void TestCommandLine::readsChanges() {
    auto line = parsed("pool add my-cluster --level 8G-Performance --count 2 --name reports --dry-run --timeout 5");
    QVERIFY(line.command == Command::AddPool);
    ChangeRequest expected{QStringLiteral("my-cluster"), QStringLiteral("reports"), QStringLiteral("8G-Performance"),
                           2};
    expected.dryRun = true;
    expected.timeout = std::chrono::seconds(5);
    QVERIFY(line.change == expected);
    QVERIFY(!parsed("pool add c --level x").change.count);
    line = parsed("pool --json scale c web-reads --count 0 --wait --sandbox");
    QVERIFY(line.command == Command::ScalePool);
    QCOMPARE(line.change.pool, QStringLiteral("web-reads"));
    QVERIFY(line.change.count == 0 && line.change.json && line.change.wait && !line.change.dryRun);
    line = parsed("pool destroy c web-reads --confirm app/web-reads");
    QVERIFY(line.command == Command::DestroyPool);
    QCOMPARE(line.change.confirm, QStringLiteral("app/web-reads"));
    QVERIFY(usesDefaultApi(line));
    line = parsed("attach c --app a --pool p --credential r --as READS");
    QVERIFY(line.command == Command::Attach);
    QCOMPARE(line.change.app, QStringLiteral("a"));
    QCOMPARE(line.change.pool, QStringLiteral("p"));
    QCOMPARE(line.change.credential, QStringLiteral("r"));
    QCOMPARE(line.change.attachment, QStringLiteral("READS"));
    QVERIFY(parsed("detach c --app a --as READS").command == Command::Detach);
    line = parsed("switch c --to d --app a --new-names --confirm x/c");
    QVERIFY(line.command == Command::SwitchApps && line.change.newNames && usesDefaultApi(line));
    QCOMPARE(line.change.to + line.change.app + line.change.confirm, QStringLiteral("dax/c"));
    line = parsed("maintenance run c --confirm a/c --wait");
    QVERIFY(line.command == Command::RunMaintenance && line.change.wait && usesDefaultApi(line));
    QCOMPARE(line.change.confirm, QStringLiteral("a/c"));
    QVERIFY(parsed("maintenance move c --weeks -2").change.weeks == -2);
    QVERIFY(parsed("maintenance move c --weeks=2").command == Command::MoveMaintenance);
    line = parsed("maintenance window c --day Sun --time 1:30PM");
    QVERIFY(line.change.window == (poolhouse::core::WeekTime{std::chrono::Sunday, std::chrono::minutes(810)}));
    QVERIFY(parsed("maintenance c").command == Command::Maintenance);
    line = parsed("create --app a --level l --name n --as N --plan private --high-availability --postgres-version 17");
    QVERIFY(line.command == Command::Create && line.change.highAvailability && usesDefaultApi(line));
    QVERIFY(line.change.cluster.isEmpty() && line.change.plan == QStringLiteral("advanced-private"));
    QCOMPARE(line.change.name, QStringLiteral("n"));
    QCOMPARE(line.change.version, QStringLiteral("17"));
    line = parsed("create --app a --like c --follower reads:l:2 --follower=more:l");
    QVERIFY((line.change.like == QLatin1String("c") &&
             line.change.followers == std::vector<poolhouse::core::NewPoolDraft>{{"reads", "l", 2}, {"more", "l", 1}}));
    QCOMPARE(parsed("fork c --shape plan.json").change.shape, QStringLiteral("plan.json"));
    QCOMPARE(parsed("create --app a --level l --plan advanced").change.plan, QStringLiteral("advanced"));
    line = parsed("fork c --level l --at 2026-06-02T11:00:00.5Z");
    QVERIFY(line.command == Command::Fork && line.change.cluster == QStringLiteral("c"));
    QVERIFY(line.change.at == poolhouse::core::parseInstant("2026-06-02T11:00:00Z")); // in whole seconds
    line = parsed("destroy c --detaching a --detaching b --confirm a/c");
    QVERIFY(line.command == Command::DestroyCluster && usesDefaultApi(line));
    QCOMPARE(line.change.detaching, QStringLiteral("a b"));
    line = parsed("upgrade c --postgres-version 18 --wait");
    QVERIFY(line.command == Command::UpgradeVersion && line.change.wait && usesDefaultApi(line));
    QCOMPARE(line.change.version, QStringLiteral("18"));
    line = parsed("credentials create c reporting");
    QVERIFY(line.command == Command::CreateCredential && usesDefaultApi(line));
    QCOMPARE(line.change.credential, QStringLiteral("reporting"));
    line = parsed("credentials rotate c reporting --force --confirm a/reporting");
    QVERIFY(line.command == Command::RotateCredential && line.change.forced);
    QCOMPARE(line.change.confirm, QStringLiteral("a/reporting"));
    line = parsed("credentials rotate c --all --wait");
    QVERIFY(line.change.credential.isEmpty() && !line.change.forced && line.change.wait);
    QVERIFY(parsed("credentials destroy c reporting").command == Command::DestroyCredential);
    line = parsed("credentials url c reporting --form jdbc");
    QVERIFY(line.command == Command::ConnectionUrl && usesDefaultApi(line));
    QCOMPARE(line.info.credential, QStringLiteral("reporting"));
    QCOMPARE(line.info.form, QStringLiteral("jdbc"));
    QVERIFY(parsed("credentials url c --json").info.credential.isEmpty());
    QVERIFY(parsed("credentials c").command == Command::Credentials);
    line = parsed("settings set c log_statement=mod auto_explain.log_min_duration=-1 work_mem:4=MB --confirm a/c");
    QVERIFY(line.command == Command::SetSettings && usesDefaultApi(line) && line.change.cluster == QLatin1String("c"));
    QVERIFY(line.change.settings == (std::vector<poolhouse::console::NamedSetting>{
                                        {QStringLiteral("log_statement"), QStringLiteral("mod")},
                                        {QStringLiteral("auto_explain.log_min_duration"), QStringLiteral("-1")},
                                        {QStringLiteral("work_mem"), QStringLiteral("4=MB")}}));
    line = parsed("settings reset c log_statement --dry-run");
    QVERIFY(line.command == Command::ResetSettings && line.change.dryRun);
    QCOMPARE(line.change.settings.front().name, QStringLiteral("log_statement"));
    line = parsed("settings compare c d --json");
    QVERIFY(line.command == Command::CompareSettings && usesDefaultApi(line) && line.info.json);
    QCOMPARE(line.info.cluster + line.info.other, QStringLiteral("cd"));
    line = parsed("quotas set c --warning 80 --critical None --action restrict");
    QVERIFY(line.command == Command::SetQuota && line.change.warning->gb == 80 && !line.change.critical->gb);
    QVERIFY(line.change.action == poolhouse::core::EnforcementAction::Restrict);
    line = parsed("quotas set c --action NOTIFY");
    QVERIFY(!line.change.warning && !line.change.critical &&
            line.change.action == poolhouse::core::EnforcementAction::Notify);
    line = parsed("migrate c --json");
    QVERIFY(line.command == Command::Migration && usesDefaultApi(line) && line.info.json);
    line = parsed("migrate prepare c --from legacy --method Streaming --confirm a/c --wait");
    QVERIFY(line.command == Command::PrepareMigration && usesDefaultApi(line) && line.change.wait);
    QCOMPARE(line.change.from + line.change.confirm, QStringLiteral("legacya/c"));
    QVERIFY(line.change.method == poolhouse::core::MigrationMethod::Cdc);
    QVERIFY(!parsed("migrate prepare c --from legacy").change.method);
    QVERIFY(parsed("migrate run c").command == Command::RunMigration);
    QVERIFY(parsed("migrate cancel c").command == Command::CancelMigration);
    line = parsed("completion zsh");
    QVERIFY(line.command == Command::Completion && !usesDefaultApi(line));
    QCOMPARE(line.shell, QStringLiteral("zsh"));
}

void TestCommandLine::readsAPlanForTheWindow() {
    const auto line = parsed("plans/web.JSON --sandbox");
    QVERIFY(line.command == Command::Window);
    QCOMPARE(line.planFile, QDir::current().absoluteFilePath(QStringLiteral("plans/web.JSON")));
    QVERIFY(std::holds_alternative<SandboxSource>(line.source));
    QVERIFY(parsed("--sandbox").planFile.isEmpty());
    QVERIFY(parsed("apply plan.json").planFile.isEmpty());
}

void TestCommandLine::helpWinsOverTheRest() {
    QVERIFY(parsed("--help").command == Command::Help);
    QVERIFY(parsed("-h").command == Command::Help);
    QVERIFY(parsed("info --scenario nonsense --help").command == Command::Help);
    QVERIFY(!parsed("--help").helpOn);
    QVERIFY(parsed("quotas --help").helpOn == Command::Quotas);
    QVERIFY(parsed("apply --help").helpOn == Command::Apply);
    QVERIFY(parsed("pool scale --help").helpOn == Command::ScalePool);
    QVERIFY(parsed("maintenance --help").helpOn == Command::Maintenance);
    QVERIFY(parsed("maintenance move --help").helpOn == Command::MoveMaintenance);
    QVERIFY(parsed("settings compare --help").helpOn == Command::CompareSettings);
    QVERIFY(!parsed("prices --help").helpOn);
    QVERIFY(helpText(Command::Quotas).contains(QStringLiteral("\nCLUSTER is a name, a UUID or APP::ATTACHMENT.\n")));
    QCOMPARE(parsed("pool --help").helpFamily, QStringLiteral("pool"));
    QVERIFY(parsed("pool add --help").helpFamily.isEmpty() && parsed("info --help").helpFamily.isEmpty());
    QVERIFY(helpText(QStringLiteral("pool")).contains(QStringLiteral("poolhouse pool scale CLUSTER POOL [OPTIONS]")));
    QVERIFY(!helpText(QStringLiteral("pool")).contains(QStringLiteral("poolhouse attach")));
    const auto help = helpText(Command::Apply);
    QVERIFY(!help.contains(QStringLiteral("CLUSTER is a name")));
    QVERIFY(help.startsWith(QStringLiteral("poolhouse apply PLAN.json [OPTIONS]\n\nApply a plan")));
    QVERIFY(help.contains(QStringLiteral("--confirm PHRASE")));
    QVERIFY(!help.contains(QStringLiteral("--svg")) && !help.contains(QStringLiteral("--tour")));
    QVERIFY(parsed("--version").command == Command::Version);
    for (const char* option : {"--sandbox", "--scenario", "--seed", "--time-scale", "--sandbox-db", "--api-url",
                               "--data-url", "--tour", "--json", "--timeout", "--help", "--version", "info"}) {
        QVERIFY2(helpText().contains(QLatin1String(option)), option);
    }
}

void TestCommandLine::refuses_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");

    const auto row = [](const char* arguments, const char* says) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QString::fromLatin1(says);
    };
    row("--colour", "Unknown option --colour.");
    row("-x", "Unknown option -x.");
    row("prices", "Unknown command \"prices\".");
    row("price",
        "Commands: info, credentials, settings, quotas, maintenance, migrate, levels, estimate, recommend, apply, "
        "pool add, pool scale, pool destroy, attach, detach, switch, maintenance run, maintenance move, "
        "maintenance window, create, fork, destroy, upgrade, credentials create, credentials rotate, "
        "credentials destroy, "
        "credentials url, settings set, settings reset, settings compare, quotas set, migrate prepare, migrate run, "
        "migrate cancel, completion;");
    row("completion", "completion takes one shell: poolhouse completion SHELL [OPTIONS]. Shells: bash, zsh, fish.");
    row("completion ksh", "completion takes one shell");
    row("completion bash --sandbox", "--sandbox is an option of poolhouse info,");
    row("pool", "Commands of pool: pool add, pool scale, pool destroy; run poolhouse pool --help for details.");
    row("pool grow c", "Commands of pool: pool add, pool scale, pool destroy;");
    row("pool add --level x", "pool add takes one cluster: poolhouse pool add CLUSTER --level LEVEL [OPTIONS].");
    row("pool add c", "pool add needs --level: poolhouse pool add CLUSTER --level LEVEL [OPTIONS].");
    row("pool add c p --level x", "pool add takes one cluster");
    row("pool add c --level x --count many", "--count needs a whole number of instances, not \"many\".");
    row("pool add c --level x --count -1", "--count needs a whole number of instances");
    row("pool scale c", "pool scale takes a cluster and a pool: poolhouse pool scale CLUSTER POOL [OPTIONS].");
    row("pool scale c p", "pool scale needs --level, --count or both");
    row("pool scale c p --count 2 --name q",
        "--name is an option of poolhouse pool add, poolhouse create, poolhouse fork.");
    row("pool destroy c p --level x",
        "--level is an option of poolhouse pool add, poolhouse pool scale, poolhouse create, "
        "poolhouse fork.");
    row("pool destroy c p --tour x", "pool destroy and --tour can't be combined.");
    row("attach c", "attach needs --app: poolhouse attach CLUSTER --app APP [OPTIONS].");
    row("attach c --app a --count 2", "--count is an option of poolhouse pool add, poolhouse pool scale.");
    row("detach c --app a", "detach needs --as: poolhouse detach CLUSTER --app APP --as NAME [OPTIONS].");
    row("maintenance run", "maintenance run takes one cluster: poolhouse maintenance run CLUSTER [OPTIONS].");
    row("switch c", "switch needs --to: poolhouse switch CLUSTER --to CLUSTER [OPTIONS].");
    row("attach c --app a --new-names", "--new-names is an option of poolhouse switch.");
    row("maintenance run c --weeks 2", "--weeks is an option of poolhouse maintenance move.");
    row("maintenance move c",
        "maintenance move needs --weeks: poolhouse maintenance move CLUSTER --weeks N [OPTIONS].");
    for (const auto* weeks : {"0", "53", "-53", "1.5", "many"}) {
        row(qPrintable(QStringLiteral("maintenance move c --weeks %1").arg(QLatin1String(weeks))),
            "--weeks needs a whole number from 1 to 52, or from -1 to -52 for an earlier date, not \"");
    }
    row("create x --app a --level l",
        "create takes no cluster: poolhouse create --app APP {--level LEVEL | --like CLUSTER | --shape PLAN.json}");
    row("create --app a", "create needs --level, --like or --shape");
    row("create --app a --like c --shape plan.json", "--like and --shape can't be combined.");
    row("create --app a --level l --follower reads", "--follower needs a name, a level and a number");
    row("create --app a --level l --follower :l:2", "--follower needs a name, a level and a number");
    row("attach c --app a --follower reads:l", "--follower is an option of poolhouse create, poolhouse fork.");
    row("create --level l", "create needs --app");
    row("create --app a --level l --plan premium", "--plan needs advanced, private or shield, not \"premium\".");
    row("create --app a --level l --at 2026-06-02T11:00:00Z", "--at is an option of poolhouse fork.");
    row("fork --level l",
        "fork takes one cluster: poolhouse fork CLUSTER {--level LEVEL | --like CLUSTER | --shape PLAN.json}");
    row("fork c", "fork needs --level");
    row("fork c --level l --at yesterday", "--at needs an instant such as 2026-06-02T11:00:00Z");
    row("fork c --level l --app a",
        "--app is an option of poolhouse attach, poolhouse detach, poolhouse switch, poolhouse create.");
    row("maintenance window c --day sunday", "maintenance window needs --day and --time");
    row("maintenance window c --day someday --time 13:30",
        "--day needs a day such as sunday, and --time a time in UTC such as 13:30 or 1:30PM, not \"someday\" and "
        "\"13:30\".");
    row("credentials create c", "credentials create takes a cluster and a credential: poolhouse credentials create "
                                "CLUSTER NAME [OPTIONS].");
    row("credentials rotate c", "credentials rotate takes a cluster and a credential: ");
    row("credentials rotate c x --all", "credentials rotate takes one cluster with --all: ");
    row("credentials destroy c x --all", "--all is an option of poolhouse credentials rotate.");
    row("credentials create c x --force", "--force is an option of poolhouse credentials rotate.");
    row("credentials url", "credentials url takes a cluster, and a credential if it is not the owner's: ");
    row("credentials url a b c", "credentials url takes a cluster, and");
    row("credentials url c --form URL", "--form needs url, psql, jdbc or env, not \"URL\".");
    row("credentials url c --form url --json", "--form and --json can't be combined");
    row("credentials url c --wait", "--wait is an option of poolhouse pool add, ");
    row("settings set c", "settings set needs a cluster and settings: poolhouse settings set CLUSTER NAME=VALUE... "
                          "[OPTIONS]. Run poolhouse settings for the names.");
    row("settings set", "settings set needs a cluster and settings");
    row("settings set c log_statement", "A setting is given as NAME=VALUE, not as \"log_statement\".");
    row("settings set c log_statement=", "A setting is given as NAME=VALUE, not as \"log_statement=\".");
    row("settings set c =mod", "A setting is given as NAME=VALUE, not as \"=mod\".");
    row("settings set c a=1 a=2", "a is given twice. Give it once.");
    row("settings reset c", "settings reset needs a cluster and settings: poolhouse settings reset CLUSTER NAME...");
    row("settings compare c", "settings compare takes two clusters: poolhouse settings compare CLUSTER CLUSTER");
    row("settings compare c d e", "settings compare takes two clusters");
    row("settings compare c d --wait", "--wait is an option of poolhouse pool add, ");
    row("quotas set", "quotas set takes one cluster: poolhouse quotas set CLUSTER [OPTIONS].");
    row("quotas set c", "quotas set needs --warning, --critical, --action or several of them: ");
    for (const auto* gb : {"0", "-5", "12.7abc", "1.5", "100001"}) {
        row(qPrintable(QStringLiteral("quotas set c --warning=%1").arg(QLatin1String(gb))),
            "--warning needs whole GB from 1 to 100000, or none, not \"");
    }
    row("quotas set c --critical much", "--critical needs whole GB from 1 to 100000, or none, not \"much\".");
    row("quotas set c --action throttle", "--action needs none, notify or restrict, not \"throttle\".");
    row("quotas c --action none", "--action is an option of poolhouse quotas set.");
    row("migrate", "migrate needs a cluster: poolhouse migrate CLUSTER [OPTIONS].");
    row("migrate prepare c",
        "migrate prepare needs --from: poolhouse migrate prepare CLUSTER --from DATABASE [OPTIONS].");
    row("migrate prepare c --from d --method copy", "--method needs snapshot or streaming, not \"copy\".");
    row("migrate run c --from d", "--from is an option of poolhouse migrate prepare.");
    row("migrate cancel c --confirm a/c", "--confirm is an option of poolhouse apply, ");
    row("maintenance orders --wait", "--wait is an option of poolhouse pool add, ");
    row("destroy", "destroy takes one cluster: poolhouse destroy CLUSTER [OPTIONS].");
    row("destroy c p", "destroy takes one cluster");
    row("destroy c --detaching", "--detaching needs a value: --detaching APP.");
    row("destroy c --postgres-version 18", "--postgres-version is an option of poolhouse create, poolhouse upgrade.");
    row("upgrade c --detaching a", "--detaching is an option of poolhouse destroy.");
    row("apply plan.json --wait", "--wait is an option of poolhouse pool add, ");
    row("info --dry-run", "--dry-run is an option of poolhouse pool add, ");
    row("info a b", "info takes one cluster, not 2. Name one, or none for the whole fleet.");
    row("maintenance a b", "maintenance takes one cluster, not 2. Name one, or none for the whole fleet.");
    row("settings a b c", "settings takes one cluster, not 3.");
    row("credentials", "credentials needs a cluster: poolhouse credentials CLUSTER [OPTIONS].");
    row("settings --sandbox", "settings needs a cluster: poolhouse settings CLUSTER [OPTIONS].");
    row("quotas --json", "quotas needs a cluster");
    row("quotas a --timeout 0", "--timeout needs whole seconds");
    row("settings a --catalog x", "--catalog is an option of poolhouse estimate, poolhouse recommend.");
    row("maintenance --confirm x",
        "--confirm is an option of poolhouse apply, poolhouse pool destroy, poolhouse detach, poolhouse switch, "
        "poolhouse maintenance run, poolhouse destroy, poolhouse upgrade, poolhouse credentials rotate, "
        "poolhouse credentials destroy, poolhouse settings set, poolhouse settings reset, poolhouse quotas set, "
        "poolhouse migrate prepare, poolhouse migrate run. Use it there");
    row("attach c --app a --confirm x", "--confirm is an option of poolhouse apply, ");
    row("pool add c --level x --confirm x", "--confirm is an option of poolhouse apply, ");
    row("pool scale c p --count 2 --confirm x", "--confirm is an option of poolhouse apply, ");
    row("a.json b.json", "one plan, not 2");
    row("a.json --tour pictures", "A plan and --tour can't be combined.");
    row("a.json --json", "--json is an option of");
    row("--sandbox --sandbox", "--sandbox is given twice.");
    row("--sandbox=yes", "--sandbox takes no value.");
    row("--sandbox --scenario", "--scenario needs a value: --scenario NAME.");
    row("--sandbox --scenario --seed 5", "--scenario needs a value");
    row("--sandbox --seed=", "--seed needs a value");
    row("--tour", "--tour needs a value: --tour DIR.");
    row("--sandbox --scenario huge", "Unknown scenario \"huge\".");
    row("--sandbox --scenario large:", "large:1000");
    row("--sandbox --scenario large:0", "large:1000");
    row("--sandbox --scenario large:many", "large:1000");
    row("--sandbox --seed -1", "--seed needs a whole number");
    row("--sandbox --seed 1.5", "--seed needs a whole number");
    row("--sandbox --time-scale 0", "--time-scale needs a number above 0");
    row("--sandbox --time-scale 1e300", "--time-scale needs a number above 0, at most 100000");
    row("--sandbox --time-scale -2", "--time-scale needs a number above 0");
    row("--sandbox --time-scale nan", "--time-scale needs a number above 0");
    row("--sandbox --time-scale inf", "--time-scale needs a number above 0");
    row("--sandbox --time-scale fast", "--time-scale needs a number above 0");
    row("--sandbox --api-url https://api.example.com", "--sandbox and --api-url can't be combined");
    row("--scenario small", "Add --sandbox.");
    row("--seed 5", "Add --sandbox.");
    row("info --time-scale 5", "Add --sandbox.");
    row("--sandbox-db x", "Add --sandbox.");
    row("--data-url https://api.example.com", "--data-url requires --api-url");
    row("--api-url example.com", "no http or https address");
    row("--api-url ftp://example.com", "no http or https address");
    row("--api-url http://", "no http or https address");
    row("--api-url http://127.0.0.1:99999", "no http or https address");
    row("--api-url http://example.com", "clear text to example.com");
    row("--api-url http://127.0.0.1.example.com", "clear text");
    row("--api-url https://a.example --data-url http://b.example:8", "clear text to b.example:8");
    row("--api-url https://ada:pw@example.com", "a user or password");
    row("--api-url https://example.com/apps", "scheme, host and port only");
    row("--api-url https://example.com?token=x", "scheme, host and port only");
    row("--json", "--json is an option of poolhouse info, poolhouse credentials, poolhouse settings, poolhouse quotas, "
                  "poolhouse maintenance, poolhouse migrate, poolhouse levels, poolhouse estimate, poolhouse "
                  "recommend, poolhouse apply, "
                  "poolhouse pool add, poolhouse pool scale, poolhouse pool destroy, poolhouse attach, poolhouse "
                  "detach, poolhouse switch, poolhouse maintenance run, poolhouse maintenance move, poolhouse "
                  "maintenance window, "
                  "poolhouse create, poolhouse fork, poolhouse destroy, poolhouse upgrade, "
                  "poolhouse credentials create, poolhouse credentials rotate, poolhouse credentials destroy, "
                  "poolhouse credentials url, poolhouse settings set, poolhouse settings reset, poolhouse settings "
                  "compare, poolhouse quotas set, poolhouse migrate prepare, poolhouse migrate run, poolhouse migrate "
                  "cancel.");
    row("--timeout 5", "--timeout is an option of poolhouse info,");
    row("info --catalog x", "--catalog is an option of poolhouse estimate, poolhouse recommend.");
    row("apply x --catalog y", "--catalog is an option of poolhouse estimate, poolhouse recommend.");
    row("apply x --tier y", "--tier is an option of poolhouse levels, poolhouse estimate, poolhouse recommend.");
    row("estimate x --confirm y", "--confirm is an option of poolhouse apply, poolhouse pool destroy,");
    row("estimate x --catalog y --sandbox", "--catalog and --sandbox can't be combined");
    row("recommend x --catalog y --api-url https://api.example.com", "--catalog and --api-url can't be combined");
    row("estimate", "estimate takes one file: poolhouse estimate PLAN.json");
    row("recommend", "recommend takes one file: poolhouse recommend NEEDS.json");
    row("apply a b", "apply takes one file: poolhouse apply PLAN.json");
    row("recommend a --needs b", "--needs is an option of poolhouse estimate.");
    row("estimate a --needs", "--needs needs a value: --needs NEEDS.json.");
    row("estimate - --needs -", "Standard input can be the plan or its needs, not both.");
    row("apply a --svg plan.svg", "--svg is an option of poolhouse estimate.");
    row("estimate a --svg", "--svg needs a value: --svg FILE.");
    row("estimate a --svg -", "--svg needs a file, not standard output: the table is printed there.");
    row("apply a --confirm", "--confirm needs a value: --confirm PHRASE.");
    row("estimate a --tour x", "estimate and --tour can't be combined");
    row("info --timeout 0", "--timeout needs whole seconds");
    row("info --timeout soon", "--timeout needs whole seconds");
    row("info --timeout 99999999999", "--timeout needs whole seconds");
    row("info --tour x", "info and --tour can't be combined");
    row("--tour x --scenario busy", "Add --sandbox.");
    row("--tour x --sandbox --time-scale 4", "Leave out --time-scale.");
    row("--tour x --sandbox --sandbox-db y", "Leave out --sandbox-db.");
    row("--tour x --sandbox --api-url https://api.example.com", "can't be combined");
}

void TestCommandLine::refuses() {
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    const auto line = parseCommandLine(arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QVERIFY(!line.ok());
    QVERIFY2(line.error().contains(says), qPrintable(line.error()));
    QVERIFY2(line.error().endsWith(QLatin1Char('.')), qPrintable(line.error()));
}

void TestCommandLine::neverRepeatsAValueOfAnUnknownOption() {
    const auto line = parseCommandLine({QStringLiteral("--token=HRKU-secret")});
    QVERIFY(!line.ok());
    QVERIFY(!line.error().contains(QStringLiteral("HRKU")));
    const auto address =
        parseCommandLine({QStringLiteral("--api-url"), QStringLiteral("https://a:HRKU-secret@b.example")});
    QVERIFY(!address.ok());
    QVERIFY(!address.error().contains(QStringLiteral("HRKU")));
}

POOLHOUSE_CORE_APP_TEST(TestCommandLine)
#include "tst_command_line.moc"
