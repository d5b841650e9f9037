// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <cstdlib>

using namespace poolhouse::core;
using namespace poolhouse::test;

class TestMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arithmeticIsExact() {
        QCOMPARE((Money{10} + Money{20}).cents, std::int64_t{30});
        QCOMPARE((Money{10} - Money{25}).cents, std::int64_t{-15});
        QCOMPARE((-Money{10}).cents, std::int64_t{-10});
        QCOMPARE((Money{15000} * 3).cents, std::int64_t{45000});
        Money sum{1};
        sum += Money{2};
        QCOMPARE(sum.cents, std::int64_t{3});
        QVERIFY(Money{1} < Money{2});
    }

    void formats_data() {
        QTest::addColumn<qint64>("cents");
        QTest::addColumn<QString>("exact");
        QTest::addColumn<QString>("brief");
        QTest::addColumn<QString>("rounded");
        QTest::addColumn<QString>("delta");
        const auto row = [](const char* name, qint64 cents, const QString& exact, const QString& brief,
                            const QString& rounded, const QString& delta) {
            QTest::newRow(name) << cents << exact << brief << rounded << delta;
        };
        row("nothing", 0, QStringLiteral("$0.00"), QStringLiteral("$0"), QStringLiteral("$0"), QStringLiteral("$0.00"));
        row("the CLI's $150", 15000, QStringLiteral("$150.00"), QStringLiteral("$150"), QStringLiteral("$150"),
            QStringLiteral("+$150.00"));
        row("the CLI's $8.40", 840, QStringLiteral("$8.40"), QStringLiteral("$8.40"), QStringLiteral("$8"),
            QStringLiteral("+$8.40"));
        row("one digit of cents", 105, QStringLiteral("$1.05"), QStringLiteral("$1.05"), QStringLiteral("$1"),
            QStringLiteral("+$1.05"));
        row("main window", 155840, QStringLiteral("$1,558.40"), QStringLiteral("$1,558.40"), QStringLiteral("$1,558"),
            QStringLiteral("+$1,558.40"));
        row("half a dollar rounds up", 250, QStringLiteral("$2.50"), QStringLiteral("$2.50"), QStringLiteral("$3"),
            QStringLiteral("+$2.50"));
        row("below half rounds down", 249, QStringLiteral("$2.49"), QStringLiteral("$2.49"), QStringLiteral("$2"),
            QStringLiteral("+$2.49"));
        row("three digits are not grouped", 99999, QStringLiteral("$999.99"), QStringLiteral("$999.99"),
            QStringLiteral("$1,000"), QStringLiteral("+$999.99"));
        row("two groups", 123456789, QStringLiteral("$1,234,567.89"), QStringLiteral("$1,234,567.89"),
            QStringLiteral("$1,234,568"), QStringLiteral("+$1,234,567.89"));
        row("the planner's step", -20000, QStringLiteral("\u2212$200.00"), QStringLiteral("\u2212$200"),
            QStringLiteral("\u2212$200"), QStringLiteral("\u2212$200.00"));
        row("one cent", 1, QStringLiteral("$0.01"), QStringLiteral("$0.01"), QStringLiteral("$0"),
            QStringLiteral("+$0.01"));
        row("less than a cent's dollar", -7, QStringLiteral("\u2212$0.07"), QStringLiteral("\u2212$0.07"),
            QStringLiteral("$0"), QStringLiteral("\u2212$0.07"));
        row("the least there is", std::numeric_limits<qint64>::min(),
            QStringLiteral("\u2212$92,233,720,368,547,758.08"), QStringLiteral("\u2212$92,233,720,368,547,758.08"),
            QStringLiteral("\u2212$92,233,720,368,547,758"), QStringLiteral("\u2212$92,233,720,368,547,758.08"));
    }
    void formats() {
        QFETCH(const qint64, cents);
        QTEST(shown(formatExact(Money{cents})), "exact");
        QTEST(shown(formatShort(Money{cents})), "brief");
        QTEST(shown(formatRounded(Money{cents})), "rounded");
        QTEST(shown(formatDelta(Money{cents})), "delta");
    }

    void rule12_hourly_data() {
        QTest::addColumn<qint64>("monthly");
        QTest::addColumn<QString>("hourly");
        const auto row = [](const char* name, qint64 monthly, const char* hourly) {
            QTest::newRow(name) << monthly << QString::fromUtf8(hourly);
        };
        row("rule12 4G", 15000, "~$0.208");
        row("rule12 8G", 30000, "~$0.417");
        row("rule12 16G", 50000, "~$0.694");
        row("rule12 32G", 90000, "~$1.250");
        row("rule12 main window", 155840, "~$2.164");
        row("rule12 whole dollars", 72000, "~$1.000");
        row("rule12 thousands", 72'000'000, "~$1,000.000");
        row("rule12 nothing", 0, "~$0.000");
        row("rule12 a GB of storage", 20, "~$0.000");
        row("rule12 half a thousandth rounds up", 36, "~$0.001");
        row("rule12 less than half does not", 35, "~$0.000");
        row("rule12 negative", -30000, "\u2212~$0.417");
    }
    void rule12_hourly() {
        QFETCH(const qint64, monthly);
        QTEST(shown(formatHourly(Money{monthly})), "hourly");
        QCOMPARE(hoursPerMonth, 720);
    }

    void count_data() {
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64{0} << QStringLiteral("0");
        QTest::newRow("999") << qint64{999} << QStringLiteral("999");
        QTest::newRow("1,000") << qint64{1000} << QStringLiteral("1,000");
        QTest::newRow("1,234,567") << qint64{1234567} << QStringLiteral("1,234,567");
        QTest::newRow("-95") << qint64{-95} << QStringLiteral("\u221295");
        QTest::newRow("-1,000") << qint64{-1000} << QStringLiteral("\u22121,000");
    }
    void count() {
        QFETCH(const qint64, number);
        QTEST(shown(formatCount(number)), "text");
    }

    /// What is written can be read back to the very cent.
    void propertyExactReadsBack() {
        Random random(2);
        for (int round = 0; round < 5000; ++round) {
            const auto cents = static_cast<qint64>(random.next() >> random.between(1, 60)) * (random.oneIn(2) ? 1 : -1);
            auto text = shown(formatExact(Money{cents}));
            text.replace(QStringLiteral("\u2212"), QStringLiteral("-"));
            text.remove(QLatin1Char('$')).remove(QLatin1Char(',')).remove(QLatin1Char('.'));
            QCOMPARE(text.toLongLong(), cents);
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestMoney)
#include "tst_money.moc"
