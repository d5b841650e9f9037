// SPDX-License-Identifier: GPL-3.0-or-later
// bench_lanes [RUNS]
//
// Lays out the lanes of a plan again and paints those in view, as while something is dragged: of one cluster (a leader
// and 5 follower pools of 13 instances, 12 workloads), and of 12 such clusters. Prints one line of JSON for each with
// the median and the slowest of RUNS (default 1000) in milliseconds. One frame is 16.7 ms.
#include "ui/planner/lane_painter.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

using namespace poolhouse;
using views::Lane;
using views::LaneBlock;

namespace {

constexpr double frameMs = 16.7;
constexpr int laneWidth = 640;
constexpr int viewHeight = 800;

Lane laneOf(int pool, int instances, int grown) {
    Lane lane;
    lane.row = pool;
    lane.name = QStringLiteral("reads-%1").arg(pool);
    lane.colour = pool;
    lane.leader = pool == 0;
    for (int at = 0; at < instances; ++at) {
        const auto kind = at % 3 == 2 ? LaneBlock::Kind::Added : LaneBlock::Kind::Up;
        lane.blocks.push_back({kind, 800, QString::number(at + 1), {}});
    }
    lane.limit = 800 * instances;
    lane.afterLoss = 800 * (instances - 1);
    lane.usable = *lane.afterLoss * 79 / 100;
    lane.inUse = 400 * instances;
    lane.peak = 450 * instances;
    lane.use = QStringLiteral("in use 1,021, peak in 3 min 1,094");
    lane.carries = QStringLiteral("1,900, 21% margin kept after losing one: 1,200");
    lane.loss = QStringLiteral("after losing one: 1,520");
    lane.overflow = QStringLiteral("240 connections nowhere to go if an instance fails");
    for (int at = 0; at < 2; ++at) {
        views::LaneNeed need;
        need.workload = static_cast<std::size_t>(2 * pool + at);
        need.name = QStringLiteral("nightly-export-%1").arg(need.workload);
        need.colour = 2 * pool + at;
        need.connections = 60 * (pool + 1) * (at + 1) + grown;
        need.met = at == 0;
        lane.needs.push_back(need);
    }
    return lane;
}

std::vector<Lane> clusterOf(int grown) {
    std::vector<Lane> lanes;
    lanes.push_back(laneOf(0, 2, grown));
    for (int pool = 1; pool <= 5; ++pool) {
        lanes.push_back(laneOf(pool, pool < 4 ? 3 : 2, grown));
    }
    return lanes;
}

ui::LaneAppearance look() {
    auto font = QGuiApplication::font();
    font.setPixelSize(12);
    auto appearance = ui::laneAppearance(ui::Theme::of(ui::Scheme::Light), font);
    appearance.width = laneWidth;
    return appearance;
}

/// One frame of a drag. The needs differ in each, so that nothing is remembered.
void frame(QImage& image, const ui::LaneAppearance& appearance, int clusters, int run) {
    std::vector<Lane> lanes;
    for (int cluster = 0; cluster < clusters; ++cluster) {
        const auto more = clusterOf(run % 97);
        lanes.insert(lanes.end(), more.begin(), more.end());
    }
    QPainter painter(&image);
    painter.fillRect(image.rect(), appearance.colours.card);
    const double unit = laneUnit(lanes, appearance.style, appearance.width);
    double top = 0;
    for (const auto& lane : lanes) {
        const auto geometry = laneGeometry(lane, appearance.style, unit, appearance.width);
        const auto texts = laneTexts(lane, geometry, appearance.style, appearance.width, appearance.measure);
        if (top < viewHeight) {
            paintLane(painter, lane, geometry, appearance, texts);
        }
        painter.translate(0, texts.height);
        top += texts.height;
    }
}

bool measure(const char* name, int clusters, int runs) {
    const auto appearance = ::look();
    QImage image(laneWidth, viewHeight, QImage::Format_ARGB32_Premultiplied);
    frame(image, appearance, clusters, 0); // loads the font
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer time;
        time.start();
        frame(image, appearance, clusters, run);
        times.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"benchmark\":\"%s\",\"runs\":%d,\"median_ms\":%.2f,\"slowest_ms\":%.2f,\"limit_ms\":%.1f}\n", name,
                runs, times[times.size() / 2], times.back(), frameMs);
    return times.back() <= frameMs;
}

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1000;
    const bool one = measure("lanes_5_pools_12_workloads", 1, runs);
    const bool twelve = measure("lanes_12_clusters", 12, runs);
    return one && twelve ? 0 : 1;
}
