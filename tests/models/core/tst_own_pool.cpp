// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/own_pool.h"

#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/models/core/workloads.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

PriceTable published() {
    PriceTable prices;
    const std::pair<const char*, int> dollars[] = {
        {"4G-Performance", 150}, {"8G-Performance", 300}, {"16G-Performance", 500}, {"32G-Performance", 900}};
    for (const auto& [level, monthly] : dollars) {
        prices.levels[level] = {Money{monthly * 100}};
    }
    return prices;
}

QString shapeOf(const Workload& workload, const Needs& needs, int instances = 13) {
    const auto pool = ownPool(workload, needs, instances, publishedCatalog(), published());
    return pool ? QStringLiteral("%1 x %2").arg(pool->count).arg(QString::fromStdString(pool->level))
                : QStringLiteral("none");
}

} // namespace

/// The cheapest pool for one workload.
class TestOwnPool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesTheWorkload_data() {
        QTest::addColumn<int>("connections");
        QTest::addColumn<bool>("survive");
        QTest::addColumn<int>("margin");
        QTest::addColumn<int>("instances");
        QTest::addColumn<QString>("shape");
        QTest::newRow("one") << 380 << false << 0 << 13 << QStringLiteral("1 x 4G-Performance");
        QTest::newRow("cheaper by the dozen") << 381 << false << 0 << 13 << QStringLiteral("1 x 8G-Performance");
        QTest::newRow("after a loss") << 380 << true << 0 << 13 << QStringLiteral("2 x 4G-Performance");
        QTest::newRow("with a margin") << 380 << false << 10 << 13 << QStringLiteral("1 x 8G-Performance");
        QTest::newRow("one instance left") << 1300 << false << 0 << 1 << QStringLiteral("1 x 16G-Performance");
        QTest::newRow("none left") << 10 << false << 0 << 0 << QStringLiteral("none");
        QTest::newRow("too many") << 1'000'000 << false << 0 << 13 << QStringLiteral("none");
    }

    void carriesTheWorkload() {
        QFETCH(int, connections);
        QFETCH(bool, survive);
        QFETCH(int, margin);
        QFETCH(int, instances);
        QFETCH(QString, shape);
        auto needs = needing({reading("other", 5000)}, survive); // does not count
        needs.margin = margin;
        QCOMPARE(shapeOf(reading("web", connections, "elsewhere"), needs, instances), shape);
    }

    void sizesAndAccessCount() {
        QCOMPARE(shapeOf(sized(reading("web", 10), 16, 0), {}), QStringLiteral("1 x 16G-Performance"));
        QCOMPARE(shapeOf(sized(reading("web", 10), 0, 4), {}), QStringLiteral("1 x 32G-Performance"));
        QCOMPARE(shapeOf(sized(reading("web", 10), 64, 0), {}), QStringLiteral("none")); // has no price
        QCOMPARE(shapeOf(writing("web", 10), {}), QStringLiteral("none"));
    }

    /// One workload alone: the search for all of them finds nothing cheaper.
    void agreesWithTheSearch() {
        Random random(7);
        for (int round = 0; round < 300; ++round) {
            auto needs = needing({sized(reading("web", random.between(1, 9000)), random.below(20), random.below(5))},
                                 random.oneIn(2));
            needs.margin = random.below(40);
            needs.avoidOverflow = random.oneIn(2);
            const auto found = recommend(needs, publishedCatalog(), published());
            const auto pool = ownPool(needs.workloads.front(), needs, 13, publishedCatalog(), published());
            QCOMPARE(pool.has_value(), found.ok());
            if (pool) {
                const auto prices = published();
                const auto& best = found.value().followerPools.front().shape;
                QCOMPARE(prices.find(pool->level)->monthly.cents * pool->count,
                         prices.find(best.level)->monthly.cents * best.count);
                QCOMPARE(pool->count, best.count);
            }
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestOwnPool)
#include "tst_own_pool.moc"
