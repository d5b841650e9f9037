// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/load.h"

#include "app/sandbox/identity.h"
#include "models/core/pool.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace poolhouse::sandbox {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

/// Index of the period that contains `at`, and the position in it (0 to 1).
struct Place {
    std::int64_t index;
    double along;
};

Place placeOf(core::Instant at, milliseconds period) {
    const auto count = at.time_since_epoch().count();
    const auto length = period.count();
    const auto index = count >= 0 ? count / length : -((-count + length - 1) / length);
    return {index, static_cast<double>(count - index * length) / static_cast<double>(length)};
}

/// Smooth noise between -1 and 1 with about one turn per period.
double noise(const Mix& mix, core::Instant at, milliseconds period) {
    const auto [index, along] = placeOf(at, period);
    const auto value = [&](std::int64_t i) { return mix.with(static_cast<std::uint64_t>(i)).unit() * 2 - 1; };
    const double eased = along * along * (3 - 2 * along);
    return value(index) * (1 - eased) + value(index + 1) * eased;
}

/// Peaks shortly after the anchor, so that a world at its anchor shows high load.
double dailyRhythm(const Mix& mix, core::Instant anchor, core::Instant at) {
    const double depth = 0.35 + 0.3 * mix.with("depth").unit();
    const double lag = mix.with("lag").unit() * 1.5;
    const double sinceTop = std::chrono::duration<double, std::ratio<3600>>(at - anchor).count() - lag;
    return 1 - depth * (0.5 - 0.5 * std::cos(2 * std::numbers::pi * sinceTop / 24));
}

/// A short burst of connections with a steep rise and slow decay. None near the anchor, to keep its figures stable.
double burst(const Mix& mix, core::Instant anchor, core::Instant at) {
    constexpr milliseconds period = hours(5);
    const auto place = placeOf(at, period);
    if (place.index == placeOf(anchor, period).index) {
        return 0;
    }
    const auto one = mix.with(static_cast<std::uint64_t>(place.index));
    if (!one.chance(0.45)) {
        return 0;
    }
    const double start = one.with("start").unit() * 0.8;
    const double length = 0.04 + 0.08 * one.with("length").unit();
    const double along = (place.along - start) / length;
    if (along < 0 || along > 1) {
        return 0;
    }
    const double height = 0.15 + 0.4 * one.with("height").unit();
    return height * (along < 0.15 ? along / 0.15 : (1 - along) / 0.85);
}

double absoluteLoad(const Mix& mix, core::Instant anchor, core::Instant at) {
    return dailyRhythm(mix, anchor, at) *
               (1 + 0.03 * noise(mix.with("slow"), at, minutes(40)) + 0.012 * noise(mix.with("fast"), at, minutes(2))) +
           burst(mix.with("burst"), anchor, at);
}

/// Connections accepted by the running instances.
int runningLimit(const PoolRecord& pool, const PricedCatalog& catalog) {
    int sum = 0;
    for (const auto& instance : pool.instances) {
        if (instance.role != "standby") {
            sum += catalog.connectionsOf(instance.level);
        }
    }
    return sum;
}

/// Full days of storage growth.
std::int64_t daysOld(const ClusterRecord& cluster, const WorldRecord& world, core::Instant now) {
    const auto start = std::max(world.anchor, cluster.createdAt);
    return std::max<std::int64_t>(0, std::chrono::floor<std::chrono::days>(now - start).count());
}

} // namespace

int expectedLimit(const PoolRecord& pool, const PricedCatalog& catalog) {
    const int each = catalog.connectionsOf(pool.level);
    return pool.name == core::leaderPoolName ? each : each * pool.count;
}

double relativeLoad(std::uint64_t seed, std::string_view poolId, core::Instant anchor, core::Instant now) {
    const Mix mix = Mix(seed).with(poolId);
    return absoluteLoad(mix, anchor, now) / absoluteLoad(mix, anchor, anchor);
}

std::optional<double> storageInUse(const ClusterRecord& cluster, const WorldRecord& world, core::Instant now) {
    if (!cluster.storageGb) {
        return std::nullopt;
    }
    const double grown =
        *cluster.storageGb + cluster.growthGbPerDay * static_cast<double>(daysOld(cluster, world, now));
    return std::min(std::round(grown * 100) / 100, std::max(cluster.storageLimitGb, *cluster.storageGb));
}

std::optional<double> quotaUse(const QuotaRecord& quota, const ClusterRecord& cluster, const WorldRecord& world,
                               core::Instant now) {
    return quota.type == "storage" ? storageInUse(cluster, world, now) : quota.currentGb;
}

bool quotaEnforced(const QuotaRecord& quota, const ClusterRecord& cluster, const WorldRecord& world,
                   core::Instant now) {
    if (quota.enforcementActive) {
        return true;
    }
    constexpr auto grace = std::chrono::days(7);
    const auto over = [&](core::Instant at) {
        return quotaUse(quota, cluster, world, at).value_or(0) > *quota.criticalGb;
    };
    // sizes only grow, so exceeding at the start of the grace period means exceeding throughout
    return quota.action == "restrict" && quota.criticalGb && now - grace >= quota.since && over(now - grace);
}

std::optional<int> connectionsInUse(const PoolRecord& pool, const State& state, core::Instant now) {
    if (pool.load.unknown) {
        return std::nullopt;
    }
    if (pool.load.overLimit) {
        return static_cast<int>(std::lround(pool.load.atAnchor));
    }
    const int limit = std::min(expectedLimit(pool, state.catalog()), runningLimit(pool, state.catalog()));
    const double wanted = pool.load.atAnchor * relativeLoad(state.world().seed, pool.id, state.world().anchor, now);
    return std::clamp(static_cast<int>(std::lround(wanted)), 0, std::max(0, limit));
}

} // namespace poolhouse::sandbox
