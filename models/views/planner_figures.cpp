// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/capacity_text.h"
#include "models/text/plan_draft_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/form_rows.h"
#include "models/views/planner_sections.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace poolhouse::views::planner {

namespace {

template <class Number> QString withSign(Number number, const QString& text) {
    return number > 0 ? QStringLiteral("+%1").arg(text) : text;
}

/// The change is that of what is expected: what comes or goes anyway is no effect of the plan.
PlannerFigure numberRow(const QString& label, std::optional<int> now, std::optional<int> before,
                        std::optional<int> after) {
    PlannerFigure row{label, text::nowAndExpected(now, before), text::connections(after), {}};
    if (before && after && *before != *after) {
        row.change = withSign(*after - *before, text::Text::number(*after - *before));
    }
    return row;
}

PlannerFigure memoryRow(std::optional<double> now, std::optional<double> before, std::optional<double> after) {
    PlannerFigure row{text::Text::tr("Follower memory"),
                      text::nowAndExpected(text::gigabytes(now), text::gigabytes(before)),
                      text::gigabytes(after),
                      {}};
    if (before && after && *before != *after) {
        const auto size = text::gigabytes(std::abs(*after - *before));
        row.change = (*after > *before ? QStringLiteral("+") : QStringLiteral("\u2212")) + size;
    }
    return row;
}

QString exactly(const core::CostEstimate& cost, bool hourly) {
    const auto amount = text::toQString(hourly ? core::formatHourly(cost.known) : core::formatExact(cost.known));
    return cost.complete()         ? amount
           : cost.known.cents == 0 ? text::Text::tr("unknown")
                                   : text::Text::tr("at least %1").arg(amount);
}

/// A share of a total that is not known would be wrong: the amount alone is shown then.
PlannerFigure costFigure(const QString& label, const core::CostEstimate& before, const core::CostEstimate& after,
                         std::optional<core::Money> change) {
    PlannerFigure row{label, exactly(before, false), exactly(after, false), {}};
    if (change && change->cents != 0) {
        row.change = text::toQString(core::formatDelta(*change));
    }
    return row;
}

std::vector<core::PoolShape> followersOf(const std::vector<core::PoolShape>& shapes) {
    std::vector<core::PoolShape> followers;
    std::copy_if(shapes.begin(), shapes.end(), std::back_inserter(followers),
                 [](const core::PoolShape& shape) { return shape.role == core::PoolRole::Follower; });
    return followers;
}

/// `figures` counts what accepts connections, `expected` what will.
std::optional<PlannerPoint> pointOf(const QString& title, const std::vector<core::PoolShape>& shapes,
                                    const core::ClusterFigures& figures, const core::ClusterFigures& expected,
                                    const fleet::ClusterSnapshot& snapshot, bool survivable) {
    const auto followers = followersOf(shapes);
    const auto cost =
        core::estimateCost(followers, 0.0, fleet::pricesOf(snapshot)); // complete without a cluster's gaps
    const auto connections = survivable ? figures.readSurvivable : figures.readLimit;
    const auto later = survivable ? expected.readSurvivable : expected.readLimit;
    if (!cost.complete() || !connections) {
        return std::nullopt;
    }
    auto text = followersText(followers);
    if (later != connections) {
        text = text::Text::tr("%1 · %2 expected", "shape, \"760 connections\"").arg(text, text::connectionCount(later));
    }
    return PlannerPoint{*connections, cost.known, title, text};
}

PlannerComparisonRow comparisonRow(const QString& name, const std::vector<core::PoolShape>& shapes,
                                   const core::ClusterFigures& now, const core::ClusterFigures& figures,
                                   int alternative) {
    return {name,
            exactly(figures.cost, false),
            text::nowAndExpected(now.readLimit, figures.readLimit),
            text::nowAndExpected(now.readSurvivable, figures.readSurvivable),
            text::nowAndExpected(now.followerVcpu, figures.followerVcpu),
            text::nowAndExpected(text::gigabytes(now.followerMemoryGb), text::gigabytes(figures.followerMemoryGb)),
            text::nowAndExpected(poolsText(now), poolsText(figures)),
            shapeText(shapes),
            alternative};
}

QString nothingToCompare(const fleet::ClusterSnapshot& snapshot) {
    const auto* prices = fleet::pricesOf(snapshot);
    const auto& levels = snapshot.store.catalog().levels();
    return prices != nullptr &&
                   std::any_of(levels.begin(), levels.end(),
                               [prices](const core::Level& level) { return prices->find(level.name) != nullptr; })
               ? text::Text::tr("No level with a price is known to accept connections, so configurations can't be "
                                "compared.")
               : text::Text::tr("No level has a price, so configurations can't be compared.");
}

} // namespace

std::vector<PlannerFigure> summedRows(const std::vector<const Evaluation*>& clusters) {
    std::vector<core::ClusterFigures> now;
    std::vector<core::ClusterFigures> before;
    std::vector<core::ClusterFigures> after;
    std::optional<core::Money> change = core::Money{};
    for (const auto* cluster : clusters) {
        change = change && cluster->costChange ? std::optional(*change + *cluster->costChange) : std::nullopt;
        now.push_back(cluster->now);
        before.push_back(cluster->before);
        after.push_back(cluster->after);
    }
    auto rows = figureRows({core::sumOf(now), core::sumOf(before), core::sumOf(after), change});
    if (clusters.size() > 1) {
        rows.front().label = text::Text::tr("Total cost per month");
    }
    return rows;
}

