// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"
#include "tests/app/console/sample_secrets.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using poolhouse::sandbox::Sandbox;
using poolhouse::sandbox::SandboxOptions;
using poolhouse::test::token;

/// Runs the real executable in a temporary home directory.
class TestProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void helpAndVersionNeedNoDisplay();
    void wrongUseIsExitTwoAndNothingOnStdout_data();
    void wrongUseIsExitTwoAndNothingOnStdout();
    void failuresAreExitOneAndNothingOnStdout_data();
    void failuresAreExitOneAndNothingOnStdout();
    void infoGivesTheFiguresOfTheDesign();
    void infoListsTheFleet();
    void infoReadsARealAddress();
    void aTourGoesThroughAnyScenario();
    void aTourOfAnApiThatRefusesSaysWhy();
    void theTokenIsNeverSeen();
    void aWindowWithoutADisplayIsRefused();
    void aClosedStdoutIsAFailure();

private:
    struct Outcome {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
    };
    Outcome run(const QStringList& arguments, const QStringList& environment = {}) const;

    QTemporaryDir m_home;
};

TestProgram::Outcome TestProgram::run(const QStringList& arguments, const QStringList& environment) const {
    QProcess process;
    QProcessEnvironment own;
    own.insert(QStringLiteral("HOME"), m_home.path());
    own.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    own.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    own.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    own.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("there-is-no-such-platform"));
    for (const auto& setting : environment) {
        const auto equals = setting.indexOf(QLatin1Char('='));
        own.insert(setting.left(equals), setting.mid(equals + 1));
    }
    process.setProcessEnvironment(own);
    process.start(QStringLiteral(POOLHOUSE_PROGRAM), arguments);
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit) {
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestProgram::helpAndVersionNeedNoDisplay() {
    const auto help = run({QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.out.contains("poolhouse info"));
    QCOMPARE(help.err, QByteArray());
    const auto version = run({QStringLiteral("--version")});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.out.startsWith("poolhouse "));
}

void TestProgram::wrongUseIsExitTwoAndNothingOnStdout_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("option") << QStringList{QStringLiteral("--colour")};
    QTest::newRow("command") << QStringList{QStringLiteral("prices")};
    QTest::newRow("scenario") << QStringList{QStringLiteral("info"), QStringLiteral("--sandbox"),
                                             QStringLiteral("--scenario"), QStringLiteral("huge")};
    QTest::newRow("address") << QStringList{QStringLiteral("--api-url"), QStringLiteral("http://example.com")};
    QTest::newRow("platform") << QStringList{QStringLiteral("-platform"), QStringLiteral("offscreen")};
}

void TestProgram::wrongUseIsExitTwoAndNothingOnStdout() {
    QFETCH(QStringList, arguments);
    const auto outcome = run(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.err.count('\n'), 1);
}

void TestProgram::failuresAreExitOneAndNothingOnStdout_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const QString info = QStringLiteral("info");
    QTest::newRow("cluster") << QStringList{info, QStringLiteral("nobody"), QStringLiteral("--sandbox")}
                             << QByteArray("No cluster");
    QTest::newRow("ambiguous") << QStringList{info, QStringLiteral("READS_URL"), QStringLiteral("--sandbox"),
                                              QStringLiteral("--scenario"), QStringLiteral("empty")}
                               << QByteArray("No cluster");
    QTest::newRow("database") << QStringList{info, QStringLiteral("--sandbox"), QStringLiteral("--sandbox-db"),
                                             QStringLiteral("/")}
                              << QByteArray("The sandbox couldn't be started");
    QTest::newRow("no token") << QStringList{info, QStringLiteral("--api-url"), QStringLiteral("http://127.0.0.1:1")}
                              << QByteArray("No token for 127.0.0.1:1");
    QTest::newRow("folder") << QStringList{QStringLiteral("--tour"), QStringLiteral("/dev/null/pictures")}
                            << QByteArray("/dev/null/pictures");
}

void TestProgram::failuresAreExitOneAndNothingOnStdout() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const auto outcome = run(arguments);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
}

