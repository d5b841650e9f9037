// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/backoff.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <climits>
#include <limits>

using namespace poolhouse::core;
using namespace poolhouse::test;
using namespace std::chrono_literals;

class TestBackoff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void delays_data() {
        QTest::addColumn<int>("failures");
        QTest::addColumn<double>("random");
        QTest::addColumn<qint64>("ms");
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("first") << 1 << 0.0 << qint64{1000};
        QTest::newRow("second doubles") << 2 << 0.0 << qint64{2000};
        QTest::newRow("sixth") << 6 << 0.0 << qint64{32000};
        QTest::newRow("seventh is the longest") << 7 << 0.0 << qint64{60000};
        QTest::newRow("no end") << INT_MAX << 0.0 << qint64{60000};
        QTest::newRow("none counts as one") << 0 << 0.0 << qint64{1000};
        QTest::newRow("fewer than none") << -5 << 0.0 << qint64{1000};
        QTest::newRow("half of a quarter off") << 1 << 0.5 << qint64{875};
        QTest::newRow("a quarter off at most") << 1 << 1.0 << qint64{750};
        QTest::newRow("random too large") << 1 << 7.0 << qint64{750};
        QTest::newRow("random too small") << 1 << -7.0 << qint64{1000};
        QTest::newRow("random no number") << 1 << nan << qint64{1000};
    }
    void delays() {
        QFETCH(const int, failures);
        QFETCH(const double, random);
        QTEST(static_cast<qint64>(Backoff{}.delay(failures, random).count()), "ms");
    }

    void odd() {
        QCOMPARE((Backoff{0ms, 60s}.delay(INT_MAX, 0)).count(), std::int64_t{0});
        QCOMPARE((Backoff{90s, 60s}.delay(1, 0)).count(), std::int64_t{60000});
        QCOMPARE((Backoff{300ms, 1000ms}.delay(2, 0)).count(), std::int64_t{600});
        QCOMPARE((Backoff{300ms, 1000ms}.delay(3, 0)).count(), std::int64_t{1000});
        QCOMPARE((Backoff{500ms, 1001ms}.delay(2, 0)).count(), std::int64_t{1000});
        QCOMPARE((Backoff{500ms, 1001ms}.delay(3, 0)).count(), std::int64_t{1001});
        const auto century = std::chrono::milliseconds(std::chrono::hours(24 * 36525));
        QCOMPARE((Backoff{1ms, century}.delay(INT_MAX, 0)).count(), century.count());
    }

    void propertyBounds() {
        Random random(8);
        for (int round = 0; round < 5000; ++round) {
            const Backoff backoff{1ms * random.between(1, 5000), 1ms * random.between(5000, 600000)};
            auto whole = 0ms;
            for (int failures = 1; failures < 20; ++failures) {
                const auto before = whole;
                whole = backoff.delay(failures, 0);
                const auto delay = backoff.delay(failures, random.share());
                QVERIFY(delay <= whole);
                QVERIFY(delay.count() >= whole.count() * 3 / 4);
                QVERIFY(whole >= backoff.initial);
                QVERIFY(whole <= backoff.longest);
                QVERIFY(failures == 1 || whole == std::min(before * 2, backoff.longest));
            }
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestBackoff)
#include "tst_backoff.moc"
