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
    std::string message{}; ///< progress or outcome; may be empty
    core::CostEstimate cost{};
};

/// What such a command prints.
struct CreationReport {
    OperationReport whole;
    OperationResult cluster = OperationResult::DryRun; ///< of the cluster itself; done_before: by an earlier run
    std::string message{};                             ///< of the cluster itself; may be empty
    std::vector<FollowerReport> followers{};           ///< in the order in which they were wanted
    core::CostEstimate cost{};                         ///< of the cluster with its follower pools
    std::vector<std::string> raised{};                 ///< names of those that have no instance in the template

    [[nodiscard]] core::CostEstimate added() const; ///< what was not there before
};

/// See resources/schema/create.schema.json.
[[nodiscard]] std::string creationJson(const CreationReport& report);
[[nodiscard]] QString creationTable(const CreationReport& report);

} // namespace poolhouse::console
