// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/lane_edit.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include "models/core/limits.h"
#include "models/core/plan.h"
#include "tests/support/cluster_builder.h"

#include <QtTest>

#include <random>

using namespace poolhouse;
using test::s;
using views::EditedPlan;
using views::LaneEdit;
using views::withEdit;
using Kind = LaneEdit::Kind;
using Edit = plans::PlanEdit::Kind;

namespace {

const core::ClusterId theCluster{"cluster"};

plans::PlannedPool live(const char* name, const char* level, int count) {
    const auto role = name == core::leaderPoolName ? core::PoolRole::Leader : core::PoolRole::Follower;
    const core::PoolShape shape{role, name, level, count};
    return {shape, shape};
}

plans::WorkloadDraft workload(const char* name, std::optional<std::string> pool = std::nullopt) {
    plans::WorkloadDraft draft;
    draft.workload.name = name;
    draft.workload.connections = 100;
    draft.workload.pool = std::move(pool);
    return draft;
}

/// Rows: 0 leader, 1 analytics, 2 web-reads, 3 batch (new). Workloads: 0 web in web-reads, 1 reports anywhere,
/// 2 writes, 3 nightly in batch.
plans::PlanDraft planned() {
    plans::PlannedCluster cluster;
    cluster.id = theCluster;
    cluster.name = "postgresql-a-00001";
    cluster.pools = {live("leader", "8G-Performance", 2),
                     live("analytics", "16G-Performance", 1),
                     live("web-reads", "4G-Performance", 3),
                     {std::nullopt, core::PoolShape{core::PoolRole::Follower, "batch", "4G-Performance", 1}}};
    cluster.needs.workloads = {workload("web", "web-reads"), workload("reports"), workload("writes"),
                               workload("nightly", "batch")};
    cluster.needs.workloads[2].workload.access = core::Workload::Access::Write;
    return {{cluster}};
}

core::Result<EditedPlan, QString> made(const plans::PlanDraft& draft, const LaneEdit& edit) {
    return withEdit(draft, theCluster, edit, test::publishedCatalog());
}

/// The cluster after an edit that has to be possible.
plans::PlannedCluster after(const plans::PlanDraft& draft, const LaneEdit& edit) {
    const auto result = made(draft, edit);
    return result.ok() ? result.value().draft.clusters.front() : plans::PlannedCluster();
}

QString why(const plans::PlanDraft& draft, const LaneEdit& edit) {
    const auto result = made(draft, edit);
    return result.ok() ? QStringLiteral("possible") : result.error();
}

LaneEdit count(int row, int number) {
    return {.kind = Kind::SetCount, .row = row, .count = number};
}
LaneEdit level(int row, const char* name) {
    return {.kind = Kind::SetLevel, .row = row, .level = name};
}
LaneEdit move(std::size_t need, int row) {
    return {.kind = Kind::MoveNeed, .row = row, .workload = need};
}
LaneEdit removal(int row) {
    return {.kind = Kind::RemovePool, .row = row};
}

} // namespace

