// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment_name.h"
#include "models/core/money.h"
#include "models/text/drift_text.h"
#include "models/text/plan_text.h"
#include "models/text/text.h"
#include "models/views/form_rows.h"
#include "models/views/planner_sections.h"

#include <algorithm>

namespace poolhouse::views::planner {

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
    const auto name = text::toQString(change.pool);
    const int from = before != nullptr ? before->count : 0;
    const int by = change.count - from;
    if (change.pool == core::leaderPoolName) {
        return marked(by > 0 ? text::Text::tr("Add a standby to the *leader pool*")
                             : text::Text::tr("Remove the standby of the *leader pool*"),
                      {});
    }
    if (change.count == 0) {
        return marked(text::Text::tr("Scale *%1* to 0 (%2 → 0)"), {name, text::Text::number(from)});
    }
    const auto pattern =
        by > 0 ? text::Text::counted(by, QT_TRANSLATE_N_NOOP("Wording", "Add %n instance to *#1* (#2 → #3)"),
                                     QT_TRANSLATE_N_NOOP("Wording", "Add %n instances to *#1* (#2 → #3)"))
               : text::Text::counted(-by, QT_TRANSLATE_N_NOOP("Wording", "Remove %n instance from *#1* (#2 → #3)"),
                                     QT_TRANSLATE_N_NOOP("Wording", "Remove %n instances from *#1* (#2 → #3)"));
    return marked(QString(pattern).replace(QLatin1Char('#'), QLatin1Char('%')),
                  {name, text::Text::number(from), text::Text::number(change.count)});
}

std::vector<Span> stepText(const core::Change& change, const core::Impact& impact) {
    const auto name = text::toQString(change.pool);
    const auto* before = shapeNamed(impact.pools, change.pool, false);
    switch (change.kind) {
    case core::ChangeKind::AddPool:
        return marked(text::Text::tr("Create *%1*, %2 × %3"),
                      {name, text::Text::number(change.count), text::toQString(change.level)});
    case core::ChangeKind::SetLevel:
        return marked(
            text::Text::tr("Change level of *%1* %2 → %3"),
            {name, before != nullptr ? text::toQString(before->level) : QString(), text::toQString(change.level)});
    case core::ChangeKind::SetCount: return countText(change, before);
    case core::ChangeKind::DestroyPool: return marked(text::Text::tr("Destroy *%1*"), {name});
    case core::ChangeKind::Attach:
        return marked(text::Text::tr("Attach *%1* to %2 as %3", "app, pool, name of the attachment"),
                      {text::toQString(change.attachment->app), name, text::toQString(change.attachment->name)});
    case core::ChangeKind::Detach:
        return marked(text::Text::tr("Detach %3 of *%1* from %2", "app, pool, name of the attachment"),
                      {text::toQString(change.attachment->app), name, text::toQString(change.attachment->name)});
    default: break; // no step of a plan
    }
    return {};
}

text::Tone warningTone(core::PlanWarning::Code code) {
    using Code = core::PlanWarning::Code;
    switch (code) {
    case Code::Destroys:
    case Code::WithoutAttachment:
    case Code::LeaderUnattached:
    case Code::BelowUse:
    case Code::AcceptsNothing: return text::Tone::Bad;
    case Code::UseUnknown: return text::Tone::Unknown;
    case Code::IllustrativePrice:
    case Code::StorageUnknown:
    case Code::PriceUnknown:
    case Code::LowersLimit: return text::Tone::Neutral;
    default: return text::Tone::Attention;
    }
}

QString shapesText(const std::vector<core::PoolShape>& pools, bool names) {
    QStringList parts;
    for (const auto& pool : pools) {
        const auto size = text::Text::tr("%1 × %2").arg(text::Text::number(pool.count), text::toQString(pool.level));
        const bool leader = pool.role == core::PoolRole::Leader;
        parts << (names ? text::Text::tr("%1 %2", "name of a pool, its size")
                              .arg(leader ? text::Text::tr("Leader") : text::toQString(pool.name), size)
                        : size);
    }
    return parts.join(QStringLiteral(", "));
}

