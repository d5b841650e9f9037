// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/lane.h"

#include <QPointF>
#include <QRectF>

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// Where the parts of a lane are, from its leading edge; a painter mirrors them for right-to-left. Pure.
namespace poolhouse::views {

/// Device-independent pixels. The font decides on the heights of text.
struct LaneStyle {
    double top = 20; ///< above the blocks: the pointer and its text
    double blockHeight = 52;
    double needInset = 6; ///< of a need from the top of its block
    double needHeight = 26;
    double bottom = 18;   ///< below the blocks: the limit after a loss
    double handleGap = 4; ///< from the last block to the handle
    double handleWidth = 8;
    double unknownBlock = 64;   ///< width of a block whose limit is unknown,
    double unknownBlocks = 256; ///< unless so many together get wider than this: then less
    double pixel = 1;           ///< one pixel of the device: edges lie on multiples of it

    [[nodiscard]] double height() const { return top + blockHeight + bottom; }
};

struct LaneGeometry {
    std::vector<QRectF> blocks;                           ///< one for each of the lane
    std::vector<QRectF> outline;                          ///< likewise
    std::vector<QRectF> ghost;                            ///< likewise
    std::vector<QRectF> needs;                            ///< likewise; may reach beyond the blocks
    bool cut = false;                                     ///< needs extend beyond the drawing
    std::optional<QRectF> lost;                           ///< hatched: gone when an instance is lost
    std::optional<double> afterLoss, usable, inUse, peak; ///< x of the line or the pointer
    QRectF handle;                                        ///< drags the count
    double end = 0;                                       ///< right edge of all but text: blocks, needs, ghosts, handle

    friend bool operator==(const LaneGeometry&, const LaneGeometry&) = default;
};

/// Pixels for a connection, so that the widest of the lanes with all it draws takes `width`; times `zoom` (1 to
/// mostZoom). Needs count up to mostNeedShare times what else is drawn, so that a mistyped one leaves pools to be seen;
/// the rest is cut off. 0 when nothing is to be drawn.
inline constexpr double mostZoom = 16;
inline constexpr int mostNeedShare = 2;
[[nodiscard]] double laneUnit(std::span<const Lane> lanes, const LaneStyle& style, double width, double zoom = 1);

/// `available`: where the drawing ends and needs are cut off; the width times the zoom.
[[nodiscard]] LaneGeometry laneGeometry(const Lane& lane, const LaneStyle& style, double unit,
                                        double available = std::numeric_limits<double>::max());

/// What a pointer at some place of a lane takes hold of.
struct LaneHit {
    enum class Part { None, Block, Need, Handle };
    Part part = Part::None;
    std::size_t index = 0; ///< of the block or the need

    friend bool operator==(const LaneHit&, const LaneHit&) = default;
};

inline constexpr double leastTarget = 24; ///< width and height of what can be hit, in pixels

/// Where the handle can be hit: at least leastTarget in each direction, and little of the last block.
[[nodiscard]] QRectF handleTarget(const LaneGeometry& geometry);
/// `at` from the leading edge, as the geometry. Narrow needs are hit beside them too; the nearest wins.
[[nodiscard]] LaneHit laneHit(const LaneGeometry& geometry, QPointF at);

} // namespace poolhouse::views
