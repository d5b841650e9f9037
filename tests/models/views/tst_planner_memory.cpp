// SPDX-License-Identifier: GPL-3.0-or-later
// What the planner need not compute again, and how much of it is kept.
#include "models/views/planner_memory.h"
#include "models/views/planner_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/workload_drafts.h"

#include <QtTest>

using namespace poolhouse;

namespace {

core::ClusterId numbered(std::size_t cluster) {
    return core::ClusterId{std::to_string(cluster)};
}

/// A plan of so many clusters of two pools, with needs that both pools carry.
class PlanOfMany {
public:
    explicit PlanOfMany(std::size_t clusters) {
        std::vector<core::ClusterSummary> summaries;
        for (std::size_t at = 0; at < clusters; ++at) {
            summaries.push_back(test::summary("postgresql-many-" + std::to_string(at), "example-app"));
        }
        m_store.applyFleet({test::app("example-app")}, summaries, test::morning);
        m_store.applyCatalog(test::catalog(), test::prices(), test::morning);
        for (const auto& summary : summaries) {
            const auto info = test::info(
                summary, {test::pool("leader", "4G-Performance", 1, 20), test::pool("reads", "4G-Performance", 2, 40)});
            m_store.applyInfo(info, test::morning);
            m_draft.clusters.push_back(plans::plannedAsLive(info));
            m_draft.clusters.back().needs.workloads = {test::workloadDraft("web", 100)};
        }
    }
    void wantInstances(std::size_t cluster, int count) { m_draft.clusters[cluster].pools[1].wanted->count = count; }
    [[nodiscard]] views::PlannerView view(views::PlannerMemory* memory) const {
        views::PlannerState state{m_draft, m_draft.clusters.front().id, {}, {}, false, std::nullopt};
        state.memory = memory;
        return views::plannerView(m_store, test::at(60), state);
    }

private:
    fleet::Store m_store;
    plans::PlanDraft m_draft;
};

} // namespace

class TestPlannerMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEditEvaluatesOneCluster_data() {
        QTest::addColumn<int>("clusters");
        for (const int clusters : {3, 128, 300}) {
            QTest::addRow("%d clusters", clusters) << clusters;
        }
    }
    void anEditEvaluatesOneCluster() {
        QFETCH(const int, clusters);
        const auto all = static_cast<std::size_t>(clusters);
        PlanOfMany plan(all);
        views::PlannerMemory memory;
        QVERIFY(plan.view(&memory) == plan.view(nullptr));
        QCOMPARE(memory.shapes.computed(), all);
        QCOMPARE(memory.fits.computed(), all);
        std::size_t edits = 0;
        for (const auto cluster : {all - 1, std::size_t{0}, all / 2}) {
            plan.wantInstances(cluster, 3);
            ++edits;
            QVERIFY(plan.view(&memory) == plan.view(nullptr));
            QCOMPARE(memory.shapes.computed(), all + edits);
            QCOMPARE(memory.fits.computed(), all + edits);
        }
    }

    void clustersNotAskedForAreForgotten() {
        constexpr auto least = views::ClusterMemory<std::size_t>::least;
        views::ClusterMemory<std::size_t> memory;
        for (std::size_t cluster = 0; cluster < 1000; ++cluster) {
            memory.of(numbered(cluster)) = cluster + 1;
            QCOMPARE(memory.of(numbered(0)), std::size_t{1});
            QCOMPARE(memory.size(), std::min(cluster + 1, least));
        }
        QCOMPARE(memory.of(numbered(999)), std::size_t{1000});
        QCOMPARE(memory.of(numbered(1)), std::size_t{0});
    }

    void asManyAreKeptAsAPlanHasTwice() {
        views::ClusterMemory<std::size_t> memory;
        memory.setPlanned(300);
        for (std::size_t cluster = 0; cluster < 1000; ++cluster) {
            memory.of(numbered(cluster)) = cluster + 1;
        }
        QCOMPARE(memory.size(), std::size_t{600});
        memory.setPlanned(3); // another plan
        QCOMPARE(memory.size(), views::ClusterMemory<std::size_t>::least);
        QCOMPARE(memory.of(numbered(999)), std::size_t{1000});
        QCOMPARE(memory.of(numbered(500)), std::size_t{0});
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlannerMemory)
#include "tst_planner_memory.moc"
