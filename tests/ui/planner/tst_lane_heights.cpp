// SPDX-License-Identifier: GPL-3.0-or-later
// How high lanes are after drags and zooms, and how wide what stands above their drawings.
#include "tests/support/test_main.h"
#include "tests/ui/lane_hand.h"
#include "ui/planner/lane_list.h"
#include "ui/planner/lane_view.h"
#include "ui/planner/lane_zoom.h"
#include "ui/widgets/text_label.h"

#include <QLayout>
#include <QScrollBar>

#include <random>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

ui::LaneZoom& zoomIn(ui::PlannerPage& page) {
    return part<ui::LaneList>(page, "laneList")->zoom();
}

void settle() {
    constexpr int mostTurns = 10; // a level of the layout each
    for (int turn = 0; turn < mostTurns; ++turn) {
        QCoreApplication::processEvents();
    }
}

/// Top and height of each lane in the list, and those of its drawing.
QStringList placesIn(ui::PlannerPage& page, std::size_t lanes) {
    QStringList places;
    for (std::size_t row = 0; row < lanes; ++row) {
        const auto* lane = part<QWidget>(page, qPrintable(utf8("poolEditor.%1").arg(row)));
        const auto* canvas = part<QWidget>(*lane, "laneCanvas");
        places << utf8("%1: %2 + %3, %4 + %5")
                      .arg(row)
                      .arg(lane->y())
                      .arg(lane->height())
                      .arg(canvas->y())
                      .arg(canvas->height());
    }
    const auto* empty = part<QWidget>(page, "emptyLane");
    return places << utf8("below: %1").arg(empty->y());
}

/// The same in a page that was opened just now.
QStringList freshPlaces(PlannerPageScene& scene) {
    ui::PlannerPage page(scene.model, scene.base.store);
    page.offer(true, true, true);
    page.setLayoutDirection(scene.page.layoutDirection());
    page.resize(scene.page.size());
    page.open(scene.base.cluster);
    page.show();
    settle();
    zoomIn(page).setFactor(zoomIn(scene.page).factor());
    zoomIn(page).bar()->setValue(zoomIn(scene.page).bar()->value());
    settle();
    return placesIn(page, scene.model.view().rows.size());
}

QStringList places(PlannerPageScene& scene) {
    return placesIn(scene.page, scene.model.view().rows.size());
}

/// Does one thing after the other to the four pools of the design.
class AnyHand {
public:
    AnyHand(PlannerPageScene& scene, unsigned seed) : m_scene(scene), m_hand(scene), m_random(seed) {}

    void act() {
        const int row = 1 + any(3);
        const int what = any(7);
        m_done << utf8("%1 in %2").arg(what).arg(row);
        if (what == 0) {
            m_scene.model.setGrowth(50 * any(7));
        } else if (what == 1) {
            zoom();
        } else {
            drag(row, what % 2 == 0);
            if (any(3) == 0) {
                zoom();
            } else if (any(2) == 0) {
                QTest::keyClick(canvasOf(m_scene, row), Qt::Key_Escape);
            }
            m_hand.release();
        }
    }
    [[nodiscard]] QString done() const { return m_done.join(utf8(", ")); }

private:
    int any(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    void zoom() { zoomIn(m_scene.page).setFactor(1 + any(5)); }
    void drag(int row, bool edge) {
        auto* canvas = canvasOf(m_scene, row);
        if (edge || canvas->lane().needs.empty()) {
            m_hand.takeHandle(row);
            const int by = any(600) - 300;
            m_hand.moveBy(by);
            m_hand.moveBy(by / 2);
        } else {
            m_hand.takeNeed(row, 0);
            m_hand.moveOver(canvasOf(m_scene, 1 + any(3)));
        }
    }

    PlannerPageScene& m_scene;
    Hand m_hand;
    std::mt19937 m_random;
    QStringList m_done;
};

} // namespace

class TestLaneHeights : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aZoomIsLaidOutInTheSameEvent() {
        PlannerPageScene scene({954, 1200});
        scene.shapeAsDrawn();
        scene.model.setGrowth(300);
        Hand settled(scene);
        for (const double factor : {1.5, 3.0, 16.0, 1.0}) {
            zoomIn(scene.page).setFactor(factor);
            const auto atOnce = places(scene);
            settle();
            QCOMPARE(atOnce, places(scene));
            QCOMPARE(atOnce, freshPlaces(scene));
        }
    }

    /// Released, interrupted or cancelled drags, zooms and growth, in any order.
    void nothingAHandDoesLeavesAnEmptyLine_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("large") << QSize(1360, 1200) << false;
        QTest::newRow("small") << QSize(954, 605) << false;
        QTest::newRow("mirrored") << QSize(954, 1200) << true;
    }
    void nothingAHandDoesLeavesAnEmptyLine() {
        QFETCH(const QSize, size);
        QFETCH(const bool, mirrored);
        for (unsigned seed = 1; seed <= 10; ++seed) {
            PlannerPageScene scene(size);
            scene.page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
            scene.shapeAsDrawn();
            AnyHand hand(scene, seed);
            for (int step = 0; step < 8; ++step) {
                hand.act();
                settle();
                const auto shown = places(scene), fresh = freshPlaces(scene);
                QVERIFY2(shown == fresh, qPrintable(utf8("%1: %2\n%3\n%4")
                                                        .arg(QString::number(seed), hand.done(), shown.join(utf8("; ")),
                                                             fresh.join(utf8("; ")))));
            }
        }
    }
};

POOLHOUSE_WIDGET_TEST(TestLaneHeights)
#include "tst_lane_heights.moc"
