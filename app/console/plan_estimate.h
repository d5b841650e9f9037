// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/plan_needs.h"
#include "app/console/priced_catalog.h"
#include "models/core/cluster_plan.h"
#include "models/core/plan_impact.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::console {

/// Plan for one cluster with its steps and their impact.
struct ClusterEstimate {
    core::ClusterPlan plan;
    std::vector<core::PlanStep> steps;
    core::PlanImpact impact;
};
using PlanEstimate = std::vector<ClusterEstimate>;

/// Error: names the member that breaks a rule, "clusters[0].wanted[2].count: must be ...".
[[nodiscard]] core::Result<PlanEstimate, QString> estimatePlan(const core::Plan& plan, const PricedCatalog& priced);

/// {"steps": [...], "before": {...}, "after": {...}, "warnings": [...]}, see resources/schema/estimate.schema.json;
/// with the needs that it was tested against, if any.
[[nodiscard]] std::string estimateJson(const PlanEstimate& estimate, const std::optional<NeedsTest>& needs);
[[nodiscard]] QString estimateTable(const PlanEstimate& estimate, const std::optional<NeedsTest>& needs);

} // namespace poolhouse::console
