// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/plans/plan_draft.h"
#include "models/plans/plan_edit.h"

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::plans {

/// A plan and its edits, each of which can be undone and redone. Consecutive edits of the same field within a second
/// form one step, as when a number is dragged. Beyond 200 steps the oldest are dropped.
class UndoStack {
public:
    explicit UndoStack(PlanDraft start = {}) : m_now(std::move(start)) {}

    [[nodiscard]] const PlanDraft& now() const { return m_now; }
    /// `field` identifies what was edited; edits with an empty one never join. An edit without effect is no step.
    void edit(PlanDraft next, const PlanEdit& edit, const std::string& field, core::Instant at);
    void undo(); ///< no effect when nothing can be undone
    void redo();
    /// The clusters changed under the plan: not a step. Earlier steps keep the drafts they had.
    void replace(PlanDraft next) { m_now = std::move(next); }

    [[nodiscard]] bool canUndo() const { return !m_past.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_future.empty(); }
    [[nodiscard]] std::optional<PlanEdit> nextUndo() const; ///< the edit that undo() takes back
    [[nodiscard]] std::optional<PlanEdit> nextRedo() const;

private:
    struct Step {
        PlanDraft draft; ///< on the other side of the step
        PlanEdit edit;
    };

    PlanDraft m_now;
    std::vector<Step> m_past;
    std::vector<Step> m_future;
    std::string m_field; ///< of the last step while more edits may join it
    core::Instant m_at{};
};

} // namespace poolhouse::plans
