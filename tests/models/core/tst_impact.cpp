// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/change.h"
#include "models/core/impact.h"
#include "models/core/limits.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"

#include <QtTest>

#include <algorithm>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

const std::vector<PoolShape> mainWindow{{PoolRole::Leader, "leader", "8G-Performance", 2},
                                        {PoolRole::Follower, "analytics", "16G-Performance", 1},
                                        {PoolRole::Follower, "web-reads", "4G-Performance", 3}};
const std::vector<PoolLoad> mainLoads{{"leader", 612, 700}, {"analytics", 213, std::nullopt}, {"web-reads", 700, 1100}};

/// The facts of the main window; the parts live as long as this does.
struct Facts {
    Catalog catalog = publishedCatalog();
    PriceList prices = publishedPrices();
    std::vector<PoolLoad> loads = mainLoads;
    [[nodiscard]] ImpactFacts get() const { return {catalog, prices.find("advanced"), 142.0, loads}; }
};

std::vector<PoolShape> after(const Change& change) {
    return applied(mainWindow, change, publishedCatalog()).value();
}

Impact impactOf(const Change& change) {
    const Facts facts;
    return poolhouse::core::impactOf(mainWindow, after(change), facts.get());
}

} // namespace

class TestImpact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresOfTheMainWindow() {
        const Facts facts;
        const auto figures = figuresOf(mainWindow, facts.get());
        QCOMPARE(shown(formatExact(figures.cost.known)), QStringLiteral("$1,558.40"));
        QCOMPARE(shown(figures.leaderLimit), QStringLiteral("800"));
        QCOMPARE(shown(figures.readLimit), QStringLiteral("2740"));
        QCOMPARE(shown(figures.readSurvivable), QStringLiteral("760"));
        QCOMPARE(shown(figures.followerVcpu), QStringLiteral("8"));
        QCOMPARE(shown(figures.followerMemoryGb), QStringLiteral("28"));
        QCOMPARE(figures.followerPools, 2);
        QCOMPARE(figures.followerInstances, 4);
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
        QTest::newRow("analytics to 0, peak never read") << count("analytics", 0) << true << false << false << true;
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
            poolhouse::core::impactOf(mainWindow, after({ChangeKind::SetCount, "web-reads", "", 0}), facts.get());
        QVERIFY(impact.pools.front().losesCapacity());
        QVERIFY(!impact.lowersCapacityBelowUse());
        QVERIFY(!impact.lowersCapacityBelowPeak());
        QCOMPARE(shown(impact.pools.front().used), QStringLiteral("unknown"));
    }

    void unknownPartsMakeSumsUnknown() {
        Facts facts;
        facts.catalog = Catalog({{"8G-Performance", 2, 8, 800}, {"4G-Performance", 2, 4, 380}});
        const auto figures = figuresOf(mainWindow, facts.get());
        QCOMPARE(shown(figures.leaderLimit), QStringLiteral("800"));
        QCOMPARE(shown(figures.readLimit), QStringLiteral("unknown"));
        QCOMPARE(shown(figures.readSurvivable), QStringLiteral("unknown"));
        QCOMPARE(shown(figures.followerVcpu), QStringLiteral("unknown"));
        QCOMPARE(shown(figures.followerMemoryGb), QStringLiteral("unknown"));
    }

    void withoutPricesNothingIsFree() {
        const Catalog catalog = publishedCatalog();
        const ImpactFacts facts{catalog, nullptr, 10.0, {}};
        QVERIFY(!figuresOf(mainWindow, facts).cost.complete());
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

QTEST_APPLESS_MAIN(TestImpact)
#include "tst_impact.moc"
