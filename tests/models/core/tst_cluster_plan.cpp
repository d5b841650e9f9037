// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cluster_plan.h"
#include "models/core/plan.h"
#include "tests/models/core/pool_shapes.h"
#include "tests/models/core/printing.h"
#include "tests/support/cluster_builder.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

const PoolShape analytics{PoolRole::Follower, "analytics", "16G-Performance", 1};
const PoolShape webReads{PoolRole::Follower, "web-reads", "4G-Performance", 3};
const PoolShape moreWebReads{PoolRole::Follower, "web-reads", "4G-Performance", 5};

/// Everything that a plan can say of a cluster.
ClusterPlan clusterPlan(const char* name, const Shapes& live, const Shapes& wanted) {
    ClusterPlan cluster;
    cluster.cluster = name;
    cluster.id.value = std::string("id-of-") + name;
    cluster.app = std::string("app-of-") + name;
    cluster.tier = "advanced";
    cluster.storageGb = 142;
    cluster.readAt = pictureNow;
    cluster.live = live;
    cluster.loads = {{"web-reads", 1021, 1046}};
    Attachment attachment;
    attachment.name = "READS";
    attachment.target.pool = "web-reads";
    cluster.attachments = {attachment};
    cluster.wanted = wanted;
    return cluster;
}

} // namespace

class TestClusterPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theInversePlanLeadsFromWantedToLive() {
        const auto back = inversePlan({{}, {clusterPlan("first", {leader(), webReads}, {leader(), moreWebReads})}});
        QCOMPARE(back.clusters.size(), std::size_t(1));
        QCOMPARE(back.clusters[0].live, (Shapes{leader(), moreWebReads}));
        QCOMPARE(back.clusters[0].wanted, (Shapes{leader(), webReads}));
    }

    void theInversePlanIsForTheSameCluster() {
        const auto there = clusterPlan("first", {leader(), webReads}, {leader(), moreWebReads});
        const auto back = inversePlan({{}, {there}}).clusters.at(0);
        QCOMPARE(shown(back.cluster), QStringLiteral("first"));
        QCOMPARE(shown(back.id.value), QStringLiteral("id-of-first"));
        QCOMPARE(shown(back.app), QStringLiteral("app-of-first"));
        QCOMPARE(shown(back.tier), QStringLiteral("advanced"));
        QCOMPARE(back.storageGb, std::optional(142.0));
    }

    /// What was read of the live pools says nothing of pools that were changed since.
    void nothingReadBeforeGoesIntoTheWayBack() {
        const auto there = clusterPlan("first", {leader(), webReads}, {leader(), moreWebReads});
        const auto back = inversePlan({{}, {there}}).clusters.at(0);
        QCOMPARE(back.readAt, std::nullopt);
        QVERIFY(back.loads.empty());
        QVERIFY(back.attachments.empty());
    }

    /// A title names a plan; the inverse plan has a different one.
    void theInversePlanHasNoTitle() {
        const auto back = inversePlan({"Before the sale", {clusterPlan("first", {leader()}, {leader(), webReads})}});
        QCOMPARE(shown(back.title), QString());
    }

    void everyClusterIsTurnedInItsPlace() {
        const auto back = inversePlan({{},
                                       {clusterPlan("first", {leader()}, {leader(), webReads}),
                                        clusterPlan("second", {leader(), analytics}, {leader()})}});
        QCOMPARE(back.clusters.size(), std::size_t(2));
        QCOMPARE(shown(back.clusters[0].cluster), QStringLiteral("first"));
        QCOMPARE(back.clusters[0].wanted, Shapes{leader()});
        QCOMPARE(shown(back.clusters[1].cluster), QStringLiteral("second"));
        QCOMPARE(back.clusters[1].live, Shapes{leader()});
        QCOMPARE(back.clusters[1].wanted, (Shapes{leader(), analytics}));
        QVERIFY(inversePlan({"empty", {}}).clusters.empty());
    }

    void aDestroyedPoolIsMadeAgain() {
        const auto back =
            inversePlan({{}, {clusterPlan("first", {leader(), analytics, webReads}, {leader(), webReads})}});
        const auto& cluster = back.clusters.at(0);
        const auto steps = planSteps(cluster.live, cluster.wanted, publishedCatalog());
        QVERIFY(steps);
        QCOMPARE(steps.value().size(), std::size_t(1));
        QCOMPARE(steps.value()[0].change, (Change{ChangeKind::AddPool, "analytics", "16G-Performance", 1}));
    }
};

POOLHOUSE_PLAIN_TEST(TestClusterPlan)
#include "tst_cluster_plan.moc"
