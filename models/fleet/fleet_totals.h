// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cost.h"

namespace poolhouse::fleet {

/// Sums over a set of clusters. Unknown values are counted, never estimated. All counts are >= 0.
struct FleetTotals {
    int apps = 0;          ///< known to own at least one of the clusters
    bool appsKnown = true; ///< false: the owner of a cluster is unknown, which may be an app more
    int clusters = 0;
    int clustersRead = 0;    ///< with details; the cost covers these
    int clustersFailing = 0; ///< whose last request failed, whether or not an earlier one succeeded
    int clustersComing = 0;  ///< being created or destroyed, without details
    int clustersMissing = 0; ///< the part of clustersFailing that was never read
    int clustersCosted = 0;  ///< read, with an estimate as far as prices are known; the cost of the others is unknown
    int clustersInTransition = 0;
    core::CostEstimate cost;
};

} // namespace poolhouse::fleet
