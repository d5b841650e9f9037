// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/text/capacity_text.h"
#include "models/text/drift_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/planner_sections.h"
#include "models/views/planner_seen.h"

#include <algorithm>
#include <map>

namespace poolhouse::views::planner {

std::map<std::string, int> marksOf(const Evaluation& cluster) {
    const auto& record = cluster.snapshot.record;
    std::vector<std::string> created;
    for (const auto& pool : cluster.planned.pools) {
        if (record.info->findPool(pool.shape().name) == nullptr) {
            created.push_back(pool.shape().name);
        }
    }
    auto marks = record.identities.forNew(created);
    for (const auto& pool : record.info->pools) {
        marks.insert_or_assign(pool.name, record.identities.of(pool.id));
    }
    return marks;
}

namespace {

QString signedNumber(int number) {
    return number > 0 ? QStringLiteral("+%1").arg(text::Text::number(number)) : text::Text::number(number);
}

Badge badgeOf(const Seen& seen) {
    const auto& pool = seen.pool;
    if (!seen.known && pool.live) {
        return {text::Text::tr("unknown"), text::Tone::Unknown,
                text::Text::tr("The API doesn't list the pool, or it couldn't be read.")};
    }
    if (seen.lost()) {
        return {text::Text::tr("no longer exists"), text::Tone::Attention,
                text::Text::tr("The pool was destroyed elsewhere.")};
    }
    if (pool.destroyed() && seen.live == nullptr) {
        return {text::Text::tr("destroyed"), text::Tone::Neutral, text::Text::tr("The pool no longer exists.")};
    }
    if (pool.created()) {
        return {text::Text::tr("new"), text::Tone::Good, text::Text::tr("Created by the plan.")};
    }
    if (pool.destroyed()) {
        return {text::Text::tr("will be destroyed"), text::Tone::Bad,
                text::Text::tr("Its endpoint and attachments can't be restored.")};
    }
    const int by = pool.wanted->count - pool.live->count;
    const bool level = pool.wanted->level != pool.live->level;
    if (by == 0) {
        return level ? Badge{text::Text::tr("new level"), text::Tone::Attention,
                             text::Text::tr("%1 now").arg(text::toQString(pool.live->level))}
                     : Badge{};
    }
    if (pool.leader()) {
        const auto text = by > 0 ? text::Text::tr("standby added") : text::Text::tr("standby removed");
        return {level ? text::Text::tr("%1, new level").arg(text) : text, text::Tone::Attention, {}};
    }
    const auto text = signedNumber(by);
    return {level ? text::Text::tr("%1, new level").arg(text) : text, text::Tone::Attention,
            text::Text::tr("%1 now").arg(text::instanceCount(pool.live->count))};
}

std::vector<InstanceBox> boxesOf(const Seen& seen) {
    using State = PlacedInstance::State;
    std::vector<InstanceBox> boxes;
    for (const auto& instance : instancesOf(seen)) {
        InstanceBox box{instance.label, InstanceBox::Appearance::Coming, instance.explanation};
        if (instance.state == State::Removed) {
            box.appearance = InstanceBox::Appearance::Standby;
            box.label = QStringLiteral("\u2212");
        } else if (instance.state == State::Up) {
            box.appearance = instance.standby ? InstanceBox::Appearance::Standby : InstanceBox::Appearance::Up;
        }
        boxes.push_back(std::move(box));
    }
    return boxes;
}

/// Expected of the live pool where it keeps its shape, else by the rule.
std::optional<int> limitOf(const core::PoolShape& shape, const core::Pool* live, const core::Catalog& catalog) {
    return live != nullptr && core::shapeOf(*live) == shape ? core::expectedLimit(*live, catalog)
                                                            : core::connectionLimit(shape, catalog);
}

/// What a pool accepts now, with what is coming beside it: "1,140 connections".
QString connectionsOf(const core::PoolShape& shape, const core::Pool* live, const core::Catalog& catalog) {
    return live != nullptr ? text::connectionsOf(*live, catalog)
                           : text::connectionCount(core::connectionLimit(shape, catalog));
}

/// "$450", without storage, and "price unknown".
QString priceOf(const core::PoolShape& shape, const fleet::ClusterSnapshot& snapshot) {
    const auto cost = core::estimateCost(std::span(&shape, 1), 0.0, fleet::pricesOf(snapshot));
    return cost.complete() ? text::toQString(core::formatShort(cost.known)) : text::Text::tr("price unknown");
}

std::vector<Span> effectOf(const Seen& seen, const fleet::ClusterSnapshot& snapshot) {
    const auto& pool = seen.pool;
    const auto& catalog = snapshot.store.catalog();
    if (seen.lost()) {
        return {{seen.known ? text::connectionCount(0) : text::Text::tr("connections unknown")}};
    }
    if (pool.destroyed()) {
        return marked(text::Text::tr("%1 · %2/month, removed"),
                      {connectionsOf(*pool.live, seen.live, catalog), priceOf(*pool.live, snapshot)});
    }
    const auto price = priceOf(*pool.wanted, snapshot);
    const auto priceBefore = pool.live ? priceOf(*pool.live, snapshot) : price;
    const auto limit = limitOf(*pool.wanted, seen.live, catalog);
    const bool sameLimit = !pool.live || limit == limitOf(*pool.live, seen.live, catalog);
    const auto before = seen.live != nullptr ? text::limitOf(*seen.live, catalog)
                        : pool.live          ? text::connections(core::connectionLimit(*pool.live, catalog))
                                             : QString();
    const QStringList arguments{sameLimit ? connectionsOf(pool.live ? *pool.live : *pool.wanted, seen.live, catalog)
                                          : text::connections(limit),
                                price, before, priceBefore};
    if (sameLimit) {
        return marked(price == priceBefore ? text::Text::tr("%1 · %2/month") : text::Text::tr("%1 · %4 → *%2*/month"),
                      arguments);
    }
    return marked(price == priceBefore ? text::Text::tr("%3 → *%1* connections · %2/month")
                                       : text::Text::tr("%3 → *%1* connections · %4 → *%2*/month"),
                  arguments);
}

std::vector<Span> priceChangeOf(const Seen& seen, const fleet::ClusterSnapshot& snapshot) {
    if (seen.lost()) {
        return {};
    }
    const auto& pool = seen.pool;
    const auto price = priceOf(pool.shape(), snapshot);
    const auto before = pool.live ? priceOf(*pool.live, snapshot) : price;
    return marked(price == before ? text::Text::tr("%1/month") : text::Text::tr("%2 → *%1*/month"), {price, before});
}

/// Connections of the pool that an instance less would not accept: of what is up when the plan leaves the pool alone,
/// else of what the plan makes of it. Empty without such an overflow.
QString overflowOf(const Seen& seen, const core::Catalog& catalog) {
    if (seen.pool.destroyed() || seen.live == nullptr) {
        return {};
    }
    const auto missing = core::shapeOf(*seen.live) == *seen.pool.wanted
                             ? core::shortAfterLoss(*seen.live, catalog)
                             : core::shortAfterLoss(*seen.pool.wanted, seen.live->connectionsUsed, catalog);
    return missing && *missing > 0 ? text::shortAfterLoss(*missing) : QString();
}

} // namespace

std::vector<PlannerRow> rowsOf(const Evaluation& cluster) {
    std::vector<PlannerRow> rows;
    const auto marks = marksOf(cluster);
    for (std::size_t index = 0; index < cluster.planned.pools.size(); ++index) {
        const auto& pool = cluster.planned.pools[index];
        PlannerRow row;
        row.leader = pool.leader();
        row.name = row.leader ? text::Text::tr("Leader") : text::toQString(pool.shape().name);
        row.colour = marks.at(pool.shape().name);
        row.created = pool.created();
        row.destroyed = pool.destroyed();
        row.level = pool.shape().level;
        row.count = pool.shape().count;
        row.least = row.leader ? core::minLeaderInstances : row.created ? 1 : 0;
        row.most = row.leader ? core::maxLeaderInstances : core::largestCount(cluster.wanted, pool.shape().name);
        const auto seen = seenIn(cluster.snapshot, pool);
        row.badge = badgeOf(seen);
        row.boxes = boxesOf(seen);
        row.effect = effectOf(seen, cluster.snapshot);
        row.price = priceChangeOf(seen, cluster.snapshot);
        row.overflow = overflowOf(seen, cluster.snapshot.store.catalog());
        row.problem = cluster.problems[index];
        rows.push_back(std::move(row));
    }
    return rows;
}

QString remainingOf(const Evaluation& cluster) {
    const auto count = [&cluster](int number) {
        return text::atLeast(QString::number(number), cluster.snapshot.record.info->poolsKnown());
    };
    return text::Text::tr("%1 of %2 follower instances, %3 of %4 pools")
        .arg(count(core::followerInstanceCount(cluster.wanted)))
        .arg(core::maxFollowerInstances)
        .arg(count(core::followerPoolCount(cluster.wanted)))
        .arg(core::maxFollowerPools);
}

std::optional<QString> whyNoMorePools(const Evaluation& cluster) {
    switch (core::addPoolAllowance(cluster.wanted).refusal) {
    case core::AddPoolRefusal::None:
        if (!cluster.snapshot.record.info->poolsKnown()) {
            return text::Text::tr("Not all pools of this cluster are known, so its limits can't be checked.");
        }
        break;
    case core::AddPoolRefusal::FivePoolsReached:
        return text::Text::tr("A cluster can have at most %1 follower pools.").arg(core::maxFollowerPools);
    case core::AddPoolRefusal::ThirteenInstancesReached:
        return text::Text::tr("A cluster can have at most %1 follower instances. Remove one from another pool first.")
            .arg(core::maxFollowerInstances);
    }
    return std::nullopt;
}

} // namespace poolhouse::views::planner
