// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/window_placement.h"

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int screenMargin = 24;

} // namespace

QPoint placeAwayFrom(const QRect& window, const QRect& button, const QPoint& pointer, const QRect& screen) {
    const auto clear = [&](const QPoint& place) {
        return !button.translated(place)
                    .adjusted(-screenMargin, -screenMargin, screenMargin, screenMargin)
                    .contains(pointer);
    };
    const auto fits = [&](const QPoint& place) {
        return screen.isEmpty() || screen.contains(QRect(place, window.size()));
    };
    const QPoint here = window.topLeft();
    if (clear(here)) {
        return here;
    }
    // Smallest move: button above, below, left or right of the pointer.
    const int up = pointer.y() - button.bottom() - screenMargin - 1;
    const int down = pointer.y() - button.top() + screenMargin + 1;
    const int before = pointer.x() - button.right() - screenMargin - 1;
    const int behind = pointer.x() - button.left() + screenMargin + 1;
    QPoint best = QPoint(here.x(), up);
    bool found = false;
    for (const QPoint& place :
         {QPoint(here.x(), up), QPoint(here.x(), down), QPoint(before, here.y()), QPoint(behind, here.y())}) {
        const bool nearer = (place - here).manhattanLength() < (best - here).manhattanLength();
        if (fits(place) && (!found || nearer)) {
            best = place;
            found = true;
        }
    }
    return best;
}

} // namespace poolhouse::ui
