// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cluster_snapshot.h"

#include "models/fleet/connection_history.h"

#include <algorithm>
#include <chrono>

namespace poolhouse::fleet {

namespace {

constexpr auto peakWindow = std::chrono::days(7);
constexpr auto shortestWatch = std::chrono::minutes(1);

constexpr auto shortestGap = std::chrono::minutes(10);

using Samples = std::span<const core::Sample>;

/// Twice the distance of readings in a history that was downsampled, at least shortestGap.
std::chrono::milliseconds longestStep(Samples samples) {
    const auto whole = samples.back().at - samples.front().at;
    const auto buckets = static_cast<std::int64_t>(ConnectionHistory::rowLimit / 4);
    return std::max<std::chrono::milliseconds>(shortestGap, 2 * whole / buckets);
}

/// Empty without a known reading since `from`.
std::optional<ReadingBasis> basisOf(Samples samples, core::Instant from) {
    std::optional<core::Instant> first;
    core::Instant last{};
    ReadingBasis basis;
    bool unknown = false;
    for (const auto& sample : samples) {
        if (sample.at < from || !sample.value) {
            unknown = unknown || first.has_value();
            continue;
        }
        if (first && (unknown || sample.at - last > longestStep(samples))) {
            ++basis.gaps;
            basis.missing += sample.at - last;
        }
        first = first.value_or(sample.at);
        last = sample.at;
        unknown = false;
    }
    if (!first) {
        return std::nullopt;
    }
    basis.span = last - *first;
    return basis;
}

} // namespace

std::optional<ReadingBasis> readingBasis(const ClusterSnapshot& snapshot) {
    std::optional<ReadingBasis> least;
    for (const auto& pool : snapshot.record.info->pools) {
        const auto samples = snapshot.store.history().samples(snapshot.record.info->id, pool.id);
        const auto basis = basisOf(samples, snapshot.now - peakWindow);
        const bool used =
            peakOf(snapshot, pool).value_or(Peak{}).connections > 0 || pool.connectionsUsed.value_or(0) > 0;
        if (used && basis && (!least || basis->covered() < least->covered())) {
            least = basis;
        }
    }
    return least;
}

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
