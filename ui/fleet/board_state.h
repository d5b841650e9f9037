// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/freshness.h"

namespace poolhouse::ui {

/// Content state of the fleet board.
enum class BoardState {
    Loading,     ///< first load in progress
    Failed,      ///< never loaded, and the last attempt failed
    NoCluster,   ///< loaded, no cluster
    NothingFits, ///< the filter matches nothing
    Table,       ///< clusters, fresh or stale
};

/// `clusters`: number in the store; `listed`: number after filtering.
[[nodiscard]] BoardState boardState(const fleet::Freshness& fleet, int clusters, int listed);

} // namespace poolhouse::ui
