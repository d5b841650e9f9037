// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/operation_report.h"

#include <string>
#include <vector>

namespace poolhouse::console {

/// A step of the way from one cluster to the other, and what became of it.
struct SwitchStep {
    core::Change change;
    std::string cluster; ///< that is attached or detached, by name
    OperationResult result = OperationResult::DryRun;
    std::string message{}; ///< progress or outcome; may be empty
};

/// What such a command prints.
struct SwitchReport {
    OperationReport whole;           ///< its cluster is the old one; its change is not used
    std::string target;              ///< the new cluster, by name
    std::vector<SwitchStep> steps{}; ///< in their order; none if there was nothing left to do
    QStringList effects{};           ///< sentences
};

/// See resources/schema/switch.schema.json.
[[nodiscard]] std::string switchJson(const SwitchReport& report);
[[nodiscard]] QString switchTable(const SwitchReport& report);

} // namespace poolhouse::console
