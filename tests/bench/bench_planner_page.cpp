// SPDX-License-Identifier: GPL-3.0-or-later
// bench_planner_page [STEPS [PASSES]]     default 1000 3
//
// Types instance counts in the planner, drags the edge of a pool up to where no instance is left to add, and drags a
// need from pool to pool; the same with the answer drawn as ghosts and needs that are 50 % larger. Measures from each
// key and each step of the pointer to the repainted page: for one full cluster (5 follower pools, 11 levels, 12 read
// workloads), and for a plan of 12 of them. Prints a line of JSON each, in milliseconds. One frame is 16.7 ms.
//
// All of it is done PASSES times, with the same steps: the fastest time of a step is what the program takes, the rest
// is what the machine adds. "median_ms", "slowest_ms": of the steps, each by its fastest time; "slowest_at": the three
// slowest, from 0. "follow_ms": the slowest slice of what is done between two steps. "cpu_ms": the slowest step by the
// time of the thread. "any_ms": the slowest step of any pass. "machine": by what factor the slowest of as many runs of
// a fixed work exceeds their median.
#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/views/planner_model.h"
#include "tests/support/cluster_builder.h"
#include "tests/support/memory_plans.h"
#include "ui/planner/lane_canvas.h"
#include "ui/planner/planner_page.h"
#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QSpinBox>
#include <QTimer>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace poolhouse;

namespace {

constexpr double frame = 16.7; ///< in milliseconds
constexpr int dragged = 1;     ///< row of the pool that changes
constexpr int manyClusters = 12;
constexpr int mostTurns = 10; ///< of the event loop until nothing is left to do

/// In milliseconds.
struct Time {
    double wall = 0;
    double cpu = 0; ///< of the thread
};

Time timeOf(const std::function<void()>& work) {
    const auto cpu = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    };
    const double before = cpu();
    QElapsedTimer time;
    time.start();
    work();
    return {static_cast<double>(time.nsecsElapsed()) / 1e6, cpu() - before};
}

/// Of the steps of a benchmark.
struct Times {
    std::vector<Time> steps;
    std::vector<Time> slices; ///< the slowest of what follows each
    std::vector<Time> fixed;  ///< of fixedWork(), once beside each step: what the machine itself varies by
    double any = 0;           ///< the slowest step of all passes, in milliseconds
};

/// The same few milliseconds each time, without memory or system calls.
void fixedWork() {
    volatile std::uint64_t value = 1;
    for (int round = 0; round < 2'000'000; ++round) {
        value = value * 6364136223846793005U + 1;
    }
}

core::ClusterInfo fullCluster(int number) {
    test::ClusterBuilder builder("postgresql-full-" + std::to_string(10000 + number));
    builder.storage(142).pool(test::PoolBuilder::leader("8G-Performance", 2).used(612));
    for (int pool = 1; pool <= 5; ++pool) {
        builder.pool(test::PoolBuilder("reads-" + std::to_string(pool), "4G-Performance", pool < 4 ? 2 : 1).used(100));
    }
    return builder.build();
}

core::PriceList allPriced() {
    auto prices = test::publishedPrices();
    std::int64_t dollars = 900;
    const auto catalog = test::publishedCatalog();
    for (const auto& level : catalog.levels()) {
        auto& table = prices.plans["advanced"].levels;
        dollars += table.count(level.name) == 0 ? 700 : 0;
        table.try_emplace(level.name, core::LevelPrice{core::Money{dollars * 100}, true});
    }
    return prices;
}

plans::NeedsDraft twelveNeeds() {
    plans::NeedsDraft needs;
    for (int number = 1; number <= 12; ++number) {
        plans::WorkloadDraft draft;
        draft.workload.name = "app-" + std::to_string(number);
        draft.workload.connections = 90 * number;
        needs.workloads.push_back(draft);
    }
    return needs;
}

void runFor(std::chrono::milliseconds time) {
    QTimer::singleShot(time, qApp, [] { QCoreApplication::exit(); });
    QCoreApplication::exec(); // quit() would close the page
}

