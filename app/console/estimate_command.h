// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_result.h"
#include "app/console/plan_estimate.h"
#include "models/core/recommend.h"

#include <QString>

#include <optional>

namespace poolhouse::console {

/// What `poolhouse estimate` prints and draws.
struct EstimateOptions {
    bool json = false;
    std::optional<core::Needs> needs{}; ///< that the plan, of one cluster, is tested against
    QString svg{};                      ///< file to draw the plan to; empty: none
};

/// A plan with what is known of its clusters; the store knows each.
struct EstimatedPlan {
    const PlanEstimate& estimate;
    const core::Plan& plan;
    const fleet::Store& store;
    core::Instant now;
};

/// exitInfeasible: the plan does not meet the needs; exitUnknown: that can't be told. A picture requires a
/// QGuiApplication.
[[nodiscard]] CommandResult estimateResult(const EstimatedPlan& estimated, const EstimateOptions& options);

/// The same without an API: the clusters are as the plan says. exitUsage: the plan breaks a rule.
[[nodiscard]] CommandResult runEstimate(const core::Plan& plan, const PricedCatalog& priced,
                                        const EstimateOptions& options);

} // namespace poolhouse::console
