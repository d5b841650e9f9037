// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"
#include "tests/field/field_program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;

/// A clock that is set while the real program runs.
class TestFieldClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void applyGoesOnWhenTheClockIsSet_data();
    void applyGoesOnWhenTheClockIsSet();
};

namespace {

Json pool(const char* name, const char* level, int count) {
    return {{"name", name}, {"level", level}, {"count", count}};
}

/// Two steps, one after the other: an instance more of a pool, and then one of another level.
Json planOfTwoSteps() {
    const auto leader = pool("leader", "8G-Performance", 2);
    const auto analytics = pool("analytics", "16G-Performance", 1);
    return {{"version", 1},
            {"clusters",
             {{{"cluster", "postgresql-rectangular-12345"},
               {"app", "example-app"},
               {"live", {leader, analytics, pool("web-reads", "4G-Performance", 3)}},
               {"wanted", {leader, analytics, pool("web-reads", "8G-Performance", 4)}}}}}};
}

/// Whether the pool is not as it was any more.
bool sentTo(const sandbox::Sandbox& server) {
    const auto world = Json::parse(server.world());
    for (const auto& cluster : world.at("clusters")) {
        for (const auto& each : cluster.at("pools")) {
            if (each.at("name") == "web-reads" && (each.at("count") != 3 || each.at("level") != "4G-Performance")) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

void TestFieldClock::applyGoesOnWhenTheClockIsSet_data() {
    QTest::addColumn<QByteArray>("offset");
    QTest::newRow("back") << QByteArray("-3600");
    QTest::newRow("ahead") << QByteArray("+7200");
}

void TestFieldClock::applyGoesOnWhenTheClockIsSet() {
#ifndef POOLHOUSE_FAKETIME
    QSKIP("libfaketime is not installed, or the build has a sanitizer");
#else
    QFETCH(const QByteArray, offset);
    sandbox::SandboxOptions options;
    options.timeScale = 100; // a change takes seconds
    auto started = sandbox::Sandbox::start(options);
    QVERIFY(started.ok());
    const auto server = std::move(started).value();
    const FieldProgram program;
    const QDir home(program.home());
    const auto write = [&home](const char* name, const QByteArray& text) {
        QFile file(home.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
    };
    QVERIFY(write("plan.json", QByteArray::fromStdString(planOfTwoSteps().dump())));
    QVERIFY(write("clock", "+0\n"));
    QProcess process;
    process.setProcessEnvironment(
        program.environment({{QStringLiteral("LD_PRELOAD"), QStringLiteral(POOLHOUSE_FAKETIME)},
                             {QStringLiteral("FAKETIME_TIMESTAMP_FILE"), home.filePath(QStringLiteral("clock"))},
                             {QStringLiteral("FAKETIME_NO_CACHE"), QStringLiteral("1")},
                             {QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC"), QStringLiteral("1")},
                             {QStringLiteral("DONT_FAKE_MONOTONIC"), QStringLiteral("1")}}));
    process.start(FieldProgram::path(), {QStringLiteral("apply"), home.filePath(QStringLiteral("plan.json")),
                                         QStringLiteral("--api-url"), QString::fromStdString(server->url())});
    QTRY_VERIFY_WITH_TIMEOUT(sentTo(*server), 30000); // the first step
    QVERIFY(write("clock", offset + '\n'));
    QElapsedTimer since;
    since.start();
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 120000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QVERIFY(since.elapsed() < 120000);
#endif
}

QTEST_GUILESS_MAIN(TestFieldClock)
#include "tst_field_clock.moc"
