// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/plan_impact.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/plans/plan_draft.h"
#include "models/views/cluster_memory.h"
#include "models/views/needs_fits.h"
#include "models/views/pool_forms.h"

#include <optional>
#include <vector>

namespace poolhouse::views::planner {

/// What follows from the planned shape of a cluster, whatever its needs are.
struct ShapeEvaluation {
    std::vector<core::PoolShape> live;   ///< of the cluster as it is, which may have changed since the plan was started
    std::vector<core::PoolShape> wanted; ///< what the plan makes of `live`
    std::vector<std::optional<FormProblem>> problems; ///< of each pool of the plan
    std::vector<core::PlanStep> steps;                ///< none while there is a problem
    std::vector<core::Change> driftedAttachments;     ///< see there; none while attachments are unknown
    std::optional<core::PlanImpact> impact;           ///< empty while there is a problem
    core::ClusterFigures now;                         ///< of `live`, what is up
    core::ClusterFigures before;           ///< of `live`, what is expected; the API's own limits count (rule 7)
    core::ClusterFigures after;            ///< of `wanted`
    std::optional<core::Money> costChange; ///< from `live` to `wanted`; empty: a price of a changed pool is unknown

    [[nodiscard]] bool broken() const; ///< there is a problem
};

/// One cluster of the plan with everything derived from it.
struct Evaluation : ShapeEvaluation {
    const plans::PlannedCluster& planned;
    fleet::ClusterSnapshot snapshot;
    core::Needs needs; ///< of the apps, grown; this and what follows is filled by judge()
    /// The pools of the plan that stay, in its order, each as it will be: what the plan leaves alone follows the
    /// cluster, and one that was destroyed elsewhere carries nothing.
    std::vector<core::PoolShape> staying;
    core::StatedLimits stated; ///< of those in `staying` that are as the API knows them
    core::NeedsFit fit;        ///< of `needs` in `staying`
    core::NeedsFit fitLive;    ///< of `needs` in `live`
};
[[nodiscard]] Evaluation evaluate(const plans::PlannedCluster& planned, const fleet::ClusterSnapshot& snapshot);

/// evaluate() for the clusters of a plan, remembered: an edit or a step of a drag changes one of them. The latest
/// result of a cluster stays until the levels on offer change, or so many others were evaluated since, see
/// ClusterMemory. Not thread-safe.
class ShapeEvaluations {
public:
    void setPlanned(std::size_t clusters) { m_known.setPlanned(clusters); } ///< see ClusterMemory

    [[nodiscard]] Evaluation of(const plans::PlannedCluster& planned, const fleet::ClusterSnapshot& snapshot);
    [[nodiscard]] std::size_t computed() const { return m_computed; } ///< those that were not remembered, so far

private:
    /// All that evaluate() depends on, and the result.
    struct Known {
        std::vector<plans::PlannedPool> pools;
        std::vector<core::AttachmentMove> moves;
        core::ClusterInfo info;
        std::vector<core::PoolLoad> loads;
        std::vector<core::Attachment> attachments;
        bool attachmentsKnown = false;
        std::optional<core::PriceTable> prices;
        ShapeEvaluation evaluation;
    };

    core::Catalog m_catalog; ///< of all that is known
    ClusterMemory<std::optional<Known>> m_known;
    std::size_t m_computed = 0;
};

/// Compares the needs, grown by that many percent, with the plan and with the cluster as it is.
void judge(Evaluation& cluster, int growth, NeedsFits& fits);
[[nodiscard]] core::ClusterFigures figuresOf(const std::vector<core::PoolShape>& shapes,
                                             const fleet::ClusterSnapshot& snapshot);

} // namespace poolhouse::views::planner
