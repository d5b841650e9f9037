// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace poolhouse::test;
using poolhouse::test::infoTable;

namespace {

const QString token = QStringLiteral("HRKU-0badcafe-5e1f-4000-8000-000000000001");
const QString unlikely = QStringLiteral("0badcafe");

std::map<QString, QString> withToken() {
    return {{QStringLiteral("HEROKU_API_KEY"), token}};
}

const QStringList infoJson{QStringLiteral("info"), QStringLiteral("--json")};

} // namespace

/// An API, or what stands before it, that sends the token back.
class TestFieldSecrets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEchoedTokenIsRemoved_data();
    void anEchoedTokenIsRemoved();
    void aShortTokenDamagesNothing();
    void aRunningProcessShowsNothing();
    void aPreloadedHeapIsLeftAlone();
    void itsFilesAreItsUsersAlone();
};

void TestFieldSecrets::anEchoedTokenIsRemoved_data() {
    QTest::addColumn<QString>("place");
    for (const char* place : {"message", "escaped message", "id", "see", "header", "name", "not JSON", "page"}) {
        QTest::newRow(place) << QString::fromLatin1(place);
    }
}

void TestFieldSecrets::anEchoedTokenIsRemoved() {
    QFETCH(const QString, place);
    const auto echo = token.toUtf8();
    FieldApi api;
    if (place == QLatin1String("message")) {
        api.answer("GET /addons", refusal("403 Forbidden", "forbidden", ("No: Bearer " + echo).constData()));
    } else if (place == QLatin1String("escaped message")) {
        api.answer("GET /addons",
                   {"{\"id\":\"forbidden\",\"message\":\"No: \\u0048" + echo.mid(1) + "\"}", "403 Forbidden"});
    } else if (place == QLatin1String("id")) {
        api.answer("GET /addons", refusal("422 Unprocessable Entity", echo.constData(), "No."));
    } else if (place == QLatin1String("see")) {
        api.answer("GET /addons", {"{\"id\":\"x\",\"message\":\"No\",\"url\":\"https://x.example/?t=" + echo + "\"}",
                                   "422 Unprocessable Entity"});
    } else if (place == QLatin1String("header")) {
        api.answer("GET /account/rate-limits", {R"({"remaining":4000})", "200 OK",
                                                "X-Heroku-Warning: you sent " + echo + "\r\nX-Echo: " + echo + "\r\n"});
    } else if (place == QLatin1String("name")) {
        api.body("GET /apps")[0]["name"] = echo.toStdString();
        api.body("GET /addons")[0]["name"] = "pg-" + echo.toStdString();
    } else {
        api.answer("GET /addons",
                   {"<p>" + echo, "200 OK", place == QLatin1String("page") ? "Content-Type: text/html\r\n" : ""});
    }
    const FieldProgram program;
    for (const auto& arguments : {infoJson, infoTable}) {
        const auto outcome = program.run(api, arguments, withToken());
        QVERIFY(outcome.exitCode >= 0);
        QVERIFY2(!outcome.out.contains(unlikely.toUtf8()), outcome.out.constData());
        QVERIFY2(!outcome.err.contains(unlikely.toUtf8()), outcome.err.constData());
    }
    QDirIterator files(program.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(unlikely.toUtf8()), qPrintable(file.fileName()));
    }
}

void TestFieldSecrets::aShortTokenDamagesNothing() {
    FieldApi api;
    const FieldProgram program;
    const auto outcome = program.run(api, infoJson, {{QStringLiteral("HEROKU_API_KEY"), QStringLiteral("a")}});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(outcome.out.contains(firstName.data()));
}

/// What it starts inherits no token, and a crash writes no memory to disk.
void TestFieldSecrets::aRunningProcessShowsNothing() {
    FieldApi api;
    const FieldProgram program;
    QProcess process;
    process.setProcessEnvironment(program.environment(withToken()));
    process.start(FieldProgram::path(), {QStringLiteral("--api-url"), api.url()});
    QTRY_VERIFY(api.asked("GET /apps") > 0);
    const auto content = [&process](const char* name) {
        QFile file(QStringLiteral("/proc/%1/%2").arg(process.processId()).arg(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto variables = content("environ");
    const auto limits = content("limits").simplified();
    process.terminate();
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 20000));
    QVERIFY2(!variables.contains(unlikely.toUtf8()), variables.constData());
    QVERIFY2(limits.contains("Max core file size 0 "), limits.constData());
}

/// Blocks that the program frees come from there.
void TestFieldSecrets::aPreloadedHeapIsLeftAlone() {
#ifndef POOLHOUSE_STRICT_HEAP
    QSKIP("sanitizers have a heap of their own");
#else
    const std::map<QString, QString> preloaded{{QStringLiteral("LD_PRELOAD"), QStringLiteral(POOLHOUSE_STRICT_HEAP)}};
    FieldApi api;
    const FieldProgram program;
    const auto outcome = program.run(api, infoJson, preloaded);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(outcome.out.contains(firstName.data()));

    FieldApi ofTheWindow;
    QProcess process;
    process.setProcessEnvironment(program.environment(preloaded));
    process.start(FieldProgram::path(), {QStringLiteral("--api-url"), ofTheWindow.url()});
    QTRY_VERIFY_WITH_TIMEOUT(ofTheWindow.asked(infoRoute(secondCluster)) > 0, 30000);
    process.terminate();
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 20000));
    QVERIFY2(process.exitStatus() == QProcess::NormalExit, process.readAllStandardError().constData());
#endif
}

void TestFieldSecrets::itsFilesAreItsUsersAlone() {
    FieldApi api;
    const FieldProgram program;
    const QDir home(program.home());
    const auto data = QStringLiteral(".local/share/Poolhouse");
    const auto journal = home.filePath(data + QStringLiteral("/journal.sqlite"));
    const auto linked = home.filePath(QStringLiteral("shared"));
    QVERIFY(home.mkpath(data)); // of an earlier version: for all to read
    constexpr auto forAll = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(QFile::setPermissions(home.filePath(data), forAll | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
    QFile old(journal);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.setPermissions(forAll));
    old.close();
    QVERIFY(home.mkpath(QStringLiteral("shared")) && home.mkpath(QStringLiteral(".config")));
    QVERIFY(QFile::setPermissions(linked, forAll | QFile::ExeOwner));
    QVERIFY(QFile::link(linked, home.filePath(QStringLiteral(".config/poolhouse"))));

    QProcess process;
    process.setProcessEnvironment(program.environment());
    process.start(FieldProgram::path(), {QStringLiteral("--api-url"), api.url()});
    QTRY_VERIFY(api.asked(infoRoute(secondCluster)) > 0);
    QTRY_VERIFY(QFileInfo(journal).size() > 0);
    process.terminate();
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 20000));

    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QDirIterator entries(home.filePath(data), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    int found = 0;
    for (; entries.hasNext(); ++found) {
        entries.next();
        QVERIFY2(!(entries.fileInfo().permissions() & others), qPrintable(entries.filePath()));
    }
    QVERIFY(found > 0);
    QVERIFY(!(QFileInfo(home.filePath(data)).permissions() & others));
    QVERIFY(QFileInfo(linked).permissions() & QFile::ReadOther); // what a link leads to is left alone
}

POOLHOUSE_CORE_APP_TEST(TestFieldSecrets)
#include "tst_field_secrets.moc"
