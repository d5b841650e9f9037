// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/lane.h"
#include "tests/models/core/random_values.h"

#include <algorithm>
#include <array>

/// Lanes from a seed: also such as no cluster has.
namespace poolhouse::test {

using views::Lane;
using views::LaneBlock;

inline std::int64_t randomLimit(Random& random) {
    constexpr std::array limits{380, 800, 1600, 3200, 5000};
    return random.oneIn(6) ? random.between(1, 9000) : limits[static_cast<std::size_t>(random.below(5))];
}

inline void addBlocks(Lane& lane, Random& random) {
    const std::int64_t limit = random.oneIn(10) ? 0 : randomLimit(random);
    const int accepting = lane.leader ? 1 : random.below(14);
    for (int at = 0; at < accepting; ++at) {
        lane.blocks.push_back(
            {random.oneIn(3) ? LaneBlock::Kind::Added : LaneBlock::Kind::Up, limit, QString::number(at + 1), {}});
    }
    if (lane.leader && random.oneIn(2)) {
        lane.blocks.push_back(
            {random.oneIn(3) ? LaneBlock::Kind::Removed : LaneBlock::Kind::Standby, limit, QStringLiteral("S"), {}});
    } else if (!lane.leader && random.oneIn(3)) {
        lane.blocks.resize(lane.blocks.size() + static_cast<std::size_t>(random.between(1, 4)),
                           {LaneBlock::Kind::Removed, limit, {}, {}});
    }
    if (limit == 0 && accepting > 0) {
        return;
    }
    lane.limit = limit * accepting;
    if (!lane.leader) {
        lane.afterLoss = limit * std::max(accepting - 1, 0);
    }
    lane.usable = lane.afterLoss.value_or(*lane.limit) * random.between(10, 100) / 100;
}

inline QString randomWord(Random& random, int longest) {
    return QString::fromStdString(random.text("abcdefghijklmnopqrstuvwxyz-", random.between(1, longest)));
}

inline void addTexts(Lane& lane, Random& random) {
    lane.name = randomWord(random, 32);
    if (lane.inUse || random.oneIn(3)) {
        lane.use = random.oneIn(2) ? QStringLiteral("in use 612, peak in 3 min 700") : QStringLiteral("in use unknown");
    }
    lane.carries =
        lane.limit ? QStringLiteral("1,900, 21% margin kept after losing one: 1,200") : QStringLiteral("limit unknown");
    if (lane.afterLoss && *lane.limit > 0) {
        lane.loss = QStringLiteral("after losing one: 1,520");
    }
    if (random.oneIn(2)) {
        lane.overflow = random.oneIn(4) ? randomWord(random, 200)
                                        : QStringLiteral("240 connections nowhere to go if its instance fails");
    }
    lane.ghostText =
        lane.ghost.empty() ? QString() : QStringLiteral("2 \u00d7 4G-Performance: ") + randomWord(random, 60);
    lane.changed = random.oneIn(9) ? QStringLiteral("web-reads changed from 3 to 5 instances.") : QString();
}

inline Lane randomLane(Random& random) {
    Lane lane;
    lane.leader = random.oneIn(4);
    addBlocks(lane, random);
    for (int needs = random.below(7); needs > 0; --needs) {
        views::LaneNeed need;
        need.connections = random.oneIn(40) ? random.between(1, 1'000'000) : random.between(1, 1500);
        need.name = randomWord(random, 24);
        need.colour = random.below(9);
        need.met = random.oneIn(2);
        need.unknown = !need.met && random.oneIn(3);
        need.misfit = random.oneIn(6) ? QStringLiteral("needs 64 GB") : QString();
        lane.needs.push_back(need);
    }
    if (random.oneIn(4)) {
        lane.outline.assign(static_cast<std::size_t>(random.between(1, 5)), randomLimit(random));
    }
    if (random.oneIn(4)) {
        lane.ghost.assign(static_cast<std::size_t>(random.between(1, 13)), randomLimit(random));
    }
    if (random.oneIn(2)) {
        lane.inUse = random.below(4000);
        lane.peak = *lane.inUse + random.below(500);
    }
    addTexts(lane, random);
    return lane;
}

inline std::vector<Lane> randomLanes(Random& random) {
    std::vector<Lane> lanes;
    for (int left = random.between(1, 7); left > 0; --left) {
        lanes.push_back(randomLane(random));
    }
    return lanes;
}

} // namespace poolhouse::test
