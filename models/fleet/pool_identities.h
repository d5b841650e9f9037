// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/ids.h"
#include "models/fleet/pool_marks.h"

#include <map>
#include <string>
#include <vector>

namespace poolhouse::fleet {

/// The mark by which a pool is recognised in cards, tree, chart and planner: 0 for the leader pool, 1 to 5 for follower
/// pools (rule 1). A pool keeps its mark while it exists, whatever its name and its neighbours; a mark is free again
/// once its pool is gone. Not thread-safe.
class PoolIdentities {
public:
    /// Forgets the pools that are gone and marks the new ones: as remembered where that mark is free, the others, in
    /// display order, with the lowest free mark.
    void update(const core::ClusterInfo& cluster, const PoolMarks& remembered = {});
    /// Mark of a pool; 0 for one that was not part of the last update().
    [[nodiscard]] int of(const core::PoolId& pool) const;
    /// Marks for `names`, pools that do not exist yet: the lowest free ones, in this order.
    [[nodiscard]] std::map<std::string, int> forNew(const std::vector<std::string>& names) const;

    friend bool operator==(const PoolIdentities&, const PoolIdentities&) = default;

private:
    std::map<core::PoolId, int> m_marks;
};

} // namespace poolhouse::fleet
