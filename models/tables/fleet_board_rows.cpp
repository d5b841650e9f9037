// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_board_rows.h"

#include "models/fleet/cluster_record.h"
#include "models/tables/roles.h"
#include "models/text/capacity_text.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "models/views/pool_demand.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace poolhouse::tables {

namespace {

/// The tiers of the board's first order, by what runs out first. Within a tier the one that lately needed more of its
/// limit comes first, in steps so that a poll rarely reorders.
enum class Need {
    Well,
    Working,
    NoRedundancy,
    QuotaWarning,
    OverflowsAfterLoss,
    Filling,
    QuotaCritical,
    Full,
    Troubled,
    Unreadable,
    Down,
    OverLimit
};

Need needOf(const fleet::ClusterRecord& record, const core::Catalog& catalog, std::optional<double> demand) {
    const auto& freshness = record.freshness;
    if (record.info && views::fullestPool(*record.info, catalog).use.value_or(0) > 1) {
        return Need::OverLimit;
    }
    const bool unreadable = freshness.problem && (!freshness.readAt || !api::isTransient(*freshness.problem));
    const auto status = text::clusterStatus(record).tone;
    if (status == text::Tone::Bad ||
        (record.info && views::worstQuota(*record.info) == core::QuotaStanding::Restricted)) {
        return Need::Down;
    }
    if (unreadable) {
        return Need::Unreadable;
    }
    if (!record.info) {
        return status == text::Tone::Working ? Need::Working : Need::Well;
    }
    const auto& pools = record.info->pools;
    const bool troubled = std::any_of(pools.begin(), pools.end(), [](const core::Pool& pool) {
        return views::instancesInTrouble(pool) > 0 || views::troubledEndpoint(pool) != nullptr ||
               pool.status.is(core::PoolStatus::Unknown);
    });
    const bool unknown = !record.info->poolsKnown() && status != text::Tone::Working;
    if (status == text::Tone::Unknown || unknown || troubled) {
        return Need::Troubled;
    }
    const auto use = core::useSeverity(demand);
    const auto quota = views::worstQuota(*record.info);
    if (use == core::UseSeverity::Bad) {
        return Need::Full;
    }
    if (quota == core::QuotaStanding::CriticalExceeded) {
        return Need::QuotaCritical;
    }
    if (use == core::UseSeverity::Attention) {
        return Need::Filling;
    }
    const auto* worst = views::worstAfterLoss(*record.info, catalog);
    if (worst != nullptr && views::overflowsAfterLoss(*worst, catalog)) {
        return Need::OverflowsAfterLoss;
    }
    if (quota == core::QuotaStanding::WarningExceeded) {
        return Need::QuotaWarning;
    }
    return views::poolsWithoutRedundancy(*record.info) > 0 ? Need::NoRedundancy
           : fleet::inTransition(record)                   ? Need::Working
                                                           : Need::Well;
}

} // namespace

int urgency(const fleet::ClusterRecord& record, const core::Catalog& catalog, std::optional<double> demand) {
    constexpr int tier = 1000;
    constexpr double step = 0.05;
    const int fullness = static_cast<int>(std::clamp(demand.value_or(0.0), 0.0, 10.0) / step);
    return static_cast<int>(needOf(record, catalog, demand)) * tier + fullness;
}

