// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/plan.h"
#include "tests/models/core/pool_shapes.h"
#include "tests/support/cluster_builder.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace poolhouse::test;

class TestStepsDone : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What a plan that is taken up again skips: raise web-reads, add nightly-export, lower analytics.
    void afterEachStep_data() {
        QTest::addColumn<Shapes>("now");
        QTest::addColumn<std::optional<std::size_t>>("done");
        const auto row = [](const char* name, const Shapes& now, std::optional<std::size_t> done) {
            QTest::newRow(name) << now << done;
        };
        const auto raised = follower("web-reads", 5);
        const auto added = follower("nightly-export", 1);
        const auto lowered = follower("analytics", 1, "8G-Performance");
        const auto& first = pictureLive[0];
        const auto& analytics = pictureLive[1];
        row("as it was", pictureLive, 0);
        row("after the first", {first, analytics, raised}, 1);
        row("after the second", {first, analytics, raised, added}, 2);
        row("all done", {first, lowered, raised, added}, 3);
        row("in another order", {added, raised, first, analytics}, 2);
        row("as it was, in another order", {pictureLive[2], analytics, first}, 0);
        row("only the last one", {first, lowered, pictureLive[2]}, std::nullopt);
        row("the first one half way", {first, analytics, follower("web-reads", 4)}, std::nullopt);
        row("a stranger's pool beside it", {first, analytics, raised, follower("stranger", 1)}, std::nullopt);
        row("a pool less", {first, raised}, std::nullopt);
        row("one pool twice instead of another", {first, raised, raised}, std::nullopt);
        row("the same names at another level", {first, analytics, follower("web-reads", 5, "8G-Performance")},
            std::nullopt);
        row("nothing there", {}, std::nullopt);
    }
    void afterEachStep() {
        QFETCH(const Shapes, now);
        const Shapes wanted{pictureLive[0], follower("analytics", 1, "8G-Performance"), follower("web-reads", 5),
                            follower("nightly-export", 1)};
        const auto plan = planSteps(pictureLive, wanted, sharedCatalog());
        QVERIFY(plan);
        QCOMPARE(plan.value().size(), std::size_t(3));
        QTEST(stepsDone(pictureLive, plan.value(), now), "done");
    }

    void aPlanWithoutSteps() {
        QCOMPARE(stepsDone(pictureLive, {}, pictureLive), std::optional<std::size_t>(0));
        QCOMPARE(stepsDone(pictureLive, {}, Shapes{pictureLive[0]}), std::nullopt);
    }

    /// Pools that come back to what they were before: the last of the steps that look alike counts, and none is
    /// repeated.
    void theLatestOfEqualStatesCounts() {
        const auto up = applied(pictureLive, {ChangeKind::SetCount, "web-reads", "", 4}, sharedCatalog()).value();
        const std::vector<PlanStep> steps{{{ChangeKind::SetCount, "web-reads", "", 4}, up, false},
                                          {{ChangeKind::SetCount, "web-reads", "", 3}, pictureLive, false}};
        QCOMPARE(stepsDone(pictureLive, steps, pictureLive), std::optional<std::size_t>(2));
        QCOMPARE(stepsDone(pictureLive, steps, up), std::optional<std::size_t>(1));
    }
};

POOLHOUSE_PLAIN_TEST(TestStepsDone)
#include "tst_steps_done.moc"