class TestLaneEdit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsStayWithinTheRules() {
        const auto draft = planned();
        const auto changed = made(draft, count(2, 11));
        QVERIFY(changed.ok());
        QCOMPARE(changed.value().draft.clusters[0].pools[2].wanted->count, 11);
        QVERIFY(changed.value().edit == (plans::PlanEdit{Edit::SetCount, "web-reads", {}, 11}));
        QCOMPARE(why(draft, count(2, 12)), s("At most 11 instances are left for this pool.")); // 13 less 1 and 1
        QCOMPARE(after(draft, count(2, 0)).pools[2].wanted->count, 0);                         // rule 3
        QCOMPARE(why(draft, count(2, -1)), s("A pool needs at least 0 instances."));
        QCOMPARE(why(draft, count(3, 0)), s("A pool needs at least 1 instance.")); // the API creates none without
        QCOMPARE(after(draft, count(0, 1)).pools[0].wanted->count, 1);
        QCOMPARE(why(draft, count(0, 3)), s("The leader pool has one instance, or two with a standby."));
        QCOMPARE(why(draft, count(0, 0)), why(draft, count(0, 3)));
        QVERIFY(draft == planned());
    }

    void levelsComeFromTheCatalog() {
        const auto draft = planned();
        const auto changed = made(draft, level(1, "8G-Performance"));
        QVERIFY(changed.ok());
        QCOMPARE(changed.value().draft.clusters[0].pools[1].wanted->level, std::string("8G-Performance"));
        QVERIFY(changed.value().edit == (plans::PlanEdit{Edit::SetLevel, "analytics", "8G-Performance"}));
        QCOMPARE(why(draft, level(1, "9G-Performance")), s("The API doesn't offer this level. Choose another one."));
    }

    void aPoolIsAddedLikeTheLastFollower() {
        const auto changed = made(planned(), {.kind = Kind::AddPool});
        QVERIFY(changed.ok());
        const auto& pool = changed.value().draft.clusters[0].pools.back();
        QVERIFY(pool.created());
        QVERIFY(*pool.wanted == (core::PoolShape{core::PoolRole::Follower, "reads", "4G-Performance", 1}));
        QVERIFY(changed.value().edit == (plans::PlanEdit{Edit::AddPool, "reads"}));
        const auto wide = after(planned(), {.kind = Kind::AddPool, .count = 4, .level = "16G-Performance"});
        QCOMPARE(wide.pools.back().wanted->count, 4);
        QCOMPARE(wide.pools.back().wanted->level, std::string("16G-Performance"));
        QCOMPARE(why(planned(), {.kind = Kind::AddPool, .count = 9}), s("At most 8 instances are left for this pool."));
        QCOMPARE(why(planned(), {.kind = Kind::AddPool, .level = "9G-Performance"}),
                 s("The API doesn't offer this level. Choose another one."));
    }

    void aPoolIsAddedForANeed() {
        const LaneEdit edit{.kind = Kind::AddPoolFor, .count = 2, .level = "8G-Performance", .workload = 0};
        const auto changed = made(planned(), edit);
        QVERIFY(changed.ok());
        const auto& cluster = changed.value().draft.clusters[0];
        QVERIFY(*cluster.pools.back().wanted ==
                (core::PoolShape{core::PoolRole::Follower, "reads", "8G-Performance", 2}));
        QCOMPARE(cluster.needs.workloads[0].workload.pool, std::optional<std::string>("reads"));
        QVERIFY(changed.value().edit == (plans::PlanEdit{Edit::AddPoolFor, "web", {}, 0, "reads"}));
        auto large = planned();
        large.clusters[0].needs.workloads[0].workload.minMemoryGb = 16;
        QCOMPARE(why(large, edit), s("\"web\" needs instances with 16 GB of memory; 8G-Performance has 8 GB."));
        QCOMPARE(why(planned(), {.kind = Kind::AddPoolFor, .workload = 2}),
                 s("\"writes\" writes and can't be pinned: only the leader pool accepts writes."));
        QCOMPARE(why(planned(), {.kind = Kind::AddPoolFor, .count = 9, .workload = 0}),
                 s("At most 8 instances are left for this pool."));
    }

    void thereAreFivePoolsAndThirteenInstances() {
        auto draft = planned();
        for (int pool = 0; pool < 2; ++pool) {
            draft = made(draft, {.kind = Kind::AddPool}).value().draft;
        }
        QCOMPARE(why(draft, {.kind = Kind::AddPool}), s("Pool limit reached: a cluster has at most 5 follower pools."));
        auto full = made(planned(), count(2, 11)).value().draft;
        QCOMPARE(why(full, {.kind = Kind::AddPool}),
                 s("No more instances fit: a cluster has at most 13 in its follower pools."));
        QCOMPARE(made(full, removal(1)).ok(), true);
        full = made(full, removal(1)).value().draft; // its instance is free then
        QCOMPARE(why(full, {.kind = Kind::AddPool}), s("possible"));
    }

    void aNewPoolGoesAndItsNeedsAreFree() {
        const auto changed = made(planned(), removal(3));
        QVERIFY(changed.ok());
        const auto& cluster = changed.value().draft.clusters[0];
        QCOMPARE(cluster.pools.size(), std::size_t(3));
        QVERIFY(!cluster.needs.workloads[3].workload.pool);
        QCOMPARE(cluster.needs.workloads[0].workload.pool, std::optional<std::string>("web-reads"));
        QVERIFY(changed.value().edit == (plans::PlanEdit{Edit::RemovePool, "batch"}));
    }

    void aLivePoolIsPlannedToBeDestroyed() {
        const auto cluster = after(planned(), removal(2));
        QCOMPARE(cluster.pools.size(), std::size_t(4));
        QVERIFY(cluster.pools[2].destroyed());
        QCOMPARE(cluster.needs.workloads[0].workload.pool, std::optional<std::string>("web-reads")); // kept with it
        QCOMPARE(why(planned(), removal(0)), s("The leader pool can't be destroyed; it belongs to the cluster."));
        const auto gone = made(planned(), removal(2)).value().draft;
        const auto keep = s("The plan destroys web-reads. Keep it first.");
        for (const auto& edit : {count(2, 4), level(2, "8G-Performance"), move(1, 2), removal(2)}) {
            QCOMPARE(why(gone, edit), keep);
        }
    }

    void aNeedMovesToAnotherPool() {
        const auto changed = made(planned(), move(1, 1));
        QVERIFY(changed.ok());
        QCOMPARE(changed.value().draft.clusters[0].needs.workloads[1].workload.pool,
                 std::optional<std::string>("analytics"));
        QVERIFY(changed.value().edit == (plans::PlanEdit{Edit::MoveNeed, "reports", {}, 0, "analytics"}));
        QVERIFY(changed.value().draft.clusters[0].pools == planned().clusters[0].pools);
        const auto freed = made(planned(), {.kind = Kind::FreeNeed, .workload = 0});
        QVERIFY(freed.ok());
        QVERIFY(!freed.value().draft.clusters[0].needs.workloads[0].workload.pool);
        QVERIFY(freed.value().edit == (plans::PlanEdit{Edit::FreeNeed, "web"}));
    }

    void writesBelongToTheLeader() {
        QCOMPARE(why(planned(), move(2, 1)),
                 s("\"writes\" writes and can't be pinned: only the leader pool accepts writes."));
        QCOMPARE(why(planned(), move(1, 0)), s("\"reports\" reads; only follower pools take it."));
        QVERIFY(!after(planned(), move(2, 0)).needs.workloads[2].workload.pool); // where it is
    }

    void whatDoesNotShareStaysAlone() {
        auto draft = planned();
        auto& workloads = draft.clusters[0].needs.workloads;
        workloads[1].workload.share = false;
        QCOMPARE(why(draft, move(1, 2)),
                 s("\"reports\" can't share pool web-reads, but another workload is pinned to it."));
        QCOMPARE(why(draft, move(1, 1)), s("possible")); // no workload is pinned there
        workloads[1].workload.pool = "analytics";
        QCOMPARE(why(draft, move(0, 1)), s("\"reports\" is pinned to analytics and can't share it."));
        workloads[1].workload.pool.reset();
        QCOMPARE(why(draft, move(0, 1)), s("possible"));
    }

    void instancesMustBeLargeEnough() {
        auto draft = planned();
        auto& reports = draft.clusters[0].needs.workloads[1].workload;
        reports.minMemoryGb = 16;
        QCOMPARE(why(draft, move(1, 1)), s("possible"));
        QCOMPARE(why(draft, move(1, 2)),
                 s("\"reports\" needs instances with 16 GB of memory; 4G-Performance has 4 GB."));
        reports.minMemoryGb = 0;
        reports.minVcpu = 3;
        QCOMPARE(why(draft, move(1, 2)), s("\"reports\" needs instances with 3 vCPU; 4G-Performance has 2."));
        draft.clusters[0].pools[2].wanted->level = "own-level";
        reports.minMemoryGb = 1;
        QCOMPARE(why(draft, move(1, 2)), s("possible")); // it is shown as unknown there, as one that stands there is
    }

    void whatIsGoneIsSaid() {
        QCOMPARE(why(planned(), count(4, 1)), s("This pool is no longer part of the plan."));
        QCOMPARE(why(planned(), count(-1, 1)), s("This pool is no longer part of the plan."));
        QCOMPARE(why(planned(), move(4, 1)), s("This workload is no longer part of the plan."));
        QCOMPARE(why(planned(), {.kind = Kind::FreeNeed, .workload = 9}),
                 s("This workload is no longer part of the plan."));
        QVERIFY(!withEdit(planned(), core::ClusterId{"other"}, count(1, 2), test::publishedCatalog()).ok());
        auto draft = planned();
        draft.clusters[0].pools[3].wanted->name.clear();
        QCOMPARE(why(draft, move(1, 3)), s("Enter a name for the pool."));
    }

    /// Whatever a hand does, the plan that comes out has no problem that it did not have.
    void anyEditLeavesAValidPlan() {
        std::mt19937 random(12);
        const auto any = [&random](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
        const auto catalog = test::publishedCatalog();
        int possible = 0;
        for (int round = 0; round < 200; ++round) {
            auto draft = planned();
            for (int step = 0; step < 20; ++step) {
                LaneEdit edit;
                edit.kind = static_cast<Kind>(any(0, 6));
                edit.row = any(-1, 6);
                edit.count = any(-1, 14);
                edit.level =
                    any(0, 3) == 0 ? std::string() : catalog.levels()[static_cast<std::size_t>(any(0, 4))].name;
                edit.workload = static_cast<std::size_t>(any(0, 4));
                auto result = made(draft, edit);
                if (!result.ok()) {
                    QVERIFY(!result.error().isEmpty());
                    continue;
                }
                ++possible;
                draft = result.value().draft;
                const auto wanted = draft.clusters[0].wanted();
                QVERIFY(core::followerPoolCount(wanted) <= core::maxFollowerPools);
                QVERIFY(core::followerInstanceCount(wanted) <= core::maxFollowerInstances);
                QVERIFY(!draft.clusters[0].pools[0].destroyed());
                QCOMPARE(draft.clusters[0].needs.workloads.size(), std::size_t(4)); // no need is lost
                QVERIFY(core::planSteps(draft.clusters[0].live(), wanted, catalog).ok());
            }
        }
        QVERIFY(possible > 500);
    }
};

POOLHOUSE_CORE_APP_TEST(TestLaneEdit)
#include "tst_lane_edit.moc"