namespace board {

namespace {

using Board = FleetBoardModel;

/// "119 of 1,140", and below it what will be left when a change is complete.
Cell headroomCell(const views::PoolUse& fullest, text::Tone tone, const core::Catalog& catalog) {
    const auto& pool = *fullest.pool;
    const auto capacity = core::capacityOf(pool, catalog);
    const auto left = capacity.headroom();
    if (!left) {
        return {text::Text::tr("unknown"), text::Tone::Unknown, {}, {}};
    }
    const auto pattern = *left < 0 ? text::Text::tr("%1 over %2") : text::Text::tr("%1 of %2");
    return {pattern.arg(text::Text::number(std::abs(*left)), text::connections(capacity.limit)), tone, *left,
            text::whenComplete(pool, catalog)};
}

/// What would be missing, or left, in a pool that a loss hits hardest; `known`: among all follower pools.
Cell missingCell(int missing, bool known) {
    const auto number = text::Text::number(std::abs(missing));
    if (missing > 0) {
        return {text::atLeast(text::Text::tr("%1 too few").arg(number), known), text::Tone::Attention, -missing};
    }
    return known ? Cell{text::Text::tr("%1 left").arg(number), text::Tone::Neutral, -missing}
                 : Cell{text::Text::tr("at most %1 left").arg(number), text::Tone::Unknown, -missing};
}

/// Of the follower pool that a loss hits hardest.
Cell afterLossCell(const core::ClusterInfo& info, const core::Catalog& catalog) {
    if (const auto* worst = views::worstAfterLoss(info, catalog)) {
        return missingCell(*core::shortAfterLoss(*worst, catalog), views::lossKnown(info, catalog));
    }
    if (!info.poolsKnown()) {
        return {text::Text::tr("unknown"), text::Tone::Unknown, {}};
    }
    const bool followers = std::any_of(info.pools.begin(), info.pools.end(), [](const core::Pool& pool) {
        return !pool.isLeader() && pool.expectedCount > 0;
    });
    if (!followers) {
        return {text::Text::tr("no followers"), text::Tone::Neutral, {}};
    }
    const bool known = std::all_of(info.pools.begin(), info.pools.end(), [](const core::Pool& pool) {
        return pool.isLeader() || pool.expectedCount == 0 || core::countUp(pool).most < 2;
    });
    return known ? Cell{text::Text::tr("no second instance"), text::Tone::Attention, std::numeric_limits<int>::min()}
                 : Cell{text::Text::tr("unknown"), text::Tone::Unknown, {}};
}

/// Sorts by the peak of the day against the limit now; the text is a drawing.
Cell dayCell(const core::Pool& pool, const core::ClusterId& cluster, const RowContext& context) {
    const auto peak = views::peakDemand(pool, context.history.samples(cluster, pool.id), context.now, views::trendSpan);
    const auto share = core::Capacity{peak, core::currentLimit(pool, context.catalog)}.use();
    return {{}, text::Tone::Neutral, share ? QVariant(*share) : QVariant()};
}

void addDetails(Row& row, const fleet::ClusterRecord& record, const RowContext& context) {
    const auto& info = *record.info;
    const auto& catalog = context.catalog;
    const auto cell = [&row](Board::Column column) -> Cell& { return row.cells[column]; };
    const auto fullest = views::fullestPool(info, catalog);
    row.use = fullest.use;
    const auto useTone = views::useTone(fullest);
    cell(Board::Use) = {views::useText(fullest), useTone, row.use ? QVariant(*row.use) : QVariant(), {}};
    cell(Board::Headroom) = {text::Text::tr("unknown"), text::Tone::Unknown, {}, {}};
    if (fullest.pool != nullptr) {
        const auto capacity = core::capacityOf(*fullest.pool, catalog);
        const auto survivable = core::currentSurvivableLimit(*fullest.pool, catalog);
        if (survivable && capacity.limit.value_or(0) > 0 && core::countUp(*fullest.pool).least > 1) {
            row.survivable = static_cast<double>(*survivable) / *capacity.limit;
        }
        cell(Board::Use).detail = text::poolTitle(*fullest.pool);
        cell(Board::Headroom) = headroomCell(fullest, useTone, catalog);
        cell(Board::Day) = dayCell(*fullest.pool, info.id, context);
    }
    cell(Board::Survivable) = afterLossCell(info, catalog);

    const int single = views::poolsWithoutRedundancy(info);
    auto redundancy = views::redundancy(info);
    if (redundancy.tone == text::Tone::Good && !fullest.certain) { // "OK" would be read as said of the cluster
        redundancy = {text::Text::tr("0 pools without redundancy"), text::Tone::Neutral};
    }
    cell(Board::HighAvailability) = {redundancy.text, redundancy.tone,
                                     redundancy.tone == text::Tone::Unknown ? QVariant() : QVariant(single)};

    const auto storage = core::storageGb(info);
    cell(Board::Storage) = {text::gigabytes(storage), views::quotaTone(views::worstQuota(info)),
                            storage ? QVariant(*storage) : QVariant()};
    if (record.cost && !(info.pools.empty() && record.cost->lines.empty())) {
        const auto& cost = *record.cost;
        cell(Board::Cost) = {text::monthlyRounded(cost), cost.complete() ? text::Tone::Neutral : text::Tone::Unknown,
                             cost.complete() || cost.known.cents > 0 ? QVariant(qlonglong{cost.known.cents})
                                                                     : QVariant()};
    } else {
        cell(Board::Cost) = {text::Text::tr("unknown"), text::Tone::Unknown, {}};
    }
}

/// The peak that the first order of the board counts, with its span.
QString peakLine(const fleet::ClusterRecord& record, const RowContext& context) {
    const auto share = views::demandShare(*record.info, context.catalog, context.history, context.now);
    if (!share) {
        return {};
    }
    const auto fullest = views::fullestPool(*record.info, context.catalog);
    return text::Text::tr("Highest use seen in the last 6 h: %1 of the limit now.")
               .arg(text::atLeast(text::percent(share), fullest.certain)) +
           QLatin1Char('\n');
}

int flagsOf(const Row& row, const fleet::ClusterRecord& record) {
    const auto tone = row.cells[Board::Cluster].tone;
    const bool partly = record.info && !record.info->poolsKnown() && tone == text::Tone::Unknown;
    const bool unreadable = partly || (!record.info && !row.loading && !record.withoutDetails);
    const bool attention = tone == text::Tone::Attention || tone == text::Tone::Bad || unreadable;
    const bool single = record.info && views::poolsWithoutRedundancy(*record.info) > 0;
    const bool unpriced = !row.loading && row.cells[Board::Cost].tone == text::Tone::Unknown;
    return (attention ? NeedsAttention : 0) | (single ? WithoutRedundancy : 0) | (unpriced ? PriceUnknown : 0);
}

} // namespace

Row rowOf(const fleet::ClusterRecord& record, const RowContext& context) {
    const auto& catalog = context.catalog;
    Row row;
    row.id = record.summary.id;
    row.readAt = record.freshness.readAt;
    row.loading = !record.info && !record.freshness.problem && !record.withoutDetails;
    row.urgency =
        urgency(record, catalog,
                record.info ? views::demandShare(*record.info, catalog, context.history, context.now) : std::nullopt);
    row.label = record.label;
    const auto name = text::toQString(record.summary.name), app = text::appTitle(record.summary.app);
    const auto status = text::clusterStatus(record);
    row.cells[Board::Cluster] = {name, views::clusterTone(record, catalog), name, app};
    row.cells[Board::App] = {app, text::Tone::Neutral, app};
    row.cells[Board::Status] = {status.text, status.tone, status.text};
    if (record.info) {
        addDetails(row, record, context);
    } else if (!row.loading) {
        for (const auto column :
             {Board::Use, Board::Headroom, Board::Survivable, Board::HighAvailability, Board::Storage, Board::Cost}) {
            row.cells[column] = {text::Text::tr("unknown"), text::Tone::Unknown, {}};
        }
    }
    row.flags = flagsOf(row, record);
    return row;
}

std::optional<views::PoolTrend> trendOf(const fleet::ClusterRecord& record, const RowContext& context) {
    const auto fullest = record.info ? views::fullestPool(*record.info, context.catalog) : views::PoolUse{nullptr, {}};
    if (fullest.pool == nullptr) {
        return std::nullopt;
    }
    return views::poolTrend(context.history.samples(record.info->id, fullest.pool->id),
                            core::currentLimit(*fullest.pool, context.catalog), context.now);
}

QString trendText(const fleet::ClusterRecord& record, const RowContext& context) {
    const auto trend = trendOf(record, context);
    return trend ? views::trendSentence(*views::fullestPool(*record.info, context.catalog).pool, *trend)
                 : text::Text::tr("No readings yet.");
}

QString explanation(int column, const fleet::ClusterRecord& record, const RowContext& context) {
    const auto& catalog = context.catalog;
    const auto now = context.now;
    const auto read =
        record.freshness.readAt
            ? text::Text::tr("Read from the API at %1.").arg(text::formatTime(*record.freshness.readAt, now, true))
            : text::Text::tr("Not loaded yet.");
    const auto problem =
        record.freshness.problem
            ? QStringLiteral("\n") + text::problemText(*record.freshness.problem, text::RequestKind::Cluster).sentence()
            : QString();
    if (!record.info) {
        return read + problem;
    }
    QString what;
    switch (column) {
    case Board::Use:
    case Board::Headroom:
        for (const auto* pool : core::orderedPools(*record.info)) {
            if (views::takesNone(*pool, catalog)) {
                what += text::Text::tr("%1: %2").arg(text::poolTitle(*pool), text::acceptsNothing(*pool)) +
                        QLatin1Char('\n');
                continue;
            }
            const auto capacity = core::capacityOf(*pool, catalog);
            what += text::Text::tr("%1: %2 of %3 connections in use")
                        .arg(text::poolTitle(*pool), text::connections(capacity.used), text::limitOf(*pool, catalog)) +
                    QLatin1Char('\n');
        }
        if (!record.info->poolsKnown()) {
            what += text::Text::tr("Not all pools are known.") + QLatin1Char('\n');
        }
        what += peakLine(record, context);
        break;
    case Board::Day: what = trendText(record, context) + QLatin1Char('\n'); break;
    case Board::Cost:
        if (record.cost) {
            what = text::monthly(*record.cost) + QLatin1Char('\n');
            const auto gaps = text::costGaps(*record.cost);
            what += gaps.isEmpty() ? gaps : gaps + QLatin1Char('\n');
            what += record.cost->illustrative
                        ? text::Text::tr("Includes sandbox prices, not real ones.") + QLatin1Char('\n')
                        : QString();
        }
        break;
    default:
        what = columnExplanation(column);
        what += what.isEmpty() ? QString() : QStringLiteral("\n");
        break;
    }
    return what + read + problem;
}

QString columnTitle(int column) {
    switch (column) {
    case Board::Cluster: return text::Text::tr("Cluster");
    case Board::App: return text::Text::tr("App");
    case Board::Status: return text::Text::tr("Status");
    case Board::Use: return text::Text::tr("Fullest pool");
    case Board::Headroom: return text::Text::tr("Left now");
    case Board::Survivable: return text::Text::tr("After losing one instance");
    case Board::HighAvailability: return text::Text::tr("Redundancy");
    case Board::Storage: return text::Text::tr("Storage");
    case Board::Cost: return text::Text::tr("Per month");
    case Board::Age: return text::Text::tr("Read");
    case Board::Day: return text::Text::tr("Last 24 h");
    default: return {};
    }
}

QString columnExplanation(int column) {
    switch (column) {
    case Board::Cluster: return text::Text::tr("Name of the cluster.");
    case Board::App: return text::Text::tr("App that owns the cluster and is billed for it.");
    case Board::Status: return text::Text::tr("Status reported by the API.");
    case Board::Use:
        return text::Text::tr("Pool nearest its limit, with the share of its connections in use. The mark shows the "
                              "limit after losing one instance.");
    case Board::Headroom:
        return text::Text::tr("Connections that can be opened now in the fullest pool, and its limit.");
    case Board::Survivable:
        return text::Text::tr(
            "Connections left, or too few, if one instance fails, in the follower pool affected most.");
    case Board::HighAvailability: return text::Text::tr("Pools without a second instance to take over.");
    case Board::Storage: return text::Text::tr("Stored data, in decimal gigabytes.");
    case Board::Cost: return text::Text::tr("Estimated cost per month.");
    case Board::Age: return text::Text::tr("Time since the data was read from the API.");
    case Board::Day:
        return text::Text::tr("Connections in use in the fullest pool over the last 24 h, as recorded by this console. "
                              "The dashed line is its limit now.");
    default: return {};
    }
}

} // namespace board

} // namespace poolhouse::tables
