// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/executor.h"

#include <QString>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::views {

/// Effect of a completed plan on the monthly cost of the whole fleet: "Saved $1,700/month: $14,812 → $13,112 for 11
/// clusters". The plan's own before and after count for its clusters, whatever has been read since. Empty while a
/// price, a storage size or the details of any cluster are unknown. Pure.
[[nodiscard]] QString planOutcome(const std::vector<plans::ClusterExecution>& plan, const fleet::Store& store);

} // namespace poolhouse::views
