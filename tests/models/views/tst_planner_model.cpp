// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_fill.h"
#include "models/views/saved_needs.h"
#include "tests/models/planner_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using test::figures;
using test::PlannerScene;
using test::s;
using Edit = plans::PlanEdit::Kind;

class TestPlannerModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void needsAreTakenFromOtherPlans() {
        PlannerScene scene;
        auto needs = scene.model.needs();
        needs.workloads = {scene.workload("web", 1300, "web-reads")};
        needs.margin = 40;
        scene.model.setNeeds(needs, {Edit::EditWorkload, "web"});
        scene.model.keepForComparison();
        scene.model.setNeeds({}, {Edit::RemoveWorkload, "web"});
        views::fillFromAlternative(scene.model, 0);
        QCOMPARE(scene.model.needs(), needs);
        QCOMPARE(scene.model.undoLabel(), s("Needs of Plan 1"));
        views::fillFromAlternative(scene.model, 7); // none
        QCOMPARE(scene.model.needs(), needs);
        scene.model.addCluster(test::smallOne().id);
        views::fillFromCluster(scene.model, test::rectangular().id);
        QCOMPARE(scene.model.needs().workloads.size(), std::size_t(1));
        QVERIFY(!scene.model.needs().workloads[0].workload.pool); // no such pool here
        QCOMPARE(scene.model.undoLabel(), s("Needs of postgresql-rectangular-12345"));
        scene.model.undo();
        QVERIFY(scene.model.needs().workloads.empty());
    }

    void needsAreTakenFromTheSavedPlansOfOtherClusters() {
        PlannerScene scene;
        QVERIFY(views::savedNeeds(scene.model).empty());
        scene.model.open(test::smallOne().id);
        auto needs = scene.model.needs();
        needs.workloads = {scene.workload("web", 1300, "reads"), scene.workload("jobs", 40)};
        scene.model.setNeeds(needs, {Edit::EditWorkload, "web"});
        scene.model.keepForComparison();
        needs.workloads.clear();
        needs.leaderHighAvailability = false;
        scene.model.setNeeds(needs, {Edit::RemoveWorkload, "web"});
        scene.model.open(test::rectangular().id);
        using State = views::SavedNeeds::State;
        const auto saved = views::savedNeeds(scene.model);
        QCOMPARE(saved.size(), std::size_t(2));
        QCOMPARE(saved[0].state, State::Empty);
        QCOMPARE(saved[0].number, 0);
        QCOMPARE(saved[1].state, State::Usable);
        QCOMPARE(saved[1].cluster, std::string("postgresql-small-00001"));
        QCOMPARE(saved[1].number, 1);
        views::fillFromSaved(scene.model, saved[0]); // nothing to fill in
        QVERIFY(!scene.model.canUndo());
        views::fillFromSaved(scene.model, saved[1]);
        QCOMPARE(scene.model.needs().workloads.size(), std::size_t(2));
        QVERIFY(!scene.model.needs().workloads[0].workload.pool); // no such pool here
        QVERIFY(scene.model.needs().leaderHighAvailability);
        QCOMPARE(scene.model.undoLabel(), s("Needs of Plan 1 of postgresql-small-00001"));
        scene.model.undo();
        QVERIFY(scene.model.needs().workloads.empty());
    }

    void aSavedPlanThatCannotBeReadIsListedAsSuch() {
        PlannerScene scene;
        scene.repository.unreadable = test::smallOne().id;
        const QSignalSpy said(&scene.repository, &plans::PlanRepository::failed);
        const auto saved = views::savedNeeds(scene.model);
        QCOMPARE(saved.size(), std::size_t(1));
        QCOMPARE(saved[0].state, views::SavedNeeds::State::Unreadable);
        QCOMPARE(saved[0].cluster, std::string("postgresql-small-00001"));
        QCOMPARE(said.size(), 0); // its plan was not opened
        views::fillFromSaved(scene.model, saved[0]);
        QVERIFY(!scene.model.canUndo());
    }

    /// Peaks of one cluster were not seen on another.
    void whatIsFilledInWasNotObserved() {
        PlannerScene scene;
        scene.model.fillFromPeaks();
        const auto observed = scene.model.needs();
        views::fillNeeds(scene.model, observed, {Edit::FillFromFile, "needs.json"});
        QVERIFY(!scene.model.needs().observed() && !scene.model.needs().basis);
        QCOMPARE(scene.model.undoLabel(), s("Needs from needs.json"));
        scene.model.undo();
        QCOMPARE(scene.model.needs(), observed);
    }

    /// A figure of one's own is no observed peak.
    void anEditedPeakIsNotObserved() {
        PlannerScene scene;
        scene.model.fillFromPeaks();
        QCOMPARE(scene.view().needsBasis, s("Based on a single reading."));
        auto needs = scene.model.needs();
        for (auto& each : needs.workloads) {
            each.workload.share = false; // the figure stays
        }
        scene.model.setNeeds(needs, {Edit::EditWorkload});
        QVERIFY(!scene.view().needsBasis.isEmpty());
        for (auto& each : needs.workloads) {
            each.workload.connections += 10;
        }
        scene.model.setNeeds(needs, {Edit::EditWorkload});
        QCOMPARE(scene.view().needsBasis, QString());
        scene.model.fillFromPeaks();
        QVERIFY(!scene.view().needsBasis.isEmpty());
    }

    void aBudgetIsKeptWithoutWorkloads() {
        PlannerScene scene;
        auto needs = scene.model.needs();
        needs.maxMonthly = core::Money{150000};
        scene.model.setNeeds(needs, {Edit::SetBudget});
        QVERIFY(scene.repository.drafts.contains(test::rectangular().id));
        QVERIFY(scene.repository.drafts.at(test::rectangular().id).draft.clusters[0].needs.maxMonthly.has_value());
    }

    void aMarginIsKeptAndUndone() {
        PlannerScene scene;
        auto needs = scene.model.needs();
        QCOMPARE(needs.margin, core::attentionMargin);
        needs.margin = 10;
        scene.model.setNeeds(needs, {Edit::SetMargin, {}, {}, 10}, "margin");
        needs.margin = 15;
        scene.model.setNeeds(needs, {Edit::SetMargin, {}, {}, 15}, "margin"); // the same movement
        QCOMPARE(scene.model.undoLabel(), s("Margin 15%"));
        QCOMPARE(scene.view().needs.margin, 15);
        QCOMPARE(scene.repository.drafts.at(test::rectangular().id).draft.clusters[0].needs.margin, 15);
        scene.model.undo();
        QCOMPARE(scene.view().needs.margin, core::attentionMargin);
        QVERIFY(scene.repository.drafts.empty());
    }

    void theMarginCountsInTheSearch() {
        PlannerScene scene;
        auto needs = scene.model.needs();
        needs.surviveInstanceLoss = false;
        needs.workloads = {scene.workload("web", 380)};
        const auto found = [&](int margin) {
            needs.margin = margin;
            scene.model.setNeeds(needs, {Edit::SetMargin});
            scene.model.findCheapest();
            return !scene.searched() ? QString()
                                     : scene.view().answer.lines.back() + QLatin1Char('|') + scene.view().answer.note;
        };
        const auto none = found(0);
        QVERIFY2(none.startsWith(s("web-reads: 1 × 4G-Performance for web|")), qPrintable(none));
        QVERIFY(!none.contains(QLatin1Char('%')));
        const auto some = found(1);
        QVERIFY2(some.contains(s(": 1 × 8G-Performance for web|")), qPrintable(some));
        QVERIFY2(some.endsWith(s("Pools keep 1% of their connection limit free.")), qPrintable(some));
        QVERIFY(found(core::attentionMargin).endsWith(s("Pools stay below 80% of their connection limit.")));
    }

    void theLimitOfTheApiCountsEverywhere_data() {
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("met");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("below that of the level")
            << 1000 << false << s("100 connections nowhere to go if an instance fails");
        QTest::newRow("as that of the level") << 1140 << false << s("6 connections nowhere to go if an instance fails");
        QTest::newRow("above that of the level") << 1200 << true << s("met");
    }
    /// Verdict, lane, summary and growth of a pool as it is (rule 7); by the level it accepts 1,140.
    void theLimitOfTheApiCountsEverywhere() {
        QFETCH(const int, limit);
        QFETCH(const bool, met);
        PlannerScene scene;
        scene.read(
            {test::pool("leader", "8G-Performance", 2, 20), test::pool("web-reads", "4G-Performance", 3, 9, limit)});
        auto needs = scene.model.needs();
        needs.margin = 0;
        needs.workloads = {scene.workload("web", 766, "web-reads")};
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        const auto& lane = scene.view().lanes[1];
        QCOMPARE(lane.limit, std::optional<std::int64_t>(limit));
        QCOMPARE(lane.needs.at(0).met, met);
        QCOMPARE(lane.overflow.isEmpty(), met);
        QCOMPARE(scene.view().needs.rows[0].met, met);
        QTEST(scene.view().needs.rows[0].verdict, "verdict");
        QCOMPARE(scene.view().needs.met, met ? s("1 of 1") : s("0 of 1"));
        QCOMPARE(scene.view().needs.metLive, scene.view().needs.met);
        QCOMPARE(scene.view().needs.carries.startsWith(s("This plan carries ")), met);
        scene.model.addCluster(test::smallOne().id);
        scene.model.show(test::rectangular().id);
        QCOMPARE(scene.view().sketches[0].pools[1].limit.value_or(-1), std::int64_t{limit});
        QCOMPARE(scene.view().sketches[0].met, met);
        scene.model.setCount(1, 4); // 1,520 by its level, 1,140 after a loss
        QVERIFY(scene.view().needs.rows[0].met && scene.view().lanes[1].needs.at(0).met);
        QCOMPARE(scene.view().needs.metLive, met ? s("1 of 1") : s("0 of 1"));
    }

    void theCheapestIsFoundAndLoaded() {
        PlannerScene scene;
        plans::NeedsDraft needs;
        needs.leaderHighAvailability = true;
        needs.workloads = {scene.workload("web", 1300, "web-reads"), scene.workload("reports", 240),
                           scene.workload("nightly", 60)};
        needs.workloads.push_back(scene.workload("writes", 640));
        needs.workloads.back().workload.access = core::Workload::Access::Write;
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        QVERIFY(scene.view().answer.title.isEmpty());
        scene.model.findCheapest();
        QVERIFY(scene.searched());
        const auto& answer = scene.view().answer;
        QCOMPARE(answer.title, s("Cheapest that meets every need"));
        QVERIFY(answer.canLoad);
        QCOMPARE(answer.lines.front(), s("Leader: 16G-Performance with standby"));
        // By hand, with 21% kept free: 1,600 reads that survive losing an instance are seven of 4G, $1,050, or four of
        // 8G, $1,200; 640 writes would be 80% of 8G, so the leader with its standby is $1,000; storage $8.40.
        QVERIFY2(answer.cost.startsWith(s("$2,058.40/month")), qPrintable(answer.cost));
        scene.model.loadCheapest();
        QVERIFY(!scene.view().whyNotApply);
        QCOMPARE(figures(scene.view())[0].section(QLatin1Char('|'), 2, 2), s("$2,058.40"));
        QCOMPARE(scene.view().rows[2].count, 7);
        QCOMPARE(scene.view().rows[2].level, std::string("4G-Performance"));
        QVERIFY(scene.view().rows[1].destroyed);
        needs.workloads.front().workload.connections = 1400;
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        QVERIFY(scene.view().answer.outdated && !scene.view().answer.canLoad);
    }

    void theOthersAreFoundAndLoaded() {
        PlannerScene scene;
        plans::NeedsDraft needs;
        needs.margin = 0;
        needs.leaderHighAvailability = true;
        needs.workloads = {scene.workload("web", 1300, "web-reads"), scene.workload("reports", 240, "analytics")};
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        scene.model.findCheapest();
        QVERIFY(scene.searched());
        // Pinned to two pools: five and two instances of 4G. Of 8G, web takes three, $900 for $750, and reports two,
        // $600 for $300.
        QCOMPARE(scene.view().answer.cost, s("$1,358.40/month · $200.00 less than this plan"));
        const auto& others = scene.view().otherAnswers;
        QCOMPARE(others.size(), std::size_t{2});
        QCOMPARE(others[0].title, s("2 × 4G-Performance, 3 × 8G-Performance"));
        QCOMPARE(others[0].lines,
                 QStringList({s("Leader: 4G-Performance with standby"), s("analytics: 2 × 4G-Performance for reports"),
                              s("web-reads: 3 × 8G-Performance for web")}));
        QCOMPARE(others[0].comparison, QStringList({s("$150.00 more"), s("carries 80 more connections after a loss"),
                                                    s("2 instances fewer")}));
        QCOMPARE(others[0].monthly, s("$1,508.40/month"));
        const auto drawn = [&scene] { return scene.view().lanes[2].ghostText; };
        QVERIFY(drawn().isEmpty() && scene.view().chosenAnswer == 0);
        scene.model.chooseAnswer(1); // draws it
        QCOMPARE(drawn(), s("3 × 8G-Performance: web"));
        QCOMPARE(scene.view().chosenAnswer, 1);
        scene.model.chooseAnswer(0);
        QCOMPARE(drawn(), s("5 × 4G-Performance: web"));
        scene.model.showAnswer(false);
        scene.model.chooseAnswer(0);
        QVERIFY(!drawn().isEmpty());
        scene.model.chooseAnswer(3); // there is none
        QCOMPARE(scene.view().chosenAnswer, 0);
        scene.model.chooseAnswer(2);
        scene.model.findCheapest();
        QCOMPARE(scene.view().chosenAnswer, 0);
        QVERIFY(scene.searched());
        scene.model.loadCheapest(3);
        scene.model.loadCheapest(-1);
        QCOMPARE(scene.view().changes, 0);
        scene.model.loadCheapest(1);
        QCOMPARE(scene.view().rows[2].level, std::string("8G-Performance"));
        QCOMPARE(scene.view().rows[1].count, 2);
        QCOMPARE(scene.model.undoLabel(), s("Load another that fits"));
        scene.model.loadCheapest();
        QCOMPARE(scene.view().rows[2].count, 5);
        needs.margin = 1;
        scene.model.setNeeds(needs, {Edit::SetMargin});
        scene.model.loadCheapest(1);
        QCOMPARE(scene.view().rows[2].count, 5);
    }

    void growthNamesTheNextShape() {
        PlannerScene scene;
        plans::NeedsDraft needs;
        needs.margin = 0;
        needs.leaderHighAvailability = true;
        needs.workloads = {scene.workload("web", 500, "web-reads"), scene.workload("reports", 1, "analytics")};
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        QVERIFY(!scene.model.searching() && scene.view().needs.nextShape.isEmpty());
        scene.model.setGrowth(100);
        QCOMPARE(scene.view().needs.nextShape, s("Searching for the cheapest configuration with this growth…"));
        QVERIFY(scene.searched());
        QCOMPARE(scene.view().needs.nextShape,
                 s("With 100% more, the cheapest is a leader on 4G-Performance and 2 × 4G-Performance, "
                   "4 × 4G-Performance: $1,208.40/month · $350.00 less than this plan"));
        scene.model.removePool(1);
        QVERIFY(scene.view().needs.nextShape.endsWith(s("more than this plan"))); // found once, compared each time
        scene.model.setGrowth(99);
        QVERIFY(scene.view().needs.nextShape.startsWith(s("Searching")));
        scene.model.setGrowth(0);
        QVERIFY(!scene.model.searching() && scene.view().needs.nextShape.isEmpty());
        needs.workloads[0].workload.connections = 20000;
        scene.model.setNeeds(needs, {Edit::EditWorkload, "web"});
        scene.model.setGrowth(1000);
        QCOMPARE(scene.view().needs.growth, views::mostShownGrowth);
        QVERIFY(scene.searched());
        QVERIFY2(scene.view().needs.nextShape.startsWith(s("With 300% more, no configuration fits. ")),
                 qPrintable(scene.view().needs.nextShape));
    }

    void whatDoesNotFitIsSaidWithItsNumbers() {
        PlannerScene scene;
        plans::NeedsDraft needs;
        needs.workloads = {scene.workload("web", 100)};
        needs.maxMonthly = core::Money{10000};
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        scene.model.findCheapest();
        QVERIFY(scene.searched());
        QCOMPARE(scene.view().answer.title, s("No matching configuration"));
        QVERIFY(scene.view().answer.lines.front().contains(s("$100.00")));
        // The leader, its standby, two instances that survive losing one, and the storage.
        QCOMPARE(scene.view().answer.lines.mid(1), QStringList(s("Feasible with a budget of $608.40/month.")));
        QVERIFY(!scene.view().answer.canLoad);
    }

    void aNeedOfTheLeaderOnlyIsSaved() {
        PlannerScene scene;
        auto needs = scene.model.needs();
        needs.leaderHighAvailability = false;
        scene.model.setNeeds(needs, {Edit::SetMargin});
        const auto& saved = scene.repository.drafts.at(test::rectangular().id).draft.clusters[0].needs;
        QVERIFY(!saved.leaderHighAvailability);
        scene.model.undo();
        QVERIFY(scene.repository.drafts.empty());
    }

    /// The use of the leader pool is unknown: what was entered for it is all that is known.
    void peaksKeepTheWritesThatTheyDoNotReplace() {
        PlannerScene scene;
        scene.store.clear();
        scene.store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        auto needs = scene.model.needs();
        needs.workloads = {scene.workload("writes", 300), scene.workload("web", 5)};
        needs.workloads[0].workload.access = core::Workload::Access::Write;
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        scene.read({test::pool("leader", "8G-Performance", 2, std::nullopt),
                    test::pool("web-reads", "4G-Performance", 3, 900)});
        scene.model.fillFromPeaks();
        const auto& filled = scene.model.needs().workloads;
        QCOMPARE(filled.back().workload, needs.workloads[0].workload);
        QVERIFY(
            std::none_of(filled.begin(), filled.end(), [](const auto& each) { return each.workload.name == "web"; }));
    }

    void needsComeFromWhatIsSeen() {
        PlannerScene scene;
        scene.model.fillFromPeaks();
        const auto& workloads = scene.model.needs().workloads;
        QCOMPARE(workloads.size(), std::size_t(3));
        QCOMPARE(workloads[0].workload.access, core::Workload::Access::Write);
        QCOMPARE(workloads[0].workload.connections, 612);
        QCOMPARE(workloads[2].workload.pool, std::optional<std::string>("web-reads"));
        QCOMPARE(workloads[2].workload.connections, 1021);
    }

    void aPointOfTheLineIsLoadedUnderLiveNames() {
        PlannerScene scene;
        const auto line = scene.view().chart.frontier;
        const auto at =
            std::find_if(line.begin(), line.end(), [](const auto& point) { return point.connections == 1980; });
        QVERIFY(at != line.end());
        QCOMPARE(at->monthly.cents, 65000); // by hand: 1,600 + 380 for $500 + $150; five of 4G are 1,900 for $750
        QCOMPARE(at->text, s("1 × 4G-Performance, 1 × 16G-Performance"));
        scene.model.loadFrontier(static_cast<int>(at - line.begin()));
        QVERIFY(scene.view().rows[1].badge.text.isEmpty()); // analytics has that level already
        QCOMPARE(scene.view().rows[2].badge.text, s("\u22122"));
        QCOMPARE(scene.view().changes, 1);
    }

    void loadingAPointKeepsTheLeader() {
        PlannerScene scene;
        const auto point = static_cast<int>(scene.view().chart.frontier.size()) / 2;
        const auto wanted = scene.view().chart.frontier[static_cast<std::size_t>(point)];
        scene.model.loadFrontier(point);
        QCOMPARE(scene.view().chart.plan->connections, wanted.connections);
        QCOMPARE(scene.view().chart.plan->monthly, wanted.monthly);
        QVERIFY(scene.view().rows[0].badge.text.isEmpty());
        scene.model.loadFrontier(-1);
        scene.model.loadFrontier(100000);
        QCOMPARE(scene.view().chart.plan->connections, wanted.connections);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlannerModel)
#include "tst_planner_model.moc"
