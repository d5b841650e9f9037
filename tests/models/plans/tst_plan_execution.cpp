// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/execution.h"
#include "models/plans/repository.h"
#include "tests/models/operations_scene.h"

#include <QtTest>

using namespace poolhouse;
using fixture::OperationsScene;
using plans::PlanExecution;

namespace {

QString s(const char* text) {
    return QString::fromUtf8(text);
}

class MemoryKeeping final : public plans::PlanRepository {
public:
    std::optional<core::Plan> begun;

    [[nodiscard]] std::optional<Kept> kept(const core::ClusterId&) const override { return std::nullopt; }
    void keep(const core::ClusterId&, const Kept&) override {}
    void forget(const core::ClusterId&) override {}
    [[nodiscard]] std::optional<core::Plan> applied() const override { return begun; }
    void keepApplied(const core::Plan& plan) override { begun = plan; }
    void forgetApplied() override { begun.reset(); }
};

/// One plan: web-reads from 3 to 5, and analytics to a smaller level.
struct ApplyingScene : OperationsScene {
    MemoryKeeping keeping;
    std::unique_ptr<PlanExecution> applying;

    ApplyingScene() { renew(); }
    void renew() { applying = std::make_unique<PlanExecution>(*operations, store, server, clock, keeping); }
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
        cluster.id = fixture::rectangular().id;
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

class PlanApplyingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsKeptUntilItIsDone() {
        ApplyingScene scene;
        QCOMPARE(scene.applying->apply(scene.plan(), {}), QString());
        QVERIFY(!scene.keeping.begun); // nothing has begun before the clusters were read
        QVERIFY(scene.breatheUntil([&] { return scene.server.writes > 0; }));
        QCOMPARE(scene.keeping.begun, std::optional(scene.plan()));
        QVERIFY(!scene.applying->apply(scene.plan(4), {}).isEmpty()); // one at a time
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QVERIFY(!scene.keeping.begun);
        QCOMPARE(scene.applying->opposite().clusters[0].wanted, scene.before);
    }

    void anUnfinishedPlanIsNotDroppedForAnother() {
        ApplyingScene scene;
        scene.keeping.begun = scene.plan();
        scene.restart();
        QVERIFY(scene.applying->leftOver());
        const auto why = scene.applying->apply(scene.plan(4), {});
        QVERIFY2(why.contains(s("postgresql-rectangular-12345 is not finished")), qPrintable(why));
        QCOMPARE(scene.keeping.begun, std::optional(scene.plan()));
        scene.applying->resume();
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QCOMPARE(scene.server.shapes(), scene.plan().clusters[0].wanted);
        QVERIFY(!scene.keeping.begun);
    }

    void whatIsPutAwayMakesRoom() {
        ApplyingScene scene;
        scene.keeping.begun = scene.plan();
        scene.restart();
        scene.applying->putAway();
        QVERIFY(!scene.keeping.begun && !scene.applying->leftOver());
        QCOMPARE(scene.applying->apply(scene.plan(4), {}), QString());
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QCOMPARE(scene.server.shapes(), scene.plan(4).clusters[0].wanted);
    }

    void aPausedPlanIsNotDroppedEither() {
        ApplyingScene scene;
        QCOMPARE(scene.applying->apply(scene.plan(), {}), QString());
        QVERIFY(scene.breatheUntil([&] { return scene.server.writes > 0; }));
        scene.applying->pause();
        QVERIFY(scene.breatheUntil([&] { return !scene.applying->busy(); }));
        QVERIFY(!scene.applying->apply(scene.plan(4), {}).isEmpty());
        QCOMPARE(scene.keeping.begun, std::optional(scene.plan()));
    }

    void aPlanThatChangesNothingIsRefused() {
        ApplyingScene scene;
        QVERIFY(!scene.applying->apply(scene.plan(3), {}).isEmpty());
        QVERIFY(!scene.applying->busy());
    }
};

QTEST_GUILESS_MAIN(PlanApplyingTest)
#include "tst_plan_execution.moc"
