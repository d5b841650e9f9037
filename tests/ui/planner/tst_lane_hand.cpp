// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a drag while something else happens, and where it ends.
#include "tests/support/test_main.h"
#include "tests/ui/lane_hand.h"
#include "ui/planner/edge_scroll.h"
#include "ui/planner/empty_lane.h"
#include "ui/planner/lane_list.h"
#include "ui/planner/lane_zoom.h"

#include <QAccessible>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QWheelEvent>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

QString emptyRefusal(const PlannerPageScene& scene) {
    const auto* label = part<QLabel>(scene.page, "emptyLaneRefusal");
    return label->isVisible() ? label->text() : QString();
}

QString nameOf(const PlannerPageScene& scene, int row) {
    return scene.model.view().rows[static_cast<std::size_t>(row)].name;
}

std::size_t rows(const PlannerPageScene& scene) {
    return scene.model.view().rows.size();
}

ui::EmptyLane* emptyLane(const PlannerPageScene& scene) {
    return part<ui::EmptyLane>(scene.page, "emptyLane");
}

ui::LaneZoom& zoomOf(const PlannerPageScene& scene) {
    return part<ui::LaneList>(scene.page, "laneList")->zoom();
}

/// Over a canvas, which leaves it to the list: an event that is sent does not rise by itself.
void turnWheel(const PlannerPageScene& scene, const QWidget& canvas, QPoint at, QPoint angle,
               Qt::KeyboardModifiers modifiers) {
    auto* list = part<ui::LaneList>(scene.page, "laneList");
    QWheelEvent wheel(canvas.mapTo(list, at), canvas.mapToGlobal(at), {}, angle, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(list, &wheel);
}

/// The edge of web-reads is dragged far beyond what is left, and released.
void refuseThirteen(PlannerPageScene& scene) {
    Hand hand(scene);
    hand.takeHandle(webReads);
    hand.moveBy(100 * blockOf(scene, webReads));
    hand.release();
    QVERIFY(!refusal(scene, webReads).isEmpty());
}

} // namespace

