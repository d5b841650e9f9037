// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/lane_geometry.h"
#include "tests/models/views/random_lanes.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <array>

using namespace poolhouse;
using test::Random;
using test::randomLane;
using test::randomLanes;
using views::Lane;
using views::LaneBlock;
using views::LaneGeometry;
using views::LaneHit;
using views::LaneStyle;
using BlockKind = LaneBlock::Kind;

namespace {

constexpr int rounds = 4000;

LaneStyle styleOf(Random& random) {
    constexpr std::array pixels{1.0, 1 / 1.25, 1 / 1.5, 1 / 1.75, 0.5};
    LaneStyle style;
    style.pixel = pixels[static_cast<std::size_t>(random.below(static_cast<int>(pixels.size())))];
    return style;
}

bool onPixel(double x, double pixel) {
    return std::abs(x / pixel - std::round(x / pixel)) < 1e-6;
}

/// From the start, one after the other, each as wide as its number within a pixel.
template <class Parts, class Size>
bool toScale(const std::vector<QRectF>& rects, const Parts& parts, Size size, double unit, double pixel) {
    double end = 0;
    bool good = rects.size() == parts.size();
    for (std::size_t at = 0; good && at < rects.size(); ++at) {
        const double wanted = static_cast<double>(size(parts[at])) * unit;
        good = qFuzzyCompare(1 + rects[at].left(), 1 + end) && onPixel(rects[at].right(), pixel) &&
               std::abs(rects[at].width() - wanted) <= pixel + 1e-6;
        end = rects[at].right();
    }
    return good;
}

std::int64_t itself(std::int64_t limit) {
    return limit;
}

bool unknown(const Lane& lane) {
    return std::any_of(lane.blocks.begin(), lane.blocks.end(), [](const LaneBlock& each) { return each.limit == 0; });
}

QString place(int round, const Lane& lane, double unit) {
    return QStringLiteral("round %1, %2 blocks, unit %3").arg(round).arg(lane.blocks.size()).arg(unit);
}

/// A lane of 4G blocks with needs, a pixel for a connection of a hundred.
LaneGeometry drawn(int blocks, const std::vector<std::int64_t>& needs, double unit = 0.1) {
    Lane lane;
    lane.blocks.assign(static_cast<std::size_t>(blocks), {BlockKind::Up, 380, {}, {}});
    for (const auto connections : needs) {
        views::LaneNeed need;
        need.connections = connections;
        lane.needs.push_back(need);
    }
    return laneGeometry(lane, {}, unit);
}

} // namespace

