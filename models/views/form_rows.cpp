// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/form_rows.h"

#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/capacity_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"

#include <algorithm>

namespace poolhouse::views::forms {

namespace {

QString exact(core::Money amount) {
    return text::toQString(core::formatExact(amount));
}

/// Connections of all follower pools: what the API says of those that stay as they are, the rule for the others.
std::optional<int> readLimit(const fleet::ClusterSnapshot& snapshot, const Shapes& shapes) {
    if (!snapshot.record.info->poolsKnown()) {
        return std::nullopt;
    }
    std::optional<int> sum = 0;
    for (const auto& shape : shapes) {
        if (shape.role == core::PoolRole::Leader) {
            continue;
        }
        const auto* live = snapshot.record.info->findPool(shape.name);
        const bool unchanged = live != nullptr && core::shapeOf(*live) == shape;
        const auto limit = unchanged ? core::expectedLimit(*live, snapshot.store.catalog())
                                     : core::connectionLimit(shape, snapshot.store.catalog());
        if (!limit) {
            return std::nullopt;
        }
        *sum += *limit;
    }
    return sum;
}

/// Connections that the follower pools of `after` accept now.
std::optional<int> remainingNow(const fleet::ClusterSnapshot& snapshot, const Shapes& after) {
    auto remaining = *snapshot.record.info;
    std::erase_if(remaining.pools, [&after](const core::Pool& pool) {
        return std::none_of(after.begin(), after.end(),
                            [&pool](const core::PoolShape& shape) { return shape.name == pool.name; });
    });
    return core::readCapacity(remaining, snapshot.store.catalog()).limit;
}

bool lowerLevel(const core::PoolShape& before, const core::PoolShape& after, const core::Catalog& catalog) {
    const auto was = catalog.rank(before.level);
    const auto is = catalog.rank(after.level);
    return was && is && *is < *was;
}

} // namespace

Effect effectOf(const fleet::ClusterSnapshot& snapshot, Shapes after) {
    const auto& info = *snapshot.record.info;
    const auto loads = fleet::loadsOf(snapshot);
    const core::ImpactFacts facts{snapshot.store.catalog(), fleet::pricesOf(snapshot), core::storageGb(info), loads};
    Effect effect;
    effect.before = core::shapesOf(info);
    effect.after = std::move(after);
    effect.impact = core::impactOf(effect.before, effect.after, facts);
    if (!info.poolsKnown()) {
        effect.impact.before = core::withPoolsUnknown(std::move(effect.impact.before));
        effect.impact.after = core::withPoolsUnknown(std::move(effect.impact.after));
    }
    effect.readBefore = readLimit(snapshot, effect.before);
    effect.readAfter = readLimit(snapshot, effect.after);
    effect.readNow = core::readCapacity(info, snapshot.store.catalog()).limit;
    effect.readRemaining = remainingNow(snapshot, effect.after);
    return effect;
}

std::vector<LevelChoice> levelChoices(const fleet::ClusterSnapshot& snapshot, const std::string& current) {
    std::vector<LevelChoice> choices;
    const auto* prices = fleet::pricesOf(snapshot);
    for (const auto& level : snapshot.store.catalog().levels()) {
        LevelChoice choice;
        choice.level = level.name;
        choice.name = text::toQString(level.name);
        choice.vcpu = text::connections(level.vcpu);
        choice.memory = text::gigabytes(level.memoryGb);
        choice.connections = text::connections(level.connectionsPerInstance);
        choice.limit = text::connectionCount(level.connectionsPerInstance);
        choice.current = level.name == current;
        QStringList notes;
        if (choice.current) {
            notes << text::Text::tr("current");
        }
        const auto* price = prices != nullptr ? prices->find(level.name) : nullptr;
        if (price != nullptr) {
            choice.hourly = text::toQString(core::formatHourly(price->monthly));
            choice.monthly = exact(price->monthly);
            if (price->illustrative) {
                notes << text::Text::tr("sandbox price");
            }
        } else {
            choice.monthly = text::Text::tr("price unknown");
        }
        choice.note = notes.join(QStringLiteral(" · "));
        choices.push_back(std::move(choice));
    }
    return choices;
}

QString levelLine(const std::string& level, const core::Catalog& catalog) {
    const auto* known = catalog.find(level);
    return known == nullptr
               ? text::levelLine(level, catalog)
               : text::Text::tr("%1 · %2 each", "level, \"800 connections\"")
                     .arg(text::levelLine(level, catalog), text::connectionCount(known->connectionsPerInstance));
}

QString levelPrice(const fleet::ClusterSnapshot& snapshot, const std::string& level) {
    const auto* prices = fleet::pricesOf(snapshot);
    const auto* price = prices != nullptr ? prices->find(level) : nullptr;
    return price != nullptr ? exact(price->monthly) : text::Text::tr("price unknown");
}

FigureRow poolCostRow(const fleet::ClusterSnapshot& snapshot, const core::PoolShape& pool) {
    const auto cost = core::estimateCost(std::span(&pool, 1), 0.0, fleet::pricesOf(snapshot));
    return {text::Text::tr("This pool"),
            text::Text::tr("%1 × %2").arg(pool.count).arg(levelPrice(snapshot, pool.level)), text::monthly(cost)};
}

FigureRow costRow(const Effect& effect) {
    auto before = text::monthly(effect.impact.before.cost);
    if (effect.impact.before.cost.complete()) {
        before = exact(effect.impact.before.cost.known);
    }
    return {text::Text::tr("Cluster"), before, text::monthly(effect.impact.after.cost)};
}

FigureRow connectionsRow(const Effect& effect) {
    return {text::Text::tr("Read connections"), text::nowAndExpected(effect.readNow, effect.readBefore),
            text::connections(effect.readAfter)};
}

FigureRow usedRow(const core::Pool& pool, std::optional<int> after, const core::Catalog& catalog) {
    const auto used = text::connections(pool.connectionsUsed);
    return {text::Text::tr("Connections in use"), text::Text::tr("%1 of %2").arg(used, text::limitOf(pool, catalog)),
            text::Text::tr("%1 of %2").arg(used, text::connections(after))};
}

QString costDifference(const Effect& effect) {
    const auto difference = effect.impact.costChange();
    if (!difference || difference->cents == 0) {
        return {};
    }
    return difference->cents < 0 ? text::Text::tr("saves %1").arg(exact(-*difference))
                                 : text::Text::tr("adds %1").arg(exact(*difference));
}

QStringList priceNotes(const fleet::ClusterSnapshot& snapshot, const Effect& effect) {
    QStringList notes;
    if (effect.impact.after.cost.illustrative || effect.impact.before.cost.illustrative) {
        notes << text::Text::tr("Some prices are sandbox prices, not real ones.");
    }
    const auto gaps = text::costGaps(effect.impact.after.cost);
    if (!gaps.isEmpty()) {
        notes << gaps;
    }
    if (const auto& read = snapshot.store.catalogFreshness().readAt) {
        notes << text::Text::tr("Prices read from the API at %1.").arg(text::formatTime(*read, snapshot.now));
    }
    return notes;
}

QString redundancyWord(const core::PoolShape& pool) {
    return pool.count == 0               ? text::Text::tr("Scaled to 0")
           : core::highlyAvailable(pool) ? text::Text::tr("High availability")
                                         : text::Text::tr("No redundancy");
}

QString redundancyNow(const core::Pool& pool) {
    return !redundancyKnown(pool)                              ? text::Text::tr("unknown")
           : pool.expectedCount > 1 && withoutRedundancy(pool) ? text::Text::tr("No redundancy now")
                                                               : redundancyWord(core::shapeOf(pool));
}

void hideEffectOfRefused(ChangeForm& form) {
    const auto refuses = [](const FormProblem& problem) { return problem.field != core::DraftField::Name; };
    if (std::any_of(form.problems.begin(), form.problems.end(), refuses)) {
        for (auto& row : form.figures) {
            row.after = QStringLiteral("\u2013");
        }
    }
}

std::optional<bool> placeUp(const core::Pool& pool, int place) {
    if (pool.isLeader()) {
        const auto leader = core::leaderUp(pool);
        return place == 1 ? leader.leader : leader.standby;
    }
    const auto up = core::countUp(pool);
    return place <= up.least ? std::optional(true) : place <= up.most ? std::nullopt : std::optional(false);
}

Badge redundancyBadge(const core::PoolShape& pool) {
    const auto word = redundancyWord(pool);
    if (pool.count == 0) {
        return {word, text::Tone::Neutral,
                text::Text::tr("The pool accepts no connections. The pool and its endpoint are kept.")};
    }
    return core::highlyAvailable(pool)
               ? Badge{word, text::Tone::Good, text::Text::tr("The pool keeps working if one instance fails.")}
               : Badge{word, text::Tone::Attention,
                       text::Text::tr(
                           "If its single instance fails, the pool accepts no connections until it is replaced.")};
}

std::optional<FormWarning> overflowWarning(const core::Pool& pool, const core::Catalog& catalog) {
    if (core::shortAfterLoss(pool, catalog).value_or(0) <= 0) {
        return std::nullopt;
    }
    return FormWarning{text::Text::tr("With the instances up now, %1 if one instance fails, fewer than the %2 in use.",
                                      "\"760 connections\"")
                           .arg(text::connectionCount(core::currentSurvivableLimit(pool, catalog)),
                                text::connections(pool.connectionsUsed))};
}

std::vector<FormWarning> warningsOf(const fleet::ClusterSnapshot& snapshot, const Effect& effect,
                                    const std::string& pool) {
    std::vector<FormWarning> warnings;
    const auto& pools = effect.impact.pools;
    const auto at =
        std::find_if(pools.begin(), pools.end(), [&pool](const core::PoolImpact& each) { return each.pool == pool; });
    if (at == pools.end() || !at->before || !at->after) {
        return warnings;
    }
    const auto& impact = *at;
    const bool leader = impact.after->role == core::PoolRole::Leader;
    const auto limit = impact.limitAfter ? text::Text::number(*impact.limitAfter) : QString();
    if (impact.belowUse()) {
        const bool none = *impact.limitAfter == 0;
        warnings.push_back(
            {none ? text::Text::counted(*impact.used,
                                        QT_TRANSLATE_N_NOOP("Wording", "%1 connection is in use now. The pool would "
                                                                       "accept none: that connection is closed."),
                                        QT_TRANSLATE_N_NOOP("Wording", "%1 connections are in use now. The pool would "
                                                                       "accept none: all of them are closed."))
                  : text::Text::tr("%1 connections are in use now. The pool would accept %2: some are closed, "
                                   "and new ones are rejected.")
                        .arg(text::Text::number(*impact.used), limit),
             text::Tone::Bad, true});
    } else if (impact.belowPeak()) {
        warnings.push_back(
            {text::Text::tr("The peak seen was %1. The pool would accept %2: at such a peak new ones are refused.",
                            "\"760 connections\"")
                 .arg(text::connectionCount(*impact.peak), limit),
             text::Tone::Attention, true});
    } else if (impact.losesCapacity() && !impact.used) {
        warnings.push_back(
            {text::Text::tr("The API doesn't report connections in use, so it is unknown whether %1 are enough.")
                 .arg(limit),
             text::Tone::Unknown, true});
    }
    if (impact.losesRedundancy() && !leader) {
        warnings.push_back({text::Text::tr("The pool loses high availability. If its single instance fails, it accepts "
                                           "no connections until it is replaced.")});
    } else if (impact.survivorsBelowUse() && !impact.belowUse() && impact.after->count > 1) {
        warnings.push_back({text::Text::tr("%1 connections if one instance fails, fewer than the %2 in use now.")
                                .arg(text::connections(impact.survivableAfter), text::connections(impact.used))});
    }
    if (lowerLevel(*impact.before, *impact.after, snapshot.store.catalog())) {
        warnings.push_back(
            {text::Text::tr("A lower level has less memory and may have fewer vCPUs; queries can slow down.")});
    }
    return warnings;
}

std::vector<core::Change> changesBetween(const core::PoolShape& from, const core::PoolShape& to,
                                         const core::Catalog& catalog) {
    std::vector<core::Change> changes;
    if (from.level != to.level) {
        changes.push_back({core::ChangeKind::SetLevel, to.name, to.level, 0});
    }
    if (from.count != to.count) {
        const core::Change count{core::ChangeKind::SetCount, to.name, {}, to.count};
        // A higher level comes before fewer instances, more instances before a lower level; of two that take away, the
        // instances go first, since then fewer have to be changed.
        changes.insert(lowerLevel(from, to, catalog) ? changes.begin() : changes.end(), count);
    }
    return changes;
}

QString sequenceOf(const std::vector<core::Change>& changes) {
    if (changes.size() < 2) {
        return {};
    }
    return changes.front().kind == core::ChangeKind::SetLevel
               ? text::Text::tr("Two changes in sequence: the level, then the number of instances.")
               : text::Text::tr("Two changes in sequence: the number of instances, then the level.");
}

} // namespace poolhouse::views::forms
