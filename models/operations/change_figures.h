// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/cost.h"
#include "models/core/ids.h"
#include "models/core/money.h"
#include "models/core/pool.h"

#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::operations {

/// What a cluster costs and accepts.
struct CostAndCapacity {
    std::optional<core::Money> monthly; ///< empty: no price is known
    bool complete = true;               ///< false: `monthly` is a lower bound
    std::optional<int> connections;     ///< limit of all pools together; empty: unknown

    friend bool operator==(const CostAndCapacity&, const CostAndCapacity&) = default;
};

/// The cluster before a change, and as it is when the change is complete.
struct ChangeFigures {
    CostAndCapacity before;
    CostAndCapacity after;

    friend bool operator==(const ChangeFigures&, const ChangeFigures&) = default;
};

/// What a new cluster will store, in decimal gigabytes: nothing, or as much as its source. Empty: unknown.
[[nodiscard]] std::optional<double> storageOfNew(const core::NewCluster& cluster, const fleet::Store& store);

/// With its follower pools.
[[nodiscard]] core::CostEstimate costOfNew(const core::NewCluster& cluster,
                                           const std::vector<core::NewPoolDraft>& pools, const fleet::Store& store);

/// `pools`: those of the cluster before the change. For pools that stay as the API reports them its own limits count
/// (rule 7). Empty when the cluster's details are unknown or the change breaks a rule. A new cluster has nothing
/// before.
[[nodiscard]] std::optional<ChangeFigures> figuresOf(const core::Change& change,
                                                     const std::vector<core::PoolShape>& pools,
                                                     const core::ClusterId& cluster, const fleet::Store& store);

} // namespace poolhouse::operations
