// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_totals_text.h"

#include "models/core/bounded.h"
#include "models/core/capacity.h"
#include "models/fleet/store.h"
#include "models/text/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdint>

namespace poolhouse::ui {

namespace {

class TotalsWords {
    Q_DECLARE_TR_FUNCTIONS(FleetTotals)
};

QString costOrProgress(const fleet::FleetTotals& totals) {
    if (totals.clustersRead + totals.clustersMissing + totals.clustersComing < totals.clusters) {
        return TotalsWords::tr("%1 of %2 loaded").arg(totals.clustersRead).arg(totals.clusters);
    }
    const QString cost = text::totalMonthlyRounded(totals);
    const bool figure =
        totals.cost.known.cents > 0 || (totals.clustersCosted == totals.clusters && totals.cost.complete());
    return figure ? TotalsWords::tr("%1/month").arg(cost) : cost;
}

} // namespace

QString fleetTotalsText(const fleet::FleetTotals& totals) {
    const QString known = totals.apps == 1 ? TotalsWords::tr("1 app") : TotalsWords::tr("%1 apps").arg(totals.apps);
    const QString apps = totals.appsKnown   ? known
                         : totals.apps == 0 ? TotalsWords::tr("apps unknown")
                                            : TotalsWords::tr("at least %1").arg(known);
    const QString clusters =
        totals.clusters == 1 ? TotalsWords::tr("1 cluster") : TotalsWords::tr("%1 clusters").arg(totals.clusters);
    const QString counts = TotalsWords::tr("%1 · %2").arg(apps, clusters);
    return totals.clusters == 0 ? counts : TotalsWords::tr("%1 · %2").arg(counts, costOrProgress(totals));
}

QString selectionTotalsText(const fleet::FleetTotals& totals, std::optional<int> headroom) {
    QString left = TotalsWords::tr("connections left unknown");
    if (headroom) {
        const QString number = QString::fromStdString(core::formatCount(*headroom));
        left =
            *headroom == 1 ? TotalsWords::tr("1 connection left") : TotalsWords::tr("%1 connections left").arg(number);
    }
    return TotalsWords::tr("%1 selected · %2 · %3").arg(QString::number(totals.clusters), costOrProgress(totals), left);
}

std::optional<int> headroomOf(const fleet::Store& store, const std::vector<core::ClusterId>& clusters) {
    std::int64_t sum = 0;
    for (const core::ClusterId& id : clusters) {
        const fleet::ClusterRecord* record = store.cluster(id);
        if (!record || !record->info || !record->info->poolsKnown()) {
            return {};
        }
        for (const core::Pool& pool : record->info->pools) {
            const std::optional<int> left = core::capacityOf(pool, store.catalog()).headroom();
            if (!left) {
                return {};
            }
            sum += std::max(0, *left); // what one pool is short of, another cannot give
        }
    }
    return core::boundedInt(sum);
}

} // namespace poolhouse::ui
