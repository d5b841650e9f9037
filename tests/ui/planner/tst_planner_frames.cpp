// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the planner shows while lanes are edited by hand.
#include "tests/ui/lane_hand.h"

#include <QScrollArea>
#include <QScrollBar>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

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

QTEST_MAIN(PlannerFramesTest)
#include "tst_planner_frames.moc"
