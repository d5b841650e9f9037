// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the planner shows while lanes are edited by hand.
#include "models/core/money.h"
#include "tests/support/test_main.h"
#include "tests/ui/lane_hand.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableWidget>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

/// Of a part of the drawing and of the totals that does not show the model's view.
QStringList behindAtOnce(PlannerPageScene& scene) {
    const auto& view = scene.model.view();
    QStringList behind;
    for (std::size_t row = 0; row < view.rows.size(); ++row) {
        const auto* lane = canvasOf(scene, static_cast<int>(row));
        if (!(lane->lane() == view.lanes[row])) {
            behind << view.rows[row].name;
        }
        QString price;
        for (const auto& span : view.rows[row].price) {
            price += span.text;
        }
        auto shown = scene.inRow<QLabel>(static_cast<int>(row), "poolEffect")->text();
        if (shown.remove(QChar(0x2060)) != price) {
            behind << price;
        }
    }
    for (std::size_t row = 0; row < view.summary.brief; ++row) {
        if (part<QLabel>(scene.page, qPrintable(utf8("figure.%1.plan").arg(row)))->text() !=
            view.summary.figures[row].plan) {
            behind << view.summary.figures[row].label;
        }
    }
    return behind;
}

/// The same of what stands beside them.
QStringList behindBeside(PlannerPageScene& scene) {
    const auto& view = scene.model.view();
    QStringList behind;
    const auto plan = QString::fromStdString(core::formatExact(view.chart.plan->monthly));
    if (!part<QWidget>(scene.page, "costChart")->accessibleDescription().contains(plan)) {
        behind << utf8("chart");
    }
    if (part<QTableWidget>(scene.page, "comparisonTable")->item(1, 1)->text() != view.comparison[1].cost) {
        behind << utf8("comparison");
    }
    if (!part<QLabel>(scene.page, "needsMet")->text().startsWith(view.needs.met)) {
        behind << utf8("needs");
    }
    QString steps;
    for (const auto& span : view.summary.steps) {
        steps += span.text;
    }
    if (part<QLabel>(scene.page, "stepsLine")->text() != steps) {
        behind << utf8("steps");
    }
    if (part<QWidget>(scene.page, "planWarnings")->isVisible() != !view.warnings.empty()) {
        behind << utf8("warnings");
    }
    return behind;
}

/// Lanes that are lower than what they say.
QStringList cutLanes(PlannerPageScene& scene) {
    QStringList cut;
    for (std::size_t row = 0; row < scene.model.view().rows.size(); ++row) {
        const auto* canvas = canvasOf(scene, static_cast<int>(row));
        if (canvas->height() < canvas->sizeHint().height() ||
            canvas->geometry().bottom() > canvas->parentWidget()->rect().bottom()) {
            cut << scene.model.view().rows[row].name;
        }
    }
    return cut;
}

} // namespace

class PlannerFramesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsDecidedOnMovesInTheSameEvent() {
        PlannerPageScene scene;
        addNeeds(scene);
        Hand hand(scene);
        hand.takeHandle(webReads);
        hand.moveBy(2 * blockOf(scene, webReads));
        QCOMPARE(countOf(scene, webReads), 5);
        QCOMPARE(behindAtOnce(scene), QStringList());
        QTRY_COMPARE(behindBeside(scene), QStringList()); // while it is held
        hand.release();
    }

    void allIsFinalWhenAHandLetsGo_data() {
        QTest::addColumn<bool>("taken");
        QTest::newRow("released") << true;
        QTest::newRow("Esc") << false;
    }
    void allIsFinalWhenAHandLetsGo() {
        QFETCH(bool, taken);
        PlannerPageScene scene;
        addNeeds(scene);
        Hand hand(scene);
        hand.takeHandle(webReads);
        hand.moveBy(-2 * blockOf(scene, webReads));
        if (taken) {
            hand.release();
        } else {
            QTest::keyClick(canvasOf(scene, webReads), Qt::Key_Escape);
        }
        QCOMPARE(countOf(scene, webReads), taken ? 1 : 3);
        QCOMPARE(behindAtOnce(scene), QStringList());
        QCOMPARE(behindBeside(scene), QStringList());
    }

    void aDigitIsFollowedByAll() {
        PlannerPageScene scene;
        addNeeds(scene);
        auto* count = scene.inRow<QSpinBox>(webReads, "countField");
        count->setFocus();
        count->selectAll();
        QTest::keyClick(count, Qt::Key_6);
        QCOMPARE(countOf(scene, webReads), 6);
        QCOMPARE(behindAtOnce(scene), QStringList());
        QTRY_COMPARE(behindBeside(scene), QStringList());
    }

    void lanesHaveRoomForTheirTextsAtOnce() {
        for (const QSize size : {QSize(2236, 1245), QSize(954, 605)}) {
            PlannerPageScene scene(size);
            Hand settled(scene);
            scene.shapeAsDrawn(); // a lane more
            QCOMPARE(cutLanes(scene), QStringList());
            scene.model.rename(3, utf8("web-reads")); // a problem more
            QVERIFY(scene.inRow<QWidget>(3, "poolProblem")->isVisible());
            QCOMPARE(cutLanes(scene), QStringList());
            scene.model.setGrowth(300);
            QCOMPARE(cutLanes(scene), QStringList());
        }
    }

    /// Else the scale changes under the hand.
    void lanesKeepTheirWidthWhenThePageScrolls() {
        PlannerPageScene scene({1360, 2000});
        Hand settled(scene);
        auto* list = part<QWidget>(scene.page, "laneList");
        const int width = list->width();
        const auto* bar = ancestor<QScrollArea>(*list)->verticalScrollBar();
        QCOMPARE(bar->maximum(), 0);
        scene.page.resize(1360, 500);
        QTRY_VERIFY(bar->maximum() > 0 && bar->isVisible());
        QCOMPARE(list->width(), width);
    }
};

POOLHOUSE_WIDGET_TEST(PlannerFramesTest)
#include "tst_planner_frames.moc"
