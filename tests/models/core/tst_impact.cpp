// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/change.h"
#include "models/core/impact.h"
#include "models/core/limits.h"
#include "tests/models/core/pool_shapes.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

const std::vector<PoolLoad> mainLoads{{"leader", 612, 700}, {"analytics", 213, std::nullopt}, {"web-reads", 700, 1100}};

/// The facts of the main window; the parts live as long as this does.
struct Facts {
    Catalog catalog = publishedCatalog();
    PriceList prices = publishedPrices();
    std::vector<PoolLoad> loads = mainLoads;
    [[nodiscard]] ImpactFacts get() const { return {catalog, prices.find("advanced"), 142.0, loads}; }
};

std::vector<PoolShape> after(const Change& change) {
    return applied(pictureLive, change, publishedCatalog()).value();
}

Impact impactOf(const Change& change) {
    const Facts facts;
    return poolhouse::core::impactOf(pictureLive, after(change), facts.get());
}

} // namespace

class TestImpact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresOfTheMainWindow() {
        const Facts facts;
        const auto figures = figuresOf(pictureLive, facts.get());
        QCOMPARE(shown(formatExact(figures.cost.known)), QStringLiteral("$1,558.40"));
        QCOMPARE(shown(figures.leaderLimit), QStringLiteral("800"));
        QCOMPARE(shown(figures.readLimit), QStringLiteral("2740"));
        QCOMPARE(shown(figures.readSurvivable), QStringLiteral("760"));
        QCOMPARE(shown(figures.followerVcpu), QStringLiteral("8"));
        QCOMPARE(shown(figures.followerMemoryGb), QStringLiteral("28"));
        QCOMPARE(figures.followerPools, 2);
        QCOMPARE(figures.followerInstances, 4);
    }

    /// Of what is up, but for the cost, which is that of what was ordered.
    void currentFiguresOfTheMainWindow() {
        const Facts facts;
        auto cluster = rectangularCluster();
        const auto settled = currentFigures(cluster, facts.get());
        QCOMPARE(settled.followerInstances, 4);
        QCOMPARE(shown(settled.readLimit), QStringLiteral("2740"));
        auto& reads = *std::find_if(cluster.pools.begin(), cluster.pools.end(),
                                    [](const Pool& pool) { return pool.name == "web-reads"; });
        reads.expectedCount = 5;
        reads.expectedConnectionLimit = 1900;
        reads.status = readEnum(poolStatusWords(), "modifying");
        reads.instances.back().status = "provisioning";
        const auto figures = currentFigures(cluster, facts.get());
        QCOMPARE(shown(formatExact(figures.cost.known)), QStringLiteral("$1,858.40"));
        QCOMPARE(shown(figures.leaderLimit), QStringLiteral("800"));
        QCOMPARE(shown(figures.readLimit), QStringLiteral("2360"));
        QCOMPARE(shown(figures.readSurvivable), QStringLiteral("380"));
        QCOMPARE(shown(figures.followerVcpu), QStringLiteral("6"));
        QCOMPARE(shown(figures.followerMemoryGb), QStringLiteral("24"));
        QCOMPARE(figures.followerPools, 2);
        QCOMPARE(figures.followerInstances, 3);
        reads.instances.front().level = "9G-Performance";
        QVERIFY(!currentFigures(cluster, facts.get()).followerVcpu);
        cluster.pools.clear();
        QCOMPARE(currentFigures(cluster, facts.get()).leaderLimit, std::nullopt);
    }

    /// Of a cluster with a pool that could not be read, sums are unknown and the cost is a part; the leader is known.
    void figuresWithAPoolThatCannotBeRead() {
        const Facts facts;
        auto cluster = rectangularCluster();
        const auto whole = currentFigures(cluster, facts.get());
        cluster.unreadable.push_back({RecordKind::Pool, "batch-reads", "pools[3].id", "a text", true});
        const auto figures = currentFigures(cluster, facts.get());
        QVERIFY(whole.cost.complete() && !figures.cost.complete());
        QCOMPARE(shown(figures.leaderLimit), QStringLiteral("800"));
        QCOMPARE(figures.readLimit, std::nullopt);
        QCOMPARE(figures.readSurvivable, std::nullopt);
        QCOMPARE(figures.followerInstances, std::nullopt);
        QCOMPARE(figures.followerPools, std::nullopt);
    }

    void survivableLimitBeforeAndAfter() {
        const auto impact = impactOf({ChangeKind::SetCount, "web-reads", {}, 5});
        QCOMPARE(impact.pools.size(), std::size_t(1));
        QCOMPARE(shown(impact.pools.front().survivableBefore), QStringLiteral("760"));
        QCOMPARE(shown(impact.pools.front().survivableAfter), QStringLiteral("1520"));
    }

    void rule12_addedPoolCostsWhatItCosts() {
        const auto impact = impactOf({ChangeKind::AddPool, "search", "8G-Performance", 2});
        QCOMPARE((impact.after.cost.known - impact.before.cost.known).cents, 60000);
        QCOMPARE(impact.pools.size(), std::size_t{1});
        const auto& pool = impact.pools.front();
        QVERIFY(pool.created() && !pool.destroyed());
        QCOMPARE(shown(pool.limitBefore), QStringLiteral("0"));
        QCOMPARE(shown(pool.limitAfter), QStringLiteral("1600"));
        QCOMPARE(shown(pool.survivableAfter), QStringLiteral("800"));
        QVERIFY(!pool.losesCapacity() && !pool.belowUse() && !pool.losesRedundancy());
    }

    void rule7_standbyAddsNoConnections() {
        const auto impact = impactOf({ChangeKind::SetCount, "leader", "", 1});
        const auto& pool = impact.pools.front();
        QCOMPARE(shown(pool.limitAfter), QStringLiteral("800"));
        QVERIFY(!pool.losesCapacity());
        QVERIFY(pool.losesRedundancy());
        QVERIFY(!pool.survivableBefore && !pool.survivableAfter);
        QCOMPARE((impact.after.cost.known - impact.before.cost.known).cents, -30000);
    }

    void rule10_warnsBelowUseAndPeak_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("belowUse");
        QTest::addColumn<bool>("belowPeak");
        QTest::addColumn<bool>("losesRedundancy");
        QTest::addColumn<bool>("survivorsBelowUse");
        const auto count = [](const char* pool, int wanted) { return Change{ChangeKind::SetCount, pool, "", wanted}; };
        QTest::newRow("web-reads to 2: 760 for 700, peak 1,100")
            << count("web-reads", 2) << false << true << false << true;
        QTest::newRow("web-reads to 1: 380 for 700") << count("web-reads", 1) << true << true << true << true;
        QTest::newRow("web-reads to 0") << count("web-reads", 0) << true << true << true << true;
        QTest::newRow("web-reads to 4: more") << count("web-reads", 4) << false << false << false << false;
        QTest::newRow("analytics to 0, peak never loaded") << count("analytics", 0) << true << false << false << true;
        QTest::newRow("destroyed with open connections")
            << Change{ChangeKind::DestroyPool, "web-reads", "", 0} << true << true << false << false;
        QTest::newRow("leader to a lower level")
            << Change{ChangeKind::SetLevel, "leader", "4G-Performance", 0} << true << true << false << false;
        QTest::newRow("analytics to a higher level")
            << Change{ChangeKind::SetLevel, "analytics", "32G-Performance", 0} << false << false << false << true;
    }
    void rule10_warnsBelowUseAndPeak() {
        QFETCH(const Change, change);
        const auto impact = impactOf(change);
        QCOMPARE(impact.pools.size(), std::size_t{1});
        QTEST(impact.lowersCapacityBelowUse(), "belowUse");
        QTEST(impact.lowersCapacityBelowPeak(), "belowPeak");
        QTEST(impact.pools.front().losesRedundancy(), "losesRedundancy");
        QTEST(impact.pools.front().survivorsBelowUse(), "survivorsBelowUse");
        QCOMPARE(impact.destroysAny(), change.kind == ChangeKind::DestroyPool);
    }

    void rule15_unknownUseWarnsOfNothing() {
        Facts facts;
        facts.loads = {{"web-reads", std::nullopt, std::nullopt}};
        const auto impact =
            poolhouse::core::impactOf(pictureLive, after({ChangeKind::SetCount, "web-reads", "", 0}), facts.get());
        QVERIFY(impact.pools.front().losesCapacity());
        QVERIFY(!impact.lowersCapacityBelowUse());
        QVERIFY(!impact.lowersCapacityBelowPeak());
        QCOMPARE(shown(impact.pools.front().used), QStringLiteral("unknown"));
    }

    void unknownPartsMakeSumsUnknown() {
        Facts facts;
        facts.catalog = Catalog({{"8G-Performance", 2, 8, 800}, {"4G-Performance", 2, 4, 380}});
        const auto figures = figuresOf(pictureLive, facts.get());
        QCOMPARE(shown(figures.leaderLimit), QStringLiteral("800"));
        QCOMPARE(shown(figures.readLimit), QStringLiteral("unknown"));
        QCOMPARE(shown(figures.readSurvivable), QStringLiteral("unknown"));
        QCOMPARE(shown(figures.followerVcpu), QStringLiteral("unknown"));
        QCOMPARE(shown(figures.followerMemoryGb), QStringLiteral("unknown"));
    }

    void withoutPricesNothingIsFree() {
        const Catalog catalog = publishedCatalog();
        const ImpactFacts facts{catalog, nullptr, 10.0, {}};
        QVERIFY(!figuresOf(pictureLive, facts).cost.complete());
    }

    void costChange_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<std::optional<qint64>>("cents");
        using Cents = std::optional<qint64>;
        const auto count = [](const char* pool, int wanted) { return Change{ChangeKind::SetCount, pool, "", wanted}; };
        const auto level = [](const char* pool, const char* wanted) {
            return Change{ChangeKind::SetLevel, pool, wanted, 0};
        };
        QTest::newRow("more costs more") << count("web-reads", 5) << Cents(30000);
        QTest::newRow("fewer costs less") << count("web-reads", 2) << Cents(-15000);
        QTest::newRow("a new pool") << Change{ChangeKind::AddPool, "search", "8G-Performance", 2} << Cents(60000);
        QTest::newRow("a pool less") << Change{ChangeKind::DestroyPool, "analytics", "", 0} << Cents(-50000);
        QTest::newRow("no standby") << count("leader", 1) << Cents(-30000);
        QTest::newRow("a smaller level") << level("analytics", "8G-Performance") << Cents(-20000);
        QTest::newRow("to a level without a price") << level("analytics", "64G-Performance") << Cents();
        QTest::newRow("a new pool without a price")
            << Change{ChangeKind::AddPool, "search", "64G-Performance", 1} << Cents();
    }
    void costChange() {
        QFETCH(const Change, change);
        const auto difference = impactOf(change).costChange();
        QTEST(difference ? std::optional<qint64>(difference->cents) : std::nullopt, "cents");
    }

    /// An unknown price only affects totals of pools that have the level and change.
    void costChangeBesideAnUnknownPrice_data() {
        QTest::addColumn<std::vector<PoolShape>>("before");
        QTest::addColumn<std::vector<PoolShape>>("later");
        QTest::addColumn<std::optional<qint64>>("cents");
        using Cents = std::optional<qint64>;
        const PoolShape leader{PoolRole::Leader, "leader", "8G-Performance", 2};
        const auto reads = [](int count) { return PoolShape{PoolRole::Follower, "reads", "4G-Performance", count}; };
        const auto big = [](int count) { return PoolShape{PoolRole::Follower, "big", "64G-Performance", count}; };
        const auto row = [&leader](const char* name, std::vector<PoolShape> before, std::vector<PoolShape> later,
                                   Cents cents) {
            before.insert(before.begin(), leader);
            later.insert(later.begin(), leader);
            QTest::newRow(name) << before << later << cents;
        };
        row("it stays as it is", {big(1), reads(1)}, {big(1), reads(2)}, 15000);
        row("it changes", {big(1), reads(1)}, {big(2), reads(1)}, {});
        row("it goes", {big(1), reads(1)}, {reads(1)}, {});
        row("it comes", {reads(1)}, {big(1), reads(1)}, {});
        row("it comes without instances", {reads(1)}, {big(0), reads(2)}, 15000);
        row("it goes and had no instances", {big(0), reads(2)}, {reads(1)}, -15000);
        row("it goes to none", {big(1)}, {big(0)}, {});
        row("it goes, had no instances, and another one stays",
            {{PoolRole::Follower, "idle", "64G-Performance", 0}, big(1), reads(2)}, {big(1), reads(1)}, -15000);
        row("storage is the only gap", {reads(3)}, {reads(1)}, -30000);
    }
    void costChangeBesideAnUnknownPrice() {
        QFETCH(const std::vector<PoolShape>, before);
        QFETCH(const std::vector<PoolShape>, later);
        const Facts facts;
        auto unknownStorage = facts.get();
        unknownStorage.storageGb.reset();
        const auto difference = poolhouse::core::impactOf(before, later, unknownStorage).costChange();
        QTEST(difference ? std::optional<qint64>(difference->cents) : std::nullopt, "cents");
    }

    void severalClustersAddUp() {
        const Facts facts;
        const auto first = figuresOf(pictureLive, facts.get());
        const auto second = figuresOf(std::vector<PoolShape>{{PoolRole::Leader, "leader", "16G-Performance", 1},
                                                             {PoolRole::Follower, "reads", "32G-Performance", 2}},
                                      facts.get());
        const auto sum = sumOf(std::vector{first, second});
        QCOMPARE(sum.cost.known.cents, std::int64_t(155840 + 50000 + 180000 + 840));
        QVERIFY(sum.cost.lines.empty());
        QCOMPARE(sum.leaderLimit, std::optional(800 + 1600));
        QCOMPARE(sum.readLimit, std::optional(2740 + 6400));
        QCOMPARE(sum.readSurvivable, std::optional(760 + 3200));
        QCOMPARE(sum.followerVcpu, std::optional(8 + 8));
        QCOMPARE(sum.followerMemoryGb, std::optional(28.0 + 64.0));
        QCOMPARE(sum.followerPools, 2 + 1);
        QCOMPARE(sum.followerInstances, 4 + 2);
        QCOMPARE(sumOf(std::vector{first}).leaderLimit, first.leaderLimit);
        QCOMPARE(sumOf(std::vector{first}).followerMemoryGb, first.followerMemoryGb);
    }

    void noClustersAddUpToNothing() {
        const auto sum = sumOf({});
        QCOMPARE(sum.cost, CostEstimate{});
        QCOMPARE(sum.leaderLimit, std::optional(0));
        QCOMPARE(sum.readLimit, std::optional(0));
        QCOMPARE(sum.readSurvivable, std::optional(0));
        QCOMPARE(sum.followerVcpu, std::optional(0));
        QCOMPARE(sum.followerMemoryGb, std::optional(0.0));
        QCOMPARE(sum.followerPools, 0);
        QCOMPARE(sum.followerInstances, 0);
    }

    void onePartThatIsUnknownMakesTheSumUnknown() {
        const Facts facts;
        const auto first = figuresOf(pictureLive, facts.get());
        const auto odd = figuresOf(std::vector<PoolShape>{{PoolRole::Leader, "leader", "2T-Performance", 1},
                                                          {PoolRole::Follower, "reads", "2T-Performance", 2}},
                                   facts.get());
        for (const auto& parts : {std::vector{first, odd}, std::vector{odd, first}}) {
            const auto sum = sumOf(parts);
            QCOMPARE(sum.cost.known.cents, std::int64_t(155840 + 840)); // storage is known of both
            QCOMPARE(sum.cost.gaps.size(), std::size_t(1));
            QCOMPARE(sum.leaderLimit, std::nullopt);
            QCOMPARE(sum.readLimit, std::nullopt);
            QCOMPARE(sum.readSurvivable, std::nullopt);
            QCOMPARE(sum.followerVcpu, std::nullopt);
            QCOMPARE(sum.followerMemoryGb, std::nullopt);
            QCOMPARE(sum.followerInstances, 6);
        }
    }

    void sumsAddUp() {
        Random random(7);
        const auto catalog = publishedCatalog();
        const auto prices = publishedPrices();
        int compared = 0;
        for (int round = 0; round < 500; ++round) {
            const auto before = shapesOf(randomCluster(random, random.oneIn(2)));
            const auto later = shapesOf(randomCluster(random, random.oneIn(2)));
            const ImpactFacts facts{catalog, prices.find("advanced"), 10.0, {}};
            const auto impact = poolhouse::core::impactOf(before, later, facts);
            // what is added and what goes explains the difference of the whole
            std::optional<int> difference = 0;
            for (const auto& pool : impact.pools) {
                const bool leader = (pool.after ? pool.after : pool.before)->role == PoolRole::Leader;
                if (!leader) {
                    difference = difference && pool.limitBefore && pool.limitAfter
                                     ? std::optional(*difference + *pool.limitAfter - *pool.limitBefore)
                                     : std::nullopt;
                }
                QVERIFY(pool.before || pool.after);
                QVERIFY(pool.before != pool.after);
            }
            if (impact.before.readLimit && impact.after.readLimit) {
                QVERIFY(difference.has_value());
                QCOMPARE(*impact.after.readLimit - *impact.before.readLimit, *difference);
                QVERIFY(*impact.after.readSurvivable <= *impact.after.readLimit);
                ++compared;
            }
            QVERIFY(poolhouse::core::impactOf(before, before, facts).pools.empty());
        }
        QVERIFY(compared > 100);
    }
};

POOLHOUSE_PLAIN_TEST(TestImpact)
#include "tst_impact.moc"
