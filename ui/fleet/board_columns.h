// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace poolhouse::ui {

/// What a column of the board asks for, in device-independent pixels.
struct ColumnNeed {
    int fit = 0;         ///< shows every text whole
    int least = 0;       ///< below this the column is hidden; equal to `fit` where texts must not be elided
    int importance = 0;  ///< the lowest steps aside first
    bool grows = false;  ///< takes surplus width: a bar becomes more precise
    bool yields = false; ///< steps aside before another column is narrower than its fit
};

/// Widths of the columns within `available`; 0: hidden. Columns are hidden by importance, those that yield until the
/// others have their fit, then any until the others have their least; what is left brings columns to their fit in
/// order, then goes to those that grow, up to twice their fit, and then evenly to all. The last visible column takes
/// the rest of the rounding. At least one column stays. Pure.
[[nodiscard]] std::vector<int> fitColumns(const std::vector<ColumnNeed>& needs, int available);

} // namespace poolhouse::ui
