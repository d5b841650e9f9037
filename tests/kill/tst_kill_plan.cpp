// SPDX-License-Identifier: GPL-3.0-or-later
// `poolhouse apply` is killed at random points of a plan that scales, adds and destroys and moves two apps, and run
// again: it resumes, and cluster and apps end as planned. POOLHOUSE_KILL_ROUNDS: number of rounds (default 5).
// POOLHOUSE_KILL_SEED: random seed (default: new, printed).
#include "tests/kill/kill_round.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using nlohmann::json;
using poolhouse::killing::Moments;
using poolhouse::killing::Server;

namespace {

constexpr const char* planCluster = "postgresql-rectangular-12345";
constexpr const char* planText = R"({"version": 2, "clusters": [{
    "cluster": "postgresql-rectangular-12345", "app": "example-app",
    "live": [{"name": "leader", "level": "8G-Performance", "count": 2},
             {"name": "analytics", "level": "16G-Performance", "count": 1},
             {"name": "web-reads", "level": "4G-Performance", "count": 3}],
    "wanted": [{"name": "leader", "level": "8G-Performance", "count": 2},
               {"name": "web-reads", "level": "4G-Performance", "count": 5},
               {"name": "nightly-export", "level": "4G-Performance", "count": 1}],
    "moves": [{"app": "example-app", "from": {"pool": "analytics", "name": "DATABASE_ANALYTICS"},
                                     "to": {"pool": "nightly-export", "name": "EXPORT"}},
              {"app": "catalog-api", "from": {"pool": "web-reads", "name": "READS"},
                                     "to": {"pool": "nightly-export", "name": "NIGHTLY"}}]}]})";
const std::vector<std::string> wanted{"leader 8G-Performance 2", "nightly-export 4G-Performance 1",
                                      "web-reads 4G-Performance 5"};
const std::vector<std::string> wantedApps{
    "catalog-api::NIGHTLY proxy:false|pool:nightly-export", "example-app::EXPORT proxy:false|pool:nightly-export",
    "example-app::HEROKU_POSTGRESQL_COBALT -", "example-app::READS pool:web-reads"};

/// A server, a home directory with a plan, and the processes that apply it.
class PlanRound {
public:
    PlanRound() {
        QFile plan(m_home.filePath(QStringLiteral("plan.json")));
        m_ready = plan.open(QIODevice::WriteOnly) && plan.write(planText) > 0;
    }
    [[nodiscard]] bool ready() const { return m_ready; }
    [[nodiscard]] std::vector<std::string> pools() const { return m_server.pools(planCluster); }
    [[nodiscard]] std::vector<std::string> apps() const { return m_server.attachments(planCluster); }

    std::unique_ptr<QProcess> begin() {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment own;
        own.insert(QStringLiteral("HOME"), m_home.path());
        own.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
        own.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        own.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
        own.insert(QStringLiteral("HEROKU_API_KEY"), QStringLiteral("HRKU-0badcafe-recognisable"));
        process->setProcessEnvironment(own);
        process->start(QStringLiteral(POOLHOUSE_PROGRAM),
                       {QStringLiteral("apply"), m_home.filePath(QStringLiteral("plan.json")), QStringLiteral("--json"),
                        QStringLiteral("--confirm"), QStringLiteral("example-app/analytics"),
                        QStringLiteral("--api-url"), m_server.url()});
        return process;
    }

private:
    QTemporaryDir m_home;
    Server m_server{{QStringLiteral("--control"), QStringLiteral("--time-scale"), QStringLiteral("300"),
                     QStringLiteral("--latency"), QStringLiteral("5")}};
    bool m_ready = false;
};

/// Empty after success with every step done; otherwise a description of the failure.
std::string wrongWith(QProcess& process) {
    if (!process.waitForFinished(240'000)) {
        return "it does not come to an end";
    }
    const auto out = process.readAllStandardOutput().toStdString();
    const auto all = std::to_string(process.exitCode()) + " " + out + process.readAllStandardError().toStdString();
    const auto answer = json::parse(out, nullptr, false);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 || !answer.is_object()) {
        return "it failed: " + all;
    }
    for (const auto& step : answer["steps"]) {
        const auto state = step.value("state", "");
        if (state != "done" && state != "done_before") {
            return "a step is \"" + state + "\": " + all;
        }
    }
    return answer["steps"].size() == 7 ? "" : "there are not seven steps: " + all;
}

} // namespace

class TestKillPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void applying() {
        const auto given = qEnvironmentVariableIntValue("POOLHOUSE_KILL_ROUNDS");
        const int rounds = given > 0 ? given : 5;
        const auto seed = qEnvironmentVariableIsSet("POOLHOUSE_KILL_SEED")
                              ? qgetenv("POOLHOUSE_KILL_SEED").toULongLong()
                              : std::random_device{}();
        std::mt19937_64 random(seed);
        qInfo("POOLHOUSE_KILL_SEED=%s", std::to_string(seed).c_str());

        PlanRound whole;
        QVERIFY(whole.ready());
        const auto begun = Moments::now();
        const auto wrong = wrongWith(*whole.begin());
        QVERIFY2(wrong.empty(), wrong.c_str());
        QCOMPARE(whole.pools(), wanted);
        QVERIFY2(whole.apps() == wantedApps, json(whole.apps()).dump().c_str());
        const auto length = std::chrono::duration<double, std::milli>(Moments::now() - begun).count();

        for (int count = 0; count < rounds; ++count) {
            PlanRound round;
            const auto share = std::uniform_real_distribution<>(0, 1)(random);
            const auto first = round.begin();
            (void)first->waitForFinished(static_cast<int>(length * share)); // or until it ends
            first->kill();
            (void)first->waitForFinished();
            QCOMPARE(first->state(), QProcess::NotRunning);
            const auto second = wrongWith(*round.begin());
            const auto where = "seed " + std::to_string(seed) + ", killed at " + std::to_string(share) + ": " + second +
                               " " + json(round.pools()).dump() + " " + json(round.apps()).dump();
            QVERIFY2(second.empty(), where.c_str());
            QVERIFY2(round.pools() == wanted, where.c_str());
            QVERIFY2(round.apps() == wantedApps, where.c_str());
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestKillPlan)
#include "tst_kill_plan.moc"
