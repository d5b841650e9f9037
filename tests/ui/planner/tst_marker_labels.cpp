// SPDX-License-Identifier: GPL-3.0-or-later
// The labels beside the markers of the cost chart.
#include "ui/planner/marker_labels.h"

#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace poolhouse;
using ui::LabelledMarker;
using ui::placeLabels;

class TestMarkerLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void standBesideTheirMarkers();
    void ofOnePlaceStandApart();
    void neverLieOverEachOther();
};

namespace {

const QRectF chartRoom(40, 0, 240, 150);

LabelledMarker markerAt(double x, double y, double width, bool above = false) {
    return {QRectF(x - 6.5, y - 6.5, 13, 13), {width, 15}, above};
}

bool areApart(const std::vector<QRectF>& labels) {
    for (auto one = labels.begin(); one != labels.end(); ++one) {
        if (std::any_of(one + 1, labels.end(), [one](const QRectF& other) { return one->intersects(other); })) {
            return false;
        }
    }
    return true;
}

bool hidesNone(const std::vector<QRectF>& labels, const std::vector<LabelledMarker>& markers) {
    return std::none_of(labels.begin(), labels.end(), [&markers](const QRectF& label) {
        return std::any_of(markers.begin(), markers.end(),
                           [&label](const LabelledMarker& each) { return each.box.intersects(label); });
    });
}

} // namespace

void TestMarkerLabels::standBesideTheirMarkers() {
    const auto labels = placeLabels({markerAt(100, 100, 40), markerAt(200, 50, 30, true)}, chartRoom);
    QVERIFY(labels[0].left() > 106 && labels[0].bottom() > 106);
    QVERIFY(labels[1].right() < 194 && labels[1].top() < 44);
}

/// Seen while a plan was applied: "live" and "answer" were drawn on top of each other.
void TestMarkerLabels::ofOnePlaceStandApart() {
    const std::vector<LabelledMarker> same(3, markerAt(160, 75, 40));
    const auto labels = placeLabels(same, chartRoom);
    QVERIFY(areApart(labels));
    QVERIFY(hidesNone(labels, same));
}

void TestMarkerLabels::neverLieOverEachOther() {
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same each time
    std::uniform_real_distribution<double> x(chartRoom.left() + 7, chartRoom.right() - 7);
    std::uniform_real_distribution<double> y(7, chartRoom.bottom() - 30); // the axis has its labels below
    std::uniform_real_distribution<double> near(-20, 20);
    for (int round = 0; round < 3000; ++round) {
        const QPointF first(x(random), y(random));
        const auto close = [&](double width, bool above) {
            return markerAt(std::clamp(first.x() + near(random), 47.0, 273.0),
                            std::clamp(first.y() + near(random), 7.0, 120.0), width, above);
        };
        const std::vector<LabelledMarker> markers{markerAt(first.x(), first.y(), 44), close(24, false),
                                                  close(28, true)};
        const auto labels = placeLabels(markers, chartRoom);
        QVERIFY2(areApart(labels), qPrintable(QString::number(round)));
        for (const auto& label : labels) {
            QVERIFY2(chartRoom.contains(label), qPrintable(QString::number(round)));
        }
    }
}

POOLHOUSE_PLAIN_TEST(TestMarkerLabels)
#include "tst_marker_labels.moc"