std::vector<PlannerFigure> reviewRows(const std::vector<const Evaluation*>& clusters) {
    std::vector<PlannerFigure> rows;
    for (const auto* cluster : clusters.size() > 1 ? clusters : std::vector<const Evaluation*>()) {
        rows.push_back(costFigure(text::toQString(cluster->planned.name), cluster->before.cost, cluster->after.cost,
                                  cluster->costChange));
    }
    const auto sums = summedRows(clusters);
    rows.insert(rows.end(), sums.begin(), sums.end());
    return rows;
}

std::vector<PlannerFigure> figureRows(const PlannedFigures& figures) {
    const auto& [now, before, after, change] = figures;
    PlannerFigure hourly{text::Text::tr("Cost per hour"), exactly(before.cost, true), exactly(after.cost, true), {}};
    return {costFigure(text::Text::tr("Cost per month"), before.cost, after.cost, change),
            hourly,
            numberRow(text::Text::tr("Read connections"), now.readLimit, before.readLimit, after.readLimit),
            numberRow(text::Text::tr("…after losing one instance per pool"), now.readSurvivable, before.readSurvivable,
                      after.readSurvivable),
            numberRow(text::Text::tr("Leader connections"), now.leaderLimit, before.leaderLimit, after.leaderLimit),
            numberRow(text::Text::tr("Follower instances"), now.followerInstances, before.followerInstances,
                      after.followerInstances),
            numberRow(text::Text::tr("Follower vCPU"), now.followerVcpu, before.followerVcpu, after.followerVcpu),
            memoryRow(now.followerMemoryGb, before.followerMemoryGb, after.followerMemoryGb)};
}

PlannerChart chartOf(const Evaluation& cluster, const std::vector<PlannerPoint>& line, bool survivable) {
    PlannerChart chart;
    chart.survivable = survivable;
    chart.frontier = line;
    chart.live =
        pointOf(text::Text::tr("Live"), cluster.live, cluster.now, cluster.before, cluster.snapshot, survivable);
    chart.plan =
        pointOf(text::Text::tr("Plan"), cluster.wanted, cluster.after, cluster.after, cluster.snapshot, survivable);
    chart.note = line.size() < 2
                     ? nothingToCompare(cluster.snapshot)
                     : text::Text::tr("Cost of the follower pools per month. Every point on the gray line is a real "
                                      "configuration. Click one to load it.");
    return chart;
}

std::optional<PlannerPoint> answerPoint(const Evaluation& cluster, const std::optional<plans::PlannerAnswer>& answer,
                                        bool survivable) {
    if (!answer || !answer->found) {
        return std::nullopt;
    }
    const auto shapes = plans::shapesOf(*answer->found, cluster.planned);
    const auto figures = figuresOf(shapes, cluster.snapshot);
    return pointOf(text::Text::tr("Cheapest that meets every need"), shapes, figures, figures, cluster.snapshot,
                   survivable);
}

QString unobserved(const Evaluation& cluster, const plans::NeedsDraft& needs) {
    const auto& info = *cluster.snapshot.record.info;
    if (!needs.observed()) {
        return {};
    }
    if (!info.poolsKnown()) {
        return text::Text::tr("Not all pools are known, so their connections may be missing.");
    }
    QStringList names;
    for (const auto* pool : core::orderedPools(info)) {
        if (pool->expectedCount > 0 && !pool->connectionsUsed && !fleet::peakOf(cluster.snapshot, *pool)) {
            names << text::poolTitle(*pool);
        }
    }
    return names.isEmpty() ? QString()
                           : text::Text::tr("Not included, connections unknown: %1.").arg(text::Text::listed(names));
}

std::vector<PlannerComparisonRow> comparisonOf(const Evaluation& cluster, const PlannerState& state) {
    std::vector<PlannerComparisonRow> rows{
        comparisonRow(text::Text::tr("Live"), cluster.live, cluster.now, cluster.before, -1),
        comparisonRow(text::Text::tr("This plan"), cluster.wanted, cluster.after, cluster.after, -1)};
    for (std::size_t index = 0; index < state.alternatives.size(); ++index) {
        const auto& alternative = state.alternatives[index];
        if (const auto* planned = alternative.draft.find(cluster.planned.id)) {
            const auto shapes = planned->wanted();
            const auto figures = figuresOf(shapes, cluster.snapshot);
            rows.push_back(
                comparisonRow(text::alternativeName(alternative), shapes, figures, figures, static_cast<int>(index)));
        }
    }
    return rows;
}

} // namespace poolhouse::views::planner

namespace poolhouse::views {

std::vector<PlannerPoint> plannerLine(const std::vector<core::FrontierPoint>& frontier, bool survivable) {
    std::vector<PlannerPoint> line;
    for (const auto& point : frontier) {
        auto title =
            survivable ? text::Text::counted(
                             point.readConnections,
                             QT_TRANSLATE_N_NOOP("Wording",
                                                 "Cheapest for %1 read connection after losing one instance per pool"),
                             QT_TRANSLATE_N_NOOP("Wording",
                                                 "Cheapest for %1 read connections after losing one instance per pool"))
                       : text::Text::counted(point.readConnections,
                                             QT_TRANSLATE_N_NOOP("Wording", "Cheapest for %1 read connection"),
                                             QT_TRANSLATE_N_NOOP("Wording", "Cheapest for %1 read connections"));
        line.push_back({point.readConnections, point.monthly, std::move(title), planner::followersText(point.pools)});
    }
    return line;
}

} // namespace poolhouse::views
