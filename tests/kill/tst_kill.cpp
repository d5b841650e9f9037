// SPDX-License-Identifier: GPL-3.0-or-later
// A real process is killed at random points of each operation and started again: what it says then is what the server
// has. POOLHOUSE_KILL_ROUNDS says how often (10), POOLHOUSE_KILL_SEED with which seed (a new one, printed).
#include "tests/kill/kill_round.h"

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

constexpr int timeScale = 1000;      ///< of server and runner alike: a new pool takes a tenth of a second
constexpr const char* latency = "3"; ///< of every answer, in milliseconds: time to be killed between act and answer

/// What the runner is told to do, and the pools before and after each step of it.
struct Deed {
    const char* cluster;
    std::vector<const char*> orders;
    std::vector<std::vector<std::string>> pools;
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

Deed mainDeed(const char* order, const std::string& was, const std::string& is) {
    return {"postgresql-rectangular-12345", {order}, {mainPools, with(mainPools, was, is)}};
}

Deed addDeed() {
    return mainDeed("add,search,8G-Performance,2", "", "search 8G-Performance 2");
}
Deed levelDeed() {
    return mainDeed("level,analytics,8G-Performance", "analytics 16G-Performance 1", "analytics 8G-Performance 1");
}
Deed countDeed() {
    return mainDeed("count,web-reads,5", "web-reads 4G-Performance 3", "web-reads 4G-Performance 5");
}
Deed levelAndCountDeed() {
    auto deed = levelDeed();
    deed.orders.push_back("count,analytics,2");
    deed.pools.push_back(with(deed.pools.back(), "analytics 8G-Performance 1", "analytics 8G-Performance 2"));
    return deed;
}
Deed leaderLevelDeed() {
    return mainDeed("level,leader,16G-Performance", "leader 8G-Performance 2", "leader 16G-Performance 2");
}
Deed addStandbyDeed() {
    return {"postgresql-concave-18822", {"count,leader,2"}, {{"leader 4G-Performance 1"}, {"leader 4G-Performance 2"}}};
}
Deed removeStandbyDeed() {
    return mainDeed("count,leader,1", "leader 8G-Performance 2", "leader 8G-Performance 1");
}
Deed destroyDeed() {
    return mainDeed("destroy,web-reads", "web-reads 4G-Performance 3", "");
}

/// One thing to do, its server, and the runners that come one after the other.
class Round {
public:
    Round(const Deed& deed, bool stored)
        : m_deed(deed), m_epoch(QDateTime::currentMSecsSinceEpoch()), m_server(serverArguments(stored)) {}

    std::unique_ptr<Program> runner(bool withOrders) {
        QStringList arguments{QStringLiteral("--api"),        m_server.url(),
                              QStringLiteral("--journal"),    journal(),
                              QStringLiteral("--cluster"),    QString::fromLatin1(m_deed.cluster),
                              QStringLiteral("--epoch"),      QString::number(m_epoch),
                              QStringLiteral("--time-scale"), QString::number(timeScale)};
        for (const auto* order : m_deed.orders) {
            if (withOrders) {
                arguments << QStringLiteral("--do") << QString::fromLatin1(order);
            }
        }
        return std::make_unique<Program>(POOLHOUSE_RUNNER_EXE, arguments);
    }
    Server& server() { return m_server; }
    [[nodiscard]] std::vector<std::string> pools() const { return m_server.pools(m_deed.cluster); }
    [[nodiscard]] QString journal() const { return m_folder.filePath(QStringLiteral("journal.sqlite")); }
    /// "ok", unless it is damaged.
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
    const Deed& m_deed;
    std::int64_t m_epoch;
    Server m_server;
};

/// The steps that a runner says, from "started" on, and how long after its start: the first time each.
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
    int m_rounds = 10;

