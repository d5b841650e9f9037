// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/pool_forms_parts.h"

#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::views::forms {

namespace {

constexpr auto peakWindow = std::chrono::days(7);

QString exact(core::Money amount) {
    return text::toQString(core::formatExact(amount));
}

/// Connections of all follower pools: what the API says of those that stay as they are, the rule for the others.
std::optional<int> readLimit(const ClusterSnapshot& subject, const Shapes& shapes) {
    std::optional<int> sum = 0;
    for (const auto& shape : shapes) {
        if (shape.role == core::PoolRole::Leader) {
            continue;
        }
        const auto* live = subject.record.info->findPool(shape.name);
        const bool unchanged = live != nullptr && core::shapeOf(*live) == shape;
        const auto limit = unchanged ? core::connectionLimit(*live, subject.store.catalog())
                                     : core::connectionLimit(shape, subject.store.catalog());
        if (!limit) {
            return std::nullopt;
        }
        *sum += *limit;
    }
    return sum;
}

std::vector<core::PoolLoad> loadsOf(const ClusterSnapshot& subject) {
    std::vector<core::PoolLoad> loads;
    for (const auto& pool : subject.record.info->pools) {
        const auto peak = peakOf(subject, pool);
        loads.push_back({pool.name, pool.connectionsUsed, peak ? std::optional<int>(peak->connections) : std::nullopt});
    }
    return loads;
}

bool lowerLevel(const core::PoolShape& before, const core::PoolShape& after, const core::Catalog& catalog) {
    const auto was = catalog.rank(before.level);
    const auto is = catalog.rank(after.level);
    return was && is && *is < *was;
}

} // namespace

const core::PriceTable* pricesOf(const ClusterSnapshot& subject) {
    return subject.store.prices().find(subject.record.summary.plan);
}

Effect effectOf(const ClusterSnapshot& subject, Shapes after) {
    const auto& info = *subject.record.info;
    const auto loads = loadsOf(subject);
    const core::ImpactFacts facts{subject.store.catalog(), pricesOf(subject), core::storageGb(info), loads};
    Effect effect;
    effect.before = core::shapesOf(info);
    effect.after = std::move(after);
    effect.impact = core::impactOf(effect.before, effect.after, facts);
    effect.readBefore = readLimit(subject, effect.before);
    effect.readAfter = readLimit(subject, effect.after);
    return effect;
}

std::optional<Peak> peakOf(const ClusterSnapshot& subject, const core::Pool& pool) {
    const auto from = subject.now - peakWindow;
    const auto samples = subject.store.history().samples(subject.record.info->id, pool.id);
    std::optional<int> most;
    std::optional<core::Instant> since;
    for (const auto& sample : samples) {
        if (sample.at < from) {
            since = from;
            continue;
        }
        since = since.value_or(sample.at);
        if (sample.value) {
            most = std::max(most.value_or(0), static_cast<int>(*sample.value));
        }
    }
    // What has only just been read is the present, not a peak.
    if (!most || samples.back().at - *since < std::chrono::minutes(1)) {
        return std::nullopt;
    }
    return Peak{*most, *since, *since == from};
}