/// The planner with a plan of so many full clusters.
class FullPlan {
public:
    explicit FullPlan(int clusters) : m_model(m_store, m_clock, m_repository), m_page(m_model, m_store) {
        std::vector<core::App> apps;
        std::vector<core::ClusterSummary> summaries;
        std::vector<core::ClusterInfo> infos;
        for (int number = 0; number < clusters; ++number) {
            infos.push_back(fullCluster(number));
            const auto& info = infos.back();
            summaries.push_back({info.id, info.name, info.app, "advanced", {}, std::nullopt});
        }
        apps.push_back(infos.front().app);
        m_store.applyFleet(apps, summaries, m_clock.now());
        m_store.applyCatalog(test::publishedCatalog(), allPriced(), m_clock.now());
        for (const auto& info : infos) {
            m_store.applyInfo(info, m_clock.now());
        }
        m_page.resize(1400, 900);
        m_page.open(infos.front().id);
        m_page.show();
        m_model.setNeeds(twelveNeeds(), {plans::PlanEdit::Kind::AddWorkload});
        for (std::size_t at = 1; at < infos.size(); ++at) {
            m_model.addCluster(infos[at].id);
            m_model.setNeeds(twelveNeeds(), {plans::PlanEdit::Kind::AddWorkload});
            m_model.setCount(dragged, 1);
        }
        m_model.show(core::ClusterId(infos.front().id));
        runFor(std::chrono::milliseconds(300)); // until the layout has settled
    }

    /// What cannot be met as it is: the answer beside the plan, and larger needs.
    void showAnswerAndGrowth() {
        m_model.findCheapest();
        m_model.showAnswer(true);
        m_model.setGrowth(50);
        QObject context;
        QObject::connect(&m_model, &views::PlannerModel::changed, &context, [this] {
            if (!m_model.searching()) {
                QCoreApplication::exit();
            }
        });
        while (m_model.searching()) {
            QCoreApplication::exec();
        }
    }

    template <class Part> [[nodiscard]] Part* inRow(const char* name, int number = dragged) const {
        auto* row = m_page.findChild<QWidget*>(QStringLiteral("poolEditor.%1").arg(number));
        return row == nullptr ? nullptr : row->findChild<Part*>(QLatin1String(name));
    }

    /// From the input to the pixels.
    void step(Times& times, const std::function<void()>& input) {
        times.fixed.push_back(timeOf(fixedWork));
        times.steps.push_back(timeOf([&] {
            input();
            for (int turn = 0; turn < mostTurns; ++turn) {
                QCoreApplication::sendPostedEvents(); // a layout may request another
            }
            QEvent paint(QEvent::UpdateRequest);
            QCoreApplication::sendEvent(&m_page, &paint); // the changed region, like the next frame
        }));
        Time slice;
        for (int turn = 0; turn < mostTurns; ++turn) {
            const auto time = timeOf([] { QCoreApplication::processEvents(); });
            slice = {std::max(slice.wall, time.wall), std::max(slice.cpu, time.cpu)};
        }
        times.slices.push_back(slice);
    }

private:
    core::ManualClock m_clock{test::pictureNow};
    fleet::Store m_store;
    test::MemoryPlans m_repository;
    views::PlannerModel m_model;
    ui::PlannerPage m_page;
};

double slowest(const std::vector<Time>& times, double Time::*by) {
    double most = 0;
    for (const auto& time : times) {
        most = std::max(most, time.*by);
    }
    return most;
}

double median(const std::vector<Time>& times, double Time::*by) {
    std::vector<double> sorted;
    std::transform(times.begin(), times.end(), std::back_inserter(sorted), [by](const Time& time) { return time.*by; });
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
}

/// Numbers of the three slowest, as in a list of JSON.
std::string slowestAt(const std::vector<Time>& times) {
    std::vector<std::size_t> order(times.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return times[a].wall > times[b].wall; });
    std::string list;
    for (std::size_t at = 0; at < std::min<std::size_t>(order.size(), 3); ++at) {
        list += (at == 0 ? "" : ",") + std::to_string(order[at]);
    }
    return list;
}

/// A benchmark, and its number of clusters.
using Name = std::pair<std::string, int>;
using Results = std::map<Name, Times>;

void keepFastest(std::vector<Time>& kept, const std::vector<Time>& more) {
    for (std::size_t at = 0; at < std::min(kept.size(), more.size()); ++at) {
        kept[at] = {std::min(kept[at].wall, more[at].wall), std::min(kept[at].cpu, more[at].cpu)};
    }
}

void add(Results& results, const Name& name, Times times) {
    times.any = slowest(times.steps, &Time::wall);
    const auto [known, first] = results.try_emplace(name, times);
    if (!first) {
        auto& kept = known->second;
        keepFastest(kept.steps, times.steps);
        keepFastest(kept.slices, times.slices);
        kept.fixed.insert(kept.fixed.end(), times.fixed.begin(), times.fixed.end());
        kept.any = std::max(kept.any, times.any);
    }
}

