// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/ids.h"
#include "models/core/pool.h"

#include <string>
#include <vector>

namespace poolhouse::operations {

/// A change that a user decided on, and the pools of the cluster as they were shown at that moment.
struct Intent {
    core::ClusterId cluster; ///< does not matter to a change that makes one; empty: the one that `after` leads to makes
    core::Change change;
    std::vector<core::PoolShape> basis;
    std::string plan = {};  ///< id of the application of a plan; empty: a change of its own
    std::string after = {}; ///< see Operation::after; on any cluster. Unless it gets Done, this is withdrawn unsent
};

} // namespace poolhouse::operations
