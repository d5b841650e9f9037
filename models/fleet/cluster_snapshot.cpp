// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cluster_snapshot.h"

#include <algorithm>
#include <chrono>

namespace poolhouse::fleet {

namespace {

constexpr auto peakWindow = std::chrono::days(7);
constexpr auto shortestWatch = std::chrono::minutes(1);

} // namespace

std::optional<Peak> peakOf(const ClusterSnapshot& snapshot, const core::Pool& pool) {
    const auto from = snapshot.now - peakWindow;
    const auto samples = snapshot.store.history().samples(snapshot.record.info->id, pool.id);
    std::optional<int> most;
    std::optional<core::Instant> since;
    for (const auto& sample : samples) {
        if (sample.at < from) {
            since = from;
            continue;
        }
        since = since.value_or(sample.at);
        if (sample.value) {
            most = std::max(most.value_or(0), static_cast<int>(*sample.value));
        }
    }
    if (!most || samples.back().at - *since < shortestWatch) {
        return std::nullopt;
    }
    return Peak{*most, *since, *since == from};
}

std::vector<core::PoolLoad> loadsOf(const ClusterSnapshot& snapshot) {
    std::vector<core::PoolLoad> loads;
    for (const auto& pool : snapshot.record.info->pools) {
        const auto peak = peakOf(snapshot, pool);
        loads.push_back({pool.name, pool.connectionsUsed, peak ? std::optional(peak->connections) : std::nullopt});
    }
    return loads;
}

const core::PriceTable* pricesOf(const ClusterSnapshot& snapshot) {
    return snapshot.store.prices().find(snapshot.record.summary.plan);
}

} // namespace poolhouse::fleet
