// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/executor.h"

#include <QString>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::views {

/// Effect of a completed plan on the monthly cost: "Saved $1,700/month: $14,812 → $13,112 for the whole fleet." While
/// the fleet's total is unknown, that of the clusters of the plan; while theirs is, the change alone, or why it is
/// unknown. The plan's own before and after count for its clusters, whatever has been read since. Illustrative prices
/// are named. Empty when a cluster of the plan is gone. Pure.
[[nodiscard]] QString planOutcome(const std::vector<plans::ClusterExecution>& plan, const fleet::Store& store);

} // namespace poolhouse::views
