// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"

#include "models/core/bounded.h"

#include <algorithm>
#include <limits>

namespace poolhouse::core {

namespace {

std::optional<int> added(std::optional<int> a, std::optional<int> b) {
    return a && b ? std::optional(boundedInt(std::int64_t{*a} + *b)) : std::nullopt;
}

template <class Wanted> Capacity summed(const ClusterInfo& cluster, const Catalog& catalog, Wanted wanted) {
    if (!cluster.poolsKnown()) {
        return {};
    }
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

std::optional<int> sumOfFollowers(const ClusterInfo& cluster, const Catalog& catalog,
                                  std::optional<int> (*limitOf)(const Pool&, const Catalog&)) {
    std::optional<int> sum = cluster.poolsKnown() ? std::optional(0) : std::nullopt;
    for (const auto& pool : cluster.pools) {
        if (!pool.isLeader()) {
            sum = added(sum, limitOf(pool, catalog));
        }
    }
    return sum;
}

/// The largest share of a limit that need not be divisible: losing an instance takes that much in the worst case.
int largestShare(int limit, int count) {
    return static_cast<int>((std::int64_t{limit} + count - 1) / count);
}

std::optional<int> withOneLost(std::optional<int> limit, int count) {
    if (!limit || count <= 0) {
        return limit ? std::optional(0) : std::nullopt;
    }
    return *limit - largestShare(*limit, count);
}

/// False when the API did not say what is up. An empty list says so only of a pool that is changing.
bool listsInstances(const Pool& pool) {
    return !pool.instances.empty() || pool.instancesUnread > 0 || pool.waitStatus.waiting ||
           pool.status.is(PoolStatus::Modifying) || pool.status.is(PoolStatus::Provisioning);
}

int instancesOfUnknownStatus(const Pool& pool) {
    return pool.instancesUnread +
           static_cast<int>(std::count_if(pool.instances.begin(), pool.instances.end(),
                                          [](const Instance& each) { return !each.statusKnown(); }));
}

/// The instance of a leader pool whose limit counts (rule 7): the leader, also when several are listed in a failover.
/// Without a known role the one that is not a standby.
bool accepts(const Instance& instance, const Pool& pool) {
    if (!instance.up() || (pool.isLeader() && instance.role.is(InstanceRole::Standby))) {
        return false;
    }
    const bool leaderUp = std::any_of(pool.instances.begin(), pool.instances.end(), [](const Instance& each) {
        return each.up() && each.role.is(InstanceRole::Leader);
    });
    return !pool.isLeader() || !leaderUp || instance.role.is(InstanceRole::Leader);
}

/// Whether it is known which instances accept connections. Beside a leader that is up the others don't matter.
bool acceptingKnown(const Pool& pool) {
    return instancesOfUnknownStatus(pool) == 0 ||
           (pool.isLeader() && std::any_of(pool.instances.begin(), pool.instances.end(), [](const Instance& each) {
                return each.up() && each.role.is(InstanceRole::Leader);
            }));
}

bool runsExpectedLevel(const Instance& instance, const Pool& pool) {
    return instance.level.empty() || instance.level == pool.expectedLevel;
}

struct InstanceLimits {
    std::optional<int> sum; ///< empty: the level or the status of an instance is unknown
    int largest = 0;
};

/// What the instances that are up accept. A standby accepts nothing.
InstanceLimits limitOfInstances(const Pool& pool, const Catalog& catalog) {
    if (!acceptingKnown(pool)) {
        return {};
    }
    const auto expected = expectedLimit(pool, catalog);
    const int sharing = pool.isLeader() ? 1 : pool.expectedCount;
    std::int64_t sum = 0;
    std::int64_t onExpectedLevel = 0;
    int largest = 0;
    int smallest = std::numeric_limits<int>::max();
    for (const auto& instance : pool.instances) {
        if (!accepts(instance, pool)) {
            continue;
        }
        const bool asExpected = runsExpectedLevel(instance, pool) && expected && sharing > 0;
        const auto* level = catalog.find(instance.level.empty() ? pool.expectedLevel : instance.level);
        if (!asExpected && (level == nullptr || !level->connectionsPerInstance)) {
            return {};
        }
        onExpectedLevel += asExpected ? 1 : 0;
        sum += asExpected ? 0 : *level->connectionsPerInstance;
        const int limit = asExpected ? largestShare(*expected, sharing) : *level->connectionsPerInstance;
        largest = std::max(largest, limit);
        smallest = std::min(smallest, limit);
    }
    if (pool.isLeader()) {
        return {largest == 0 ? 0 : smallest, largest};
    }
    // multiplied before it is divided: the API's figure need not be divisible
    sum += onExpectedLevel > 0 ? *expected * onExpectedLevel / sharing : 0;
    return {boundedInt(sum), largest};
}

} // namespace

std::optional<int> connectionLimit(const PoolShape& pool, const Catalog& catalog) {
    if (pool.role == PoolRole::Follower && pool.count <= 0) {
        return 0; // nothing runs, so nothing is accepted whatever the level may be
    }
    const auto* level = catalog.find(pool.level);
    if (level == nullptr || !level->connectionsPerInstance) {
        return std::nullopt;
    }
    const std::int64_t accepting = pool.role == PoolRole::Leader ? 1 : pool.count;
    return boundedInt(accepting * *level->connectionsPerInstance);
}

std::optional<int> survivableLimit(const PoolShape& pool, const Catalog& catalog) {
    return pool.role == PoolRole::Leader ? std::nullopt : withOneLost(connectionLimit(pool, catalog), pool.count);
}

std::optional<int> expectedLimit(const Pool& pool, const Catalog& catalog) {
    return pool.expectedConnectionLimit ? pool.expectedConnectionLimit : connectionLimit(shapeOf(pool), catalog);
}

std::optional<int> expectedSurvivableLimit(const Pool& pool, const Catalog& catalog) {
    return pool.isLeader() ? std::nullopt : withOneLost(expectedLimit(pool, catalog), pool.expectedCount);
}

std::optional<int> currentLimit(const Pool& pool, const Catalog& catalog) {
    return listsInstances(pool) ? limitOfInstances(pool, catalog).sum : expectedLimit(pool, catalog);
}

std::optional<int> currentSurvivableLimit(const Pool& pool, const Catalog& catalog) {
    if (pool.isLeader()) {
        return std::nullopt;
    }
    if (!listsInstances(pool)) {
        return expectedSurvivableLimit(pool, catalog);
    }
    const auto limit = limitOfInstances(pool, catalog);
    return limit.sum ? std::optional(*limit.sum - limit.largest) : std::nullopt;
}

UpCount countUp(const Pool& pool) {
    if (!listsInstances(pool)) {
        return {pool.expectedCount, pool.expectedCount};
    }
    const auto up = static_cast<int>(
        std::count_if(pool.instances.begin(), pool.instances.end(), [](const Instance& each) { return each.up(); }));
    return {up, up + instancesOfUnknownStatus(pool)};
}

std::optional<int> instancesUp(const Pool& pool) {
    const auto up = countUp(pool);
    return up.least == up.most ? std::optional(up.least) : std::nullopt;
}

Resources resourcesUp(const Pool& pool, const Catalog& catalog) {
    Resources sum{0, 0.0};
    const auto add = [&](const std::string& name, int count) {
        if (count <= 0) {
            return;
        }
        const auto* level = catalog.find(name);
        const auto vcpu = level != nullptr ? level->vcpu : std::nullopt;
        const auto memoryGb = level != nullptr ? level->memoryGb : std::nullopt;
        sum.vcpu = sum.vcpu && vcpu ? std::optional(*sum.vcpu + *vcpu * count) : std::nullopt;
        sum.memoryGb = sum.memoryGb && memoryGb ? std::optional(*sum.memoryGb + *memoryGb * count) : std::nullopt;
    };
    if (!listsInstances(pool)) {
        add(pool.expectedLevel, pool.expectedCount);
        return sum;
    }
    if (instancesOfUnknownStatus(pool) > 0) {
        return {};
    }
    for (const auto& instance : pool.instances) {
        add(instance.level.empty() ? pool.expectedLevel : instance.level, instance.up() ? 1 : 0);
    }
    return sum;
}

LeaderUp leaderUp(const Pool& pool) {
    if (!listsInstances(pool)) {
        return {pool.expectedCount > 0, pool.expectedCount > 1};
    }
    const auto up = [&pool](bool standby) -> std::optional<bool> {
        const auto any = [&pool, standby](auto wanted) {
            return std::any_of(pool.instances.begin(), pool.instances.end(), [standby, wanted](const Instance& each) {
                return wanted(each) && each.role.is(InstanceRole::Standby) == standby;
            });
        };
        if (any([](const Instance& each) { return each.up(); })) {
            return true;
        }
        const bool unknown = pool.instancesUnread > 0 || any([](const Instance& each) { return !each.statusKnown(); });
        return unknown ? std::nullopt : std::optional(false);
    };
    return {up(false), up(true)};
}

bool reshaping(const Pool& pool) {
    return listsInstances(pool) &&
           (instancesUp(pool).value_or(pool.expectedCount) != pool.expectedCount ||
            static_cast<int>(pool.instances.size()) + pool.instancesUnread != pool.expectedCount ||
            std::any_of(pool.instances.begin(), pool.instances.end(), [&pool](const Instance& each) {
                return !pool.expectedLevel.empty() && !runsExpectedLevel(each, pool);
            }));
}

std::optional<int> shortAfterLoss(const Pool& pool, const Catalog& catalog) {
    const auto survivable = currentSurvivableLimit(pool, catalog);
    if (!survivable || !pool.connectionsUsed || countUp(pool).least < 2) {
        return std::nullopt;
    }
    return boundedInt(std::int64_t{*pool.connectionsUsed} - *survivable);
}

std::optional<int> shortAfterLoss(const PoolShape& pool, std::optional<int> used, const Catalog& catalog) {
    const auto survivable = survivableLimit(pool, catalog);
    if (!survivable || !used || !highlyAvailable(pool)) {
        return std::nullopt;
    }
    return boundedInt(std::int64_t{*used} - *survivable);
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
    return {pool.connectionsUsed, currentLimit(pool, catalog)};
}

Capacity clusterCapacity(const ClusterInfo& cluster, const Catalog& catalog) {
    return summed(cluster, catalog, [](const Pool&) { return true; });
}

Capacity readCapacity(const ClusterInfo& cluster, const Catalog& catalog) {
    return summed(cluster, catalog, [](const Pool& pool) { return !pool.isLeader(); });
}

std::optional<int> expectedClusterLimit(const ClusterInfo& cluster, const Catalog& catalog) {
    std::optional<int> sum = cluster.poolsKnown() ? std::optional(0) : std::nullopt;
    for (const auto& pool : cluster.pools) {
        sum = added(sum, expectedLimit(pool, catalog));
    }
    return sum;
}

std::optional<int> expectedReadLimit(const ClusterInfo& cluster, const Catalog& catalog) {
    return sumOfFollowers(cluster, catalog, expectedLimit);
}

std::optional<int> readSurvivableLimit(const ClusterInfo& cluster, const Catalog& catalog) {
    return sumOfFollowers(cluster, catalog, currentSurvivableLimit);
}

std::optional<int> expectedReadSurvivableLimit(const ClusterInfo& cluster, const Catalog& catalog) {
    return sumOfFollowers(cluster, catalog, expectedSurvivableLimit);
}

UseSeverity useSeverity(std::optional<double> use) {
    if (!use) {
        return UseSeverity::Unknown;
    }
    return *use >= badUse ? UseSeverity::Bad : *use >= attentionUse ? UseSeverity::Attention : UseSeverity::Good;
}

} // namespace poolhouse::core