class TestLaneGeometry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingIsToOneScale() {
        Random random(12);
        for (int round = 0; round < rounds; ++round) {
            const auto style = styleOf(random);
            const auto lanes = randomLanes(random);
            const double unit = views::laneUnit(lanes, style, random.between(200, 2400), 1 + random.share() * 3);
            for (const auto& lane : lanes) {
                const auto geometry = laneGeometry(lane, style, unit);
                const auto where = place(round, lane, unit).toUtf8();
                const auto limit = [](const LaneBlock& block) { return block.limit; };
                const auto needed = [](const views::LaneNeed& need) { return need.connections; };
                QVERIFY2(unknown(lane) || toScale(geometry.blocks, lane.blocks, limit, unit, style.pixel),
                         where.constData());
                QVERIFY2(toScale(geometry.needs, lane.needs, needed, unit, style.pixel), where.constData());
                QVERIFY2(toScale(geometry.outline, lane.outline, itself, unit, style.pixel), where.constData());
                QVERIFY2(toScale(geometry.ghost, lane.ghost, itself, unit, style.pixel), where.constData());
            }
        }
    }

    void allIsWithinTheWidthUnlessZoomed() {
        Random random(13);
        for (int round = 0; round < rounds; ++round) {
            const auto style = styleOf(random);
            const auto lanes = randomLanes(random);
            const double width = random.between(300, 2400);
            const double unit = views::laneUnit(lanes, style, width);
            for (const auto& lane : lanes) {
                const auto geometry = laneGeometry(lane, style, unit, width);
                QVERIFY2(geometry.end <= width + 1e-6, qPrintable(place(round, lane, unit)));
                for (const auto& block : geometry.blocks) {
                    QVERIFY2(block.right() <= width, qPrintable(place(round, lane, unit)));
                }
                for (const auto& need : geometry.needs) {
                    QVERIFY2(need.right() <= width, qPrintable(place(round, lane, unit)));
                }
            }
        }
    }

    /// The widest lane takes the whole width: the scale follows it.
    void theScaleFollowsTheLargestPool() {
        Random random(14);
        for (int round = 0; round < rounds; ++round) {
            Lane small, large;
            small.blocks.assign(1, {BlockKind::Up, 380, {}, {}});
            large.blocks.assign(static_cast<std::size_t>(random.between(1, 13)), {BlockKind::Up, 5000, {}, {}});
            const std::vector lanes{small, large};
            const LaneStyle style;
            const double width = random.between(300, 2400);
            QCOMPARE(laneGeometry(large, style, views::laneUnit(lanes, style, width), width).end, width);
            const double zoomed = views::laneUnit(lanes, style, width, 2);
            QCOMPARE(zoomed, 2 * views::laneUnit(lanes, style, width));
        }
    }

    void theHatchedPartIsTheLargestBlock() {
        Random random(15);
        for (int round = 0; round < rounds; ++round) {
            const auto style = styleOf(random);
            const std::vector lanes{randomLane(random)};
            const auto& lane = lanes.front();
            const double unit = views::laneUnit(lanes, style, 900);
            const auto geometry = laneGeometry(lane, style, unit);
            const auto accepting = std::count_if(lane.blocks.begin(), lane.blocks.end(),
                                                 [](const LaneBlock& block) { return block.accepts(); });
            const bool loses = !lane.leader && accepting > 0 && !unknown(lane);
            QCOMPARE(geometry.lost.has_value(), loses);
            if (loses) {
                const auto& last = geometry.blocks[static_cast<std::size_t>(accepting) - 1];
                QVERIFY2(std::abs(geometry.lost->left() - last.left()) < 1e-6 &&
                             std::abs(geometry.lost->right() - last.right()) < 1e-6,
                         qPrintable(place(round, lane, unit)));
                QCOMPARE(*geometry.afterLoss, geometry.lost->left());
            }
        }
    }

    /// A limit that is not known has no width to scale, but a block that can be seen.
    void blocksOfAnUnknownLimitStandSideBySide() {
        for (int count = 1; count <= 26; ++count) {
            Lane lane;
            lane.blocks.assign(static_cast<std::size_t>(count), {BlockKind::Added, 0, {}, {}});
            const LaneStyle style;
            const auto geometry = laneGeometry(lane, style, 0);
            double end = 0;
            for (const auto& block : geometry.blocks) {
                QCOMPARE(block.left(), end);
                QCOMPARE(block.width(), geometry.blocks.front().width());
                QVERIFY(block.width() >= 8);
                end = block.right();
            }
            QVERIFY(end <= style.unknownBlocks);
            QVERIFY(!geometry.lost && !geometry.usable);
        }
    }

    /// A million typed for a thousand does not shrink the pools to nothing.
    void anAbsurdNeedIsCutOff() {
        Lane lane;
        lane.blocks.assign(3, {BlockKind::Up, 380, {}, {}});
        views::LaneNeed need;
        need.connections = 1'000'000;
        lane.needs.assign(1, need);
        const std::vector lanes{lane};
        const double unit = views::laneUnit(lanes, {}, 600);
        const auto geometry = laneGeometry(lane, {}, unit, 600);
        QVERIFY(geometry.cut);
        QCOMPARE(geometry.needs.front().right(), 600.0);
        QVERIFY2(geometry.blocks.back().right() > 250, "the pool takes half of the room");
        lane.needs.front().connections = 2000; // not absurd: shown in full
        QVERIFY(!laneGeometry(lane, {}, views::laneUnit(std::vector{lane}, {}, 600), 600).cut);
    }

    void nothingToDraw() {
        const std::vector<Lane> none, empty{Lane{}};
        QCOMPARE(views::laneUnit(none, {}, 600), 0.0);
        QCOMPARE(views::laneUnit(empty, {}, 600), 0.0);
        QCOMPARE(views::laneUnit(empty, {}, 3), 0.0);
        const auto geometry = laneGeometry(empty.front(), {}, 0);
        QVERIFY(geometry.blocks.empty());
        QCOMPARE(handleTarget(geometry).left(), geometry.handle.left() - 4); // instances can still be dragged in
    }

    void whatAPointerTakesHoldOf() {
        const auto geometry = drawn(3, {500, 300}); // blocks of 38, needs of 50 and 30
        using Part = LaneHit::Part;
        QCOMPARE(laneHit(geometry, QPointF{10, 30}), (LaneHit{Part::Need, 0}));
        QCOMPARE(laneHit(geometry, QPointF{60, 30}), (LaneHit{Part::Need, 1}));
        QCOMPARE(laneHit(geometry, QPointF{10, 65}), (LaneHit{Part::Block, 0}));
        QCOMPARE(laneHit(geometry, QPointF{90, 30}), (LaneHit{Part::Block, 2}));
        QCOMPARE(laneHit(geometry, geometry.handle.center()), (LaneHit{Part::Handle, 0}));
        QCOMPARE(laneHit(geometry, QPointF{10, 5}), LaneHit{});
        QCOMPARE(laneHit(geometry, QPointF{400, 30}), LaneHit{});
    }

    /// Narrow needs can be taken hold of beside them, but not through their neighbour.
    void narrowNeedsCanBeHit() {
        const auto geometry = drawn(3, {500, 20}); // the second is 2 pixels wide
        using Part = LaneHit::Part;
        QCOMPARE(laneHit(geometry, QPointF{51, 30}), (LaneHit{Part::Need, 1}));
        QCOMPARE(laneHit(geometry, QPointF{60, 30}), (LaneHit{Part::Need, 1}));
        QCOMPARE(laneHit(geometry, QPointF{49, 30}), (LaneHit{Part::Need, 0}));
        QCOMPARE(laneHit(geometry, QPointF{70, 30}), (LaneHit{Part::Block, 1}));
    }

    void theHandleIsLargeEnough() {
        Random random(16);
        for (int round = 0; round < rounds; ++round) {
            const auto style = styleOf(random);
            const std::vector lanes{randomLane(random)};
            const auto geometry = laneGeometry(lanes.front(), style, views::laneUnit(lanes, style, 900));
            const auto target = handleTarget(geometry);
            QVERIFY(target.width() >= views::leastTarget && target.height() >= views::leastTarget);
            QVERIFY(target.contains(geometry.handle));
            QCOMPARE(laneHit(geometry, target.center()).part, LaneHit::Part::Handle);
            if (!geometry.blocks.empty() && geometry.blocks.back().width() > 4) {
                const auto& last = geometry.blocks.back();
                const auto hit = laneHit(geometry, {last.left() + last.width() / 2, last.bottom() - 4});
                QCOMPARE(hit, (LaneHit{LaneHit::Part::Block, geometry.blocks.size() - 1}));
            }
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestLaneGeometry)
#include "tst_lane_geometry.moc"
