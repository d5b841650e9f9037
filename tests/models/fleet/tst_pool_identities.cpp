// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/pool_identities.h"
#include "tests/models/fleet_scene.h"

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

class PoolIdentitiesTest : public QObject {
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

QTEST_APPLESS_MAIN(PoolIdentitiesTest)
#include "tst_pool_identities.moc"
