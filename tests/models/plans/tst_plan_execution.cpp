// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/execution.h"
#include "tests/models/operations_scene.h"
#include "tests/support/memory_plans.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using plans::PlanExecution;
using test::OperationsScene;

namespace {

using Refusal = plans::PlanRefusal;

/// Empty: the plan was started.
std::optional<Refusal::Code> refusal(const core::Result<core::Done, Refusal>& answer) {
    return answer ? std::nullopt : std::optional(answer.error().code);
}

/// One plan: web-reads from 3 to 5, and analytics to a smaller level.
struct ApplyingScene : OperationsScene {
    test::MemoryPlans repository;
    std::unique_ptr<PlanExecution> applying;

    ApplyingScene() { renew(); }
    void renew() {
        applying = std::make_unique<PlanExecution>(*operations, store, plans::ReadServices{services, services}, clock,
                                                   repository);
    }
    /// The console dies and starts again.
    void restart() {
        applying.reset();
        renew(); // it listens before the account is known
        start();
        renew();
        Q_EMIT operations->reopened();
    }
    [[nodiscard]] core::Plan plan(int webReads = 5) const {
        core::ClusterPlan cluster;
        cluster.cluster = "postgresql-rectangular-12345";
        cluster.id = test::rectangular().id;
        cluster.app = "example-app";
        cluster.tier = "advanced";
        cluster.live = cluster.wanted = before;
        for (auto& pool : cluster.wanted) {
            pool.count = pool.name == "web-reads" ? webReads : pool.count;
            pool.level = pool.name == "analytics" && webReads == 5 ? "8G-Performance" : pool.level;
        }
        core::Plan whole;
        whole.clusters.push_back(cluster);
        return whole;
    }
    template <class Until> bool breatheUntil(Until until) {
        for (int breath = 0; breath < 20000 && !until(); ++breath) {
            breathe();
        }
        return until();
    }
};

} // namespace

