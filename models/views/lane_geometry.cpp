// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/lane_geometry.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace poolhouse::views {

namespace {

/// x of so many connections. Rounded from their sum, so that neighbours meet and nothing drifts.
class LaneRuler {
public:
    LaneRuler(const LaneStyle& style, double unit) : m_pixel(style.pixel), m_unit(unit) {}
    [[nodiscard]] double at(std::int64_t connections) const {
        return std::round(static_cast<double>(connections) * m_unit / m_pixel) * m_pixel;
    }
    [[nodiscard]] std::optional<double> at(const std::optional<std::int64_t>& connections) const {
        return connections ? std::optional(at(*connections)) : std::nullopt;
    }

private:
    double m_pixel;
    double m_unit;
};

template <class Parts, class Size>
std::vector<QRectF> inARow(const Parts& parts, Size size, const LaneRuler& ruler, double top, double height) {
    std::vector<QRectF> rects;
    rects.reserve(parts.size());
    std::int64_t sum = 0;
    for (const auto& part : parts) {
        const double from = ruler.at(sum);
        sum += size(part);
        rects.emplace_back(from, top, ruler.at(sum) - from, height);
    }
    return rects;
}

std::int64_t itself(std::int64_t limit) {
    return limit;
}

std::int64_t sumOf(const std::vector<std::int64_t>& limits) {
    return std::accumulate(limits.begin(), limits.end(), std::int64_t{0});
}

/// Blocks of an unknown limit have the same width at every scale.
double unknownWidth(const Lane& lane, const LaneStyle& style) {
    const auto unknown =
        std::count_if(lane.blocks.begin(), lane.blocks.end(), [](const LaneBlock& block) { return block.limit <= 0; });
    const double width =
        std::min(style.unknownBlock, style.unknownBlocks / static_cast<double>(std::max<std::ptrdiff_t>(unknown, 1)));
    return std::max(std::floor(width / style.pixel), 1.0) * style.pixel;
}

double unknownTogether(const Lane& lane, const LaneStyle& style) {
    return unknownWidth(lane, style) *
           static_cast<double>(std::count_if(lane.blocks.begin(), lane.blocks.end(),
                                             [](const LaneBlock& block) { return block.limit <= 0; }));
}

std::int64_t blocksTogether(const Lane& lane) {
    return std::accumulate(lane.blocks.begin(), lane.blocks.end(), std::int64_t{0},
                           [](std::int64_t sum, const LaneBlock& block) { return sum + block.limit; });
}

/// Connections to the end of all but the blocks and the needs.
std::int64_t overlaidExtent(const Lane& lane) {
    return std::max({sumOf(lane.outline), sumOf(lane.ghost), lane.limit.value_or(0), lane.inUse.value_or(0),
                     lane.peak.value_or(0), lane.usable.value_or(0)});
}

std::int64_t needsTogether(const Lane& lane) {
    return std::accumulate(lane.needs.begin(), lane.needs.end(), std::int64_t{0},
                           [](std::int64_t sum, const LaneNeed& need) { return sum + need.connections; });
}

std::vector<QRectF> blockRects(const Lane& lane, const LaneStyle& style, const LaneRuler& ruler) {
    std::vector<QRectF> rects;
    rects.reserve(lane.blocks.size());
    const double each = unknownWidth(lane, style);
    std::int64_t sum = 0;
    double unknown = 0;
    for (const auto& block : lane.blocks) {
        const double from = ruler.at(sum) + unknown;
        sum += block.limit;
        unknown += block.limit > 0 ? 0 : each;
        rects.emplace_back(from, style.top, ruler.at(sum) + unknown - from, style.blockHeight);
    }
    return rects;
}

/// Returns whether something was cut off.
bool cutAt(std::vector<QRectF>& needs, double available) {
    bool cut = false;
    for (auto& need : needs) {
        cut = cut || need.right() > available;
        need.setLeft(std::min(need.left(), available));
        need.setRight(std::min(need.right(), available));
    }
    return cut;
}

double handleRoom(const LaneStyle& style) {
    return style.handleGap + style.handleWidth;
}

/// From a range of x.
double distance(const QRectF& rect, double x) {
    return std::max({rect.left() - x, x - rect.right(), 0.0});
}

} // namespace

