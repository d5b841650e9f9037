// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/window_handover.h"
#include "app/sandbox/sandbox.h"
#include "tests/app/console/sample_secrets.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <map>
#include <memory>

using namespace poolhouse::console;
using poolhouse::sandbox::Sandbox;
using poolhouse::sandbox::SandboxOptions;
using poolhouse::test::token;

namespace {

constexpr int longest = 30000;
const QString own = QStringLiteral("own");

/// Runs the real program in a home of its own, without a screen.
struct Home {
    explicit Home(int longName = 0)
        : path(longName == 0 ? folder.path() : folder.filePath(QString(longName, QLatin1Char('h')))) {}

    QTemporaryDir folder;
    QString runtimeFolder = folder.path(); ///< as on a desktop; empty: unset, as in a container
    QString path;
    QString data = QDir(path).filePath(QStringLiteral(".local/share/Poolhouse"));
    FileLock lock{QDir(data).filePath(QStringLiteral("window.lock"))};

    QByteArray walk = {}; ///< of the hand in the windows that are started, see window_hand.cpp

    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList& arguments,
                                                  const std::map<QString, QString>& variables = {}) const {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("HOME"), path);
        if (!runtimeFolder.isEmpty()) {
            environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtimeFolder);
        }
        environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("HEROKU_API_KEY"), token);
        environment.insert(QStringLiteral("LSAN_OPTIONS"), QStringLiteral("suppressions=" POOLHOUSE_KNOWN_LEAKS));
        if (!walk.isEmpty()) {
            environment.insert(QStringLiteral("QT_PLUGIN_PATH"), QStringLiteral(POOLHOUSE_HAND_PLUGINS));
            environment.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("poolhouse_hand"));
            environment.insert(QStringLiteral("POOLHOUSE_HAND"), QString::fromUtf8(walk));
        }
        for (const auto& [name, value] : variables) {
            environment.insert(name, value);
        }
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(POOLHOUSE_PROGRAM), arguments);
        return process;
    }
    /// The first window, once it can be asked.
    [[nodiscard]] std::unique_ptr<QProcess> open(const QStringList& arguments = {}) const {
        auto process = start(arguments);
        const bool asked = QTest::qWaitFor([this] { return listening(); }, longest);
        return asked && process->state() == QProcess::Running ? std::move(process) : nullptr;
    }
    [[nodiscard]] bool listening() const {
        FileLock later(lock.file());
        return later.acquire({}) == FileLock::Outcome::HeldElsewhere && !lock.note().value_or(QByteArray()).isEmpty();
    }
    [[nodiscard]] QByteArray settings() const {
        QFile file(QDir(path).filePath(QStringLiteral(".config/poolhouse/poolhouse.ini")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] bool accountHeld() const {
        const QDir folderOfLocks(data);
        const auto names = folderOfLocks.entryList({QStringLiteral("account-*.lock")}, QDir::Files);
        return names.size() == 1 &&
               FileLock(folderOfLocks.filePath(names.front())).acquire({}) == FileLock::Outcome::HeldElsewhere;
    }
};

QByteArray planTo(int webReads) {
    const auto pool = [](const char* name, const char* level, int count) {
        return QJsonObject{{QStringLiteral("name"), QLatin1String(name)},
                           {QStringLiteral("level"), QLatin1String(level)},
                           {QStringLiteral("count"), count}};
    };
    const auto leader = pool("leader", "8G-Performance", 2);
    const auto analytics = pool("analytics", "16G-Performance", 1);
    const QJsonObject planned{
        {QStringLiteral("cluster"), QStringLiteral("postgresql-rectangular-12345")},
        {QStringLiteral("app"), QStringLiteral("example-app")},
        {QStringLiteral("live"), QJsonArray{leader, analytics, pool("web-reads", "4G-Performance", 3)}},
        {QStringLiteral("wanted"), QJsonArray{leader, analytics, pool("web-reads", "4G-Performance", webReads)}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("clusters"), QJsonArray{planned}}})
        .toJson();
}

} // namespace

