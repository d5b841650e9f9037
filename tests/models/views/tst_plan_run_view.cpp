// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/plans/executor.h"
#include "models/views/plan_run_view.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using plans::PlanExecutor;
using test::OperationsScene;
using test::s;
using text::Tone;

namespace {

const std::vector<core::PoolShape> smallerAndWider{{core::PoolRole::Leader, "leader", "8G-Performance", 2},
                                                   {core::PoolRole::Follower, "analytics", "8G-Performance", 1},
                                                   {core::PoolRole::Follower, "web-reads", "4G-Performance", 5}};

struct ViewedRun : OperationsScene {
    PlanExecutor run{*operations, store, {services, services}, clock};

    void begin() {
        const auto steps = core::planSteps(before, smallerAndWider, test::catalog());
        run.start({{test::rectangular().id, "postgresql-rectangular-12345", "example-app", before, steps.value()}}, {});
    }
    [[nodiscard]] views::PlanRunView view() const { return views::planRunView(run); }
    template <class Until> bool breatheUntil(Until until) {
        for (int breath = 0; breath < 20000 && !until(); ++breath) {
            breathe();
        }
        return until();
    }
};

} // namespace

class TestPlanRunView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsShownBeforeItBegins() {
        ViewedRun scene;
        QCOMPARE(scene.view(), views::PlanRunView{});
    }

    void everyStepIsToldAsItComesAlong() {
        ViewedRun scene;
        scene.begin();
        QVERIFY(scene.view().canStop && !scene.view().ended);
        QCOMPARE(scene.view().rows.size(), std::size_t(2));
        QCOMPARE(scene.view().rows[1].state, s("waiting"));
        QVERIFY(scene.breatheUntil([&] { return scene.view().rows[0].tone == Tone::Working; }));
        QVERIFY(scene.view().canPause);
        QCOMPARE(scene.view().rows[0].state, s("in progress"));
        QVERIFY(scene.breatheUntil([&] { return scene.view().ended; }));
        QCOMPARE(scene.view().title, s("Plan applied: 2 of 2 steps done"));
        QCOMPARE(scene.view().tone, Tone::Good);
        QVERIFY(scene.view().canOpenInverse && !scene.view().canResume && !scene.view().canStop);
    }

    void aPauseCanBeEnded() {
        ViewedRun scene;
        scene.begin();
        QVERIFY(scene.breatheUntil([&] { return scene.view().rows[0].tone == Tone::Working; }));
        scene.run.pause();
        QVERIFY(!scene.view().canPause);
        QVERIFY(scene.breatheUntil([&] { return scene.view().canResume; }));
        QCOMPARE(scene.view().title, s("Paused: 1 of 2 steps done"));
        scene.run.resume();
        QVERIFY(scene.breatheUntil([&] { return scene.run.state() == PlanExecutor::State::Done; }));
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlanRunView)
#include "tst_plan_run_view.moc"
