// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/conversion.h"
#include "models/views/planner_fill.h"
#include "tests/models/planner_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using test::figures;
using test::PlannerScene;
using test::s;
using test::steps;
using Edit = plans::PlanEdit::Kind;

/// What an edit does to the plan, and how the plan is kept.
class TestPlannerEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShapeIsCopiedFromOneClusterToAnother() {
        PlannerScene scene;
        scene.model.setCount(2, 5);
        scene.model.addCluster(test::smallOne().id);
        views::copyShape(scene.model, test::rectangular().id);
        const auto* small = scene.model.draft().find(test::smallOne().id);
        QCOMPARE(small->wanted(), scene.model.draft().find(test::rectangular().id)->wanted());
        QCOMPARE(scene.model.undoLabel(), s("Copy the shape of postgresql-rectangular-12345"));
        scene.model.undo();
        QVERIFY(!scene.model.draft().find(test::smallOne().id)->changed());
        views::copyShape(scene.model, test::smallOne().id); // onto itself
        QVERIFY(!scene.model.draft().find(test::smallOne().id)->changed());
    }

    void slipsAreSaidAndNotApplied() {
        PlannerScene scene;
        scene.model.setCount(2, 13); // analytics has one
        QVERIFY(scene.view().rows[2].problem);
        QVERIFY(scene.view().steps.empty());
        QCOMPARE(scene.view().whyNotApply.value_or(QString()), scene.view().rows[2].problem->sentence);
        QCOMPARE(scene.view().rows[2].most, 12);
        QCOMPARE(figures(scene.view())[0], s("Cost per month|$1,558.40|$3,058.40|+$1,500.00"));
        scene.model.setCount(2, 3);
        scene.model.addPool();
        for (const char* name : {"", "a", "web-reads", "9lives", "leader"}) {
            scene.model.rename(3, s(name));
            QVERIFY2(scene.view().rows[3].problem, name);
            QCOMPARE(scene.view().rows[3].name, s(name));
        }
        scene.model.rename(3, s("batch"));
        QVERIFY(!scene.view().whyNotApply);
    }

    void aNameIsNotFreeBeforeItsPoolIsGone() {
        PlannerScene scene;
        scene.model.removePool(1);
        scene.model.addPool();
        scene.model.rename(3, s("analytics"));
        QVERIFY(scene.view().rows[3].problem);
    }

    void poolsStopAtTheLimits() {
        PlannerScene scene;
        for (int added = 0; added < 3; ++added) {
            QVERIFY(!scene.view().whyNoMore);
            scene.model.addPool();
        }
        QCOMPARE(scene.view().rows.size(), std::size_t(6));
        QVERIFY(scene.view().whyNoMore);
        scene.model.addPool();
        QCOMPARE(scene.view().rows.size(), std::size_t(6));
        QCOMPARE(scene.view().rows[4].name, s("reads-2"));
    }

    void destroyingAsksForThePhrase() {
        PlannerScene scene;
        scene.model.removePool(1);
        QVERIFY(scene.view().rows[1].destroyed);
        QCOMPARE(scene.view().phrase, s("example-app/analytics"));
        QVERIFY(steps(scene.view()).front().contains(s("can't be undone")));
        scene.model.restorePool(1);
        QVERIFY(scene.view().steps.empty());
        scene.model.removePool(0);
        QVERIFY(!scene.view().rows[0].destroyed); // the leader stays
    }

    void everyEditIsKeptAndComesBack() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        const int writes = scene.repository.writes;
        QVERIFY(writes >= 4);
        const auto before = scene.model.draft();
        views::PlannerModel again(scene.store, scene.clock, scene.repository);
        again.open(test::rectangular().id);
        QCOMPARE(again.draft(), before);
        QVERIFY(!again.canUndo());
        again.resetToLive();
        QVERIFY(scene.repository.drafts.empty()); // nothing planned, nothing kept
        again.undo();
        QCOMPARE(scene.repository.drafts.begin()->second.draft, before);
    }

    void undoNamesItsStep() {
        PlannerScene scene;
        scene.model.setCount(2, 4);
        scene.clock.advance(std::chrono::milliseconds(300));
        scene.model.setCount(2, 5);
        QCOMPARE(scene.model.undoLabel(), s("5 instances for web-reads"));
        scene.model.undo();
        QCOMPARE(scene.view().rows[2].count, 3); // typed at a stretch, undone at once
        scene.model.redo();
        QCOMPARE(scene.view().rows[2].count, 5);
    }

    void anUntouchedPlanFollowsTheCluster() {
        PlannerScene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 600), test::pool("fresh", "4G-Performance", 2, 10)});
        QCOMPARE(scene.view().rows.size(), std::size_t(2));
        QVERIFY(scene.view().drift.isEmpty());
        QVERIFY(scene.view().steps.empty());
    }

    void aPlanStaysWhenTheClusterChanges() {
        PlannerScene scene;
        scene.model.setCount(2, 5);
        scene.read({test::pool("leader", "8G-Performance", 2, 600), test::pool("analytics", "16G-Performance", 1, 0),
                    test::pool("web-reads", "4G-Performance", 4, 900)});
        QCOMPARE(scene.view().rows[2].count, 5);
        QCOMPARE(scene.view().drift.size(), 1);
        QVERIFY(scene.view().whyNotApply);
        scene.model.rebase();
        QVERIFY(scene.view().drift.isEmpty());
        QCOMPARE(steps(scene.view()).front(), s("1|Add 1 instance to web-reads (4 → 5)||+$150.00"));
    }

    void aPlanThatWasCarriedOutIsNoPlanAnyMore() {
        PlannerScene scene;
        scene.model.setCount(2, 5);
        scene.model.removePool(1);
        scene.read({test::pool("web-reads", "4G-Performance", 5, 900), test::pool("leader", "8G-Performance", 2, 600)});
        QVERIFY(scene.view().drift.isEmpty());
        QVERIFY(scene.view().steps.empty());
        QCOMPARE(scene.view().rows.size(), std::size_t(2));
        QVERIFY(scene.repository.drafts.empty()); // the next start would wish for it again
    }

    void aSavedPlanComesBackTheSame() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        scene.model.removePool(2);
        const auto saved = scene.model.plan();
        QCOMPARE(saved.clusters[0].tier, std::string("advanced"));
        QCOMPARE(saved.clusters[0].loads.size(), std::size_t(3));
        const auto before = scene.model.draft();
        scene.model.fillFromPeaks();
        scene.model.resetToLive();
        auto opened = plans::draftOf(saved, scene.store);
        QVERIFY(opened.ok());
        scene.model.load(opened.value(), {Edit::OpenFile, "plan.json"});
        QCOMPARE(scene.model.draft().clusters[0].pools, before.clusters[0].pools);
        QCOMPARE(scene.model.needs().workloads.size(), std::size_t(3)); // entered, and not in the document
        QCOMPARE(scene.model.undoLabel(), s("Open plan.json"));
    }

    void twoClustersInOnePlan() {
        PlannerScene scene;
        scene.model.setCount(2, 4);
        scene.model.addCluster(test::smallOne().id);
        QCOMPARE(scene.view().clusters.size(), 2);
        QCOMPARE(scene.view().rows.size(), std::size_t(1));
        scene.model.setCount(0, 2);
        QCOMPARE(scene.view().changes, 2);
        QVERIFY(steps(scene.view())[1].contains(s("postgresql-small-00001: Add a standby to the leader pool")));
        QCOMPARE(steps(scene.view()).back(), s("|Total||+$300.00/month"));
        QVERIFY(scene.model.addable().empty());
        scene.model.dropCluster(test::smallOne().id);
        QCOMPARE(scene.model.current(), test::rectangular().id);
        QCOMPARE(scene.view().changes, 1);
        scene.model.undo();
        QCOMPARE(scene.view().changes, 2);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlannerEdits)
#include "tst_planner_edits.moc"
