// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/plans/executor.h"
#include "tests/models/operations_scene.h"

#include <QList>

namespace poolhouse::test {

using plans::PlanExecutor;
using test::Fault;
using Kind = api::ApiError::Kind;
using Shapes = std::vector<core::PoolShape>;
using RunState = PlanExecutor::State;
using StepState = PlanExecutor::StepState;

inline core::PoolShape leader() {
    return {core::PoolRole::Leader, "leader", "8G-Performance", 2};
}
inline core::PoolShape follower(const char* name, int count, const char* level = "4G-Performance") {
    return {core::PoolRole::Follower, name, level, count};
}

/// The plan in the picture of the planner: web-reads up, nightly-export new, analytics smaller.
inline const Shapes pictureWanted{leader(), follower("analytics", 1, "8G-Performance"), follower("nightly-export", 1),
                                  follower("web-reads", 5)};
inline const Shapes withoutAnalytics{leader(), follower("web-reads", 3)};

/// A run of a plan against the one cluster, with a console that may be killed and started again.
struct RunScene : OperationsScene {
    Shapes live = before;
    std::unique_ptr<PlanExecutor> run;

    RunScene();
    ~RunScene();
    RunScene(const RunScene&) = delete;
    RunScene& operator=(const RunScene&) = delete;

    void renew();
    [[nodiscard]] std::vector<plans::ClusterExecution> planTo(const Shapes& wanted) const;
    void begin(const Shapes& wanted, const char* phrase = "");
    /// Until the run ends. False: it never does.
    bool toEnd();
    bool toStep(std::size_t step, StepState wanted);
    /// The process dies; a new one opens the journal and runs the same plan.
    void killAndRestart(const Shapes& wanted, const char* phrase = "");
    [[nodiscard]] QList<int> states() const;
};

/// A plan that scales web-reads of two clusters up and down.
struct TwoClusterScene {
    core::ManualClock clock{morning};
    fleet::Store store;
    operations::ReadOnlyLocks locks;
    std::unique_ptr<operations::Journal> journal = OperationsScene::openJournal();
    core::ClusterSummary other = summary("another", "shop");
    core::ClusterInfo otherInfo =
        info(other, {pool("leader", "8G-Performance", 1, 10), pool("web-reads", "4G-Performance", 2, 10)});
    test::Services services;
    test::FakeCluster& first = services.serve(clock, rectangularInfo(), catalog());
    test::FakeCluster& second = services.serve(clock, otherInfo, catalog());
    std::unique_ptr<operations::Engine> operations;
    std::unique_ptr<PlanExecutor> run;
    std::vector<plans::ClusterExecution> plan;

    TwoClusterScene();
    ~TwoClusterScene();
    TwoClusterScene(const TwoClusterScene&) = delete;
    TwoClusterScene& operator=(const TwoClusterScene&) = delete;

    bool toEnd();
};

inline QList<int> allSteps(StepState state, int count) {
    return QList<int>(count, static_cast<int>(state));
}

inline Fault faultOf(Kind kind, int status, Fault::Acts acts = Fault::Acts::Never, int readsDown = 0) {
    return {test::FakeCluster::errorOf(kind, status), acts, readsDown};
}

} // namespace poolhouse::test
