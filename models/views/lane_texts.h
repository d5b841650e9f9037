// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/lane_geometry.h"

#include <QString>

#include <functional>

/// Where the words of a lane are, so that none covers another and none is cut. Pure.
namespace poolhouse::views {

struct LaneText {
    enum class Role {
        Use,      ///< beside the pointer
        Label,    ///< of a block
        Need,     ///< inside its bar
        Unnamed,  ///< needs whose bars are too narrow for a name
        Misfit,   ///< of a need, on its blocks
        Unknown,  ///< why it is unknown whether needs fit, likewise or below
        Loss,     ///< at the line of the limit after a loss
        Overflow, ///< what does not fit
        Changed,
        Carries,
        Ghost,
    };
    Role role = Role::Use;
    QRectF rect; ///< from the leading edge, as the geometry
    QString text;
    std::size_t index = 0; ///< of the block or the need

    friend bool operator==(const LaneText&, const LaneText&) = default;
};

[[nodiscard]] bool strong(LaneText::Role role); ///< in bold type

/// A font, as far as the layout asks for it.
struct LaneMeasure {
    std::function<double(const QString&, bool strong)> width;
    double line = 14; ///< height
};

struct LaneTexts {
    std::vector<LaneText> texts;
    double height = 0; ///< of the lane with all of them; at least that of the style
};

/// Heights for a font.
[[nodiscard]] LaneStyle laneStyle(const LaneMeasure& measure, double pixel = 1);

/// `width`: of the whole lane, with its zoom.
[[nodiscard]] LaneTexts laneTexts(const Lane& lane, const LaneGeometry& geometry, const LaneStyle& style, double width,
                                  const LaneMeasure& measure);

} // namespace poolhouse::views
