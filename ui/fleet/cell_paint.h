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

/// Strokes that the delegates of tree and board share. `rect` is in the cell's coordinates, already mirrored.
namespace cell {

inline constexpr int signSize = 12; ///< of the shape that tells a tone

[[nodiscard]] int startAlignment(Qt::LayoutDirection direction); ///< with vertical centre
[[nodiscard]] int endAlignment(Qt::LayoutDirection direction);

/// A capsule with the text at the end edge of `rect`.
void paintBadge(QPainter& painter, const QRect& rect, const QString& text, text::Tone tone, const Theme& theme,
                const QFont& font, Qt::LayoutDirection direction);

/// A bar from the starting edge; empty `use` draws a dashed outline. Over 1 it is full.
void paintUse(QPainter& painter, const QRect& rect, std::optional<double> use, text::Tone tone, const Theme& theme,
              Qt::LayoutDirection direction);

} // namespace cell

} // namespace poolhouse::ui