void TestProgram::infoGivesTheFiguresOfTheDesign() {
    const auto outcome = run({QStringLiteral("info"), QStringLiteral("postgresql-rectangular-12345"),
                              QStringLiteral("--sandbox"), QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(json[QLatin1String("monthly_cents")], QJsonValue(155840));
    QCOMPARE(json[QLatin1String("follower_limit")], QJsonValue(2740));
    QCOMPARE(json[QLatin1String("leader_limit")], QJsonValue(800));
    QCOMPARE(json[QLatin1String("pools")].toArray().size(), 3);
    QCOMPARE(json[QLatin1String("source")].toObject()[QLatin1String("kind")], QJsonValue(QStringLiteral("sandbox")));
    QCOMPARE(outcome.err, QByteArray());
}

void TestProgram::infoListsTheFleet() {
    const auto outcome = run({QStringLiteral("info"), QStringLiteral("--sandbox"), QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(json[QLatin1String("clusters")].toArray().size(), 11);
    QCOMPARE(json[QLatin1String("totals")].toObject()[QLatin1String("apps")], QJsonValue(6));
    const auto table = run({QStringLiteral("info"), QStringLiteral("--sandbox")});
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.out.contains("postgresql-rectangular-12345"));
    QVERIFY(table.out.contains("$1,558.40/month"));
}

void TestProgram::infoReadsARealAddress() {
    SandboxOptions options;
    options.token = token.toStdString();
    auto started = Sandbox::start(options);
    QVERIFY(started.ok());
    const auto address = QString::fromStdString(started.value()->url());
    const QStringList arguments{QStringLiteral("info"), QStringLiteral("--json"), QStringLiteral("--api-url"), address};
    const auto good = run(arguments, {QStringLiteral("HEROKU_API_KEY=") + token});
    QVERIFY2(good.exitCode == 0, good.err.constData());
    QVERIFY(good.out.contains("postgresql-rectangular-12345"));
    const auto refused = run(arguments, {QStringLiteral("HEROKU_API_KEY=HRKU-another")});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.out, QByteArray());
    QVERIFY(!refused.err.isEmpty());
    QFile netrc(m_home.filePath(QStringLiteral(".netrc")));
    QVERIFY(netrc.open(QIODevice::WriteOnly));
    netrc.write("machine 127.0.0.1\n  login ada\n  password " + token.toUtf8() + "\n");
    netrc.close();
    const auto fromFile = run(arguments);
    QVERIFY(netrc.remove());
    QVERIFY2(fromFile.exitCode == 0, fromFile.err.constData());
}

void TestProgram::aTourGoesThroughAnyScenario() {
    const QTemporaryDir folder;
    const auto outcome = run({QStringLiteral("--tour"), folder.path(), QStringLiteral("--sandbox"),
                              QStringLiteral("--scenario"), QStringLiteral("empty")});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto paths = QString::fromUtf8(outcome.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), paths.size());
    for (const char* name :
         {"001-welcome-light@1x", "002-connect-dark@1x", "004-fleet-board-light@2x", "006-keyboard-dark@2x"}) {
        QVERIFY2(paths.contains(folder.filePath(QLatin1String(name) + QStringLiteral(".png"))), name);
    }
    QCOMPARE(QImage(folder.filePath(QStringLiteral("004-fleet-board-light@2x.png"))).size(), QSize(2880, 1800));
}

void TestProgram::aTourOfAnApiThatRefusesSaysWhy() {
    const QTemporaryDir folder;
    SandboxOptions options;
    options.token = token.toStdString();
    auto started = Sandbox::start(options);
    QVERIFY(started.ok());
    const auto tour = [&](const QString& address, const QString& secret) {
        return run({QStringLiteral("--tour"), folder.path(), QStringLiteral("--api-url"), address},
                   {QStringLiteral("HEROKU_API_KEY=") + secret});
    };
    const auto refused = tour(QString::fromStdString(started.value()->url()), QStringLiteral("HRKU-another"));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("rejected the token"), refused.err.constData());
    const auto nobody = tour(QStringLiteral("http://127.0.0.1:1"), token);
    QCOMPARE(nobody.exitCode, 1);
    QVERIFY2(nobody.err.contains("No connection could be established"), nobody.err.constData());
    QVERIFY(!nobody.err.contains("0badcafe"));
}

void TestProgram::theTokenIsNeverSeen() {
    SandboxOptions options;
    auto started = Sandbox::start(options);
    QVERIFY(started.ok());
    const QStringList loud{QStringLiteral("HEROKU_API_KEY=") + token, QStringLiteral("QT_LOGGING_RULES=*=true"),
                           QStringLiteral("QT_QPA_PLATFORM=offscreen")};
    const QString info = QStringLiteral("info");
    const QString apiUrl = QStringLiteral("--api-url");
    const QList<QStringList> runs{
        {info, apiUrl, QString::fromStdString(started.value()->url())},
        {info, QStringLiteral("nobody"), apiUrl, QString::fromStdString(started.value()->url())},
        {info, apiUrl, QStringLiteral("http://127.0.0.1:1"), QStringLiteral("--timeout"), QStringLiteral("2")},
        {info, QStringLiteral("--sandbox"), QStringLiteral("--json")},
        {QStringLiteral("--nonsense")}};
    for (const auto& arguments : runs) {
        const auto outcome = run(arguments, loud);
        QVERIFY(outcome.exitCode >= 0);
        QVERIFY2(!outcome.out.contains("0badcafe"), outcome.out.constData());
        QVERIFY2(!outcome.err.contains("0badcafe"), outcome.err.constData());
    }
    QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(!file.fileName().contains(QStringLiteral("0badcafe")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("0badcafe"), qPrintable(file.fileName()));
    }
}

void TestProgram::aWindowWithoutADisplayIsRefused() {
    const auto outcome = run({}, {QStringLiteral("QT_QPA_PLATFORM=")});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(outcome.err.contains("No display"));
}

void TestProgram::aClosedStdoutIsAFailure() {
    QProcess process;
    process.start(QStringLiteral("/bin/sh"),
                  {QStringLiteral("-c"), QStringLiteral("exec \"$0\" --help >&-"), QStringLiteral(POOLHOUSE_PROGRAM)});
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("Standard output"));
}

POOLHOUSE_CORE_APP_TEST(TestProgram)
#include "tst_program.moc"
