// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_news.h"
#include "tests/models/planner_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using test::PlannerScene;
using test::s;
using views::editNews;
using views::LaneEdit;
using views::needsNews;
using views::planNews;
using views::workloadNews;
using Kind = LaneEdit::Kind;

/// What a screen reader is told of an edit.
class TestPlanNews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsNoNews() {
        PlannerScene scene;
        const auto view = scene.view();
        QCOMPARE(editNews(view, view), QString());
        QCOMPARE(planNews({}, view, view), QString());
    }

    void everyEditOfAPoolIsTold_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("news");
        const auto add = [](const char* name, Kind kind, int row, int count, const char* news) {
            QTest::newRow(name) << static_cast<int>(kind) << row << count << s(news);
        };
        add("instances", Kind::SetCount, 2, 4, "web-reads: 4 instances of 4G-Performance.");
        add("standby", Kind::SetCount, 0, 1, "Leader: 8G-Performance without standby.");
        add("level", Kind::SetLevel, 1, 0, "analytics: 1 instance of 8G-Performance.");
        add("removed", Kind::RemovePool, 1, 0, "analytics: removed by the plan.");
    }
    void everyEditOfAPoolIsTold() {
        QFETCH(int, kind);
        QFETCH(int, row);
        QFETCH(int, count);
        QFETCH(QString, news);
        PlannerScene scene;
        const auto before = scene.view();
        QVERIFY(
            scene.model.make({.kind = static_cast<Kind>(kind), .row = row, .count = count, .level = "8G-Performance"}));
        QCOMPARE(editNews(before, scene.view()), news);
        const auto after = scene.view();
        scene.model.undo();
        QVERIFY(!editNews(after, scene.view()).isEmpty());
    }

    void aPoolOfThePlanOnlyComesAndGoes() {
        PlannerScene scene;
        const auto before = scene.view();
        scene.model.addPool();
        const auto added = scene.view();
        const auto name = added.rows.back().name;
        QVERIFY2(editNews(before, added).startsWith(name + QStringLiteral(": 1 instance of ")),
                 qPrintable(editNews(before, added)));
        scene.model.removePool(3);
        QCOMPARE(editNews(added, scene.view()), name + s(": no longer in the plan."));
    }

    void needsAreToldOnlyWhenMoreOrFewerAreMet() {
        PlannerScene scene;
        scene.model.fillFromPeaks();
        const auto before = scene.view();
        QVERIFY(scene.model.make({.kind = Kind::SetCount, .row = 1, .count = 2}));
        const auto carried = scene.view();
        const auto news = planNews(s("Done."), before, carried);
        QVERIFY2(news.startsWith(s("Done. Cost per month: $2,058.40. Needs met: ")), qPrintable(news));
        QVERIFY(scene.model.make({.kind = Kind::SetCount, .row = 1, .count = 3}));
        QCOMPARE(planNews(s("Done."), carried, scene.view()), s("Done. Cost per month: $2,558.40."));
    }

    void aMovedNeedIsTold() {
        PlannerScene scene;
        scene.model.fillFromPeaks();
        const auto& workloads = scene.model.needs().workloads;
        const auto at = std::find_if(workloads.begin(), workloads.end(),
                                     [](const auto& each) { return each.workload.name == "analytics"; });
        QVERIFY(at != workloads.end());
        const auto index = static_cast<std::size_t>(at - workloads.begin());
        const auto before = scene.view();
        QVERIFY(scene.model.make({.kind = Kind::MoveNeed, .row = 2, .workload = index}));
        QCOMPARE(editNews(before, scene.view()), s("analytics moved to web-reads."));
    }

    void editsOfNeedsAreTold() {
        PlannerScene scene;
        const auto none = scene.view();
        auto needs = scene.model.needs();
        needs.workloads = {scene.workload("web", 1300, "web-reads"), scene.workload("jobs", 40)};
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::AddWorkload});
        const auto two = scene.view();
        QCOMPARE(workloadNews(none, two),
                 s("web: connections 1,300, pool web-reads. jobs: connections 40, pool any: analytics."));
        QCOMPARE(needsNews({}, none, two), s("Needs met: 0 of 2."));
        needs.workloads.pop_back();
        needs.workloads[0].workload.connections = 1;
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::RemoveWorkload});
        QCOMPARE(workloadNews(two, scene.view()), s("web: connections 1, pool web-reads. jobs: no longer needed."));
        QCOMPARE(needsNews(s("Done."), two, scene.view()), s("Done. Needs met: 1 of 1."));
        QCOMPARE(needsNews({}, scene.view(), scene.view()), QString());
        for (int number = 0; number < 8; ++number) {
            needs.workloads.push_back(scene.workload(qPrintable(QString::number(number)), 1));
        }
        const auto one = scene.view();
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::AddWorkload});
        QCOMPARE(workloadNews(one, scene.view()), s("9 workloads now."));
    }

    /// Two workloads may share a name until that is fixed.
    void workloadsOfOneNameAreTold() {
        PlannerScene scene;
        auto needs = scene.model.needs();
        const auto news = [&](std::vector<plans::WorkloadDraft> workloads) {
            const auto before = scene.view();
            needs.workloads = std::move(workloads);
            scene.model.setNeeds(needs, {plans::PlanEdit::Kind::EditWorkload});
            return workloadNews(before, scene.view());
        };
        const auto web = [&scene](std::int64_t connections) { return scene.workload("web", connections, "web-reads"); };
        news({web(10), web(20)});
        QCOMPARE(news({web(10), web(20), scene.workload("jobs", 5, "analytics")}),
                 s("jobs: connections 5, pool analytics."));
        QCOMPARE(news({web(10), web(20)}), s("jobs: no longer needed."));
        QCOMPARE(news({web(10), web(30)}), s("web: connections 30, pool web-reads."));
        QCOMPARE(news({web(30)}), s("web (connections 10, pool web-reads): no longer needed."));
        QCOMPARE(news({web(40)}), s("web: connections 40, pool web-reads."));
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlanNews)
#include "tst_plan_news.moc"
