// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/plan_sheet.h"

#include <functional>
#include <vector>

class QPainter;

namespace poolhouse::ui {

inline constexpr double sheetWidth = 1000; ///< of a sheet with its margins, in device-independent pixels
inline constexpr double sheetMargin = 32;

/// A part of a sheet that is not split between pages.
struct SheetItem {
    double height = 0;
    std::function<void(QPainter&)> paint; ///< from (0, 0), as wide as the sheet without its margins
    bool keepsWithNext = false;           ///< a heading
};

/// From top to bottom. They refer to `sheet`, which must outlive them.
[[nodiscard]] std::vector<SheetItem> sheetItems(const views::PlanSheet& sheet);

} // namespace poolhouse::ui
