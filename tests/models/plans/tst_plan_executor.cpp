// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/text/plan_execution_text.h"
#include "tests/models/plan_run_scene.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using namespace poolhouse::test;
using core::ChangeKind;
using Problem = PlanExecutor::Problem;

class TestPlanRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesOutThePicture() {
        RunScene scene;
        QSignalSpy finished(scene.run.get(), &PlanExecutor::finished);
        scene.begin(pictureWanted);
        QCOMPARE(scene.run->state(), RunState::Reading);
        QCOMPARE(scene.run->steps().size(), std::size_t(3));
        QCOMPARE(scene.server.writes, 0);
        std::size_t most = 0;
        while (!scene.run->ended()) {
            scene.breathe();
            most = std::max(most, scene.operations->openOn(test::rectangular().id).size());
        }
        QCOMPARE(most, std::size_t(1)); // each waits for the one before it
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(scene.states(), allSteps(StepState::Done, 3));
        QCOMPARE(scene.server.effects, 3);
        QVERIFY(OperationsScene::same(scene.server.shapes(), pictureWanted));
        QVERIFY(!scene.run->problem());
    }

    void nothingToDoIsDone() {
        RunScene scene;
        scene.begin(scene.live);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.server.writes, 0);
    }

    void whatIsDoneAlreadyIsNotDoneAgain() {
        RunScene scene;
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        scene.renew();
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.states(), allSteps(StepState::DoneBefore, 3));
        QCOMPARE(scene.server.effects, 3);
    }

    void driftBeforehandSendsNothing() {
        RunScene scene;
        scene.server.somebodyElse({ChangeKind::SetCount, "web-reads", {}, 4});
        const auto effects = scene.server.effects;
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Drifted);
        QCOMPARE(scene.server.writes, 0);
        QCOMPARE(scene.server.effects, effects);
        QCOMPARE(scene.run->drift().size(), std::size_t(1));
        QCOMPARE(text::driftSentences(scene.run->drift()[0]),
                 QStringList(QStringLiteral("web-reads changed from 3 to 4 instances.")));
        // the drift was reverted: the same run continues
        scene.server.somebodyElse({ChangeKind::SetCount, "web-reads", {}, 3});
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
    }

    void driftOnTheWaySendsNoMore() {
        RunScene scene;
        scene.begin(pictureWanted);
        QVERIFY(scene.toStep(0, StepState::Done));
        scene.server.somebodyElse({ChangeKind::SetCount, "analytics", {}, 2});
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Drifted);
        // the second step had looked just before; the third finds it
        QCOMPARE(scene.states(), QList<int>({static_cast<int>(StepState::Done), static_cast<int>(StepState::Done),
                                             static_cast<int>(StepState::Failed)}));
        QVERIFY(text::driftSentences(scene.run->drift()[0])
                    .join(u' ')
                    .contains(QStringLiteral("analytics changed from 1 to 2 instances")));
        QCOMPARE(scene.server.cluster().findPool("analytics")->expectedLevel, std::string("16G-Performance"));
    }

    void destroyingWantsThePhrase_data() {
        QTest::addColumn<QByteArray>("phrase");
        QTest::addColumn<bool>("goes");
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("another pool") << QByteArray("example-app/web-reads") << false;
        QTest::newRow("another case") << QByteArray("example-app/Analytics") << false;
        QTest::newRow("a part") << QByteArray("example-app/analytic") << false;
        QTest::newRow("it") << QByteArray("example-app/analytics") << true;
        QTest::newRow("it, with blanks around") << QByteArray("  example-app/analytics\n") << true;
    }
    void destroyingWantsThePhrase() {
        QFETCH(const QByteArray, phrase);
        QFETCH(const bool, goes);
        RunScene scene;
        QCOMPARE(PlanExecutor::phraseOf(scene.planTo(withoutAnalytics)), QStringLiteral("example-app/analytics"));
        QCOMPARE(PlanExecutor::phraseOf(scene.planTo(pictureWanted)), QString());
        scene.begin(withoutAnalytics, phrase.constData());
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), goes ? RunState::Done : RunState::Unconfirmed);
        QCOMPARE(scene.server.writes, goes ? 1 : 0);
        QVERIFY(goes || scene.run->problem()->code == Problem::Code::Unconfirmed);
    }

    void pausesAfterTheStepUnderWay() {
        RunScene scene;
        scene.begin(pictureWanted);
        QVERIFY(scene.toStep(0, StepState::Running));
        scene.run->pause();
        QCOMPARE(scene.run->state(), RunState::Pausing);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Paused);
        QCOMPARE(scene.server.effects, 1);
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.states(), QList<int>({static_cast<int>(StepState::DoneBefore), static_cast<int>(StepState::Done),
                                             static_cast<int>(StepState::Done)}));
        QCOMPARE(scene.server.effects, 3);
    }

    void stopTakesBackWhatWasNotSent() {
        RunScene scene;
        scene.begin(pictureWanted);
        QVERIFY(scene.toStep(0, StepState::Running));
        QCOMPARE(scene.server.writes, 0); // it is being checked
        scene.run->stop();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Paused);
        QCOMPARE(scene.server.writes, 0);
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.server.effects, 3);
    }

    void aRefusedStepStopsTheRunAndItCanGoOn() {
        RunScene scene;
        scene.server.writeFaults = {{}, faultOf(Kind::Forbidden, 403)};
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Failed);
        QVERIFY(scene.run->problem()->code == Problem::Code::StepFailed);
        QCOMPARE(scene.run->problem()->step, std::size_t(1));
        QCOMPARE(scene.server.effects, 1);
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.server.effects, 3);
    }

    void aLockStopsItBeforeAnythingIsSent() {
        RunScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), std::nullopt}});
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Failed);
        const auto why = text::executionProblem(*scene.run).value_or(QString());
        QVERIFY2(why.contains(QStringLiteral("read-only")), qPrintable(why));
        QCOMPARE(scene.server.writes, 0);
    }

    void whatCannotBeReadIsNotChanged() {
        RunScene scene;
        scene.server.readFaults = {test::FakeCluster::errorOf(Kind::Forbidden, 403)};
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Unreadable);
        QVERIFY(scene.run->problem()->code == Problem::Code::Unreadable);
        QVERIFY(scene.run->problem()->error->kind == Kind::Forbidden);
        QCOMPARE(scene.server.writes, 0);
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
    }

    void waitsForWhatIsUnderWayThere() {
        RunScene scene;
        const auto others =
            scene.ask({ChangeKind::SetCount, "web-reads", {}, 5}); // the first step, asked for in the window
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QVERIFY(scene.get(others).finished());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.states().front(), static_cast<int>(StepState::DoneBefore));
        QCOMPARE(scene.server.effects, 3);
    }

    void aLockOnOneClusterStopsThePlanForBoth() {
        TwoClusterScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("shop"), std::nullopt}});
        scene.run->start(scene.plan, {});
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Failed);
        const auto why = text::executionProblem(*scene.run).value_or(QString());
        QVERIFY2(why.contains(QStringLiteral("read-only")), qPrintable(why));
        QCOMPARE(scene.first.writes, 0);
        QCOMPARE(scene.second.writes, 0);
    }

    void theFirstOfSeveralProblemsIsReported() {
        TwoClusterScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("*"), std::nullopt}});
        scene.run->start(scene.plan, {});
        QVERIFY(scene.toEnd());
        const auto& steps = scene.run->steps();
        QCOMPARE(
            std::count_if(steps.begin(), steps.end(), [](const auto& step) { return step.state == StepState::Failed; }),
            2);
        QCOMPARE(scene.run->problem()->step, std::size_t(0));
    }

    void clustersDoNotWaitForEachOther() {
        TwoClusterScene scene;
        scene.run->start(scene.plan, {});
        bool together = false;
        connect(scene.run.get(), &PlanExecutor::changed, this, [&] {
            int running = 0;
            for (const auto& step : scene.run->steps()) {
                running += step.state == StepState::Running ? 1 : 0;
            }
            together |= running == 2;
        });
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QVERIFY(together);
        QCOMPARE(scene.first.cluster().findPool("web-reads")->expectedCount, 5);
        QCOMPARE(scene.second.cluster().findPool("web-reads")->expectedCount, 1);
        QCOMPARE(scene.second.cluster().findPool("leader")->expectedLevel, std::string("16G-Performance"));
    }

    void oneDriftedClusterHoldsAll() {
        TwoClusterScene scene;
        scene.second.somebodyElse({ChangeKind::SetCount, "web-reads", {}, 3});
        scene.run->start(scene.plan, {});
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Drifted);
        QCOMPARE(scene.run->drift().size(), std::size_t(1));
        QCOMPARE(scene.run->drift()[0].cluster, std::string("another"));
        QCOMPARE(scene.first.writes + scene.second.writes, 0);
    }

    void aFailureLetsTheOtherClustersStepFinish() {
        TwoClusterScene scene;
        scene.first.writeFaults = {faultOf(Kind::Forbidden, 403)};
        scene.run->start(scene.plan, {});
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Failed);
        QCOMPARE(scene.first.effects, 0);
        QCOMPARE(scene.second.effects, 1); // what was in flight; nothing else was started
        QVERIFY(scene.operations->openOn(scene.other.id).empty());
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.first.effects, 2);
        QCOMPARE(scene.second.effects, 2);
    }

    void phrasesOfAllClusters() {
        TwoClusterScene scene;
        for (auto& each : scene.plan) {
            each.steps = core::planSteps(each.live, Shapes{each.live.front()}, test::catalog()).value();
        }
        QCOMPARE(PlanExecutor::phraseOf(scene.plan),
                 QStringLiteral("example-app/analytics example-app/web-reads shop/web-reads"));
    }

    void aSlotMayDeleteTheExecutor_data() {
        QTest::addColumn<RunState>("at");
        QTest::newRow("begins") << RunState::Running;
        QTest::newRow("stops") << RunState::Pausing;
    }
    void aSlotMayDeleteTheExecutor() {
        QFETCH(const RunState, at);
        RunScene scene;
        connect(scene.run.get(), &PlanExecutor::changed, this, [&] {
            if (scene.run->state() == at) {
                scene.run.reset();
            }
        });
        scene.begin(pictureWanted);
        for (int i = 0; i < 200 && scene.run; ++i) {
            scene.breathe();
            if (at == RunState::Pausing && scene.run && scene.run->state() == RunState::Running) {
                scene.run->stop();
            }
        }
        QVERIFY(!scene.run);
    }

    void aSlotMayStartItAgainWhileAStepStarts() {
        RunScene scene;
        int asked = 0;
        connect(scene.operations.get(), &operations::Engine::asked, this, [&] {
            if (++asked == 1) {
                scene.begin(pictureWanted);
            }
        });
        scene.begin(pictureWanted);
        while (asked == 0) {
            scene.breathe();
        }
        QCOMPARE(scene.run->state(), RunState::Reading);
        QVERIFY(scene.run->steps()[0].operation.empty()); // the operation belongs to the run before
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QVERIFY(scene.run->steps()[0].state == StepState::DoneBefore);
        QCOMPARE(scene.server.effects, 3);
    }

    void aSlotMayStartItAgainWhileClustersAreRead() {
        TwoClusterScene scene;
        QList<RunState> states;
        connect(&scene.store, &fleet::Store::clusterChanged, this, [&] {
            states << scene.run->state();
            if (states.size() == 1) {
                scene.run->start(scene.plan, {});
            }
        });
        scene.run->start(scene.plan, {});
        QVERIFY(scene.services.answerAll() && scene.services.answerAll());
        QCOMPARE(states, QList<RunState>(3, RunState::Reading)); // both are read again before it begins
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
    }

    void survivesBeingDroppedWhileItRuns() {
        RunScene scene;
        scene.begin(pictureWanted);
        connect(scene.run.get(), &PlanExecutor::changed, this, [&] {
            if (scene.run && !scene.run->steps().empty() && scene.run->steps()[0].state == StepState::Done) {
                scene.run.release()->deleteLater();
            }
        });
        for (int at = 0; at < 200 && scene.run; ++at) {
            scene.breathe();
        }
        QVERIFY(!scene.run);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        for (int at = 0; at < 50; ++at) {
            scene.breathe();
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlanRun)
#include "tst_plan_executor.moc"
