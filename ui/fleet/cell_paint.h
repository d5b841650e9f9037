// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QRect>
#include <QString>
#include <QStyleOptionViewItem>

#include <optional>

class QPainter;

namespace poolhouse::ui {

class Theme;

/// Painting shared by the tree and board delegates. Rectangles are in view coordinates, already mirrored; lengths in
/// device-independent pixels.
namespace cell {

inline constexpr int signSize = 12;     ///< side of a tone sign, in pixels
inline constexpr int badgePadding = 16; ///< of a badge, both sides together

[[nodiscard]] int startAlignment(Qt::LayoutDirection direction); ///< leading edge, vertically centred
[[nodiscard]] int endAlignment(Qt::LayoutDirection direction);

/// Badge with the text at the trailing edge of `rect`.
void paintBadge(QPainter& painter, const QRect& rect, const QString& text, text::Tone tone, const Theme& theme,
                const QFont& font, Qt::LayoutDirection direction);

/// Bar filled from the leading edge. `use` is clamped to [0, 1]; nullopt draws a dashed outline.
void paintUse(QPainter& painter, const QRect& rect, std::optional<double> use, text::Tone tone, const Theme& theme,
              Qt::LayoutDirection direction);

} // namespace cell

} // namespace poolhouse::ui
