// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"
#include "models/core/instant.h"
#include "tests/field/field_program.h"
#include "tests/support/test_main.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSaveFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <chrono>
#include <vector>

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

#ifdef POOLHOUSE_FAKETIME
constexpr QLatin1String fakeTime{POOLHOUSE_FAKETIME};
#else
constexpr QLatin1String fakeTime; // it is not installed, or the build has a sanitizer
#endif

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

/// Whether the pool has changed.
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

/// When each operation was asked for, as the journal has it, in their order.
std::vector<core::Instant> askedTimes(const QString& journal) {
    std::vector<core::Instant> times;
    const auto name = QStringLiteral("field clock");
    {
        auto connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(journal);
        connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        QSqlQuery query(connection);
        if (connection.open() && query.exec(QStringLiteral("SELECT asked_at FROM operation ORDER BY rowid"))) {
            while (query.next()) {
                times.emplace_back(std::chrono::milliseconds(query.value(0).toLongLong()));
            }
        }
    }
    QSqlDatabase::removeDatabase(name);
    return times;
}

core::Instant instantNow() {
    return core::Instant{std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch())};
}

/// Far less than the clock is set by, and more than the test takes.
bool aboutNow(core::Instant instant, std::chrono::seconds offset) {
    return std::chrono::abs(instant - instantNow() - offset) < std::chrono::minutes(10);
}

} // namespace

void TestFieldClock::applyGoesOnWhenTheClockIsSet_data() {
    QTest::addColumn<QByteArray>("offset");
    QTest::newRow("back") << QByteArray("-3600");
    QTest::newRow("ahead") << QByteArray("+7200");
}

void TestFieldClock::applyGoesOnWhenTheClockIsSet() {
    if (fakeTime.isEmpty()) {
        QSKIP("libfaketime is not installed, or the build has a sanitizer");
    }
    QFETCH(const QByteArray, offset);
    sandbox::SandboxOptions options;
    options.manualStart = instantNow(); // stands still, and with it the first step, until the clock is set
    auto started = sandbox::Sandbox::start(options);
    QVERIFY(started.ok());
    const auto server = std::move(started).value();
    const FieldProgram program;
    const QDir home(program.home());
    const auto write = [&home](const char* name, const QByteArray& text) {
        QSaveFile file(home.filePath(QLatin1String(name))); // libfaketime ends a program that finds it empty
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    };
    QVERIFY(write("plan.json", QByteArray::fromStdString(planOfTwoSteps().dump())));
    QVERIFY(write("clock", "+0\n"));
    QProcess process;
    process.setProcessEnvironment(
        program.environment({{QStringLiteral("LD_PRELOAD"), fakeTime},
                             {QStringLiteral("FAKETIME_TIMESTAMP_FILE"), home.filePath(QStringLiteral("clock"))},
                             {QStringLiteral("FAKETIME_NO_CACHE"), QStringLiteral("1")},
                             {QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC"), QStringLiteral("1")},
                             {QStringLiteral("DONT_FAKE_MONOTONIC"), QStringLiteral("1")}}));
    process.start(FieldProgram::path(), {QStringLiteral("apply"), home.filePath(QStringLiteral("plan.json")),
                                         QStringLiteral("--api-url"), QString::fromStdString(server->url())});
    QTRY_VERIFY_WITH_TIMEOUT(sentTo(*server), 30000); // the first step
    QVERIFY(write("clock", offset + '\n'));
    const auto ended = [&process, &server] {
        server->setNow(server->now() + std::chrono::seconds(1)); // a change takes a second or two
        return process.state() == QProcess::NotRunning;
    };
    QVERIFY(QTest::qWaitFor(ended, 120000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    // that the program saw the clock being set
    const auto asked = askedTimes(home.filePath(QStringLiteral(".local/share/Poolhouse/apply.sqlite")));
    QCOMPARE(asked.size(), std::size_t{2});
    QVERIFY(aboutNow(asked.front(), std::chrono::seconds(0)));
    QVERIFY(aboutNow(asked.back(), std::chrono::seconds(offset.toInt())));
}

POOLHOUSE_CORE_APP_TEST(TestFieldClock)
#include "tst_field_clock.moc"