/// One account, one window: of real processes.
class TestWindowHandover : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLockIsHeldOnceAndUntilItsHolderIsGone() {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("deep/a.lock"));
        FileLock later(file);
        {
            FileLock first(file);
            QCOMPARE(first.acquire("here"), FileLock::Outcome::Held);
            QCOMPARE(later.acquire("not here"), FileLock::Outcome::HeldElsewhere);
            QVERIFY(later.note() == QByteArray("here"));
            first.setNote("x");
            QVERIFY(later.note() == QByteArray("x"));
            QVERIFY(!(QFile::permissions(file) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
            QVERIFY(QFile::remove(file)); // by another process: what is at its path can be locked again
            QCOMPARE(later.acquire("there"), FileLock::Outcome::Held);
            later.release();
        }
        QCOMPARE(later.acquire({}), FileLock::Outcome::Held);
        QVERIFY(QFile::link(file, folder.filePath(QStringLiteral("link"))));
        QCOMPARE(FileLock(folder.filePath(QStringLiteral("link"))).acquire({}), FileLock::Outcome::Impossible);
        QCOMPARE(FileLock(folder.path()).acquire({}), FileLock::Outcome::Impossible);
    }

    void requestsAreReadAsWritten_data() {
        QTest::addColumn<QString>("kind");
        for (const auto* kind : {"last", "sandbox", "api"}) {
            QTest::newRow(kind) << QString::fromLatin1(kind);
        }
    }
    void requestsAreReadAsWritten() {
        QFETCH(const QString, kind);
        WindowRequest request{LastUsed{}, "token-1"};
        request.settings[StartSetting::Authorities] = "0123";
        if (kind == QLatin1String("sandbox")) {
            request.source = SandboxSource{QStringLiteral("large:40"), ~0ULL, 2.5, QStringLiteral("/a b/ä.db")};
        } else if (kind == QLatin1String("api")) {
            request.source = std::get<ApiSource>(apiSource(QStringLiteral("https://api.example.com"), {}));
            request.api = std::get<ApiSource>(apiSource(QStringLiteral("https://api.example.org"), {}));
        }
        QVERIFY(readRequest(writtenRequest(request)) == request);
        request.plan = QStringLiteral("/a b/ä.json");
        QVERIFY(readRequest(writtenRequest(request)) == request);
    }

    void whatTheCommandLineRefusesIsNoRequest_data() {
        QTest::addColumn<QByteArray>("text");
        for (const auto* text :
             {"", "x", "[]", "{}", "{'version': 2}", "{'version': 1, 'plan': 'plan.json'}",
              "{'version': 1, 'sandbox': {}}",
              "{'version': 1, 'sandbox': {'scenario': 'huge', 'seed': '1', 'timeScale': 1}}",
              "{'version': 1, 'sandbox': {'scenario': 'small', 'seed': '1', 'timeScale': -1}}",
              "{'version': 1, 'sandbox': {'scenario': 'small', 'seed': '1', 'timeScale': 1e300}}",
              "{'version': 1, 'api': {'platform': 'http://example.com', 'data': 'http://example.com'}}",
              "{'version': 1, 'accountApi': {'platform': 'http://example.com', 'data': 'http://example.com'}}",
              "{'version': 1, 'api': {'platform': 'https://u:p@example.com', 'data': 'https://example.com'}}"}) {
            QTest::addRow("%s", text) << QByteArray(text).replace('\'', '"');
        }
        QTest::newRow("deep") << QByteArray(60000, '[');
    }
    void whatTheCommandLineRefusesIsNoRequest() {
        QFETCH(const QByteArray, text);
        QVERIFY(!readRequest(text));
    }

    void aSecondStartRaisesTheFirstAndEnds_data() {
        QTest::addColumn<QString>("runtimeFolder"); ///< of the first and the second
        QTest::addColumn<QString>("later");
        QTest::addColumn<int>("longName"); ///< of the data folder
        const QString none;
        const QString missing(QStringLiteral("/nonexistent/run"));
        const QString noFolder(QStringLiteral("/dev/null"));
        QTest::newRow("desktop") << own << own << 0;
        QTest::newRow("container") << none << none << 0;
        QTest::newRow("missing folder") << missing << missing << 0;
        QTest::newRow("no folder") << noFolder << noFolder << 0;
        QTest::newRow("too long") << QStringLiteral("/tmp/") + QString(120, QLatin1Char('r')) << none << 0;
        QTest::newRow("no place but a private folder") << missing << missing << 120;
        QTest::newRow("another session") << own << missing << 0;
    }
    void aSecondStartRaisesTheFirstAndEnds() {
        QFETCH(const QString, runtimeFolder);
        QFETCH(const QString, later);
        QFETCH(const int, longName);
        Home home(longName);
        const auto placeOf = [&home](const QString& place) { return place == own ? home.folder.path() : place; };
        home.runtimeFolder = placeOf(runtimeFolder);
        const auto first = home.open();
        QVERIFY(first);
        home.runtimeFolder = placeOf(later);
        const auto second = home.start({});
        QVERIFY(second->waitForFinished(longest));
        QCOMPARE(second->exitCode(), 0);
        QCOMPARE(second->readAllStandardOutput(),
                 QByteArray("Poolhouse is already open. Its window was brought to the front.\n"));
        QCOMPARE(first->state(), QProcess::Running);
        const auto socket = QFile::decodeName(home.lock.note().value_or(QByteArray()));
        QVERIFY(!(QFile::permissions(socket) & (QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                                QFileDevice::ReadOther | QFileDevice::WriteOther)));
        first->terminate();
        QVERIFY(first->waitForFinished(longest));
        QVERIFY(!home.listening());
    }

    /// The first goes on with its own; the second says so.
    void whatCountsOnlyAtTheStartIsNotDropped_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QByteArray>("named"); ///< empty: done
        const QString key(QStringLiteral("HEROKU_API_KEY"));
        const QStringList authorities{QStringLiteral("--ca-file"),
                                      QStringLiteral("/etc/ssl/certs/ca-certificates.crt")};
        QTest::newRow("another token") << QStringList() << key << QByteArray("not used: HEROKU_API_KEY.");
        QTest::newRow("authorities") << authorities << QString() << QByteArray("not used: --ca-file.");
        QTest::newRow("a proxy") << QStringList() << QStringLiteral("HTTPS_PROXY")
                                 << QByteArray("not used: the proxy of the environment.");
        QTest::newRow("both") << authorities << key << QByteArray("not used: HEROKU_API_KEY, --ca-file.");
        QTest::newRow("not of a sandbox") << QStringList{QStringLiteral("--sandbox")} << key << QByteArray();
    }
    void whatCountsOnlyAtTheStartIsNotDropped() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, variable);
        QFETCH(const QByteArray, named);
        if (arguments.size() > 1 && !QFile::exists(arguments.last())) {
            QSKIP("the system has no authorities");
        }
        const Home home;
        const auto first = home.open();
        QVERIFY(first);
        std::map<QString, QString> variables;
        if (!variable.isEmpty()) {
            variables[variable] = QStringLiteral("HRKU-0badcafe-another");
        }
        const auto second = home.start(arguments, variables);
        QVERIFY(second->waitForFinished(longest));
        const auto said = second->readAllStandardError();
        QVERIFY2(second->exitCode() == (named.isEmpty() ? 0 : 1), said.constData());
        QVERIFY2(said.contains(named), said.constData());
        QVERIFY(!said.contains("another"));
        first->terminate();
        QVERIFY(first->waitForFinished(longest));
    }

    void aWindowThatBeganWithASandboxHasItsSettings() {
        const Home home;
        const auto first = home.open({QStringLiteral("--sandbox")});
        QVERIFY(first);
        const auto second = home.start({});
        QVERIFY(second->waitForFinished(longest));
        const auto said = second->readAllStandardError();
        QVERIFY2(second->exitCode() == 0, said.constData());
        first->terminate();
        QVERIFY(first->waitForFinished(longest));
    }

    void theHostOfTheEnvironmentIsHandedOver() {
        const Home home;
        const auto first = home.open();
        QVERIFY(first);
        QTcpServer api;
        QVERIFY(api.listen(QHostAddress::LocalHost));
        const auto second = home.start(
            {}, {{QStringLiteral("HEROKU_HOST"), QStringLiteral("http://127.0.0.1:%1").arg(api.serverPort())}});
        QVERIFY(second->waitForFinished(longest));
        QCOMPARE(second->exitCode(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(api.hasPendingConnections(), longest);
        first->terminate();
        QVERIFY(first->waitForFinished(longest));
    }

    void whatTheSecondWasAskedToOpenIsOpenedByTheFirst() {
        const Home home;
        const auto first = home.open();
        QVERIFY(first && !home.settings().contains("last=sandbox"));
        const auto second = home.start({QStringLiteral("--sandbox")});
        QVERIFY(second->waitForFinished(longest));
        QCOMPARE(second->exitCode(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(home.settings().contains("last=sandbox"), longest);
        first->terminate();
        QVERIFY(first->waitForFinished(longest));
    }

    void aPlanIsOpenedByTheWindow_data() {
        QTest::addColumn<bool>("first");
        QTest::newRow("that starts with it") << true;
        QTest::newRow("that is there already") << false;
    }
    void aPlanIsOpenedByTheWindow() {
        QFETCH(const bool, first);
        SandboxOptions options;
        auto started = Sandbox::start(options);
        QVERIFY(started.ok());
        const auto server = std::move(started).value();
        Home home;
        QFile plan(home.folder.filePath(QStringLiteral("plan.json")));
        QVERIFY(plan.open(QIODevice::WriteOnly) && plan.write(planTo(5)) > 0 && plan.flush());
        QStringList arguments{QStringLiteral("--api-url"), QString::fromStdString(server->url())};
        home.walk = R"([["can", "plannerPage/reviewPlan"]])"; // which has changes to review
        const auto window = home.open(first ? arguments + QStringList{plan.fileName()} : arguments);
        QVERIFY(window);
        if (!first) {
            const auto second = home.start({plan.fileName()});
            QVERIFY(second->waitForFinished(longest));
            QCOMPARE(second->exitCode(), 0);
        }
        QByteArray said;
        QTRY_VERIFY2_WITH_TIMEOUT((said += window->readAllStandardOutput()).contains("\"step\":0"), said.constData(),
                                  longest);
        window->terminate();
        QVERIFY(window->waitForFinished(longest));
    }

    void aKilledFirstLeavesNothingBehind() {
        const Home home;
        const auto first = home.open();
        QVERIFY(first);
        first->kill();
        QVERIFY(first->waitForFinished(longest));
        const auto second = home.open(); // listens although the socket's file was left
        QVERIFY(second);
        const auto third = home.start({});
        QVERIFY(third->waitForFinished(longest));
        QCOMPARE(third->exitCode(), 0);
        second->terminate();
        QVERIFY(second->waitForFinished(longest));
    }

    void aFirstThatDoesNotAnswerLetsTheSecondOpenReadOnly() {
        Home home;
        const auto first = home.open();
        QVERIFY(first);
        const auto pid = static_cast<pid_t>(first->processId());
        QCOMPARE(::kill(pid, SIGSTOP), 0);
        home.walk = R"([["await", "messageText", "another Poolhouse window is open"]])";
        const auto second = home.start({QStringLiteral("--sandbox"), QStringLiteral("--sandbox-db"),
                                        home.folder.filePath(QStringLiteral("sandbox.db"))});
        // it says so once it knows the account, which it would have taken by then
        QByteArray said;
        QTRY_VERIFY2_WITH_TIMEOUT((said += second->readAllStandardOutput()).contains("\"step\""), said.constData(),
                                  longest);
        QCOMPARE(second->state(), QProcess::Running);
        QVERIFY(!home.accountHeld());
        QVERIFY(!QFile::exists(QDir(home.data).filePath(QStringLiteral("journal.sqlite"))));
        second->terminate();
        QVERIFY(second->waitForFinished(longest));
        QCOMPARE(::kill(pid, SIGCONT), 0);
        first->terminate();
        QVERIFY(first->waitForFinished(longest));
    }

    void applyAndAWindowExcludeEachOtherByAccount() {
        SandboxOptions options;
        options.token = token.toStdString();
        options.timeScale = 600;
        auto started = Sandbox::start(options);
        QVERIFY(started.ok());
        const auto server = std::move(started).value();
        const auto url = QString::fromStdString(server->url());
        const Home home;
        QFile plan(home.folder.filePath(QStringLiteral("plan.json")));
        QVERIFY(plan.open(QIODevice::WriteOnly) && plan.write(planTo(5)) > 0 && plan.flush());
        const auto window = home.open({QStringLiteral("--api-url"), url});
        QVERIFY(window);
        QTRY_VERIFY_WITH_TIMEOUT(home.accountHeld(), longest);
        // by another spelling of the host it is the same account
        const auto spelled = QString(url).replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost"));
        const auto refused =
            home.start({QStringLiteral("apply"), plan.fileName(), QStringLiteral("--api-url"), spelled});
        QVERIFY(refused->waitForFinished(longest));
        QCOMPARE(refused->exitCode(), 1);
        const auto said = refused->readAllStandardError();
        QVERIFY2(said.contains("The account is open in a Poolhouse window"), said.constData());
        window->kill();
        QVERIFY(window->waitForFinished(longest));
        const auto applied = home.start({QStringLiteral("apply"), plan.fileName(), QStringLiteral("--api-url"), url});
        QVERIFY(applied->waitForFinished(2 * longest));
        const auto problem = applied->readAllStandardError();
        QVERIFY2(applied->exitCode() == 0, problem.constData());
    }

    void locksThatAreGoneStopApply() {
        SandboxOptions options;
        options.token = token.toStdString();
        auto started = Sandbox::start(options);
        QVERIFY(started.ok());
        const auto server = std::move(started).value();
        const Home home;
        QFile plan(home.folder.filePath(QStringLiteral("plan.json")));
        QVERIFY(plan.open(QIODevice::WriteOnly) && plan.write(planTo(5)) > 0 && plan.flush());
        QFile locks(QDir(home.data).filePath(QStringLiteral("locks.json")));
        QVERIFY(QDir().mkpath(home.data) && locks.open(QIODevice::WriteOnly) && locks.write("{") > 0);
        locks.close();
        const auto refused = home.start({QStringLiteral("apply"), plan.fileName(), QStringLiteral("--api-url"),
                                         QString::fromStdString(server->url())});
        QVERIFY(refused->waitForFinished(longest));
        QCOMPARE(refused->exitCode(), 1);
        const auto said = refused->readAllStandardError();
        QVERIFY2(said.contains("file of the read-only locks is damaged"), said.constData());
        QVERIFY2(said.contains(locks.fileName().toUtf8()), said.constData());
    }
};

POOLHOUSE_CORE_APP_TEST(TestWindowHandover)
#include "tst_window_handover.moc"
