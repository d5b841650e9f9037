// SPDX-License-Identifier: GPL-3.0-or-later
// The real window is killed inside changes that it makes itself, and started again: each change was made once or not at
// all, the journal knows which, and of an unfinished plan the message bar speaks first. window_hand.cpp uses the
// window. POOLHOUSE_KILL_ROUNDS: rounds per kind (default 2, 1 of plans). POOLHOUSE_KILL_SEED: random seed (default:
// new, printed).
#include "models/operations/record.h"
#include "tests/kill/kill_round.h"
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <random>

using namespace poolhouse;
using killing::Moments;
using killing::Server;
using nlohmann::json;
using State = operations::Operation::State;

namespace {

using namespace std::chrono_literals;

constexpr const char* cluster = "postgresql-rectangular-12345";
constexpr auto longestStep = 20s;
constexpr auto shortEnd = 3s;
constexpr auto announced = 200ms; ///< an end in the journal is announced by then
constexpr auto longestEnd = 150s; ///< whether a pool was added is decided a minute after it was lost

/// What is done in the window, and the pools before and after; any word stands for a generated name.
struct Kind {
    const char* name;
    const char* walk; ///< steps of the hand; the last one asks for the change
    std::vector<std::string> after;
    int changes = 1;
    std::chrono::milliseconds length{1500}; ///< from the last step to the end
};

const std::vector<std::string> poolsBefore{"analytics 16G-Performance 1", "leader 8G-Performance 2",
                                           "web-reads 4G-Performance 3"};

const Kind& kindOf(const QString& name) {
    static const std::vector<Kind> kinds{
        {"add",
         R"([["tree", "postgresql-rectangular-12345"], ["click", "toolAddPool"], ["click", "nextButton"],
             ["click", "nextButton"], ["click", "askButton"]])",
         {"* 8G-Performance 1", "analytics 16G-Performance 1", "leader 8G-Performance 2",
          "web-reads 4G-Performance 3"}},
        {"scale",
         R"([["tree", "postgresql-rectangular-12345"], ["click", "poolCard.web-reads/cardScale"],
             ["click", "scaleDialog/countMore"], ["click", "askButton"]])",
         {"analytics 16G-Performance 1", "leader 8G-Performance 2", "web-reads 4G-Performance 4"}},
        {"destroy",
         R"([["tree", "postgresql-rectangular-12345"], ["click", "poolCard.web-reads/cardDestroy"],
             ["type", "phraseField", "example-app/web-reads"], ["click", "askButton"]])",
         {"analytics 16G-Performance 1", "leader 8G-Performance 2"}},
        {"plan",
         R"([["tree", "postgresql-rectangular-12345"], ["can", "poolCard.web-reads/cardScale"], ["tab", "clusterTabs", 1],
             ["click", "poolEditor.2/countMore"], ["click", "addPool"], ["click", "poolEditor.1/removePool"],
             ["click", "reviewPlan"], ["type", "reviewPhrase", "example-app/analytics"], ["click", "applyPlan"]])",
         {"* 4G-Performance 1", "leader 8G-Performance 2", "web-reads 4G-Performance 4"},
         3,
         4500ms}};
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&name](const Kind& kind) { return name == QLatin1String(kind.name); });
    return found == kinds.end() ? kinds.front() : *found;
}

/// "*" for the generated name of a pool that was not there before.
std::vector<std::string> withoutGeneratedNames(std::vector<std::string> pools) {
    for (auto& pool : pools) {
        const auto name = pool.substr(0, pool.find(' '));
        if (name != "analytics" && name != "leader" && name != "web-reads") {
            pool.replace(0, name.size(), "*");
        }
    }
    std::sort(pools.begin(), pools.end());
    return pools;
}

