// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/attachment_map.h"

#include <algorithm>
#include <cstddef>

namespace poolhouse::views {

namespace {

using Part = AttachmentMap::Part;

/// The parts of a column from the top.
std::vector<Part> columnParts(const AttachmentMap& map, int column) {
    std::vector<Part> parts;
    if (column == 0) {
        for (std::size_t link = 0; link < map.links.size(); ++link) {
            if (map.links[link].var == 0) {
                parts.push_back({Part::Kind::App, map.links[link].app});
            }
            parts.push_back({Part::Kind::Var, link});
        }
        return parts;
    }
    const auto count = column == 1 ? map.links.size() : map.pools.size();
    for (std::size_t index = 0; index < count; ++index) {
        parts.push_back({column == 1 ? Part::Kind::Chip : Part::Kind::Pool, index});
    }
    return parts;
}

int columnOf(Part::Kind kind) {
    return kind == Part::Kind::Pool ? 2 : kind == Part::Kind::Chip ? 1 : 0;
}

template <class Same> std::size_t firstLink(const AttachmentMap& map, Same same) {
    return static_cast<std::size_t>(std::find_if(map.links.begin(), map.links.end(), same) - map.links.begin());
}

Part sideways(const AttachmentMap& map, const Part& part, int columns) {
    const bool on = columns > 0;
    switch (part.kind) {
    case Part::Kind::App:
        return on ? Part{Part::Kind::Chip, firstLink(map, [&](const auto& link) { return link.app == part.index; })}
                  : part;
    case Part::Kind::Var:
        return on ? Part{Part::Kind::Chip, part.index} : Part{Part::Kind::App, map.links[part.index].app};
    case Part::Kind::Chip:
        return on ? Part{Part::Kind::Pool, map.links[part.index].pool} : Part{Part::Kind::Var, part.index};
    case Part::Kind::Pool: {
        const auto link = firstLink(map, [&](const auto& each) { return each.pool == part.index; });
        return on || link == map.links.size() ? part : Part{Part::Kind::Chip, link};
    }
    case Part::Kind::None: break;
    }
    return part;
}

} // namespace

QRectF AttachmentMap::rectOf(const Part& part) const {
    switch (part.kind) {
    case Part::Kind::App: return part.index < apps.size() ? apps[part.index].box : QRectF();
    case Part::Kind::Var: return part.index < links.size() ? links[part.index].row : QRectF();
    case Part::Kind::Chip: return part.index < links.size() ? links[part.index].chip : QRectF();
    case Part::Kind::Pool: return part.index < pools.size() ? pools[part.index].box : QRectF();
    case Part::Kind::None: break;
    }
    return {};
}

Part AttachmentMap::at(QPointF point) const {
    for (std::size_t link = 0; link < links.size(); ++link) {
        if (links[link].row.contains(point)) {
            return {Part::Kind::Var, link};
        }
        if (links[link].chip.contains(point)) {
            return {Part::Kind::Chip, link};
        }
    }
    for (std::size_t app = 0; app < apps.size(); ++app) {
        if (apps[app].box.contains(point)) {
            return {Part::Kind::App, app};
        }
    }
    for (std::size_t pool = 0; pool < pools.size(); ++pool) {
        if (pools[pool].box.contains(point)) {
            return {Part::Kind::Pool, pool};
        }
    }
    return {};
}

bool AttachmentMap::lit(const Part& part, std::size_t link) const {
    const auto& tested = links[link];
    switch (part.kind) {
    case Part::Kind::App: return tested.app == part.index;
    case Part::Kind::Var: return link == part.index;
    case Part::Kind::Chip: return part.index < links.size() && tested.credential == links[part.index].credential;
    case Part::Kind::Pool: return tested.pool == part.index;
    case Part::Kind::None: break;
    }
    return false;
}

std::array<QPointF, 2> controlPoints(const AttachmentMap::Link& link) {
    const double middle = (link.to.x() - link.bend.x()) / 2;
    return {link.bend + QPointF(middle, 0), link.to - QPointF(middle, 0)};
}

Part neighbour(const AttachmentMap& map, const Part& part, int columns, int rows) {
    if (part.kind == Part::Kind::None) {
        const auto first = columnParts(map, map.apps.empty() ? 2 : 0);
        return first.empty() ? part : first.front();
    }
    if (columns != 0) {
        return sideways(map, part, columns);
    }
    const auto parts = columnParts(map, columnOf(part.kind));
    const auto at = std::find(parts.begin(), parts.end(), part);
    const auto last = static_cast<std::ptrdiff_t>(parts.size()) - 1;
    return at == parts.end()
               ? part
               : parts[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>((at - parts.begin()) + rows, 0, last))];
}

} // namespace poolhouse::views
