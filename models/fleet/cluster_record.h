// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/cluster.h"
#include "models/core/cost.h"
#include "models/fleet/cluster_labels.h"
#include "models/fleet/freshness.h"
#include "models/fleet/pool_identities.h"

#include <optional>
#include <vector>

namespace poolhouse::fleet {

/// All that is known of one cluster.
struct ClusterRecord {
    core::ClusterSummary summary;
    std::optional<core::ClusterInfo> info;     ///< the last valid answer; empty before the first
    Freshness freshness;                       ///< of `info`
    std::vector<core::Attachment> attachments; ///< to this cluster, from any app
    std::optional<core::CostEstimate> cost;    ///< empty until info and prices are known
    PoolIdentities identities = {};            ///< of the pools of `info`
    std::optional<ClusterLabel> label = {};    ///< of the first rule that matches
    /// The API has no details of a cluster that is being created or destroyed: its state, not a failure.
    bool withoutDetails = false;
};

/// The list says that the cluster is being created or destroyed.
[[nodiscard]] bool comesOrGoes(const core::ClusterSummary& summary);
/// True while the details report a change in progress, or the list reports the cluster as being created or destroyed.
[[nodiscard]] bool inTransition(const core::ClusterSummary& summary, const core::ClusterInfo& info);
/// The same for a record whose details may be unknown.
[[nodiscard]] bool inTransition(const ClusterRecord& record);

} // namespace poolhouse::fleet
