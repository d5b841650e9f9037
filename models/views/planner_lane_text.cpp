// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_lane_text.h"

#include "models/text/drift_text.h"
#include "models/text/needs_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::views::planner {

namespace {

using text::Text;
using Verdict = core::WorkloadFit::Verdict;

std::int64_t neededIn(const Lane& lane) {
    std::int64_t sum = 0;
    for (const auto& need : lane.needs) {
        sum += need.connections;
    }
    return sum;
}

QStringList namesWith(const Lane& lane, const std::vector<core::WorkloadFit>& workloads, Verdict verdict) {
    QStringList names;
    for (const auto& need : lane.needs) {
        if (workloads[need.workload].verdict == verdict) {
            names << need.name;
        }
    }
    return names;
}

/// Of all needs together: what the first limit that they exceed is missing.
QString tooMany(const Lane& lane, const LaneMargin& margin) {
    const auto needed = neededIn(lane);
    if (needed > *lane.limit) {
        return text::missingConnections(Verdict::TooFew, needed - *lane.limit, margin.instances);
    }
    if (margin.countsLoss && needed > lane.afterLoss.value_or(needed)) {
        return text::missingConnections(Verdict::TooFewAfterLoss, needed - *lane.afterLoss, margin.instances);
    }
    const auto over = needed - lane.usable.value_or(needed);
    return over > 0 ? text::missingConnections(Verdict::MarginMissed, over, margin.instances) : QString();
}

QString countedBlocks(const Lane& lane, LaneBlock::Kind kind) {
    const auto number = std::count_if(lane.blocks.begin(), lane.blocks.end(),
                                      [kind](const LaneBlock& block) { return block.kind == kind; });
    if (number == 0) {
        return {};
    }
    switch (kind) {
    case LaneBlock::Kind::Added:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n is added by the plan."),
                             QT_TRANSLATE_N_NOOP("Wording", "%n are added by the plan."));
    case LaneBlock::Kind::Removed:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n is removed by the plan."),
                             QT_TRANSLATE_N_NOOP("Wording", "%n are removed by the plan."));
    case LaneBlock::Kind::NotUp:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n is not up, or its status is unknown."),
                             QT_TRANSLATE_N_NOOP("Wording", "%n are not up, or their status is unknown."));
    default: return {};
    }
}

QString shapeSentence(const Lane& lane, const core::PoolShape* shape) {
    if (shape == nullptr) {
        return lane.blocks.empty() ? Text::tr("%1: no longer exists.").arg(lane.name)
                                   : Text::tr("%1: removed by the plan.").arg(lane.name);
    }
    if (lane.leader) {
        return (shape->count > 1 ? Text::tr("%1: %2 with standby.", "leader pool, level")
                                 : Text::tr("%1: %2 without standby.", "leader pool, level"))
            .arg(lane.name, text::toQString(shape->level));
    }
    return Text::tr("%1: %2 of %3.", "pool, 2 instances, level")
        .arg(lane.name, text::instanceCount(shape->count), text::toQString(shape->level));
}

QString limitSentence(const Lane& lane) {
    if (!lane.limit) {
        return Text::tr("Its connection limit is unknown.");
    }
    const auto limit = text::connectionCount(*lane.limit);
    if (!lane.usable) {
        return Text::tr("It accepts %1.", "\"760 connections\"").arg(limit);
    }
    const auto usable = Text::number(*lane.usable);
    return lane.afterLoss ? Text::tr("It accepts %1, %2 after losing one instance; needs may take %3.",
                                     "\"760 connections\", \"380\"")
                                .arg(limit, Text::number(*lane.afterLoss), usable)
                          : Text::tr("It accepts %1; needs may take %2.", "\"760 connections\"").arg(limit, usable);
}

QString needsSentence(const Lane& lane) {
    QStringList needs;
    for (const auto& need : lane.needs) {
        needs << need.explanation;
    }
    return needs.isEmpty() ? Text::tr("No needs are in it.")
                           : Text::tr("Needs: %1.", "a list").arg(needs.join(QStringLiteral("; ")));
}

} // namespace

QString laneUse(std::optional<int> used, const std::optional<fleet::Peak>& peak, core::Instant now) {
    const auto inUse = text::connections(used);
    if (!peak) {
        return Text::tr("in use %1").arg(inUse);
    }
    return Text::tr("in use %1, peak in %2 %3", "connections, \"3 min\", connections")
        .arg(inUse, text::elapsed(now - peak->since), Text::number(std::max(peak->connections, used.value_or(0))));
}

