// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actions_state.h"

#include <array>
#include <functional>
#include <initializer_list>
#include <vector>

namespace poolhouse::ui {

/// The handler of each action of the window. On the GUI thread.
class ActionDispatcher {
public:
    using Handler = std::function<void(ActionId)>;

    void handle(ActionId action, std::function<void()> handler); ///< replaces the handler before
    void handle(std::initializer_list<ActionId> actions, const Handler& handler);
    void perform(ActionId action) const;                   ///< ignored without a handler
    [[nodiscard]] std::vector<ActionId> unhandled() const; ///< in the order of ActionId

private:
    std::array<Handler, actionCount> m_handlers;
};

} // namespace poolhouse::ui
