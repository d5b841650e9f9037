// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_board_rows.h"

#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"

#include <algorithm>

namespace poolhouse::models {

namespace {

/// The tiers of the board's first order; within a tier the fuller comes first, in steps so that a poll rarely reorders.
enum class Need { Well, Working, NoRedundancy, QuotaWarning, Filling, QuotaCritical, Full, Troubled, Unreadable, Down };

Need needOf(const ClusterRecord& record, const core::Catalog& catalog) {
    const auto& freshness = record.freshness;
    const bool unreadable = freshness.problem && (!freshness.readAt || !api::isTransient(*freshness.problem));
    const auto status = wording::clusterStatus(record).tone;
    if (status == Tone::Bad || (record.info && worstQuota(*record.info) == core::QuotaStanding::Restricted)) {
        return Need::Down;
    }
    if (unreadable) {
        return Need::Unreadable;
    }
    if (!record.info) {
        return status == Tone::Working ? Need::Working : Need::Well;
    }
    const auto& pools = record.info->pools;
    const bool troubled = std::any_of(pools.begin(), pools.end(), [](const core::Pool& pool) {
        return instancesInTrouble(pool) > 0 || troubledEndpoint(pool) != nullptr ||
               pool.status.is(core::PoolStatus::Unknown);
    });
    if (status == Tone::Unknown || troubled) {
        return Need::Troubled;
    }
    const auto use = core::useSeverity(fullestPool(*record.info, catalog).use);
    const auto quota = worstQuota(*record.info);
    if (use == core::UseSeverity::Bad) {
        return Need::Full;
    }
    if (quota == core::QuotaStanding::CriticalExceeded) {
        return Need::QuotaCritical;
    }
    if (use == core::UseSeverity::Attention) {
        return Need::Filling;
    }
    if (quota == core::QuotaStanding::WarningExceeded) {
        return Need::QuotaWarning;
    }
    return poolsWithoutRedundancy(*record.info) > 0 ? Need::NoRedundancy
           : inTransition(record)                   ? Need::Working
                                                    : Need::Well;
}

std::optional<int> leastHeadroom(const core::ClusterInfo& info, const core::Catalog& catalog) {
    std::optional<int> least;
    for (const auto& pool : info.pools) {
        if (takesNone(pool, catalog)) {
            continue;
        }
        if (const auto headroom = core::capacityOf(pool, catalog).headroom()) {
            least = std::min(least.value_or(*headroom), *headroom);
        }
    }
    return least;
}

} // namespace

int urgency(const ClusterRecord& record, const core::Catalog& catalog) {
    constexpr int tier = 1000;
    constexpr double step = 0.05;
    const auto use = record.info ? fullestPool(*record.info, catalog).use : std::nullopt;
    const int fullness = static_cast<int>(std::clamp(use.value_or(0.0), 0.0, 10.0) / step);
    return static_cast<int>(needOf(record, catalog)) * tier + fullness;
}

namespace board {

namespace {

using Board = FleetBoardModel;

void addDetails(Row& row, const ClusterRecord& record, const core::Catalog& catalog) {
    const auto& info = *record.info;
    const auto cell = [&row](Board::Column column) -> Cell& { return row.cells[column]; };
    row.use = fullestPool(info, catalog).use;
    const auto useTone = wording::useTone(row.use);
    cell(Board::Use) = {wording::percent(row.use), useTone, row.use ? QVariant(*row.use) : QVariant()};

    const auto headroom = leastHeadroom(info, catalog);
    cell(Board::Headroom) = {wording::connections(headroom), useTone, headroom ? QVariant(*headroom) : QVariant()};

    const bool followers =
        std::any_of(info.pools.begin(), info.pools.end(), [](const core::Pool& pool) { return !pool.isLeader(); });
    const auto survivable = core::readSurvivableLimit(info, catalog);
    cell(Board::Survivable) = !followers ? Cell{Text::tr("no followers"), Tone::Neutral, {}}
                                         : Cell{wording::connections(survivable), Tone::Neutral,
                                                survivable ? QVariant(*survivable) : QVariant()};

    const int single = poolsWithoutRedundancy(info);
    const auto gaps = single == 0 ? Text::tr("no gap")
                                  : Text::counted(single, QT_TRANSLATE_N_NOOP("Wording", "%n gap"),
                                                  QT_TRANSLATE_N_NOOP("Wording", "%n gaps"));
    cell(Board::HighAvailability) = info.pools.empty() ? Cell{Text::tr("no pools yet"), Tone::Neutral, {}}
                                                       : Cell{gaps, single == 0 ? Tone::Good : Tone::Attention, single};

    const auto storage = core::storageGb(info);
    cell(Board::Storage) = {wording::gigabytes(storage), quotaTone(worstQuota(info)),
                            storage ? QVariant(*storage) : QVariant()};
    if (record.cost && !(info.pools.empty() && record.cost->lines.empty())) {
        const auto& cost = *record.cost;
        cell(Board::Cost) = {wording::monthlyRounded(cost), cost.complete() ? Tone::Neutral : Tone::Unknown,
                             cost.complete() || cost.known.cents > 0 ? QVariant(qlonglong{cost.known.cents})
                                                                     : QVariant()};
    } else {
        cell(Board::Cost) = {Text::tr("unknown"), Tone::Unknown, {}};
    }
}

} // namespace

Row rowOf(const ClusterRecord& record, const core::Catalog& catalog) {
    Row row;
    row.id = record.summary.id;
    row.readAt = record.freshness.readAt;
    row.loading = !record.info && !record.freshness.problem;
    row.urgency = urgency(record, catalog);
    const auto name = Text::of(record.summary.name), app = Text::of(record.summary.app.name);
    const auto status = wording::clusterStatus(record);
    row.cells[Board::Cluster] = {name, clusterTone(record, catalog), name};
    row.cells[Board::App] = {app, Tone::Neutral, app};
    row.cells[Board::Status] = {status.text, status.tone, status.text};
    if (record.info) {
        addDetails(row, record, catalog);
    } else if (!row.loading) {
        for (const auto column :
             {Board::Use, Board::Headroom, Board::Survivable, Board::HighAvailability, Board::Storage, Board::Cost}) {
            row.cells[column] = {Text::tr("unknown"), Tone::Unknown, {}};
        }
    }
    return row;
}

QString explanation(int column, const ClusterRecord& record, const core::Catalog& catalog, core::Instant now) {
    const auto read =
        record.freshness.readAt
            ? Text::tr("Read from the API at %1.").arg(wording::clock(*record.freshness.readAt, now, true))
            : Text::tr("Not read yet.");
    const auto problem = record.freshness.problem
                             ? QStringLiteral("\n") + problemText(*record.freshness.problem, Asking::Cluster).sentence()
                             : QString();
    if (!record.info) {
        return read + problem;
    }
    QString what;
    switch (column) {
    case Board::Use:
    case Board::Headroom:
        for (const auto* pool : core::orderedPools(*record.info)) {
            if (takesNone(*pool, catalog)) {
                what += Text::tr("%1: scaled to 0").arg(wording::poolTitle(*pool)) + QLatin1Char('\n');
                continue;
            }
            const auto capacity = core::capacityOf(*pool, catalog);
            what += Text::tr("%1: %2 of %3 connections in use")
                        .arg(wording::poolTitle(*pool), wording::connections(capacity.used),
                             wording::connections(capacity.limit)) +
                    QLatin1Char('\n');
        }
        break;
    case Board::Cost:
        if (record.cost) {
            what = wording::monthly(*record.cost) + QLatin1Char('\n');
            const auto gaps = wording::costGaps(*record.cost);
            what += gaps.isEmpty() ? gaps : gaps + QLatin1Char('\n');
            what += record.cost->illustrative ? Text::tr("Part of it rests on illustrative prices.") + QLatin1Char('\n')
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
    case Board::Cluster: return Text::tr("Cluster");
    case Board::App: return Text::tr("App");
    case Board::Status: return Text::tr("Status");
    case Board::Use: return Text::tr("Use");
    case Board::Headroom: return Text::tr("Headroom");
    case Board::Survivable: return Text::tr("Survivable");
    case Board::HighAvailability: return Text::tr("Redundancy");
    case Board::Storage: return Text::tr("Storage");
    case Board::Cost: return Text::tr("Per month");
    case Board::Age: return Text::tr("Age");
    default: return {};
    }
}

QString columnExplanation(int column) {
    switch (column) {
    case Board::Cluster: return Text::tr("The name of the cluster.");
    case Board::App: return Text::tr("The app that owns the cluster and pays for it.");
    case Board::Status: return Text::tr("What the API says about the cluster.");
    case Board::Use: return Text::tr("The share of connections in use in its fullest pool.");
    case Board::Headroom: return Text::tr("Connections that can still be opened in the pool that has the fewest left.");
    case Board::Survivable:
        return Text::tr("Read connections that are left when each follower pool loses one instance.");
    case Board::HighAvailability:
        return Text::tr("Pools with a single instance, which nothing replaces when it is lost.");
    case Board::Storage: return Text::tr("Stored data, in decimal gigabytes.");
    case Board::Cost: return Text::tr("The estimated cost of a month.");
    case Board::Age: return Text::tr("How long ago the figures were read from the API.");
    default: return {};
    }
}

} // namespace board

} // namespace poolhouse::models