/// The program with the hand in it.
class Window {
public:
    Window(const QString& home, const QString& url, const QByteArray& walk) {
        QProcessEnvironment own;
        own.insert(QStringLiteral("HOME"), home);
        own.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
        own.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
        own.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        own.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
        own.insert(QStringLiteral("HEROKU_API_KEY"), QStringLiteral("HRKU-0badcafe-recognisable"));
        own.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        own.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("qt.qpa.*=false"));
        own.insert(QStringLiteral("QT_PLUGIN_PATH"), QStringLiteral(POOLHOUSE_HAND_PLUGINS));
        own.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("poolhouse_hand"));
        own.insert(QStringLiteral("POOLHOUSE_HAND"), QString::fromUtf8(walk));
        m_process.setProcessEnvironment(own);
        m_process.start(QStringLiteral(POOLHOUSE_PROGRAM), {QStringLiteral("--api-url"), url});
    }
    ~Window() { kill(); }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// Until `enough` says so. False: not in that time, or the program ended.
    bool readUntil(Moments::duration time, const std::function<bool()>& enough) {
        const auto end = Moments::now() + time;
        for (;;) {
            while (m_process.canReadLine()) {
                const auto line = json::parse(m_process.readLine().toStdString(), nullptr, false);
                if (line.is_object() && line.contains("step")) {
                    ++m_steps;
                } else if (line.is_object() && line.contains("message")) {
                    m_messages.push_back(line["message"].get<std::string>());
                }
            }
            if (enough()) {
                return true;
            }
            if (Moments::now() >= end || m_process.state() == QProcess::NotRunning) {
                return false;
            }
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Moments::now());
            (void)m_process.waitForReadyRead(static_cast<int>(std::min<std::chrono::milliseconds>(left, 20ms).count()));
        }
    }
    void kill() {
        if (m_process.state() != QProcess::NotRunning) {
            ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
            m_process.waitForFinished();
        }
    }
    /// As a session that ends; false when the program does not end well.
    bool quit() {
        m_process.terminate();
        return m_process.waitForFinished(30'000) && m_process.exitStatus() == QProcess::NormalExit &&
               m_process.exitCode() == 0;
    }
    [[nodiscard]] std::size_t steps() const { return m_steps; } ///< done
    [[nodiscard]] const std::vector<std::string>& messages() const { return m_messages; }

private:
    QProcess m_process;
    std::size_t m_steps = 0;
    std::vector<std::string> m_messages;
};

/// A sandbox, and the data folder of the windows that are opened one after the other.
class WindowRound {
public:
    [[nodiscard]] std::unique_ptr<Window> open(const QByteArray& walk) const {
        return std::make_unique<Window>(m_home.path(), m_server.url(), walk);
    }
    [[nodiscard]] std::vector<std::string> pools() const { return withoutGeneratedNames(m_server.pools(cluster)); }
    [[nodiscard]] int changes() const { return m_server.world().value("changes", 0); }
    [[nodiscard]] bool planIsKept() const {
        QDirIterator files(data(), {QStringLiteral("applied.json")}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext();
    }
    /// As they are in the journal, while a window may have it open; empty: it cannot be read.
    [[nodiscard]] std::optional<std::vector<operations::Operation>> journal() const {
        const auto file = data() + QStringLiteral("/journal.sqlite");
        if (!QFile::exists(file)) {
            return std::vector<operations::Operation>{};
        }
        std::optional<std::vector<operations::Operation>> all;
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("onlooker"));
            database.setDatabaseName(file);
            database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"));
            QSqlQuery query(database.open() ? database : QSqlDatabase());
            if (query.exec(QStringLiteral("SELECT record FROM operation ORDER BY rowid"))) {
                all.emplace();
                while (query.next()) {
                    if (const auto operation = operations::operationOf(query.value(0).toByteArray())) {
                        all->push_back(*operation);
                    }
                }
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("onlooker"));
        return all;
    }
    /// Every operation in the journal has ended.
    [[nodiscard]] bool rests() const {
        const auto all = journal();
        return all && std::all_of(all->begin(), all->end(), [](const auto& each) { return each.finished(); });
    }

private:
    [[nodiscard]] QString data() const { return m_home.filePath(QStringLiteral(".local/share/Poolhouse")); }

    QTemporaryDir m_home;
    QTemporaryDir m_world;
    Server m_server{{QStringLiteral("--control"), QStringLiteral("--time-scale"), QStringLiteral("200"),
                     QStringLiteral("--latency"), QStringLiteral("10"), QStringLiteral("--db"),
                     m_world.filePath(QStringLiteral("world"))}};
};

