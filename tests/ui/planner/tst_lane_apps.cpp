// SPDX-License-Identifier: GPL-3.0-or-later
// Apps in the lanes of the planner: by mouse and by key, and in the review.
#include "tests/support/test_main.h"
#include "tests/ui/lane_hand.h"
#include "ui/planner/lane_view.h"

#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

constexpr int fromRow = 2, toRow = 1; ///< web-reads, analytics

QAction* actionOf(QWidget& page, const char* menu, const QString& text) {
    const auto* found = page.findChild<QMenu*>(utf8(menu));
    const auto actions = found != nullptr ? found->actions() : QList<QAction*>();
    const auto at =
        std::find_if(actions.begin(), actions.end(), [&text](const QAction* each) { return each->text() == text; });
    return at == actions.end() ? nullptr : *at;
}

QToolButton* appsButton(PlannerPageScene& scene, int row) {
    return scene.inRow<QToolButton>(row, "laneApps");
}

QString movesText(PlannerPageScene& scene, int row) {
    const auto* label = scene.inRow<QLabel>(row, "laneMoves");
    return label->isVisible() ? label->text() : QString();
}

std::size_t plannedMoves(const PlannerPageScene& scene) {
    return scene.model.draft().clusters.front().moves.size();
}

void chooseNow(PlannerPageScene& scene, const char* menu, const QString& text) {
    auto* action = actionOf(scene.page, menu, text);
    QVERIFY2(action != nullptr, qPrintable(text));
    part<QMenu>(scene.page, "laneMenu")->close();
    action->trigger();
}

} // namespace

