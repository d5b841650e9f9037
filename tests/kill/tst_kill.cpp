// SPDX-License-Identifier: GPL-3.0-or-later
// A process is killed at random points of each operation and restarted; its verdicts must match the server.
// POOLHOUSE_KILL_ROUNDS: rounds per operation (default 6). POOLHOUSE_KILL_SEED: random seed (default: new, printed).
#include "tests/kill/kill_round.h"
#include "tests/support/test_main.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace poolhouse;
using killing::Moments;
using killing::Program;
using killing::Server;
using nlohmann::json;

namespace {

constexpr int timeScale = 1000;      ///< of server and runner; a new pool then takes 0.1 s
constexpr const char* latency = "3"; ///< of every response, in ms; leaves time to be killed before it

/// Changes for the runner, and the pools (or what else they are of) before and after each of them. Of credentials:
/// their names, with " rotated" where the password is another one; `needs` is one that is made first, of migrations the
/// database that one is prepared from first.
struct Action {
    const char* cluster;
    std::vector<const char*> orders;
    std::vector<std::vector<std::string>> states;
    enum class Of {
        Pools,
        Attachments,
        Maintenance,
        Window,
        NewCluster,
        Existence,
        Version,
        Credentials,
        Settings,
        Quota,
        Migration
    };
    Of of = Of::Pools;
    std::string needs = {};
};

const std::vector<std::string> mainPools{"analytics 16G-Performance 1", "leader 8G-Performance 2",
                                         "web-reads 4G-Performance 3"};

std::vector<std::string> with(std::vector<std::string> pools, const std::string& was, const std::string& is) {
    std::erase(pools, was);
    if (!is.empty()) {
        pools.push_back(is);
    }
    std::sort(pools.begin(), pools.end());
    return pools;
}

Action mainAction(const char* order, const std::string& was, const std::string& is) {
    return {"postgresql-rectangular-12345", {order}, {mainPools, with(mainPools, was, is)}};
}

Action addAction() {
    return mainAction("add,search,8G-Performance,2", "", "search 8G-Performance 2");
}
Action levelAction() {
    return mainAction("level,analytics,8G-Performance", "analytics 16G-Performance 1", "analytics 8G-Performance 1");
}
Action countAction() {
    return mainAction("count,web-reads,5", "web-reads 4G-Performance 3", "web-reads 4G-Performance 5");
}
Action levelAndCountAction() {
    auto action = levelAction();
    action.orders.push_back("count,analytics,2");
    action.states.push_back(with(action.states.back(), "analytics 8G-Performance 1", "analytics 8G-Performance 2"));
    return action;
}
Action leaderLevelAction() {
    return mainAction("level,leader,16G-Performance", "leader 8G-Performance 2", "leader 16G-Performance 2");
}
Action addStandbyAction() {
    return {"postgresql-concave-18822", {"count,leader,2"}, {{"leader 4G-Performance 1"}, {"leader 4G-Performance 2"}}};
}
Action removeStandbyAction() {
    return mainAction("count,leader,1", "leader 8G-Performance 2", "leader 8G-Performance 1");
}
Action destroyAction() {
    return mainAction("destroy,web-reads", "web-reads 4G-Performance 3", "");
}

Action attachmentAction(const char* order, const std::string& was, const std::string& is) {
    const std::vector<std::string> attachments{
        "catalog-api::READS pool:web-reads", "example-app::DATABASE_ANALYTICS pool:analytics",
        "example-app::HEROKU_POSTGRESQL_COBALT -", "example-app::READS pool:web-reads"};
    return {
        "postgresql-rectangular-12345", {order}, {attachments, with(attachments, was, is)}, Action::Of::Attachments};
}
Action attachAction() {
    return attachmentAction("attach,catalog-api,analytics,REPORTS", "",
                            "catalog-api::REPORTS proxy:false|pool:analytics");
}
Action detachAction() {
    return attachmentAction("detach,catalog-api,READS", "catalog-api::READS pool:web-reads", "");
}

Action calendarAction(const char* order, Action::Of of, const char* was, const char* is) {
    return {"postgresql-horizontal-12345", {order}, {{was}, {is}}, of};
}
Action runMaintenanceAction() {
    return calendarAction("run", Action::Of::Maintenance, "8 weeks before its deadline", "begun");
}
Action moveMaintenanceAction() {
    return calendarAction("move,2", Action::Of::Maintenance, "8 weeks before its deadline",
                          "6 weeks before its deadline");
}
Action windowAction() {
    return calendarAction("window,sunday,13:30", Action::Of::Window, "Sundays 01:00 to 05:00 UTC",
                          "Sundays 13:30 to 17:30 UTC");
}

constexpr const char* createdCluster = "orders-db";
Action createAction() {
    return {"postgresql-rectangular-12345",
            {"create,example-app,orders-db,4G-Performance"},
            {{}, {"leader 4G-Performance 1"}},
            Action::Of::NewCluster};
}
Action createWithPoolAction() {
    auto action = createAction();
    action.orders.push_back("add,search,8G-Performance,2");
    action.states.push_back({"leader 4G-Performance 1", "search 8G-Performance 2"});
    return action;
}
Action destroyClusterAction() {
    return {"postgresql-rectangular-12345", {"destroy-cluster"}, {{"provisioned"}, {"gone"}}, Action::Of::Existence};
}
Action upgradeAction() {
    return {"postgresql-rectangular-12345", {"upgrade,18"}, {{"17.5"}, {"18.1"}}, Action::Of::Version};
}

Action credentialAction(const char* order, const char* needs, const std::vector<std::string>& before,
                        const std::vector<std::string>& after) {
    return {"postgresql-rectangular-12345", {order}, {before, after}, Action::Of::Credentials, needs};
}
Action createCredentialAction() {
    return credentialAction("create-credential,reporting", "", {"owner"}, {"owner", "reporting"});
}
Action rotateOwnerAction() {
    return credentialAction("rotate-credential,owner", "", {"owner"}, {"owner rotated"});
}
Action rotateCredentialAction() {
    return credentialAction("rotate-credential,analyst", "analyst", {"analyst", "owner"}, {"analyst rotated", "owner"});
}
Action rotateAllAction() {
    return credentialAction("rotate-all", "analyst", {"analyst", "owner"}, {"analyst rotated", "owner rotated"});
}
Action destroyCredentialAction() {
    return credentialAction("destroy-credential,analyst", "analyst", {"analyst", "owner"}, {"owner"});
}

/// Settings and quotas: unlike the calendar, of the cluster whose pools the others change.
Action configurationAction(const char* order, Action::Of of, std::vector<std::string> was,
                           std::vector<std::string> is) {
    return {"postgresql-rectangular-12345", {order}, {std::move(was), std::move(is)}, of};
}
Action settingsAction() {
    return configurationAction("set,log_statement,mod,log_min_duration_statement,500", Action::Of::Settings,
                               {"log_min_duration_statement 2000", "log_statement \"ddl\""},
                               {"log_min_duration_statement 500", "log_statement \"mod\""});
}
Action quotaAction() {
    return configurationAction("quota,200,250,notify", Action::Of::Quota, {"null null \"none\""},
                               {"200.0 250.0 \"notify\""});
}

constexpr const char* classicDatabase = "postgresql-rigid-40120";
Action migrationAction(const char* order, const char* needs, const char* was, const char* is) {
    return {"postgresql-rectangular-12345", {order}, {{was}, {is}}, Action::Of::Migration, needs};
}
Action prepareMigrationAction() {
    return migrationAction("prepare-migration,postgresql-rigid-40120", "", "none", "ready");
}
Action runMigrationAction() {
    return migrationAction("run-migration", classicDatabase, "ready", "completed");
}
Action cancelMigrationAction() {
    return migrationAction("cancel-migration", classicDatabase, "ready", "cancelled");
}

/// One action with its server and successive runners.
class RunnerRound {
public:
    RunnerRound(const Action& action, bool stored)
        : m_action(action), m_epoch(QDateTime::currentMSecsSinceEpoch()), m_server(serverArguments(stored)) {
        if (!action.needs.empty() && action.of == Action::Of::Migration) {
            m_server.prepareMigration(action.cluster, action.needs);
        } else if (!action.needs.empty()) {
            m_server.addCredential(action.cluster, action.needs);
        }
        if (action.of == Action::Of::Credentials) {
            m_passwords = m_server.passwords(action.cluster);
        }
    }

