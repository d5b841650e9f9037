// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/plans/plan_draft.h"

#include <QString>

#include <string>
#include <vector>

namespace poolhouse::plans {

/// A plan with the way it came about: every edit can be undone and redone, one by one. Edits of the same field that
/// follow one another within a second are one step, as when a number is being dragged. The oldest of more than 200
/// steps are forgotten.
class UndoStack {
public:
    explicit UndoStack(PlanDraft start = {}) : m_now(std::move(start)) {}

    [[nodiscard]] const PlanDraft& now() const { return m_now; }
    /// `field` names what was edited, for joining; empty joins nothing. An edit that changes nothing is no step.
    void edit(PlanDraft next, const QString& label, const std::string& field, core::Instant at);
    void undo(); ///< does nothing when nothing can be undone
    void redo();
    /// The clusters changed under the plan: no step of anybody's. What was undone before stays as it was.
    void replace(PlanDraft next) { m_now = std::move(next); }

    [[nodiscard]] bool canUndo() const { return !m_past.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_future.empty(); }
    [[nodiscard]] QString undoLabel() const { return canUndo() ? m_past.back().label : QString(); }
    [[nodiscard]] QString redoLabel() const { return canRedo() ? m_future.back().label : QString(); }

private:
    struct Step {
        PlanDraft draft; ///< on the other side of the step
        QString label;
    };

    PlanDraft m_now;
    std::vector<Step> m_past;
    std::vector<Step> m_future;
    std::string m_field; ///< of the last step while more of it may join
    core::Instant m_at{};
};

} // namespace poolhouse::plans
