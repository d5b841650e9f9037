// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <optional>
#include <vector>

namespace poolhouse::ui {

/// What actions apply to. The fleet controller implements it; the other controllers only read it.
class Selection {
public:
    virtual ~Selection() = default;
    [[nodiscard]] virtual bool fleetShown() const = 0; ///< false: the welcome page is in front
    /// The open cluster; on the board the selected ones, first of the board, else of the tree; none in Activity.
    [[nodiscard]] virtual std::vector<core::ClusterId> targets() const = 0;
    [[nodiscard]] virtual std::vector<core::ClusterId> listed() const = 0; ///< in the tree after filtering, top down
    [[nodiscard]] virtual std::optional<core::PoolId> chosenPool() const = 0;
};

} // namespace poolhouse::ui
