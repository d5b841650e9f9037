// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace poolhouse::ui {

/// Largest size of a window on `widget`'s screen, without its frame, in device-independent pixels.
[[nodiscard]] QSize largestWindow(const QWidget& widget);
/// Resizes `dialog`, which is not shown yet, to `wanted` as far as the screen allows.
void resizeWithinScreen(QWidget& dialog, QSize wanted);

} // namespace poolhouse::ui
