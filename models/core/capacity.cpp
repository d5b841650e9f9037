// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"

#include "models/core/bounded.h"

#include <algorithm>

namespace poolhouse::core {

namespace {

std::optional<int> added(std::optional<int> a, std::optional<int> b) {
    return a && b ? std::optional(boundedInt(std::int64_t{*a} + *b)) : std::nullopt;
}

template <class Wanted> Capacity summed(const ClusterInfo& cluster, const Catalog& catalog, Wanted wanted) {
    Capacity sum{0, 0};
    for (const auto& pool : cluster.pools) {
        if (wanted(pool)) {
            const auto part = capacityOf(pool, catalog);
            sum.used = added(sum.used, part.used);
            sum.limit = added(sum.limit, part.limit);
        }
    }
    return sum;
}

std::optional<int> withOneLost(std::optional<int> limit, int count) {
    if (!limit || count <= 0) {
        return limit ? std::optional(0) : std::nullopt;
    }
    return *limit / count * (count - 1);
}

} // namespace

std::optional<int> connectionLimit(const PoolShape& pool, const Catalog& catalog) {
    if (pool.role == PoolRole::Follower && pool.count <= 0) {
        return 0; // nothing runs, so nothing is accepted whatever the level may be
    }
    const auto* level = catalog.find(pool.level);
    if (level == nullptr) {
        return std::nullopt;
    }
    const std::int64_t accepting = pool.role == PoolRole::Leader ? 1 : pool.count;
    return boundedInt(accepting * level->connectionsPerInstance);
}

std::optional<int> connectionLimit(const Pool& pool, const Catalog& catalog) {
    return pool.expectedConnectionLimit ? pool.expectedConnectionLimit : connectionLimit(shapeOf(pool), catalog);
}

std::optional<int> survivableLimit(const PoolShape& pool, const Catalog& catalog) {
    return pool.role == PoolRole::Leader ? std::nullopt : withOneLost(connectionLimit(pool, catalog), pool.count);
}

std::optional<int> survivableLimit(const Pool& pool, const Catalog& catalog) {
    return pool.isLeader() ? std::nullopt : withOneLost(connectionLimit(pool, catalog), pool.expectedCount);
}

std::optional<int> Capacity::headroom() const {
    return used && limit ? std::optional(boundedInt(std::int64_t{*limit} - *used)) : std::nullopt;
}

std::optional<double> Capacity::use() const {
    if (!used || !limit) {
        return std::nullopt;
    }
    if (*limit <= 0) {
        return *used > 0 ? 1.0 : 0.0;
    }
    return static_cast<double>(*used) / *limit;
}

Capacity capacityOf(const Pool& pool, const Catalog& catalog) {
    return {pool.connectionsUsed, connectionLimit(pool, catalog)};
}

Capacity clusterCapacity(const ClusterInfo& cluster, const Catalog& catalog) {
    return summed(cluster, catalog, [](const Pool&) { return true; });
}

Capacity readCapacity(const ClusterInfo& cluster, const Catalog& catalog) {
    return summed(cluster, catalog, [](const Pool& pool) { return !pool.isLeader(); });
}

std::optional<int> readSurvivableLimit(const ClusterInfo& cluster, const Catalog& catalog) {
    std::optional<int> sum = 0;
    for (const auto& pool : cluster.pools) {
        if (!pool.isLeader()) {
            sum = added(sum, survivableLimit(pool, catalog));
        }
    }
    return sum;
}

std::optional<double> highestUse(const ClusterInfo& cluster, const Catalog& catalog) {
    std::optional<double> highest;
    for (const auto& pool : cluster.pools) {
        if (const auto use = capacityOf(pool, catalog).use()) {
            highest = std::max(highest.value_or(0.0), *use);
        }
    }
    return highest;
}

UseSeverity useSeverity(std::optional<double> use) {
    if (!use) {
        return UseSeverity::Unknown;
    }
    return *use >= badUse ? UseSeverity::Bad : *use >= attentionUse ? UseSeverity::Attention : UseSeverity::Good;
}

} // namespace poolhouse::core
