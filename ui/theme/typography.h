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

/// Whether all digits have the same advance width.
[[nodiscard]] bool hasTabularFigures(const QFont& font);

} // namespace poolhouse::ui
