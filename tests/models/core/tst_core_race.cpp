// SPDX-License-Identifier: GPL-3.0-or-later
// A race on purpose, for builds with ThreadSanitizer: the test passes when it is reported, that is when the
// suppressions for Qt Test hide nothing of what a test function does to core.
#include "models/core/clock.h"

#include <QtTest>

#include <thread>

using namespace poolhouse::core;

class TestCoreRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClockThatIsNotThreadSafe() {
        ManualClock clock(Instant{});
        const auto advance = [&clock] {
            for (int round = 0; round < 1000; ++round) {
                clock.advance(std::chrono::milliseconds(1));
            }
        };
        std::thread other(advance);
        advance();
        other.join();
    }
};

QTEST_APPLESS_MAIN(TestCoreRace)
#include "tst_core_race.moc"
