// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/result.h"
#include "models/plans/plan_draft.h"
#include "models/plans/plan_edit.h"

#include <QString>

#include <cstddef>
#include <string>

/// An edit in the drawing of a plan: by drag, key or screen reader. Pure.
namespace poolhouse::views {

/// One edit; the members that its kind does not name are ignored.
struct LaneEdit {
    enum class Kind {
        SetCount,   ///< of the pool in `row` to `count`
        SetLevel,   ///< of the pool in `row` to `level`
        MoveNeed,   ///< `workload` to the pool in `row`
        FreeNeed,   ///< `workload` to any pool
        RemovePool, ///< in `row`
        AddPool,    ///< with `count` instances of `level` (empty: that of the last follower pool)
        AddPoolFor, ///< likewise, and moves `workload` there
        MoveApp,    ///< `attachment` of `app` to the pool in `row`
        AttachApp,  ///< `app` to the pool in `row`
        DetachApp,  ///< `attachment` of `app`
        KeepApp,    ///< `attachment` of `app` stays as it is, or is not made after all
    };
    Kind kind = Kind::SetCount;
    int row = -1; ///< index into PlannedCluster::pools
    int count = 0;
    std::string level{};
    std::size_t workload = 0; ///< index into NeedsDraft::workloads
    std::string app{};        ///< by name
    std::string attachment{}; ///< by name, live or of the plan

    friend bool operator==(const LaneEdit&, const LaneEdit&) = default;
};

/// The plan after an edit.
struct EditedPlan {
    plans::PlanDraft draft;
    plans::PlanEdit edit; ///< the step of undo that it becomes
};

[[nodiscard]] constexpr bool addsPool(LaneEdit::Kind kind) {
    return kind == LaneEdit::Kind::AddPool || kind == LaneEdit::Kind::AddPoolFor;
}

[[nodiscard]] constexpr bool editsApp(LaneEdit::Kind kind) {
    return kind == LaneEdit::Kind::MoveApp || kind == LaneEdit::Kind::AttachApp || kind == LaneEdit::Kind::DetachApp ||
           kind == LaneEdit::Kind::KeepApp;
}

/// Why a pool that the plan destroys takes nothing.
[[nodiscard]] QString keepItFirst(const plans::PlannedPool& pool);

/// The plan with the edit made, which is not of an app (see withAppEdit()), or why the edit is impossible, as a
/// sentence to show in place: 13 instances, 5 pools, a need that doesn't share, too little memory, writes anywhere but
/// the leader.
[[nodiscard]] core::Result<EditedPlan, QString> withEdit(const plans::PlanDraft& draft, const core::ClusterId& cluster,
                                                         const LaneEdit& edit, const core::Catalog& catalog);

} // namespace poolhouse::views
