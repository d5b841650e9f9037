// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using test::s;

namespace {

core::ClusterSummary shop() {
    return test::summary("postgresql-shop-00001", "shop");
}

core::PoolShape follower(const char* name, const char* level, int count) {
    return {core::PoolRole::Follower, name, level, count};
}

/// A state of the planner for the cluster of the pictures. Rows: 0 leader, 1 analytics, 2 web-reads.
struct ViewState {
    fleet::Store store;
    plans::PlanDraft draft{{plans::plannedAsLive(test::rectangularInfo())}};
    std::vector<plans::PlanAlternative> alternatives;
    std::vector<views::PlannerPoint> frontier;
    std::optional<plans::PlannerAnswer> answer;

    ViewState() {
        store.applyFleet({test::app("example-app"), test::app("shop")}, {test::rectangular(), shop()}, test::morning);
        store.applyCatalog(test::catalog(), test::prices(), test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
    }
    plans::PlannedPool& pool(std::size_t row) { return draft.clusters.front().pools[row]; }
    void add(const core::PoolShape& shape) { draft.clusters.front().pools.push_back({std::nullopt, shape}); }
    [[nodiscard]] views::PlannerView view() const {
        return views::plannerView(store, test::at(600),
                                  {draft, test::rectangular().id, alternatives, frontier, false, answer});
    }
};

QString plain(const views::PlannerStepRow& step) {
    return QStringList{step.number, step.plain(), step.badge.text, step.cost}.join(QLatin1Char('|'));
}

using StateEdit = void (*)(ViewState&);

} // namespace

Q_DECLARE_METATYPE(StateEdit)

class TestPlannerView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChangeIsAStepWithItsCost_data() {
        QTest::addColumn<StateEdit>("edit");
        QTest::addColumn<QStringList>("steps");
        const auto row = [](const char* name, StateEdit edit, const QStringList& steps) {
            QTest::newRow(name) << edit << steps;
        };
        row("nothing", [](ViewState&) {}, {});
        row("more instances", [](ViewState& state) { state.pool(2).wanted->count = 4; },
            {s("1|Add 1 instance to web-reads (3 → 4)||+$150.00"), s("|Total||+$150.00/month")});
        row("fewer instances", [](ViewState& state) { state.pool(2).wanted->count = 1; },
            {s("1|Remove 2 instances from web-reads (3 → 1)|lowers capacity|\u2212$300.00"),
             s("|Total||\u2212$300.00/month")});
        row("no instances", [](ViewState& state) { state.pool(1).wanted->count = 0; },
            {s("1|Scale analytics to 0 (1 → 0)|lowers capacity|\u2212$500.00"), s("|Total||\u2212$500.00/month")});
        row("a level", [](ViewState& state) { state.pool(2).wanted->level = "8G-Performance"; },
            {s("1|Change level of web-reads 4G-Performance → 8G-Performance||+$450.00"), s("|Total||+$450.00/month")});
        row("a level without a price", [](ViewState& state) { state.pool(2).wanted->level = "64G-Performance"; },
            {s("1|Change level of web-reads 4G-Performance → 64G-Performance||price unknown"),
             s("|Total||price unknown")});
        row("no standby", [](ViewState& state) { state.pool(0).wanted->count = 1; },
            {s("1|Remove the standby of the leader pool||\u2212$300.00"), s("|Total||\u2212$300.00/month")});
        row("a new pool", [](ViewState& state) { state.add(follower("batch", "4G-Performance", 1)); },
            {s("1|Create batch, 1 × 4G-Performance||+$150.00"), s("|Total||+$150.00/month")});
        row("a pool destroyed", [](ViewState& state) { state.pool(1).wanted.reset(); },
            {s("1|Destroy analytics|can't be undone|\u2212$500.00"), s("|Total||\u2212$500.00/month")});
    }
    void aChangeIsAStepWithItsCost() {
        QFETCH(const StateEdit, edit);
        QFETCH(const QStringList, steps);
        ViewState state;
        edit(state);
        const auto view = state.view();
        QStringList shown;
        for (const auto& step : view.steps) {
            shown << plain(step);
        }
        QCOMPARE(shown, steps);
        QCOMPARE(view.changes, std::max(0, static_cast<int>(steps.size()) - 1));
        QCOMPARE(view.whyNotApply.has_value(), steps.isEmpty());
    }

