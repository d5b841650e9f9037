// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/selection_summary.h"

#include "models/core/capacity.h"
#include "models/fleet/store.h"
#include "models/text/capacity_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"

#include <cstdlib>

namespace poolhouse::views {

namespace {

using text::Text;

QString sizeText(const PoolSums& sums) {
    if (sums.pools == 0 && sums.clustersPartly > 0) {
        return Text::tr("pools unknown");
    }
    const auto pools = Text::counted(sums.pools, QT_TRANSLATE_N_NOOP("Wording", "%n pool"),
                                     QT_TRANSLATE_N_NOOP("Wording", "%n pools"));
    const auto instances = sums.instancesUp == sums.instances || !sums.upKnown
                               ? Text::counted(sums.instances, QT_TRANSLATE_N_NOOP("Wording", "%n instance"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%n instances"))
                               : Text::counted(sums.instances, QT_TRANSLATE_N_NOOP("Wording", "%2 of %n instance up"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%2 of %n instances up"))
                                     .arg(Text::number(sums.instancesUp));
    //: "5 pools", "9 instances"
    return text::atLeast(Text::tr("%1, %2").arg(pools, instances), sums.clustersPartly == 0);
}

QString useText(const PoolSums& sums) {
    if (sums.poolsReporting == 0) {
        return Text::tr("connections unknown");
    }
    const auto used = Text::number(sums.used), limit = Text::number(sums.limit);
    if (sums.clustersPartly > 0) {
        return Text::counted(sums.poolsReporting,
                             QT_TRANSLATE_N_NOOP("Wording", "%2 of %3 connections in use now, in %n pool reporting"),
                             QT_TRANSLATE_N_NOOP("Wording", "%2 of %3 connections in use now, in %n pools reporting"))
            .arg(used, limit);
    }
    return sums.poolsReporting == sums.pools
               ? Text::tr("%1 of %2 connections in use now").arg(used, limit)
               : Text::tr("%1 of %2 connections in use now, in the %3 of %4 pools reporting")
                     .arg(used, limit, Text::number(sums.poolsReporting), Text::number(sums.pools));
}

QString useText(const core::Pool& pool, const core::Catalog& catalog) {
    return Text::tr("%1: %2 of %3 connections in use")
        .arg(text::poolTitle(pool), text::connections(core::capacityOf(pool, catalog).used),
             text::limitOf(pool, catalog));
}

QString lossText(const core::Pool& pool, int missing) {
    return (missing > 0
                ? Text::counted(missing,
                                QT_TRANSLATE_N_NOOP("Wording", "%2: %1 connection too few after losing one instance"),
                                QT_TRANSLATE_N_NOOP("Wording", "%2: %1 connections too few after losing one instance"))
                : Text::counted(-missing,
                                QT_TRANSLATE_N_NOOP("Wording", "%2: %1 connection left after losing one instance"),
                                QT_TRANSLATE_N_NOOP("Wording", "%2: %1 connections left after losing one instance")))
        .arg(text::poolTitle(pool));
}

/// Both about one pool.
QString useAndLossText(const core::Pool& pool, int missing, const core::Catalog& catalog) {
    const auto text = missing > 0 ? Text::tr("%1: %2 of %3 connections in use, %4 too few after losing one instance")
                                  : Text::tr("%1: %2 of %3 connections in use, %4 left after losing one instance");
    return text.arg(text::poolTitle(pool), text::connections(core::capacityOf(pool, catalog).used),
                    text::limitOf(pool, catalog), Text::number(std::abs(missing)));
}

/// The pool that is nearest its limit, and the one that a loss hits hardest.
QStringList poolTexts(const core::ClusterInfo& info, const core::Catalog& catalog) {
    const auto use = fullestPool(info, catalog);
    const auto* fullest = use.pool;
    const auto* worst = worstAfterLoss(info, catalog);
    if (fullest == nullptr) {
        return {use.certain ? Text::tr("no connections accepted now") : Text::tr("connections unknown")};
    }
    if (fullest == worst) {
        return {useAndLossText(*fullest, *core::shortAfterLoss(*worst, catalog), catalog)};
    }
    QStringList texts{useText(*fullest, catalog)};
    if (worst != nullptr) {
        texts << lossText(*worst, *core::shortAfterLoss(*worst, catalog));
    }
    return texts;
}

SelectionSummary ofOne(const fleet::Store& store, const fleet::ClusterRecord& record) {
    SelectionSummary summary{Text::tr("%1 (%2)", "cluster, its status")
                                 .arg(text::toQString(record.summary.name), text::clusterStatusWord(record)),
                             {}};
    if (!record.info) {
        summary.figures << Text::tr("Not loaded yet.");
        return summary;
    }
    summary.figures << poolTexts(*record.info, store.catalog()) << text::totalMonthly(store.totals({record.summary.id}))
                    << sizeText(poolSums(store, {record.summary.id}));
    return summary;
}

} // namespace

PoolSums poolSums(const fleet::Store& store, const std::vector<core::ClusterId>& clusters) {
    PoolSums sums;
    for (const auto& id : clusters) {
        const auto* record = store.cluster(id);
        if (record == nullptr || !record->info) {
            ++sums.clustersUnread;
            continue;
        }
        sums.clustersPartly += record->info->poolsKnown() ? 0 : 1;
        for (const auto& pool : record->info->pools) {
            const auto up = core::countUp(pool);
            const auto capacity = core::capacityOf(pool, store.catalog());
            ++sums.pools;
            sums.instancesUp += up.least;
            sums.upKnown = sums.upKnown && up.least == up.most;
            sums.instances += pool.expectedCount;
            if (capacity.used && capacity.limit) {
                ++sums.poolsReporting;
                sums.used += *capacity.used;
                sums.limit += *capacity.limit;
            }
        }
    }
    return sums;
}

SelectionSummary selectionSummary(const fleet::Store& store, const std::vector<core::ClusterId>& clusters) {
    if (clusters.empty()) {
        return {Text::tr("No cluster selected"),
                {Text::tr("Select a cluster for its summary, or several for their totals. Enter opens a cluster.")}};
    }
    if (clusters.size() == 1) {
        const auto* record = store.cluster(clusters.front());
        return record != nullptr ? ofOne(store, *record) : SelectionSummary{};
    }
    const auto sums = poolSums(store, clusters);
    SelectionSummary summary{Text::tr("%1 selected").arg(Text::number(static_cast<std::int64_t>(clusters.size()))),
                             {text::totalMonthly(store.totals(clusters)), useText(sums), sizeText(sums)}};
    if (sums.clustersUnread > 0) {
        summary.figures << Text::counted(sums.clustersUnread,
                                         QT_TRANSLATE_N_NOOP("Wording", "excluding %n cluster not loaded yet"),
                                         QT_TRANSLATE_N_NOOP("Wording", "excluding %n clusters not loaded yet"));
    }
    if (sums.clustersPartly > 0) {
        summary.figures << Text::counted(sums.clustersPartly,
                                         QT_TRANSLATE_N_NOOP("Wording", "not all pools of %n cluster are known"),
                                         QT_TRANSLATE_N_NOOP("Wording", "not all pools of %n clusters are known"));
    }
    return summary;
}

} // namespace poolhouse::views
