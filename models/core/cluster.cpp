// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cluster.h"

#include "models/core/pool_name.h"

#include <algorithm>
#include <array>

namespace poolhouse::core {

namespace {

const PlanLimit* findLimit(const ClusterInfo& cluster, std::string_view name) {
    const auto at = std::find_if(cluster.planLimits.begin(), cluster.planLimits.end(),
                                 [name](const PlanLimit& limit) { return limit.name == name; });
    return at == cluster.planLimits.end() ? nullptr : &*at;
}

constexpr std::string_view storageLimitName = "storage-limit-in-gb";

} // namespace

std::span<const EnumWord<AddonState>> addonStateWords() {
    static constexpr std::array<EnumWord<AddonState>, 4> words{{{"provisioning", AddonState::Provisioning},
                                                                {"provisioned", AddonState::Provisioned},
                                                                {"deprovisioning", AddonState::Deprovisioning},
                                                                {"deprovisioned", AddonState::Deprovisioned}}};
    return words;
}

std::span<const EnumWord<ClusterStatus>> clusterStatusWords() {
    static constexpr std::array<EnumWord<ClusterStatus>, 5> words{{{"provisioning", ClusterStatus::Provisioning},
                                                                   {"available", ClusterStatus::Available},
                                                                   {"modifying", ClusterStatus::Modifying},
                                                                   {"migrating", ClusterStatus::Migrating},
                                                                   {"unavailable", ClusterStatus::Unavailable}}};
    return words;
}

const Pool* ClusterInfo::leader() const {
    return findPool(leaderPoolName);
}

const Pool* ClusterInfo::findPool(std::string_view wanted) const {
    const auto at =
        std::find_if(pools.begin(), pools.end(), [wanted](const Pool& pool) { return pool.name == wanted; });
    return at == pools.end() ? nullptr : &*at;
}

bool ClusterInfo::allPoolsRead() const {
    return std::none_of(unreadable.begin(), unreadable.end(),
                        [](const Unreadable& each) { return each.kind == RecordKind::Pool && each.passedOver; });
}

std::vector<const Pool*> orderedPools(const ClusterInfo& cluster) {
    std::vector<const Pool*> ordered;
    ordered.reserve(cluster.pools.size());
    for (const auto& pool : cluster.pools) {
        ordered.push_back(&pool);
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const Pool* a, const Pool* b) {
        return a->isLeader() != b->isLeader() ? a->isLeader() : lessIgnoringCase(a->name, b->name);
    });
    return ordered;
}

std::optional<double> storageGb(const ClusterInfo& cluster) {
    const auto* limit = findLimit(cluster, storageLimitName);
    return limit != nullptr ? limit->current : std::nullopt;
}

std::optional<double> storageLimitGb(const ClusterInfo& cluster) {
    const auto* limit = findLimit(cluster, storageLimitName);
    return limit != nullptr ? limit->limit : std::nullopt;
}

bool inTransition(const ClusterInfo& cluster) {
    const auto moving = [](const Pool& pool) {
        return pool.status.is(PoolStatus::Modifying) || pool.status.is(PoolStatus::Provisioning) ||
               pool.waitStatus.waiting;
    };
    return cluster.status.is(ClusterStatus::Provisioning) || cluster.status.is(ClusterStatus::Modifying) ||
           cluster.status.is(ClusterStatus::Migrating) ||
           std::any_of(cluster.pools.begin(), cluster.pools.end(), moving);
}

PlanName splitPlanName(std::string_view full) {
    const auto colon = full.find(':');
    if (colon == std::string_view::npos) {
        return {{}, std::string(full)};
    }
    return {std::string(full.substr(0, colon)), std::string(full.substr(colon + 1))};
}

bool isAdvancedPlan(std::string_view plan) {
    return plan.starts_with("advanced") || plan.starts_with("performance");
}

} // namespace poolhouse::core
