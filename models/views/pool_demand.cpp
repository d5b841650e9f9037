// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/pool_demand.h"

#include "models/core/capacity.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"

#include <algorithm>
#include <cmath>

namespace poolhouse::views {

namespace {

constexpr std::chrono::hours longestStep{1};
/// Trends begin at a multiple of this, so that the start of the line stays while time passes.
using FiveMinutes = std::chrono::duration<std::int64_t, std::ratio<300>>;

std::span<const core::Sample> since(std::span<const core::Sample> samples, core::Instant from) {
    const auto first =
        std::lower_bound(samples.begin(), samples.end(), from,
                         [](const core::Sample& sample, core::Instant start) { return sample.at < start; });
    return {first, samples.end()};
}

/// Gaps between readings; those before the first and after the last reading do not count.
int gapsIn(const PoolTrend& trend) {
    int gaps = 0;
    bool open = false, known = false;
    for (const auto& sample : trend.samples) {
        gaps += sample.value && open && known ? 1 : 0;
        known |= sample.value.has_value();
        open = !sample.value;
    }
    return gaps;
}

} // namespace

std::optional<int> peakDemand(const core::Pool& pool, std::span<const core::Sample> samples, core::Instant now,
                              std::chrono::hours span) {
    const auto seen = core::peakOf(since(samples, now - span));
    if (!seen) {
        return pool.connectionsUsed;
    }
    return std::max(pool.connectionsUsed.value_or(0), static_cast<int>(std::lround(*seen)));
}

std::optional<double> demandShare(const core::ClusterInfo& info, const core::Catalog& catalog,
                                  const fleet::ConnectionHistory& history, core::Instant now) {
    std::optional<double> highest;
    for (const auto& pool : info.pools) {
        if (takesNone(pool, catalog)) {
            continue;
        }
        const auto peak = peakDemand(pool, history.samples(info.id, pool.id), now);
        const auto share = core::Capacity{peak, core::currentLimit(pool, catalog)}.use();
        if (share && (!highest || *share > *highest)) {
            highest = share;
        }
    }
    return highest;
}

PoolTrend poolTrend(std::span<const core::Sample> samples, std::optional<int> limit, core::Instant now) {
    PoolTrend trend{{}, now - trendSpan, now, limit};
    const auto seen = since(samples, std::chrono::ceil<FiveMinutes>(trend.from));
    trend.samples.reserve(seen.size());
    for (const auto& sample : seen) {
        if (!trend.samples.empty() && sample.value && trend.samples.back().value &&
            sample.at - trend.samples.back().at > longestStep) {
            trend.samples.push_back({trend.samples.back().at + longestStep, std::nullopt});
        }
        trend.samples.push_back(sample);
    }
    return trend;
}

QString trendSentence(const core::Pool& pool, const PoolTrend& trend) {
    std::optional<double> least, most;
    std::optional<core::Instant> first;
    for (const auto& sample : trend.samples) {
        if (sample.value) {
            first = first.value_or(sample.at);
            least = std::min(least.value_or(*sample.value), *sample.value);
            most = std::max(most.value_or(*sample.value), *sample.value);
        }
    }
    const auto name = text::poolTitle(pool);
    if (!first) {
        return text::Text::tr("%1: no readings in the last 24 h.").arg(name);
    }
    const auto number = [](double value) { return text::Text::number(std::lround(value)); };
    const auto seen = text::formatTime(*first, trend.to);
    const int gaps = gapsIn(trend);
    const auto sentence =
        gaps == 0
            ? text::Text::tr("%1: %2 to %3 connections in use in the last 24 h, read since %4. Limit now: %5.")
            : text::Text::counted(
                  gaps,
                  QT_TRANSLATE_N_NOOP("Wording", "%2: %3 to %4 connections in use in the last 24 h, read since %5 with "
                                                 "%n gap. Limit now: %6."),
                  QT_TRANSLATE_N_NOOP("Wording", "%2: %3 to %4 connections in use in the last 24 h, read since %5 with "
                                                 "%n gaps. Limit now: %6."));
    return sentence.arg(name, number(*least), number(*most), seen, text::connections(trend.limit));
}

} // namespace poolhouse::views
