// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of searches and answers when clusters leave a plan and come back.
#include "tests/models/held_planner_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using test::HeldPlannerScene;
using test::searchingCheapest;
using Edit = plans::PlanEdit::Kind;

class TestPlannerSearchKept : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What was asked and found for a cluster goes with it: a new one of the plan is not searched for.
    void aClusterThatIsDroppedIsForgotten() {
        HeldPlannerScene it;
        const auto small = test::smallOne().id;
        it.model.addCluster(small);
        it.model.findCheapest();
        QVERIFY(it.model.searching());
        it.model.dropCluster(small);
        QVERIFY(!it.model.searching());
        it.model.addCluster(small);
        QVERIFY(!it.model.searching());
        QVERIFY(it.card().searching.isEmpty());
        it.held.releaseAll();
        it.model.findCheapest();
        QVERIFY(it.scene.searched());
        QVERIFY(!it.card().title.isEmpty());
        it.model.dropCluster(small);
        it.model.addCluster(small);
        QVERIFY2(it.card().title.isEmpty(), qPrintable(it.card().title));
    }

    void undoingARemovalBringsTheAnswerBack() {
        HeldPlannerScene it;
        const auto small = test::smallOne().id;
        const auto removeAndUndo = [&] {
            it.model.dropCluster(small);
            QVERIFY(it.card().title.isEmpty());
            it.model.undo();
            it.model.show(small);
        };
        it.model.addCluster(small);
        it.need(200);
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        removeAndUndo();
        QCOMPARE(it.card().searching, searchingCheapest); // it was asked for, and goes on
        it.held.releaseAll();
        QVERIFY(it.scene.searched());
        const auto found = it.card();
        const auto others = it.model.view().otherAnswers;
        const auto searches = it.held.count();
        QVERIFY(found.canLoad && !others.empty());
        removeAndUndo();
        QVERIFY(it.card() == found);
        QVERIFY(it.model.view().otherAnswers == others);
        QVERIFY(!it.model.searching());
        QCOMPARE(it.held.count(), searches);
        it.model.redo();
        it.scene.store.applyCatalog(it.scene.store.catalog(), {}, test::at(700));
        it.model.undo();
        it.model.show(small);
        QVERIFY2(it.card().title.isEmpty(), qPrintable(it.card().title)); // it was of other prices
    }

    /// As another plan has it, whose needs nothing was found for.
    void aClusterThatComesBackWithOtherNeedsHasNoAnswer() {
        HeldPlannerScene it;
        it.held.releaseAll();
        const auto small = test::smallOne().id;
        it.model.addCluster(small);
        it.model.keepForComparison();
        it.need(200);
        it.model.findCheapest();
        QVERIFY(it.scene.searched());
        QVERIFY(it.card().canLoad);
        it.model.dropCluster(small);
        auto other = it.model.alternatives().front().draft;
        other.find(small)->needs.margin = 50;
        it.model.load(other, {Edit::OpenFile});
        it.model.show(small);
        QVERIFY2(it.card().title.isEmpty(), qPrintable(it.card().title));
        QVERIFY(!it.card().outdated);
    }

    /// The needs of another plan are not those that it was asked for.
    void aSearchIsNotMadeForTheNeedsOfAnotherPlan() {
        HeldPlannerScene it;
        const auto small = test::smallOne().id;
        it.model.addCluster(small);
        it.need(300);
        it.model.keepForComparison();
        it.need(200);
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        it.model.dropCluster(small);
        QVERIFY(it.stopped(1));
        it.model.loadAlternative(0);
        it.model.show(small);
        QCOMPARE(it.model.needs().workloads.front().workload.connections, 300);
        QVERIFY(!it.model.searching());
        QVERIFY2(it.card().searching.isEmpty(), qPrintable(it.card().searching));
        it.held.releaseAll();
        it.model.findCheapest();
        QVERIFY(it.scene.searched());
        QVERIFY(it.card().canLoad && !it.card().outdated);
        const auto searches = it.held.count();
        it.model.undo(); // the plan without it
        it.model.redo();
        it.model.show(small);
        QVERIFY(it.card().canLoad && !it.card().outdated);
        QVERIFY(!it.model.searching());
        QCOMPARE(it.held.count(), searches);
    }

    /// Edits of the needs are followed, also when they were the last thing before it left.
    void aSearchGoesOnForTheNeedsThatLeft() {
        HeldPlannerScene it;
        const auto small = test::smallOne().id;
        it.model.addCluster(small);
        it.need(200);
        it.model.findCheapest();
        it.need(300);
        it.model.dropCluster(small);
        QVERIFY(!it.model.searching());
        it.model.undo();
        it.model.show(small);
        QCOMPARE(it.card().searching, searchingCheapest);
        it.held.releaseAll();
        QVERIFY(it.scene.searched());
        QVERIFY(it.card().canLoad && !it.card().outdated);
        QCOMPARE(it.held.started().back().question.needs.workloads.front().workload.connections, 300);
    }

    /// It is said to be outdated, as before.
    void undoingARemovalBringsAnOutdatedAnswerBack() {
        HeldPlannerScene it;
        it.held.releaseAll();
        const auto small = test::smallOne().id;
        it.model.addCluster(small);
        it.need(200);
        it.model.findCheapest();
        QVERIFY(it.scene.searched());
        it.need(300);
        const auto found = it.card();
        QVERIFY(found.outdated);
        it.model.dropCluster(small);
        it.model.undo();
        it.model.show(small);
        QVERIFY(it.card() == found);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlannerSearchKept)
#include "tst_planner_search_kept.moc"
