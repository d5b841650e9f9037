// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <QDateTime>

using namespace poolhouse::core;
using namespace poolhouse::test;
using namespace std::chrono_literals;

class TestInstant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        constexpr qint64 base = 1782116880000; // 2026-06-22T08:28:00Z
        const auto row = [](const char* text, qint64 ms) { QTest::newRow(text) << QString::fromUtf8(text) << ms; };
        row("2026-06-22T08:28:00Z", base);
        row("2026-06-22T08:28:00", base);
        row("2026-06-22t08:28:00z", base);
        row("2026-06-22 08:28:00 +0000", base);
        row("2026-06-22 08:28:00 Z", base);
        row("2026-06-22T08:28:00+00:00", base);
        row("2026-06-22T08:28:00-00:00", base);
        row("2026-06-22T10:28:00+02:00", base);
        row("2026-06-22T02:58:00-0530", base);
        row("2026-06-23T08:27:00+23:59", base);
        row("2026-06-22T08:28:00.5Z", base + 500);
        row("2026-06-22T08:28:00.05Z", base + 50);
        row("2026-06-22T08:28:00.123456789Z", base + 123);
        row("2026-06-22T08:28:00.9999", base + 999);
        row("2026-06-22T08:28:59Z", base + 59000);
        row("2026-06-22T08:28:60Z", base + 60000);
        row("1970-01-01T00:00:00Z", 0);
        row("1970-01-01T01:00:00+01:00", 0);
        row("1969-12-31T23:30:00-01:00", 1800000);
        row("2024-02-29T23:59:59Z", 1709251199000);
        row("9999-12-31T23:59:59.999Z", 253402300799999);
    }
    void parses() {
        QFETCH(const QString, text);
        const auto instant = parseInstant(text.toStdString());
        QVERIFY(instant);
        QTEST(static_cast<qint64>(instant->time_since_epoch().count()), "ms");
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        for (const auto* text : {"",
                                 "yesterday",
                                 "2026",
                                 "2026-06-22",
                                 "2026-06-22T",
                                 "2026-06-22T08",
                                 "2026-06-22T08:28",
                                 "2026-06-22T08:28Z",
                                 "2026-06-22T08:28:0",
                                 "2026-06-22T08:28:61Z",
                                 "2026-06-22T08:60:00Z",
                                 "2026-06-22T24:00:00Z",
                                 "2026-06-31T08:28:00Z",
                                 "2026-13-22T08:28:00Z",
                                 "2026-00-22T08:28:00Z",
                                 "2026-06-00T08:28:00Z",
                                 "2025-02-29T08:28:00Z",
                                 "2026-06-22T08:28:00.Z",
                                 "2026-06-22T08:28:00.",
                                 "2026-06-22T08:28:00 ",
                                 "2026-06-22T08:28:00Zx",
                                 "2026-06-22T08:28:00Z ",
                                 " 2026-06-22T08:28:00Z",
                                 "2026-06-22T08:28:00+",
                                 "2026-06-22T08:28:00+02",
                                 "2026-06-22T08:28:00+02:",
                                 "2026-06-22T08:28:00+24:00",
                                 "2026-06-22T08:28:00+02:60",
                                 "2026-06-22T08:28:00+2:00",
                                 "2026-06-22T08:28:00  Z",
                                 "2026-06-22T08:28:00 UTC",
                                 "2026-06-22_08:28:00Z",
                                 "2026/06/22T08:28:00Z",
                                 "2026-06-22T08.28.00Z",
                                 "-026-06-22T08:28:00Z",
                                 "2026--6-22T08:28:00Z",
                                 "2026-06-22T-8:28:00Z",
                                 "+026-06-22T08:28:00Z",
                                 "1969-12-31T23:59:59Z",
                                 "0000-01-01T00:00:00Z",
                                 "1970-01-01T00:00:00+00:01",
                                 "9999-12-31T23:59:59-00:01",
                                 "9999-12-31T23:59:00-00:01",
                                 "12026-06-22T08:28:00Z",
                                 "2026-06-22T08:28:00+-1:00"}) {
            QTest::newRow(text) << QString::fromUtf8(text);
        }
    }
    void refuses() {
        QFETCH(const QString, text);
        QVERIFY(!parseInstant(text.toStdString()));
    }

    void formats() {
        QCOMPARE(shown(formatInstant(pictureNow)), QStringLiteral("2026-06-22T08:28:00Z"));
        QCOMPARE(shown(formatInstant(pictureNow + 1h + 2min + 3s + 999ms)), QStringLiteral("2026-06-22T09:30:03Z"));
        QCOMPARE(shown(formatInstant(Instant{})), QStringLiteral("1970-01-01T00:00:00Z"));
        QCOMPARE(shown(formatInstant(Instant{-1ms})), QStringLiteral("1969-12-31T23:59:59Z"));
    }

    void manualClock() {
        ManualClock clock(pictureNow);
        QVERIFY(clock.now() == pictureNow);
        clock.advance(5s);
        QVERIFY(clock.now() == pictureNow + 5s);
        clock.set(Instant{});
        QVERIFY(clock.now() == Instant{});
    }

    void propertyRoundTrip() {
        Random random(10);
        for (int round = 0; round < 10000; ++round) {
            const Instant instant{std::chrono::milliseconds(random.next() % 253402300800000ULL)};
            const auto text = formatInstant(instant);
            QCOMPARE(parseInstant(text), std::chrono::floor<std::chrono::seconds>(instant));
            const auto qt = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count()).toUTC();
            QCOMPARE(shown(text), qt.toString(Qt::ISODate));
            QCOMPARE(parseInstant(qt.toString(Qt::ISODateWithMs).toStdString()), instant);
        }
    }

    /// No text crashes it, and what it takes can be written and read again.
    void propertyGarbage() {
        Random random(11);
        const std::string good = "2026-06-22T08:28:00.123+02:00";
        int taken = 0;
        for (int round = 0; round < 20000; ++round) {
            auto text = good;
            for (int edits = random.between(1, 2); edits > 0; --edits) {
                const auto at = static_cast<std::size_t>(random.below(static_cast<int>(text.size())));
                text[at] = random.text("0123456789-+:. TZ\xff", 1)[0];
            }
            text.resize(static_cast<std::size_t>(random.between(0, static_cast<int>(text.size()))));
            if (const auto instant = parseInstant(text)) {
                ++taken;
                QCOMPARE(parseInstant(formatInstant(*instant)), std::chrono::floor<std::chrono::seconds>(*instant));
            }
        }
        QVERIFY(taken > 100);
    }
};

POOLHOUSE_PLAIN_TEST(TestInstant)
#include "tst_instant.moc"
