// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/apps_view.h"

#include <QPointF>
#include <QRectF>

#include <array>
#include <functional>
#include <optional>
#include <vector>

/// Where the parts of the map of attachments are, from its leading edge; a painter mirrors them for right-to-left. In
/// device-independent pixels. No two parts overlap; only lines cross. Pure.
namespace poolhouse::views {

/// A font, as far as the layout asks for it.
struct MapMeasure {
    std::function<double(const QString&, bool strong)> width;
    double line = 14;       ///< height of a line
    double labelExtra = 11; ///< width of a label beside that of its text
};

/// The layout of the map; rectangles in device-independent pixels from its top left corner.
struct AttachmentMap {
    struct App {
        QRectF box;
        QRectF name;
        QRectF label; ///< empty without one
    };
    /// One for each attachment, in the order of the apps and their vars.
    struct Link {
        std::size_t app = 0;
        std::size_t var = 0; ///< of the app
        std::size_t pool = 0;
        std::size_t credential = 0; ///< the same number for links with the same credential
        QRectF row;                 ///< of the config var, in the box of its app
        QRectF name;                ///< in the row
        QRectF chip;                ///< of the credential
        QPointF from;               ///< where the line leaves the box of the app
        QPointF bend;               ///< from where it no longer runs level
        QPointF to;                 ///< where it meets the pool
    };
    struct Pool {
        QRectF box;
        QRectF name;
        QRectF shape; ///< empty without one
        QRectF use;
        QRectF mark;   ///< of the status
        QRectF status; ///< its word
    };
    /// What can be pointed at, or have the keyboard's place.
    struct Part {
        enum class Kind { None, App, Var, Chip, Pool };
        Kind kind = Kind::None;
        std::size_t index = 0; ///< into apps, links or pools

        friend bool operator==(const Part&, const Part&) = default;
    };

    std::vector<App> apps;
    std::vector<Link> links;
    std::vector<Pool> pools;
    std::array<QPointF, 3> heads{}; ///< leading edge and top of the columns' titles
    double width = 0;               ///< used, at most what was given; device-independent pixels
    double height = 0;              ///< the same

    [[nodiscard]] QRectF rectOf(const Part& part) const; ///< empty for None
    [[nodiscard]] Part at(QPointF point) const;
    /// Whether `part` lights a link: it is one of its ends, or a chip of its credential.
    [[nodiscard]] bool lit(const Part& part, std::size_t link) const;
};

/// Below this width the map scrolls sideways.
inline constexpr double leastMapWidth = 440;
inline constexpr double mostMapWidth = 1320;

/// The part of the map's height that is on the screen.
struct MapRange {
    double top = 0;
    double bottom = 0;

    friend bool operator==(const MapRange&, const MapRange&) = default;
};

/// With a range the pools are kept inside it, as far as there is room for all of them; nothing else depends on it.
[[nodiscard]] AttachmentMap attachmentMap(const AppsView& view, double width, const MapMeasure& measure,
                                          const std::optional<MapRange>& range = std::nullopt);

/// Curve from `bend` to `to`, as its two control points.
[[nodiscard]] std::array<QPointF, 2> controlPoints(const AttachmentMap::Link& link);

/// Where a key leads: by columns (-1, 1) or within one (-1, 1). `part` itself when there is nothing.
[[nodiscard]] AttachmentMap::Part neighbour(const AttachmentMap& map, const AttachmentMap::Part& part, int columns,
                                            int rows);

} // namespace poolhouse::views
