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

/// Connections from the start of the lane to the end of what is drawn.
std::int64_t extentOf(const Lane& lane) {
    std::int64_t blocks = 0, needs = 0;
    for (const auto& block : lane.blocks) {
        blocks += block.limit;
    }
    for (const auto& need : lane.needs) {
        needs += need.connections;
    }
    const auto sum = [](const std::vector<std::int64_t>& limits) {
        return std::accumulate(limits.begin(), limits.end(), std::int64_t{0});
    };
    return std::max({blocks, needs, sum(lane.outline), sum(lane.ghost), lane.inUse.value_or(0), lane.peak.value_or(0)});
}

} // namespace

double laneUnit(std::span<const Lane> lanes, const LaneStyle& style, double width, double zoom) {
    std::int64_t most = 0;
    for (const auto& lane : lanes) {
        most = std::max(most, extentOf(lane));
    }
    const double room = width - style.handleGap - style.handleWidth;
    return most > 0 && room > 0 ? room / static_cast<double>(most) * std::clamp(zoom, 1.0, mostZoom) : 0;
}

LaneGeometry laneGeometry(const Lane& lane, const LaneStyle& style, double unit) {
    const LaneRuler ruler(style, unit);
    LaneGeometry geometry;
    const auto limit = [](const LaneBlock& block) { return block.limit; };
    const auto connections = [](const LaneNeed& need) { return need.connections; };
    geometry.blocks = inARow(lane.blocks, limit, ruler, style.top, style.blockHeight);
    geometry.outline = inARow(lane.outline, itself, ruler, style.top, style.blockHeight);
    geometry.ghost = inARow(lane.ghost, itself, ruler, style.top, style.blockHeight);
    geometry.needs = inARow(lane.needs, connections, ruler, style.top + style.needInset, style.needHeight);
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
    geometry.end = std::max(ruler.at(extentOf(lane)), geometry.handle.right());
    return geometry;
}

} // namespace poolhouse::views
