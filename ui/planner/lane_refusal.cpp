// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_refusal.h"

#include "ui/planner/empty_lane.h"
#include "ui/planner/lane_drag.h"
#include "ui/planner/lane_view.h"

namespace poolhouse::ui {

LaneRefusal::LaneRefusal(const views::PlannerModel& model, const LaneDrag& drag, EmptyLane& empty, Lanes lanes)
    : m_model(model), m_drag(drag), m_empty(empty), m_lanes(std::move(lanes)) {}

void LaneRefusal::showSnap(int row, const std::optional<QString>& why, const std::optional<views::LaneEdit>& edit) {
    using Part = LaneGrip::Part;
    using Drop = LaneAppearance::Drop;
    m_told = why ? std::optional(Told{*why, edit, m_model.draft()}) : std::nullopt;
    const auto& grip = m_drag.grip();
    const bool carries = grip && grip->part != Part::Count && grip->part != Part::Empty;
    const auto need = grip && grip->part == Part::Need ? std::optional(grip->workload) : std::nullopt;
    bool inLane = false;
    for (const auto& [lane, at] : m_lanes()) {
        const bool here = at == row;
        const auto snap = why ? Drop::Refuses : Drop::Accepts;
        lane->canvas()->showDrag(carries && here ? snap : Drop::None, need);
        lane->showRefusal(here ? why : std::nullopt);
        inLane = inLane || (here && row >= 0);
    }
    m_empty.showRefusal(inLane ? std::nullopt : why);
}

void LaneRefusal::answer(int row, const std::optional<QString>& why, const std::optional<views::LaneEdit>& edit) {
    showSnap(row, std::nullopt);
    showSnap(row, why, edit);
}

void LaneRefusal::dropOld() {
    if (!m_told || m_drag.grip() || m_drag.ending()) {
        return;
    }
    const auto& edit = m_told->edit;
    if (!(m_model.draft() == m_told->draft) || (edit && m_model.whyNot(*edit) != m_told->why)) {
        settle();
    }
}

void LaneRefusal::outlastDrag() {
    if (m_told) {
        m_told->draft = m_model.draft();
    }
}

} // namespace poolhouse::ui
