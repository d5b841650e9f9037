// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"

#include <string>
#include <vector>

namespace poolhouse::models {

/// A plan being edited, step by step back and forth. Edits of one field in a row, as while a value is typed or dragged,
/// are one step.
class PlanHistory {
public:
    explicit PlanHistory(core::Plan plan = {}) : m_states{{std::move(plan), {}}} {}

    [[nodiscard]] const core::Plan& plan() const { return m_states[m_at].plan; }
    [[nodiscard]] bool canUndo() const { return m_at > 0; }
    [[nodiscard]] bool canRedo() const { return m_at + 1 < m_states.size(); }

    /// `field` names what is being edited; empty: a step of its own. What was undone is gone. No change is no step.
    void edit(core::Plan plan, const std::string& field = {});
    void undo();
    void redo();
    void endField(); ///< the next edit is a step of its own, whatever its field

private:
    struct State {
        core::Plan plan;
        std::string field; ///< whose edit led here
    };
    static constexpr std::size_t mostStates = 500;

    std::vector<State> m_states;
    std::size_t m_at = 0;
};

} // namespace poolhouse::models
