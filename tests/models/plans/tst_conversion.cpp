// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/conversion.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using plans::PlanMismatch;

namespace {

/// The cluster of the pictures, read twice, and one that was never loaded.
struct Account {
    fleet::Store store;

    Account() {
        store.applyFleet({test::app("example-app"), test::app("shop")},
                         {test::rectangular(), test::summary("unread", "shop")}, test::morning);
        auto before = test::rectangularInfo();
        before.pools[0].connectionsUsed = 1088; // web-reads
        store.applyInfo(before, test::at(0));
        store.applyInfo(test::rectangularInfo(), test::at(120));
        store.applyAttachments(test::attachments(), test::morning);
    }
};

/// web-reads from 3 to 5, analytics destroyed, "batch" new.
plans::PlanDraft edited() {
    auto cluster = plans::plannedAsLive(test::rectangularInfo());
    cluster.pools[1].wanted.reset();
    cluster.pools[2].wanted->count = 5;
    cluster.pools.push_back({std::nullopt, core::PoolShape{core::PoolRole::Follower, "batch", "8G-Performance", 1}});
    return {{cluster}};
}

core::Plan saved() {
    return plans::planOf(edited(), Account().store, test::at(180));
}

} // namespace

class TestConversion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanSaysWhatIsKnownOfItsCluster() {
        const auto plan = saved();
        QCOMPARE(plan.clusters.size(), std::size_t(1));
        const auto& cluster = plan.clusters.front();
        QCOMPARE(cluster.cluster, std::string("postgresql-rectangular-12345"));
        QCOMPARE(cluster.app, std::string("example-app"));
        QCOMPARE(cluster.tier, std::string("advanced"));
        QVERIFY(cluster.id == test::rectangular().id);
        QVERIFY(cluster.readAt == test::at(120));
        QVERIFY(cluster.storageGb == std::optional(142.0));
        QCOMPARE(cluster.attachments.size(), std::size_t(4));
        QVERIFY(cluster.live == edited().clusters.front().live());
        QVERIFY(cluster.wanted == edited().clusters.front().wanted());
        const auto reads = std::find_if(cluster.loads.begin(), cluster.loads.end(),
                                        [](const core::PoolLoad& load) { return load.pool == "web-reads"; });
        QVERIFY(reads != cluster.loads.end());
        QVERIFY(*reads == (core::PoolLoad{"web-reads", 1021, 1088}));
    }

    void movesOfAppsGoBothWays() {
        auto draft = edited();
        draft.clusters[0].moves = {
            {"catalog-api", {}, core::AttachmentPlace{"web-reads", "READS"}, core::AttachmentPlace{"batch", "BATCH"}}};
        const auto plan = plans::planOf(draft, Account().store, test::at(180));
        QVERIFY(plan.clusters[0].moves == draft.clusters[0].moves);
        const Account account;
        const auto back = plans::draftOf(plan, account.store);
        QVERIFY(back.ok() && back.value().clusters[0].moves == draft.clusters[0].moves);
    }

    void aClusterThatIsGoneKeepsItsShapes() {
        const auto plan = plans::planOf(edited(), fleet::Store(), test::at(180));
        const auto& cluster = plan.clusters.front();
        QVERIFY(cluster.live == edited().clusters.front().live());
        QVERIFY(cluster.tier.empty() && cluster.loads.empty() && !cluster.readAt && !cluster.storageGb);
    }

    void aPlanComesBackAsItsDraft() {
        const Account account;
        const auto draft = plans::draftOf(saved(), account.store);
        QVERIFY(draft.ok());
        QVERIFY(draft.value().clusters.front().pools == edited().clusters.front().pools);
    }

    void aPlanIsOpenedHereOrNamesWhy_data() {
        QTest::addColumn<core::Plan>("plan");
        QTest::addColumn<std::optional<PlanMismatch>>("mismatch");
        const auto row = [](const char* name, const std::optional<PlanMismatch>& mismatch, auto change) {
            auto plan = saved();
            change(plan);
            QTest::newRow(name) << plan << mismatch;
        };
        using Code = PlanMismatch::Code;
        const std::string name = "postgresql-rectangular-12345";
        row("by id", std::nullopt, [](core::Plan&) {});
        row("by name", std::nullopt, [](core::Plan& plan) { plan.clusters[0].id = {}; });
        row("capitals make no difference", std::nullopt, [](core::Plan& plan) {
            plan.clusters[0].cluster = "PostgreSQL-Rectangular-12345";
            plan.clusters[0].app = "Example-App";
        });
        row("another account's id", PlanMismatch{Code::ClusterMissing, name},
            [](core::Plan& plan) { plan.clusters[0].id = {"id-of-another-account"}; });
        row("no such name", PlanMismatch{Code::ClusterMissing, "gone"}, [](core::Plan& plan) {
            plan.clusters[0].id = {};
            plan.clusters[0].cluster = "gone";
        });
        row("another app", PlanMismatch{Code::OtherCluster, name, "elsewhere", name, "example-app"},
            [](core::Plan& plan) { plan.clusters[0].app = "elsewhere"; });
        row("another name under the id",
            PlanMismatch{Code::OtherCluster, "renamed", "example-app", name, "example-app"},
            [](core::Plan& plan) { plan.clusters[0].cluster = "renamed"; });
        row("twice", PlanMismatch{Code::ClusterTwice, name},
            [](core::Plan& plan) { plan.clusters.push_back(plan.clusters[0]); });
    }
    void aPlanIsOpenedHereOrNamesWhy() {
        QFETCH(core::Plan, plan);
        QFETCH(std::optional<PlanMismatch>, mismatch);
        const Account account;
        const auto draft = plans::draftOf(plan, account.store);
        QCOMPARE(draft.ok(), !mismatch);
        QVERIFY(draft.ok() || draft.error() == *mismatch);
    }
};

POOLHOUSE_PLAIN_TEST(TestConversion)
#include "tst_conversion.moc"