class TestPlanApplying : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsKeptUntilItIsDone() {
        ApplyingScene scene;
        QVERIFY(scene.applying->apply(scene.plan(), {}));
        QVERIFY(!scene.repository.running); // nothing starts before the clusters were read
        QVERIFY(scene.breatheUntil([&] { return scene.server.writes > 0; }));
        QCOMPARE(scene.repository.running, std::optional(scene.plan()));
        QVERIFY(refusal(scene.applying->apply(scene.plan(4), {})) == Refusal::Code::Busy);
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QVERIFY(!scene.repository.running);
        QCOMPARE(scene.applying->inversePlan().clusters[0].wanted, scene.before);
    }

    void aPlanThatCannotBeSavedIsSaidOnceAndTriedAgain() {
        ApplyingScene scene;
        const plans::PlanStorageError full{plans::PlanStorageError::Code::NotWritable, "applied.json", "disk full"};
        scene.repository.broken = full;
        const QSignalSpy said(scene.applying.get(), &PlanExecution::storageFailed);
        QVERIFY(scene.applying->apply(scene.plan(), {}));
        QVERIFY(scene.breatheUntil([&] { return scene.server.writes > 0; }));
        QVERIFY(!scene.repository.running);
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].value<plans::PlanStorageError>() == full);
        scene.repository.broken.reset();
        QVERIFY(scene.breatheUntil([&] { return scene.repository.running || !scene.applying->busy(); }));
        QCOMPARE(scene.repository.running, std::optional(scene.plan()));
        QCOMPARE(said.size(), 1);
    }

    void aPlanThatCannotBeRemovedIsSaidOnceAndTriedAgain() {
        ApplyingScene scene;
        const plans::PlanStorageError denied{plans::PlanStorageError::Code::NotRemovable, "applied.json", "denied"};
        const QSignalSpy said(scene.applying.get(), &PlanExecution::storageFailed);
        QVERIFY(scene.applying->apply(scene.plan(), {}));
        scene.repository.stuck = denied;
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QCOMPARE(scene.repository.running, std::optional(scene.plan()));
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].value<plans::PlanStorageError>() == denied);
        scene.applying->discard();
        QCOMPARE(said.size(), 1);
        scene.repository.stuck.reset();
        scene.applying->discard();
        QVERIFY(!scene.repository.running);
        QCOMPARE(said.size(), 1);
    }

    void anUnfinishedPlanIsNotDroppedForAnother() {
        ApplyingScene scene;
        scene.repository.running = scene.plan();
        scene.restart();
        QVERIFY(scene.applying->leftOver());
        const auto refused = scene.applying->apply(scene.plan(4), {});
        QVERIFY(!refused);
        QVERIFY(refused.error() == (Refusal{Refusal::Code::Unfinished, {"postgresql-rectangular-12345"}}));
        QCOMPARE(scene.repository.running, std::optional(scene.plan()));
        scene.applying->resume();
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QCOMPARE(scene.server.shapes(), scene.plan().clusters[0].wanted);
        QVERIFY(!scene.repository.running);
    }

    void aKilledPlanGoesOnUnderItsId() {
        ApplyingScene scene;
        auto plan = scene.plan();
        plan.clusters[0].readAt = scene.clock.now();
        QVERIFY(scene.applying->apply(plan, {}));
        QVERIFY(scene.breatheUntil([&] { return scene.server.writes > 0; }));
        scene.restart();
        QVERIFY(scene.applying->leftOver() && scene.applying->isStep(scene.operations->all().front().id));
        scene.applying->resume();
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        const auto& all = scene.operations->all();
        QVERIFY(all.size() > 1);
        const auto id = all.front().plan;
        QVERIFY(!id.empty());
        QVERIFY(std::all_of(all.begin(), all.end(), [&id](const auto& each) { return each.plan == id; }));
        auto next = scene.plan(4);
        next.clusters[0].live = scene.server.shapes();
        next.clusters[0].wanted = scene.before;
        QVERIFY(scene.applying->apply(next, {}));
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QVERIFY(!scene.operations->all().back().plan.empty());
        QVERIFY(scene.operations->all().back().plan != id);
    }

    /// Reopening the operations drops it, unless it is saved again.
    void anUnfinishedPlanIsToldFromOthers() {
        ApplyingScene scene;
        QVERIFY(!scene.applying->unfinished());
        scene.repository.broken = plans::PlanStorageError{};
        QVERIFY(scene.applying->apply(scene.plan(), {}));
        QCOMPARE(scene.applying->unfinished(), std::optional(scene.plan()));
        QVERIFY(scene.breatheUntil([&] { return scene.server.writes > 0; }));
        scene.applying->pause();
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QCOMPARE(scene.applying->unfinished(), std::optional(scene.plan()));
        scene.repository.running = scene.applying->unfinished();
        scene.restart();
        QCOMPARE(scene.applying->unfinished(), std::optional(scene.plan()));
        scene.applying->resume();
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QVERIFY(!scene.applying->unfinished());
    }

    void aDiscardedPlanFreesTheSlot() {
        ApplyingScene scene;
        scene.repository.running = scene.plan();
        scene.restart();
        scene.applying->discard();
        QVERIFY(!scene.repository.running && !scene.applying->leftOver());
        QVERIFY(scene.applying->apply(scene.plan(4), {}));
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QCOMPARE(scene.server.shapes(), scene.plan(4).clusters[0].wanted);
    }

    void aPausedPlanIsNotDroppedEither() {
        ApplyingScene scene;
        QVERIFY(scene.applying->apply(scene.plan(), {}));
        QVERIFY(scene.breatheUntil([&] { return scene.server.writes > 0; }));
        scene.applying->pause();
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QVERIFY(refusal(scene.applying->apply(scene.plan(4), {})) == Refusal::Code::Unfinished);
        QCOMPARE(scene.repository.running, std::optional(scene.plan()));
    }

    void aFailedPlanIsNotSavedBesideTheNext() {
        ApplyingScene scene;
        scene.server.writeFaults = {test::Fault{test::FakeCluster::errorOf(api::ApiError::Kind::Forbidden, 403)}};
        QVERIFY(scene.applying->apply(scene.plan(), {}));
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QCOMPARE(scene.repository.running, std::optional(scene.plan())); // it can go on
        QVERIFY(scene.applying->apply(scene.plan(4), {}));
        QVERIFY(!scene.repository.running); // the next one has not started yet
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QCOMPARE(scene.server.shapes(), scene.plan(4).clusters[0].wanted);
    }

    void aPlanThatBreaksARuleIsRefused() {
        ApplyingScene scene;
        auto plan = scene.plan();
        plan.clusters[0].wanted[2].count = 14; // one more than a cluster has
        const auto refused = scene.applying->apply(plan, {});
        QVERIFY(!refused);
        QVERIFY(refused.error() == (Refusal{Refusal::Code::BreaksRule, {"postgresql-rectangular-12345"}}));
        QVERIFY(!scene.applying->busy() && scene.applying->plan().clusters.empty());
    }

    void aPlanThatChangesNothingIsRefused() {
        ApplyingScene scene;
        QVERIFY(refusal(scene.applying->apply(scene.plan(3), {})) == Refusal::Code::ChangesNothing);
        QVERIFY(!scene.applying->busy());
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlanApplying)
#include "tst_plan_execution.moc"
