// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace poolhouse::ui {

/// Text styles, derived from the system font.
enum class TextStyle {
    Body,
    Strong,  ///< names on cards, totals
    Small,   ///< explanatory text
    Heading, ///< page title
    Figure,  ///< large figures on tiles
};

/// `base` in the given style. Columns of numbers rely on right alignment and a font with tabular figures, see
/// hasTabularFigures().
[[nodiscard]] QFont styled(const QFont& base, TextStyle style);

/// Height that lines of Latin letters with accents need, in whole pixels; at most a line of the font. Fonts for many
/// scripts have lines that are a third higher than their letters. GUI thread.
[[nodiscard]] int tightLine(const QFont& font);

/// The same for a line of this text. Letters of other scripts, and those with several marks above each other, need all
/// of the line, which may be one of another font.
[[nodiscard]] int tightLine(const QFont& font, const QString& text);

/// Whether all digits have the same advance width.
[[nodiscard]] bool hasTabularFigures(const QFont& font);

} // namespace poolhouse::ui
