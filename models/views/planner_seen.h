// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_snapshot.h"
#include "models/plans/plan_draft.h"

#include <QString>

#include <vector>

/// Pools of a plan beside those of the cluster, which may have changed since the plan was started. Pure.
namespace poolhouse::views::planner {

struct Seen {
    plans::PlannedPool pool; ///< `live` as it is
    const core::Pool* live;  ///< null: not in the cluster
    bool known;              ///< false: it may be there, and could not be read

    [[nodiscard]] bool lost() const { return live == nullptr && pool.live && pool.wanted; } ///< destroyed elsewhere
};
[[nodiscard]] Seen seenIn(const fleet::ClusterSnapshot& snapshot, plans::PlannedPool pool);

/// One instance of such a pool, on its way from the cluster to the plan.
struct PlacedInstance {
    enum class State {
        Up,      ///< or expected to be
        NotUp,   ///< not up, or of unknown status
        Added,   ///< by the plan
        Removed, ///< by the plan
    };
    State state = State::Up;
    bool standby = false;
    QString label;       ///< "L", "S", "1"
    QString explanation; ///< "Instance 4: added by the plan"
};
/// By number; those that the plan removes are the last ones. None of a pool that was destroyed elsewhere, and no more
/// than twice the most that a cluster can have: a mistyped count is not drawn, the problem text names it.
[[nodiscard]] std::vector<PlacedInstance> instancesOf(const Seen& seen);

} // namespace poolhouse::views::planner