class TestLaneHand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSlipOnTheEmptyLaneAddsNothing() {
        PlannerPageScene scene;
        Hand hand(scene);
        hand.press(emptyLane(scene), QPoint(2, 2));
        hand.moveBy(blockOf(scene, webReads) / 2 - 2);
        QCOMPARE(rows(scene), std::size_t(3));
        hand.release();
        QVERIFY(!scene.model.canUndo());
        hand.press(emptyLane(scene), QPoint(2, 2));
        hand.moveBy(blockOf(scene, webReads) / 2 + 2);
        hand.release();
        QCOMPARE(countOf(scene, 3), 1);
    }

    void aNeedOnTheEmptyLaneGetsAPool() {
        PlannerPageScene scene;
        addNeeds(scene);
        Hand hand(scene);
        hand.takeNeed(analytics, 0);
        hand.moveOver(emptyLane(scene));
        QCOMPARE(rows(scene), std::size_t(4));
        QTest::qWait(0);
        hand.moveOver(canvasOf(scene, 3)); // that pool is only shown
        QTRY_COMPARE(canvasOf(scene, 3)->lane().needs.size(), std::size_t(1));
        QCOMPARE(refusal(scene, 3), QString());
        hand.release();
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("reads"));
        QCOMPARE(scene.model.view().rows[3].level, std::string("4G-Performance")); // the cheapest for 240
        QCOMPARE(countOf(scene, 3), 2);                                            // after a loss too
        QCOMPARE(scene.model.undoLabel(), utf8("Add reads for reports"));
        scene.model.undo();
        QCOMPARE(rows(scene), std::size_t(3));
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("analytics"));
    }

    void aPoolForANeedCarriesItsGrowth() {
        PlannerPageScene scene;
        addNeeds(scene);
        scene.model.setGrowth(100);
        Hand hand(scene);
        hand.takeNeed(analytics, 0);
        hand.moveOver(emptyLane(scene));
        hand.release();
        const auto& lane = canvasOf(scene, 3)->lane();
        QCOMPARE(lane.needs.size(), std::size_t(1));
        QVERIFY2(lane.needs.at(0).met && lane.overflow.isEmpty(), qPrintable(lane.overflow));
    }

    void writesGetNoPool() {
        PlannerPageScene scene;
        addNeeds(scene);
        Hand hand(scene);
        hand.takeNeed(0, 0);
        hand.moveOver(emptyLane(scene));
        QCOMPARE(emptyRefusal(scene),
                 utf8("\"writes\" writes and can't be pinned: only the leader pool accepts writes."));
        hand.release();
        QCOMPARE(rows(scene), std::size_t(3));
    }

    void aNewPoolIsOnTheMenuToo() {
        PlannerPageScene scene;
        addNeeds(scene);
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        canvasOf(scene, analytics)->setFocus();
        QTest::keyClick(canvasOf(scene, analytics), Qt::Key_Menu);
        const auto actions = part<QMenu>(scene.page, "laneMenuNeed.1")->actions();
        const auto wanted = std::find_if(actions.begin(), actions.end(),
                                         [](const QAction* each) { return each->text() == utf8("New pool"); });
        QVERIFY(wanted != actions.end());
        (*wanted)->trigger();
        part<QMenu>(scene.page, "laneMenu")->close();
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("reads"));
        QVERIFY(canvasOf(scene, 3)->hasFocus()); // with the need
    }

    void thePoolPressedIsThePoolDragged() {
        PlannerPageScene scene;
        Hand hand(scene);
        const int block = blockOf(scene, webReads);
        hand.takeHandle(webReads);
        scene.base.remove("analytics"); // before the pointer moves
        QCOMPARE(nameOf(scene, webReads), utf8("web-reads"));
        hand.moveBy(block);
        QCOMPARE(countOf(scene, webReads), 4);
        QVERIFY(!canvasOf(scene, analytics)->lane().changed.isEmpty());
        hand.release();
        QCOMPARE(rows(scene), std::size_t(2));
        QCOMPARE(nameOf(scene, 1), utf8("web-reads"));
        QCOMPARE(countOf(scene, 1), 4);
    }

    void aPressAloneHoldsNothing() {
        PlannerPageScene scene;
        Hand hand(scene);
        hand.takeHandle(webReads);
        hand.moveBy(1);
        hand.release();
        QVERIFY(!scene.model.previewing());
        QVERIFY(!scene.model.canUndo());
        scene.base.remove("analytics");
        QCOMPARE(rows(scene), std::size_t(2)); // followed
    }

    void nothingFallsThroughTheDrawer() {
        PlannerPageScene scene({700, 700});
        addNeeds(scene);
        scene.page.openDrawer(true);
        Hand hand(scene);
        auto* drawer = part<QWidget>(scene.page, "plannerDrawer");
        QVERIFY(drawer->isVisible());
        hand.takeNeed(analytics, 0);
        hand.moveOver(canvasOf(scene, webReads)); // beside it
        const auto* lane = canvasOf(scene, webReads);
        QPoint at = lane->mapTo(&scene.page, lane->rect().center());
        at.setX(drawer->mapTo(&scene.page, QPoint(20, 0)).x());
        QVERIFY(lane->rect().contains(lane->mapFrom(&scene.page, at)));
        hand.moveToPage(at);
        QTRY_COMPARE(canvasOf(scene, webReads)->lane().needs.size(), std::size_t(1));
        hand.release();
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("analytics"));
    }

    void theListScrollsUnderADrag() {
        PlannerPageScene scene({954, 300});
        addNeeds(scene);
        Hand hand(scene);
        auto* area = ancestor<QScrollArea>(*part<QWidget>(scene.page, "laneList"));
        auto* bar = area->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        hand.takeNeed(0, 0);
        const auto* view = area->viewport();
        hand.moveToPage(view->mapTo(&scene.page, QPoint(view->width() / 4, view->height() - 2)));
        QTRY_COMPARE(bar->value(), bar->maximum());
        hand.moveToPage(view->mapTo(&scene.page, QPoint(view->width() / 4, 0)));
        QTRY_COMPARE(bar->value(), 0);
        hand.release();
        hand.takeNeed(0, 0);
        hand.moveToPage(view->mapTo(&scene.page, QPoint(view->width() / 4, view->height() - 2)));
        QTRY_VERIFY(bar->value() > 0);
        const auto* scroll = part<QWidget>(scene.page, "laneList")->findChild<ui::EdgeScroll*>();
        QVERIFY(scroll->active());
        QTest::keyClick(&scene.page, Qt::Key_Escape);
        QVERIFY(!scroll->active());
        hand.release();
    }

    void aZoomedDrawingScrollsUnderItsEdge() {
        PlannerPageScene scene;
        zoomOf(scene).setFactor(3);
        Hand hand(scene);
        auto* canvas = canvasOf(scene, webReads);
        const int block = blockOf(scene, webReads);
        zoomOf(scene).scroll(-1000);
        zoomOf(scene).bar()->setValue(canvas->handleRect().center().x() - canvas->width() + 60);
        QVERIFY(canvas->handleRect().center().x() < canvas->width());
        const int before = zoomOf(scene).bar()->value();
        hand.takeHandle(webReads);
        hand.moveBy(54);
        QTRY_VERIFY(zoomOf(scene).bar()->value() > before + block);
        QTRY_VERIFY(countOf(scene, webReads) >= 4);
        QTest::keyClick(&scene.page, Qt::Key_Escape);
        hand.release();
    }

    void aRefusalGoesWithTheNextEdit() {
        PlannerPageScene scene;
        refuseThirteen(scene);
        scene.model.undo();
        QCOMPARE(refusal(scene, webReads), QString());
        refuseThirteen(scene);
        scene.model.setLevel(analytics, "8G-Performance");
        QCOMPARE(refusal(scene, webReads), QString());
    }

    void aRefusalGoesWithItsReason() {
        PlannerPageScene scene;
        addNeeds(scene);
        auto needs = scene.model.needs();
        needs.workloads[1].workload.minMemoryGb = 16;
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::EditWorkload, "reports"});
        QTest::keyClick(canvasOf(scene, analytics), Qt::Key_Down, Qt::AltModifier);
        const auto why = utf8("\"reports\" needs instances with 16 GB of memory; 4G-Performance has 4 GB.");
        QCOMPARE(refusal(scene, webReads), why);
        scene.base.read([](core::ClusterInfo&) {}); // a poll without news
        QCOMPARE(refusal(scene, webReads), why);
        auto levels = scene.base.store.catalog().levels();
        levels.front().memoryGb = 16;
        scene.base.store.applyCatalog(core::Catalog(levels), samplePrices(), scene.base.clock.now());
        QCOMPARE(refusal(scene, webReads), QString());
    }

    void aRefusalGoesWithItsCluster() {
        PlannerPageScene scene;
        const auto others = scene.model.addable();
        QVERIFY(!others.empty());
        scene.model.addCluster(others.front());
        scene.model.show(scene.base.cluster);
        refuseThirteen(scene);
        scene.model.show(others.front());
        scene.model.show(scene.base.cluster);
        QCOMPARE(refusal(scene, webReads), QString());
    }

    void escapeTakesARefusalAwayFirst() {
        PlannerPageScene scene({700, 700});
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        scene.page.openDrawer(true);
        refuseThirteen(scene);
        auto* level = scene.inRow<QComboBox>(analytics, "levelCombo");
        QTest::keyClick(level, Qt::Key_Escape);
        QCOMPARE(refusal(scene, webReads), QString());
        QVERIFY(part<QWidget>(scene.page, "plannerDrawer")->isVisible());
        QTest::keyClick(level, Qt::Key_Escape);
        QVERIFY(!part<QWidget>(scene.page, "plannerDrawer")->isVisible());
    }

    void escapeEndsADragBeforeTheDrawer() {
        PlannerPageScene scene({700, 700});
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        scene.page.openDrawer(true);
        Hand hand(scene);
        hand.takeHandle(webReads);
        hand.moveBy(blockOf(scene, webReads));
        QCOMPARE(countOf(scene, webReads), 4);
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Escape);
        QCOMPARE(countOf(scene, webReads), 3);
        QVERIFY(part<QWidget>(scene.page, "plannerDrawer")->isVisible());
        hand.release();
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Escape);
        QVERIFY(!part<QWidget>(scene.page, "plannerDrawer")->isVisible());
    }

    /// The window is closed by a key while the button is held.
    void aPageThatGoesTakesItsDragWithIt() {
        PlannerPageScene scene;
        auto* page = new ui::PlannerPage(scene.model, scene.base.store);
        page->resize(scene.page.size());
        page->open(scene.base.cluster);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page));
        auto* canvas = part<ui::LaneCanvas>(*part<QWidget>(*page, "poolEditor.2"), "laneCanvas");
        const auto from = canvas->handleRect().center();
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        const auto at = from + QPoint(qRound(canvas->blockWidth()), 0);
        QMouseEvent move(QEvent::MouseMove, at, canvas->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(canvas, &move);
        QCOMPARE(countOf(scene, webReads), 4);
        delete page;
        QVERIFY(!scene.model.previewing());
        QCOMPARE(countOf(scene, webReads), 3);
    }

    void ghostsTakeNeitherFocusNorPointer() {
        PlannerPageScene scene;
        addNeeds(scene);
        auto needs = scene.model.needs();
        needs.workloads.push_back(workloadDraft("jobs", 300));
        needs.workloads.back().workload.share = false;
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::AddWorkload});
        scene.model.findCheapest();
        QVERIFY(scene.searched());
        scene.model.showAnswer(true);
        QTest::qWait(0);
        auto* ghost = part<QWidget>(scene.page, "ghostLane.0");
        QVERIFY(ghost->isVisible());
        auto* canvas = part<ui::LaneCanvas>(*ghost, "laneCanvas");
        QCOMPARE(canvas->focusPolicy(), Qt::NoFocus);
        for (int x = 0; x < canvas->width(); x += 8) {
            QMouseEvent over(QEvent::MouseMove, QPointF(x, canvas->height() / 2), canvas->mapToGlobal(QPoint()),
                             Qt::NoButton, Qt::NoButton, {});
            QApplication::sendEvent(canvas, &over);
            QCOMPARE(canvas->cursor().shape(), Qt::ArrowCursor);
        }
        auto* lane = QAccessible::queryAccessibleInterface(canvas);
        QVERIFY(!lane->text(QAccessible::Name).isEmpty());
        QVERIFY(!lane->state().focusable);
        QVERIFY(lane->child(0)->state().readOnly);
    }

    void aZoomedDrawingIsScrolledByKeys() {
        PlannerPageScene scene;
        QTest::qWait(0);
        auto* canvas = canvasOf(scene, webReads);
        zoomOf(scene).setFactor(4);
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ShiftModifier);
        const double step = zoomOf(scene).offset();
        QVERIFY(step > 0);
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(zoomOf(scene).offset(), step);
        QTest::keyClick(canvas, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(zoomOf(scene).bar()->value(), zoomOf(scene).bar()->maximum());
        QTest::keyClick(canvas, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(zoomOf(scene).offset(), 0.0);
        QCOMPARE(countOf(scene, webReads), 3); // no edit
        scene.page.setLayoutDirection(Qt::RightToLeft);
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(zoomOf(scene).offset(), step);
    }

    void theWheelZoomsWhereThePointerIs() {
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            PlannerPageScene scene;
            scene.page.setLayoutDirection(direction);
            QTest::qWait(0);
            auto* canvas = canvasOf(scene, webReads);
            const QPoint edge(direction == Qt::RightToLeft ? canvas->blockRect(2).right() + 1
                                                           : canvas->blockRect(2).left(),
                              canvas->height() / 2);
            turnWheel(scene, *canvas, edge, {0, 480}, Qt::ControlModifier);
            QVERIFY(zoomOf(scene).factor() > 2);
            const int now =
                direction == Qt::RightToLeft ? canvas->blockRect(2).right() + 1 : canvas->blockRect(2).left();
            QVERIFY2(std::abs(now - edge.x()) <= 2, qPrintable(QStringLiteral("%1, was %2").arg(now).arg(edge.x())));
        }
    }

    void theDrawingStaysUnderADrag() {
        PlannerPageScene scene;
        auto* canvas = canvasOf(scene, webReads);
        turnWheel(scene, *canvas, {5, 5}, {0, 480}, Qt::ControlModifier);
        auto* bar = part<QScrollBar>(scene.page, "laneScroll");
        QVERIFY(bar->isVisible());
        bar->setValue(0);
        Hand hand(scene);
        hand.takeHandle(webReads);
        turnWheel(scene, *canvas, {5, 5}, {0, -120}, Qt::ShiftModifier);
        QCOMPARE(bar->value(), 0);
        hand.release();
        turnWheel(scene, *canvas, {5, 5}, {0, -120}, Qt::ShiftModifier);
        QVERIFY(bar->value() > 0);
    }

    void theWheelScrollsSideways() {
        PlannerPageScene scene;
        QTest::qWait(0);
        auto* canvas = canvasOf(scene, webReads);
        turnWheel(scene, *canvas, {5, 5}, {0, -120}, Qt::ShiftModifier);
        QCOMPARE(zoomOf(scene).offset(), 0.0); // all is shown
        zoomOf(scene).setFactor(4);
        turnWheel(scene, *canvas, {5, 5}, {0, -120}, Qt::ShiftModifier);
        const double step = zoomOf(scene).offset();
        QVERIFY(step > 0);
        turnWheel(scene, *canvas, {5, 5}, {-120, 0}, {});
        QCOMPARE(zoomOf(scene).offset(), 2 * step);
        turnWheel(scene, *canvas, {5, 5}, {120, 0}, {});
        turnWheel(scene, *canvas, {5, 5}, {0, -120}, {}); // the page's
        QCOMPARE(zoomOf(scene).offset(), step);
    }

    void mirroredEdgesGrowToTheLeft() {
        PlannerPageScene scene;
        scene.page.setLayoutDirection(Qt::RightToLeft);
        Hand hand(scene);
        hand.takeHandle(webReads);
        hand.moveBy(-blockOf(scene, webReads));
        QCOMPARE(countOf(scene, webReads), 4);
        hand.release();
        auto* empty = emptyLane(scene);
        QVERIFY2(empty->toolTip().contains(utf8("to the left")), qPrintable(empty->toolTip()));
        hand.press(empty, QPoint(empty->width() - 3, 2));
        hand.moveBy(blockOf(scene, webReads));
        QCOMPARE(rows(scene), std::size_t(3));
        hand.moveBy(-blockOf(scene, webReads));
        QTRY_COMPARE(rows(scene), std::size_t(4));
        hand.release();
        scene.page.setLayoutDirection(Qt::LeftToRight);
        QVERIFY(empty->toolTip().contains(utf8("to the right")));
    }

    void controlAndArrowsChooseANeed() {
        PlannerPageScene scene;
        addNeeds(scene);
        QVERIFY(scene.model.make({.kind = views::LaneEdit::Kind::MoveNeed, .row = webReads, .workload = 1}));
        auto* canvas = canvasOf(scene, webReads);
        QCOMPARE(canvas->currentNeed(), std::optional<std::size_t>(0));
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(canvas->currentNeed(), std::optional<std::size_t>(1));
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ControlModifier); // the last
        QTest::keyClick(canvas, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(poolOf(scene, 1), std::optional<std::string>("analytics"));
        QCOMPARE(poolOf(scene, 0), std::optional<std::string>("web-reads"));
        QCOMPARE(countOf(scene, webReads), 3);
    }

    void whateverComesBetweenEndsTheDrag_data() {
        QTest::addColumn<int>("what");
        QTest::newRow("menu") << 0;
        QTest::newRow("another window") << 1;
        QTest::newRow("undo") << 2;
        QTest::newRow("another cluster") << 3;
    }

    void whateverComesBetweenEndsTheDrag() {
        QFETCH(int, what);
        PlannerPageScene scene;
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        const auto others = scene.model.addable();
        scene.model.addCluster(others.front());
        scene.model.show(scene.base.cluster);
        scene.model.setCount(analytics, 2);
        Hand hand(scene);
        auto* canvas = canvasOf(scene, webReads);
        const int block = blockOf(scene, webReads);
        hand.takeHandle(webReads);
        hand.moveBy(block);
        QCOMPARE(countOf(scene, webReads), 4);
        if (what == 0) {
            QTest::keyClick(canvas, Qt::Key_Menu);
            QVERIFY(part<QMenu>(scene.page, "laneMenu")->isVisible());
        } else if (what == 1) {
            QEvent left(QEvent::WindowDeactivate);
            QApplication::sendEvent(&scene.page, &left);
        } else if (what == 2) {
            QTest::keyClick(canvas, Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(countOf(scene, analytics), 1);
        } else {
            scene.model.show(others.front());
            scene.model.show(scene.base.cluster);
        }
        part<QMenu>(scene.page, "laneMenu")->close();
        hand.moveBy(3 * block);
        hand.release();
        QVERIFY(!scene.model.previewing());
        QCOMPARE(countOf(scene, webReads), 3);
        QCOMPARE(scene.model.undoLabel() == utf8("2 instances for analytics"), what != 2);
    }

    void theMenuCountsFromWhatIsThere() {
        PlannerPageScene scene;
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        canvasOf(scene, webReads)->setFocus();
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Menu);
        auto* menu = part<QMenu>(scene.page, "laneMenu");
        scene.base.setCount("web-reads", 5);
        QVERIFY(menu->isVisible());
        menu->actions().constFirst()->trigger();
        QCOMPARE(countOf(scene, webReads), 6);
        menu->close();
        QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Menu);
        QVERIFY(menu->isVisible());
        scene.model.undo();
        scene.base.remove("analytics"); // its rows are others now
        QVERIFY(!menu->isVisible());
    }
};

POOLHOUSE_WIDGET_TEST(TestLaneHand)
#include "tst_lane_hand.moc"
