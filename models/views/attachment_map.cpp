// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/attachment_map.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

namespace poolhouse::views {

namespace {

constexpr double mapMargin = 12;
constexpr double headGap = 10; ///< below the titles of the columns
constexpr double boxPadding = 12;
constexpr double boxInset = 9;   ///< above and below what is in a box
constexpr double boxGap = 16;    ///< between boxes, at least
constexpr double spreadGap = 40; ///< added between apps, at most, when the pools are higher
constexpr double leastRow = 26;
constexpr double rowExtra = 10; ///< height of a config var's row beside its text
constexpr double chipExtra = 6;
constexpr double chipPadding = 9;
constexpr double leftBand = 24;  ///< from the apps to the chips
constexpr double levelBand = 8;  ///< behind the chips, where lines run level
constexpr double leastBand = 60; ///< from there to the pools
constexpr double mostBand = 440;
constexpr double textGap = 8;
constexpr double separatorGap = 16; ///< for the dot between level and use
constexpr double portGap = 9;
constexpr double portInset = 10;

struct Columns {
    double apps, chips, pools;

    [[nodiscard]] double sum() const { return apps + chips + pools; }
};
constexpr Columns leastColumns{120, 56, 148};
constexpr Columns mostColumns{430, 240, 380};

double labelWidth(const AppsApp& app, const MapMeasure& measure) {
    return app.label ? measure.width(app.label->text, false) + measure.labelExtra : 0;
}

double statusWidth(const AppsPool& pool, const MapMeasure& measure) {
    return measure.line + textGap / 2 + measure.width(pool.status, false);
}

/// What the columns take when nothing is cut off.
Columns wantedColumns(const AppsView& view, const MapMeasure& measure) {
    Columns wanted = leastColumns;
    const auto grow = [](double& column, double text, double padding, double most) {
        column = std::min(std::max(column, text + 2 * padding), most);
    };
    for (const auto& app : view.apps) {
        const double label = labelWidth(app, measure);
        grow(wanted.apps, measure.width(app.name, true) + label + (label > 0 ? textGap : 0), boxPadding,
             mostColumns.apps);
        for (const auto& var : app.vars) {
            grow(wanted.apps, measure.width(var.name, false), boxPadding, mostColumns.apps);
            grow(wanted.chips, measure.width(var.credential, false), chipPadding, mostColumns.chips);
        }
    }
    for (const auto& pool : view.pools) {
        const double head = measure.width(pool.name, true) + textGap + statusWidth(pool, measure);
        const double figures = measure.width(pool.shape, false) + separatorGap + measure.width(pool.use, false);
        grow(wanted.pools, std::max(head, figures), boxPadding, mostColumns.pools);
    }
    return wanted;
}

/// Level, number of instances and short use of a pool are never cut off while names can be.
Columns leastColumnsFor(const AppsView& view, const MapMeasure& measure, double available) {
    Columns least = leastColumns;
    for (const auto& pool : view.pools) {
        const double figures = std::max(measure.width(pool.shape, false), measure.width(pool.shortUse, false));
        least.pools = std::max(least.pools, figures + 2 * boxPadding);
    }
    least.pools = std::min(least.pools, available - least.apps - least.chips);
    return least;
}

/// The widest columns shrink first.
Columns columnsFor(Columns columns, const Columns& least, double available) {
    while (columns.sum() > available) {
        double* widest = nullptr;
        const std::array<std::pair<double*, double>, 3> all{
            {{&columns.apps, least.apps}, {&columns.chips, least.chips}, {&columns.pools, least.pools}}};
        for (const auto& [width, limit] : all) {
            if (*width > limit && (widest == nullptr || *width > *widest)) {
                widest = width;
            }
        }
        if (widest == nullptr) {
            break;
        }
        *widest -= std::min(1.0, columns.sum() - available);
    }
    return columns;
}

class MapLayout {
public:
    MapLayout(const AppsView& view, double width, const MapMeasure& measure, const std::optional<MapRange>& range)
        : m_view(view), m_measure(measure), m_range(range) {
        const double inner = std::clamp(width, leastMapWidth, mostMapWidth) - 2 * mapMargin;
        const double bands = leftBand + levelBand + leastBand;
        m_columns =
            columnsFor(wantedColumns(view, measure), leastColumnsFor(view, measure, inner - bands), inner - bands);
        const double spare = std::max(inner - bands - m_columns.sum(), 0.0);
        m_chipsAt = mapMargin + m_columns.apps + leftBand;
        m_poolsAt = m_chipsAt + m_columns.chips + levelBand + leastBand + std::min(spare, mostBand - leastBand);
        m_top = mapMargin + measure.line + headGap;
        m_map.width = m_poolsAt + m_columns.pools + mapMargin;
        m_map.heads = {QPointF(mapMargin, mapMargin), QPointF(m_chipsAt, mapMargin), QPointF(m_poolsAt, mapMargin)};
    }

