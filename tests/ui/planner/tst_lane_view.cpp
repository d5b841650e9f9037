// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/lane_hand.h"
#include "ui/planner/empty_lane.h"
#include "ui/planner/lane_list.h"
#include "ui/planner/lane_view.h"
#include "ui/planner/lane_zoom.h"

#include <QAccessible>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

QAccessibleInterface* spoken(PlannerPageScene& scene, int row) {
    return QAccessible::queryAccessibleInterface(canvasOf(scene, row));
}

} // namespace

class TestLaneView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEdgeChangesTheCount() {
        PlannerPageScene scene;
        Hand hand(scene);
        const int block = blockOf(scene, webReads);
        hand.takeHandle(webReads);
        hand.moveBy(block);
        QCOMPARE(countOf(scene, webReads), 4);
        QCOMPARE(scene.model.draft().changed(), false); // shown only
        QVERIFY(scene.inRow<QLabel>(webReads, "poolEffect")->accessibleName().contains(utf8("$600")));
        hand.moveBy(2 * block);
        QTRY_COMPARE(countOf(scene, webReads), 5); // with the next frame
        hand.moveBy(-block);
        hand.release(); // before the next frame
        QCOMPARE(countOf(scene, webReads), 2);
        QVERIFY(!scene.model.previewing());
        scene.model.undo();
        QCOMPARE(countOf(scene, webReads), 3);
        QVERIFY(!scene.model.canUndo()); // one step
    }

    void itSnapsToWholeInstances() {
        PlannerPageScene scene;
        Hand hand(scene);
        const int block = blockOf(scene, webReads);
        hand.takeHandle(webReads);
        hand.moveBy(block / 2 - 2);
        QCOMPARE(countOf(scene, webReads), 3);
        hand.moveBy(block / 2 + 2);
        QTRY_COMPARE(countOf(scene, webReads), 4);
        hand.release();
    }

    void thirteenAreRefusedInPlace() {
        PlannerPageScene scene;
        Hand hand(scene);
        hand.takeHandle(webReads);
        hand.moveBy(100 * blockOf(scene, webReads));
        QCOMPARE(countOf(scene, webReads), 12); // 13 minus the one of analytics
        QCOMPARE(refusal(scene, webReads), utf8("At most 12 instances are left for this pool."));
        QCOMPARE(refusal(scene, analytics), QString());
        hand.release();
        QCOMPARE(countOf(scene, webReads), 12);
    }

    void escapeTakesItBack() {
        PlannerPageScene scene;
        Hand hand(scene);
        const auto before = scene.model.view();
        hand.takeHandle(webReads);
        hand.moveBy(3 * blockOf(scene, webReads));
        QCOMPARE(countOf(scene, webReads), 6);
        QTest::keyClick(&scene.page, Qt::Key_Escape);
        QVERIFY(scene.model.view() == before);
        hand.moveBy(2 * blockOf(scene, webReads)); // the button is still down
        hand.release();
        QVERIFY(scene.model.view() == before);
        QVERIFY(!scene.model.canUndo());
    }

    void controlChangesTheLevel() {
        PlannerPageScene scene;
        Hand hand(scene);
        const int block = blockOf(scene, analytics); // one of 1,600
        hand.takeHandle(analytics);
        hand.moveBy(-block / 2, 0, Qt::ControlModifier);
        QCOMPARE(scene.model.view().rows[analytics].level, std::string("8G-Performance"));
        QCOMPARE(countOf(scene, analytics), 1);
        hand.release();
        QCOMPARE(scene.model.undoLabel(), utf8("8G-Performance for analytics"));
    }

    void aNeedGoesToAnotherLane() {
        PlannerPageScene scene;
        addNeeds(scene);
        Hand hand(scene);
        QCOMPARE(canvasOf(scene, analytics)->lane().needs.size(), std::size_t(1));
        hand.takeNeed(analytics, 0);
        hand.moveOver(canvasOf(scene, webReads));
        QCOMPARE(canvasOf(scene, webReads)->lane().needs.size(), std::size_t(2));
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("analytics")); // shown only
        hand.moveOver(canvasOf(scene, 0));
        QTRY_COMPARE(refusal(scene, 0), utf8("\"reports\" reads; only follower pools take it."));
        QCOMPARE(canvasOf(scene, analytics)->lane().needs.size(), std::size_t(1)); // back where it was
        hand.moveOver(canvasOf(scene, webReads));
        hand.release();
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("web-reads"));
        QCOMPARE(refusal(scene, 0), QString());
        QCOMPARE(scene.model.undoLabel(), utf8("Move reports to web-reads"));
        scene.model.undo();
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("analytics"));
    }

    void whatIsNotTakenStays() {
        PlannerPageScene scene;
        addNeeds(scene);
        Hand hand(scene);
        hand.takeNeed(0, 0);
        hand.moveOver(canvasOf(scene, webReads));
        QCOMPARE(refusal(scene, webReads),
                 utf8("\"writes\" writes and can't be pinned: only the leader pool accepts writes."));
        hand.release();
        QVERIFY(!poolOf(scene, 2));
        QCOMPARE(scene.model.undoLabel(), utf8("Edit workload web")); // no step
    }

    void aLevelIsDroppedOnALane() {
        PlannerPageScene scene;
        part<QPushButton>(scene.page, "showLevels")->click();
        Hand hand(scene);
        auto* chip = part<QLabel>(scene.page, "levelChip.1");
        QVERIFY2(chip->text().startsWith(utf8("8G-Performance")), qPrintable(chip->text()));
        hand.press(chip, chip->rect().center());
        hand.moveOver(canvasOf(scene, webReads));
        QCOMPARE(scene.model.view().rows[webReads].level, std::string("8G-Performance"));
        QTest::keyClick(&scene.page, Qt::Key_Escape);
        QCOMPARE(scene.model.view().rows[webReads].level, std::string("4G-Performance"));
        hand.release();
        hand.press(chip, chip->rect().center());
        hand.moveOver(part<ui::EmptyLane>(scene.page, "emptyLane"));
        hand.release();
        QCOMPARE(scene.model.view().rows[3].level, std::string("8G-Performance"));
        QCOMPARE(scene.model.undoLabel(), utf8("Add reads"));
    }

    void aPoolIsDraggedOut() {
        PlannerPageScene scene;
        Hand hand(scene);
        auto* lane = part<ui::LaneView>(scene.page, "poolEditor.1");
        hand.press(lane, QPoint(4, lane->height() / 2));
        hand.moveBy(30, 10); // still in the list
        QVERIFY(!scene.model.view().rows[analytics].destroyed);
        hand.moveBy(scene.page.width() - 30, 0);
        QTRY_VERIFY(scene.model.view().rows[analytics].destroyed);
        hand.moveBy(20, 0);
        QTRY_VERIFY(!scene.model.view().rows[analytics].destroyed);
        hand.moveBy(scene.page.width() - 30, 0);
        hand.release();
        QVERIFY(scene.model.view().rows[analytics].destroyed);
        QCOMPARE(scene.model.undoLabel(), utf8("Remove analytics"));
    }

    void aNewPoolIsDraggedOutAndBack() {
        PlannerPageScene scene;
        scene.model.addPool();
        scene.model.addPool();
        scene.model.rename(3, utf8("first"));
        Hand hand(scene);
        auto* lane = part<ui::LaneView>(scene.page, "poolEditor.3");
        hand.press(lane, QPoint(4, lane->height() / 2));
        hand.moveBy(scene.page.width() - 30, 0);
        QCOMPARE(scene.model.view().rows.size(), std::size_t(4));
        QVERIFY(lane->isVisible()); // it has the pointer
        QTest::keyClick(&scene.page, Qt::Key_Escape);
        QCOMPARE(scene.model.view().rows.size(), std::size_t(5));
        QCOMPARE(lane->row().name, utf8("first"));
        hand.press(lane, QPoint(4, lane->height() / 2));
        hand.moveBy(scene.page.width() - 30, 0);
        hand.release();
        QCOMPARE(scene.model.view().rows.size(), std::size_t(4));
        QCOMPARE(scene.model.view().rows[3].name, utf8("reads-2"));
        scene.model.undo();
        QCOMPARE(scene.model.view().rows[3].name, utf8("first"));
    }

    void theLeaderStays() {
        PlannerPageScene scene;
        Hand hand(scene);
        auto* lane = part<ui::LaneView>(scene.page, "poolEditor.0");
        hand.press(lane, QPoint(4, lane->height() / 2));
        hand.moveBy(scene.page.width() - 30, 0);
        QCOMPARE(refusal(scene, 0), utf8("The leader pool can't be destroyed; it belongs to the cluster."));
        hand.release();
        QVERIFY(!scene.model.canUndo());
    }

    void aPoolIsDraggedOutOfTheEmptyLane() {
        PlannerPageScene scene;
        Hand hand(scene);
        auto* empty = part<ui::EmptyLane>(scene.page, "emptyLane");
        hand.press(empty, QPoint(2, 2));
        hand.moveBy(3 * blockOf(scene, webReads) + 2);
        QCOMPARE(scene.model.view().rows.size(), std::size_t(4));
        QCOMPARE(countOf(scene, 3), 3);
        QVERIFY(scene.model.draft().clusters[0].pools.size() == 3);
        QTest::keyClick(&scene.page, Qt::Key_Escape);
        QCOMPARE(scene.model.view().rows.size(), std::size_t(3));
        hand.release();
        hand.press(empty, QPoint(2, 2));
        hand.moveBy(2 * blockOf(scene, webReads) + 2);
        hand.release();
        QCOMPARE(countOf(scene, 3), 2);
    }

    void aClusterThatChangesDoesNotEndTheDrag() {
        PlannerPageScene scene;
        Hand hand(scene);
        const int block = blockOf(scene, webReads);
        hand.takeHandle(webReads);
        hand.moveBy(block);
        scene.base.setCount("web-reads", 5);
        QCOMPARE(countOf(scene, webReads), 4);
        QCOMPARE(canvasOf(scene, webReads)->lane().changed, utf8("web-reads changed from 3 to 5 instances."));
        hand.moveBy(3 * block);
        QTRY_COMPARE(countOf(scene, webReads), 6);
        hand.release();
        QCOMPARE(countOf(scene, webReads), 6);
        QVERIFY(canvasOf(scene, webReads)->lane().changed.isEmpty());
    }

    void keysDoTheSame() {
        PlannerPageScene scene;
        addNeeds(scene);
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        canvasOf(scene, webReads)->setFocus();
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Right);
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Right);
        QCOMPARE(countOf(scene, webReads), 5);
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Left);
        QCOMPARE(countOf(scene, webReads), 4);
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_PageUp);
        QCOMPARE(scene.model.view().rows[webReads].level, std::string("8G-Performance"));
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_PageDown);
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_PageDown); // the smallest is 4G
        QCOMPARE(scene.model.view().rows[webReads].level, std::string("4G-Performance"));
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Up);
        QVERIFY(canvasOf(scene, analytics)->hasFocus());
        QTest::keyClick(canvasOf(scene, analytics), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("web-reads"));
        QVERIFY(canvasOf(scene, webReads)->hasFocus()); // with the need
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("analytics"));
        QVERIFY(canvasOf(scene, analytics)->hasFocus());
        QTest::keyClick(canvasOf(scene, analytics), Qt::Key_Up);
        QTest::keyClick(canvasOf(scene, 0), Qt::Key_Right);
        QCOMPARE(refusal(scene, 0), utf8("The leader pool has one instance, or two with a standby."));
        QTest::keyClick(canvasOf(scene, 0), Qt::Key_Escape);
        QCOMPARE(refusal(scene, 0), QString());
        QTest::keyClick(canvasOf(scene, 0), Qt::Key_Delete);
        QVERIFY(!refusal(scene, 0).isEmpty());
        canvasOf(scene, analytics)->setFocus();
        QTest::keyClick(canvasOf(scene, analytics), Qt::Key_Delete);
        QVERIFY(scene.model.view().rows[analytics].destroyed);
    }

    void theMenuDoesTheSame() {
        PlannerPageScene scene;
        addNeeds(scene);
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        canvasOf(scene, analytics)->setFocus();
        QTest::keyClick(canvasOf(scene, analytics), Qt::Key_Menu);
        auto* menu = scene.page.findChild<QMenu*>(utf8("laneMenu"));
        QVERIFY(menu->isVisible());
        auto* moves = scene.page.findChild<QMenu*>(utf8("laneMenuNeed.1"));
        QVERIFY(moves != nullptr);
        QCOMPARE(moves->title(), utf8("Move reports to"));
        QCOMPARE(moves->actions().constFirst()->text(), utf8("web-reads"));
        moves->actions().constFirst()->trigger();
        menu->close();
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("web-reads"));
    }

    void aLaneSpeaks() {
        PlannerPageScene scene;
        addNeeds(scene);
        auto* lane = spoken(scene, webReads);
        QCOMPARE(lane->role(), QAccessible::Grouping);
        QCOMPARE(lane->text(QAccessible::Name), scene.model.view().lanes[webReads].sentence);
        QVERIFY2(lane->text(QAccessible::Name).contains(utf8("web-reads")), qPrintable(lane->text(QAccessible::Name)));
        QCOMPARE(lane->childCount(), 2);
        auto* instances = lane->child(0);
        QCOMPARE(instances->role(), QAccessible::SpinBox);
        QCOMPARE(instances->text(QAccessible::Name), utf8("Instances of web-reads"));
        auto* value = instances->valueInterface();
        QCOMPARE(value->currentValue().toInt(), 3);
        QCOMPARE(value->maximumValue().toInt(), 12);
        value->setCurrentValue(5);
        QCOMPARE(countOf(scene, webReads), 5);
        QCOMPARE(value->currentValue().toInt(), 5);
        value->setCurrentValue(99);
        QCOMPARE(countOf(scene, webReads), 5);
        QCOMPARE(refusal(scene, webReads), utf8("At most 12 instances are left for this pool."));
    }

    void needsAreMovedByTheirActions() {
        PlannerPageScene scene;
        addNeeds(scene);
        auto* needs = spoken(scene, webReads)->child(1);
        QCOMPARE(needs->role(), QAccessible::List);
        QCOMPARE(needs->childCount(), 1);
        auto* web = needs->child(0);
        QCOMPARE(web->role(), QAccessible::ListItem);
        QCOMPARE(web->text(QAccessible::Name), utf8("web, 700 connections"));
        QCOMPARE(web->actionInterface()->actionNames(),
                 (QStringList{utf8("Move to analytics"), utf8("Move to a new pool"), utf8("Let any pool take it")}));
        web->actionInterface()->doAction(utf8("Move to analytics"));
        QCOMPARE(poolOf(scene, 0), std::optional<std::string>("analytics"));
        QCOMPARE(needs->childCount(), 0);
        QVERIFY(!web->isValid());
        auto* moved = spoken(scene, analytics)->child(1);
        QCOMPARE(moved->childCount(), 2);
        QCOMPARE(moved->parent(), spoken(scene, analytics));
        QCOMPARE(moved->child(0)->parent(), moved);
        moved->child(0)->actionInterface()->doAction(utf8("Let any pool take it"));
        QVERIFY(!poolOf(scene, 0));
        QVERIFY(spoken(scene, 0)->child(1)->child(0)->actionInterface()->actionNames().isEmpty()); // writes
    }

    void allLanesHaveOneScale() {
        PlannerPageScene scene;
        QTest::qWait(0);
        const double each = canvasOf(scene, webReads)->blockWidth() / 380;
        QVERIFY(std::abs(canvasOf(scene, analytics)->blockWidth() / 1600 - each) < 0.01);
        QVERIFY(std::abs(canvasOf(scene, 0)->blockWidth() / 800 - each) < 0.01);
        auto* list = part<ui::LaneList>(scene.page, "laneList");
        const double before = canvasOf(scene, webReads)->blockWidth();
        list->zoom().setFactor(4);
        QVERIFY(std::abs(canvasOf(scene, webReads)->blockWidth() - 4 * before) < 4);
        list->zoom().setFactor(1000);
        QCOMPARE(list->zoom().factor(), views::mostZoom);
        list->zoom().setFactor(0);
        QCOMPARE(canvasOf(scene, webReads)->blockWidth(), before);
    }

    void whatGoesNowhereIsSaid() {
        PlannerPageScene scene;
        addNeeds(scene);
        QVERIFY(!part<QLabel>(scene.page, "needsNowhere")->isVisible());
        scene.model.removePool(webReads);
        QCOMPARE(part<QLabel>(scene.page, "needsNowhere")->text(), utf8("No pool takes web (700)."));
        QCOMPARE(scene.model.needs().workloads.size(), std::size_t(3));
    }
};

POOLHOUSE_WIDGET_TEST(TestLaneView)
#include "tst_lane_view.moc"
