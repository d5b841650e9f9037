// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/impact.h"

#include "models/core/capacity.h"
#include "models/core/limits.h"

#include <algorithm>

namespace poolhouse::core {

namespace {

const PoolShape* find(std::span<const PoolShape> pools, const std::string& name) {
    const auto at = std::find_if(pools.begin(), pools.end(), [&name](const PoolShape& p) { return p.name == name; });
    return at == pools.end() ? nullptr : &*at;
}

template <class Number> void add(std::optional<Number>& sum, std::optional<Number> part) {
    sum = sum && part ? std::optional<Number>(*sum + *part) : std::nullopt;
}

template <class Number> std::optional<Number> times(std::optional<Number> each, int count) {
    return each ? std::optional<Number>(*each * count) : std::nullopt;
}

PoolImpact poolImpact(const PoolShape* before, const PoolShape* after, const ImpactFacts& facts) {
    PoolImpact impact;
    impact.pool = (after != nullptr ? after : before)->name;
    impact.limitBefore = before != nullptr ? connectionLimit(*before, facts.catalog) : 0;
    impact.limitAfter = after != nullptr ? connectionLimit(*after, facts.catalog) : 0;
    if (before != nullptr) {
        impact.before = *before;
        impact.survivableBefore = survivableLimit(*before, facts.catalog);
    }
    if (after != nullptr) {
        impact.after = *after;
        impact.survivableAfter = survivableLimit(*after, facts.catalog);
    }
    const auto load = std::find_if(facts.loads.begin(), facts.loads.end(),
                                   [&impact](const PoolLoad& each) { return each.pool == impact.pool; });
    if (before != nullptr && load != facts.loads.end()) {
        impact.used = load->used;
        impact.peak = load->peak;
    }
    return impact;
}

bool below(std::optional<int> limit, std::optional<int> open) {
    return limit && open && *limit < *open;
}

} // namespace

bool PoolImpact::losesCapacity() const {
    return limitBefore && limitAfter && *limitAfter < *limitBefore;
}

bool PoolImpact::losesRedundancy() const {
    return before && after && highlyAvailable(*before) && !highlyAvailable(*after);
}

bool PoolImpact::belowUse() const {
    return losesCapacity() && below(limitAfter, used);
}

bool PoolImpact::belowPeak() const {
    return losesCapacity() && below(limitAfter, peak);
}

bool PoolImpact::survivorsBelowUse() const {
    return after && below(survivableAfter, used);
}

bool Impact::lowersCapacityBelowUse() const {
    return std::any_of(pools.begin(), pools.end(), [](const PoolImpact& pool) { return pool.belowUse(); });
}

bool Impact::lowersCapacityBelowPeak() const {
    return std::any_of(pools.begin(), pools.end(), [](const PoolImpact& pool) { return pool.belowPeak(); });
}

bool Impact::destroysAny() const {
    return std::any_of(pools.begin(), pools.end(), [](const PoolImpact& pool) { return pool.destroyed(); });
}

std::optional<Money> Impact::costChange() const {
    const auto unknown = [](const std::optional<PoolShape>& pool, const CostEstimate& cost) {
        return pool && pool->count > 0 && std::any_of(cost.gaps.begin(), cost.gaps.end(), [&pool](const CostGap& gap) {
                   return gap.kind == CostGap::Kind::LevelPriceUnknown && gap.level == pool->level;
               });
    };
    const bool anyUnknown = std::any_of(pools.begin(), pools.end(), [&](const PoolImpact& pool) {
        return unknown(pool.before, before.cost) || unknown(pool.after, after.cost);
    });
    return anyUnknown ? std::nullopt : std::optional(after.cost.known - before.cost.known);
}

ClusterFigures figuresOf(std::span<const PoolShape> pools, const ImpactFacts& facts) {
    ClusterFigures figures;
    figures.cost = estimateCost(pools, facts.storageGb, facts.prices);
    figures.readLimit = figures.readSurvivable = figures.followerVcpu = 0;
    figures.followerMemoryGb = 0;
    figures.followerPools = followerPoolCount(pools);
    figures.followerInstances = followerInstanceCount(pools);
    for (const auto& pool : pools) {
        if (pool.role == PoolRole::Leader) {
            figures.leaderLimit = connectionLimit(pool, facts.catalog);
            continue;
        }
        const auto* level = facts.catalog.find(pool.level);
        add(figures.readLimit, connectionLimit(pool, facts.catalog));
        add(figures.readSurvivable, survivableLimit(pool, facts.catalog));
        add(figures.followerVcpu, level != nullptr ? times(level->vcpu, pool.count) : std::nullopt);
        add(figures.followerMemoryGb, level != nullptr ? times(level->memoryGb, pool.count) : std::nullopt);
    }
    return figures;
}

ClusterFigures withPoolsUnknown(ClusterFigures figures) {
    ClusterFigures known;
    known.leaderLimit = figures.leaderLimit;
    known.cost = std::move(figures.cost);
    known.cost.addGap({CostGap::Kind::PoolsUnknown, {}});
    return known;
}

ClusterFigures currentFigures(const ClusterInfo& cluster, const ImpactFacts& facts) {
    auto figures = figuresOf(shapesOf(cluster), facts);
    const auto* leader = cluster.leader();
    figures.leaderLimit = leader != nullptr ? currentLimit(*leader, facts.catalog) : std::nullopt;
    figures.readLimit = readCapacity(cluster, facts.catalog).limit;
    figures.readSurvivable = readSurvivableLimit(cluster, facts.catalog);
    figures.followerInstances = 0;
    figures.followerVcpu = 0;
    figures.followerMemoryGb = 0;
    for (const auto& pool : cluster.pools) {
        if (!pool.isLeader()) {
            const auto resources = resourcesUp(pool, facts.catalog);
            add(figures.followerInstances, instancesUp(pool));
            add(figures.followerVcpu, resources.vcpu);
            add(figures.followerMemoryGb, resources.memoryGb);
        }
    }
    return cluster.poolsKnown() ? figures : withPoolsUnknown(std::move(figures));
}

ClusterFigures sumOf(std::span<const ClusterFigures> parts) {
    ClusterFigures sum;
    sum.leaderLimit = sum.readLimit = sum.readSurvivable = sum.followerVcpu = 0;
    sum.followerMemoryGb = 0;
    sum.followerPools = sum.followerInstances = 0;
    std::vector<CostEstimate> costs;
    for (const auto& part : parts) {
        costs.push_back(part.cost);
        add(sum.leaderLimit, part.leaderLimit);
        add(sum.readLimit, part.readLimit);
        add(sum.readSurvivable, part.readSurvivable);
        add(sum.followerVcpu, part.followerVcpu);
        add(sum.followerMemoryGb, part.followerMemoryGb);
        add(sum.followerPools, part.followerPools);
        add(sum.followerInstances, part.followerInstances);
    }
    sum.cost = totalCost(costs);
    return sum;
}

Impact impactOf(std::span<const PoolShape> before, std::span<const PoolShape> after, const ImpactFacts& facts) {
    Impact impact{figuresOf(before, facts), figuresOf(after, facts), {}};
    for (const auto& pool : before) {
        const auto* later = find(after, pool.name);
        if (later == nullptr || !(*later == pool)) {
            impact.pools.push_back(poolImpact(&pool, later, facts));
        }
    }
    for (const auto& pool : after) {
        if (find(before, pool.name) == nullptr) {
            impact.pools.push_back(poolImpact(nullptr, &pool, facts));
        }
    }
    return impact;
}

} // namespace poolhouse::core
