// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/activity_figures.h"

#include "models/text/operation_text.h"
#include "models/text/text.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace poolhouse::text {

namespace {

using operations::ChangeFigures;
using operations::CostAndCapacity;
using operations::Operation;

void add(CostAndCapacity& sum, const CostAndCapacity& part) {
    sum.monthly = sum.monthly && part.monthly ? std::optional(*sum.monthly + *part.monthly) : std::nullopt;
    sum.complete = sum.complete && part.complete;
    sum.connections =
        sum.connections && part.connections ? std::optional(*sum.connections + *part.connections) : std::nullopt;
}

QString unknownFigure() {
    return Text::tr("–", "figure that is not known");
}

using Format = std::string (*)(core::Money);

QString amountOf(const CostAndCapacity& figures, Format format) {
    if (!figures.monthly) {
        return unknownFigure();
    }
    const auto amount = toQString(format(*figures.monthly));
    return figures.complete ? amount : Text::tr("at least %1").arg(amount);
}

QString connectionsOf(const CostAndCapacity& figures) {
    return figures.connections ? Text::number(*figures.connections) : unknownFigure();
}

QString costSpanIn(const std::optional<ChangeFigures>& figures, Format format) {
    return figures ? Text::tr("%1 → %2", "before, after")
                         .arg(amountOf(figures->before, format), amountOf(figures->after, format))
                   : unknownFigure();
}

qsizetype doneIn(const OperationList& plan) {
    return std::count_if(plan.begin(), plan.end(),
                         [](const Operation* each) { return each->state == Operation::State::Done; });
}

/// The first that is neither done nor waiting for others: it says how the plan stands. Null when all are done.
const Operation* decisive(const OperationList& plan) {
    const auto find = [&plan](auto condition) -> const Operation* {
        const auto at = std::find_if(plan.begin(), plan.end(), condition);
        return at == plan.end() ? nullptr : *at;
    };
    const auto* running = find([](const Operation* each) { return !each->finished(); });
    return running != nullptr ? running
                              : find([](const Operation* each) { return each->state != Operation::State::Done; });
}

} // namespace

std::optional<ChangeFigures> reachedFigures(const Operation& operation) {
    return operation.state == Operation::State::Done ? operation.figures : std::nullopt;
}

std::optional<ChangeFigures> reachedFigures(const OperationList& plan) {
    std::map<std::string, ChangeFigures> clusters;
    for (const auto* operation : plan) {
        if (operation->state != Operation::State::Done) {
            continue;
        }
        if (!operation->figures) {
            return std::nullopt;
        }
        const auto [at, first] = clusters.try_emplace(operation->cluster.value, *operation->figures);
        if (!first) {
            at->second.after = operation->figures->after;
        }
    }
    if (clusters.empty()) {
        return std::nullopt;
    }
    ChangeFigures sum = clusters.begin()->second;
    for (auto at = std::next(clusters.begin()); at != clusters.end(); ++at) {
        add(sum.before, at->second.before);
        add(sum.after, at->second.after);
    }
    return sum;
}

QString costSpan(const std::optional<ChangeFigures>& figures) {
    return costSpanIn(figures, core::formatShort);
}

QString costSpanRounded(const std::optional<ChangeFigures>& figures) {
    return costSpanIn(figures, core::formatRounded);
}

QString connectionSpan(const std::optional<ChangeFigures>& figures) {
    return figures
               ? Text::tr("%1 → %2", "before, after").arg(connectionsOf(figures->before), connectionsOf(figures->after))
               : unknownFigure();
}

QString planActivityTitle(const OperationList& plan) {
    return Text::counted(static_cast<std::int64_t>(plan.size()), QT_TRANSLATE_N_NOOP("Wording", "Plan with %n change"),
                         QT_TRANSLATE_N_NOOP("Wording", "Plan with %n changes"));
}

QString planActivityState(const OperationList& plan) {
    const auto done = doneIn(plan);
    return done == static_cast<qsizetype>(plan.size())
               ? operationState(Operation::State::Done)
               : Text::tr("%1 of %2 done", "changes of a plan")
                     .arg(Text::number(done), Text::number(qint64(plan.size())));
}

Tone planActivityTone(const OperationList& plan) {
    const auto* operation = decisive(plan);
    return operationTone(operation != nullptr ? operation->state : Operation::State::Done);
}

QString planClusters(const OperationList& plan) {
    QSet<QString> names;
    for (const auto* operation : plan) {
        names.insert(toQString(operation->clusterName));
    }
    return names.size() == 1 ? *names.constBegin()
                             : Text::counted(names.size(), QT_TRANSLATE_N_NOOP("Wording", "%n cluster"),
                                             QT_TRANSLATE_N_NOOP("Wording", "%n clusters"));
}

} // namespace poolhouse::text
