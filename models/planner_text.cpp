// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"
#include "models/planner_parts.h"
#include "models/pool_forms_parts.h"
#include "models/text.h"
#include "models/wording.h"

#include <algorithm>

namespace poolhouse::models::planner {

namespace {

const core::PoolShape* shapeNamed(const std::vector<core::PoolImpact>& pools, const std::string& name, bool after) {
    const auto at =
        std::find_if(pools.begin(), pools.end(), [&name](const core::PoolImpact& each) { return each.pool == name; });
    if (at == pools.end()) {
        return nullptr;
    }
    const auto& shape = after ? at->after : at->before;
    return shape ? &*shape : nullptr;
}

std::vector<Span> countText(const core::Change& change, const core::PoolShape* before) {
    const auto name = Text::of(change.pool);
    const int from = before != nullptr ? before->count : 0;
    const int by = change.count - from;
    if (change.pool == core::leaderPoolName) {
        return marked(by > 0 ? Text::tr("Add a standby to the *leader pool*")
                             : Text::tr("Remove the standby of the *leader pool*"),
                      {});
    }
    if (change.count == 0) {
        return marked(Text::tr("Scale *%1* to 0 (%2 → 0)"), {name, Text::number(from)});
    }
    const auto pattern =
        by > 0 ? Text::counted(by, QT_TRANSLATE_N_NOOP("Wording", "Add %n instance to *#1* (#2 → #3)"),
                               QT_TRANSLATE_N_NOOP("Wording", "Add %n instances to *#1* (#2 → #3)"))
               : Text::counted(-by, QT_TRANSLATE_N_NOOP("Wording", "Remove %n instance from *#1* (#2 → #3)"),
                               QT_TRANSLATE_N_NOOP("Wording", "Remove %n instances from *#1* (#2 → #3)"));
    return marked(QString(pattern).replace(QLatin1Char('#'), QLatin1Char('%')),
                  {name, Text::number(from), Text::number(change.count)});
}

std::vector<Span> stepText(const core::Change& change, const core::Impact& impact) {
    const auto name = Text::of(change.pool);
    const auto* before = shapeNamed(impact.pools, change.pool, false);
    switch (change.kind) {
    case core::ChangeKind::AddPool:
        return marked(Text::tr("Create *%1*, %2 × %3"), {name, Text::number(change.count), Text::of(change.level)});
    case core::ChangeKind::SetLevel:
        return marked(Text::tr("Change level of *%1* %2 → %3"),
                      {name, before != nullptr ? Text::of(before->level) : QString(), Text::of(change.level)});
    case core::ChangeKind::SetCount: return countText(change, before);
    case core::ChangeKind::DestroyPool: return marked(Text::tr("Destroy *%1*"), {name});
    }
    return {};
}

QString known(const std::optional<int>& number) { return wording::connections(number); }

QString namesOf(const std::vector<std::string>& names) {
    QStringList list;
    for (const auto& name : names) {
        list << Text::of(name);
    }
    return Text::listed(list);
}

QString poolWarning(const core::PlanWarning& warning, const QString& pool) {
    using Code = core::PlanWarning::Code;
    switch (warning.code) {
    case Code::Destroys:
        return warning.names.empty()
                   ? Text::tr("%1 is destroyed. Its endpoint does not come back.").arg(pool)
                   : Text::tr("%1 is destroyed. Its endpoint does not come back, and %2 lose their connections and "
                              "restart.")
                         .arg(pool, namesOf(warning.names));
    case Code::BelowUse:
        return Text::tr("%1 leaves %2 connections; %3 are in use now. Some are closed, and new ones are refused.")
            .arg(pool, known(warning.limit), known(warning.used));
    case Code::BelowPeak:
        return Text::tr("%1 leaves %2 connections; the peak of the last 7 days was %3.")
            .arg(pool, known(warning.limit), known(warning.peak));
    case Code::UseUnknown:
        return Text::tr("%1 leaves %2 connections, and the API does not say how many are in use.")
            .arg(pool, known(warning.limit));
    case Code::LowersLimit:
        return warning.peak ? Text::tr("%1 leaves %2 connections; the peak of the last 7 days was %3.")
                                  .arg(pool, known(warning.limit), known(warning.peak))
                            : Text::tr("%1 leaves %2 connections, fewer than before.").arg(pool, known(warning.limit));
    case Code::LowersLevel:
        return Text::tr("%1 gets a lower level: less memory and maybe fewer vCPU, so queries can get slower.")
            .arg(pool);
    case Code::AcceptsNothing:
        return Text::tr("%1 has no instance left: its endpoint stays and refuses everybody.").arg(pool);
    case Code::LosesRedundancy:
        return Text::tr("%1 loses its high availability: one instance is left.").arg(pool);
    case Code::NoRedundancy: return Text::tr("%1 has one instance: no redundancy.").arg(pool);
    case Code::SurvivorsBelowUse:
        return Text::tr("%1 with one instance lost accepts %2 connections, fewer than the %3 in use now.")
            .arg(pool, known(warning.limit), known(warning.used));
    case Code::ForcedByLimit:
        return Text::tr("Step %1 takes capacity from %2 before more is added: the limits of 5 pools and 13 instances "
                        "leave no other way.")
            .arg(warning.step)
            .arg(pool);
    case Code::PriceUnknown:
        return Text::tr("No price is known for %1: the real cost is higher than shown.").arg(namesOf(warning.names));
    case Code::IllustrativePrice: return Text::tr("Some prices are illustrative: the sandbox made them up.");
    case Code::StorageUnknown: return Text::tr("The cost of storage is not known and not part of the sum.");
    }
    return {};
}

Tone warningTone(core::PlanWarning::Code code) {
    using Code = core::PlanWarning::Code;
    switch (code) {
    case Code::Destroys:
    case Code::BelowUse:
    case Code::AcceptsNothing: return Tone::Bad;
    case Code::UseUnknown: return Tone::Unknown;
    case Code::IllustrativePrice:
    case Code::StorageUnknown:
    case Code::PriceUnknown:
    case Code::LowersLimit: return Tone::Neutral;
    default: return Tone::Attention;
    }
}

QString shapesText(const std::vector<core::PoolShape>& pools, bool names) {
    QStringList parts;
    for (const auto& pool : pools) {
        const auto size = Text::tr("%1 × %2").arg(Text::number(pool.count), Text::of(pool.level));
        const bool leader = pool.role == core::PoolRole::Leader;
        parts << (names ? Text::tr("%1 %2", "name of a pool, its size")
                              .arg(leader ? Text::tr("Leader") : Text::of(pool.name), size)
                        : size);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

std::vector<Span> marked(const QString& pattern, const QStringList& arguments) {
    std::vector<Span> spans;
    bool strong = false;
    for (QString piece : pattern.split(QLatin1Char('*'))) {
        QString text;
        for (int at = 0; at < piece.size(); ++at) {
            const int number = piece[at] == QLatin1Char('%') && at + 1 < piece.size() ? piece[at + 1].digitValue() : -1;
            if (number >= 1 && number <= arguments.size()) {
                text += arguments[number - 1];
                ++at;
            } else {
                text += piece[at];
            }
        }
        if (!text.isEmpty()) {
            spans.push_back({text, strong});
        }
        strong = !strong;
    }
    return spans;
}

PlannerStepRow stepRow(const core::PlanStep& step, const core::StepImpact& impact) {
    PlannerStepRow row;
    row.text = stepText(step.change, impact.impact);
    row.cost = costChange(impact.impact.before.cost, impact.impact.after.cost);
    const auto& pools = impact.impact.pools;
    const bool lowers =
        std::any_of(pools.begin(), pools.end(), [](const core::PoolImpact& pool) { return pool.losesCapacity(); });
    if (step.change.kind == core::ChangeKind::DestroyPool) {
        row.badge = {Text::tr("cannot be undone"), Tone::Bad,
                     Text::tr("The pool's endpoint and its attachments do not come back.")};
    } else if (step.forcedByLimit) {
        row.badge = {Text::tr("lowers capacity first"), Tone::Attention,
                     Text::tr("What is to be added does not fit before: 5 pools and 13 instances are the most.")};
    } else if (lowers) {
        row.badge = {Text::tr("lowers capacity"), Tone::Attention, Text::tr("The pool accepts fewer connections then.")};
    }
    return row;
}

FormWarning warningOf(const core::PlanWarning& warning) {
    const bool leader = warning.pool == core::leaderPoolName;
    const auto pool = leader ? Text::tr("The leader pool") : Text::of(warning.pool);
    return {poolWarning(warning, pool), warningTone(warning.code), false};
}

QString costChange(const core::CostEstimate& before, const core::CostEstimate& after) {
    return before.gaps == after.gaps ? Text::of(core::formatDelta(after.known - before.known))
                                     : Text::tr("price unknown");
}

QString shapeText(const std::vector<core::PoolShape>& pools) { return shapesText(pools, true); }

QString followersText(const std::vector<core::PoolShape>& pools) {
    std::vector<core::PoolShape> followers;
    std::copy_if(pools.begin(), pools.end(), std::back_inserter(followers),
                 [](const core::PoolShape& pool) { return pool.role == core::PoolRole::Follower; });
    return followers.empty() ? Text::tr("no follower pools") : shapesText(followers, false);
}

QString poolsText(const core::ClusterFigures& figures) {
    const auto pools = Text::counted(figures.followerPools, QT_TRANSLATE_N_NOOP("Wording", "%n pool"),
                                     QT_TRANSLATE_N_NOOP("Wording", "%n pools"));
    return Text::tr("%1, %2", "2 pools, 8 instances").arg(pools, forms::instances(figures.followerInstances));
}

} // namespace poolhouse::models::planner
