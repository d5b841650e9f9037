// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_patterns.h"

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

std::vector<QLineF> laneHatch(const QRectF& rect, double step, bool rising) {
    std::vector<QLineF> lines;
    if (rect.width() <= 0 || rect.height() <= 0) {
        return lines;
    }
    const double height = rect.height();
    const double first = std::ceil((rect.left() - height) / step) * step;
    lines.reserve(static_cast<std::size_t>((rect.width() + height) / step) + 1);
    for (double x = first; x < rect.right(); x += step) {
        // from (x, one side) to (x + height, the other side)
        const double from = std::max(rect.left() - x, 0.0);
        const double to = std::min(rect.right() - x, height);
        if (to > from) {
            const auto y = [&](double along) { return rising ? rect.bottom() - along : rect.top() + along; };
            lines.emplace_back(x + from, y(from), x + to, y(to));
        }
    }
    return lines;
}

} // namespace poolhouse::ui
