// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>

namespace poolhouse::ui {

/// Where to put a window so that `button`, in the window's own coordinates, is not under the pointer nor within a
/// hand's tremble of it: a second click of a double click must not press it. All else in screen coordinates. The
/// window's present place when that is good already; it stays within `screen` where it fits.
[[nodiscard]] QPoint placeAwayFrom(const QRect& window, const QRect& button, const QPoint& pointer,
                                   const QRect& screen);

} // namespace poolhouse::ui
