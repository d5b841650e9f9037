// SPDX-License-Identifier: GPL-3.0-or-later
// "This plan": the figures that decide, in a few rows, over all clusters of the plan.
#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/text.h"
#include "models/views/planner_sections.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace poolhouse::views::planner {

namespace {

constexpr std::ptrdiff_t mostStepsInLine = 6; ///< with many clusters there are dozens

struct NeedsCount {
    std::size_t live = 0;
    std::size_t plan = 0;
    std::size_t all = 0;
    bool liveKnown = true;
};

QString metOf(std::size_t met, std::size_t all) {
    return text::Text::tr("%1 of %2", "needs met")
        .arg(text::Text::number(static_cast<int>(met)), text::Text::number(static_cast<int>(all)));
}

QString costText(const core::CostEstimate& cost) {
    const auto amount = text::Text::tr("%1/month").arg(text::toQString(core::formatExact(cost.known)));
    return cost.complete()         ? amount
           : cost.known.cents == 0 ? text::Text::tr("price unknown")
                                   : text::Text::tr("at least %1").arg(amount);
}

PlannerFigure needsRow(const NeedsCount& count, int growth) {
    PlannerFigure row{growth > 0 ? text::Text::tr("Needs met with %1% more").arg(text::Text::number(growth))
                                 : text::Text::tr("Needs met"),
                      count.liveKnown ? metOf(count.live, count.all) : text::Text::tr("unknown"),
                      metOf(count.plan, count.all),
                      {}};
    if (!count.liveKnown) {
        return row;
    }
    if (count.plan > count.live) {
        row.change = QStringLiteral("+%1").arg(text::Text::number(static_cast<int>(count.plan - count.live)));
    } else if (count.plan < count.live) {
        row.change = QStringLiteral("\u2212%1").arg(text::Text::number(static_cast<int>(count.live - count.plan)));
    }
    return row;
}

/// "2.\u00a0Create nightly-export." or "3.\u00a0Change level of analytics (lowers capacity)."
std::vector<Span> stepSentence(const PlannerStepRow& step) {
    const bool plain = step.badge.text.isEmpty();
    const auto pattern = plain ? text::Text::tr("%1.\u00a0%2.", "number and title of a step of a plan")
                               : text::Text::tr("%1.\u00a0%2 (%3).", "number, title and effect of a step of a plan");
    static const QRegularExpression place(QStringLiteral("%([123])"));
    std::vector<Span> spans;
    qsizetype from = 0;
    for (auto each = place.globalMatch(pattern); each.hasNext();) {
        const auto match = each.next();
        spans.push_back({pattern.mid(from, match.capturedStart() - from)});
        from = match.capturedEnd();
        if (match.captured(1) == QStringLiteral("2")) {
            spans.insert(spans.end(), step.text.begin(), step.text.end());
        } else {
            const bool number = match.captured(1) == QStringLiteral("1");
            spans.push_back({number ? step.number : step.badge.text, !number});
        }
    }
    spans.push_back({pattern.mid(from)});
    std::erase_if(spans, [](const Span& span) { return span.text.isEmpty(); });
    return spans;
}

} // namespace
} // namespace poolhouse::views::planner

namespace poolhouse::views {

bool PlannerSketch::limitsKnown() const {
    return std::all_of(pools.begin(), pools.end(), [](const Pool& pool) { return pool.limit.has_value(); });
}

} // namespace poolhouse::views

namespace poolhouse::views::planner {

PlannerSummary summaryOf(const std::vector<const Evaluation*>& clusters, int growth) {
    PlannerSummary summary;
    if (clusters.empty()) {
        return summary;
    }
    NeedsCount count;
    for (const auto* cluster : clusters) {
        count.live += cluster->fitLive.met();
        count.plan += cluster->fit.met();
        count.all += cluster->needs.workloads.size();
        count.liveKnown = count.liveKnown && cluster->snapshot.record.info->poolsKnown();
    }
    auto rows = summedRows(clusters);
    const auto hourly = std::next(rows.begin());
    std::rotate(hourly, std::next(hourly), std::next(hourly, 3)); // the hour's cost after the connections
    rows[2].label = text::Text::tr("After losing one per pool");
    if (count.all > 0) {
        rows.insert(std::next(rows.begin(), mostSummaryRows - 1), needsRow(count, growth));
    }
    summary.title =
        clusters.size() == 1
            ? text::Text::tr("This plan")
            : text::Text::tr("This plan, %1 clusters").arg(text::Text::number(static_cast<int>(clusters.size())));
    summary.brief = count.all > 0 ? mostSummaryRows : mostSummaryRows - 1;
    summary.figures = std::move(rows);
    return summary;
}

PlannerSketch sketchOf(const Evaluation& cluster) {
    PlannerSketch sketch;
    sketch.name = text::toQString(cluster.planned.name);
    sketch.cost = costText(cluster.after.cost);
    sketch.changed = cluster.planned.changed();
    const auto& fit = cluster.fit;
    sketch.met = fit.allMet();
    sketch.unknown = !sketch.met && fit.met() + fit.unknown() == fit.workloads.size();
    const auto marks = marksOf(cluster);
    for (std::size_t index = 0; index < cluster.staying.size(); ++index) {
        const auto& shape = cluster.staying[index];
        PlannerSketch::Pool pool;
        pool.colour = marks.at(shape.name);
        pool.blocks = shape.role == core::PoolRole::Leader ? std::min(shape.count, 1) : shape.count;
        pool.limit = fit.pools[index].carriesNow;
        pool.needed = fit.pools[index].needed;
        sketch.pools.push_back(pool);
    }
    QStringList sentences{
        text::Text::tr("%1: %2, %3.", "cluster, shape, cost").arg(sketch.name, shapeText(cluster.wanted), sketch.cost)};
    if (!sketch.limitsKnown()) {
        sentences << text::Text::tr("Not all connection limits are known.");
    }
    if (sketch.changed) {
        sentences << text::Text::tr("Changed by this plan.");
    }
    if (!cluster.needs.workloads.empty()) {
        sentences << text::Text::tr("Needs met: %1.", "\"2 of 3\"").arg(metOf(fit.met(), fit.workloads.size()));
    }
    if (fit.unknown() > 0) {
        sentences << text::Text::counted(static_cast<std::int64_t>(fit.unknown()),
                                         QT_TRANSLATE_N_NOOP("Wording", "Whether %n need is met is unknown."),
                                         QT_TRANSLATE_N_NOOP("Wording", "Whether %n needs are met is unknown."));
    }
    sketch.sentence = sentences.join(QLatin1Char(' '));
    return sketch;
}

std::vector<Span> stepsLine(const std::vector<PlannerStepRow>& steps) {
    const auto all = std::count_if(steps.begin(), steps.end(),
                                   [](const PlannerStepRow& step) { return !step.number.isEmpty(); }); // no total
    const auto shown = all > mostStepsInLine ? mostStepsInLine : all;
    std::vector<Span> line;
    for (auto step = steps.begin(); step != std::next(steps.begin(), shown); ++step) {
        if (!line.empty()) {
            line.push_back({QStringLiteral(" ")});
        }
        const auto sentence = stepSentence(*step);
        line.insert(line.end(), sentence.begin(), sentence.end());
    }
    if (all > shown) {
        line.push_back({QStringLiteral(" ")});
        line.push_back(
            {text::Text::counted(all - shown, QT_TRANSLATE_N_NOOP("Wording", "%n more step is in the review."),
                                 QT_TRANSLATE_N_NOOP("Wording", "%n more steps are in the review."))});
    }
    return line;
}

} // namespace poolhouse::views::planner
