// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the planner shows while lanes are edited by hand.
#include "models/core/money.h"
#include "tests/support/test_main.h"
#include "tests/ui/lane_hand.h"

#include <QImage>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableWidget>

#include <algorithm>
#include <utility>

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

/// Rows of pixels of the window, painted step by step, that differ from those of a page painted at once.
int wrongRows(PlannerPageScene& scene) {
    constexpr int mostTurns = 10;
    for (int turn = 0; turn < mostTurns; ++turn) {
        QCoreApplication::processEvents(); // what follows beside the lanes, and the paint
    }
    const auto pixels = [](const QPixmap& picture) { return picture.toImage().convertToFormat(QImage::Format_RGB32); };
    const auto shown = pixels(scene.page.screen()->grabWindow(scene.page.winId()));
    const auto anew = pixels(scene.page.grab());
    if (shown.size() != anew.size()) {
        return -1;
    }
    int wrong = 0;
    for (int y = 0; y < anew.height(); ++y) {
        const auto* line = shown.constScanLine(y);
        wrong += std::equal(line, line + shown.bytesPerLine(), anew.constScanLine(y)) ? 0 : 1;
    }
    return wrong;
}

/// How often some widgets are painted.
class PaintsOf : public QObject {
public:
    void watch(QWidget* widget) { widget->installEventFilter(this); }
    int taken() { return std::exchange(m_count, 0); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

private:
    int m_count = 0;
};

} // namespace

class TestPlannerFrames : public QObject {
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

    void copiedPixelsAreThoseThatWouldBePainted_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("large") << QSize(1360, 1200) << false;
        QTest::newRow("mirrored") << QSize(1360, 1200) << true;
        QTest::newRow("scrolled") << QSize(954, 605) << false;
    }
    void copiedPixelsAreThoseThatWouldBePainted() {
        QFETCH(QSize, size);
        QFETCH(bool, mirrored);
        PlannerPageScene scene(size);
        scene.page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        Hand hand(scene);
        QCOMPARE(wrongRows(scene), 0);
        addNeeds(scene);
        QCOMPARE(wrongRows(scene), 0);
        const int block = blockOf(scene, webReads);
        hand.takeHandle(webReads);
        for (const int blocks : {1, 4, 9, 100, 3, -2, 0}) {
            hand.moveBy((mirrored ? -blocks : blocks) * block);
            QTRY_COMPARE(countOf(scene, webReads), std::min(3 + blocks, 12)); // with the next frame
            QCOMPARE(wrongRows(scene), 0);
        }
        hand.release();
        QCOMPARE(wrongRows(scene), 0);
        scene.shapeAsDrawn(); // a lane more
        QCOMPARE(wrongRows(scene), 0);
        scene.model.setGrowth(300); // higher lanes
        QCOMPARE(wrongRows(scene), 0);
        scene.model.setGrowth(0);
        QCOMPARE(wrongRows(scene), 0);
        scene.model.removePool(webReads);
        QCOMPARE(wrongRows(scene), 0);
        scene.page.resize(size.width() - 40, size.height());
        QCOMPARE(wrongRows(scene), 0);
    }

    /// Their drawings differ; what stands above those is moved with its pixels.
    void headsThatMoveAreNotPaintedAnew() {
        PlannerPageScene scene({1366, 1000});
        scene.shapeAsDrawn();
        Hand settled(scene);
        QCOMPARE(wrongRows(scene), 0);
        PaintsOf painted;
        for (const int row : {analytics, webReads}) { // a new pool has dashes all around
            painted.watch(scene.inRow<QWidget>(row, "levelCombo"));
        }
        const auto* lowest = part<QWidget>(scene.page, "poolEditor.3");
        for (const int growth : {300, 0}) {
            const int top = lowest->y();
            scene.model.setGrowth(growth);
            QVERIFY(lowest->y() != top);
            QCoreApplication::processEvents();
            QCOMPARE(painted.taken(), 0);
            QCOMPARE(wrongRows(scene), 0);
            painted.taken(); // by the comparison
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

POOLHOUSE_WIDGET_TEST(TestPlannerFrames)
#include "tst_planner_frames.moc"
