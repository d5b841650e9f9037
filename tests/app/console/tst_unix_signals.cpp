// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/unix_signals.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using poolhouse::console::UnixSignals;

class TestUnixSignals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksForACleanEnd_data();
    void asksForACleanEnd();
    void aSecondOneIsNotHeld();
};

void TestUnixSignals::asksForACleanEnd_data() {
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestUnixSignals::asksForACleanEnd() {
    QFETCH(int, number);
    const UnixSignals signalsOfUnix;
    QSignalSpy spy(&signalsOfUnix, &UnixSignals::quitRequested);
    QCOMPARE(std::raise(number), 0);
    QTRY_COMPARE(spy.count(), 1);
}

void TestUnixSignals::aSecondOneIsNotHeld() {
    const UnixSignals signalsOfUnix;
    QCOMPARE(std::raise(SIGTERM), 0);
    struct sigaction now {};
    QCOMPARE(::sigaction(SIGTERM, nullptr, &now), 0);
    QVERIFY(now.sa_handler == SIG_DFL);
}

POOLHOUSE_CORE_APP_TEST(TestUnixSignals)
#include "tst_unix_signals.moc"
