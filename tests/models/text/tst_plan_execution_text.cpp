// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/operation_text.h"
#include "models/text/plan_execution_text.h"
#include "tests/models/plan_run_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using namespace poolhouse::test;
using core::ChangeKind;
using test::s;

class TestPlanExecutionText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunWithoutAProblemSaysNothing() {
        RunScene scene;
        QVERIFY(!text::executionProblem(*scene.run));
        scene.begin(pictureWanted);
        QVERIFY(!text::stepSentence(*scene.run, scene.run->steps()[2])); // it waits
        QVERIFY(scene.toEnd());
        QVERIFY(!text::executionProblem(*scene.run));
    }

    void aStepSaysWhatItsOperationSays() {
        RunScene scene;
        scene.begin(pictureWanted);
        QVERIFY(scene.toStep(1, StepState::Done));
        const auto& step = scene.run->steps()[1];
        QVERIFY(scene.run->operationOf(step) != nullptr);
        QCOMPARE(text::stepSentence(*scene.run, step),
                 std::optional(text::progressSentence(scene.get(step.operation).progress)));
        QVERIFY(!text::stepSentence(*scene.run, step)->isEmpty());
    }

    void aClusterThatCannotBeReadIsNamed() {
        RunScene scene;
        scene.server.readFaults = {test::FakeCluster::errorOf(Kind::Forbidden, 403)};
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QVERIFY(text::executionProblem(*scene.run).value_or(QString()).startsWith(s("postgresql-rectangular-12345: ")));
    }

    void thePhraseIsToldExactly() {
        RunScene scene;
        scene.begin(withoutAnalytics, "analytics");
        QVERIFY(scene.toEnd());
        QCOMPARE(
            text::executionProblem(*scene.run),
            std::optional(
                s("This plan destroys pools, which can't be undone. To confirm, type exactly: example-app/analytics")));
    }

    void theFirstStepThatFailedSaysWhy() {
        RunScene scene;
        scene.server.writeFaults = {{}, faultOf(Kind::Forbidden, 403)};
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        const auto& failed = scene.run->steps()[1];
        QVERIFY(failed.state == StepState::Failed && !failed.refusal);
        QVERIFY(text::executionProblem(*scene.run));
        QCOMPARE(text::executionProblem(*scene.run), text::stepSentence(*scene.run, failed));
    }

    void aRefusedStepSaysWhyTheEngineRefused() {
        RunScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, s("example-*"), std::nullopt}});
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        const auto& refused = scene.run->steps()[0];
        QVERIFY(refused.operation.empty());
        const auto why = text::stepSentence(*scene.run, refused).value_or(QString());
        QVERIFY2(why.contains(s("read-only")), qPrintable(why));
        QCOMPARE(text::executionProblem(*scene.run), text::stepSentence(*scene.run, refused));
    }

    void driftNamesEveryDifference() {
        const PlanExecutor::Drift drift{
            "one",
            {leader(), follower("gone", 1), follower("web-reads", 3)},
            {{core::PoolRole::Leader, "leader", "16G-Performance", 1}, follower("web-reads", 4), follower("fresh", 1)}};
        QCOMPARE(text::driftSentences(drift),
                 QStringList({s("The leader pool changed from 2 to 1 instance."),
                              s("The leader pool changed from 8G-Performance to 16G-Performance."),
                              s("gone no longer exists."), s("web-reads changed from 3 to 4 instances."),
                              s("fresh was added with 1 instance.")}));
        QCOMPARE(text::driftSentences({"one", drift.now, drift.now}), QStringList());
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlanExecutionText)
#include "tst_plan_execution_text.moc"
