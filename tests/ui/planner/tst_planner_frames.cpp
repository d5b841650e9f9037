// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the planner shows while lanes are edited by hand.
#include "tests/ui/lane_hand.h"

#include <QScrollArea>
#include <QScrollBar>

using namespace poolhouse;
using namespace poolhouse::test;

class PlannerFramesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
