// SPDX-License-Identifier: GPL-3.0-or-later
// A configurable number of varied clusters, derived from the seed.
#include "app/sandbox/fleet_builder.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/scenario_list.h"
#include "models/core/limits.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace poolhouse::sandbox {

namespace {

constexpr std::array levelNames{"4G-Performance", "8G-Performance", "16G-Performance", "32G-Performance",
                                "64G-Performance"};
constexpr std::array planNames{"advanced", "advanced", "advanced", "advanced-private", "advanced-shield"};
constexpr std::array versionsInUse{"16.9", "17.5", "17.5", "18.1"};
constexpr std::array poolNames{"web-reads", "analytics", "exports", "search", "reports"};
constexpr std::array domainWords{"orders", "billing", "search", "media", "catalog", "users",  "ledger",
                                 "events", "mail",    "stock",  "fraud", "reports", "tickets"};
constexpr std::array kindWords{"api", "worker", "web", "prod", "staging", "jobs", "edge"};
constexpr std::array shapeWords{"cubic",   "angular", "globular", "tapered", "parallel", "rising", "spherical",
                                "concave", "shaped",  "curved",   "flat",    "regular",  "solid",  "symmetrical"};

template <class Words> std::string pick(const Words& words, const Mix& mix) {
    return words[mix.number() % words.size()];
}

std::string numbered(const std::string& stem, int number) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "-%05d", number);
    return stem + digits.data();
}

std::string appName(std::uint64_t seed, int number) {
    const auto mix = Mix(seed).with("large-app").with(static_cast<std::uint64_t>(number));
    return pick(domainWords, mix.with("domain")) + "-" + pick(kindWords, mix.with("kind")) + "-" +
           std::to_string(number);
}

double share(const Mix& mix) {
    return 0.05 + 0.9 * mix.unit() * mix.with("again").unit();
}

std::vector<PoolSpec> poolsOf(const Mix& mix, const PricedCatalog& catalog) {
    const auto level = [&](const Mix& of) {
        return std::string(levelNames[static_cast<std::size_t>(of.between(0, 4))]);
    };
    const auto leaderLevel = level(mix.with("leader"));
    std::vector<PoolSpec> pools{{"leader", leaderLevel, mix.with("ha").between(1, 2),
                                 share(mix.with("load")) * catalog.connectionsOf(leaderLevel)}};
    int left = core::maxFollowerInstances;
    const int wanted = std::max(0, mix.with("pools").between(-1, core::maxFollowerPools));
    for (int i = 0; i < wanted && left > 0; ++i) {
        const auto one = mix.with("pool").with(static_cast<std::uint64_t>(i));
        const int count = std::min(left, one.between(0, 4));
        left -= count;
        const auto chosen = level(one);
        pools.push_back({poolNames[static_cast<std::size_t>(i)], chosen, count,
                         share(one.with("load")) * count * catalog.connectionsOf(chosen)});
    }
    return pools;
}

std::string attachmentName(const std::string& text, int number) {
    std::string name = text + "_" + std::to_string(number);
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        return c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return name;
}

void addCluster(FleetBuilder& fleet, const std::string& app, int number, int inApp) {
    const auto mix = Mix(fleet.state().world().seed).with("large").with(static_cast<std::uint64_t>(number));
    ClusterSpec spec;
    spec.name = numbered("postgresql-" + pick(shapeWords, mix.with("name")), number);
    spec.app = app;
    spec.plan = pick(planNames, mix.with("plan"));
    spec.version = pick(versionsInUse, mix.with("version"));
    spec.storageGb = mix.with("storage").between(1, 2000);
    spec.ageDays = mix.with("age").between(1, 900);
    spec.pools = poolsOf(mix, fleet.state().catalog());
    if (mix.with("young").chance(0.01)) {
        fleet.addProvisioning(spec, std::chrono::seconds(mix.with("ago").between(0, 150)));
    } else {
        fleet.add(spec);
        if (mix.with("busy").chance(0.02)) {
            const auto& pool = fleet.named(spec.name).pools.back();
            const auto level = pool.level == "8G-Performance" ? "16G-Performance" : "8G-Performance";
            beginLevel(fleet.state(), fleet.named(spec.name).id, pool.id, level,
                       fleet.before(std::chrono::seconds(mix.with("ago").between(0, 100))));
        }
    }
    fleet.attach(spec.name, app, inApp == 0 ? "DATABASE" : attachmentName("HEROKU_POSTGRESQL", inApp));
    for (std::size_t i = 1; i < spec.pools.size(); ++i) {
        fleet.attach(spec.name, app, attachmentName(spec.pools[i].name, inApp), spec.pools[i].name);
    }
}

} // namespace

State makeLarge(const ScenarioRequest& request, int clusters) {
    FleetBuilder fleet(request.name, request.seed, request.anchor);
    std::string app;
    int apps = 0;
    int left = 0;
    int inApp = 0;
    for (int number = 1; number <= clusters; ++number) {
        if (left == 0) {
            app = appName(request.seed, ++apps);
            fleet.app(app, 950);
            left = Mix(request.seed)
                       .with("per-app")
                       .with(static_cast<std::uint64_t>(apps))
                       .between(1, 7); // 4 each, on average
            inApp = 0;
        }
        addCluster(fleet, app, number, inApp++);
        --left;
    }
    return fleet.build();
}

} // namespace poolhouse::sandbox
