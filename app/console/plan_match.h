// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/core/result.h"

#include <QString>

#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::console {

/// Clusters of a plan, in its order, matched by id if given, else by name. Error: names the member that does not match
/// (unknown cluster, id of another cluster, other app).
[[nodiscard]] core::Result<std::vector<core::ClusterId>, QString> matchClusters(const core::Plan& plan,
                                                                                const fleet::Store& store);

/// Adds live data from the store: id, tier, storage, connections in use, attachments. Shapes are unchanged.
/// Precondition: matchClusters() succeeded.
[[nodiscard]] core::Plan withLiveData(const core::Plan& plan, const fleet::Store& store);

} // namespace poolhouse::console