/// Whether the slowest is within a frame.
bool report(const Name& name, const Times& times) {
    const auto& steps = times.steps;
    if (steps.empty()) {
        std::fprintf(stderr, "%s: nothing to drag or type in\n", name.first.c_str());
        return false;
    }
    const double most = slowest(steps, &Time::wall);
    const double follow = slowest(times.slices, &Time::wall);
    std::printf("{\"benchmark\":\"%s\",\"clusters\":%d,\"steps\":%zu,\"median_ms\":%.2f,\"slowest_ms\":%.2f,"
                "\"slowest_at\":[%s],\"follow_ms\":%.2f,\"cpu_ms\":%.2f,\"any_ms\":%.2f,\"machine\":%.2f,"
                "\"limit_ms\":%.1f}\n",
                name.first.c_str(), name.second, steps.size(), median(steps, &Time::wall), most,
                slowestAt(steps).c_str(), follow, slowest(steps, &Time::cpu), times.any,
                slowest(times.fixed, &Time::wall) / median(times.fixed, &Time::wall), frame);
    return most <= frame && follow <= frame;
}

Times typed(FullPlan& plan, int steps) {
    auto* field = plan.inRow<QSpinBox>("countField");
    Times times;
    for (int step = 0; field != nullptr && step < steps; ++step) {
        plan.step(times, [&] { field->setValue(step % 6); }); // same effect as a typed digit
    }
    return times;
}

/// Presses at `from`, and moves to the places in turn. A step begins when the frame of the one before is over, as with
/// a real pointer.
Times timesOfDrag(FullPlan& plan, ui::LaneCanvas& canvas, QPoint from, const std::vector<QPoint>& places, int steps) {
    const auto send = [&canvas](QEvent::Type type, QPoint at) {
        const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, canvas.mapToGlobal(at), button, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &event);
    };
    send(QEvent::MouseButtonPress, from);
    Times times;
    for (int step = 0; step < steps; ++step) {
        runFor(std::chrono::milliseconds(18));
        const auto& at = places[static_cast<std::size_t>(step) % places.size()];
        plan.step(times, [&] { send(QEvent::MouseMove, at); });
    }
    send(QEvent::MouseButtonRelease, from);
    return times;
}

Times edgeDragged(FullPlan& plan, int steps) {
    auto* canvas = plan.inRow<ui::LaneCanvas>("laneCanvas");
    auto* field = plan.inRow<QSpinBox>("countField");
    if (canvas == nullptr || field == nullptr) {
        return {};
    }
    field->setValue(1);
    runFor(std::chrono::milliseconds(600));
    const QPoint from = canvas->handleRect().center();
    const int block = std::max(1, static_cast<int>(canvas->blockWidth()));
    std::vector<QPoint> places;
    for (const int instances : {1, 2, 3, 4, 9}) { // the last is refused
        places.push_back(from + QPoint(block * instances, 0));
    }
    return timesOfDrag(plan, *canvas, from, places, steps);
}

Times needDragged(FullPlan& plan, int steps) {
    for (int row = 1; row <= 5; ++row) {
        auto* canvas = plan.inRow<ui::LaneCanvas>("laneCanvas", row);
        if (canvas == nullptr || canvas->lane().needs.empty()) {
            continue;
        }
        std::vector<QPoint> places;
        for (int other = 1; other <= 5; ++other) {
            const auto* over = plan.inRow<ui::LaneCanvas>("laneCanvas", other);
            places.push_back(canvas->mapFromGlobal(over->mapToGlobal(over->rect().center())));
        }
        const auto from = canvas->needRect(0).center();
        return timesOfDrag(plan, *canvas, from, places, steps);
    }
    return {};
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const int steps = arguments.size() > 1 ? arguments[1].toInt() : 1000;
    const int passes = arguments.size() > 2 ? arguments[2].toInt() : 3;
    if (steps < 1 || passes < 1) {
        std::fprintf(stderr, "Use: bench_planner_page [STEPS [PASSES]]\n");
        return 2;
    }
    const ui::ThemeController theme(application, ui::SchemeChoice::Light);
    Results results;
    for (int pass = 0; pass < passes; ++pass) {
        for (const int clusters : {1, manyClusters}) {
            FullPlan plan(clusters);
            add(results, {"planner_keystroke", clusters}, typed(plan, steps));
            add(results, {"planner_drag", clusters}, edgeDragged(plan, steps));
            add(results, {"planner_need_drag", clusters}, needDragged(plan, steps));
            plan.showAnswerAndGrowth();
            add(results, {"planner_drag_ghosts", clusters}, edgeDragged(plan, steps));
            add(results, {"planner_need_drag_ghosts", clusters}, needDragged(plan, steps));
        }
    }
    bool kept = true;
    for (const auto& [name, times] : results) {
        kept = report(name, times) && kept;
    }
    return kept ? 0 : 1;
}