    std::unique_ptr<Program> runner(bool withOrders) {
        QStringList arguments{QStringLiteral("--api"),        m_server.url(),
                              QStringLiteral("--journal"),    journal(),
                              QStringLiteral("--cluster"),    QString::fromLatin1(m_action.cluster),
                              QStringLiteral("--epoch"),      QString::number(m_epoch),
                              QStringLiteral("--time-scale"), QString::number(timeScale)};
        for (const auto* order : m_action.orders) {
            if (withOrders) {
                arguments << QStringLiteral("--do") << QString::fromLatin1(order);
            }
        }
        return std::make_unique<Program>(POOLHOUSE_RUNNER_EXE, arguments);
    }
    Server& server() { return m_server; }
    [[nodiscard]] std::vector<std::string> state() const {
        switch (m_action.of) {
        case Action::Of::Attachments: return m_server.attachments(m_action.cluster);
        case Action::Of::Maintenance: return {m_server.maintenance(m_action.cluster)};
        case Action::Of::Window: return {m_server.window(m_action.cluster)};
        case Action::Of::NewCluster: return m_server.pools(createdCluster);
        case Action::Of::Existence: return {m_server.existence(m_action.cluster)};
        case Action::Of::Version: return {m_server.version(m_action.cluster)};
        case Action::Of::Credentials: return credentials();
        case Action::Of::Settings: return m_server.settings(m_action.cluster);
        case Action::Of::Quota: return {m_server.quota(m_action.cluster)};
        case Action::Of::Migration: return {m_server.migration(m_action.cluster)};
        case Action::Of::Pools: break;
        }
        return m_server.pools(m_action.cluster);
    }
    [[nodiscard]] std::vector<std::string> credentials() const {
        std::vector<std::string> all;
        for (const auto& [name, password] : m_server.passwords(m_action.cluster)) {
            const auto before = m_passwords.find(name);
            const bool rotated = before != m_passwords.end() && before->second != password;
            all.push_back(rotated ? name + " rotated" : name);
        }
        return all;
    }
    [[nodiscard]] QString journal() const { return m_folder.filePath(QStringLiteral("journal.sqlite")); }
    /// Result of the journal's integrity check: "ok" unless damaged.
    [[nodiscard]] QString integrity() const {
        QString answer;
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("integrity"));
            database.setDatabaseName(journal());
            if (database.open()) {
                QSqlQuery query(database);
                const bool told = query.exec(QStringLiteral("PRAGMA integrity_check")) && query.next();
                answer = told ? query.value(0).toString() : QStringLiteral("unreadable");
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("integrity"));
        return answer;
    }

private:
    QStringList serverArguments(bool stored) const {
        QStringList arguments{QStringLiteral("--control"), QStringLiteral("--time-scale"), QString::number(timeScale),
                              QStringLiteral("--latency"), QString::fromLatin1(latency)};
        if (stored) {
            arguments << QStringLiteral("--db") << m_folder.filePath(QStringLiteral("world"));
        }
        return arguments;
    }

