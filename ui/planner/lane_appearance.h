// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/lane_geometry.h"
#include "models/views/lane_texts.h"

#include <QColor>
#include <QFont>

#include <array>
#include <optional>

namespace poolhouse::ui {

class LaneLettering;
class Theme;

/// Colours of a lane, by value: a document is drawn in those of the light theme whatever the screen shows.
struct LaneColours {
    struct Need {
        QColor fill;
        QColor text;    ///< 4.5:1 on `fill`
        QColor outline; ///< 3:1 on the card
    };
    QColor card;
    QColor text;
    QColor dim;
    QColor up; ///< outline of an instance that is there
    QColor notUp;
    QColor added;
    QColor addedFill;
    QColor quiet; ///< outline of a standby, of what is removed, of the live shape
    QColor quietFill;
    QColor ghost;
    QColor ghostFill;
    QColor hatch;
    QColor attention; ///< 4.5:1 on the card
    QColor unknown;   ///< likewise
    QColor handle;
    QColor focus;
    std::array<Need, 6> needs;
    double line = 1; ///< width of an outline, in device-independent pixels
};
[[nodiscard]] LaneColours laneColours(const Theme& theme);
[[nodiscard]] const LaneColours::Need& needColours(const LaneColours& colours, int index);

/// How a lane is drawn, apart from what is in it.
struct LaneAppearance {
    enum class Drop { None, Accepts, Refuses }; ///< of what is being dragged over the lane

    LaneColours colours{};
    QFont font{};
    views::LaneMeasure measure{};       ///< of the font; without a function it is made for each lane
    LaneLettering* lettering = nullptr; ///< of the font; null: texts are shaped each time, as on paper
    views::LaneStyle style{};
    double width = 0; ///< with the zoom
    bool rightToLeft = false;
    bool handles = true;                     ///< false: on paper, where nothing can be dragged
    std::optional<views::LaneHit> focused{}; ///< has the keyboard
    std::optional<views::LaneHit> hovered{};
    std::optional<std::size_t> dragged{}; ///< a need that is under way to another lane
    Drop drop = Drop::None;
};

[[nodiscard]] QFont laneFont(const QFont& font, bool strong);
/// The font as the layout of texts asks for it. It remembers widths: keep it while lanes are dragged.
[[nodiscard]] views::LaneMeasure laneMeasure(const QFont& font);
/// With the colours of the theme, the font, its measure and its heights; the width is left to set.
[[nodiscard]] LaneAppearance laneAppearance(const Theme& theme, const QFont& font, double pixel = 1);

} // namespace poolhouse::ui
