// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/plan_run_scene.h"

#include "models/core/limits.h"

namespace poolhouse::test {

RunScene::RunScene() {
    renew();
}

RunScene::~RunScene() = default;

void RunScene::renew() {
    run = std::make_unique<PlanExecutor>(*operations, store, plans::ReadServices{services, services}, clock);
}

std::vector<plans::ClusterExecution> RunScene::planTo(const Shapes& wanted) const {
    const auto steps = core::planSteps(live, wanted, catalog());
    return {{rectangular().id, "postgresql-rectangular-12345", "example-app", live,
             steps ? steps.value() : std::vector<core::PlanStep>()}};
}

void RunScene::begin(const Shapes& wanted, const char* phrase) {
    run->start(planTo(wanted), QString::fromLatin1(phrase));
}

bool RunScene::toEnd() {
    for (int step = 0; step < 20000 && !run->ended(); ++step) {
        breathe();
    }
    return run->ended();
}

bool RunScene::toStep(std::size_t step, StepState wanted) {
    for (int breath = 0; breath < 20000 && !run->ended(); ++breath) {
        if (run->steps().size() > step && run->steps()[step].state == wanted) {
            return true;
        }
        breathe();
    }
    return false;
}

void RunScene::killAndRestart(const Shapes& wanted, const char* phrase) {
    run.reset();
    start();
    renew();
    begin(wanted, phrase);
}

QList<int> RunScene::states() const {
    QList<int> all;
    for (const auto& step : run->steps()) {
        all << static_cast<int>(step.state);
    }
    return all;
}

TwoClusterScene::TwoClusterScene() {
    store.applyFleet({app("example-app"), app("shop")}, {rectangular(), other}, morning);
    store.applyCatalog(catalog(), prices(), morning);
    operations = std::make_unique<operations::Engine>(operations::Engine::Services{services, services, services,
                                                                                   services, services, services,
                                                                                   services, services, services},
                                                      store, *journal, locks, clock, nullptr, [] { return 0.0; });
    operations->open(OperationsScene::account());
    run = std::make_unique<PlanExecutor>(*operations, store, plans::ReadServices{services, services}, clock);
    const auto add = [this](const core::ClusterSummary& summary, const Shapes& live, int count) {
        auto wanted = live;
        wanted.back().count = count;
        wanted.front().level = "16G-Performance";
        plan.push_back(
            {summary.id, summary.name, summary.app.name, live, core::planSteps(live, wanted, catalog()).value()});
    };
    add(rectangular(), core::shapesOf(rectangularInfo()), 5);
    add(other, core::shapesOf(otherInfo), 1);
}

TwoClusterScene::~TwoClusterScene() = default;

bool TwoClusterScene::toEnd() {
    for (int step = 0; step < 20000 && !run->ended(); ++step) {
        if (!services.answerAll()) {
            clock.advance(std::chrono::seconds(1));
            operations->tick();
        }
    }
    return run->ended();
}

} // namespace poolhouse::test
