// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_board_export.h"

#include "models/core/capacity.h"
#include "models/fleet/store.h"
#include "models/tables/fleet_board_model.h"
#include "models/text/csv.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "models/views/pool_demand.h"

#include <QStringList>

namespace poolhouse::tables {

namespace {

using Board = FleetBoardModel;

QString number(std::optional<int> value) {
    return value ? QString::number(*value) : QString();
}

QString number(std::optional<double> value, int decimals) {
    return value ? QString::number(*value, 'f', decimals) : QString();
}

QString yesOrNo(bool yes) {
    return yes ? QStringLiteral("yes") : QStringLiteral("no");
}

/// For programs, so never translated.
QStringList titlesOf(int column) {
    switch (column) {
    case Board::Cluster: return {QStringLiteral("cluster"), QStringLiteral("app")};
    case Board::Status: return {QStringLiteral("status")};
    case Board::Use:
        return {QStringLiteral("fullest_pool"), QStringLiteral("fullest_pool_connections_in_use"),
                QStringLiteral("fullest_pool_use_percent"), QStringLiteral("fullest_pool_certain")};
    case Board::Headroom:
        return {QStringLiteral("fullest_pool_connections_left_now"), QStringLiteral("fullest_pool_limit_now")};
    case Board::Survivable:
        return {QStringLiteral("hardest_hit_pool"), QStringLiteral("connections_left_after_losing_one_instance")};
    case Board::HighAvailability: return {QStringLiteral("pools_without_redundancy")};
    case Board::Storage: return {QStringLiteral("storage_gb")};
    case Board::Cost: return {QStringLiteral("known_cost_usd_per_month"), QStringLiteral("cost_complete")};
    case Board::Day: return {QStringLiteral("fullest_pool_peak_connections_24h")};
    default: return {}; // the app is beside the cluster, the time of reading at the end
    }
}

QStringList costCells(const fleet::ClusterRecord& record) {
    if (!record.cost || (record.info->pools.empty() && record.cost->lines.empty())) {
        return {QString(), yesOrNo(false)};
    }
    const bool complete = record.cost->complete();
    const auto cents = record.cost->known.cents;
    return {complete || cents > 0 ? QString::number(static_cast<double>(cents) / 100, 'f', 2) : QString(),
            yesOrNo(complete)};
}

QStringList cellsOf(int column, const fleet::ClusterRecord& record, const fleet::Store& store, core::Instant now) {
    const auto& info = *record.info;
    const auto& catalog = store.catalog();
    const auto use = views::fullestPool(info, catalog);
    const auto* fullest = use.pool;
    const auto capacity = fullest != nullptr ? core::capacityOf(*fullest, catalog) : core::Capacity();
    switch (column) {
    case Board::Use: {
        const auto share = capacity.use();
        return {fullest != nullptr ? text::poolTitle(*fullest) : QString(), number(capacity.used),
                number(share ? std::optional(*share * 100) : std::nullopt, 1), yesOrNo(use.certain)};
    }
    case Board::Headroom: return {number(capacity.headroom()), number(capacity.limit)};
    case Board::Survivable: {
        const auto* worst = views::worstAfterLoss(info, catalog);
        return worst == nullptr || !views::lossKnown(info, catalog)
                   ? QStringList{QString(), QString()}
                   : QStringList{text::poolTitle(*worst), QString::number(-*core::shortAfterLoss(*worst, catalog))};
    }
    case Board::HighAvailability: {
        const int single = views::poolsWithoutRedundancy(info);
        return {number(views::redundancyKnown(info) ? std::optional(single) : std::nullopt)};
    }
    case Board::Storage: return {number(core::storageGb(info), 3)};
    case Board::Cost: return costCells(record);
    case Board::Day:
        return {fullest == nullptr ? QString()
                                   : number(views::peakDemand(*fullest, store.history().samples(info.id, fullest->id),
                                                              now, views::trendSpan))};
    default: return {};
    }
}

QStringList rowOf(const fleet::ClusterRecord& record, const std::vector<int>& columns, const fleet::Store& store,
                  core::Instant now) {
    QStringList row;
    for (const int column : columns) {
        if (column == Board::Cluster) {
            row << text::toQString(record.summary.name) << text::toQString(record.summary.app.name);
        } else if (column == Board::Status) {
            row << text::clusterStatus(record).text;
        } else if (record.info) {
            row << cellsOf(column, record, store, now);
        } else {
            row << QStringList(titlesOf(column).size(), QString());
        }
    }
    const auto read = record.freshness.readAt;
    return row << (read ? text::writtenTime(*read) : QString());
}

} // namespace

QByteArray boardCsv(const fleet::Store& store, const std::vector<core::ClusterId>& clusters,
                    const std::vector<int>& columns, core::Instant now) {
    QStringList titles;
    for (const int column : columns) {
        titles << titlesOf(column);
    }
    QByteArray table = text::csvLine(titles << QStringLiteral("read_at"));
    for (const auto& id : clusters) {
        if (const auto* record = store.cluster(id)) {
            table += text::csvLine(rowOf(*record, columns, store, now));
        }
    }
    return table;
}

} // namespace poolhouse::tables
