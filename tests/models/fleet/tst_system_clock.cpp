// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/system_clock.h"
#include "models/text/wording.h"
#include "tests/support/test_main.h"

#include <QDateTime>
#include <QSaveFile>
#include <QTest>

#include <chrono>

using namespace poolhouse;
using namespace std::chrono_literals;

/// The machine's clock is set while the program runs.
class TestSystemClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_file = qEnvironmentVariable("FAKETIME_TIMESTAMP_FILE");
        if (m_file.isEmpty()) {
            QSKIP("libfaketime is not installed, or the build has a sanitizer");
        }
    }

    void timeIsMeasuredByTheSteadyClock_data() {
        QTest::addColumn<int>("seconds");
        QTest::newRow("back") << -3600;
        QTest::newRow("ahead") << 7200;
    }

    void timeIsMeasuredByTheSteadyClock() {
        QFETCH(const int, seconds);
        setMachineClock(0);
        const fleet::SystemClock clock;
        const auto before = clock.now();
        QVERIFY(std::chrono::abs(clock.wallClockShift()) < 10min);
        setMachineClock(seconds);
        QVERIFY(clock.now() >= before);
        QVERIFY(clock.now() - before < 10min);
        QVERIFY(std::chrono::abs(clock.wallClockShift() - std::chrono::seconds(seconds)) < 10min);
        text::followWallClock(clock.wallClockShift());
        const auto machine = QDateTime::currentDateTime();
        QVERIFY(std::abs(text::shownTime(clock.now()).msecsTo(machine)) < 60000);
        const fleet::SystemClock restarted;
        QVERIFY(std::chrono::abs(restarted.wallClockShift()) < 10min);
        QVERIFY(std::chrono::abs(restarted.now() - before - std::chrono::seconds(seconds)) < 10min);
    }

private:
    void setMachineClock(int seconds) {
        QSaveFile file(m_file); // libfaketime reads it at any time, and ends the program when it is empty
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(seconds < 0 ? "" : "+") + QByteArray::number(seconds) + '\n');
        QVERIFY(file.commit());
    }

    QString m_file;
};

POOLHOUSE_CORE_APP_TEST(TestSystemClock)
#include "tst_system_clock.moc"