/// What apps that move have to do, and what they lose.
QStringList movedVars(const std::vector<core::AttachmentMove>& moves,
                      const std::vector<core::Attachment>& attachments) {
    QStringList sentences;
    for (const auto& move : moves) {
        if (!move.from || !move.to) {
            continue;
        }
        const auto app = text::toQString(move.app);
        sentences << text::Text::tr("%1 has to read %2 instead of %3.", "app, config var, config var")
                         .arg(app, text::toQString(core::configVarOf(move.to->name)),
                              text::toQString(core::configVarOf(move.from->name)));
        const bool proxy = std::any_of(attachments.begin(), attachments.end(), [&move](const core::Attachment& each) {
            return each.app.name == move.app && each.name == move.from->name && each.target.proxy;
        });
        if (proxy) {
            sentences << text::Text::tr("The new attachment of %1 doesn't go through a proxy.", "app").arg(app);
        }
    }
    return sentences;
}

/// Of a step that attaches or detaches an app.
Badge restartBadge(const core::PlanStep& step) {
    const auto app = text::toQString(step.change.attachment->app);
    if (step.forcedByLimit) {
        return {text::Text::tr("before its new one"), text::Tone::Bad,
                text::Text::tr("%1 is without an attachment until the new one is made: its pool doesn't fit before.")
                    .arg(app)};
    }
    return {text::Text::tr("restarts"), text::Tone::Attention,
            text::Text::tr("A new release of %1 restarts its dynos.").arg(app)};
}

} // namespace

QString restartsOf(const std::vector<Evaluation>& clusters) {
    core::PlanImpact all;
    for (const auto& cluster : clusters) {
        const auto steps = cluster.impact ? cluster.impact->steps : std::vector<core::StepImpact>();
        all.steps.insert(all.steps.end(), steps.begin(), steps.end());
    }
    QStringList sentences{text::restartsText(core::restartsOf(all))};
    for (const auto& cluster : clusters) {
        sentences << movedVars(cluster.planned.moves, cluster.snapshot.record.attachments);
    }
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

PlannerStepRow stepRow(const core::PlanStep& step, const core::StepImpact& impact) {
    PlannerStepRow row;
    row.text = stepText(step.change, impact.impact);
    row.cost = costChange(impact.impact.costChange());
    const auto& pools = impact.impact.pools;
    const bool lowers =
        std::any_of(pools.begin(), pools.end(), [](const core::PoolImpact& pool) { return pool.losesCapacity(); });
    if (step.change.kind == core::ChangeKind::DestroyPool) {
        row.badge = {text::Text::tr("can't be undone"), text::Tone::Bad,
                     text::Text::tr("The pool's endpoint and attachments can't be restored.")};
    } else if (step.change.attachment) {
        row.badge = restartBadge(step);
    } else if (step.forcedByLimit) {
        row.badge = {text::Text::tr("lowers capacity first"), text::Tone::Attention,
                     text::Text::tr("Additions don't fit before this step: the limits are 5 pools and 13 instances.")};
    } else if (lowers) {
        row.badge = {text::Text::tr("lowers capacity"), text::Tone::Attention,
                     text::Text::tr("The pool will accept fewer connections.")};
    }
    return row;
}

FormWarning warningOf(const core::PlanWarning& warning) {
    return {text::planWarning(warning), warningTone(warning.code), false};
}

QString costChange(std::optional<core::Money> change) {
    return change ? text::toQString(core::formatDelta(*change)) : text::Text::tr("price unknown");
}

QString shapeText(const std::vector<core::PoolShape>& pools) {
    return shapesText(pools, true);
}

QString followersText(const std::vector<core::PoolShape>& pools) {
    std::vector<core::PoolShape> followers;
    std::copy_if(pools.begin(), pools.end(), std::back_inserter(followers),
                 [](const core::PoolShape& pool) { return pool.role == core::PoolRole::Follower; });
    return followers.empty() ? text::Text::tr("no follower pools") : shapesText(followers, false);
}

QString poolsText(const core::ClusterFigures& figures) {
    if (!figures.followerPools || !figures.followerInstances) {
        return text::Text::tr("unknown");
    }
    const auto pools = text::Text::counted(*figures.followerPools, QT_TRANSLATE_N_NOOP("Wording", "%n pool"),
                                           QT_TRANSLATE_N_NOOP("Wording", "%n pools"));
    return text::Text::tr("%1, %2", "2 pools, 8 instances").arg(pools, text::instanceCount(*figures.followerInstances));
}

} // namespace poolhouse::views::planner
