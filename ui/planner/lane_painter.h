// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/lane.h"
#include "models/views/lane_geometry.h"
#include "models/views/lane_texts.h"
#include "ui/planner/lane_appearance.h"

class QPainter;

namespace poolhouse::ui {

/// Draws from (0, 0) to the width and to laneTexts().height. Vectors only, without clipping, so that a picture of lines
/// (SVG, PDF) is one.
void paintLane(QPainter& painter, const views::Lane& lane, const views::LaneGeometry& geometry,
               const LaneAppearance& appearance);
void paintLane(QPainter& painter, const views::Lane& lane, const views::LaneGeometry& geometry,
               const LaneAppearance& appearance, const views::LaneTexts& texts);

} // namespace poolhouse::ui
