// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace poolhouse::ui {

/// The few sizes and weights text has, all derived from the system's font.
enum class TextStyle {
    Body,
    Strong,  ///< names on cards, totals
    Small,   ///< explanations below figures
    Heading, ///< the title of a page
    Figure,  ///< the large numbers of tiles
};

/// `base` in that style. Numbers stay in columns because they are right-aligned and practically every interface font
/// has digits of one width; tests check the one in use.
[[nodiscard]] QFont styled(const QFont& base, TextStyle style);

/// Whether all ten digits are equally wide.
[[nodiscard]] bool hasTabularFigures(const QFont& font);

} // namespace poolhouse::ui