    double fraction() { return std::uniform_real_distribution<>(0, 1)(m_random); }
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }

    /// A whole run without a kill, measured.
    static Steps measure(const Deed& deed) {
        Round round(deed, false);
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
        const bool whole = !steps.empty() && steps.back().first == "verdicts" && round.pools() == deed.pools.back();
        return whole ? steps : Steps{};
    }

    /// Lets the program run to a random point of a random step, and says which.
    std::string runToSomewhere(Program& program, const Steps& steps) {
        const auto at = below(steps.size() - 1);
        const auto [step, from] = steps[at];
        const auto share = fraction();
        for (auto line = program.line(); line.is_object() && stepOf(line) != step; line = program.line()) {
        }
        const auto length = std::chrono::duration<double>(steps[at + 1].second - from) * share;
        program.listenUntil(Moments::now() + std::chrono::duration_cast<Moments::duration>(length));
        return "seed " + std::to_string(m_seed) + ", killed at " + std::to_string(share) + " of the step \"" + step +
               "\"";
    }

    /// The verdicts of the last runner, in the order of the orders, against the pools. The error is what is wrong.
    static std::string compare(const Deed& deed, const json& verdicts, const std::vector<std::string>& pools,
                               bool mayNotKnow) {
        if (!verdicts.is_array() || verdicts.size() > deed.orders.size()) {
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
        return pools == deed.pools[done] ? "" : "the server says something else";
    }

    void killed(const Deed& deed) {
        const auto steps = measure(deed);
        QVERIFY2(steps.size() > 3, "without a kill it does not work either");
        std::map<std::string, int> verdictsSeen;
        for (int count = 0; count < m_rounds; ++count) {
            Round round(deed, false);
            QCOMPARE(round.pools(), deed.pools.front());
            auto first = round.runner(true);
            const auto where = runToSomewhere(*first, steps);
            first->kill();
            const auto second = round.runner(false);
            json last;
            for (auto line = second->line(); line.is_object(); line = second->line()) {
                last = line;
            }
            QVERIFY2(second->exitCode() == 0 && last.value("event", "") == "verdicts", where.c_str());
            const auto verdicts = last["operations"];
            const auto wrong = compare(deed, verdicts, round.pools(), false);
            const auto all = where + ": " + wrong + ": " + verdicts.dump() + " " + json(round.pools()).dump();
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

    void addPool() { killed(addDeed()); }
    void changeLevel() { killed(levelDeed()); }
    void changeCount() { killed(countDeed()); }
    void changeLevelAndCount() { killed(levelAndCountDeed()); }
    void changeLeaderLevel() { killed(leaderLevelDeed()); }
    void addStandby() { killed(addStandbyDeed()); }
    void removeStandby() { killed(removeStandbyDeed()); }
    void destroyPool() { killed(destroyDeed()); }

    /// The other side is killed, and started again from its database: the runner goes on by itself.
    void serverKilled();
};

void TestKill::serverKilled() {
    const std::vector deeds{addDeed(), levelDeed(), countDeed(), levelAndCountDeed(), destroyDeed()};
    std::vector<Steps> measured;
    for (const auto& deed : deeds) {
        measured.push_back(measure(deed));
        QVERIFY(measured.back().size() > 3);
    }
    std::map<std::string, int> verdictsSeen;
    for (int count = 0; count < m_rounds; ++count) {
        const auto which = below(deeds.size());
        Round round(deeds[which], true);
        auto runner = round.runner(true);
        const auto where = runToSomewhere(*runner, measured[which]);
        round.server().startAgain();
        json last;
        for (auto line = runner->line(); line.is_object(); line = runner->line()) {
            last = line;
        }
        QVERIFY2(runner->exitCode() == 0 && last.value("event", "") == "verdicts", where.c_str());
        const auto verdicts = last["operations"];
        const auto wrong = compare(deeds[which], verdicts, round.pools(), true);
        const auto all = where + ": " + wrong + ": " + verdicts.dump() + " " + json(round.pools()).dump();
        QVERIFY2(wrong.empty(), all.c_str());
        ++verdictsSeen[verdicts.back().value("verdict", "")];
    }
    qInfo("seed %s, %d rounds: %s", std::to_string(m_seed).c_str(), m_rounds, json(verdictsSeen).dump().c_str());
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
