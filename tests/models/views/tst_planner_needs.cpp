// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/workload_drafts.h"

#include <QtTest>

#include <limits>

using namespace poolhouse;
using test::s;
using test::workloadDraft;
using Verdict = core::WorkloadFit::Verdict;

namespace {

plans::WorkloadDraft writes(std::int64_t connections) {
    auto draft = workloadDraft("writes", connections);
    draft.workload.access = core::Workload::Access::Write;
    return draft;
}

/// The planner for the cluster of the pictures: 0 leader, 1 analytics, 2 web-reads.
struct NeedsState {
    fleet::Store store;
    plans::PlanDraft draft{{plans::plannedAsLive(test::rectangularInfo())}};
    std::vector<plans::PlanAlternative> alternatives;
    std::vector<views::PlannerPoint> frontier;
    std::optional<plans::PlannerAnswer> answer;
    int growth = 0;

    NeedsState() {
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        store.applyCatalog(test::catalog(), test::prices(), test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
    }
    plans::PlannedPool& pool(std::size_t row) { return draft.clusters.front().pools[row]; }
    plans::NeedsDraft& needs() { return draft.clusters.front().needs; }
    void add(const char* name, const char* level, int count) {
        draft.clusters.front().pools.push_back(
            {std::nullopt, core::PoolShape{core::PoolRole::Follower, name, level, count}});
    }
    [[nodiscard]] views::PlannerView view() const {
        return views::plannerView(store, test::at(600),
                                  {draft, test::rectangular().id, alternatives, frontier, false, answer, growth});
    }
    [[nodiscard]] QStringList rows() const {
        QStringList lines;
        const auto rows = view().needs.rows;
        for (const auto& row : rows) {
            lines << QStringList{row.met       ? s("yes")
                                 : row.unknown ? s("unknown")
                                               : s("no"),
                                 row.name,
                                 row.factors,
                                 row.connections,
                                 row.pool,
                                 row.verdict}
                         .join(QLatin1Char('|'));
        }
        return lines;
    }
};

} // namespace

/// What the apps need beside the plan.
class TestPlannerNeeds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePlanOfThePicture() {
        NeedsState state;
        state.pool(0).wanted->level = "8G-Performance";
        state.pool(1).wanted->level = "8G-Performance";
        state.pool(2).wanted->count = 5;
        state.add("nightly-export", "4G-Performance", 1);
        auto web = workloadDraft("web", 1300, "web-reads");
        web.factors = {26, 5, 10};
        web.observed = true;
        auto& needs = state.needs();
        needs.margin = 10;
        needs.workloads = {web, workloadDraft("reports", 240, "analytics"),
                           workloadDraft("nightly export", 60, "nightly-export"), writes(640)};
        QCOMPARE(state.rows(), QStringList({
                                   s("yes|web|26 × 5 × 10|1,300|web-reads|met"),
                                   s("no|reports||240|analytics|240 connections nowhere to go if its instance fails"),
                                   s("no|nightly export||60|nightly-export|60 connections nowhere to go if its "
                                     "instance fails"),
                                   s("yes|writes||640|leader|met"),
                               }));
        const auto view = state.view();
        QCOMPARE(view.needs.met, s("2 of 4"));
        QCOMPARE(view.needs.margin, 10);
        QCOMPARE(view.needs.carries, s("This plan doesn't carry the needs as they are."));
        QVERIFY(view.needs.rows[0].observed && !view.needs.rows[1].observed);
        const auto figure = view.figures.back();
        QCOMPARE(figure.label + QLatin1Char('|') + figure.live + QLatin1Char('|') + figure.plan,
                 s("Needs met|1 of 4|2 of 4"));
        QVERIFY(view.nowhere.empty());
        for (std::size_t at = 0; at < view.needs.rows.size(); ++at) {
            QCOMPARE(view.needs.rows[at].colour, views::needColour(at));
        }
    }

    void aPlaceIsNamedForWhatMayBeAnywhere() {
        NeedsState state;
        state.needs().surviveInstanceLoss = false;
        state.needs().workloads = {workloadDraft("any", 500), workloadDraft("none", 100000),
                                   workloadDraft("odd", 1, "gone")};
        QCOMPARE(state.rows()[0], s("yes|any||500|any: analytics|met"));
        QVERIFY2(state.rows()[1].startsWith(s("no|none||100,000|any: ")), qPrintable(state.rows()[1]));
        QCOMPARE(state.rows()[2], s("no|odd||1|gone|no pool named gone in this plan"));
    }

    void growthMovesAllNeeds() {
        NeedsState state;
        state.needs().surviveInstanceLoss = false;
        state.needs().margin = 0;
        state.needs().workloads = {workloadDraft("web", 500, "web-reads")}; // 760 with one instance lost
        QCOMPARE(state.view().needs.carries, s("This plan carries 52% more."));
        state.growth = 52;
        QCOMPARE(state.rows(), QStringList(s("yes|web||760|web-reads|met")));
        state.growth = 53;
        QCOMPARE(state.rows(),
                 QStringList(s("no|web||765|web-reads|5 connections nowhere to go if an instance fails")));
        QCOMPARE(state.view().needs.growth, 53);
        QCOMPARE(state.view().needs.carries, s("This plan carries 52% more."));
        QCOMPARE(state.view().needs.met, s("0 of 1"));
    }

