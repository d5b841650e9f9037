// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace poolhouse::ui {

/// WCAG 2 relative luminance, 0 (black) to 1 (white). Alpha is ignored.
[[nodiscard]] double luminance(const QColor& colour);

/// WCAG 2 contrast ratio, 1 to 21. Text requires 4.5, graphics 3.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// `colour` itself if its contrast to `background` is at least `ratio`; else the nearest darker (on a light background)
/// or lighter (on a dark one) shade that reaches it, at worst black or white.
[[nodiscard]] QColor legible(const QColor& colour, const QColor& background, double ratio);

/// Opaque blend: `share` (0 to 1) of `top` over `bottom`.
[[nodiscard]] QColor mixed(const QColor& top, const QColor& bottom, double share);

} // namespace poolhouse::ui
