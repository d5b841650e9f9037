// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_parts.h"

#include <algorithm>
#include <cmath>

namespace poolhouse::models::overview {

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

/// Before the details came: the frame of the tile, or that nothing can be said.
Tile unread(const Subject& subject, const QString& title) {
    Tile tile;
    tile.title = title;
    if (subject.record.freshness.problem) {
        tile.figure = Text::tr("unknown");
        tile.tone = Tone::Unknown;
        tile.detail = Text::tr("The cluster could not be read.");
    }
    return tile;
}

Tile unpriced(const Subject& subject, Tile tile) {
    const bool failed = subject.store.catalogFreshness().problem.has_value();
    tile.figure = Text::tr("price unknown");
    tile.tone = Tone::Unknown;
    tile.detail = failed ? Text::tr("The prices could not be read.") : Text::tr("The prices have not been read yet.");
    return tile;
}

Tile costTile(const Subject& subject) {
    Tile tile;
    tile.title = Text::tr("Estimated cost");
    if (!subject.record.cost) {
        return unpriced(subject, tile);
    }
    const auto& cost = *subject.record.cost;
    if (cost.lines.empty() && subject.info().pools.empty()) {
        tile.figure = Text::tr("unknown");
        tile.tone = Tone::Unknown;
        tile.detail = Text::tr("The cluster has no pools yet.");
        return tile;
    }
    const auto exact = Text::of(core::formatExact(cost.known));
    const bool anyKnown = cost.known.cents > 0 || cost.complete();
    tile.figure = !anyKnown ? wording::monthly(cost) : cost.complete() ? exact : Text::tr("at least %1").arg(exact);
    tile.unit = anyKnown ? Text::tr("/month") : QString();
    tile.tone = cost.complete() ? Tone::Neutral : Tone::Unknown;
    if (cost.complete()) {
        const auto created = subject.info().createdAt ? subject.info().createdAt : subject.record.summary.createdAt;
        const auto spent = core::monthToDate(cost.known, created, subject.now);
        tile.detail = Text::tr("%1/hour · month to date %2")
                          .arg(Text::of(core::formatHourly(cost.known)), Text::of(core::formatExact(spent)));
        tile.explanation = Text::tr("Month to date takes it that the cluster had its present shape since the first of "
                                    "the month, or since it was created.");
    } else {
        tile.detail = wording::costGaps(cost);
    }
    tile.explanation = joined({priceSource(subject), tile.explanation});
    return tile;
}

Tile connectionsTile(const Subject& subject) {
    const auto& catalog = subject.store.catalog();
    const auto& pools = subject.info().pools;
    Tile tile;
    tile.title = Text::tr("Connections in use");
    const auto capacity = pools.empty() ? core::Capacity{} : core::clusterCapacity(subject.info(), catalog);
    tile.figure = wording::connections(capacity.used);
    tile.unit = capacity.limit ? Text::tr("/ %1").arg(Text::number(*capacity.limit)) : Text::tr("/ unknown");
    tile.use = capacity.use();
    tile.tone = wording::useTone(tile.use);
    const auto known = std::count_if(pools.begin(), pools.end(),
                                     [](const core::Pool& pool) { return pool.connectionsUsed.has_value(); });
    if (pools.empty()) {
        tile.unit.clear();
        tile.detail = Text::tr("The cluster has no pools yet.");
    } else if (!capacity.used) {
        std::int64_t sum = 0;
        for (const auto& pool : pools) {
            sum += pool.connectionsUsed.value_or(0);
        }
        tile.detail = known == 0 ? Text::tr("No pool tells its connections.")
                                 : Text::tr("%1 in the %2 of %3 pools that tell")
                                       .arg(Text::number(sum), Text::number(known),
                                            Text::number(static_cast<std::int64_t>(pools.size())));
    }
    const auto headroom = capacity.headroom();
    const auto left = headroom && *headroom >= 0
                          ? Text::tr("%1 more can be opened, all pools together.").arg(Text::number(*headroom))
                          : QString();
    tile.explanation = joined({left, subject.readAt()});
    return tile;
}

QString roomFor(const core::AddPoolAllowance& room) {
    const auto instances = Text::counted(room.instancesLeft, QT_TRANSLATE_N_NOOP("Wording", "%n instance"),
                                         QT_TRANSLATE_N_NOOP("Wording", "%n instances"));
    const auto pools = Text::counted(room.poolsLeft, QT_TRANSLATE_N_NOOP("Wording", "%n pool"),
                                     QT_TRANSLATE_N_NOOP("Wording", "%n pools"));
    switch (room.refusal) {
    case core::AddPoolRefusal::None: return Text::tr("%1 and %2 can be added").arg(instances, pools);
    case core::AddPoolRefusal::FivePoolsReached:
        return room.instancesLeft > 0 ? Text::tr("%1 can be added, but no pool").arg(instances)
                                      : Text::tr("Neither an instance nor a pool can be added");
    case core::AddPoolRefusal::ThirteenInstancesReached: return Text::tr("No instance can be added");
    }
    return {};
}

Tile followersTile(const Subject& subject) {
    const auto shapes = core::shapesOf(subject.info());
    Tile tile;
    tile.title = Text::tr("Follower instances");
    tile.figure = Text::number(core::followerInstanceCount(shapes));
    tile.unit = Text::tr("of %1 · %2 of %3 pools")
                    .arg(core::maxFollowerInstances)
                    .arg(core::followerPoolCount(shapes))
                    .arg(core::maxFollowerPools);
    tile.detail = roomFor(core::addPoolAllowance(shapes));
    tile.explanation = joined({Text::tr("A cluster has at most %1 follower pools with at most %2 instances in all.")
                                   .arg(core::maxFollowerPools)
                                   .arg(core::maxFollowerInstances),
                               subject.readAt()});
    return tile;
}

QString billedStorage(const Subject& subject, double gb) {
    const auto rate = subject.storageRate();
    const auto included = wording::gigabytes(static_cast<double>(rate.includedGb));
    const auto billed = static_cast<std::int64_t>(std::max(0.0, std::ceil(gb) - static_cast<double>(rate.includedGb)));
    if (billed == 0) {
        return Text::tr("%1 included · nothing billed").arg(included);
    }
    return Text::tr("%1 included · %2 billed, %3/month")
        .arg(included, wording::gigabytes(static_cast<double>(billed)),
             Text::of(core::formatExact(rate.perGb * billed)));
}

QString quotaSentence(const core::Quota& quota) {
    QStringList bounds;
    if (quota.warningGb.value_or(0) > 0) {
        bounds << Text::tr("warning above %1").arg(wording::gigabytes(quota.warningGb));
    }
    if (quota.criticalGb.value_or(0) > 0) {
        bounds << Text::tr("critical above %1").arg(wording::gigabytes(quota.criticalGb));
    }
    return bounds.isEmpty() ? QString() : Text::tr("Quota: %1.").arg(Text::listed(bounds));
}

Tile storageTile(const Subject& subject) {
    const auto gb = core::storageGb(subject.info());
    const auto limit = core::storageLimitGb(subject.info());
    const auto standing = worstQuota(subject.info());
    Tile tile;
    tile.title = Text::tr("Storage");
    tile.figure = wording::gigabytes(gb);
    tile.tone = gb ? quotaTone(standing) : worse(Tone::Unknown, quotaTone(standing));
    tile.detail = gb ? billedStorage(subject, *gb) : Text::tr("The API does not say how much is stored.");
    if (standing == core::QuotaStanding::Restricted) {
        tile.detail += QLatin1Char('\n') + Text::tr("Restricted by its quota: nothing can be written");
    }
    QStringList sentences{limit ? Text::tr("A cluster can hold up to %1.").arg(wording::gigabytes(limit)) : QString()};
    for (const auto& quota : subject.info().quotas) {
        sentences << quotaSentence(quota);
    }
    if (subject.record.cost && subject.record.cost->publishedStorageRate) {
        sentences << Text::tr("The API gives no price for storage, so the published one is used.");
    }
    tile.explanation = joined(sentences << subject.readAt());
    return tile;
}

} // namespace

std::vector<Tile> tiles(const Subject& subject) {
    if (!subject.record.info) {
        return {unread(subject, Text::tr("Estimated cost")), unread(subject, Text::tr("Connections in use")),
                unread(subject, Text::tr("Follower instances")), unread(subject, Text::tr("Storage"))};
    }
    return {costTile(subject), connectionsTile(subject), followersTile(subject), storageTile(subject)};
}

QString priceSource(const Subject& subject) {
    QStringList sentences;
    if (const auto& read = subject.store.catalogFreshness().readAt) {
        sentences << Text::tr("Prices read from the API at %1.").arg(wording::clock(*read, subject.now));
    }
    return joined(sentences << costNote(subject));
}

} // namespace poolhouse::models::overview