std::string verdictsOf(const std::vector<operations::Operation>& all) {
    auto verdicts = json::array();
    for (const auto& each : all) {
        verdicts.push_back({each.change.pool, static_cast<int>(each.state), static_cast<int>(each.progress.code)});
    }
    return verdicts.dump();
}

} // namespace

class TestKillWindow : public QObject {
    Q_OBJECT

    std::mt19937_64 m_random;
    std::uint64_t m_seed = 0;
    int m_rounds = 2;
    bool m_patient = false;

    double fraction() { return std::uniform_real_distribution<>(0, 1)(m_random); }

    /// Half of the kills just after the change was asked for, most of the others until its end, some before.
    std::string killAtRandom(Window& window, const Kind& kind, bool& reached) {
        const auto steps = json::parse(kind.walk).size();
        const auto draw = fraction();
        const auto share = fraction();
        const auto step = draw < 0.1 ? static_cast<std::size_t>(share * static_cast<double>(steps)) : steps;
        const auto length =
            std::chrono::duration<double, std::milli>(draw < 0.5 ? kind.length / 15 : kind.length) * share;
        reached = window.readUntil(longestStep, [&] { return window.steps() >= step; });
        (void)window.readUntil(std::chrono::duration_cast<Moments::duration>(length), [] { return false; });
        window.kill();
        return "killed " + std::to_string(length.count()) + " ms after step " + std::to_string(window.steps()) +
               " of " + std::to_string(steps);
    }

    /// Nothing lost, nothing doubled. Empty, or what is wrong.
    static std::string wrongWith(const Kind& kind, const WindowRound& round) {
        const auto all = round.journal();
        if (!all) {
            return "the journal cannot be read";
        }
        const auto done =
            std::count_if(all->begin(), all->end(), [](const auto& it) { return it.state == State::Done; });
        const bool unknown =
            std::any_of(all->begin(), all->end(), [](const auto& it) { return it.state == State::OutcomeUnknown; });
        const bool whole = done == kind.changes;
        const auto& expected = whole ? kind.after : poolsBefore;
        if (unknown || (!whole && done > 0) || (kind.changes == 1 && all->size() > 1)) {
            return "the journal says something impossible"; // an unfinished plan asks again for what was not sent
        }
        if (round.changes() != done) {
            return "the server made " + std::to_string(round.changes()) + " changes";
        }
        return round.pools() == withoutGeneratedNames(expected) ? "" : "the server has other pools";
    }

    /// At each start the unfinished plan is what the bar says, whatever becomes of its steps meanwhile.
    [[nodiscard]] std::string wrongWithMessage(const WindowRound& round) const {
        const auto window = round.open("[]");
        if (!window->readUntil(longestStep, [&] { return !window->messages().empty(); })) {
            return "the bar says nothing";
        }
        const bool rests = window->readUntil(m_patient ? longestEnd : shortEnd, [&] { return round.rests(); });
        (void)window->readUntil(announced, [] { return false; });
        const auto& said = window->messages();
        if (said.size() > 1 || said.front().find("was unfinished when Poolhouse was closed") == std::string::npos) {
            return "the bar says: " + json(said).dump();
        }
        if (!rests && m_patient) {
            return "steps do not end";
        }
        return window->quit() ? "" : "the second window does not end well";
    }

    /// It is resumed, and nothing is left to do.
    [[nodiscard]] std::string wrongWithPlan(const WindowRound& round) const {
        auto wrong = wrongWithMessage(round);
        if (!wrong.empty()) {
            return wrong;
        }
        const auto window = round.open(
            R"([["await", "messageText", "was unfinished"], ["click", "messageAction"], ["click", "resumeRun"]])");
        const auto ended = [&] { return window->steps() == 3 && !round.planIsKept() && round.rests(); };
        if (!window->readUntil(longestEnd, ended)) {
            return "it does not end after step " + std::to_string(window->steps()) + ": " +
                   json(window->messages()).dump();
        }
        return window->quit() ? "" : "the third window does not end well";
    }

