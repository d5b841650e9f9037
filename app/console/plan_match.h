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

/// The clusters that a plan speaks of, in its order, found by id where it names one, else by name. The error names the
/// member that does not fit: no such cluster, another one's id, another app.
[[nodiscard]] core::Result<std::vector<core::ClusterId>, QString> matchClusters(const core::Plan& plan,
                                                                                const fleet::Store& store);

/// The plan with what the store knows by now of its clusters: id, tier, storage, connections in use, attachments. Live
/// and wanted shapes stay as they are. Every cluster of the plan must match.
[[nodiscard]] core::Plan withLiveData(const core::Plan& plan, const fleet::Store& store);

} // namespace poolhouse::console
