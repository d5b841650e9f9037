// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/operation_report.h"
#include "models/core/cost.h"
#include "models/core/pool_draft.h"

#include <string>
#include <vector>

namespace poolhouse::console {

/// A follower pool of the new cluster, and what became of it.
struct FollowerReport {
    core::NewPoolDraft pool;
    OperationResult result = OperationResult::DryRun;
};

/// See resources/schema/create.schema.json. `cost`: of the new cluster with its follower pools.
[[nodiscard]] std::string creationJson(const OperationReport& report, const std::vector<FollowerReport>& followers,
                                       const core::CostEstimate& cost);
[[nodiscard]] QString creationTable(const OperationReport& report, const std::vector<FollowerReport>& followers,
                                    const core::CostEstimate& cost);

} // namespace poolhouse::console
