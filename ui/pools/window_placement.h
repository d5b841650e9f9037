// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>

namespace poolhouse::ui {

/// Top-left position for `window` that keeps `button` at least 24 pixels away from the pointer, so that the second
/// click of a double click cannot press it. Returns the current position if it is clear already; stays within `screen`
/// if possible. `button` is in window coordinates, all else in screen coordinates.
[[nodiscard]] QPoint placeAwayFrom(const QRect& window, const QRect& button, const QPoint& pointer,
                                   const QRect& screen);

} // namespace poolhouse::ui
