// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/plan_impact.h"
#include "models/views/planner_view.h"

#include <optional>
#include <string>
#include <vector>

/// The parts from which the planner's view is made.
namespace poolhouse::views::planner {

/// One cluster of the plan with all that follows from it.
struct Evaluation {
    const plans::PlannedCluster& planned;
    ClusterSnapshot subject;
    std::vector<core::PoolShape> live;
    std::vector<core::PoolShape> wanted;
    std::vector<FormProblem> problems;      ///< one for each pool of the plan; an empty sentence: none
    std::vector<core::PlanStep> steps;      ///< none while there is a problem
    std::optional<core::PlanImpact> impact; ///< empty while there is a problem
    core::ClusterFigures before;            ///< limits of pools that stay as they are: the API's (rule 7)
    core::ClusterFigures after;

    [[nodiscard]] bool broken() const; ///< there is a problem
};
[[nodiscard]] Evaluation worked(const plans::PlannedCluster& planned, const ClusterSnapshot& subject);
[[nodiscard]] core::ClusterFigures figuresOf(const std::vector<core::PoolShape>& shapes,
                                             const ClusterSnapshot& subject);

/// `pattern` with *stretches* emphasised and %1, %2, ... replaced afterwards, whatever is in the arguments.
[[nodiscard]] std::vector<Span> marked(const QString& pattern, const QStringList& arguments);

// Sentences.
[[nodiscard]] PlannerStepRow stepRow(const core::PlanStep& step, const core::StepImpact& impact);
[[nodiscard]] FormWarning warningOf(const core::PlanWarning& warning);
[[nodiscard]] QString costChange(const core::CostEstimate& before, const core::CostEstimate& after); ///< "+$300.00"
[[nodiscard]] QString shapeText(const std::vector<core::PoolShape>& pools); ///< "web-reads 5 × 4G-Performance, ..."
[[nodiscard]] QString followersText(const std::vector<core::PoolShape>& pools); ///< the same without names
[[nodiscard]] QString poolsText(const core::ClusterFigures& figures);           ///< "2 pools, 8 instances"

// Parts of the view.
[[nodiscard]] std::vector<PlannerRow> rowsOf(const Evaluation& cluster);
[[nodiscard]] QString roomOf(const Evaluation& cluster);
[[nodiscard]] QString whyNoMorePools(const Evaluation& cluster);
[[nodiscard]] std::vector<PlannerFigure> figureRows(const Evaluation& cluster);
[[nodiscard]] PlannerChart chartOf(const Evaluation& cluster, const std::vector<PlannerPoint>& line, bool survivable);
[[nodiscard]] PlannerAnswerCard answerCard(const Evaluation& cluster,
                                           const std::optional<plans::PlannerAnswer>& answer);
[[nodiscard]] std::vector<PlannerComparisonRow> comparisonOf(const Evaluation& cluster, const PlannerState& state);

} // namespace poolhouse::views::planner
