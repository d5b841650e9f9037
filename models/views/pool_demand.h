// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/level.h"
#include "models/core/series.h"
#include "models/fleet/connection_history.h"

#include <QString>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

/// What pools needed lately, from the readings of this console. Only what was seen counts. Pure.
namespace poolhouse::views {

/// The span whose peaks decide what runs out first.
inline constexpr std::chrono::hours demandSpan{6};
inline constexpr std::chrono::hours trendSpan{24};

/// The highest number of connections in use within the last `span`, and now. Empty when nothing is known.
[[nodiscard]] std::optional<int> peakDemand(const core::Pool& pool, std::span<const core::Sample> samples,
                                            core::Instant now, std::chrono::hours span = demandSpan);
/// The highest share of its current limit that a pool of the cluster needed within the last demandSpan. Empty when no
/// pool reports figures; pools that accept no connections and have none do not count.
[[nodiscard]] std::optional<double> demandShare(const core::ClusterInfo& info, const core::Catalog& catalog,
                                                const fleet::ConnectionHistory& history, core::Instant now);

/// Connections in use of one pool over the last trendSpan.
struct PoolTrend {
    std::vector<core::Sample> samples; ///< by time; without a value: a gap, over which no line is drawn
    core::Instant from{};              ///< start of the span
    core::Instant to{};
    std::optional<int> limit; ///< now

    friend bool operator==(const PoolTrend&, const PoolTrend&) = default;
};
/// `samples` by time. Readings further apart than an hour have a gap between them.
[[nodiscard]] PoolTrend poolTrend(std::span<const core::Sample> samples, std::optional<int> limit, core::Instant now);
/// "web-reads: 580 to 1,021 connections in use in the last 24 h, read since 08:28 with 1 gap. Limit now: 1,140."
[[nodiscard]] QString trendSentence(const core::Pool& pool, const PoolTrend& trend);

} // namespace poolhouse::views
