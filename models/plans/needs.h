// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/needs_feasible.h"
#include "models/core/recommend.h"
#include "models/core/result.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/plans/plan_draft.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

/// What the apps need: parsing of what was entered, and the search for the cheapest shape. Pure: no I/O, no side
/// effects.
namespace poolhouse::plans {

/// Connections of a workload as entered: a number, or the product of two to four factors.
struct EnteredConnections {
    std::vector<std::int64_t> factors; ///< at least one; a single one is a plain number
    std::int64_t connections = 0;      ///< their product, from 1 to core::maxWorkloadConnections

    friend bool operator==(const EnteredConnections&, const EnteredConnections&) = default;
};
enum class ConnectionsProblem {
    NotANumber,     ///< some factor is no whole number of at least 1
    TooManyFactors, ///< more than four
    TooMany,        ///< the product exceeds core::maxWorkloadConnections
};
/// "1,300" or "26 x 5 x 10": whole numbers (dynos, processes, threads, pool size) with x, × or * between.
[[nodiscard]] core::Result<EnteredConnections, ConnectionsProblem> readConnections(const QString& text);
[[nodiscard]] QString connectionsText(const WorkloadDraft& workload); ///< readConnections() accepts it: "26 × 5 × 10"

enum class BudgetProblem { NotAnAmount };
/// "$1,500", "1500.50"; empty for blank text, which is no budget. At least $0, at most two decimals.
[[nodiscard]] core::Result<std::optional<core::Money>, BudgetProblem> readBudget(const QString& text);

/// The question for the search, for a cluster with that much storage. Its answer needs no attention: every pool stays
/// below the attention threshold, and none of several instances overflows after losing one.
[[nodiscard]] core::Needs needsOf(const NeedsDraft& draft, std::optional<double> storageGb);

/// Needs as observed: one workload per pool, pinned to it, with the peak of the last 7 days or, if that is lower or
/// unknown, the connections in use now. Pools without any are left out.
[[nodiscard]] std::vector<WorkloadDraft> workloadsFromPeaks(const fleet::ClusterSnapshot& snapshot);

/// What a search has to know: values only, so that it can run on any thread.
struct Question {
    NeedsDraft needs;
    std::optional<double> storageGb; ///< of the cluster, decimal gigabytes, as billed: whole ones; empty: unknown
    core::Catalog catalog;
    core::PriceTable prices; ///< of the cluster's tier; empty: unknown
    int growth = 0;          ///< percent by which the connections are larger than asked

    friend bool operator==(const Question&, const Question&) = default;
};
[[nodiscard]] Question questionOf(const NeedsDraft& needs, const fleet::ClusterSnapshot& snapshot, int growth = 0);

/// What was found for these needs.
struct PlannerAnswer {
    NeedsDraft asked;
    std::optional<core::Recommendation> found;
    std::vector<core::Infeasibility> reasons; ///< why nothing was found
    core::LevelsLeftOut leftOut;              ///< of the comparison, whatever came out
    int growth = 0;                           ///< percent by which the connections were larger than asked
    std::optional<double> storageGb;          ///< that its prices are of, as in the question
    std::vector<core::Recommendation> others; ///< that differ in kind, see core::recommendOthers()
    core::FeasibleChange change;              ///< what would make the needs feasible, when nothing was found
    bool restSought = false;                  ///< by withTheRest()

    [[nodiscard]] const core::Recommendation* proposal(int which) const; ///< 0: found, then others; null: none
    friend bool operator==(const PlannerAnswer&, const PlannerAnswer&) = default;
};
/// Without the others and the change. Up to 50 ms.
[[nodiscard]] PlannerAnswer findCheapest(const Question& question);
/// The same unless it is stopped; then empty.
[[nodiscard]] std::optional<PlannerAnswer> findCheapest(const Question& question, core::StopCheck& stop);
/// The answer to this question with what findCheapest() leaves out: tenths of a second with twelve workloads, longer
/// where a budget is missed. Empty: it was stopped.
[[nodiscard]] std::optional<PlannerAnswer> withTheRest(PlannerAnswer answer, const Question& question,
                                                       core::StopCheck& stop);

/// The shapes of an answer for this cluster. Pools without a pinned workload take the name of a live pool if possible.
[[nodiscard]] std::vector<core::PoolShape> shapesOf(const core::Recommendation& found, const PlannedCluster& cluster);

} // namespace poolhouse::plans
