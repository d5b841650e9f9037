// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/freshness.h"

namespace poolhouse::ui {

/// What the middle of the fleet board has to show.
enum class BoardState {
    Loading,     ///< nothing read yet: the frame of what is coming
    Failed,      ///< nothing was ever read, and the last attempt failed
    NoCluster,   ///< read, and there is none
    NothingFits, ///< the filter leaves nothing over
    Table,       ///< clusters, however old
};

/// `clusters` in the store, `listed` after filtering.
[[nodiscard]] BoardState boardState(const fleet::Freshness& fleet, int clusters, int listed);

} // namespace poolhouse::ui
