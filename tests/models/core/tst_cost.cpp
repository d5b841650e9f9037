// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cost.h"
#include "models/core/limits.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <numeric>

using namespace poolhouse::core;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

PriceTable withIllustrative() {
    auto prices = *publishedPrices().find("advanced");
    prices.levels["64G-Performance"] = {Money{170000}, true};
    return prices;
}

const CostGap unknown64{CostGap::Kind::LevelPriceUnknown, "64G-Performance"};
const CostGap unknownStorage{CostGap::Kind::StorageSizeUnknown, {}};

} // namespace

class TestCost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule12_mainWindow() {
        const auto prices = publishedPrices();
        const auto estimate = estimateCost(rectangularCluster(), prices.find("advanced"));
        QCOMPARE(estimate.known.cents, std::int64_t{155840});
        QVERIFY(estimate.complete());
        QVERIFY(!estimate.illustrative);
        QVERIFY(!estimate.publishedStorageRate);
        QCOMPARE(shown(formatExact(estimate.known)), QStringLiteral("$1,558.40"));
        QCOMPARE(shown(formatHourly(estimate.known)), QStringLiteral("~$2.164"));
        const std::vector<CostLine> lines{
            {CostLine::Kind::Leader, "leader", "8G-Performance", 2, Money{30000}, Money{60000}, false},
            {CostLine::Kind::FollowerPool, "analytics", "16G-Performance", 1, Money{50000}, Money{50000}, false},
            {CostLine::Kind::FollowerPool, "web-reads", "4G-Performance", 3, Money{15000}, Money{45000}, false},
            {CostLine::Kind::Storage, "", "", 42, Money{20}, Money{840}, false}};
        QCOMPARE(estimate.lines.size(), lines.size());
        for (std::size_t line = 0; line < lines.size(); ++line) {
            QVERIFY2(estimate.lines[line] == lines[line], lines[line].pool.c_str());
        }
    }

    void rule12_planner() {
        const std::vector<PoolShape> plan{{PoolRole::Leader, "leader", "8G-Performance", 2},
                                          {PoolRole::Follower, "analytics", "8G-Performance", 1},
                                          {PoolRole::Follower, "web-reads", "4G-Performance", 5},
                                          {PoolRole::Follower, "nightly-export", "4G-Performance", 1}};
        const auto prices = publishedPrices();
        const auto planned = estimateCost(plan, 142, prices.find("advanced"));
        const auto live = estimateCost(rectangularCluster(), prices.find("advanced"));
        QCOMPARE(planned.known.cents, std::int64_t{180840});
        QCOMPARE(shown(formatDelta(planned.known - live.known)), QStringLiteral("+$250.00"));
    }

    void rule13_plansHaveTheirOwnTables() {
        const auto prices = publishedPrices();
        const auto cluster = rectangularCluster();
        QCOMPARE(estimateCost(cluster, prices.find("advanced-private")).known.cents, std::int64_t{186840});
        QCOMPARE(estimateCost(cluster, prices.find("advanced-shield")).known.cents, std::int64_t{217840});
        QCOMPARE(prices.find("advanced-unheard-of"), nullptr);
        QCOMPARE(prices.find("advanced")->find("64G-Performance"), nullptr);
        QCOMPARE(prices.find("advanced")->find("8G-Performance")->monthly.cents, std::int64_t{30000});
    }

    void unknownPriceIsAGapAndNeverZero() {
        const std::vector<PoolShape> pools{{PoolRole::Leader, "leader", "8G-Performance", 1},
                                           {PoolRole::Follower, "big", "64G-Performance", 2},
                                           {PoolRole::Follower, "big-too", "64G-Performance", 1}};
        const auto prices = publishedPrices();
        const auto estimate = estimateCost(pools, 10, prices.find("advanced"));
        QCOMPARE(estimate.known.cents, std::int64_t{30000});
        QVERIFY(!estimate.complete());
        QCOMPARE(estimate.gaps, std::vector{unknown64}); // named once
        QVERIFY(!estimate.lines[1].monthly);
        QVERIFY(!estimate.lines[1].unitPrice);
        QCOMPARE(estimate.lines[1].count, 2);
    }

    void noPriceTableAtAll() {
        const auto estimate = estimateCost(rectangularCluster(), nullptr);
        QCOMPARE(estimate.gaps.size(), std::size_t{3});
        QCOMPARE(estimate.known.cents, std::int64_t{840}); // storage at the published rate
        QVERIFY(estimate.publishedStorageRate);
    }

    void rule3_aPoolWithoutInstancesCostsNothing() {
        const std::vector<PoolShape> pools{{PoolRole::Leader, "leader", "8G-Performance", 1},
                                           {PoolRole::Follower, "asleep", "64G-Performance", 0}};
        const auto prices = publishedPrices();
        const auto estimate = estimateCost(pools, 0, prices.find("advanced"));
        QVERIFY(estimate.complete());
        QVERIFY(estimate.lines[1].monthly == Money{0});
        QCOMPARE(estimate.known.cents, std::int64_t{30000});

        const auto madeUp = withIllustrative();
        QVERIFY(!estimateCost(pools, 0, &madeUp).illustrative); // nothing made up enters the sum
    }

    void illustrativePricesAreMarked() {
        const auto prices = withIllustrative();
        const std::vector<PoolShape> pools{{PoolRole::Leader, "leader", "8G-Performance", 1},
                                           {PoolRole::Follower, "big", "64G-Performance", 1}};
        const auto estimate = estimateCost(pools, 10, &prices);
        QCOMPARE(estimate.known.cents, std::int64_t{200000});
        QVERIFY(estimate.illustrative);
        QVERIFY(estimate.lines[1].illustrative);
        QVERIFY(!estimate.lines[0].illustrative);
        QVERIFY(!estimateCost(std::span(pools).first(1), 10, &prices).illustrative);
    }

    void rule11_storage_data() {
        QTest::addColumn<double>("gb");
        QTest::addColumn<bool>("rateGiven");
        QTest::addColumn<qint64>("cents");
        QTest::newRow("rule11 none") << 0.0 << true << qint64{0};
        QTest::newRow("rule11 included") << 100.0 << true << qint64{0};
        QTest::newRow("rule11 a started GB counts") << 100.2 << true << qint64{20};
        QTest::newRow("rule11 one over") << 101.0 << true << qint64{20};
        QTest::newRow("rule11 main window") << 142.0 << true << qint64{840};
        QTest::newRow("rule11 100 TB") << 100000.0 << true << qint64{1998000};
        QTest::newRow("rule11 published rate") << 142.0 << false << qint64{840};
        QTest::newRow("rule11 published rate, included") << 99.5 << false << qint64{0};
    }
    void rule11_storage() {
        QFETCH(const double, gb);
        QFETCH(const bool, rateGiven);
        auto prices = *publishedPrices().find("advanced");
        if (!rateGiven) {
            prices.storage.reset();
        }
        const auto estimate = estimateCost({}, gb, &prices);
        QTEST(static_cast<qint64>(estimate.known.cents), "cents");
        QCOMPARE(estimate.lines.size(), std::size_t{estimate.known.cents == 0 ? 0U : 1U});
        QCOMPARE(estimate.publishedStorageRate, !rateGiven && estimate.known.cents > 0);
    }

    void rule11_theApisRateWins() {
        auto prices = *publishedPrices().find("advanced");
        prices.storage = StorageRate{50, Money{30}};
        const auto estimate = estimateCost(rectangularCluster(), &prices);
        QCOMPARE(estimate.lines.back().count, 92);
        QCOMPARE(estimate.lines.back().monthly->cents, std::int64_t{2760});
        QVERIFY(!estimate.publishedStorageRate);
        QCOMPARE(publishedStorageRate.includedGb, std::int64_t{100});
        QCOMPARE(publishedStorageRate.perGb.cents, std::int64_t{20});
        QCOMPARE(publishedStorageLimitGb, std::int64_t{100'000});
    }

    void rule11_unknownStorageIsAGap() {
        const auto prices = publishedPrices();
        const auto cluster = ClusterBuilder("c").pool(PoolBuilder::leader("4G-Performance")).build();
        const auto estimate = estimateCost(cluster, prices.find("advanced"));
        QCOMPARE(estimate.gaps, std::vector{unknownStorage});
        QCOMPARE(estimate.known.cents, std::int64_t{15000});
        QCOMPARE(estimate.lines.size(), std::size_t{1});
    }

    void rule11_absurdStorageStaysInRange() {
        const auto prices = publishedPrices();
        const auto estimate = estimateCost({}, 1e300, prices.find("advanced"));
        QCOMPARE(estimate.known.cents, std::int64_t{20'000'000'000});
    }

    void totalsNameEachGapOnce() {
        CostEstimate first, second;
        first.known = Money{100};
        first.gaps = {unknown64, unknownStorage};
        second.known = Money{23};
        second.gaps = {unknownStorage};
        second.lines = {{CostLine::Kind::Leader, "leader", "8G-Performance", 1, Money{23}, Money{23}, true}};
        second.illustrative = true;
        const auto total = totalCost(std::vector{first, second});
        QCOMPARE(total.known.cents, std::int64_t{123});
        QCOMPARE(total.gaps, (std::vector{unknown64, unknownStorage}));
        QVERIFY(total.illustrative);
        QVERIFY(!total.publishedStorageRate);
        QVERIFY(total.lines.empty());
        first.publishedStorageRate = true;
        QVERIFY(totalCost(std::vector{first, second}).publishedStorageRate);
        QVERIFY(totalCost(std::vector{second, first}).illustrative);
        QVERIFY(!totalCost(std::vector{first}).illustrative);
        QVERIFY(totalCost({}) == CostEstimate{});
    }

    void wholePercents_data() {
        QTest::addColumn<QList<qint64>>("cents");
        QTest::addColumn<QList<int>>("percents");
        QTest::newRow("main window") << QList<qint64>{60000, 50000, 45000, 840} << QList{38, 32, 29, 1};
        QTest::newRow("a single cent") << QList<qint64>{0, 1} << QList{0, 100};
        QTest::newRow("thirds: the first gets the rest") << QList<qint64>{1, 1, 1} << QList{34, 33, 33};
        QTest::newRow("one") << QList<qint64>{5} << QList{100};
        QTest::newRow("nothing beside something") << QList<qint64>{0, 5} << QList{0, 100};
        QTest::newRow("all nothing") << QList<qint64>{0, 0} << QList{0, 0};
        QTest::newRow("none") << QList<qint64>{} << QList<int>{};
        QTest::newRow("later remainder larger") << QList<qint64>{334, 333, 333} << QList{34, 33, 33};
        QTest::newRow("many equal ones: the first get the rest")
            << QList<qint64>(40, 1) << QList<int>(20, 3) + QList<int>(20, 2);
        QTest::newRow("small last") << QList<qint64>{333, 333, 334} << QList{33, 33, 34};
    }
    void wholePercents() {
        QFETCH(const QList<qint64>, cents);
        QFETCH(const QList<int>, percents);
        std::vector<Money> parts;
        for (const auto each : cents) {
            parts.push_back(Money{each});
        }
        const auto found = poolhouse::core::wholePercents(parts);
        QCOMPARE(QList<int>(found.begin(), found.end()), percents);
    }

    /// Over random clusters: the whole is the sum of its lines, every unknown is a gap, no gap is $0, fleets add up.
    void propertyTotalsAddUp() {
        Random random(13);
        const auto catalog = publishedCatalog();
        std::vector<CostEstimate> fleet;
        Money sum;
        int withGaps = 0;
        for (int round = 0; round < 3000; ++round) {
            const auto cluster = randomCluster(random, true);
            const auto prices = publishedPrices();
            const auto* table = random.oneIn(10) ? nullptr : prices.find("advanced");
            const auto estimate = estimateCost(cluster, table);
            Money lines;
            bool gap = !storageGb(cluster);
            for (const auto& line : estimate.lines) {
                lines += line.monthly.value_or(Money{});
                QVERIFY(line.monthly || line.count > 0);
                if (line.unitPrice) {
                    QCOMPARE(line.monthly->cents, line.unitPrice->cents * line.count);
                }
                gap |= !line.monthly;
                const CostGap named{CostGap::Kind::LevelPriceUnknown, line.level};
                QCOMPARE(!line.monthly,
                         line.count > 0 && std::count(estimate.gaps.begin(), estimate.gaps.end(), named) == 1);
            }
            QCOMPARE(estimate.known.cents, lines.cents);
            QCOMPARE(estimate.complete(), !gap);
            QVERIFY(estimate.lines.front().kind == CostLine::Kind::Leader);
            withGaps += gap ? 1 : 0;
            sum += estimate.known;
            fleet.push_back(estimate);
        }
        QCOMPARE(totalCost(fleet).known.cents, sum.cents);
        QVERIFY(withGaps > 300);
        QVERIFY(withGaps < 2900);
    }

    void propertyPercentsAddUp() {
        Random random(100);
        for (int round = 0; round < 3000; ++round) {
            std::vector<Money> parts;
            std::int64_t sum = 0;
            for (int part = random.between(1, 8); part > 0; --part) {
                parts.push_back(Money{random.below(200000)});
                sum += parts.back().cents;
            }
            const auto percents = poolhouse::core::wholePercents(parts);
            QCOMPARE(std::accumulate(percents.begin(), percents.end(), 0), sum > 0 ? 100 : 0);
            for (std::size_t part = 0; sum > 0 && part < parts.size(); ++part) {
                const double exact = static_cast<double>(parts[part].cents) * 100 / static_cast<double>(sum);
                QVERIFY(std::abs(percents[part] - exact) < 1);
            }
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestCost)
#include "tst_cost.moc"