    QTemporaryDir m_folder;
    const Action& m_action;
    std::int64_t m_epoch;
    Server m_server;
    std::map<std::string, std::string> m_passwords; ///< at the beginning; of an action about credentials
};

/// The runner's steps from "started" on, each with the time of its first occurrence since the start.
using Steps = std::vector<std::pair<std::string, Moments::duration>>;

std::string stepOf(const json& line) {
    const auto event = line.value("event", "");
    return event == "changed" ? std::to_string(line.value("operation", 0)) + " " + line.value("state", "") : event;
}

} // namespace

class TestKill : public QObject {
    Q_OBJECT

    std::mt19937_64 m_random;
    std::uint64_t m_seed = 0;
    int m_rounds = 6;

    double fraction() { return std::uniform_real_distribution<>(0, 1)(m_random); }
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }

    /// Measures an uninterrupted run.
    static Steps measure(const Action& action) {
        RunnerRound round(action, false);
        const auto begun = Moments::now();
        const auto runner = round.runner(true);
        Steps steps;
        for (auto line = runner->line(); line.is_object(); line = runner->line()) {
            const auto step = stepOf(line);
            const auto known = [&step](const auto& each) { return each.first == step; };
            if ((step == "started" || !steps.empty()) && std::none_of(steps.begin(), steps.end(), known)) {
                steps.emplace_back(step, Moments::now() - begun);
            }
        }
        const bool whole = !steps.empty() && steps.back().first == "verdicts" && round.state() == action.states.back();
        return whole ? steps : Steps{};
    }

    /// Runs the program to a random point of a random step and returns its description.
    std::string runToRandomPoint(Program& program, const Steps& steps) {
        const auto at = below(steps.size() - 1);
        const auto [step, from] = steps[at];
        const auto share = fraction();
        for (auto line = program.line(); line.is_object() && stepOf(line) != step; line = program.line()) {
        }
        const auto length = std::chrono::duration<double>(steps[at + 1].second - from) * share;
        program.readUntil(Moments::now() + std::chrono::duration_cast<Moments::duration>(length));
        return "seed " + std::to_string(m_seed) + ", killed at " + std::to_string(share) + " of the step \"" + step +
               "\"";
    }

    /// Compares the last runner's verdicts with the server's state. Empty, or a description of the mismatch.
    static std::string compare(const Action& action, const json& verdicts, const std::vector<std::string>& state,
                               bool mayNotKnow) {
        if (!verdicts.is_array() || verdicts.size() > action.orders.size()) {
            return "there are not as many verdicts as operations";
        }
        std::size_t done = 0;
        bool unknown = false;
        for (const auto& each : verdicts) {
            const auto verdict = each.value("verdict", "");
            unknown |= verdict == "unknown";
            done += verdict == "done" ? 1 : 0;
            if (verdict != "done" && verdict != "not done" && verdict != "unknown") {
                return "\"" + verdict + "\" is no verdict";
            }
        }
        if (unknown) {
            return mayNotKnow ? "" : "it does not know, although the server could be asked";
        }
        return state == action.states[done] ? "" : "the server says something else";
    }

    void killed(const Action& action) {
        const auto steps = measure(action);
        QVERIFY2(steps.size() > 3, "without a kill it does not work either");
        std::map<std::string, int> verdictsSeen;
        for (int count = 0; count < m_rounds; ++count) {
            RunnerRound round(action, false);
            QCOMPARE(round.state(), action.states.front());
            auto first = round.runner(true);
            const auto where = runToRandomPoint(*first, steps);
            first->kill();
            const auto second = round.runner(false);
            json last;
            for (auto line = second->line(); line.is_object(); line = second->line()) {
                last = line;
            }
            QVERIFY2(second->exitCode() == 0 && last.value("event", "") == "verdicts", where.c_str());
            const auto verdicts = last["operations"];
            const auto wrong = compare(action, verdicts, round.state(), false);
            const auto all = where + ": " + wrong + ": " + verdicts.dump() + " " + json(round.state()).dump();
            QVERIFY2(wrong.empty(), all.c_str());
            QCOMPARE(round.integrity(), QStringLiteral("ok"));
            ++verdictsSeen[verdicts.empty() ? "not asked" : verdicts.back().value("verdict", "")];
        }
        qInfo("seed %s, %d rounds: %s", std::to_string(m_seed).c_str(), m_rounds, json(verdictsSeen).dump().c_str());
    }

