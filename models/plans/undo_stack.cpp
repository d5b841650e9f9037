// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/undo_stack.h"

namespace poolhouse::plans {

namespace {

constexpr auto joinWindow = std::chrono::seconds(1);
constexpr std::size_t mostSteps = 200;

} // namespace

void UndoStack::edit(PlanDraft next, const PlanEdit& edit, const std::string& field, core::Instant at) {
    if (next == m_now) {
        return;
    }
    const bool joins = !field.empty() && field == m_field && at - m_at <= joinWindow && canUndo();
    m_future.clear();
    if (joins) {
        m_past.back().edit = edit;
        if (m_past.back().draft == next) {
            m_past.pop_back(); // dragged back to where it was
            m_field.clear();
        }
    } else {
        m_past.push_back({m_now, edit});
        if (m_past.size() > mostSteps) {
            m_past.erase(m_past.begin());
        }
        m_field = field;
    }
    m_at = at;
    m_now = std::move(next);
}

void UndoStack::undo() {
    if (canUndo()) {
        m_future.push_back({std::move(m_now), m_past.back().edit});
        m_now = std::move(m_past.back().draft);
        m_past.pop_back();
        m_field.clear();
    }
}

void UndoStack::redo() {
    if (canRedo()) {
        m_past.push_back({std::move(m_now), m_future.back().edit});
        m_now = std::move(m_future.back().draft);
        m_future.pop_back();
        m_field.clear();
    }
}

std::optional<PlanEdit> UndoStack::nextUndo() const {
    return canUndo() ? std::optional(m_past.back().edit) : std::nullopt;
}

std::optional<PlanEdit> UndoStack::nextRedo() const {
    return canRedo() ? std::optional(m_future.back().edit) : std::nullopt;
}

} // namespace poolhouse::plans
