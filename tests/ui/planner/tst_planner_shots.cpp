// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the planner; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "tests/ui/planner_page_scene.h"
#include "ui/planner/cost_chart.h"
#include "ui/theme/theme_controller.h"

#include <QLabel>
#include <QPushButton>

using namespace poolhouse;
using test::part;
using test::PlannerPageScene;
using test::shoot;
using test::utf8;

class PlannerShotsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::ThemeController>(*qApp, ui::SchemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void draws_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<qreal>("scale");
        QTest::newRow("light") << false << false << QSize(1400, 1000) << 1.0;
        QTest::newRow("dark") << true << false << QSize(1400, 1000) << 1.0;
        QTest::newRow("small") << false << false << QSize(1046, 620) << 1.0;
        QTest::newRow("mirrored") << false << true << QSize(1400, 1000) << 1.0;
        QTest::newRow("light@2") << false << false << QSize(1200, 800) << 2.0;
    }
    void draws() {
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        QFETCH(QSize, size);
        QFETCH(qreal, scale);
        m_theme->setChoice(dark ? ui::SchemeChoice::Dark : ui::SchemeChoice::Light);
        const QString tail = utf8("-") + utf8(QTest::currentDataTag());
        PlannerPageScene scene(size);
        scene.page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        shoot(scene.page, utf8("planner-fresh") + tail, scale);
        scene.shapeAsDrawn();
        scene.model.findCheapest();
        scene.model.putAside();
        QTest::qWait(200); // nested layouts settle in several passes
        shoot(scene.page, utf8("planner") + tail, scale);
        auto* chart = part<ui::CostChart>(scene.page, "costChart");
        QTest::mouseMove(chart, chart->placeOf(chart->drawnPoints()[3]).toPoint());
        scene.model.removePool(1);
        scene.base.setCount("web-reads", 4);
        shoot(scene.page, utf8("planner-drift") + tail, scale);
        scene.model.rebase();
        part<QPushButton>(scene.page, "reviewPlan")->click();
        shoot(*part<QDialog>(scene.page, "reviewDialog"), utf8("planner-review") + tail, scale);
    }

private:
    std::unique_ptr<ui::ThemeController> m_theme;
};

QTEST_MAIN(PlannerShotsTest)
#include "tst_planner_shots.moc"
