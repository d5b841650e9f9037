// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/views/planner_model.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/memory_plans.h"

#include <QTest>

#include <utility>

namespace poolhouse::test {

inline constexpr int longestSearch = 30'000; ///< in milliseconds, on a slow machine

inline core::ClusterSummary smallOne() {
    return summary("postgresql-small-00001", "other-app");
}

/// The cluster of the design's pictures and a second one, and a model that plans for the first. Rows: 0 leader,
/// 1 analytics, 2 web-reads.
struct PlannerScene {
    fleet::Store store;
    core::ManualClock clock{at(600)};
    test::MemoryPlans repository;
    views::PlannerModel model;

    explicit PlannerScene(views::SearchWorker::Search search = views::searched)
        : model(store, clock, repository, std::move(search)) {
        fillWithRectangular(store);
        store.applyFleet({app("example-app"), app("other-app")}, {rectangular(), smallOne()}, morning);
        store.applyInfo(info(smallOne(), {pool("leader", "4G-Performance", 1, 20)}), morning);
        model.open(rectangular().id);
    }
    /// The plan of the picture: nightly-export new, two instances more for web-reads, a lower level for analytics.
    void shapeAsDrawn() {
        model.setLevel(1, "8G-Performance");
        model.setCount(2, 5);
        model.addPool();
        model.rename(3, QStringLiteral("nightly-export"));
        model.setLevel(3, "4G-Performance");
    }
    void read(std::vector<core::Pool> pools, std::int64_t second = 700) {
        store.applyInfo(info(rectangular(), std::move(pools), 142), at(second));
    }
    /// Waits until all searches have ended; false: timeout.
    [[nodiscard]] bool searched() {
        return QTest::qWaitFor([this] { return !model.searching(); }, test::longestSearch);
    }
    [[nodiscard]] const views::PlannerView& view() const { return model.view(); }
    [[nodiscard]] plans::WorkloadDraft workload(const char* name, std::int64_t connections,
                                                std::optional<std::string> pool = std::nullopt) const {
        plans::WorkloadDraft draft;
        draft.workload.name = name;
        draft.workload.connections = connections;
        draft.workload.pool = std::move(pool);
        return draft;
    }
};

/// "1|Add 2 instances to web-reads (3 → 5)||+$300.00"
inline QStringList steps(const views::PlannerView& view) {
    QStringList lines;
    for (const auto& step : view.steps) {
        lines << QStringList{step.number, step.plain(), step.badge.text, step.cost}.join(QLatin1Char('|'));
    }
    return lines;
}

/// "Cost per month|$1,558.40|$1,808.40|+$250.00"
inline QStringList figures(const views::PlannerView& view) {
    QStringList lines;
    for (const auto& each : view.figures) {
        lines << QStringList{each.label, each.live, each.plan, each.change}.join(QLatin1Char('|'));
    }
    return lines;
}

} // namespace poolhouse::test
