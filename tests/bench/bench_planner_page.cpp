// SPDX-License-Identifier: GPL-3.0-or-later
// bench_planner_page [KEYS]
//
// Types instance counts in the planner of a full cluster (5 follower pools, 11 levels, 12 read workloads) and measures
// from each key to the repainted page. Prints one line of JSON with the median and the slowest in milliseconds. One
// frame is 16.7 ms.
#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/views/planner_model.h"
#include "tests/support/cluster_builder.h"
#include "tests/support/memory_plans.h"
#include "ui/planner/planner_page.h"
#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSpinBox>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace poolhouse;

namespace {

core::ClusterInfo fullCluster() {
    test::ClusterBuilder builder("postgresql-full-00005");
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

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const int keys = QCoreApplication::arguments().size() > 1 ? QCoreApplication::arguments()[1].toInt() : 200;
    const ui::ThemeController theme(application, ui::SchemeChoice::Light);
    const auto info = fullCluster();
    core::ManualClock clock(test::pictureNow);
    fleet::Store store;
    store.applyFleet({info.app}, {{info.id, info.name, info.app, "advanced", {}, std::nullopt}}, clock.now());
    store.applyCatalog(test::publishedCatalog(), allPriced(), clock.now());
    store.applyInfo(info, clock.now());
    test::MemoryPlans repository;
    views::PlannerModel model(store, clock, repository);
    ui::PlannerPage page(model, store);
    page.resize(1400, 900);
    page.open(info.id);
    page.show();
    model.setNeeds(twelveNeeds(), {plans::PlanEdit::Kind::AddWorkload});
    auto* row = page.findChild<QWidget*>(QStringLiteral("poolEditor.1"));
    auto* field = row == nullptr ? nullptr : row->findChild<QSpinBox*>(QStringLiteral("countField"));
    if (field == nullptr || keys < 1) {
        std::fprintf(stderr, "Use: bench_planner_page [KEYS]\n");
        return 2;
    }
    QTimer::singleShot(std::chrono::milliseconds(300), &application, [] { QCoreApplication::exit(); });
    QCoreApplication::exec(); // until the layout has settled; quit() would close the page
    std::vector<double> times;
    for (int key = 0; key < keys; ++key) {
        QElapsedTimer time;
        time.start();
        field->setValue(key % 6);             // same effect as a typed digit
        QCoreApplication::sendPostedEvents(); // pending layout requests
        QEvent paint(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(&page, &paint); // the changed region, like the next frame
        times.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"benchmark\":\"planner_keystroke\",\"keys\":%d,\"median_ms\":%.2f,\"slowest_ms\":%.2f,"
                "\"limit_ms\":16.7}\n",
                keys, times[times.size() / 2], times.back());
    return times[times.size() / 2] <= 16.7 ? 0 : 1;
}
