// SPDX-License-Identifier: GPL-3.0-or-later
// Run time of the planner's rules: one line of JSON each, with its limit.
//   bench_planner [RUNS]     default 25
#include "models/core/frontier.h"
#include "models/core/plan.h"
#include "models/core/recommend.h"
#include "tests/models/core/random_values.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace poolhouse::core;
using poolhouse::test::Random;

constexpr double limitMs = 50; ///< for the search and for the frontier
constexpr double frameMs = 16.7;

PriceTable pricesForEveryLevel(const Catalog& catalog) {
    PriceTable prices;
    for (const auto& level : catalog.levels()) {
        prices.levels[level.name] = {Money{static_cast<std::int64_t>(level.memoryGb.value_or(0) * 3000 + 3000)}};
    }
    return prices;
}

/// Twelve varied read workloads, none pinned, so that no assignment is excluded.
Needs needsOf(Random& random, bool survive, bool sized) {
    Needs needs;
    needs.surviveInstanceLoss = survive;
    for (int at = 0; at < static_cast<int>(maxReadWorkloads); ++at) {
        Workload workload;
        workload.name = "w" + std::to_string(at);
        workload.connections = random.between(1, 1500);
        workload.minMemoryGb = sized && random.oneIn(3) ? random.between(1, 300) : 0;
        workload.minVcpu = sized && random.oneIn(3) ? random.between(1, 16) : 0;
        needs.workloads.push_back(std::move(workload));
    }
    return needs;
}

/// Prints median and maximum of `runs`; false when the maximum exceeds the limit.
bool measure(const char* name, int runs, double limit, const std::function<std::size_t()>& work) {
    std::vector<double> times;
    std::size_t result = 0;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        result += work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    std::printf(
        "{\"benchmark\":\"%s\",\"runs\":%d,\"median_ms\":%.2f,\"worst_ms\":%.2f,\"limit_ms\":%.1f,\"results\":%zu}\n",
        name, runs, times[times.size() / 2], times.back(), limit, result);
    return times.back() <= limit;
}

} // namespace

int main(int argc, char** argv) {
    const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 25;
    const auto catalog = poolhouse::test::publishedCatalog();
    const auto prices = pricesForEveryLevel(catalog);
    Random random(1);
    bool kept = true;
    for (const bool survive : {false, true}) {
        kept &= measure(survive ? "recommend_12x11_surviving" : "recommend_12x11", runs, limitMs, [&] {
            const auto found = recommend(needsOf(random, survive, true), catalog, prices);
            return found ? found.value().followerPools.size() : found.error().size();
        });
        kept &= measure(survive ? "recommend_12x11_unsized_surviving" : "recommend_12x11_unsized", runs, limitMs, [&] {
            const auto found = recommend(needsOf(random, survive, false), catalog, prices);
            return found ? found.value().followerPools.size() : found.error().size();
        });
        kept &= measure(survive ? "frontier_11_surviving" : "frontier_11", runs, limitMs,
                        [&] { return frontier(catalog, prices, survive).size(); });
    }
    const std::vector<PoolShape> live{{PoolRole::Leader, "leader", "8G-Performance", 2},
                                      {PoolRole::Follower, "alpha", "4G-Performance", 7},
                                      {PoolRole::Follower, "beta", "16G-Performance", 6}};
    const std::vector<PoolShape> wanted{{PoolRole::Leader, "leader", "16G-Performance", 1},
                                        {PoolRole::Follower, "alpha", "16G-Performance", 1},
                                        {PoolRole::Follower, "gamma", "4G-Performance", 5},
                                        {PoolRole::Follower, "delta", "8G-Performance", 5}};
    kept &= measure("plan_steps", runs, frameMs, [&] { return planSteps(live, wanted, catalog).value().size(); });
    return kept ? 0 : 1;
}
