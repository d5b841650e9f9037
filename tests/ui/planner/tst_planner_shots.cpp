// SPDX-License-Identifier: GPL-3.0-or-later
// No text of the planner is clipped, in any state; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "tests/support/application_font.h"
#include "tests/support/test_main.h"
#include "tests/ui/planner_page_scene.h"
#include "ui/planner/cost_chart.h"
#include "ui/planner/lane_canvas.h"
#include "ui/planner/lane_list.h"
#include "ui/planner/lane_zoom.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/text_label.h"

#include <QLineEdit>
#include <QPushButton>
#include <QStyleOptionFrame>

using namespace poolhouse;
using test::part;
using test::PlannerPageScene;
using test::utf8;

namespace {

constexpr QSize usualPage(954, 605); // in a window of 1280 x 800

int textRoom(const QLineEdit& field) {
    QStyleOptionFrame option;
    option.initFrom(&field);
    const int inner = field.style()->subElementRect(QStyle::SE_LineEditContents, &option, &field).width();
    return inner - field.textMargins().left() - field.textMargins().right() - 2 * 2; // Qt's own margin
}

/// What of the heads of the lanes is shown in part.
QStringList cutInHeads(PlannerPageScene& scene) {
    QStringList cut = test::clippedTexts(scene.page) + test::layout_audit::cutCombos(scene.page);
    for (const auto* badge : scene.page.findChildren<ui::BadgeLabel*>(QStringLiteral("poolBadge"))) {
        if (badge->isVisible() && badge->width() < badge->sizeHint().width()) {
            cut << badge->text();
        }
    }
    for (const auto* name : scene.page.findChildren<ui::TextLabel*>(QStringLiteral("poolName"))) {
        if (name->isVisible() && name->isElided()) {
            cut << name->text();
        }
    }
    for (const auto* field : scene.page.findChildren<QLineEdit*>(QStringLiteral("poolNameField"))) {
        if (field->isVisible() && textRoom(*field) < field->fontMetrics().horizontalAdvance(field->text())) {
            cut << field->text();
        }
    }
    return cut;
}

} // namespace

class TestPlannerShots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headsAreWholeAtTheUsualSize_data() {
        QTest::addColumn<bool>("mirrored");
        QTest::addColumn<int>("points");
        QTest::newRow("usual") << false << 0;
        QTest::newRow("mirrored") << true << 0;
        QTest::newRow("14 pt") << false << 14;
    }

    void headsAreWholeAtTheUsualSize() {
        QFETCH(bool, mirrored);
        QFETCH(int, points);
        const test::ApplicationFont font(points);
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        PlannerPageScene scene(usualPage);
        scene.page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        scene.shapeAsDrawn();
        QCoreApplication::processEvents(); // style and layout
        QTRY_COMPARE(cutInHeads(scene), QStringList());
        scene.model.setLevel(2, "8G-Performance");
        QCoreApplication::processEvents();
        QTRY_COMPARE(scene.inRow<ui::BadgeLabel>(2, "poolBadge")->text(), utf8("+2, new level"));
        QTRY_COMPARE(cutInHeads(scene), QStringList());
    }

    void fourPoolsAreInViewAsStyled() {
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        PlannerPageScene scene(usualPage);
        scene.shapeAsDrawn();
        scene.model.findCheapest();
        QVERIFY(scene.searched());
        QTRY_COMPARE(test::notInView(scene.page, {utf8("openPlan"), utf8("reviewPlan"), utf8("poolEditor.0"),
                                                  utf8("poolEditor.1"), utf8("poolEditor.2"), utf8("poolEditor.3"),
                                                  utf8("addPool"), utf8("workloadTable"), utf8("growthSlider"),
                                                  utf8("answerCost"), utf8("answer.1.text"), utf8("answer.2.text"),
                                                  utf8("loadCheapest"), utf8("figure.3.plan")}),
                     QStringList());
    }

    /// Names in letters higher than Latin ones, looked at with fonts that have them.
    void drawsScripts() {
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        PlannerPageScene scene({1400, 1000});
        plans::NeedsDraft needs;
        for (const auto* name :
             {"\u00c5\u00c9 \u1eac\u1ed8 E\u0302\u0301", "\u0e17\u0e35\u0e48\u0e1b\u0e39\u0e48 \u0e0e\u0e38",
              "\u0930\u094d\u0915\u0940\u0902 \u0915\u094d\u0937\u0942", "plain"}) {
            needs.workloads.push_back(test::workloadDraft(name, 240, "web-reads"));
        }
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::AddWorkload});
        scene.model.findCheapest();
        QVERIFY(scene.searched());
        test::shoot(scene.page, utf8("planner-scripts"));
    }

    void draws_data() {
        test::Pictures::addColumns();
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << false << false << 1.0 << QSize(1400, 1000);
        QTest::newRow("dark") << true << false << 1.0 << QSize(1400, 1000);
        QTest::newRow("small") << false << false << 1.0 << QSize(1046, 620);
        QTest::newRow("usual") << false << false << 1.0 << usualPage;
        QTest::newRow("usual-dark") << true << false << 1.0 << usualPage;
        QTest::newRow("narrow") << false << false << 1.0 << QSize(700, 405);  // in one of 1024 x 600
        QTest::newRow("large") << false << false << 1.0 << QSize(2236, 1245); // in one of 2560 x 1440
        QTest::newRow("mirrored") << false << true << 1.0 << QSize(1400, 1000);
        QTest::newRow("usual@1.25") << false << false << 1.25 << usualPage;
        QTest::newRow("usual@1.5") << false << false << 1.5 << usualPage;
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
        scene.model.keepForComparison();
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

POOLHOUSE_WIDGET_TEST(TestPlannerShots)
#include "tst_planner_shots.moc"
