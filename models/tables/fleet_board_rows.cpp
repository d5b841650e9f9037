// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_board_rows.h"

#include "models/fleet/cluster_record.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"

#include <algorithm>

namespace poolhouse::tables {

namespace {

/// The tiers of the board's first order; within a tier the fuller comes first, in steps so that a poll rarely reorders.
enum class Need { Well, Working, NoRedundancy, QuotaWarning, Filling, QuotaCritical, Full, Troubled, Unreadable, Down };

Need needOf(const fleet::ClusterRecord& record, const core::Catalog& catalog) {
    const auto& freshness = record.freshness;
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
    if (status == text::Tone::Unknown || troubled) {
        return Need::Troubled;
    }
    const auto use = core::useSeverity(views::fullestPool(*record.info, catalog).use);
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
    if (quota == core::QuotaStanding::WarningExceeded) {
        return Need::QuotaWarning;
    }
    return views::poolsWithoutRedundancy(*record.info) > 0 ? Need::NoRedundancy
           : fleet::inTransition(record)                   ? Need::Working
                                                           : Need::Well;
}

std::optional<int> leastHeadroom(const core::ClusterInfo& info, const core::Catalog& catalog) {
    std::optional<int> least;
    for (const auto& pool : info.pools) {
        if (views::takesNone(pool, catalog)) {
            continue;
        }
        if (const auto headroom = core::capacityOf(pool, catalog).headroom()) {
            least = std::min(least.value_or(*headroom), *headroom);
        }
    }
    return least;
}

} // namespace

int urgency(const fleet::ClusterRecord& record, const core::Catalog& catalog) {
    constexpr int tier = 1000;
    constexpr double step = 0.05;
    const auto use = record.info ? views::fullestPool(*record.info, catalog).use : std::nullopt;
    const int fullness = static_cast<int>(std::clamp(use.value_or(0.0), 0.0, 10.0) / step);
    return static_cast<int>(needOf(record, catalog)) * tier + fullness;
}

namespace board {

namespace {

using Board = FleetBoardModel;

void addDetails(Row& row, const fleet::ClusterRecord& record, const core::Catalog& catalog) {
    const auto& info = *record.info;
    const auto cell = [&row](Board::Column column) -> Cell& { return row.cells[column]; };
    row.use = views::fullestPool(info, catalog).use;
    const auto useTone = text::useTone(row.use);
    cell(Board::Use) = {text::percent(row.use), useTone, row.use ? QVariant(*row.use) : QVariant()};

    const auto headroom = leastHeadroom(info, catalog);
    cell(Board::Headroom) = {text::connections(headroom), useTone, headroom ? QVariant(*headroom) : QVariant()};

    const bool followers =
        std::any_of(info.pools.begin(), info.pools.end(), [](const core::Pool& pool) { return !pool.isLeader(); });
    const auto survivable = core::readSurvivableLimit(info, catalog);
    cell(Board::Survivable) = !followers ? Cell{text::Text::tr("no followers"), text::Tone::Neutral, {}}
                                         : Cell{text::connections(survivable), text::Tone::Neutral,
                                                survivable ? QVariant(*survivable) : QVariant()};

    const int single = views::poolsWithoutRedundancy(info);
    const auto gaps = single == 0 ? text::Text::tr("no gap")
                                  : text::Text::counted(single, QT_TRANSLATE_N_NOOP("Wording", "%n gap"),
                                                        QT_TRANSLATE_N_NOOP("Wording", "%n gaps"));
    cell(Board::HighAvailability) = info.pools.empty()
                                        ? Cell{text::Text::tr("no pools yet"), text::Tone::Neutral, {}}
                                        : Cell{gaps, single == 0 ? text::Tone::Good : text::Tone::Attention, single};

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

} // namespace

Row rowOf(const fleet::ClusterRecord& record, const core::Catalog& catalog) {
    Row row;
    row.id = record.summary.id;
    row.readAt = record.freshness.readAt;
    row.loading = !record.info && !record.freshness.problem;
    row.urgency = urgency(record, catalog);
    const auto name = text::toQString(record.summary.name), app = text::toQString(record.summary.app.name);
    const auto status = text::clusterStatus(record);
    row.cells[Board::Cluster] = {name, views::clusterTone(record, catalog), name};
    row.cells[Board::App] = {app, text::Tone::Neutral, app};
    row.cells[Board::Status] = {status.text, status.tone, status.text};
    if (record.info) {
        addDetails(row, record, catalog);
    } else if (!row.loading) {
        for (const auto column :
             {Board::Use, Board::Headroom, Board::Survivable, Board::HighAvailability, Board::Storage, Board::Cost}) {
            row.cells[column] = {text::Text::tr("unknown"), text::Tone::Unknown, {}};
        }
    }
    return row;
}

QString explanation(int column, const fleet::ClusterRecord& record, const core::Catalog& catalog, core::Instant now) {
    const auto read =
        record.freshness.readAt
            ? text::Text::tr("Read from the API at %1.").arg(text::formatTime(*record.freshness.readAt, now, true))
            : text::Text::tr("Not read yet.");
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
                what += text::Text::tr("%1: scaled to 0").arg(text::poolTitle(*pool)) + QLatin1Char('\n');
                continue;
            }
            const auto capacity = core::capacityOf(*pool, catalog);
            what +=
                text::Text::tr("%1: %2 of %3 connections in use")
                    .arg(text::poolTitle(*pool), text::connections(capacity.used), text::connections(capacity.limit)) +
                QLatin1Char('\n');
        }
        break;
    case Board::Cost:
        if (record.cost) {
            what = text::monthly(*record.cost) + QLatin1Char('\n');
            const auto gaps = text::costGaps(*record.cost);
            what += gaps.isEmpty() ? gaps : gaps + QLatin1Char('\n');
            what += record.cost->illustrative
                        ? text::Text::tr("Part of it rests on illustrative prices.") + QLatin1Char('\n')
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
    case Board::Use: return text::Text::tr("Use");
    case Board::Headroom: return text::Text::tr("Headroom");
    case Board::Survivable: return text::Text::tr("Survivable");
    case Board::HighAvailability: return text::Text::tr("Redundancy");
    case Board::Storage: return text::Text::tr("Storage");
    case Board::Cost: return text::Text::tr("Per month");
    case Board::Age: return text::Text::tr("Age");
    default: return {};
    }
}

QString columnExplanation(int column) {
    switch (column) {
    case Board::Cluster: return text::Text::tr("The name of the cluster.");
    case Board::App: return text::Text::tr("The app that owns the cluster and pays for it.");
    case Board::Status: return text::Text::tr("What the API says about the cluster.");
    case Board::Use: return text::Text::tr("The share of connections in use in its fullest pool.");
    case Board::Headroom:
        return text::Text::tr("Connections that can still be opened in the pool that has the fewest left.");
    case Board::Survivable:
        return text::Text::tr("Read connections that are left when each follower pool loses one instance.");
    case Board::HighAvailability:
        return text::Text::tr("Pools with a single instance, which nothing replaces when it is lost.");
    case Board::Storage: return text::Text::tr("Stored data, in decimal gigabytes.");
    case Board::Cost: return text::Text::tr("The estimated cost of a month.");
    case Board::Age: return text::Text::tr("How long ago the figures were read from the API.");
    default: return {};
    }
}

} // namespace board

} // namespace poolhouse::tables
