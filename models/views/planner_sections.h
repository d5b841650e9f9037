// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/plan_impact.h"
#include "models/views/plan_evaluation.h"
#include "models/views/planner_view.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// The sections of the planner's view.
namespace poolhouse::views::planner {

// Sentences.
[[nodiscard]] PlannerStepRow stepRow(const core::PlanStep& step, const core::StepImpact& impact);
[[nodiscard]] FormWarning warningOf(const core::PlanWarning& warning);
/// Of apps, by all steps, and what those that move have to do; empty: none.
[[nodiscard]] QString restartsOf(const std::vector<Evaluation>& clusters);
[[nodiscard]] QString costChange(std::optional<core::Money> change);        ///< "+$300.00", "price unknown"
[[nodiscard]] QString shapeText(const std::vector<core::PoolShape>& pools); ///< "web-reads 5 × 4G-Performance, ..."
[[nodiscard]] QString followersText(const std::vector<core::PoolShape>& pools); ///< the same without names
[[nodiscard]] QString poolsText(const core::ClusterFigures& figures);           ///< "2 pools, 8 instances"

// Parts of the view.
/// Marks of the planned pools by name: those of live pools, and free ones for the pools that the plan creates.
[[nodiscard]] std::map<std::string, int> marksOf(const Evaluation& cluster);
[[nodiscard]] std::vector<PlannerRow> rowsOf(const Evaluation& cluster);
[[nodiscard]] QString remainingOf(const Evaluation& cluster);
[[nodiscard]] std::optional<QString> whyNoMorePools(const Evaluation& cluster);
/// The rows as they are drawn, then pools that only the answer has; and the needs that no pool of the plan takes.
struct DrawnLanes {
    std::vector<Lane> lanes;
    std::vector<LaneNeed> nowhere;
};
[[nodiscard]] DrawnLanes lanesOf(const Evaluation& cluster, const std::vector<PlannerRow>& rows,
                                 const PlannerNeeds& needs, const PlannerState& state);
/// Figures of one cluster, or sums over several.
struct PlannedFigures {
    core::ClusterFigures now; ///< as `before`, of the instances that are up
    core::ClusterFigures before;
    core::ClusterFigures after;
    std::optional<core::Money> costChange; ///< empty: a price of a changed pool is unknown
};
[[nodiscard]] std::vector<PlannerFigure> figureRows(const PlannedFigures& figures);
/// Sums over `clusters`, not empty.
[[nodiscard]] std::vector<PlannerFigure> summedRows(const std::vector<const Evaluation*>& clusters);
/// The same, preceded by the cost of each when there are several.
[[nodiscard]] std::vector<PlannerFigure> reviewRows(const std::vector<const Evaluation*>& clusters);
/// `clusters`: those of the plan that are loaded, judged with `growth` percent.
[[nodiscard]] PlannerSummary summaryOf(const std::vector<const Evaluation*>& clusters, int growth);
[[nodiscard]] PlannerSketch sketchOf(const Evaluation& cluster);
/// The first six, without the total.
[[nodiscard]] std::vector<Span> stepsLine(const std::vector<PlannerStepRow>& steps);
[[nodiscard]] PlannerChart chartOf(const Evaluation& cluster, const std::vector<PlannerPoint>& line, bool survivable);
/// Of the follower pools that were found; empty: none were.
[[nodiscard]] std::optional<PlannerPoint>
answerPoint(const Evaluation& cluster, const std::optional<plans::PlannerAnswer>& answer, bool survivable);
/// Which pools of the cluster observed needs can't cover, since their use is unknown; may be empty.
[[nodiscard]] QString unobserved(const Evaluation& cluster, const plans::NeedsDraft& needs);
/// Of a cluster judged with the same growth, in percent. `nextShape` is left empty.
[[nodiscard]] PlannerNeeds needsOf(const Evaluation& cluster, int growth, NeedsFits& fits);
/// Of the figures of the cluster; empty without needs.
[[nodiscard]] std::optional<PlannerFigure> needsMetRow(const PlannerNeeds& needs);
[[nodiscard]] PlannerAnswerCard answerCard(const Evaluation& cluster, const PlannerState& state);
[[nodiscard]] std::vector<PlannerAlternativeAnswer> otherAnswers(const Evaluation& cluster,
                                                                 const std::optional<plans::PlannerAnswer>& answer);
/// What was found for grown needs: "With 50% more, the cheapest is ..."; empty: nothing was searched for.
[[nodiscard]] QString nextShapeOf(const Evaluation& cluster, const PlannerState& state);
[[nodiscard]] std::vector<PlannerComparisonRow> comparisonOf(const Evaluation& cluster, const PlannerState& state);

} // namespace poolhouse::views::planner