class TestLaneApps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aButtonTellsAndMoves() {
        PlannerPageScene scene;
        auto* button = appsButton(scene, fromRow);
        QCOMPARE(button->text(), utf8("2 apps"));
        QCOMPARE(button->accessibleName(), utf8("Apps of web-reads: 2 apps"));
        QVERIFY(button->toolTip().contains(utf8("catalog-api (READS)")));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(part<QMenu>(scene.page, "laneMenu")->isVisible());
        chooseNow(scene, "laneMenuApp.catalog-api.READS", utf8("Move to analytics"));
        QCOMPARE(plannedMoves(scene), std::size_t(1));
        QCOMPARE(button->text(), utf8("2 → 1 app"));
        QCOMPARE(button->accessibleName(), utf8("Apps of web-reads: 2 → 1 app"));
        QCOMPARE(movesText(scene, fromRow), utf8("Leave: catalog-api (READS → analytics)."));
        QCOMPARE(movesText(scene, toRow), utf8("Arrive: catalog-api (ANALYTICS, new)."));
        QCOMPARE(movesText(scene, 0), QString());
        button->click();
        chooseNow(scene, "laneMenuApp.catalog-api.READS", utf8("Keep it here"));
        QCOMPARE(plannedMoves(scene), std::size_t(0));
        QCOMPARE(movesText(scene, fromRow), QString());
    }

    void theMenuOfTheLaneDoesTheSameByKey() {
        PlannerPageScene scene;
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        auto* canvas = scene.inRow<ui::LaneCanvas>(toRow, "laneCanvas");
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Menu);
        QVERIFY(part<QMenu>(scene.page, "laneMenu")->isVisible());
        QVERIFY(actionOf(scene.page, "laneMenuMoveHere", utf8("example-app (HEROKU_POSTGRESQL_COBALT) from Leader")));
        chooseNow(scene, "laneMenuMoveHere", utf8("catalog-api (READS) from web-reads"));
        QCOMPARE(movesText(scene, toRow), utf8("Arrive: catalog-api (ANALYTICS, new)."));
        QTest::keyClick(canvas, Qt::Key_Menu);
        chooseNow(scene, "laneMenuAttach", utf8("billing-prod"));
        QCOMPARE(movesText(scene, toRow), utf8("Arrive: catalog-api (ANALYTICS, new), billing-prod (ANALYTICS, new)."));
        QTest::keyClick(canvas, Qt::Key_Menu);
        QVERIFY(actionOf(scene.page, "laneMenuApp.catalog-api.ANALYTICS", utf8("Don't move it")));
        QVERIFY(actionOf(scene.page, "laneMenuApp.billing-prod.ANALYTICS", utf8("Don't attach it")));
        part<QMenu>(scene.page, "laneMenu")->close();
        scene.model.undo();
        QCOMPARE(plannedMoves(scene), std::size_t(1));
        scene.model.undo();
        QCOMPARE(plannedMoves(scene), std::size_t(0));
    }

    void aPoolThatIsDestroyedTakesNone() {
        PlannerPageScene scene;
        scene.model.removePool(toRow);
        appsButton(scene, toRow)->click();
        QVERIFY(part<QMenu>(scene.page, "laneMenu")->isVisible());
        QVERIFY(scene.page.findChild<QMenu*>(utf8("laneMenuAttach")) == nullptr);
        chooseNow(scene, "laneMenuApp.example-app.DATABASE_ANALYTICS", utf8("Move to web-reads"));
        QCOMPARE(movesText(scene, toRow), utf8("Leave: example-app (DATABASE_ANALYTICS → web-reads)."));
    }

    void anAppIsDraggedToAnotherPool() {
        PlannerPageScene scene;
        Hand hand(scene);
        auto* button = appsButton(scene, toRow); // of one app
        hand.press(button, button->rect().center());
        hand.moveOver(canvasOf(scene, fromRow));
        QCOMPARE(movesText(scene, fromRow), utf8("Arrive: example-app (WEB_READS, new).")); // a preview
        QTest::keyClick(&scene.page, Qt::Key_Escape);
        QCOMPARE(plannedMoves(scene), std::size_t(0));
        QVERIFY(movesText(scene, fromRow).isEmpty());
        hand.release();
        QVERIFY(!part<QMenu>(scene.page, "laneMenu")->isVisible()); // no click either
        QVERIFY(!scene.model.canUndo());
        hand.press(button, button->rect().center());
        hand.moveOver(canvasOf(scene, fromRow));
        hand.release();
        QCOMPARE(plannedMoves(scene), std::size_t(1));
        QCOMPARE(scene.model.draft().clusters.front().moves.front().to->pool, std::string("web-reads"));
        scene.model.undo(); // one step
        QCOMPARE(plannedMoves(scene), std::size_t(0));
        QVERIFY(!scene.model.canUndo());
    }

    void aPoolThatTakesNoAppSaysWhy() {
        PlannerPageScene scene;
        scene.model.removePool(fromRow);
        Hand hand(scene);
        auto* button = appsButton(scene, toRow);
        hand.press(button, button->rect().center());
        hand.moveOver(canvasOf(scene, fromRow));
        QCOMPARE(refusal(scene, fromRow), utf8("The plan destroys web-reads. Keep it first."));
        hand.release();
        QCOMPARE(plannedMoves(scene), std::size_t(0));
        QVERIFY(!refusal(scene, fromRow).isEmpty()); // until it no longer holds
        scene.model.restorePool(fromRow);
        QVERIFY(refusal(scene, fromRow).isEmpty());
    }

    void aButtonIsNotHiddenByItsOwnDrag() {
        constexpr int step = 8;
        PlannerPageScene scene;
        Hand hand(scene);
        auto* button = appsButton(scene, toRow); // of one app
        const auto setWidth = [&scene](int width) {
            scene.page.resize(width, scene.page.height());
            QTest::qWait(0);
        };
        int width = scene.page.width();
        while (button->isVisible() && width > step) {
            setWidth(width -= step);
        }
        setWidth(width + step);
        QVERIFY(button->isVisible());
        hand.press(button, button->rect().center());
        hand.moveOver(canvasOf(scene, fromRow));
        QCOMPARE(button->text(), utf8("1 → 0 apps"));
        QVERIFY(button->isVisible());
        hand.release();
        QCOMPARE(plannedMoves(scene), std::size_t(1));
        QVERIFY(!scene.model.previewing());
        QVERIFY(!button->isVisible()); // it doesn't fit
    }

    void aPoolThatTakesNoneOfSeveralSaysWhy() {
        PlannerPageScene scene;
        scene.model.removePool(toRow);
        Hand hand(scene);
        auto* button = appsButton(scene, fromRow);
        hand.press(button, button->rect().center());
        hand.moveOver(canvasOf(scene, toRow));
        QCOMPARE(refusal(scene, toRow), utf8("The plan destroys analytics. Keep it first."));
        hand.release();
        QVERIFY(!part<QMenu>(scene.page, "laneMenu")->isVisible());
        QCOMPARE(plannedMoves(scene), std::size_t(0));
        QVERIFY(!refusal(scene, toRow).isEmpty()); // until it no longer holds
        scene.model.restorePool(toRow);
        QVERIFY(refusal(scene, toRow).isEmpty());
    }

    void ofSeveralOneIsChosenAfterTheDrop() {
        PlannerPageScene scene;
        Hand hand(scene);
        auto* button = appsButton(scene, fromRow);
        QCOMPARE(button->text(), utf8("2 apps"));
        hand.press(button, button->rect().center());
        hand.moveOver(canvasOf(scene, fromRow)); // where they are
        hand.release();
        auto* menu = part<QMenu>(scene.page, "laneMenu");
        QVERIFY(!menu->isVisible());
        hand.press(button, button->rect().center());
        hand.moveOver(canvasOf(scene, toRow));
        hand.release();
        QVERIFY(menu->isVisible());
        QCOMPARE(plannedMoves(scene), std::size_t(0));
        chooseNow(scene, "laneMenu", utf8("catalog-api (READS)"));
        QCOMPARE(movesText(scene, toRow), utf8("Arrive: catalog-api (ANALYTICS, new)."));
    }

    void movesThatWentWithAPoolAreToldInPlace() {
        PlannerPageScene scene;
        auto* note = part<QWidget>(scene.page, "lostMoves");
        scene.model.addPool();
        scene.model.rename(3, utf8("reports"));
        appsButton(scene, fromRow)->click();
        chooseNow(scene, "laneMenuApp.catalog-api.READS", utf8("Move to reports"));
        QVERIFY(!note->isVisible());
        scene.inRow<QToolButton>(3, "removePool")->click();
        QVERIFY(note->isVisible());
        QCOMPARE(part<QLabel>(scene.page, "lostMovesText")->text(),
                 utf8("The plan no longer moves catalog-api to reports."));
        scene.model.undo();
        QVERIFY(!note->isVisible());
        scene.model.redo();
        QVERIFY(note->isVisible());
        QTest::keyClick(part<QPushButton>(scene.page, "dismissLostMoves"), Qt::Key_Space);
        QVERIFY(!note->isVisible());
        scene.model.setCount(fromRow, 4);
        QVERIFY(!note->isVisible());
        scene.model.undo();
        scene.model.undo(); // it moves again
        part<QPushButton>(scene.page, "resetPlan")->click();
        QVERIFY(!scene.model.draft().changed());
        QVERIFY(!note->isVisible()); // on purpose
    }

    void theReviewCountsRestarts() {
        PlannerPageScene scene;
        appsButton(scene, fromRow)->click();
        chooseNow(scene, "laneMenuApp.catalog-api.READS", utf8("Move to analytics"));
        part<QPushButton>(scene.page, "reviewPlan")->click();
        auto* dialog = part<QDialog>(scene.page, "reviewDialog");
        auto* restarts = part<QLabel>(*dialog, "reviewRestarts");
        QVERIFY(restarts->isVisible());
        QCOMPARE(restarts->text(),
                 utf8("Apps restart: catalog-api twice. catalog-api has to read ANALYTICS_URL instead of READS_URL."));
        QCOMPARE(part<QLabel>(*dialog, "step.0.text")->text().contains(utf8("catalog-api")), true);
        QVERIFY(part<QPushButton>(*dialog, "applyPlan")->isEnabled());
        scene.model.undo();
        QVERIFY(!restarts->isVisible());
    }
};

POOLHOUSE_WIDGET_TEST(TestLaneApps)
#include "tst_lane_apps.moc"
