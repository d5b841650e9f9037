// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/pool_draft.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <climits>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

/// A leader with its standby and followers of these counts, called a, b, c ...
std::vector<PoolShape> shapes(const QList<int>& followerCounts) {
    std::vector<PoolShape> made{{PoolRole::Leader, "leader", "8G-Performance", 2}};
    for (qsizetype at = 0; at < followerCounts.size(); ++at) {
        made.push_back(
            {PoolRole::Follower, std::string(1, static_cast<char>('a' + at)), "4G-Performance", followerCounts[at]});
    }
    return made;
}

} // namespace

class TestLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule1_constants() {
        QCOMPARE(maxFollowerPools, 5);
        QCOMPARE(maxFollowerInstances, 13);
    }

    void rule1_countsLeaveTheLeaderOut() {
        const auto pools = shapesOf(rectangularCluster());
        QCOMPARE(pools.size(), std::size_t{3});
        QVERIFY(pools[0].role == PoolRole::Leader);
        QCOMPARE(pools[2], (PoolShape{PoolRole::Follower, "web-reads", "4G-Performance", 3}));
        QCOMPARE(followerPoolCount(pools), 2);
        QCOMPARE(followerInstanceCount(pools), 4);
    }

    void rule4_largestCount_data() {
        QTest::addColumn<QList<int>>("followers");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<int>("largest");
        QTest::newRow("rule4 alone") << QList{3} << "a" << 13;
        QTest::newRow("rule4 its own instances do not count") << QList{1, 3} << "b" << 12;
        QTest::newRow("rule4 the other one") << QList{1, 3} << "a" << 10;
        QTest::newRow("rule4 full cluster keeps what it has") << QList{5, 8} << "b" << 8;
        QTest::newRow("rule4 empty pool in a full cluster") << QList{5, 8, 0} << "c" << 0;
        QTest::newRow("rule4 new pool") << QList{1, 3} << "new" << 9;
        QTest::newRow("rule4 no followers") << QList<int>{} << "new" << 13;
        QTest::newRow("rule4 others beyond the limit") << QList{9, 9, 1} << "c" << 0;
        QTest::newRow("rule4 absurd counts") << QList{INT_MAX, INT_MAX, 1} << "c" << 0;
    }
    void rule4_largestCount() {
        QFETCH(const QList<int>, followers);
        QFETCH(const QString, pool);
        QTEST(largestCount(shapes(followers), pool.toStdString()), "largest");
    }

    void rule1_addPoolAllowance_data() {
        QTest::addColumn<QList<int>>("followers");
        QTest::addColumn<int>("refusal");
        QTest::addColumn<int>("poolsLeft");
        QTest::addColumn<int>("instancesLeft");
        const auto none = static_cast<int>(AddPoolRefusal::None);
        const auto five = static_cast<int>(AddPoolRefusal::FivePoolsReached);
        const auto thirteen = static_cast<int>(AddPoolRefusal::ThirteenInstancesReached);
        QTest::newRow("rule1 main window") << QList{1, 3} << none << 3 << 9;
        QTest::newRow("rule1 none yet") << QList<int>{} << none << 5 << 13;
        QTest::newRow("rule1 one of each left") << QList{3, 3, 3, 3} << none << 1 << 1;
        QTest::newRow("rule1 five pools") << QList{1, 1, 1, 1, 1} << five << 0 << 8;
        QTest::newRow("rule1 five empty pools") << QList{0, 0, 0, 0, 0} << five << 0 << 13;
        QTest::newRow("rule1 thirteen instances") << QList{13} << thirteen << 4 << 0;
        QTest::newRow("rule1 both") << QList{9, 1, 1, 1, 1} << five << 0 << 0;
        QTest::newRow("rule1 beyond both") << QList{9, 9, 1, 1, 1, 1} << five << 0 << 0;
        QTest::newRow("rule1 absurd counts") << QList{INT_MAX, INT_MAX} << thirteen << 3 << 0;
    }
    void rule1_addPoolAllowance() {
        QFETCH(const QList<int>, followers);
        const auto allowance = addPoolAllowance(shapes(followers));
        QTEST(static_cast<int>(allowance.refusal), "refusal");
        QTEST(allowance.poolsLeft, "poolsLeft");
        QTEST(allowance.instancesLeft, "instancesLeft");
        QCOMPARE(allowance.allowed(), allowance.refusal == AddPoolRefusal::None);
    }

    void rule5_highlyAvailable() {
        QVERIFY(!highlyAvailable({PoolRole::Follower, "a", "4G-Performance", 0}));
        QVERIFY(!highlyAvailable({PoolRole::Follower, "a", "4G-Performance", 1}));
        QVERIFY(highlyAvailable({PoolRole::Follower, "a", "4G-Performance", 2}));
        QVERIFY(!highlyAvailable({PoolRole::Leader, "leader", "4G-Performance", 1}));
        QVERIFY(highlyAvailable({PoolRole::Leader, "leader", "4G-Performance", 2}));
    }

    /// Whatever the cluster, the largest count fits exactly: one more would break rule 1.
    void rule4_propertyLargestCountFitsExactly() {
        Random random(4);
        for (int round = 0; round < 5000; ++round) {
            auto pools = shapesOf(randomCluster(random, true));
            for (auto& pool : pools) {
                if (pool.role == PoolRole::Leader) {
                    continue;
                }
                const int before = pool.count;
                const int largest = largestCount(pools, pool.name);
                QVERIFY(largest >= before);
                QVERIFY(problemsOfCount(pool, largest, pools).empty());
                QVERIFY(!problemsOfCount(pool, largest + 1, pools).empty());
                pool.count = largest;
                QCOMPARE(followerInstanceCount(pools), maxFollowerInstances);
                pool.count = before;
            }
        }
    }

    /// Adding a pool with all instances that are left keeps the limits, and then nothing more is allowed.
    void rule1_propertyAllowanceFitsExactly() {
        Random random(1);
        const auto catalog = publishedCatalog();
        int allowed = 0;
        for (int round = 0; round < 5000; ++round) {
            auto pools = shapesOf(randomCluster(random, true));
            const auto allowance = addPoolAllowance(pools);
            QCOMPARE(allowance.poolsLeft + followerPoolCount(pools), maxFollowerPools);
            QCOMPARE(allowance.instancesLeft + followerInstanceCount(pools), maxFollowerInstances);
            QCOMPARE(allowance.instancesLeft, largestCount(pools, "new-pool"));
            const NewPoolDraft most{"new-pool", "4G-Performance", allowance.instancesLeft};
            QCOMPARE(problemsOf(most, pools, catalog).empty(), allowance.allowed());
            if (allowance.allowed()) {
                ++allowed;
                pools.push_back({PoolRole::Follower, most.name, most.level, most.count});
                QVERIFY(!addPoolAllowance(pools).allowed());
            }
        }
        QVERIFY(allowed > 500); // the random clusters reach both answers
        QVERIFY(allowed < 4500);
    }
};

POOLHOUSE_PLAIN_TEST(TestLimits)
#include "tst_limits.moc"