    void aPlanThatCannotBeAppliedSaysWhy_data() {
        QTest::addColumn<StateEdit>("edit");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* why, StateEdit edit) { QTest::newRow(why) << edit << s(why); };
        row("No changes yet.", [](ViewState&) {});
        row("Enter a name for the pool.", [](ViewState& state) { state.add(follower("", "4G-Performance", 1)); });
        row("The API doesn't offer this level. Choose another one.",
            [](ViewState& state) { state.pool(2).wanted->level = "2G-Gone"; });
        row("At most 12 instances are left for this pool.", [](ViewState& state) { state.pool(2).wanted->count = 13; });
        row("A pool needs at least 1 instance.",
            [](ViewState& state) { state.add(follower("batch", "4G-Performance", 0)); });
        row("Another pool of this cluster has this name. Try analytics-2.", [](ViewState& state) {
            state.pool(1).wanted.reset(); // its name is free only after the step that destroys it
            state.add(follower("analytics", "4G-Performance", 1));
        });
        row("What this plan is based on has changed. Use the new figures first.", [](ViewState& state) {
            state.pool(2).wanted->count = 4;
            state.pool(1).live->count = state.pool(1).wanted->count = 2;
        });
        row("postgresql-shop-00001 no longer exists or is not loaded yet.", [](ViewState& state) {
            state.pool(2).wanted->count = 4;
            state.draft.clusters.push_back({shop().id, shop().name, "shop", {}, {}});
        });
    }
    void aPlanThatCannotBeAppliedSaysWhy() {
        QFETCH(const StateEdit, edit);
        QFETCH(const QString, why);
        ViewState state;
        edit(state);
        QCOMPARE(state.view().whyNotApply.value_or(QString()), why);
    }

    void everyDestroyedPoolIsInThePhrase() {
        ViewState state;
        QCOMPARE(state.view().phrase, QString());
        state.pool(1).wanted.reset();
        QCOMPARE(state.view().phrase, s("example-app/analytics"));
        state.pool(2).wanted.reset();
        QCOMPARE(state.view().phrase, s("example-app/analytics example-app/web-reads"));
    }

    /// The review shows the whole plan, whichever cluster the page shows.
    void theReviewIsOfAllChangedClusters() {
        ViewState state;
        state.store.applyInfo(test::info(shop(), {test::pool("leader", "8G-Performance", 1, 80, 800)}), test::morning);
        state.draft.clusters.push_back(plans::plannedAsLive(*state.store.cluster(shop().id)->info));
        auto& leader = state.draft.clusters.back().pools.front();
        leader.wanted->count = 2;
        auto view = state.view(); // of the other cluster, to which nothing happens
        QCOMPARE(view.current, 0);
        QCOMPARE(view.changedClusters, QStringList(s("postgresql-shop-00001")));
        QCOMPARE(view.figures[0].change, QString());
        QCOMPARE(view.reviewFigures[0].label, s("Cost per month"));
        QCOMPARE(view.reviewFigures[0].live, s("$300.00"));
        QCOMPARE(view.reviewFigures[0].plan, s("$600.00"));

        state.pool(2).wanted->count = 5;
        view = state.view();
        QCOMPARE(view.changedClusters, (QStringList{s("postgresql-rectangular-12345"), s("postgresql-shop-00001")}));
        QCOMPARE(view.reviewFigures[0].label, s("postgresql-rectangular-12345"));
        QCOMPARE(view.reviewFigures[0].plan, s("$1,858.40"));
        QCOMPARE(view.reviewFigures[1].label, s("postgresql-shop-00001"));
        QCOMPARE(view.reviewFigures[1].live, s("$300.00"));
        QCOMPARE(view.reviewFigures[2].label, s("Total cost per month"));
        QCOMPARE(view.reviewFigures[2].live, s("$1,858.40"));
        QCOMPARE(view.reviewFigures[2].plan, s("$2,458.40"));
        QCOMPARE(view.reviewFigures[4].label, s("Read connections"));
        QCOMPARE(view.reviewFigures[4].plan, s("3,500"));
    }

    /// A pool that could not be read is not one that was destroyed, and no sum is that of the cluster.
    void poolsThatAreNotKnown() {
        ViewState scene;
        auto info = test::rectangularInfo();
        std::erase_if(info.pools, [](const core::Pool& pool) { return pool.name == "web-reads"; });
        info.unreadable = {{core::RecordKind::Pool, "web-reads", "pools[0].id", "a text that is not empty", true}};
        scene.store.applyInfo(info, test::at(500));
        const auto view = scene.view();
        QVERIFY(view.drift.isEmpty());
        QCOMPARE(view.whyNotApply.value_or(QString()), s("Not all pools of postgresql-rectangular-12345 are known."));
        QCOMPARE(view.rows[2].badge.text, s("unknown"));
        QVERIFY(view.whyNoMore.has_value());
        QVERIFY2(view.remaining.startsWith(s("at least ")), qPrintable(view.remaining));
        for (const auto& figure : view.figures) {
            const bool cost = figure.label.startsWith(s("Cost"));
            const bool leader = figure.label.startsWith(s("Leader"));
            QVERIFY2(leader || figure.live.contains(cost ? s("at least") : s("unknown")), qPrintable(figure.label));
        }
    }

    void driftIsListed() {
        ViewState state;
        QVERIFY(state.view().drift.isEmpty());
        state.pool(2).live->count = 2;
        QCOMPARE(state.view().drift, QStringList(s("web-reads changed from 2 to 3 instances.")));
    }

    void onlyLimitsStopAnotherPool() {
        ViewState state;
        QVERIFY(!state.view().whyNoMore);
        QCOMPARE(state.view().remaining, s("4 of 13 follower instances, 2 of 5 pools"));
        state.pool(2).wanted->count = 12;
        QCOMPARE(state.view().whyNoMore.value_or(QString()),
                 s("A cluster can have at most 13 follower instances. Remove one from another pool first."));
        state.pool(2).wanted->count = 3;
        for (const char* name : {"one", "two", "three"}) {
            state.add(follower(name, "4G-Performance", 1));
        }
        QCOMPARE(state.view().whyNoMore.value_or(QString()), s("A cluster can have at most 5 follower pools."));
    }

    void alternativesStandBesideThePlan() {
        ViewState state;
        state.pool(2).wanted->count = 5;
        state.alternatives = {{2, state.draft}, {4, {}}}; // the other one is not for this cluster
        state.pool(2).wanted->count = 3;
        const auto rows = state.view().comparison;
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[0].name, s("Live"));
        QCOMPARE(rows[1].name, s("This plan"));
        QCOMPARE(rows[1].cost, rows[0].cost);
        QCOMPARE(rows[2].name, s("Plan 2"));
        QCOMPARE(rows[2].alternative, 0);
        QCOMPARE(rows[2].cost, s("$1,858.40"));
    }

    void anAnswerIsOutdatedByOtherNeeds() {
        ViewState state;
        plans::WorkloadDraft web;
        web.workload.name = "web";
        web.workload.connections = 100;
        state.draft.clusters.front().needs.workloads = {web};
        QVERIFY(state.view().answer.title.isEmpty());
        const auto& record = *state.store.cluster(test::rectangular().id);
        state.answer = plans::findCheapest(
            plans::questionOf(state.draft.clusters.front().needs, {state.store, record, test::at(600)}));
        QVERIFY(state.view().answer.canLoad && !state.view().answer.outdated);
        state.draft.clusters.front().needs.surviveInstanceLoss = false;
        QVERIFY(!state.view().answer.canLoad && state.view().answer.outdated);
    }

    void anAnswerNamesWhatItRestsOn_data() {
        QTest::addColumn<bool>("observed");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("note");
        QTest::newRow("entered")
            << false << 0
            << s("Exact among the levels with a price. Left out, price unknown: 64G-Performance. Pools "
                 "stay below 80% of their connection limit.");
        QTest::newRow("three minutes")
            << true << 3
            << s("An estimate: a full day may have higher peaks. Based on 3 min of readings, no gaps. Left out, price "
                 "unknown: 64G-Performance. Pools stay below 80% of their connection limit.");
        QTest::newRow("two days")
            << true << 2 * 24 * 60
            << s("Exact among the levels with a price. Based on 2 days of readings, no gaps. Left out, price unknown: "
                 "64G-Performance. Pools stay below 80% of their connection limit.");
    }
    void anAnswerNamesWhatItRestsOn() {
        QFETCH(bool, observed);
        QFETCH(int, minutes);
        ViewState state;
        auto& needs = state.draft.clusters.front().needs;
        needs.workloads.resize(1);
        needs.workloads[0].workload.name = "web";
        needs.workloads[0].workload.connections = 100;
        needs.workloads[0].observed = observed;
        needs.basis = fleet::ReadingBasis{std::chrono::minutes(minutes), {}, 0};
        const auto& record = *state.store.cluster(test::rectangular().id);
        state.answer = plans::findCheapest(plans::questionOf(needs, {state.store, record, test::at(600)}));
        QTEST(state.view().answer.note, "note");
        QCOMPARE(state.view().needsBasis.isEmpty(), !observed);
    }

    void aRefusalNamesTheLevelsThatItDidNotCompare() {
        ViewState state;
        auto levels = test::catalog().levels();
        levels.front().connectionsPerInstance.reset();
        state.store.applyCatalog(core::Catalog(levels), test::prices(), test::morning);
        auto& needs = state.draft.clusters.front().needs;
        needs.workloads.resize(1);
        needs.workloads[0].workload.name = "web";
        needs.workloads[0].workload.connections = 1000000;
        const auto& record = *state.store.cluster(test::rectangular().id);
        state.answer = plans::findCheapest(plans::questionOf(needs, {state.store, record, test::at(600)}));
        const auto refused = state.view().answer;
        QVERIFY2(refused.lines.value(0).startsWith(s("With the levels compared, the read workloads need at least ")),
                 qPrintable(refused.lines.join(u'\n')));
        QCOMPARE(refused.note, s("Left out, price unknown: 64G-Performance. Left out, connections unknown: "
                                 "4G-Performance."));
        needs.workloads.clear();
        state.answer = plans::findCheapest(plans::questionOf(needs, {state.store, record, test::at(600)}));
        QCOMPARE(state.view().answer.note, QString());
    }

    void anEmptyChartSaysWhatIsUnknown() {
        ViewState state;
        auto levels = test::catalog().levels();
        for (auto& level : levels) {
            level.connectionsPerInstance.reset();
        }
        state.store.applyCatalog(core::Catalog(levels), test::prices(), test::morning);
        QCOMPARE(state.view().chart.note,
                 s("No level with a price is known to accept connections, so configurations can't be compared."));
        state.store.applyCatalog(core::Catalog(levels), {}, test::morning);
        QCOMPARE(state.view().chart.note, s("No level has a price, so configurations can't be compared."));
    }

    void theLiveLimitCountsWhileThePoolStays() {
        ViewState state;
        auto info = test::rectangularInfo();
        info.pools[0].expectedConnectionLimit = 1000; // web-reads: the API grants less than the rule
        state.store.applyInfo(info, test::at(60));
        const auto reads = [&state] {
            const auto figures = state.view().figures;
            const auto at = std::find_if(figures.begin(), figures.end(),
                                         [](const auto& each) { return each.label == s("Read connections"); });
            return at == figures.end() ? QString() : at->live + s(" > ") + at->plan;
        };
        QCOMPARE(reads(), s("2,600 > 2,600"));
        state.pool(2).wanted->count = 4;
        QCOMPARE(reads(), s("2,600 > 3,120"));
    }

    void anUnreadClusterIsSaid() {
        ViewState state;
        state.draft.clusters.front().pools.clear();
        const auto view = state.view();
        QVERIFY(!view.loaded && view.rows.empty());
        QCOMPARE(view.emptyNote, s("The cluster is not loaded yet; it can be planned once it is."));
    }
};

POOLHOUSE_PLAIN_TEST(TestPlannerView)
#include "tst_planner_view.moc"
