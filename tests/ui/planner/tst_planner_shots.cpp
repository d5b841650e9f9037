// SPDX-License-Identifier: GPL-3.0-or-later
// No text of the planner is clipped, in any state; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "tests/ui/planner_page_scene.h"
#include "ui/planner/cost_chart.h"
#include "ui/planner/lane_canvas.h"
#include "ui/planner/lane_list.h"
#include "ui/planner/lane_zoom.h"

#include <QPushButton>

using namespace poolhouse;
using test::part;
using test::PlannerPageScene;

class PlannerShotsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draws_data() {
        test::Pictures::addColumns();
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << false << false << 1.0 << QSize(1400, 1000);
        QTest::newRow("dark") << true << false << 1.0 << QSize(1400, 1000);
        QTest::newRow("small") << false << false << 1.0 << QSize(1046, 620);
        QTest::newRow("usual") << false << false << 1.0 << QSize(954, 605); // in a window of 1280 x 800
        QTest::newRow("usual-dark") << true << false << 1.0 << QSize(954, 605);
        QTest::newRow("narrow") << false << false << 1.0 << QSize(700, 405);  // in one of 1024 x 600
        QTest::newRow("large") << false << false << 1.0 << QSize(2236, 1245); // in one of 2560 x 1440
        QTest::newRow("mirrored") << false << true << 1.0 << QSize(1400, 1000);
        QTest::newRow("usual@1.25") << false << false << 1.25 << QSize(954, 605);
        QTest::newRow("usual@1.5") << false << false << 1.5 << QSize(954, 605);
        QTest::newRow("light@2") << false << false << 2.0 << QSize(1200, 800);
    }

    void draws() {
        const test::Pictures pictures;
        QFETCH(QSize, size);
        PlannerPageScene scene(size);
        pictures.direct(scene.page);
        pictures.shoot(scene.page, "planner-fresh");
        scene.shapeAsDrawn();
        scene.model.findCheapest();
        QVERIFY(scene.searched());
        scene.model.putAside();
        pictures.shoot(scene.page, "planner");
        part<QPushButton>(scene.page, "needsDrawer")->click(); // only a narrow page has one
        scene.model.setGrowth(50);
        QVERIFY(scene.searched());
        pictures.shoot(scene.page, "planner-growth");
        part<QPushButton>(scene.page, "needsDrawer")->click();
        auto* canvas = scene.inRow<ui::LaneCanvas>(1, "laneCanvas");
        const auto at = canvas->needRect(0).center();
        const auto leader = canvas->mapFrom(&scene.page, scene.inRow<QWidget>(0, "laneCanvas")->mapTo(&scene.page, at));
        QTest::mousePress(canvas, Qt::LeftButton, {}, at);
        QMouseEvent move(QEvent::MouseMove, leader, canvas->mapToGlobal(leader), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(canvas, &move);
        pictures.shoot(scene.page, "planner-refused");
        QTest::keyClick(&scene.page, Qt::Key_Escape);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, at);
        part<QPushButton>(scene.page, "showLevels")->click();
        part<ui::LaneList>(scene.page, "laneList")->zoom().setFactor(2);
        pictures.shoot(scene.page, "planner-zoomed");
        auto* chart = part<ui::CostChart>(scene.page, "costChart");
        QTest::mouseMove(chart, chart->placeOf(chart->drawnPoints()[3]).toPoint());
        scene.model.removePool(1);
        scene.base.setCount("web-reads", 4);
        pictures.shoot(scene.page, "planner-drift");
        scene.model.rebase();
        part<QPushButton>(scene.page, "reviewPlan")->click();
        pictures.shoot(*part<QDialog>(scene.page, "reviewDialog"), "planner-review");
    }
};

QTEST_MAIN(PlannerShotsTest)
#include "tst_planner_shots.moc"