private Q_SLOTS:
    void initTestCase() {
        const auto rounds = qEnvironmentVariableIntValue("POOLHOUSE_KILL_ROUNDS");
        m_rounds = rounds > 0 ? rounds : m_rounds;
        m_seed = qEnvironmentVariableIsSet("POOLHOUSE_KILL_SEED") ? qgetenv("POOLHOUSE_KILL_SEED").toULongLong()
                                                                  : std::random_device{}();
        m_random.seed(m_seed);
        qInfo("POOLHOUSE_KILL_SEED=%s", std::to_string(m_seed).c_str());
    }

    void addPool() { killed(addAction()); }
    void changeLevel() { killed(levelAction()); }
    void changeCount() { killed(countAction()); }
    void changeLevelAndCount() { killed(levelAndCountAction()); }
    void changeLeaderLevel() { killed(leaderLevelAction()); }
    void addStandby() { killed(addStandbyAction()); }
    void removeStandby() { killed(removeStandbyAction()); }
    void destroyPool() { killed(destroyAction()); }
    void attachApp() { killed(attachAction()); }
    void detachApp() { killed(detachAction()); }
    void runMaintenance() { killed(runMaintenanceAction()); }
    void moveMaintenance() { killed(moveMaintenanceAction()); }
    void setWindow() { killed(windowAction()); }
    void createCluster() { killed(createAction()); }
    void createClusterWithPool() { killed(createWithPoolAction()); }
    void destroyCluster() { killed(destroyClusterAction()); }
    void upgradeVersion() { killed(upgradeAction()); }
    void createCredential() { killed(createCredentialAction()); }
    void rotateOwner() { killed(rotateOwnerAction()); }
    void rotateCredential() { killed(rotateCredentialAction()); }
    void rotateAllCredentials() { killed(rotateAllAction()); }
    void destroyCredential() { killed(destroyCredentialAction()); }
    void changeSettings() { killed(settingsAction()); }
    void setQuota() { killed(quotaAction()); }
    void prepareMigration() { killed(prepareMigrationAction()); }
    void runMigration() { killed(runMigrationAction()); }
    void cancelMigration() { killed(cancelMigrationAction()); }

    /// The server is killed and restarted from its database; the runner continues without intervention.
    void serverKilled();
};

