// SPDX-License-Identifier: GPL-3.0-or-later
// "This plan" and the small drawings of its clusters.
#include "models/views/planner_sections.h"
#include "tests/models/planner_scene.h"

#include <QtTest>

using namespace poolhouse;
using test::PlannerScene;

namespace {

QString s(const char* text) {
    return QString::fromUtf8(text);
}

/// The plan of the picture, and a second cluster, which is shown then.
struct TwoClusters : PlannerScene {
    TwoClusters() {
        model.addCluster(test::smallOne().id);
        model.show(model.home());
    }
    [[nodiscard]] const views::PlannerSketch& sketch() const { return view().sketches.at(0); }
};

} // namespace

class TestPlannerSummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A plan of twelve clusters has dozens of steps, and the review lists them.
    void theFirstStepsAreNamedAndTheRestCounted() {
        std::vector<views::PlannerStepRow> steps;
        const auto line = [&steps] {
            QString text;
            for (const auto& span : views::planner::stepsLine(steps)) {
                text += span.text;
            }
            return text;
        };
        QVERIFY(line().isEmpty());
        for (int number = 1; number <= 6; ++number) {
            steps.push_back({QString::number(number), {{s("step-%1").arg(number), false}}, {}, {}});
        }
        steps.push_back({{}, {{s("Total"), true}}, {}, {}});
        QVERIFY2(line().startsWith(s("1.\u00a0step-1. 2.\u00a0step-2. ")), qPrintable(line()));
        QVERIFY(line().endsWith(s(" 6.\u00a0step-6.")));
        steps.insert(steps.begin() + 6, {s("7"), {{s("step-7"), false}}, {}, {}});
        QVERIFY2(line().endsWith(s("step-6. 1 more step is in the review.")), qPrintable(line()));
        steps.insert(steps.begin() + 7, {s("8"), {{s("step-8"), false}}, {}, {}});
        QVERIFY2(line().endsWith(s("step-6. 2 more steps are in the review.")), qPrintable(line()));
    }

    void whatAStepDoesBesidesIsEmphasised() {
        views::PlannerStepRow step;
        step.number = s("1");
        step.text = {{s("Shrink "), false}, {s("web"), true}};
        step.badge.text = s("lowers capacity");
        const std::vector<views::Span> spans{{s("1")},         {s(".\u00a0")}, {s("Shrink ")},
                                             {s("web"), true}, {s(" (")},      {s("lowers capacity"), true},
                                             {s(").")}};
        QCOMPARE(views::planner::stepsLine({step}), spans);
    }

    /// Whatever was removed, added or destroyed, a pool looks the same in both drawings.
    void aSketchHasTheColoursOfItsLanes() {
        TwoClusters scene;
        scene.shapeAsDrawn();
        scene.model.removePool(1);
        std::vector<int> lanes;
        for (const auto& lane : scene.view().lanes) {
            if (!scene.view().rows[static_cast<std::size_t>(lane.row)].destroyed) {
                lanes.push_back(lane.colour);
            }
        }
        std::vector<int> sketched;
        for (const auto& pool : scene.sketch().pools) {
            sketched.push_back(pool.colour);
        }
        QCOMPARE(sketched.size(), std::size_t{3});
        QCOMPARE(sketched, lanes);
    }

    void aSketchIsSaidInSentences() {
        TwoClusters scene;
        QCOMPARE(scene.sketch().sentence, s("postgresql-rectangular-12345: Leader 2 × 8G-Performance, "
                                            "analytics 1 × 16G-Performance, web-reads 3 × 4G-Performance, "
                                            "$1,558.40/month."));
        scene.model.setCount(2, 5);
        plans::NeedsDraft needs;
        needs.workloads = {scene.workload("web", 700), scene.workload("batch", 100000)};
        scene.model.setNeeds(needs, {});
        QVERIFY2(scene.sketch().sentence.endsWith(s("/month. Changed by this plan. Needs met: 1 of 2.")),
                 qPrintable(scene.sketch().sentence));
    }

    void anUnknownLimitIsNoLength() {
        TwoClusters scene;
        QVERIFY(scene.sketch().limitsKnown());
        scene.read({test::pool("leader", "8G-Performance", 2, 20), test::pool("odd", "2T-Performance", 1, 20)});
        const auto& sketch = scene.sketch();
        QVERIFY(!sketch.limitsKnown());
        QVERIFY(sketch.pools.at(0).limit && !sketch.pools.at(1).limit);
        QVERIFY2(sketch.sentence.contains(s("Not all connection limits are known.")), qPrintable(sketch.sentence));
    }

    /// A need that is known not to be met outweighs those that can't be checked.
    void unknownNeedsAreNotMissedOnes() {
        TwoClusters scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 20), test::pool("odd", "2T-Performance", 1, 20)});
        plans::NeedsDraft needs;
        needs.workloads = {scene.workload("web", 700, "odd")};
        scene.model.setNeeds(needs, {});
        QVERIFY(!scene.sketch().met && scene.sketch().unknown);
        QVERIFY2(scene.sketch().sentence.endsWith(s("Needs met: 0 of 1. Whether 1 need is met is unknown.")),
                 qPrintable(scene.sketch().sentence));
        needs.workloads.push_back(scene.workload("jobs", 1, "gone"));
        scene.model.setNeeds(needs, {});
        QVERIFY(!scene.sketch().met && !scene.sketch().unknown);
        QVERIFY2(scene.sketch().sentence.endsWith(s("Needs met: 0 of 2. Whether 1 need is met is unknown.")),
                 qPrintable(scene.sketch().sentence));
        scene.model.setNeeds({}, {});
        QVERIFY(scene.sketch().met && !scene.sketch().unknown);
    }
};

QTEST_GUILESS_MAIN(TestPlannerSummary)
#include "tst_planner_summary.moc"