double laneUnit(std::span<const Lane> lanes, const LaneStyle& style, double width, double zoom) {
    std::int64_t drawn = 0, needed = 0;
    for (const auto& lane : lanes) {
        drawn = std::max({drawn, blocksTogether(lane), overlaidExtent(lane)});
        needed = std::max(needed, needsTogether(lane));
    }
    const auto most = drawn > 0 ? std::max(drawn, std::min(needed, mostNeedShare * drawn)) : needed;
    const double available = std::floor((width - handleRoom(style)) / style.pixel) * style.pixel;
    if (most <= 0 || available <= 0) {
        return 0;
    }
    double unit = available / static_cast<double>(most);
    for (const auto& lane : lanes) {
        if (const auto blocks = blocksTogether(lane); blocks > 0) {
            unit = std::min(unit, (available - unknownTogether(lane, style)) / static_cast<double>(blocks));
        }
    }
    return std::max(unit, 0.0) * std::clamp(zoom, 1.0, mostZoom);
}

LaneGeometry laneGeometry(const Lane& lane, const LaneStyle& style, double unit, double available) {
    const LaneRuler ruler(style, unit);
    LaneGeometry geometry;
    const auto connections = [](const LaneNeed& need) { return need.connections; };
    geometry.blocks = blockRects(lane, style, ruler);
    geometry.outline = inARow(lane.outline, itself, ruler, style.top, style.blockHeight);
    geometry.ghost = inARow(lane.ghost, itself, ruler, style.top, style.blockHeight);
    geometry.needs = inARow(lane.needs, connections, ruler, style.top + style.needInset, style.needHeight);
    geometry.cut = cutAt(geometry.needs, std::floor(available / style.pixel) * style.pixel);
    geometry.afterLoss = ruler.at(lane.afterLoss);
    geometry.usable = ruler.at(lane.usable);
    geometry.inUse = ruler.at(lane.inUse);
    geometry.peak = ruler.at(lane.peak);
    if (lane.limit && lane.afterLoss && *lane.afterLoss < *lane.limit) {
        const double from = ruler.at(*lane.afterLoss);
        geometry.lost = QRectF(from, style.top, ruler.at(*lane.limit) - from, style.blockHeight);
    }
    const double blocks = geometry.blocks.empty() ? 0 : geometry.blocks.back().right();
    geometry.handle =
        QRectF(blocks + style.handleGap, style.top + style.blockHeight / 4, style.handleWidth, style.blockHeight / 2);
    const double needs = geometry.needs.empty() ? 0 : geometry.needs.back().right();
    geometry.end = std::max({ruler.at(overlaidExtent(lane)), needs, geometry.handle.right()});
    return geometry;
}

QRectF handleTarget(const LaneGeometry& geometry) {
    const auto& handle = geometry.handle;
    const double height = std::max(leastTarget, handle.height());
    const double before = std::max(leastTarget - handle.width(), 0.0) / 2;
    const double onBlock = geometry.blocks.empty() ? 0 : geometry.blocks.back().width() / 4;
    const double edge = geometry.blocks.empty() ? 0 : geometry.blocks.back().right();
    const double left = std::max(handle.left() - before, edge - onBlock);
    return {left, handle.center().y() - height / 2, std::max(leastTarget, handle.right() - left), height};
}

LaneHit laneHit(const LaneGeometry& geometry, QPointF at) {
    if (handleTarget(geometry).contains(at)) {
        return {LaneHit::Part::Handle, 0};
    }
    std::optional<std::size_t> nearest;
    double least = leastTarget / 2;
    for (std::size_t index = 0; index < geometry.needs.size(); ++index) {
        const auto& need = geometry.needs[index];
        const double away = distance(need, at.x());
        const double reach = std::max(leastTarget - need.width(), 0.0) / 2;
        if (at.y() >= need.top() && at.y() <= need.bottom() && away <= reach && (!nearest || away < least)) {
            nearest = index;
            least = away;
        }
    }
    if (nearest) {
        return {LaneHit::Part::Need, *nearest};
    }
    for (std::size_t index = 0; index < geometry.blocks.size(); ++index) {
        if (geometry.blocks[index].contains(at)) {
            return {LaneHit::Part::Block, index};
        }
    }
    return {};
}

} // namespace poolhouse::views
