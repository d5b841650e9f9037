// SPDX-License-Identifier: GPL-3.0-or-later
// No text of the planner is clipped, in any state; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "tests/ui/planner_page_scene.h"
#include "ui/planner/cost_chart.h"

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
        QTest::newRow("mirrored") << false << true << 1.0 << QSize(1400, 1000);
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
        scene.model.putAside();
        pictures.shoot(scene.page, "planner");
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
