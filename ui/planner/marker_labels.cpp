// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/marker_labels.h"

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr double labelGap = 5; ///< between a marker and its label, sideways
constexpr double overlap = 2;  ///< upwards and downwards a label may reach beside its marker
constexpr int mostLines = 5;   ///< by which a label is moved: in a corner two others take at most four places

/// The best first.
std::vector<QRectF> candidates(const LabelledMarker& marker) {
    const QSizeF& size = marker.label;
    std::vector<QRectF> places;
    for (int line = 0; line < mostLines; ++line) {
        const double below = marker.box.bottom() - overlap + line * size.height();
        const double above = marker.box.top() + overlap - (line + 1) * size.height();
        const double right = marker.box.right() + labelGap;
        const double left = marker.box.left() - labelGap - size.width();
        for (const bool up : {marker.above, !marker.above}) {
            for (const bool atLeft : {marker.above, !marker.above}) {
                places.emplace_back(QPointF(atLeft ? left : right, up ? above : below), size);
            }
        }
    }
    return places;
}

bool isFree(const QRectF& place, const std::vector<QRectF>& taken) {
    return std::none_of(taken.begin(), taken.end(), [&place](const QRectF& each) { return each.intersects(place); });
}

QRectF placeLabel(const LabelledMarker& marker, const std::vector<LabelledMarker>& markers,
                  const std::vector<QRectF>& labels, const QRectF& bounds) {
    auto places = candidates(marker);
    std::erase_if(places, [&bounds](const QRectF& place) { return !bounds.contains(place); });
    std::erase_if(places, [&labels](const QRectF& place) { return !isFree(place, labels); });
    const auto clear = std::find_if(places.begin(), places.end(), [&markers](const QRectF& place) {
        return std::none_of(markers.begin(), markers.end(),
                            [&place](const LabelledMarker& each) { return each.box.intersects(place); });
    });
    if (clear != places.end()) {
        return *clear;
    }
    return places.empty() ? candidates(marker).front() : places.front();
}

} // namespace

std::vector<QRectF> placeLabels(const std::vector<LabelledMarker>& markers, const QRectF& bounds) {
    std::vector<QRectF> labels;
    labels.reserve(markers.size());
    for (const auto& marker : markers) {
        labels.push_back(placeLabel(marker, markers, labels, bounds));
    }
    return labels;
}

} // namespace poolhouse::ui
