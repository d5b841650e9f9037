// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace poolhouse::ui {

class EmptyLane;
class LaneDrag;
class LaneView;

/// Where a drag would snap, and why an edit is impossible: shown in the lane that it concerns, else in the empty one,
/// until it no longer holds.
class LaneRefusal {
public:
    using Lanes = std::function<std::vector<std::pair<LaneView*, int>>()>; ///< those shown, with their rows

    /// All outlive it.
    LaneRefusal(const views::PlannerModel& model, const LaneDrag& drag, EmptyLane& empty, Lanes lanes);

    /// Shows where it does not snap and why; without a reason, where it does.
    void showSnap(int row, const std::optional<QString>& why, const std::optional<views::LaneEdit>& edit = {});
    /// Of a key, the menu or a screen reader; empty: not refused. Spoken each time, even if it stands there already.
    void answer(int row, const std::optional<QString>& why, const std::optional<views::LaneEdit>& edit = {});
    void settle() { showSnap(-1, std::nullopt); }
    void dropOld();     ///< if the plan is another one, or the edit is possible by now
    void outlastDrag(); ///< that it is about
    [[nodiscard]] bool shown() const { return m_told.has_value(); }

private:
    struct Told {
        QString why;
        std::optional<views::LaneEdit> edit; ///< empty: what was taken became impossible
        plans::PlanDraft draft;              ///< on which it was
    };

    const views::PlannerModel& m_model;
    const LaneDrag& m_drag;
    EmptyLane& m_empty;
    Lanes m_lanes;
    std::optional<Told> m_told;
};

} // namespace poolhouse::ui
