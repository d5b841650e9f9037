// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/recommend.h"
#include "models/plans/plan_draft.h"
#include "models/views/pool_forms.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// What the apps need: reading what was entered, and asking the rules for the cheapest shape.
namespace poolhouse::plans {

/// "1,300" or "26 x 5 x 10": a whole number, or two to four of them (dynos, processes, threads, pool size) with x, × or
/// * between. Either the factors or why the text cannot be used.
struct ConnectionsText {
    std::vector<std::int64_t> factors; ///< a single one is a plain number; empty: see problem
    std::int64_t connections = 0;      ///< their product
    QString problem;
};
[[nodiscard]] ConnectionsText readConnections(const QString& text);
[[nodiscard]] QString connectionsText(const WorkloadDraft& workload); ///< as it can be read again: "26 × 5 × 10", "640"

/// "$1,500", "1500.50" or nothing. Empty when it is no amount of money of at least $0.
struct BudgetText {
    std::optional<core::Money> amount;
    QString problem;
};
[[nodiscard]] BudgetText readBudget(const QString& text);

/// What the rules are asked, for a cluster with that much storage.
[[nodiscard]] core::Needs needsOf(const NeedsDraft& draft, std::optional<double> storageGb);

/// Needs as seen: one workload for each pool, pinned to it, with the most connections of the last 7 days or, where that
/// is not known, those in use now. Pools of which nothing is known or that nobody uses are left out.
[[nodiscard]] std::vector<WorkloadDraft> workloadsFromPeaks(const views::ClusterSnapshot& subject);

/// What was found for these needs.
struct PlannerAnswer {
    NeedsDraft asked;
    std::optional<core::Recommendation> found;
    std::vector<core::Infeasibility> reasons; ///< why nothing was

    friend bool operator==(const PlannerAnswer&, const PlannerAnswer&) = default;
};
[[nodiscard]] PlannerAnswer findCheapest(const NeedsDraft& needs, const views::ClusterSnapshot& subject);

/// The shapes of an answer for this cluster: what may have any name gets one of a live pool where it can.
[[nodiscard]] std::vector<core::PoolShape> shapesOf(const core::Recommendation& found, const PlannedCluster& cluster);

} // namespace poolhouse::plans
