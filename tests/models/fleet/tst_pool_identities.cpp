// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/pool_identities.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using fleet::PoolIdentities;

namespace {

core::ClusterInfo clusterOf(const std::vector<std::string>& followers) {
    std::vector<core::Pool> pools{test::pool("leader", "8G-Performance", 1, 1)};
    for (const auto& name : followers) {
        pools.push_back(test::pool(name, "4G-Performance", 1, 1));
    }
    return test::info(test::rectangular(), pools);
}

QString marksOf(const PoolIdentities& identities, const core::ClusterInfo& cluster) {
    QStringList marks;
    for (const auto* pool : core::orderedPools(cluster)) {
        marks << QString::number(identities.of(pool->id));
    }
    return marks.join(QLatin1Char(' '));
}

} // namespace

class TestPoolIdentities : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewPoolLeavesItsNeighboursAlone() {
        PoolIdentities identities;
        identities.update(clusterOf({"exports", "web-reads"}));
        QCOMPARE(marksOf(identities, clusterOf({"exports", "web-reads"})), QStringLiteral("0 1 2"));
        const auto grown = clusterOf({"analytics", "exports", "web-reads"});
        identities.update(grown);
        QCOMPARE(marksOf(identities, grown), QStringLiteral("0 3 1 2"));
    }

    void aMarkIsFreeOnceItsPoolIsGone() {
        PoolIdentities identities;
        identities.update(clusterOf({"a", "b", "c"}));
        identities.update(clusterOf({"b", "c"}));
        const auto again = clusterOf({"a", "b", "c"});
        identities.update(again);
        QCOMPARE(marksOf(identities, again), QStringLiteral("0 1 2 3"));
        QCOMPARE(identities.of(core::PoolId{"unknown"}), 0);
    }

    void aRememberedMarkIsKept() {
        const auto cluster = clusterOf({"a", "b", "c"});
        fleet::PoolMarks marks;
        const auto id = [&cluster](const char* name) {
            for (const auto& pool : cluster.pools) {
                if (pool.name == name) {
                    return pool.id;
                }
            }
            return core::PoolId{};
        };
        marks.see(id("c"), 1, test::at(0));
        marks.see(id("a"), 4, test::at(0));
        marks.see(id("b"), 4, test::at(0)); // taken: two consoles may have disagreed
        PoolIdentities identities;
        identities.update(cluster, marks);
        QCOMPARE(marksOf(identities, cluster), QStringLiteral("0 4 2 1"));
        identities.update(clusterOf({"b", "c"}), marks);
        QCOMPARE(marksOf(identities, clusterOf({"b", "c"})), QStringLiteral("0 2 1"));
    }

    void marksAreWrittenAndRead() {
        fleet::PoolMarks marks;
        QVERIFY(marks.see({"a"}, 3, test::at(0)));
        QVERIFY(!marks.see({"a"}, 3, test::at(60)));
        QVERIFY(marks.see({"a"}, 3, test::at(86400))); // another day
        marks.see({"b"}, 0, test::at(0));
        QCOMPARE(fleet::PoolMarks::read(marks.written(test::at(86400))), marks);
        QVERIFY(fleet::PoolMarks::read("nonsense\na x 3\nb 7 20000\nc -1 20000\n") == fleet::PoolMarks());
    }

    void oldMarksAreForgotten() {
        constexpr int day = 86400;
        fleet::PoolMarks marks;
        marks.see({"old"}, 1, test::at(0));
        marks.see({"young"}, 2, test::at(2 * day));
        const auto kept = fleet::PoolMarks::read(marks.written(test::at(91 * day)));
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(kept.of({"young"}), std::optional(2));
        for (std::size_t pool = 0; pool < fleet::PoolMarks::limit; ++pool) {
            marks.see({std::to_string(pool)}, 1, test::at(3 * day));
        }
        const auto bounded = fleet::PoolMarks::read(marks.written(test::at(3 * day)));
        QCOMPARE(bounded.size(), fleet::PoolMarks::limit);
        QVERIFY(!bounded.of({"young"}));
    }

    void plannedPoolsGetWhatIsFree() {
        PoolIdentities identities;
        identities.update(clusterOf({"a", "b"}));
        const auto marks = identities.forNew({"new", "newer", "newest", "one-too-many"});
        QCOMPARE(marks.at("new"), 3);
        QCOMPARE(marks.at("newer"), 4);
        QCOMPARE(marks.at("newest"), 5);
        QCOMPARE(marks.at("one-too-many"), 5); // rule 1 refuses it; it still has a mark
    }
};

POOLHOUSE_PLAIN_TEST(TestPoolIdentities)
#include "tst_pool_identities.moc"
