// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace poolhouse::ui {

/// A marker of a chart, with the size of its label, in pixels.
struct LabelledMarker {
    QRectF box;
    QSizeF label;
    bool above = false; ///< the label is wanted above at the left; otherwise below at the right
};

/// Where the labels stand, in the order of the markers: close to their markers, inside `room`, over no other label,
/// and over a marker only in a crowd.
std::vector<QRectF> placeLabels(const std::vector<LabelledMarker>& markers, const QRectF& bounds);

} // namespace poolhouse::ui