void TestKill::serverKilled() {
    const std::vector actions{addAction(),
                              levelAction(),
                              countAction(),
                              levelAndCountAction(),
                              destroyAction(),
                              attachAction(),
                              detachAction(),
                              runMaintenanceAction(),
                              moveMaintenanceAction(),
                              windowAction(),
                              createAction(),
                              createWithPoolAction(),
                              destroyClusterAction(),
                              upgradeAction(),
                              createCredentialAction(),
                              rotateOwnerAction(),
                              rotateAllAction(),
                              destroyCredentialAction(),
                              settingsAction(),
                              quotaAction(),
                              prepareMigrationAction(),
                              runMigrationAction(),
                              cancelMigrationAction()};
    std::vector<Steps> measured;
    for (const auto& action : actions) {
        measured.push_back(measure(action));
        QVERIFY(measured.back().size() > 3);
    }
    std::map<std::string, int> verdictsSeen;
    for (int count = 0; count < m_rounds; ++count) {
        const auto which = below(actions.size());
        RunnerRound round(actions[which], true);
        auto runner = round.runner(true);
        const auto where = runToRandomPoint(*runner, measured[which]);
        round.server().restart();
        json last;
        for (auto line = runner->line(); line.is_object(); line = runner->line()) {
            last = line;
        }
        QVERIFY2(runner->exitCode() == 0 && last.value("event", "") == "verdicts", where.c_str());
        const auto verdicts = last["operations"];
        const auto wrong = compare(actions[which], verdicts, round.state(), true);
        const auto all = where + ": " + wrong + ": " + verdicts.dump() + " " + json(round.state()).dump();
        QVERIFY2(wrong.empty(), all.c_str());
        ++verdictsSeen[verdicts.back().value("verdict", "")];
    }
    qInfo("seed %s, %d rounds: %s", std::to_string(m_seed).c_str(), m_rounds, json(verdictsSeen).dump().c_str());
}

POOLHOUSE_CORE_APP_TEST(TestKill)
#include "tst_kill.moc"
