// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan_history.h"

namespace poolhouse::models {

void PlanHistory::edit(core::Plan plan, const std::string& field) {
    if (plan == this->plan()) {
        return;
    }
    const bool goesOn = !field.empty() && m_at > 0 && m_states[m_at].field == field && !canRedo();
    if (goesOn) {
        m_states[m_at].plan = std::move(plan);
        if (m_states[m_at].plan == m_states[m_at - 1].plan) {
            m_states.pop_back(); // back where it began: nothing to undo
            --m_at;
        }
        return;
    }
    m_states.resize(m_at + 1);
    if (m_states.size() == mostStates) {
        m_states.erase(m_states.begin());
    }
    m_states.push_back({std::move(plan), field});
    m_at = m_states.size() - 1;
}

void PlanHistory::undo() {
    if (canUndo()) {
        --m_at;
    }
}

void PlanHistory::redo() {
    if (canRedo()) {
        ++m_at;
        m_states[m_at].field.clear();
    }
}

void PlanHistory::endField() {
    m_states[m_at].field.clear();
}

} // namespace poolhouse::models
