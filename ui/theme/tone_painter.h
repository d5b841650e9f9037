// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"
#include "ui/theme/theme.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace poolhouse::ui {

/// Paints the sign of a tone inside `box`: good circle, attention triangle, bad square, unknown ring, working half
/// circle, neutral small dot. Vector graphics, sharp at every scale.
void paintTone(QPainter& painter, const QRectF& box, text::Tone tone, const Theme& theme);

/// The same as an icon of `size` device-independent pixels, for item views and actions.
[[nodiscard]] QIcon toneIcon(text::Tone tone, const Theme& theme, int size, qreal devicePixelRatio);

/// Paints the mark that identifies a pool besides its colour: circle, square, diamond, triangle, inverted triangle,
/// pentagon; a small square for storage (negative index).
void paintPoolMark(QPainter& painter, const QRectF& box, int pool, const Theme& theme);

/// Name of a tone for screen readers; empty for Neutral.
[[nodiscard]] QString toneName(text::Tone tone);

} // namespace poolhouse::ui
