// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace poolhouse::ui {

/// WCAG 2 relative luminance, 0 (black) to 1 (white). Transparency is not looked at.
[[nodiscard]] double luminance(const QColor& colour);

/// WCAG 2 contrast ratio, 1 to 21. Text wants 4.5, graphics 3.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// `colour` itself if it stands out from `background` by `ratio`; else the nearest darker (on a light background) or
/// lighter (on a dark one) shade that does, black or white at worst.
[[nodiscard]] QColor legible(const QColor& colour, const QColor& background, double ratio);

/// `share` of `top` over `bottom`, 0 to 1, opaque.
[[nodiscard]] QColor mixed(const QColor& top, const QColor& bottom, double share);

} // namespace poolhouse::ui
