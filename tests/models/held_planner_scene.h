// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/models/planner_scene.h"
#include "tests/support/held_search.h"
#include "tests/support/utf8.h"

namespace poolhouse::test {

/// A planner whose searches wait for the test.
struct HeldPlannerScene {
    HeldSearch held;
    PlannerScene scene{held.search()};
    views::PlannerModel& model = scene.model;

    HeldPlannerScene() { need(500); }
    void need(std::int64_t connections) {
        auto needs = model.needs();
        needs.workloads = {scene.workload("web", connections)};
        model.setNeeds(needs, {plans::PlanEdit::Kind::EditWorkload, "web"});
    }
    /// Waits until so many searches have started.
    [[nodiscard]] bool begun(int searches) {
        return QTest::qWaitFor([this, searches] { return held.count() == searches; }, test::longestSearch);
    }
    [[nodiscard]] bool stopped(int searches) {
        return QTest::qWaitFor([this, searches] { return held.stopped() == searches; }, test::longestSearch);
    }
    [[nodiscard]] const views::PlannerAnswerCard& card() const { return model.view().answer; }
};

inline const auto searchingCheapest = s("Searching for the cheapest configuration…");

} // namespace poolhouse::test