    AttachmentMap make() {
        measurePools();
        const double pools = stackHeight(m_poolHeights);
        const double apps = appsHeight();
        const double sentence = m_view.empty.isEmpty() ? 0.0 : 4 * m_measure.line; // in place of the apps
        m_body = std::max({pools, apps, sentence});
        placeApps(apps);
        placePools(pools);
        placePorts();
        m_map.height = m_top + m_body + mapMargin;
        return std::move(m_map);
    }

private:
    [[nodiscard]] double rowHeight() const { return std::max(leastRow, m_measure.line + rowExtra); }

    [[nodiscard]] bool labelBelow(const AppsApp& app) const {
        const double label = labelWidth(app, m_measure);
        const double least = std::min(m_measure.width(app.name, true), m_columns.apps / 2);
        return label > 0 && least + textGap + label > m_columns.apps - 2 * boxPadding;
    }

    [[nodiscard]] double appHeight(const AppsApp& app) const {
        return 2 * boxInset + m_measure.line * (labelBelow(app) ? 2 : 1) +
               rowHeight() * static_cast<double>(app.vars.size());
    }

    static double stackHeight(const std::vector<double>& heights) {
        const double gaps = boxGap * static_cast<double>(std::max<std::size_t>(heights.size(), 1) - 1);
        return std::accumulate(heights.begin(), heights.end(), gaps);
    }

    [[nodiscard]] double appsHeight() const {
        std::vector<double> heights;
        for (const auto& app : m_view.apps) {
            heights.push_back(appHeight(app));
        }
        return stackHeight(heights);
    }

    void placeApps(double height) {
        const auto count = static_cast<double>(m_view.apps.size());
        const double more = count > 1 ? std::min(spreadGap, (m_body - height) / (count - 1)) : 0;
        double y = m_top + (m_body - height - more * std::max(count - 1, 0.0)) / 2;
        for (const auto& app : m_view.apps) {
            placeApp(app, y);
            y += appHeight(app) + boxGap + more;
        }
    }

    void placeApp(const AppsApp& app, double y) {
        const double inner = m_columns.apps - 2 * boxPadding;
        const double line = m_measure.line;
        AttachmentMap::App placed;
        placed.box = QRectF(mapMargin, y, m_columns.apps, appHeight(app));
        placed.name = QRectF(mapMargin + boxPadding, y + boxInset, inner, line);
        double rows = placed.name.bottom();
        if (const double label = labelWidth(app, m_measure); labelBelow(app)) {
            placed.label = QRectF(placed.name.left(), rows, std::min(label, inner), line);
            rows += line;
        } else if (label > 0) {
            placed.name.setWidth(std::min(m_measure.width(app.name, true), inner - textGap - label));
            placed.label = QRectF(placed.name.right() + textGap, placed.name.top(), label, line);
        }
        for (std::size_t var = 0; var < app.vars.size(); ++var) {
            placeLink(app.vars[var], m_map.apps.size(), var,
                      QRectF(mapMargin, rows + rowHeight() * static_cast<double>(var), m_columns.apps, rowHeight()));
        }
        m_map.apps.push_back(placed);
    }

    void placeLink(const AppsVar& var, std::size_t app, std::size_t index, const QRectF& row) {
        AttachmentMap::Link link;
        link.app = app;
        link.var = index;
        link.pool = var.pool;
        link.credential = m_credentials.emplace(var.role, m_credentials.size()).first->second;
        link.row = row;
        link.name = row.adjusted(boxPadding, 0, -boxPadding, 0);
        const double y = row.center().y();
        const double height = m_measure.line + chipExtra;
        link.chip = QRectF(
            m_chipsAt, y - height / 2,
            std::clamp(m_measure.width(var.credential, false) + 2 * chipPadding, leastColumns.chips, m_columns.chips),
            height);
        link.from = QPointF(row.right(), y);
        link.bend = QPointF(m_chipsAt + m_columns.chips + levelBand, y);
        m_map.links.push_back(link);
    }

