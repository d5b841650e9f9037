// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_fill.h"
#include "tests/models/planner_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using test::figures;
using test::PlannerScene;
using test::s;
using test::steps;
using Edit = plans::PlanEdit::Kind;

namespace {

QString plain(const std::vector<views::Span>& spans) {
    QString all;
    for (const auto& span : spans) {
        all += span.strong ? QLatin1Char('*') + span.text + QLatin1Char('*') : span.text;
    }
    return all;
}

QStringList warnings(const views::PlannerView& view) {
    QStringList lines;
    for (const auto& each : view.warnings) {
        lines << each.sentence;
    }
    return lines;
}

} // namespace

/// What the view shows of a plan: steps, figures, rows, warnings.
class TestPlannerFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The summary is that of the whole plan, whichever cluster is shown.
    void theSummaryIsOverAllClusters() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        auto needs = scene.model.needs();
        needs.workloads = {scene.workload("web", 1000, "web-reads"), scene.workload("reports", 900, "analytics")};
        scene.model.setNeeds(needs, {Edit::EditWorkload, "web"});
        const auto rows = [&scene] {
            QStringList lines;
            for (const auto& each : scene.view().summary.figures) {
                lines << QStringList{each.label, each.live, each.plan, each.change}.join(QLatin1Char('|'));
            }
            return lines;
        };
        QCOMPARE(scene.view().summary.title, s("This plan"));
        QCOMPARE(scene.view().summary.brief, std::size_t(4));
        QCOMPARE(rows().mid(0, 4),
                 (QStringList{s("Cost per month|$1,558.40|$1,808.40|+$250.00"), s("Read connections|2,740|3,080|+340"),
                              s("After losing one per pool|760|1,520|+760"), s("Needs met|0 of 2|1 of 2|+1")}));
        QString steps;
        for (const auto& span : scene.view().summary.steps) {
            steps += span.text;
        }
        QVERIFY2(steps.startsWith(s("1.\u00a0Add 2 instances to web-reads (3 → 5). 2.\u00a0Create nightly-export")),
                 qPrintable(steps));
        const auto alone = rows();
        scene.model.addCluster(test::smallOne().id);
        QCOMPARE(scene.view().summary.title, s("This plan, 2 clusters"));
        QVERIFY(rows()[0].startsWith(s("Total cost per month|")));
        QCOMPARE(rows()[1], alone[1]); // it has no followers
        const auto both = rows();
        scene.model.show(test::rectangular().id);
        QCOMPARE(rows(), both);
    }

    void twelveClustersAmongTenThousand() {
        PlannerScene scene;
        std::vector<core::ClusterSummary> all{test::rectangular()};
        constexpr int many = 10'000;
        for (int number = 0; number < many; ++number) {
            all.push_back(test::summary("postgresql-other-" + std::to_string(number), "other-app"));
        }
        scene.store.applyFleet({test::app("example-app"), test::app("other-app")}, all, test::at(650));
        for (int number = 1; number <= many; ++number) {
            scene.store.applyInfo(
                test::info(all[static_cast<std::size_t>(number)], {test::pool("leader", "4G-Performance", 1, 20),
                                                                   test::pool("reads", "4G-Performance", 2, 100)}),
                test::at(650));
        }
        QCOMPARE(scene.model.addable().size(), std::size_t(many));
        for (int number = 1; number <= 11; ++number) {
            scene.model.addCluster(all[static_cast<std::size_t>(number)].id);
            views::copyShape(scene.model, test::rectangular().id);
        }
        QCOMPARE(scene.view().clusters.size(), 12);
        QCOMPARE(scene.view().summary.title, s("This plan, 12 clusters"));
        QCOMPARE(scene.model.addable().size(), std::size_t(many - 11));
        // each gets what the first has: 2,740 read connections
        QCOMPARE(scene.view().summary.figures[1].plan, s("32,880"));
    }

    void aFreshPlanChangesNothing() {
        PlannerScene scene;
        const auto& view = scene.view();
        QVERIFY(view.loaded);
        QCOMPARE(view.rows.size(), std::size_t(3));
        QCOMPARE(view.rows[0].name, s("Leader"));
        QCOMPARE(plain(view.rows[2].effect), s("1,140 connections · $450/month"));
        QVERIFY(view.steps.empty());
        QCOMPARE(view.whyNotApply.value_or(QString()), s("No changes yet."));
        QCOMPARE(view.remaining, s("4 of 13 follower instances, 2 of 5 pools"));
        QCOMPARE(scene.repository.writes, 0);
    }

    void thePictureComesOut() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        const auto& view = scene.view();
        QCOMPARE(steps(view), QStringList({s("1|Add 2 instances to web-reads (3 → 5)||+$300.00"),
                                           s("2|Create nightly-export, 1 × 4G-Performance||+$150.00"),
                                           s("3|Change level of analytics 16G-Performance → 8G-Performance|lowers "
                                             "capacity|\u2212$200.00"),
                                           s("|Total||+$250.00/month")}));
        QCOMPARE(view.changes, 3);
        const auto shown = figures(view);
        QCOMPARE(shown[0], s("Cost per month|$1,558.40|$1,808.40|+$250.00"));
        QVERIFY(shown.contains(s("Read connections|2,740|3,080|+340")));
        QVERIFY(shown.contains(s("…after losing one instance per pool|760|1,520|+760")));
        QVERIFY(shown.contains(s("Follower vCPU|8|14|+6")));
        QVERIFY(shown.contains(s("Follower memory|28 GB|32 GB|+4 GB")));
        QCOMPARE(plain(view.rows[1].effect), s("1,600 → *800* connections · $500 → *$300*/month"));
        QCOMPARE(view.rows[1].badge.text, s("new level"));
        QCOMPARE(view.rows[2].badge.text, s("+2"));
        QCOMPARE(view.rows[3].badge.text, s("new"));
        QCOMPARE(view.remaining, s("7 of 13 follower instances, 3 of 5 pools"));
        QVERIFY(warnings(view).contains(s("analytics has one instance: no redundancy.")));
        QCOMPARE(view.chart.live->connections, 2740);
        QCOMPARE(view.chart.live->monthly.cents, 95000);
        QCOMPARE(view.chart.plan->monthly.cents, 120000);
        QVERIFY(!view.whyNotApply);
    }

    /// Two of five instances are still coming when the plan is made.
    void liveIsWhatIsUp() {
        PlannerScene scene;
        auto reads = test::pool("web-reads", "4G-Performance", 3, 1021);
        reads.expectedCount = 5;
        reads.status = core::readEnum(core::poolStatusWords(), "modifying");
        const auto leader = test::pool("leader", "8G-Performance", 2, 612, 800);
        const auto analytics = test::pool("analytics", "16G-Performance", 1, 213, 1600);
        scene.read({leader, analytics, reads});
        const auto& rows = scene.view().rows;
        QCOMPARE(plain(rows[2].effect), s("1,140 connections now · 1,900 when all 5 are up · $750/month"));
        QCOMPARE(rows[2].overflow, s("261 too few after losing one instance"));
        QVERIFY(figures(scene.view()).contains(s("Read connections|2,740 now · 3,500 expected|3,500|")));
        QVERIFY(
            figures(scene.view()).contains(s("…after losing one instance per pool|760 now · 1,520 expected|1,520|")));
        QVERIFY(figures(scene.view()).contains(s("Leader connections|800|800|")));
        QVERIFY(figures(scene.view()).contains(s("Follower instances|4 now · 6 expected|6|")));
        QVERIFY(figures(scene.view()).contains(s("Follower vCPU|8 now · 12 expected|12|")));
        QVERIFY(figures(scene.view()).contains(s("Follower memory|28 GB now · 36 GB expected|36 GB|")));
        QCOMPARE(rows[2].boxes[2].appearance, views::InstanceBox::Appearance::Up);
        QCOMPARE(rows[2].boxes[3].appearance, views::InstanceBox::Appearance::Coming);
        QCOMPARE(rows[2].boxes[3].explanation, s("Instance 4: not up"));
        QCOMPARE(scene.view().comparison[0].readConnections, s("2,740 now · 3,500 expected"));
        QCOMPARE(scene.view().comparison[0].vcpu, s("8 now · 12 expected"));
        QCOMPARE(scene.view().comparison[1].readConnections, s("3,500"));
        QCOMPARE(scene.view().chart.live->connections, 2740);
        scene.model.setCount(2, 6);
        QCOMPARE(plain(scene.view().rows[2].effect),
                 s("1,140 now · 1,900 when all 5 are up → *2,280* connections · $750 → *$900*/month"));
        QCOMPARE(scene.view().rows[2].overflow, QString());
        QVERIFY(figures(scene.view()).contains(s("Read connections|2,740 now · 3,500 expected|3,880|+380")));
        scene.model.removePool(2);
        QCOMPARE(plain(scene.view().rows[2].effect),
                 s("1,140 connections now · 1,900 when all 5 are up · $750/month, removed"));
    }

    /// The API states the limits of a level that its catalog lacks.
    void theStatedLimitOfAnUnknownLevelIsCounted() {
        PlannerScene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 612, 800),
                    test::pool("analytics", "2T-Performance", 2, 213, 50000),
                    test::pool("web-reads", "4G-Performance", 3, 1021, 1140)});
        scene.model.setCount(2, 4);
        const auto lines = figures(scene.view());
        QVERIFY2(lines.contains(s("Read connections|51,140|51,520|+380")), qPrintable(lines.join(QLatin1Char('\n'))));
        QVERIFY2(lines.contains(s("…after losing one instance per pool|25,760|26,140|+380")),
                 qPrintable(lines.join(QLatin1Char('\n'))));
        scene.model.setCount(1, 3); // by the rule, which does not know the level
        QVERIFY2(figures(scene.view()).contains(s("Read connections|51,140|unknown|")),
                 qPrintable(figures(scene.view()).join(QLatin1Char('\n'))));
    }

    /// While a plan is applied its own steps change the cluster: the live column and the rows follow it.
    void liveFollowsTheClusterWhileThePlanIsApplied() {
        PlannerScene scene;
        scene.model.setCount(2, 5);
        scene.model.removePool(1); // not yet
        QCOMPARE(scene.view().rows[2].badge.text, s("+2"));
        auto reads = test::pool("web-reads", "4G-Performance", 4, 1021);
        reads.expectedCount = 5;
        reads.status = core::readEnum(core::poolStatusWords(), "modifying");
        const auto leader = test::pool("leader", "8G-Performance", 2, 612, 800);
        const auto analytics = test::pool("analytics", "16G-Performance", 1, 213, 1600);
        scene.read({leader, analytics, reads});
        QVERIFY2(figures(scene.view()).contains(s("Read connections|3,120 now · 3,500 expected|1,900|\u22121,600")),
                 qPrintable(figures(scene.view()).join(QLatin1Char(' '))));
        QCOMPARE(plain(scene.view().rows[2].effect), s("1,520 connections now · 1,900 when all 5 are up · $750/month"));
        QCOMPARE(scene.view().rows[2].badge.text, QString());
        QCOMPARE(scene.view().rows[2].boxes[3].appearance, views::InstanceBox::Appearance::Up);
        QCOMPARE(scene.view().rows[2].boxes[4].appearance, views::InstanceBox::Appearance::Coming);
        QCOMPARE(scene.view().chart.live->connections, 3120);

        PlannerScene destroyed;
        destroyed.model.setCount(2, 5);
        destroyed.model.removePool(1);
        destroyed.read({leader, test::pool("web-reads", "4G-Performance", 3, 1021)});
        QCOMPARE(destroyed.view().rows[1].badge.text, s("destroyed"));
        QVERIFY(figures(destroyed.view()).contains(s("Read connections|1,140|1,900|+760")));
    }

    /// What others change is no effect of this plan.
    void changesMadeElsewhereAreNotThoseOfThePlan() {
        PlannerScene scene;
        scene.model.setCount(1, 2);
        QVERIFY(figures(scene.view()).contains(s("Read connections|2,740|4,340|+1,600")));
        const auto leader = test::pool("leader", "8G-Performance", 2, 612, 800);
        const auto analytics = test::pool("analytics", "16G-Performance", 1, 213, 1600);
        scene.read({leader, analytics, test::pool("web-reads", "4G-Performance", 5, 1021),
                    test::pool("batch", "4G-Performance", 1, 0)});
        QVERIFY(!scene.view().drift.isEmpty());
        QVERIFY2(figures(scene.view()).contains(s("Read connections|3,880|5,480|+1,600")),
                 qPrintable(figures(scene.view()).join(QLatin1Char(' '))));
        QCOMPARE(scene.view().rows[2].badge.text, QString());
        QCOMPARE(scene.view().rows[2].boxes.size(), std::size_t(5));
        scene.read({leader, analytics});
        QCOMPARE(scene.view().rows[2].badge.text, s("no longer exists"));
        QVERIFY(scene.view().rows[2].boxes.empty());
        QCOMPARE(plain(scene.view().rows[2].effect), s("0 connections"));
        QVERIFY(figures(scene.view()).contains(s("Read connections|1,600|3,200|+1,600")));
    }

    /// Of what is there, and of what the plan would make.
    void overflowsAfterALossStandOut() {
        PlannerScene scene;
        QCOMPARE(scene.view().rows[0].overflow, QString());
        QCOMPARE(scene.view().rows[1].overflow, QString()); // a single instance: no redundancy
        QCOMPARE(scene.view().rows[2].overflow, s("261 too few after losing one instance"));
        scene.model.setCount(2, 4);
        QCOMPARE(scene.view().rows[2].overflow, QString());
        scene.model.setCount(2, 2);
        QCOMPARE(scene.view().rows[2].overflow, s("641 too few after losing one instance"));
        scene.model.removePool(2);
        QCOMPARE(scene.view().rows[2].overflow, QString());
    }

    /// One more instance of a level without a price costs something.
    void anUnknownPriceIsNoDifferenceOfNothing() {
        PlannerScene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 612, 800), test::pool("big", "64G-Performance", 1, 213),
                    test::pool("web-reads", "4G-Performance", 3, 700)});
        scene.model.setCount(1, 2);
        QCOMPARE(steps(scene.view()),
                 QStringList({s("1|Add 1 instance to big (1 → 2)||price unknown"), s("|Total||price unknown")}));
        scene.model.setCount(1, 1);
        scene.model.setCount(2, 4);
        QCOMPARE(steps(scene.view()).last(), s("|Total||+$150.00/month"));
        QCOMPARE(figures(scene.view())[0], s("Cost per month|at least $1,058.40|at least $1,208.40|+$150.00"));
    }

    void boxesShowWhatComesAndGoes() {
        using Appearance = views::InstanceBox::Appearance;
        PlannerScene scene;
        scene.model.setCount(2, 4);
        auto boxes = scene.view().rows[2].boxes;
        QCOMPARE(boxes.size(), std::size_t(4));
        QVERIFY(boxes[2].appearance == Appearance::Up && boxes[3].appearance == Appearance::Coming);
        scene.model.setCount(2, 1);
        boxes = scene.view().rows[2].boxes;
        QCOMPARE(boxes.size(), std::size_t(3));
        QCOMPARE(boxes[1].explanation, s("Instance 2: removed by the plan"));
    }

    void plansAreCompared() {
        PlannerScene scene;
        scene.model.setCount(2, 5);
        scene.model.keepForComparison();
        scene.model.setCount(2, 4);
        scene.model.keepForComparison();
        QCOMPARE(scene.view().comparison.size(), std::size_t(4));
        QCOMPARE(scene.view().comparison[2].name, s("Plan 1"));
        QCOMPARE(scene.view().comparison[2].cost, s("$1,858.40"));
        scene.model.loadAlternative(0);
        QCOMPARE(scene.view().rows[2].count, 5);
        scene.model.dropAlternative(0);
        scene.model.keepForComparison();
        QCOMPARE(scene.view().comparison.back().name, s("Plan 3"));
        QCOMPARE(scene.repository.drafts.begin()->second.alternatives.size(), std::size_t(2));
    }

    void anUnreadClusterSaysSo() {
        fleet::Store store;
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        core::ManualClock clock(test::at(0));
        test::MemoryPlans repository;
        views::PlannerModel model(store, clock, repository);
        model.open(test::rectangular().id);
        QVERIFY(!model.view().loaded);
        QVERIFY(!model.view().emptyNote.isEmpty());
        model.addPool();
        model.setCount(0, 2);
        model.undo();
        store.applyCatalog(test::catalog(), test::prices(), test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
        QVERIFY(model.view().loaded);
        QCOMPARE(model.view().rows.size(), std::size_t(3));
    }

    void anUnknownPriceIsNeverZero() {
        PlannerScene scene;
        scene.model.setLevel(2, "64G-Performance");
        QVERIFY(plain(scene.view().rows[2].effect).contains(s("price unknown")));
        QCOMPARE(figures(scene.view())[0].section(QLatin1Char('|'), 2), s("at least $1,108.40|"));
        QCOMPARE(steps(scene.view()).back(), s("|Total||price unknown"));
        QVERIFY(!scene.view().chart.plan);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlannerFigures)
#include "tst_planner_figures.moc"
