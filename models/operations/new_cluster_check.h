// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/new_cluster.h"

#include <string>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::operations {

/// With the attachment as the API keeps its name.
[[nodiscard]] core::NewCluster asKept(core::NewCluster cluster);

/// Names that a new cluster can't have: of all known clusters.
[[nodiscard]] std::vector<std::string> clusterNames(const fleet::Store& store);

/// All that speaks against the cluster, one problem for each field at most. Whether its source can be copied, and
/// rolled back to the instant, only the API knows for certain. `taken`: names that it can't have.
[[nodiscard]] std::vector<core::NewClusterProblem>
problemsOfNew(const core::NewCluster& cluster, const fleet::Store& store, const std::vector<std::string>& taken);

} // namespace poolhouse::operations
