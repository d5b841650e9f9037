// SPDX-License-Identifier: GPL-3.0-or-later
// The program's external behaviour: address line, exit codes, messages, and the state after a kill.
#include "app/sandbox/sandbox.h"
#include "app/sandbox/scenarios.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

class Program {
public:
    /// `descriptors`: limit of open files; 0: as it is.
    explicit Program(const QStringList& arguments, rlim_t descriptors = 0) {
        if (descriptors > 0) {
            m_process.setChildProcessModifier([descriptors] {
                const rlimit limit{descriptors, descriptors};
                ::setrlimit(RLIMIT_NOFILE, &limit);
            });
        }
        m_process.start(QStringLiteral(POOLHOUSE_SANDBOX_EXE), arguments);
    }
    ~Program() {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// The port from the address line; 0 on timeout.
    int port() {
        (void)QTest::qWaitFor(
            [this] {
                m_output += m_process.readAllStandardOutput();
                return m_output.contains('\n') || m_process.state() == QProcess::NotRunning;
            },
            20'000);
        const auto line = nlohmann::json::parse(m_output.toStdString(), nullptr, false);
        const std::string prefix = "http://127.0.0.1:";
        const auto url = line.is_object() ? line.value("url", "") : std::string();
        return url.starts_with(prefix) ? std::stoi(url.substr(prefix.size())) : 0;
    }
    bool ended() {
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 20'000);
    }
    QProcess& process() { return m_process; }
    [[nodiscard]] qsizetype openDescriptors() const {
        return QDir(QStringLiteral("/proc/%1/fd").arg(m_process.processId()))
            .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
            .size();
    }
    /// CPU time used so far.
    [[nodiscard]] std::chrono::milliseconds cpuTime() const {
        QFile file(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
        const auto text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' '); // from the third: the state
        return fields.size() < 13 ? std::chrono::milliseconds(-1)
                                  : std::chrono::milliseconds((fields[11].toLong() + fields[12].toLong()) * 1000 /
                                                              ::sysconf(_SC_CLK_TCK));
    }
    [[nodiscard]] QByteArray output() const { return m_output; }
    std::string errorOutput() { return m_process.readAllStandardError().toStdString(); }

private:
    QProcess m_process;
    QByteArray m_output;
};

QStringList words(const char* line) {
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestSandboxProcess : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void rejectsInvalidCommandLines_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* line, const char* part) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(part);
        };
        row("--colour red", "colour");
        row("extra", "\"extra\" is not an option");
        row("--port", "port");
        row("--port 70000", "--port needs a number from 0 to 65535, not \"70000\"");
        row("--port 80x", "--port needs");
        row("--port -1", "port");
        row("--time-scale 0", "--time-scale needs a number above 0");
        row("--time-scale nan", "--time-scale needs");
        row("--time-scale 1e300", "--time-scale needs");
        row("--seed -5", "--seed needs");
        row("--latency 1.5", "--latency needs");
        row("--rate-limit many", "--rate-limit needs");
        row("--rate-limit 0", "--rate-limit needs a whole number of 1 or more, not \"0\"");
        row("--fault explode", "Unknown fault \"explode\"; available: status, ");
        row("--fault 503 --fault latency", "The fault \"latency\" needs a time");
        row("--fault=", "A fault begins with its kind");
        row("--fault", "fault");
        row("--scenario tiny", "Unknown scenario \"tiny\"; there are small, empty");
        row("--scenario large:0", "Unknown scenario \"large:0\"");
        row("--token=", "--token needs a token");
        row("--db=", "--db needs the name of a file");
    }
    void rejectsInvalidCommandLines() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, part);
        Program program(words(line.constData()));
        QVERIFY(program.ended());
        QCOMPARE(program.process().exitCode(), 2);
        const auto said = program.errorOutput();
        QVERIFY2(said.find(part.toStdString()) != std::string::npos, said.c_str());
        QVERIFY(program.process().readAllStandardOutput().isEmpty());
    }

    void printsHelpAndVersion() {
        for (const auto* option : {"--help", "-h", "--version"}) {
            Program program({QString::fromLatin1(option)});
            QVERIFY(program.ended());
            QCOMPARE(program.process().exitCode(), 0);
            QVERIFY(!program.process().readAllStandardOutput().isEmpty());
            QVERIFY(program.errorOutput().empty());
        }
    }

    void servesUntilInterrupted_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void servesUntilInterrupted() {
        QFETCH(int, signal);
        Program program(words("--scenario empty --token secret-of-mine --port 0"));
        const int port = program.port();
        QVERIFY(port > 0);
        QCOMPARE(program.output().count('\n'), 1);
        HttpClient client(port);
        QCOMPARE(client.exchange("GET", "/account").first, 401); // another token is required
        ::kill(static_cast<pid_t>(program.process().processId()), signal);
        QVERIFY(program.ended());
        QCOMPARE(program.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.process().exitCode(), 0);
    }

    /// The examples from --help.
    void acceptsFaultsOnTheCommandLine() {
        Program program(
            {QStringLiteral("--control"), QStringLiteral("--fault"), QStringLiteral("reset-after:POST /pools:1"),
             QStringLiteral("--fault"), QStringLiteral("latency:PATCH:5s"), QStringLiteral("--fault"),
             QStringLiteral("status:503:0.2"), QStringLiteral("--fault"), QStringLiteral("429:Retry-After=3")});
        HttpClient client(program.port());
        QCOMPARE(client.get("/sandbox/faults")["faults"].size(), 4U);
        const auto status = client.exchange("GET", "/account").first;
        QVERIFY2(status == 429 || status == 503, std::to_string(status).c_str());
        Program help({QStringLiteral("--help")});
        QVERIFY(help.ended());
        const auto text = help.process().readAllStandardOutput();
        for (const auto* example :
             {"reset-after:POST /pools:1", "latency:PATCH:5s", "status:503:0.2", "429:Retry-After=3"}) {
            QVERIFY2(text.contains(example), example);
        }
    }

    void reportsPortInUse() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
        const auto port = QString::number(other.serverPort());
        Program program({QStringLiteral("--port"), port});
        QVERIFY(program.ended());
        QCOMPARE(program.process().exitCode(), 1);
        const auto said = program.errorOutput();
        QVERIFY2(said.find("cannot use port " + port.toStdString()) != std::string::npos, said.c_str());
    }

    void reportsUnusableDatabase() {
        Program program({QStringLiteral("--db"), m_folder.path()});
        QVERIFY(program.ended());
        QCOMPARE(program.process().exitCode(), 1);
        QVERIFY(program.errorOutput().find("it is a folder") != std::string::npos);
    }

    void storedWorldKeepsItsScenario() {
        const auto file = m_folder.filePath(QStringLiteral("kept"));
        {
            Program first({QStringLiteral("--db"), file, QStringLiteral("--scenario"), QStringLiteral("busy")});
            QVERIFY(first.port() > 0);
        }
        Program second({QStringLiteral("--db"), file, QStringLiteral("--scenario"), QStringLiteral("small")});
        HttpClient client(second.port());
        QCOMPARE(client.get("/apps").size(), 3U);
        QVERIFY(second.errorOutput().find("contains the scenario \"busy\" already") != std::string::npos);
    }

    /// Killed during many changes: acknowledged changes are stored, no change is stored partially.
    void survivesKills_data() {
        QTest::addColumn<int>("answersBeforeTheKill");
        for (const int count : {0, 1, 2, 4, 7, 10}) {
            QTest::addRow("after %d answers", count) << count;
        }
    }
    void survivesKills() {
        QFETCH(int, answersBeforeTheKill);
        const QStringList arguments{QStringLiteral("--db"),
                                    m_folder.filePath(QStringLiteral("kill%1").arg(answersBeforeTheKill))};
        const auto world = makeWorld({"small", 1, {}}); // ids derive from the seed
        std::vector<std::string> clusters;
        for (const auto& [id, cluster] : world.value().clusters()) {
            if (!cluster.classic()) {
                clusters.push_back(id);
            }
        }
        std::size_t answered = 0;
        {
            Program program(arguments);
            HttpClient client(program.port());
            QByteArray all;
            for (const auto& id : clusters) {
                all += requestText("POST", "/data/postgres/v1/" + id + "/pools",
                                   R"({"level":"4G-Performance","count":1,"name":"killed"})");
            }
            client.send(all);
            QTRY_VERIFY(static_cast<int>(client.responses().size()) >= answersBeforeTheKill);
            ::kill(static_cast<pid_t>(program.process().processId()), SIGKILL);
            QVERIFY(program.ended());
            for (const auto& [status, body] : client.responses()) {
                QCOMPARE(status, 200);
                ++answered;
            }
        }
        Program again(arguments);
        HttpClient client(again.port());
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            const auto info = client.get("/data/postgres/v1/" + clusters[i] + "/info");
            QVERIFY2(info.is_object() && info.contains("pools"), info.dump().c_str());
            const auto before = world.value().clusters().at(clusters[i]).pools.size();
            const auto now = info["pools"].size();
            QVERIFY(now == before + 1 || (i >= answered && now == before));
        }
    }

    /// A deep body neither ends the program nor its recording.
    void survivesDeepBodies() {
        const auto record = m_folder.filePath(QStringLiteral("deep.jsonl"));
        Program program({QStringLiteral("--record"), record, QStringLiteral("--control"), QStringLiteral("--fault"),
                         QStringLiteral("wrong-type:/nowhere")});
        HttpClient client(program.port());
        for (const auto& body : {std::string(200'000, '[') + std::string(200'000, ']'), std::string(1'000'000, '[')}) {
            QCOMPARE(client.exchange("POST", "/actions/addons/resolve", body).first, 400);
            QCOMPARE(client.exchange("PUT", "/nowhere", body).first, 404);
        }
        QCOMPARE(client.exchange("GET", "/account").first, 200);
        QFile file(record);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 5);
    }

    /// Clients that find no descriptor left wait, at no cost, until others leave.
    void waitsForDescriptors() {
#ifdef POOLHOUSE_SANITIZED
        QSKIP("the checks of the sanitizers need descriptors of their own");
#endif
        constexpr rlim_t limit = 64;
        Program program(words("--scenario empty"), limit);
        const int port = program.port();
        QVERIFY(port > 0);
        std::vector<std::unique_ptr<HttpClient>> clients;
        for (rlim_t i = 0; i < 2 * limit; ++i) {
            clients.push_back(std::make_unique<HttpClient>(port));
        }
        QTRY_VERIFY(program.openDescriptors() >= static_cast<qsizetype>(limit));
        clients.back()->send(requestText("GET", "/account"));
        QElapsedTimer elapsed;
        const auto before = program.cpuTime();
        QVERIFY(before.count() >= 0);
        elapsed.start();
        QCOMPARE(clients.front()->exchange("GET", "/account").first, 200); // who is in is served
        QTRY_VERIFY(elapsed.hasExpired(1200));
        const auto used = program.cpuTime() - before;
        // a loop that spins uses what the machine gives it: far more, even among many other processes
        QVERIFY2(used < std::chrono::milliseconds(80), std::to_string(used.count()).c_str());
        QVERIFY(clients.back()->responses().empty());
        clients.erase(clients.begin(), clients.end() - 1);
        QTRY_COMPARE(clients.back()->responses().size(), std::size_t{1});
        QCOMPARE(clients.back()->responses().front().first, 200);
    }

    /// The time shown before a kill is not undone by it, though nothing was written since.
    void timeSurvivesKills() {
        const QStringList arguments{QStringLiteral("--db"), m_folder.filePath(QStringLiteral("time")),
                                    QStringLiteral("--time-scale"), QStringLiteral("100000"),
                                    QStringLiteral("--control")};
        const auto now = [](HttpClient& client) { return client.get("/sandbox/state")["now"].get<std::string>(); };
        std::string last;
        {
            Program program(arguments);
            HttpClient client(program.port());
            const auto first = now(client);
            QTRY_VERIFY(now(client) > first);
            last = now(client);
            ::kill(static_cast<pid_t>(program.process().processId()), SIGKILL);
            QVERIFY(program.ended());
        }
        Program again(arguments);
        HttpClient client(again.port());
        QVERIFY(now(client) >= last);
    }

    void runsInProcess() {
        SandboxOptions options;
        options.scenario = "nothing";
        QCOMPARE(Sandbox::start(options).error().code, SandboxErrorCode::UnknownScenario);
        options.scenario = "small";
        options.rateLimit = 0;
        QCOMPARE(Sandbox::start(options).error().code, SandboxErrorCode::BadOption);
        options.rateLimit = 4500;
        options.databaseFile = m_folder.path().toStdString();
        QCOMPARE(Sandbox::start(options).error().code, SandboxErrorCode::DatabaseUnusable);
        options.databaseFile.clear();
        int port = 0;
        for (int round = 0; round < 3; ++round) { // stopped and restarted on the same port
            options.port = port;
            auto started = Sandbox::start(options);
            QVERIFY2(started.ok(), started.ok() ? "" : started.error().sentence.c_str());
            const auto sandbox = std::move(started).value();
            port = sandbox->port();
            QCOMPARE(sandbox->url(), "http://127.0.0.1:" + std::to_string(port));
            HttpClient client(port);
            QCOMPARE(client.get("/apps").size(), 6U);
            options.port = port;
            QCOMPARE(Sandbox::start(options).error().code, SandboxErrorCode::PortInUse);
        }
    }

    void runningClockIsScaled() {
        SandboxOptions options;
        options.timeScale = 10'000;
        auto started = Sandbox::start(options);
        const auto sandbox = std::move(started).value();
        const auto before = sandbox->now();
        QTRY_VERIFY(sandbox->now() - before > std::chrono::minutes(5));
        HttpClient client(sandbox->port());
        const auto id = client.get("/apps/billing-prod/addons/postgresql-lively-80211")["id"].get<std::string>();
        QCOMPARE(client.get("/data/postgres/v1/" + id + "/info")["status"].get<std::string>(),
                 std::string("available"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxProcess)
#include "tst_sandbox_process.moc"
