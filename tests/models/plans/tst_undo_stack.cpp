// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/undo_stack.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;

namespace {

plans::PlanDraft draftWith(int count) {
    auto cluster = plans::plannedAsLive(test::rectangularInfo());
    cluster.pools[2].wanted->count = count;
    return {{cluster}};
}

int countOf(const plans::UndoStack& history) {
    return history.now().clusters[0].pools[2].wanted->count;
}

plans::PlanEdit to(int count) {
    return {plans::PlanEdit::Kind::SetCount, "web-reads", {}, count};
}

} // namespace

class TestUndoStack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editsAreUndoneOneByOne() {
        plans::UndoStack history(draftWith(3));
        QVERIFY(!history.canUndo());
        history.edit(draftWith(4), to(4), {}, test::at(0));
        history.edit(draftWith(5), to(5), {}, test::at(0));
        QVERIFY(history.nextUndo() == to(5));
        history.undo();
        QCOMPARE(countOf(history), 4);
        QVERIFY(history.nextRedo() == to(5));
        history.undo();
        QCOMPARE(countOf(history), 3);
        history.undo();
        QCOMPARE(countOf(history), 3);
        history.redo();
        history.redo();
        QCOMPARE(countOf(history), 5);
        history.undo();
        history.edit(draftWith(7), to(7), {}, test::at(1));
        QVERIFY(!history.canRedo()); // another way was taken
    }

    void draggingIsOneStep() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(4), to(4), "count", test::at(0));
        history.edit(draftWith(5), to(5), "count", test::at(1));
        history.edit(draftWith(6), to(6), "count", test::at(2));
        history.undo();
        QCOMPARE(countOf(history), 3);
        history.redo();
        QCOMPARE(countOf(history), 6);
        history.edit(draftWith(7), to(7), "count", test::at(2)); // after redo a new step begins
        history.undo();
        QCOMPARE(countOf(history), 6);
    }

    void aPauseOrAnotherFieldBeginsAStep() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(4), to(4), "count", test::at(0));
        history.edit(draftWith(5), to(5), "count", test::at(2));
        history.edit(draftWith(6), to(6), "other", test::at(2));
        history.undo();
        QCOMPARE(countOf(history), 5);
        history.undo();
        QCOMPARE(countOf(history), 4);
    }

    void draggingBackLeavesNoStep() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(4), to(4), "count", test::at(0));
        history.edit(draftWith(3), to(3), "count", test::at(0));
        QVERIFY(!history.canUndo());
    }

    void aJoinedStepHasTheLastName() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(4), to(4), "count", test::at(0));
        history.edit(draftWith(5), to(5), "count", test::at(1));
        QVERIFY(history.nextUndo() == to(5));
        history.undo();
        QVERIFY(history.nextRedo() == to(5));
        QVERIFY(!history.nextUndo());
    }

    void anEditWithoutEffectIsNoStep() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(3), to(3), {}, test::at(0));
        QVERIFY(!history.canUndo());
        history.edit(draftWith(4), to(4), {}, test::at(0));
        history.undo();
        history.edit(draftWith(3), to(3), {}, test::at(0));
        QVERIFY(history.canRedo()); // nothing was edited, so the other way is still open
    }

    void unnamedFieldsNeverJoin() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(4), to(4), {}, test::at(0));
        history.edit(draftWith(5), to(5), {}, test::at(0));
        history.undo();
        QCOMPARE(countOf(history), 4);
    }

    void theOldestOfMoreThan200StepsIsDropped() {
        plans::UndoStack history(draftWith(0));
        for (int count = 1; count <= 205; ++count) {
            history.edit(draftWith(count), to(count), {}, test::at(0));
        }
        int steps = 0;
        for (; history.canUndo(); ++steps) {
            history.undo();
        }
        QCOMPARE(steps, 200);
        QCOMPARE(countOf(history), 5);
    }

    void replacingIsNoStep() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(4), to(4), {}, test::at(0));
        history.replace(draftWith(9));
        QCOMPARE(countOf(history), 9);
        QVERIFY(!history.canRedo());
        history.undo();
        QCOMPARE(countOf(history), 3);
        history.redo();
        QCOMPARE(countOf(history), 9);
    }
};

POOLHOUSE_PLAIN_TEST(TestUndoStack)
#include "tst_undo_stack.moc"
