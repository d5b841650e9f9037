// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller_state.h"

#include <utility>

namespace poolhouse::fleet {

void PollerState::restart() {
    m_firstLoadEnded = false;
}

bool PollerState::endsFirstLoad(bool over) {
    return over && !std::exchange(m_firstLoadEnded, true);
}

bool PollerState::replace(const Figures& figures) {
    return std::exchange(m_figures, figures) != figures;
}

} // namespace poolhouse::fleet
