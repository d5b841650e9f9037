// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/board_state.h"

namespace poolhouse::ui {

BoardState boardState(const fleet::Freshness& fleet, int clusters, int listed) {
    if (clusters > 0) {
        return listed > 0 ? BoardState::Table : BoardState::NothingFits;
    }
    if (fleet.everRead()) {
        return BoardState::NoCluster;
    }
    return fleet.problem ? BoardState::Failed : BoardState::Loading;
}

} // namespace poolhouse::ui
