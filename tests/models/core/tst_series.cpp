// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/series.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

/// A reading each second; a negative value stands for a gap.
std::vector<Sample> series(const std::vector<double>& values) {
    std::vector<Sample> made;
    for (const double value : values) {
        made.push_back({pictureNow + 1s * made.size(), value < 0 ? std::nullopt : std::optional(value)});
    }
    return made;
}

std::optional<double> lowestOf(const std::vector<Sample>& samples) {
    std::optional<double> lowest;
    for (const auto& sample : samples) {
        if (sample.value && (!lowest || *sample.value < *lowest)) {
            lowest = sample.value;
        }
    }
    return lowest;
}

QList<double> values(const std::vector<Sample>& samples) {
    QList<double> found;
    for (const auto& sample : samples) {
        found.append(sample.value.value_or(-1));
    }
    return found;
}

} // namespace

class TestSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void examples_data() {
        QTest::addColumn<QList<double>>("samples");
        QTest::addColumn<int>("buckets");
        QTest::addColumn<QList<double>>("kept");
        QTest::newRow("none") << QList<double>{} << 4 << QList<double>{};
        QTest::newRow("no room") << QList<double>{1, 2, 3} << 0 << QList<double>{};
        QTest::newRow("few come back unchanged") << QList<double>{1, 1, 1, 1} << 2 << QList<double>{1, 1, 1, 1};
        QTest::newRow("one more does not") << QList<double>{1, 1, 1, 1, 1} << 2 << QList<double>{1, 1, 1};
        QTest::newRow("lowest and highest in their order")
            << QList<double>{5, 9, 1, 5, 5, 2, 8, 5} << 2 << QList<double>{5, 9, 1, 2, 8, 5};
        QTest::newRow("a peak survives") << QList<double>{3, 3, 3, 7, 3, 3, 3, 3, 3} << 1 << QList<double>{3, 7, 3};
        QTest::newRow("a gap of its own stays")
            << QList<double>{1, 1, 1, -1, -1, -1, 2, 2, 2} << 3 << QList<double>{1, -1, 2, 2};
        QTest::newRow("gaps at both ends stay") << QList<double>{-1, 4, 4, 4, -1} << 1 << QList<double>{-1, 4, -1};
        QTest::newRow("only gaps") << QList<double>{-1, -1, -1, -1, -1} << 1 << QList<double>{-1, -1};
    }
    void examples() {
        QFETCH(const QList<double>, samples);
        QFETCH(const int, buckets);
        const auto all = series({samples.begin(), samples.end()});
        QTEST(values(downsampled(all, static_cast<std::size_t>(buckets))), "kept");
    }

    void atOneMoment() {
        const std::vector<Sample> all{{pictureNow, 1.0}, {pictureNow, 5.0}, {pictureNow, 3.0}};
        QCOMPARE(values(downsampled(all, 1)), (QList<double>{1, 5, 3}));
    }

    void peaks() {
        QCOMPARE(peakOf(series({1, 5, 3})), 5.0);
        QCOMPARE(peakOf(series({-1, 0, -1})), 0.0);
        QCOMPARE(peakOf(series({-1})), std::nullopt);
        QCOMPARE(peakOf({}), std::nullopt);
        const std::vector<Sample> below{{pictureNow, -7.0}, {pictureNow, -3.0}};
        QCOMPARE(peakOf(below), -3.0);
    }

    void propertyKeepsExtremesOrderEndsAndGaps() {
        Random random(14);
        for (int round = 0; round < 2000; ++round) {
            std::vector<Sample> all;
            auto time = pictureNow;
            const int length = random.between(1, 300);
            const int gapEvery = random.oneIn(2) ? 1000000 : random.between(1, 5);
            for (int at = 0; at < length; ++at) {
                time += 1ms * random.below(5000);
                all.push_back({time, random.oneIn(gapEvery) ? std::nullopt : std::optional(random.below(50) * 1.0)});
            }
            const auto buckets = static_cast<std::size_t>(random.between(1, 40));
            const auto kept = downsampled(all, buckets);
            QVERIFY(kept.size() <= std::max(all.size(), buckets * 2 + 2));
            QVERIFY(all.size() <= buckets * 2 || kept.size() <= buckets * 2 + 2);
            QVERIFY(kept.front() == all.front());
            QVERIFY(kept.back() == all.back());
            QCOMPARE(peakOf(kept), peakOf(all));
            QCOMPARE(lowestOf(kept), lowestOf(all));
            // each kept sample stands in the series after the one before: a part of it, in order
            auto from = all.begin();
            for (const auto& sample : kept) {
                from = std::find(from, all.end(), sample);
                QVERIFY(from != all.end());
                ++from;
            }
            checkStretches(all, kept, buckets);
        }
    }

    void whatChangedIsBetweenKnownValues() {
        QVERIFY(!seenChange(series({})));
        QVERIFY(!seenChange(series({5})));
        QVERIFY(!seenChange(series({-1, 5, -1})));
        const auto change = seenChange(series({-1, 5, -1, 9, -1}));
        QVERIFY(change.has_value());
        QCOMPARE(change->by(), 4.0);
        QCOMPARE(change->over(), std::chrono::milliseconds(2s));
    }

    /// Nothing is extrapolated to a day.
    void aChangePerDayNeedsADay() {
        const auto over = [](std::chrono::milliseconds time) {
            return SeenChange{{pictureNow, 100.0}, {pictureNow + time, 106.0}};
        };
        QVERIFY(!over(24h - 1ms).perDay());
        QCOMPARE(over(24h).perDay(), std::optional(6.0));
        QCOMPARE(over(72h).perDay(), std::optional(2.0));
    }

    void gapsLieBetweenKnownValuesAndAtTheEnd() {
        QVERIFY(gapsOf(series({})).empty());
        QVERIFY(gapsOf(series({-1, -1, 5, 6})).empty()); // before the first nothing was seen
        using Gaps = std::vector<std::chrono::milliseconds>;
        QCOMPARE(gapsOf(series({5, -1, -1, 6, 7, -1, 8})), (Gaps{3s, 2s}));
        QCOMPARE(gapsOf(series({5, 6, -1, -1})), (Gaps{2s}));
    }

private:
    /// Each stretch keeps its own lowest and highest reading, or a gap when it has nothing else.
    static void checkStretches(const std::vector<Sample>& all, const std::vector<Sample>& kept, std::size_t buckets) {
        const auto start = all.front().at;
        const auto length = (all.back().at - start).count() + 1;
        const auto inStretch = [&](const std::vector<Sample>& samples, std::size_t bucket) {
            std::vector<Sample> found;
            for (const auto& sample : samples) {
                const auto offset = static_cast<double>((sample.at - start).count());
                if (static_cast<std::size_t>(offset / static_cast<double>(length) * static_cast<double>(buckets)) ==
                    bucket) {
                    found.push_back(sample);
                }
            }
            return found;
        };
        for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
            const auto whole = inStretch(all, bucket);
            const auto part = inStretch(kept, bucket);
            QCOMPARE(peakOf(part), peakOf(whole));
            QCOMPARE(lowestOf(part), lowestOf(whole));
            QCOMPARE(part.empty(), whole.empty());
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestSeries)
#include "tst_series.moc"
