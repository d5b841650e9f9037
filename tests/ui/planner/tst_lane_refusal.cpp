// SPDX-License-Identifier: GPL-3.0-or-later
// Where a refusal stands, and how long.
#include "tests/support/test_main.h"
#include "tests/ui/lane_hand.h"
#include "ui/planner/empty_lane.h"
#include "ui/planner/lane_drag.h"
#include "ui/planner/lane_refusal.h"
#include "ui/planner/lane_view.h"

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

/// Two lanes of their own, beside the page that makes the edits.
struct RefusalScene {
    PlannerPageScene base;
    QWidget place;
    ui::LaneView first{&place};
    ui::LaneView second{&place};
    ui::EmptyLane empty{&place};
    ui::LaneDrag drag{base.model, base.base.store.catalog(), [](QPoint) { return ui::LaneDrag::outside; }, &place};
    ui::LaneRefusal refusal{base.model, drag, empty, [this] {
                                return std::vector<std::pair<ui::LaneView*, int>>{{&first, 1}, {&second, 2}};
                            }};

    /// Of both lanes and the empty one; "-": none.
    [[nodiscard]] QString told() const {
        QStringList all;
        const std::pair<const QWidget*, const char*> parts[] = {
            {&first, "laneRefusal"}, {&second, "laneRefusal"}, {&empty, "emptyLaneRefusal"}};
        for (const auto& [widget, name] : parts) {
            const auto* label = part<QLabel>(*widget, name);
            all << (label->isHidden() ? utf8("-") : label->text());
        }
        return all.join(QLatin1Char('|'));
    }
};

} // namespace

class TestLaneRefusal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void standsInItsLane() {
        RefusalScene scene;
        QCOMPARE(scene.told(), utf8("-|-|-"));
        scene.refusal.showSnap(2, utf8("No."));
        QCOMPARE(scene.told(), utf8("-|No.|-"));
        QVERIFY(scene.refusal.shown());
        scene.refusal.answer(1, utf8("No."));
        QCOMPARE(scene.told(), utf8("No.|-|-"));
        scene.refusal.showSnap(ui::LaneDrag::overEmpty, utf8("No room."));
        QCOMPARE(scene.told(), utf8("-|-|No room."));
        scene.refusal.settle();
        QCOMPARE(scene.told(), utf8("-|-|-"));
        QVERIFY(!scene.refusal.shown());
    }

    void goesWithThePlanItWasOn() {
        RefusalScene scene;
        const views::LaneEdit tooMany{.kind = views::LaneEdit::Kind::SetCount, .row = 2, .count = 99};
        const auto why = scene.base.model.whyNot(tooMany);
        QVERIFY(why);
        scene.refusal.answer(2, why, tooMany);
        scene.refusal.dropOld();
        QVERIFY(scene.refusal.shown()); // it still holds
        scene.base.model.setCount(2, 4);
        scene.refusal.outlastDrag();
        scene.refusal.dropOld();
        QVERIFY(scene.refusal.shown()); // what the drag did is no other plan
        scene.base.model.setCount(2, 5);
        scene.refusal.dropOld();
        QCOMPARE(scene.told(), utf8("-|-|-"));
    }

    void goesWhenTheEditIsPossible() {
        RefusalScene scene;
        const views::LaneEdit four{.kind = views::LaneEdit::Kind::SetCount, .row = 2, .count = 4};
        QVERIFY(!scene.base.model.whyNot(four));
        scene.refusal.answer(2, utf8("Not yet."), four);
        scene.refusal.dropOld();
        QVERIFY(!scene.refusal.shown());
    }

    void staysWhileSomethingIsDragged() {
        RefusalScene scene;
        scene.drag.begin({.part = ui::LaneGrip::Part::Need, .row = 1}, QPoint());
        scene.refusal.showSnap(2, utf8("No."));
        scene.base.model.setCount(2, 5);
        QVERIFY(scene.drag.grip() == std::nullopt); // another edit ends the drag
        scene.drag.begin({.part = ui::LaneGrip::Part::Need, .row = 1}, QPoint());
        scene.refusal.dropOld();
        QVERIFY(scene.refusal.shown());
        scene.drag.cancel();
        scene.refusal.dropOld();
        QVERIFY(!scene.refusal.shown());
    }
};

POOLHOUSE_WIDGET_TEST(TestLaneRefusal)
#include "tst_lane_refusal.moc"
