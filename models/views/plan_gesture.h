// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_snapshot.h"
#include "models/views/lane.h"
#include "models/views/lane_edit.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::views {

/// withEdit(), and what depends on the cluster only: whether its pools are all known, and which pool is cheapest for a
/// workload, grown by `growth` percent. Where none carries it, a pool that is added for it is like the one that it is
/// pinned to, with as many instances as are left.
[[nodiscard]] core::Result<EditedPlan, QString> triedEdit(const plans::PlanDraft& draft, const LaneEdit& edit,
                                                          const fleet::ClusterSnapshot& snapshot, int growth = 0);

/// An unfinished edit of one cluster of a plan: a drag, or the name of a new pool as it is typed.
/// Pure.
class PlanGesture {
public:
    enum class Shown { Refused, Same, Another };
    /// Tries an edit on `draft`. What is impossible leaves the last possible edit shown.
    [[nodiscard]] Shown show(const plans::PlanDraft& draft, const LaneEdit& edit,
                             const fleet::ClusterSnapshot& snapshot, int growth = 0);
    [[nodiscard]] bool active() const { return m_drag.has_value(); }
    [[nodiscard]] bool changesPlan() const { return m_drag && m_drag->changes; }      ///< against when it was tried
    [[nodiscard]] const plans::PlanDraft& shown(const plans::PlanDraft& draft) const; ///< `draft` unless one is active
    [[nodiscard]] const std::optional<QString>& refusal() const { return m_refusal; } ///< a sentence; empty: possible
    /// The edit on `draft`, on which it began or that has followed its cluster since; active() must hold.
    [[nodiscard]] core::Result<EditedPlan, QString> taken(const plans::PlanDraft& draft,
                                                          const fleet::ClusterSnapshot& snapshot, int growth = 0) const;
    /// Reports what changed in the cluster since the drag began.
    void markChanges(std::vector<Lane>& lanes, const fleet::ClusterSnapshot& snapshot) const;

    /// The plan with another name of a new pool; needs that are pinned to it follow, and apps that move there. Empty:
    /// it is not a new one.
    [[nodiscard]] std::optional<EditedPlan> renamed(const plans::PlanDraft& draft, const core::ClusterId& cluster,
                                                    int row, const std::string& name);
    void end(std::optional<QString> refusal = std::nullopt);

private:
    struct Drag {
        LaneEdit edit;
        std::string pool;                    ///< name of that in the edit's row; empty without a row
        std::vector<core::PoolShape> before; ///< of the cluster when it began
        EditedPlan plan;
        bool changes = true;
    };
    struct Typing {
        int row = -1;
        std::string name;
        std::vector<std::size_t> needs; ///< pinned to the pool; indices into the workloads
        std::vector<std::size_t> moves; ///< of apps, to the pool; indices into those of the cluster
    };

    std::optional<Drag> m_drag;
    std::optional<Typing> m_typing;
    std::optional<QString> m_refusal;
};

} // namespace poolhouse::views
