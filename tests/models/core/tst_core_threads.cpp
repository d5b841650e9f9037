// SPDX-License-Identifier: GPL-3.0-or-later
// The rules are pure: many threads may ask them about the same values at once. Free of Qt so that ThreadSanitizer can
// watch it; returns 1 when two threads get different answers.
#include "models/core/attachment.h"
#include "models/core/backoff.h"
#include "models/core/capacity.h"
#include "models/core/cost.h"
#include "models/core/keyed_diff.h"
#include "models/core/needs_feasible.h"
#include "models/core/pool_draft.h"
#include "models/core/series.h"
#include "tests/models/core/random_values.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <latch>
#include <semaphore>
#include <stop_token>
#include <thread>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

/// What all threads look at; never written after it is made.
struct Shared {
    std::vector<ClusterInfo> clusters;
    Catalog catalog = publishedCatalog();
    PriceList prices = publishedPrices();
    std::vector<Sample> samples;
    std::vector<std::string> taken{"leader", "analytics", "web-reads"};
};

Shared makeShared() {
    Shared shared;
    Random random(16);
    for (int number = 0; number < 200; ++number) {
        shared.clusters.push_back(randomCluster(random, true));
        shared.samples.push_back({pictureNow + std::chrono::seconds(number), random.share()});
    }
    return shared;
}

/// Everything that the rules say about one cluster, as text.
void describe(const Shared& shared, const ClusterInfo& cluster, std::string& text) {
    const auto note = [&text](std::int64_t number) { text += std::to_string(number) + " "; };
    const auto shapes = shapesOf(cluster);
    const auto estimate = estimateCost(cluster, shared.prices.find("advanced-private"));
    text += formatExact(estimate.known) + formatHourly(estimate.known) + formatCount(estimate.known.cents);
    note(static_cast<std::int64_t>(estimate.gaps.size()));
    note(clusterCapacity(cluster, shared.catalog).limit.value_or(-1));
    note(readSurvivableLimit(cluster, shared.catalog).value_or(-1));
    note(static_cast<std::int64_t>(useSeverity(clusterCapacity(cluster, shared.catalog).use())));
    note(inTransition(cluster) ? 1 : 0);
    note(addPoolAllowance(shapes).instancesLeft);
    for (const auto& pool : shapes) {
        note(largestCount(shapes, pool.name));
        note(static_cast<std::int64_t>(problemsOfCount(pool, 7, shapes).size()));
    }
    note(static_cast<std::int64_t>(problemsOf({"Web-Reads", "8G-Performance", 3}, shapes, shared.catalog).size()));
    const auto steps = rowSteps(
        cluster.pools, shared.clusters.front().pools, [](const Pool& pool) { return pool.name; },
        [](const Pool& a, const Pool& b) { return a == b; });
    note(static_cast<std::int64_t>(steps.size()));
}

std::string everything(const Shared& shared) {
    std::string text;
    std::vector<CostEstimate> estimates;
    for (const auto& cluster : shared.clusters) {
        describe(shared, cluster, text);
        estimates.push_back(estimateCost(cluster, shared.prices.find("advanced")));
    }
    text += formatRounded(totalCost(estimates).known);
    text += generatePoolName(7, shared.taken) + suggestPoolName("Web Reads", shared.taken);
    text += parseNamespace("role:u0|pool:analytics").pool + formatInstant(*parseInstant("2026-06-22 08:28:00 +0200"));
    text += std::to_string(downsampled(shared.samples, 20).size()) + std::to_string(Backoff{}.delay(4, 0.5).count());
    text += readEnum(clusterStatusWords(), "migrating").text;
    return text;
}

/// Whether a search that needs thousands of steps has no answer once another thread has stopped it.
bool stopsFromOutside(const Shared& shared) {
    Needs needs;
    needs.maxMonthly = Money{100};
    for (int number = 1; number <= 12; ++number) {
        needs.workloads.emplace_back();
        needs.workloads.back().name = "app-" + std::to_string(number);
        needs.workloads.back().connections = 90 * number;
    }
    constexpr std::chrono::seconds longest{60};
    std::binary_semaphore begun{0}, over{0};
    std::optional<FeasibleChange> change = FeasibleChange{};
    std::jthread searching([&](const std::stop_token& ending) {
        int steps = 0;
        StopCheck stop([&] {
            if (++steps == 10) {
                begun.release();
            }
            return ending.stop_requested();
        });
        change = feasibleChange(needs, shared.catalog, *shared.prices.find("advanced"), stop);
        over.release();
    });
    const bool asks = begun.try_acquire_for(longest);
    searching.request_stop();
    if (!over.try_acquire_for(longest)) {
        std::fputs("a search that was stopped goes on\n", stderr);
        std::_Exit(1); // it can't be joined
    }
    return asks && !change.has_value();
}

} // namespace

int main() {
    constexpr int threadCount = 8;
    const Shared shared = makeShared();
    std::vector<std::string> answers(threadCount);
    {
        std::latch start(threadCount);
        std::vector<std::thread> threads;
        threads.reserve(threadCount);
        for (auto& answer : answers) {
            threads.emplace_back([&shared, &start, &answer] {
                start.arrive_and_wait(); // the first calls, which set up static tables, meet
                answer = everything(shared);
            });
        }
        for (auto& thread : threads) {
            thread.join();
        }
    }
    const auto alone = everything(shared);
    for (const auto& answer : answers) {
        if (answer != alone) {
            std::fputs("a thread got another answer than the program alone\n", stderr);
            return 1;
        }
    }
    if (!stopsFromOutside(shared)) {
        std::fputs("a search that was stopped has an answer\n", stderr);
        return 1;
    }
    return alone.find("~$") != std::string::npos ? 0 : 1;
}
