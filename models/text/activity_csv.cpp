// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/activity_figures.h"
#include "models/text/activity_text.h"
#include "models/text/activity_words.h"
#include "models/text/csv.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"

namespace poolhouse::text {

namespace {

using operations::CostAndCapacity;
using operations::Operation;

QString dollars(const CostAndCapacity* figures) {
    constexpr double centsPerDollar = 100;
    return figures != nullptr && figures->monthly
               ? QString::number(static_cast<double>(figures->monthly->cents) / centsPerDollar, 'f', 2)
               : QString();
}

QString connectionsOf(const CostAndCapacity* figures) {
    return figures != nullptr && figures->connections ? QString::number(*figures->connections) : QString();
}

/// Whether the costs are totals and not lower bounds; empty where none is known.
QString completeness(const CostAndCapacity* before, const CostAndCapacity* after) {
    if (before == nullptr || !before->monthly) {
        return {};
    }
    return before->complete && (after == nullptr || after->complete) ? QStringLiteral("yes") : QStringLiteral("no");
}

QByteArray lineOf(const Operation& operation, core::Instant now) {
    constexpr double millisecondsPerSecond = 1000;
    const auto* before = operation.figures ? &operation.figures->before : nullptr;
    const auto reached = reachedFigures(operation);
    const auto* after = reached ? &reached->after : nullptr;
    const auto time = operations::durationOf(operation, now);
    const auto seconds =
        time ? QString::number(static_cast<double>(time->count()) / millisecondsPerSecond, 'f', 3) : QString();
    return csvLine({toQString(operation.plan), writtenTime(operation.askedAt),
                    operation.finishedAt ? writtenTime(*operation.finishedAt) : QString(), seconds,
                    toQString(operation.account), toQString(operation.app), toQString(operation.clusterName),
                    changeTitle(operation), kindWord(operation.change.kind), toQString(operation.change.pool),
                    stateWord(operation.state), progressSentence(operation).simplified(), dollars(before),
                    dollars(after), completeness(before, after), connectionsOf(before), connectionsOf(after)});
}

} // namespace

QByteArray activityCsv(const std::vector<const Operation*>& operations, core::Instant now) {
    // column names are for programs as well as for people
    auto table =
        csvLine(QStringLiteral("plan asked_at finished_at seconds account app cluster what kind pool state result "
                               "monthly_cost_before monthly_cost_after monthly_cost_complete "
                               "connection_limit_before connection_limit_after")
                    .split(QLatin1Char(' ')));
    for (const auto* operation : operations) {
        table += lineOf(*operation, now);
    }
    return table;
}

} // namespace poolhouse::text
