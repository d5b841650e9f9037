// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the model that handles edits by hand.
#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/views/planner_model.h"

namespace poolhouse::views {

void PlannerModel::make(const LaneEdit& edit) {
    if (const auto* record = read(m_current)) {
        auto made = triedEdit(draft(), edit, {m_store, *record, m_clock.now()});
        if (made.ok()) {
            this->edit(made.value().draft, made.value().edit);
        }
    }
}

bool PlannerModel::preview(const LaneEdit& edit) {
    const auto* record = read(m_current);
    if (record == nullptr) {
        return false;
    }
    const auto shown = m_gesture.show(draft(), edit, {m_store, *record, m_clock.now()});
    if (shown == PlanGesture::Shown::Another) {
        refresh();
    }
    return shown != PlanGesture::Shown::Refused;
}

bool PlannerModel::takePreview() {
    const auto* record = read(m_current);
    if (!previewing() || record == nullptr) {
        return false;
    }
    follow();
    const auto taken = m_gesture.taken(draft(), {m_store, *record, m_clock.now()});
    m_gesture.end(taken.ok() ? QString() : taken.error());
    if (!taken.ok() || taken.value().draft == draft()) {
        refresh(); // impossible now, or dragged back to where it was
    } else {
        edit(taken.value().draft, taken.value().edit);
    }
    return taken.ok();
}

void PlannerModel::dropPreview() {
    const bool shown = previewing();
    m_gesture.end();
    if (shown) {
        follow();
        refresh();
    }
}

} // namespace poolhouse::views