    void withoutNeedsNothingIsSaid() {
        NeedsState state;
        const auto needs = state.view().needs;
        QVERIFY(needs.rows.empty() && needs.met.isEmpty() && needs.carries.isEmpty() && needs.note.isEmpty());
        QVERIFY(needs.metLive.isEmpty());
        QCOMPARE(state.view().figures.size(), std::size_t{8});
        QCOMPARE(needs.fit.pools.size(), std::size_t{3});
    }

    void unknownLimitsAreNotZero() {
        NeedsState state;
        state.pool(1).wanted->level = "2T-Performance";
        state.needs().workloads = {workloadDraft("reports", 10, "analytics")};
        QCOMPARE(state.rows(),
                 QStringList(
                     s("unknown|reports||10|analytics|unknown: the connection limit of 2T-Performance isn't known")));
        QCOMPARE(state.view().needs.carries, s("Whether this plan carries the needs is unknown."));
        QVERIFY(!state.view().needs.fit.pools[1].usable.has_value());
    }

    void aPinToAPoolThatGoesIsTold() {
        NeedsState state;
        state.pool(1).wanted.reset();
        state.needs().workloads = {workloadDraft("reports", 10, "Analytics"), workloadDraft("web", 100, "web-reads")};
        QCOMPARE(state.rows(), QStringList({s("no|reports||10|Analytics|this plan removes its pool Analytics"),
                                            s("yes|web||100|web-reads|met")}));
        const auto nowhere = state.view().nowhere;
        QCOMPARE(nowhere.size(), std::size_t{1});
        QCOMPARE(nowhere[0].workload, std::size_t{0});
        QCOMPARE(nowhere[0].connections, std::int64_t{10});
        QCOMPARE(nowhere[0].colour, views::needColour(0));
        QCOMPARE(nowhere[0].explanation, s("reports: 10 connections, this plan removes its pool Analytics"));
        QVERIFY(!nowhere[0].met);
    }

    void aPoolDestroyedElsewhereCarriesNothing() {
        NeedsState state;
        auto info = test::rectangularInfo();
        std::erase_if(info.pools, [](const core::Pool& pool) { return pool.name == "analytics"; });
        state.store.applyInfo(info, test::at(500));
        state.needs().workloads = {workloadDraft("reports", 10, "analytics"), workloadDraft("web", 100, "web-reads")};
        QCOMPARE(state.rows(),
                 QStringList({s("no|reports||10|analytics|10 connections nowhere to go: analytics has no instances"),
                              s("yes|web||100|web-reads|met")}));
    }

    /// What the plan leaves alone is judged as it is in the cluster by now.
    void anUntouchedPoolFollowsTheCluster() {
        NeedsState state;
        auto info = test::rectangularInfo();
        info.pools.front().expectedCount = 4;
        info.pools.front().expectedConnectionLimit = 1520;
        QCOMPARE(info.pools.front().name, std::string("web-reads"));
        state.store.applyInfo(info, test::at(500));
        state.needs().workloads = {workloadDraft("web", 800, "web-reads")};
        QCOMPARE(state.rows(), QStringList(s("yes|web||800|web-reads|met")));
    }

    void oddEntriesAreToldInPlace_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("problem");
        QTest::newRow("zero") << 0 << s("The connections of \"odd\" must be a number from 1 to 1,000,000,000.");
        QTest::newRow("too many") << 1 << s("The connections of \"odd\" must be a number from 1 to 1,000,000,000.");
        QTest::newRow("twice") << 2 << s("Two workloads are named \"odd\".");
        QTest::newRow("pinned to the leader")
            << 3 << s("\"odd\" is pinned to a name that isn't valid for a follower pool.");
        QTest::newRow("a million") << 4 << QString();
    }
    void oddEntriesAreToldInPlace() {
        QFETCH(const int, which);
        QFETCH(const QString, problem);
        NeedsState state;
        auto odd = workloadDraft("odd", 10, "analytics");
        odd.workload.connections = which == 0   ? 0
                                   : which == 1 ? std::numeric_limits<std::int64_t>::max()
                                   : which == 4 ? 1'000'000
                                                : 10;
        if (which == 3) {
            odd.workload.pool = "leader";
        }
        state.needs().workloads = {workloadDraft("web", 100, "web-reads"), odd};
        if (which == 2) {
            state.needs().workloads.push_back(odd);
        }
        state.growth = 300;
        const auto needs = state.view().needs;
        QCOMPARE(needs.rows[1].problem.value_or(QString()), problem);
        QVERIFY(!needs.rows[0].problem);
        QCOMPARE(needs.rows[0].verdict, s("met")); // 400 after the growth
        QVERIFY(needs.note.isEmpty());
    }

    void moreThanTwelveAreToldAndJudged() {
        NeedsState state;
        state.needs().workloads.assign(30, workloadDraft("w", 10));
        for (int at = 0; at < 30; ++at) {
            state.needs().workloads[static_cast<std::size_t>(at)].workload.name = "w" + std::to_string(at);
        }
        const auto needs = state.view().needs;
        QCOMPARE(needs.met, s("30 of 30"));
        QCOMPARE(needs.note, s("30 read workloads are more than the search can compare exactly; the maximum is 12."));
        QVERIFY(!needs.rows[29].problem);
    }
};

POOLHOUSE_PLAIN_TEST(TestPlannerNeeds)
#include "tst_planner_needs.moc"
