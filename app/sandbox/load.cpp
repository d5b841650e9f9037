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

/// Which period of this length `at` lies in, and how far along (0 to 1).
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

/// Smooth noise between -1 and 1 that turns about once a period.
double noise(const Mix& mix, core::Instant at, milliseconds period) {
    const auto [index, along] = placeOf(at, period);
    const auto value = [&](std::int64_t i) { return mix.with(static_cast<std::uint64_t>(i)).unit() * 2 - 1; };
    const double eased = along * along * (3 - 2 * along);
    return value(index) * (1 - eased) + value(index + 1) * eased;
}

/// Highest some time after the anchor, so that a world shown at its anchor is near the top of its day.
double dailyRhythm(const Mix& mix, core::Instant anchor, core::Instant at) {
    const double depth = 0.35 + 0.3 * mix.with("depth").unit();
    const double lag = mix.with("lag").unit() * 1.5;
    const double sinceTop = std::chrono::duration<double, std::ratio<3600>>(at - anchor).count() - lag;
    return 1 - depth * (0.5 - 0.5 * std::cos(2 * std::numbers::pi * sinceTop / 24));
}

/// A short rush of connections: steep up, slow down. None around the anchor, whose figures are to hold for a while.
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

/// What the instances that are there now accept.
int runningLimit(const PoolRecord& pool, const Catalogue& catalogue) {
    int sum = 0;
    for (const auto& instance : pool.instances) {
        if (instance.role != "standby") {
            sum += catalogue.connectionsOf(instance.level);
        }
    }
    return sum;
}

} // namespace

int expectedLimit(const PoolRecord& pool, const Catalogue& catalogue) {
    const int each = catalogue.connectionsOf(pool.level);
    return pool.name == core::leaderPoolName ? each : each * pool.count;
}

double relativeLoad(std::uint64_t seed, std::string_view poolId, core::Instant anchor, core::Instant now) {
    const Mix mix = Mix(seed).with(poolId);
    return absoluteLoad(mix, anchor, now) / absoluteLoad(mix, anchor, anchor);
}

std::optional<int> connectionsInUse(const PoolRecord& pool, const State& state, core::Instant now) {
    if (pool.load.unknown) {
        return std::nullopt;
    }
    if (pool.load.overLimit) {
        return static_cast<int>(std::lround(pool.load.atAnchor));
    }
    const int limit = std::min(expectedLimit(pool, state.catalogue()), runningLimit(pool, state.catalogue()));
    const double wanted = pool.load.atAnchor * relativeLoad(state.world().seed, pool.id, state.world().anchor, now);
    return std::clamp(static_cast<int>(std::lround(wanted)), 0, std::max(0, limit));
}

} // namespace poolhouse::sandbox