QString laneCarries(const Lane& lane, const LaneMargin& margin) {
    if (!lane.limit) {
        return Text::tr("limit unknown");
    }
    if (*lane.limit == 0) {
        return Text::tr("accepts no connections");
    }
    if (!lane.usable || *lane.usable == *lane.limit) {
        return text::connectionCount(*lane.limit);
    }
    const auto limit = Text::number(*lane.limit);
    const auto usable = Text::number(*lane.usable);
    if (margin.countsLoss && lane.afterLoss && *lane.usable == *lane.afterLoss) {
        return Text::tr("%1, after losing one: %2").arg(limit, usable);
    }
    const auto share = QString::number(margin.hundredths);
    return margin.survives ? Text::tr("%1, %2% margin kept after losing one: %3").arg(limit, share, usable)
                           : Text::tr("%1, %2% margin kept: %3").arg(limit, share, usable);
}

QString laneLoss(const Lane& lane) {
    return lane.limit && *lane.limit > 0 && lane.afterLoss
               ? Text::tr("after losing one: %1").arg(Text::number(*lane.afterLoss))
               : QString();
}

void addOverflow(Lane& lane, const LaneMargin& margin, const std::vector<core::WorkloadFit>& workloads) {
    const bool met = std::all_of(lane.needs.begin(), lane.needs.end(), [](const auto& need) { return need.met; });
    if (met) {
        return;
    }
    if (const auto names = namesWith(lane, workloads, Verdict::NotAlone); !names.isEmpty()) {
        lane.overflow = Text::tr("%1 can't share a pool").arg(Text::listed(names));
    } else if (const auto unchecked = namesWith(lane, workloads, Verdict::LimitUnknown); !unchecked.isEmpty()) {
        lane.overflow = Text::tr("limit unknown, so %1 can't be checked").arg(Text::listed(unchecked));
        lane.overflowUnknown = true;
    } else if (lane.limit) {
        lane.overflow = tooMany(lane, margin);
    }
}

QString needMisfit(const core::Workload& workload, const core::WorkloadFit& fit) {
    switch (fit.verdict) {
    case Verdict::TooLittleMemory: return Text::tr("needs %1").arg(text::gigabytes(workload.minMemoryGb));
    case Verdict::MemoryUnknown: return Text::tr("needs %1, memory unknown").arg(text::gigabytes(workload.minMemoryGb));
    case Verdict::VcpusUnknown: return Text::tr("needs %1 vCPU, vCPUs unknown").arg(Text::number(workload.minVcpu));
    case Verdict::TooFewVcpus: return Text::tr("needs %1 vCPU").arg(Text::number(workload.minVcpu));
    default: return {};
    }
}

QString needExplanation(const LaneNeed& need, const std::optional<QString>& whyNot) {
    if (!whyNot) {
        return Text::counted(need.connections, QT_TRANSLATE_N_NOOP("Wording", "%2: %1 connection"),
                             QT_TRANSLATE_N_NOOP("Wording", "%2: %1 connections"))
            .arg(need.name);
    }
    return Text::counted(need.connections, QT_TRANSLATE_N_NOOP("Wording", "%2: %1 connection, %3"),
                         QT_TRANSLATE_N_NOOP("Wording", "%2: %1 connections, %3"))
        .arg(need.name, *whyNot);
}

QString ghostText(const core::PoolShape& shape, const std::vector<std::string>& workloads) {
    const auto level = text::toQString(shape.level);
    if (shape.role == core::PoolRole::Leader) {
        return shape.count > 1 ? Text::tr("%1 with standby").arg(level) : Text::tr("%1 without standby").arg(level);
    }
    const auto size = Text::tr("%1 × %2").arg(Text::number(shape.count), level);
    QStringList names;
    for (const auto& workload : workloads) {
        names << text::toQString(workload);
    }
    return names.isEmpty() ? size
                           : Text::tr("%1: %2", "2 × 4G-Performance, what is in it").arg(size, Text::listed(names));
}

QString laneSentence(const Lane& lane, const core::PoolShape* shape) {
    QStringList sentences;
    if (lane.row < 0) {
        return Text::tr("%1: only in the answer, as %2.", "pool, \"2 × 4G-Performance: reports\"")
            .arg(lane.name, lane.ghostText);
    }
    sentences << shapeSentence(lane, shape);
    if (shape != nullptr) {
        sentences << countedBlocks(lane, LaneBlock::Kind::Added) << countedBlocks(lane, LaneBlock::Kind::Removed)
                  << countedBlocks(lane, LaneBlock::Kind::NotUp) << limitSentence(lane) << needsSentence(lane);
    }
    if (!lane.overflow.isEmpty()) {
        sentences << (lane.overflowUnknown ? Text::tr("Unknown: %1.", "why needs can't be checked")
                                           : Text::tr("Problem: %1.", "what does not fit"))
                         .arg(lane.overflow);
    }
    if (lane.inUse || lane.peak) {
        sentences << Text::tr("Connections: %1.", "\"in use 612, peak in 3 min 700\"").arg(lane.use);
    }
    sentences << lane.apps.sentence;
    if (!lane.ghostText.isEmpty()) {
        sentences << Text::tr("In the answer: %1.").arg(lane.ghostText);
    }
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace poolhouse::views::planner