    /// Every operation comes to an end. What was lost on its way is decided after a minute, for which a short run does
    /// not wait.
    [[nodiscard]] std::string wrongAtRest(const WindowRound& round) const {
        const auto window = round.open(R"([["tree", "postgresql-rectangular-12345"]])");
        if (!window->readUntil(longestStep, [&] { return window->steps() == 1; })) {
            return "the second window does not show the cluster";
        }
        const bool mayBeLost = round.changes() == 0;
        const auto time = mayBeLost && !m_patient ? shortEnd : longestEnd;
        if (!window->readUntil(time, [&] { return round.rests(); }) && (m_patient || !mayBeLost)) {
            return "operations do not end";
        }
        return window->quit() ? "" : "the second window does not end well";
    }

private Q_SLOTS:
    void initTestCase() {
        const auto rounds = qEnvironmentVariableIntValue("POOLHOUSE_KILL_ROUNDS");
        m_patient = rounds > 0;
        m_rounds = m_patient ? rounds : m_rounds;
        m_seed = qEnvironmentVariableIsSet("POOLHOUSE_KILL_SEED") ? qgetenv("POOLHOUSE_KILL_SEED").toULongLong()
                                                                  : std::random_device{}();
        m_random.seed(m_seed);
        qInfo("POOLHOUSE_KILL_SEED=%s", std::to_string(m_seed).c_str());
    }

    void add() { killed(kindOf(QStringLiteral("add"))); }
    void scale() { killed(kindOf(QStringLiteral("scale"))); }
    void destroy() { killed(kindOf(QStringLiteral("destroy"))); }
    void plan() { killed(kindOf(QStringLiteral("plan"))); }

    void anEditOfAPlanIsKept() {
        const QByteArray shown =
            R"(["tree", "postgresql-rectangular-12345"], ["can", "poolCard.web-reads/cardScale"], ["tab", "clusterTabs", 1])";
        const WindowRound round;
        {
            const auto window =
                round.open('[' + shown + R"(, ["click", "poolEditor.2/countMore"], ["can", "undoPlan"]])");
            QVERIFY(window->readUntil(longestStep, [&] { return window->steps() == 5; }));
            window->kill();
        }
        const auto window = round.open('[' + shown + R"(, ["can", "reviewPlan"]])");
        QVERIFY2(window->readUntil(longestStep, [&] { return window->steps() == 4; }), "nothing is left to review");
        QVERIFY(window->quit());
    }

private:
    void killed(const Kind& kind) {
        std::map<std::string, int> seen;
        const int rounds = m_patient || kind.changes == 1 ? m_rounds : 1;
        for (int count = 0; count < rounds; ++count) {
            const WindowRound round;
            QCOMPARE(round.pools(), poolsBefore);
            std::string where;
            {
                const auto window = round.open(kind.walk);
                bool reached = false;
                where = killAtRandom(*window, kind, reached);
                QVERIFY2(reached, where.c_str());
            }
            const auto atKill = round.changes();
            const bool plan = round.planIsKept();
            const bool begun = atKill > 0 && atKill < kind.changes;
            const auto left = plan ? wrongWithPlan(round) : wrongAtRest(round);
            const auto wrong = !left.empty()    ? left
                               : begun && !plan ? "the plan was lost after " + std::to_string(atKill) + " steps"
                                                : wrongWith(kind, round);
            const auto all = round.journal().value_or(std::vector<operations::Operation>());
            const auto told = "seed " + std::to_string(m_seed) + ", round " + std::to_string(count) + ", " + where +
                              ", after " + std::to_string(atKill) + " changes" + (plan ? " of a plan: " : ": ") +
                              wrong + ": " + verdictsOf(all) + " " + json(round.pools()).dump();
            if (!wrong.empty()) {
                qWarning("%s", told.c_str());
            }
            QVERIFY2(wrong.empty(), told.c_str());
            ++seen[plan                               ? "resumed"
                   : all.empty()                      ? "not asked"
                   : all.front().state == State::Done ? "done"
                                                      : "not done"];
        }
        qInfo("%s: seed %s, %d rounds: %s", kind.name, std::to_string(m_seed).c_str(), rounds,
              json(seen).dump().c_str());
    }
};

POOLHOUSE_CORE_APP_TEST(TestKillWindow)
#include "tst_kill_window.moc"
