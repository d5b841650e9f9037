// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend.h"

#include "models/core/limits.h"

#include <algorithm>
#include <array>

namespace poolhouse::core {

namespace {

/// Counts on each level so far. A second pool of one level never helps, so a level has one pool at most.
struct Partial {
    std::int64_t connections = 0;
    std::int64_t cents = 0;
    int instances = 0;
    int pools = 0;
    std::array<std::uint8_t, maxCatalogLevels> counts{};
};

bool better(const Partial& a, const Partial& b) {
    if (a.cents != b.cents) {
        return a.cents < b.cents;
    }
    if (a.connections != b.connections) {
        return a.connections > b.connections;
    }
    return a.instances != b.instances ? a.instances < b.instances : a.pools < b.pools;
}

/// Drops what another one beats in cost and connections without using more instances or pools.
std::vector<Partial> unbeaten(std::vector<Partial> partials) {
    std::sort(partials.begin(), partials.end(), better);
    // the most connections met so far with at most so many instances and pools, at no higher cost
    std::array<std::array<std::int64_t, maxFollowerPools + 1>, maxFollowerInstances + 1> most;
    for (auto& row : most) {
        row.fill(-1);
    }
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

} // namespace

std::vector<FrontierPoint> frontier(const Catalog& catalog, const PriceTable& prices, bool survivable) {
    std::vector<Partial> partials{Partial{}};
    const auto levels = std::min(catalog.levels().size(), maxCatalogLevels);
    for (std::size_t at = 0; at < levels; ++at) {
        const auto& level = catalog.levels()[at];
        const auto* price = prices.find(level.name);
        if (price == nullptr) {
            continue;
        }
        auto next = partials;
        for (const auto& partial : partials) {
            if (partial.pools == maxFollowerPools) {
                continue;
            }
            for (int count = 1; partial.instances + count <= maxFollowerInstances; ++count) {
                auto more = partial;
                more.connections += std::int64_t(level.connectionsPerInstance) * (survivable ? count - 1 : count);
                more.cents += price->monthly.cents * count;
                more.instances += count;
                more.pools += 1;
                more.counts[at] = static_cast<std::uint8_t>(count);
                next.push_back(more);
            }
        }
        partials = unbeaten(std::move(next));
    }

    std::sort(partials.begin(), partials.end(), better);
    std::vector<FrontierPoint> points;
    std::int64_t most = -1;
    for (const auto& partial : partials) {
        if (partial.connections <= most) {
            continue;
        }
        most = partial.connections;
        FrontierPoint point;
        point.readConnections = static_cast<int>(partial.connections);
        point.monthly = {partial.cents};
        point.instances = partial.instances;
        for (std::size_t at = 0; at < levels; ++at) {
            if (partial.counts[at] > 0) {
                point.pools.push_back({PoolRole::Follower, {}, catalog.levels()[at].name, partial.counts[at]});
            }
        }
        points.push_back(std::move(point));
    }
    return points;
}

} // namespace poolhouse::core
