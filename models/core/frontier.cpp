// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/frontier.h"

#include "models/core/bounded.h"
#include "models/core/limits.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace poolhouse::core {

namespace {

/// Pools chosen so far. A second pool of one level never helps, so a level has one pool at most.
struct Partial {
    struct Part {
        std::uint16_t level = 0; // index in the catalog
        std::uint16_t count = 0;
    };
    std::int64_t connections = 0;
    std::int64_t cents = 0;
    int instances = 0;
    int pools = 0;
    std::array<Part, maxFollowerPools> parts{};
};

/// In this order, what beats another one comes before it.
bool beforeInFrontier(const Partial& a, const Partial& b) {
    return std::tuple(a.cents, -a.connections, a.instances, a.pools) <
           std::tuple(b.cents, -b.connections, b.instances, b.pools);
}

/// Drops what another one beats in cost and connections without using more instances or pools.
std::vector<Partial> unbeaten(std::vector<Partial> partials) {
    std::sort(partials.begin(), partials.end(), beforeInFrontier);
    // the most connections met so far with at most so many instances and pools, at no higher cost
    std::vector most(maxFollowerInstances + 1, std::vector<std::int64_t>(maxFollowerPools + 1, -1));
    std::vector<Partial> kept;
    for (const auto& partial : partials) {
        const auto instances = static_cast<std::size_t>(partial.instances);
        const auto pools = static_cast<std::size_t>(partial.pools);
        if (most[instances][pools] >= partial.connections) {
            continue;
        }
        for (auto i = instances; i < most.size(); ++i) {
            for (auto p = pools; p < most[i].size(); ++p) {
                most[i][p] = std::max(most[i][p], partial.connections);
            }
        }
        kept.push_back(partial);
    }
    return kept;
}

/// Every choice so far, and each with a pool of this level added.
std::vector<Partial> withLevel(const std::vector<Partial>& partials, std::size_t place, const Level& level,
                               std::int64_t cents, bool survivable) {
    auto all = partials;
    for (const auto& partial : partials) {
        if (partial.pools == maxFollowerPools) {
            continue;
        }
        for (int count = 1; partial.instances + count <= maxFollowerInstances; ++count) {
            auto more = partial;
            more.connections += std::int64_t(*level.connectionsPerInstance) * (survivable ? count - 1 : count);
            more.cents += cents * count;
            more.instances += count;
            more.parts[static_cast<std::size_t>(more.pools++)] = {static_cast<std::uint16_t>(place),
                                                                  static_cast<std::uint16_t>(count)};
            all.push_back(more);
        }
    }
    return all;
}

FrontierPoint pointOf(const Partial& partial, const std::vector<Level>& levels) {
    FrontierPoint point;
    point.readConnections = boundedInt(partial.connections);
    point.monthly = {partial.cents};
    point.instances = partial.instances;
    for (int pool = 0; pool < partial.pools; ++pool) {
        const auto& part = partial.parts[static_cast<std::size_t>(pool)];
        point.pools.push_back({PoolRole::Follower, {}, levels[part.level].name, part.count});
    }
    return point;
}

} // namespace

std::vector<FrontierPoint> frontier(const Catalog& catalog, const PriceTable& prices, bool survivable) {
    std::vector<Partial> partials{Partial{}};
    const auto& levels = catalog.levels();
    for (std::size_t at = 0; at < levels.size(); ++at) {
        if (const auto* price = prices.find(levels[at].name); price != nullptr && levels[at].connectionsPerInstance) {
            partials = unbeaten(withLevel(partials, at, levels[at], price->monthly.cents, survivable));
        }
    }
    std::vector<FrontierPoint> points;
    std::int64_t most = -1;
    for (const auto& partial : partials) { // in the order of unbeaten()
        if (partial.connections > most) {
            most = partial.connections;
            points.push_back(pointOf(partial, levels));
        }
    }
    return points;
}

} // namespace poolhouse::core