std::vector<LevelChoice> levelChoices(const ClusterSnapshot& subject, const std::string& current) {
    std::vector<LevelChoice> choices;
    const auto* prices = pricesOf(subject);
    for (const auto& level : subject.store.catalog().levels()) {
        LevelChoice choice;
        choice.level = level.name;
        choice.name = text::toQString(level.name);
        choice.vcpu = text::Text::number(level.vcpu);
        choice.memory = text::gigabytes(level.memoryGb);
        choice.connections = text::Text::number(level.connectionsPerInstance);
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
                notes << text::Text::tr("illustrative price");
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
               : text::Text::tr("%1 · %2 connections each")
                     .arg(text::levelLine(level, catalog), text::Text::number(known->connectionsPerInstance));
}

QString levelPrice(const ClusterSnapshot& subject, const std::string& level) {
    const auto* prices = pricesOf(subject);
    const auto* price = prices != nullptr ? prices->find(level) : nullptr;
    return price != nullptr ? exact(price->monthly) : text::Text::tr("price unknown");
}

FigureRow poolCostRow(const ClusterSnapshot& subject, const core::PoolShape& pool) {
    const auto cost = core::estimateCost(std::span(&pool, 1), 0.0, pricesOf(subject));
    return {text::Text::tr("This pool"), text::Text::tr("%1 × %2").arg(pool.count).arg(levelPrice(subject, pool.level)),
            text::monthly(cost)};
}

FigureRow costRow(const Effect& effect) {
    auto before = text::monthly(effect.impact.before.cost);
    if (effect.impact.before.cost.complete()) {
        before = exact(effect.impact.before.cost.known);
    }
    return {text::Text::tr("Cluster"), before, text::monthly(effect.impact.after.cost)};
}

FigureRow connectionsRow(const Effect& effect) {
    return {text::Text::tr("Read connections"), text::connections(effect.readBefore),
            text::connections(effect.readAfter)};
}

QString costDifference(const Effect& effect) {
    const auto& before = effect.impact.before.cost;
    const auto& after = effect.impact.after.cost;
    if (before.gaps != after.gaps) {
        return {};
    }
    const auto difference = after.known - before.known;
    if (difference.cents == 0) {
        return {};
    }
    return difference.cents < 0 ? text::Text::tr("saves %1").arg(exact(-difference))
                                : text::Text::tr("adds %1").arg(exact(difference));
}

QStringList priceNotes(const ClusterSnapshot& subject, const Effect& effect) {
    QStringList notes;
    if (effect.impact.after.cost.illustrative || effect.impact.before.cost.illustrative) {
        notes << text::Text::tr("Some prices are illustrative: the sandbox made them up.");
    }
    const auto gaps = text::costGaps(effect.impact.after.cost);
    if (!gaps.isEmpty()) {
        notes << gaps;
    }
    if (const auto& read = subject.store.catalogFreshness().readAt) {
        notes << text::Text::tr("Prices read from the API at %1.").arg(text::formatTime(*read, subject.now));
    }
    return notes;
}

QString instances(int count) {
    return text::Text::counted(count, QT_TRANSLATE_N_NOOP("Wording", "%n instance"),
                               QT_TRANSLATE_N_NOOP("Wording", "%n instances"));
}

QString redundancyWord(const core::PoolShape& pool) {
    return pool.count == 0               ? text::Text::tr("Scaled to 0")
           : core::highlyAvailable(pool) ? text::Text::tr("High availability")
                                         : text::Text::tr("No redundancy");
}

Badge redundancyBadge(const core::PoolShape& pool) {
    const auto word = redundancyWord(pool);
    if (pool.count == 0) {
        return {word, text::Tone::Neutral,
                text::Text::tr("The pool takes no connections. It and its endpoint are kept.")};
    }
    return core::highlyAvailable(pool)
               ? Badge{word, text::Tone::Good, text::Text::tr("The pool goes on when one instance is lost.")}
               : Badge{word, text::Tone::Attention,
                       text::Text::tr(
                           "When its single instance is lost, the pool takes no connections until it is replaced.")};
}

std::vector<FormWarning> warningsOf(const ClusterSnapshot& subject, const Effect& effect, const std::string& pool) {
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
            {none ? text::Text::tr("%1 connections are in use now. The pool would accept none: apps that use "
                                   "its endpoint lose their connections.")
                        .arg(text::Text::number(*impact.used))
                  : text::Text::tr("%1 connections are in use now. The pool would accept %2: some are closed, "
                                   "and new ones are refused.")
                        .arg(text::Text::number(*impact.used), limit),
             text::Tone::Bad, true});
    } else if (impact.belowPeak()) {
        warnings.push_back(
            {text::Text::tr("Up to %1 connections were in use in the time watched. The pool would accept %2: "
                            "at such a time new ones are refused.")
                 .arg(text::Text::number(*impact.peak), limit),
             text::Tone::Attention, true});
    } else if (impact.losesCapacity() && !impact.used) {
        warnings.push_back(
            {text::Text::tr("The API does not say how many connections are in use, so nobody can tell whether "
                            "%1 are enough.")
                 .arg(limit),
             text::Tone::Unknown, true});
    }
    if (impact.losesRedundancy() && !leader) {
        warnings.push_back(
            {text::Text::tr("The pool loses its high availability: when its single instance is lost, it takes "
                            "no connections until it is replaced.")});
    } else if (impact.survivorsBelowUse() && !impact.belowUse() && impact.after->count > 1) {
        warnings.push_back(
            {text::Text::tr("With one instance lost %1 connections remain, fewer than the %2 in use now.")
                 .arg(text::Text::number(*impact.survivableAfter), text::Text::number(*impact.used))});
    }
    if (lowerLevel(*impact.before, *impact.after, subject.store.catalog())) {
        warnings.push_back(
            {text::Text::tr("A lower level has less memory and may have fewer vCPU: queries can get slower.")});
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
               ? text::Text::tr("Two changes, one after the other: first the level, then the number of instances.")
               : text::Text::tr("Two changes, one after the other: first the number of instances, then the level.");
}

} // namespace poolhouse::views::forms
