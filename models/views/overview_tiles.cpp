// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_sections.h"

#include <algorithm>

namespace poolhouse::views::overview {

namespace {

QString joined(const QStringList& sentences) {
    QStringList said;
    for (const auto& sentence : sentences) {
        if (!sentence.isEmpty()) {
            said << sentence;
        }
    }
    return said.join(QLatin1Char(' '));
}

/// Why figures over all pools are not known; empty when the pools are.
QString whyPoolsUnknown(const core::ClusterInfo& info) {
    return !info.allPoolsRead() ? text::Text::tr("Not all pools could be read.")
           : info.pools.empty() ? text::Text::tr("The API lists no pools.")
           : !info.poolsKnown() ? text::Text::tr("The API lists no leader pool.")
                                : QString();
}

/// Before the details are read: an empty tile, or the statement that there are no details.
Tile unread(const OverviewContext& context, const QString& title) {
    Tile tile;
    tile.title = title;
    if (context.record.withoutDetails) {
        tile.figure = text::Text::tr("unknown");
        tile.tone = text::Tone::Unknown;
    } else if (context.record.freshness.problem) {
        tile.figure = text::Text::tr("unknown");
        tile.tone = text::Tone::Unknown;
        tile.detail = text::Text::tr("The cluster couldn't be loaded.");
    }
    return tile;
}

Tile unpriced(const OverviewContext& context, Tile tile) {
    const bool failed = context.store.catalogFreshness().problem.has_value();
    tile.figure = text::Text::tr("price unknown");
    tile.tone = text::Tone::Unknown;
    tile.detail = failed ? text::Text::tr("Prices couldn't be loaded.") : text::Text::tr("Prices are not loaded yet.");
    return tile;
}

Tile costTile(const OverviewContext& context) {
    Tile tile;
    tile.title = text::Text::tr("Estimated cost");
    if (!context.record.cost) {
        return unpriced(context, tile);
    }
    const auto& cost = *context.record.cost;
    if (cost.lines.empty() && context.info().pools.empty()) {
        tile.figure = text::Text::tr("unknown");
        tile.tone = text::Tone::Unknown;
        tile.detail = whyPoolsUnknown(context.info());
        return tile;
    }
    const auto exact = text::toQString(core::formatExact(cost.known));
    const bool anyKnown = cost.known.cents > 0 || cost.complete();
    tile.figure = !anyKnown ? text::monthly(cost) : cost.complete() ? exact : text::Text::tr("at least %1").arg(exact);
    tile.unit = anyKnown ? text::Text::tr("/month") : QString();
    tile.tone = cost.complete() ? text::Tone::Neutral : text::Tone::Unknown;
    if (cost.complete()) {
        tile.detail = text::Text::tr("%1/hour").arg(text::toQString(core::formatHourly(cost.known)));
    } else {
        tile.detail = text::costGaps(cost);
    }
    tile.explanation = joined({priceSource(context), tile.explanation});
    return tile;
}

/// What is known of a sum of connections in use that is not.
QString usePart(const core::ClusterInfo& info) {
    std::int64_t sum = 0, reporting = 0;
    for (const auto& pool : info.pools) {
        sum += pool.connectionsUsed.value_or(0);
        reporting += pool.connectionsUsed ? 1 : 0;
    }
    const auto used = text::Text::number(sum);
    if (!info.poolsKnown()) {
        return reporting == 0
                   ? whyPoolsUnknown(info)
                   : text::Text::counted(reporting, QT_TRANSLATE_N_NOOP("Wording", "%2 in %n pool reporting"),
                                         QT_TRANSLATE_N_NOOP("Wording", "%2 in %n pools reporting"))
                         .arg(used);
    }
    return reporting == 0 ? text::Text::tr("No pool reports its connections.")
                          : text::Text::counted(static_cast<std::int64_t>(info.pools.size()),
                                                QT_TRANSLATE_N_NOOP("Wording", "%2 in the %3 of %n pool reporting"),
                                                QT_TRANSLATE_N_NOOP("Wording", "%2 in the %3 of %n pools reporting"))
                                .arg(used, text::Text::number(reporting));
}

Tile connectionsTile(const OverviewContext& context) {
    const auto& catalog = context.store.catalog();
    const auto& pools = context.info().pools;
    Tile tile;
    tile.title = text::Text::tr("Connections in use");
    const auto capacity = core::clusterCapacity(context.info(), catalog);
    tile.figure = text::connections(capacity.used);
    tile.unit =
        capacity.limit ? text::Text::tr("/ %1").arg(text::Text::number(*capacity.limit)) : text::Text::tr("/ unknown");
    tile.use = capacity.use();
    tile.tone = text::useTone(tile.use);
    if (pools.empty()) {
        tile.unit.clear();
    }
    if (!capacity.used) {
        tile.detail = usePart(context.info());
    }
    const auto expected = core::expectedClusterLimit(context.info(), catalog);
    const bool changing = std::any_of(pools.begin(), pools.end(), core::reshaping);
    if (tile.detail.isEmpty() && changing && expected && expected != capacity.limit) {
        tile.detail = text::Text::tr("%1 when all changes are complete").arg(text::Text::number(*expected));
    }
    const auto headroom = capacity.headroom();
    const auto left =
        headroom && *headroom >= 0
            ? text::Text::counted(*headroom,
                                  QT_TRANSLATE_N_NOOP("Wording", "Room for %1 more connection across all pools."),
                                  QT_TRANSLATE_N_NOOP("Wording", "Room for %1 more connections across all pools."))
            : QString();
    tile.explanation = joined({left, context.readAt()});
    return tile;
}

QString allowanceText(const core::AddPoolAllowance& allowance) {
    const auto instances = text::Text::counted(allowance.instancesLeft, QT_TRANSLATE_N_NOOP("Wording", "%n instance"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%n instances"));
    const auto pools = text::Text::counted(allowance.poolsLeft, QT_TRANSLATE_N_NOOP("Wording", "%n pool"),
                                           QT_TRANSLATE_N_NOOP("Wording", "%n pools"));
    switch (allowance.refusal) {
    case core::AddPoolRefusal::None: return text::Text::tr("%1 and %2 can be added").arg(instances, pools);
    case core::AddPoolRefusal::FivePoolsReached:
        return allowance.instancesLeft > 0
                   ? text::Text::counted(
                         allowance.instancesLeft,
                         QT_TRANSLATE_N_NOOP("Wording", "Room for %n more instance; pool limit reached"),
                         QT_TRANSLATE_N_NOOP("Wording", "Room for %n more instances; pool limit reached"))
                   : text::Text::tr("Instance and pool limits reached");
    case core::AddPoolRefusal::ThirteenInstancesReached: return text::Text::tr("Instance limit reached");
    }
    return {};
}

Tile followersTile(const OverviewContext& context) {
    const auto shapes = core::shapesOf(context.info());
    Tile tile;
    tile.title = text::Text::tr("Follower instances");
    const bool known = context.info().poolsKnown();
    const int instances = core::followerInstanceCount(shapes);
    if (known) {
        tile.figure = text::Text::number(instances);
        tile.unit = text::Text::tr("of %1 · %2 of %3 pools")
                        .arg(core::maxFollowerInstances)
                        .arg(core::followerPoolCount(shapes))
                        .arg(core::maxFollowerPools);
        tile.detail = allowanceText(core::addPoolAllowance(shapes));
    } else {
        tile.figure = instances == 0 ? text::Text::tr("unknown") : text::atLeast(text::Text::number(instances), false);
        tile.unit = instances == 0 ? QString() : text::Text::tr("of %1").arg(core::maxFollowerInstances);
        tile.tone = text::Tone::Unknown;
        tile.detail = whyPoolsUnknown(context.info());
    }
    tile.explanation =
        joined({text::Text::tr("A cluster can have %1 follower pools and %2 follower instances in total.")
                    .arg(core::maxFollowerPools)
                    .arg(core::maxFollowerInstances),
                context.readAt()});
    return tile;
}

QString billedStorage(const OverviewContext& context, double gb) {
    const auto rate = context.storageRate();
    const auto included = text::gigabytes(static_cast<double>(rate.includedGb));
    const auto billed = core::billedGb(gb, rate);
    if (billed == 0) {
        return text::Text::tr("%1 included · nothing billed").arg(included);
    }
    return text::Text::tr("%1 included · %2 billed, %3/month")
        .arg(included, text::gigabytes(static_cast<double>(billed)),
             text::toQString(core::formatExact(rate.perGb * billed)));
}

QString quotaSentence(const core::Quota& quota) {
    QStringList bounds;
    if (quota.warningGb.value_or(0) > 0) {
        bounds << text::Text::tr("warning above %1").arg(text::gigabytes(quota.warningGb));
    }
    if (quota.criticalGb.value_or(0) > 0) {
        bounds << text::Text::tr("critical above %1").arg(text::gigabytes(quota.criticalGb));
    }
    return bounds.isEmpty() ? QString() : text::Text::tr("Quota: %1.").arg(text::Text::listed(bounds));
}

Tile storageTile(const OverviewContext& context) {
    const auto gb = core::storageGb(context.info());
    const auto limit = core::storageLimitGb(context.info());
    const auto standing = worstQuota(context.info());
    Tile tile;
    tile.title = text::Text::tr("Storage");
    tile.figure = text::gigabytes(gb);
    tile.tone = gb ? quotaTone(standing) : worse(text::Tone::Unknown, quotaTone(standing));
    tile.detail = gb ? billedStorage(context, *gb) : text::Text::tr("The API doesn't report storage.");
    if (standing == core::QuotaStanding::Restricted) {
        tile.detail += QLatin1Char('\n') + text::Text::tr("Restricted by its quota: CREATE and INSERT are refused");
    }
    QStringList sentences{limit ? text::Text::tr("A cluster can store up to %1.").arg(text::gigabytes(limit))
                                : QString()};
    for (const auto& quota : context.info().quotas) {
        sentences << quotaSentence(quota);
    }
    if (context.record.cost && context.record.cost->publishedStorageRate) {
        sentences << text::Text::tr("Estimated at the published storage price; the API reports none.");
    }
    tile.explanation = joined(sentences << context.readAt());
    return tile;
}

} // namespace

std::vector<Tile> tiles(const OverviewContext& context) {
    if (!context.record.info) {
        return {unread(context, text::Text::tr("Estimated cost")),
                unread(context, text::Text::tr("Connections in use")),
                unread(context, text::Text::tr("Follower instances")), unread(context, text::Text::tr("Storage"))};
    }
    return {costTile(context), connectionsTile(context), followersTile(context), storageTile(context)};
}

QString priceSource(const OverviewContext& context) {
    QStringList sentences;
    if (const auto& read = context.store.catalogFreshness().readAt) {
        sentences << text::Text::tr("Prices read from the API at %1.").arg(text::formatTime(*read, context.now));
    }
    return joined(sentences << costNote(context));
}

} // namespace poolhouse::views::overview