    /// Boxes at the top; placePools() moves them down.
    void measurePools() {
        const double inner = m_columns.pools - 2 * boxPadding;
        const double line = m_measure.line;
        const double left = m_poolsAt + boxPadding;
        for (const auto& pool : m_view.pools) {
            AttachmentMap::Pool placed;
            const double name = m_measure.width(pool.name, true);
            const double status = statusWidth(pool, m_measure);
            const bool beside = name + textGap + status <= inner;
            placed.name = QRectF(left, boxInset, beside ? name : inner, line);
            double y = boxInset + line;
            const double shape = m_measure.width(pool.shape, false);
            const bool together = shape + separatorGap + m_measure.width(pool.use, false) <= inner;
            if (!pool.shape.isEmpty()) {
                placed.shape = QRectF(left, y, together ? shape : inner, line);
                y += together ? 0 : line;
            }
            const double useAt = together && !pool.shape.isEmpty() ? placed.shape.right() + separatorGap : left;
            placed.use = QRectF(useAt, y, left + inner - useAt, line);
            y += line;
            const double markAt = beside ? left + inner - status : left;
            placed.mark = QRectF(markAt, beside ? boxInset : y, line, line);
            placed.status = QRectF(placed.mark.right() + textGap / 2, placed.mark.top(), 0, line);
            placed.status.setRight(left + inner);
            y += beside ? 0 : line;
            placed.box = QRectF(m_poolsAt, 0, m_columns.pools, y + boxInset);
            m_poolHeights.push_back(placed.box.height());
            m_map.pools.push_back(placed);
        }
    }

    /// As near as possible to the middle of what leads to each, in their order: pools that are too close are moved as
    /// one (weighted isotonic regression).
    void placePools(double height) {
        const auto [highest, lowest] = poolRange(height);
        struct Block {
            double at;     ///< offset to the position in a stack without spare room
            double weight; ///< links
            std::size_t pools;
        };
        std::vector<Block> blocks;
        constexpr double weightless = 1e-6;
        double stacked = m_top;
        for (std::size_t pool = 0; pool < m_poolHeights.size(); ++pool) {
            double sum = 0;
            double links = 0;
            for (const auto& link : m_map.links) {
                sum += link.pool == pool ? link.from.y() : 0;
                links += link.pool == pool ? 1 : 0;
            }
            const double before = blocks.empty() ? 0 : blocks.back().at;
            blocks.push_back(
                {links > 0 ? sum / links - m_poolHeights[pool] / 2 - stacked : before, std::max(links, weightless), 1});
            stacked += m_poolHeights[pool] + boxGap;
            while (blocks.size() > 1 && blocks[blocks.size() - 2].at > blocks.back().at) {
                const Block last = blocks.back();
                blocks.pop_back();
                auto& merged = blocks.back();
                merged.at = (merged.at * merged.weight + last.at * last.weight) / (merged.weight + last.weight);
                merged.weight += last.weight;
                merged.pools += last.pools;
            }
        }
        double y = m_top;
        std::size_t pool = 0;
        for (const auto& block : blocks) {
            const double moved = std::clamp(block.at, highest, lowest);
            for (std::size_t each = 0; each < block.pools; ++each, ++pool) {
                moveDown(m_map.pools[pool], y + moved);
                y += m_poolHeights[pool] + boxGap;
            }
        }
    }

    /// How far the stack of pools may be moved down.
    [[nodiscard]] std::pair<double, double> poolRange(double height) const {
        const double lowest = std::max(m_body - height, 0.0);
        if (!m_range || m_range->bottom - m_range->top < height + 2 * boxGap) {
            return {0.0, lowest};
        }
        const double from = std::clamp(m_range->top + boxGap - m_top, 0.0, lowest);
        return {from, std::clamp(m_range->bottom - boxGap - m_top - height, from, lowest)};
    }

    static void moveDown(AttachmentMap::Pool& pool, double by) {
        for (QRectF* rect : {&pool.box, &pool.name, &pool.shape, &pool.use, &pool.mark, &pool.status}) {
            rect->translate(0, by);
        }
    }

    /// Links are in the order of their height, so that those of a pool do not cross.
    void placePorts() {
        std::vector<std::size_t> count(m_map.pools.size());
        for (const auto& link : m_map.links) {
            ++count[link.pool];
        }
        std::vector<std::size_t> placed(m_map.pools.size());
        for (auto& link : m_map.links) {
            const auto& box = m_map.pools[link.pool].box;
            const auto between = static_cast<double>(count[link.pool] - 1);
            const double step = between > 0 ? std::min(portGap, (box.height() - 2 * portInset) / between) : 0;
            link.to =
                QPointF(box.left(), box.center().y() + step * (static_cast<double>(placed[link.pool]++) - between / 2));
        }
    }

    const AppsView& m_view;
    const MapMeasure& m_measure;
    std::optional<MapRange> m_range;
    Columns m_columns{};
    double m_chipsAt = 0;
    double m_poolsAt = 0;
    double m_top = 0;
    double m_body = 0; ///< height of the columns
    std::vector<double> m_poolHeights;
    std::map<std::string, std::size_t> m_credentials;
    AttachmentMap m_map;
};

} // namespace

AttachmentMap attachmentMap(const AppsView& view, double width, const MapMeasure& measure,
                            const std::optional<MapRange>& range) {
    return MapLayout(view, width, measure, range).make();
}

} // namespace poolhouse::views
