// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/action_dispatcher.h"

#include <utility>

namespace poolhouse::ui {

void ActionDispatcher::handle(ActionId action, std::function<void()> handler) {
    handle({action}, [handler = std::move(handler)](ActionId) { handler(); });
}

void ActionDispatcher::handle(std::initializer_list<ActionId> actions, const Handler& handler) {
    for (const ActionId action : actions) {
        m_handlers[static_cast<std::size_t>(action)] = handler;
    }
}

void ActionDispatcher::perform(ActionId action) const {
    if (const auto& handler = m_handlers[static_cast<std::size_t>(action)]) {
        handler(action);
    }
}

std::vector<ActionId> ActionDispatcher::unhandled() const {
    std::vector<ActionId> without;
    for (std::size_t index = 0; index < m_handlers.size(); ++index) {
        if (!m_handlers[index]) {
            without.push_back(static_cast<ActionId>(index));
        }
    }
    return without;
}

} // namespace poolhouse::ui
