// SPDX-License-Identifier: GPL-3.0-or-later
// "This plan" and the small drawings of its clusters.
#include "models/views/planner_memory.h"
#include "models/views/planner_sections.h"
#include "tests/models/planner_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

#include <random>

using namespace poolhouse;
using test::PlannerScene;
using test::s;

namespace {

/// The plan of the picture, and a second cluster, which is shown then.
struct TwoClusters : PlannerScene {
    TwoClusters() {
        model.addCluster(test::smallOne().id);
        model.show(model.home());
    }
    [[nodiscard]] const views::PlannerSketch& sketch() const { return view().sketches.at(0); }
};

/// A plan of three clusters, of which anything may change: what is planned, what the apps need, what the store knows,
/// the time, and what is shown.
class AnyChange {
public:
    explicit AnyChange(unsigned seed) : m_random(seed) {
        m_store.applyFleet({test::app("example-app"), test::app("other-app")}, m_summaries, test::morning);
        m_store.applyCatalog(test::catalog(), test::prices(), test::morning);
        for (auto& info : m_infos) {
            m_store.applyInfo(info, test::morning);
            m_draft.clusters.push_back(plans::plannedAsLive(info));
        }
    }

    void next() {
        auto& cluster = m_draft.clusters[any(m_draft.clusters.size())];
        auto& pool = cluster.pools[any(cluster.pools.size())];
        auto& info = m_infos[any(m_infos.size())];
        auto& live = info.pools[any(info.pools.size())];
        switch (any(17)) {
        case 0: pool.wanted = core::PoolShape{pool.shape().role, pool.shape().name, anyLevel(), any(4)}; break;
        case 1: pool.wanted = pool.live ? pool.live : pool.wanted; break;
        case 2: pool.wanted = pool.live && !pool.leader() ? std::nullopt : pool.wanted; break;
        case 3: addPool(cluster); break;
        case 4: cluster.needs.margin = 10 * any(3); break;
        case 5: cluster.needs.workloads.push_back(anyWorkload()); break;
        case 6: cluster.needs.workloads.clear(); break;
        case 7: cluster = plans::rebased(cluster, infoOf(cluster)); break;
        case 8: m_growth = 50 * any(3); break;
        case 9: m_current = m_draft.clusters[any(m_draft.clusters.size())].id; break;
        case 10: live.connectionsUsed = 20 * any(100); break;
        case 11: live.expectedConnectionLimit = any(2) == 0 ? std::nullopt : std::optional(100 * any(20)); break;
        case 12: live.expectedCount = 1 + any(3); break;
        case 13: changePrice(); break;
        case 14: changeLevel(); break;
        case 15: changeAttachments(); break;
        case 16: info.planLimits.front().current = any(500); break;
        default: break;
        }
        m_now += std::chrono::minutes(any(90));
        m_store.applyInfo(info, m_now);
    }
    [[nodiscard]] views::PlannerView view(views::PlannerMemory* memory) const {
        views::PlannerState state{m_draft, m_current, m_alternatives, m_frontier, false, m_answer, m_growth};
        state.memory = memory;
        return views::plannerView(m_store, m_now, state);
    }

private:
    int any(std::size_t count) { return static_cast<int>(m_random() % count); }
    [[nodiscard]] const core::ClusterInfo& infoOf(const plans::PlannedCluster& cluster) const {
        return *std::find_if(m_infos.begin(), m_infos.end(),
                             [&cluster](const core::ClusterInfo& each) { return each.id == cluster.id; });
    }
    std::string anyLevel() {
        const auto& levels = m_catalog.levels();
        return levels[static_cast<std::size_t>(any(levels.size()))].name;
    }
    plans::WorkloadDraft anyWorkload() {
        plans::WorkloadDraft draft;
        draft.workload.name = "app-" + std::to_string(any(100));
        draft.workload.connections = 1 + any(150);
        draft.workload.share = any(4) > 0;
        return draft;
    }
    void addPool(plans::PlannedCluster& cluster) {
        if (cluster.pools.size() < 6) {
            const auto name = "reads-" + std::to_string(any(100));
            cluster.pools.push_back(
                {std::nullopt, core::PoolShape{core::PoolRole::Follower, name, anyLevel(), 1 + any(3)}});
        }
    }
    void changePrice() {
        m_prices.plans["advanced"].levels[anyLevel()] = {core::Money{100 * any(90'000)}, any(2) == 0};
        m_store.applyCatalog(m_catalog, m_prices, m_now);
    }
    void changeLevel() {
        auto levels = m_catalog.levels();
        levels[static_cast<std::size_t>(any(levels.size()))].connectionsPerInstance = 100 * any(20);
        m_catalog = core::Catalog(std::move(levels));
        m_store.applyCatalog(m_catalog, m_prices, m_now);
    }
    void changeAttachments() {
        auto all = test::attachments();
        all.resize(static_cast<std::size_t>(any(all.size() + 1)));
        m_store.applyAttachments(std::move(all), m_now);
    }

    std::mt19937 m_random;
    const std::vector<core::ClusterSummary> m_summaries{test::rectangular(), test::smallOne(),
                                                        test::summary("postgresql-tiny-00002", "other-app")};
    std::vector<core::ClusterInfo> m_infos{test::rectangularInfo(),
                                           test::info(m_summaries[1], {test::pool("leader", "4G-Performance", 1, 20)}),
                                           test::info(m_summaries[2], {test::pool("leader", "4G-Performance", 2, 30),
                                                                       test::pool("reads", "4G-Performance", 2, 40)})};
    core::Catalog m_catalog = test::catalog();
    core::PriceList m_prices = test::prices();
    fleet::Store m_store;
    plans::PlanDraft m_draft;
    core::ClusterId m_current = test::rectangular().id;
    std::vector<plans::PlanAlternative> m_alternatives;
    std::vector<views::PlannerPoint> m_frontier;
    std::optional<plans::PlannerAnswer> m_answer;
    int m_growth = 0;
    core::Instant m_now = test::at(60);
};

} // namespace

class TestPlannerSummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsRememberedNeverChangesTheView() {
        for (unsigned seed = 1; seed <= 10; ++seed) {
            AnyChange plan(seed);
            views::PlannerMemory memory;
            for (int step = 0; step < 120; ++step) {
                plan.next();
                QVERIFY2(plan.view(&memory) == plan.view(nullptr), qPrintable(s("%1, %2").arg(seed).arg(step)));
            }
        }
    }

    void aPeakIsTooOldInTime() {
        fleet::Store store;
        test::fillWithRectangular(store);
        auto info = test::rectangularInfo();
        auto& reads = *std::find_if(info.pools.begin(), info.pools.end(),
                                    [](const core::Pool& pool) { return pool.name == "web-reads"; });
        reads.connectionsUsed = 900;
        store.applyInfo(info, test::at(60));
        reads.connectionsUsed = 10;
        store.applyInfo(info, test::at(600));
        plans::PlanDraft draft{{plans::plannedAsLive(info)}};
        draft.clusters.front().pools[2].wanted->count = 1; // of 3: less than the peak
        views::PlannerMemory memory;
        const auto warnings = [&](core::Instant now) {
            const views::PlannerState state{draft, info.id, {}, {}, false, std::nullopt};
            auto remembering = state;
            remembering.memory = &memory;
            const auto view = views::plannerView(store, now, remembering);
            QStringList sentences;
            for (const auto& warning : view.warnings) {
                sentences << warning.sentence;
            }
            return view == views::plannerView(store, now, state) ? sentences : QStringList{s("not the view")};
        };
        const auto recent = warnings(test::at(660));
        const auto later = warnings(test::at(660) + std::chrono::days(8));
        QVERIFY(recent != later);
        QVERIFY2(!(recent + later).contains(s("not the view")), qPrintable(later.join(QLatin1Char('\n'))));
    }

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

POOLHOUSE_CORE_APP_TEST(TestPlannerSummary)
#include "tst_planner_summary.moc"
