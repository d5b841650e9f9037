// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/overview_scene.h"
#include "ui/charts/chart_scale.h"
#include "ui/charts/connections_chart.h"
#include "ui/charts/connections_plot.h"
#include "ui/charts/cost_table.h"
#include "ui/charts/readings_model.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemModelTester>
#include <QLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

using namespace poolhouse;
using namespace std::chrono_literals;

namespace {

template <class T> T* chartPart(QWidget& widget, const char* name) {
    return widget.findChild<T*>(QLatin1String(name));
}

views::ChartSeries seriesOf(const char* id, std::vector<core::Sample> samples, std::optional<int> limit = {}) {
    return {core::PoolId{id}, QLatin1String(id), 0, std::move(samples), limit};
}

} // namespace

class TestCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valueTicksAreRoundAndReachTheTop();
    void timeTicksFallOnFullHours();
    void timeTicksStayFew();
    void gapsBreakTheLine();
    void linesAreThinnedToTheirWidth();
    void linesOfThePlotFollowItsWidth();
    void limitIsDrawnUnlessFarAbove();
    void arrowKeysReadAllPools();
    void crosshairStaysInTimeWhenReadingsCome();
    void titleSaysTheSpan();
    void fewReadingsGiveASentence();
    void theLegendComesInItsOwnRoom_data();
    void theLegendComesInItsOwnRoom();
    void describesItselfInWords();
    void tableHoldsTheReadings();
    void tableGrowsWithoutReset();
    void costLinesAreKept();
};

void TestCharts::valueTicksAreRoundAndReachTheTop() {
    QCOMPARE(ui::valueTicks(1140, 3), (std::vector<double>{0, 500, 1000, 1500}));
    QCOMPARE(ui::valueTicks(0, 4), (std::vector<double>{0, 1}));
    QCOMPARE(ui::valueTicks(3, 10), (std::vector<double>{0, 1, 2, 3}));
    for (int top = 1; top < 20000; top += 37) {
        const auto ticks = ui::valueTicks(top, 4);
        QVERIFY(ticks.back() >= top);
        QVERIFY2(ticks.size() >= 2 && ticks.size() <= 7, qPrintable(QString::number(top)));
        for (const double tick : ticks) {
            QCOMPARE(tick, std::floor(tick));
        }
    }
}

void TestCharts::timeTicksFallOnFullHours() {
    const auto from = *core::parseInstant("2026-06-21T14:05:00Z");
    const auto ticks = ui::timeTicks(from, from + 24h, 8);
    QVERIFY(ticks.size() >= 4);
    for (const auto tick : ticks) {
        QVERIFY(tick >= from && tick <= from + 24h);
        QCOMPARE(ui::clockText(tick).right(3), QStringLiteral(":00"));
    }
}

void TestCharts::timeTicksStayFew() {
    const auto from = *core::parseInstant("2026-03-28T23:17:03Z");
    for (const std::chrono::seconds span : {1s, 59s, 600s, 5400s, 86400s, 86400s * 30, 86400s * 800}) {
        const auto ticks = ui::timeTicks(from, from + span, 6);
        QVERIFY2(ticks.size() <= 8, qPrintable(QString::number(span.count())));
    }
}

void TestCharts::gapsBreakTheLine() {
    const core::Instant start{};
    const std::vector<core::Sample> samples{{start, 1.0},      {start + 1s, 2.0}, {start + 2s, {}},  {start + 3s, {}},
                                            {start + 4s, 3.0}, {start + 5s, {}},  {start + 6s, 4.0}, {start + 7s, 5.0}};
    const auto segments = ui::lineSegments(samples, 100, start);
    QCOMPARE(segments.size(), std::size_t(3));
    QCOMPARE(segments[0].size(), 2);
    QCOMPARE(segments[1], (QList<QPointF>{{4000, 3}}));
    QCOMPARE(segments[2].last(), QPointF(7000, 5));
    QVERIFY(ui::lineSegments(std::vector<core::Sample>{{start, {}}}, 100, start).empty());
}

void TestCharts::linesAreThinnedToTheirWidth() {
    const auto samples = test::dayOfReadings(600, 1, 50000);
    for (const int pixels : {2, 10, 333, 1000}) {
        const auto segments = ui::lineSegments(samples, pixels, samples.front().at);
        qsizetype points = 0;
        for (const auto& segment : segments) {
            points += segment.size();
        }
        QVERIFY2(points <= 2 * pixels, qPrintable(QStringLiteral("%1 for %2 pixels").arg(points).arg(pixels)));
    }
    const auto segments = ui::lineSegments(samples, 400, samples.front().at);
    QCOMPARE(segments.front().front().y(), *samples.front().value);
    QCOMPARE(segments.back().back().y(), *samples.back().value);
}

void TestCharts::linesOfThePlotFollowItsWidth() {
    ui::ConnectionsPlot plot;
    plot.resize(400, 240);
    plot.showSeries(
        {seriesOf("a", test::dayOfReadings(600, 1, 20000)), seriesOf("b", test::dayOfReadings(300, 2, 20000))}, -1);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QVERIFY(plot.drawnPoints() > 400);
    QVERIFY(plot.drawnPoints() <= 2 * 2 * plot.viewport()->width());
    const int narrow = plot.drawnPoints();
    plot.resize(900, 240);
    QTRY_VERIFY(plot.drawnPoints() > narrow);
    QVERIFY(plot.drawnPoints() <= 2 * 2 * plot.viewport()->width());
    QCOMPARE(plot.drawnSegments(), 2);
    plot.showSeries({}, -1);
    QCOMPARE(plot.drawnPoints(), 0);
}

void TestCharts::limitIsDrawnUnlessFarAbove() {
    ui::ConnectionsPlot plot;
    plot.showSeries({seriesOf("a", test::dayOfReadings(600, 1), 800)}, 0);
    QVERIFY(plot.limitShown());
    plot.showSeries({seriesOf("a", test::dayOfReadings(600, 1), 800)}, -1);
    QVERIFY(!plot.limitShown());
    plot.showSeries({seriesOf("a", test::dayOfReadings(6, 1), 5000)}, 0);
    QVERIFY(!plot.limitShown());
    plot.showSeries({seriesOf("a", test::dayOfReadings(6, 1))}, 0);
    QVERIFY(!plot.limitShown());
}

void TestCharts::arrowKeysReadAllPools() {
    const auto start = *core::parseInstant("2026-06-21T14:05:00Z");
    ui::ConnectionsPlot plot;
    plot.showSeries({seriesOf("leader", {{start, 10.0}, {start + 30s, 1234.0}}),
                     seriesOf("reads", {{start, 7.0}, {start + 30s, {}}})},
                    -1);
    QVERIFY(plot.crosshairLines().isEmpty());
    QTest::keyClick(&plot, Qt::Key_End);
    QCOMPARE(plot.crosshairLines().mid(1),
             (QStringList{QStringLiteral("leader: 1,234"), QStringLiteral("reads: unknown")}));
    QTest::keyClick(&plot, Qt::Key_Left);
    QCOMPARE(plot.crosshairLines().mid(1), (QStringList{QStringLiteral("leader: 10"), QStringLiteral("reads: 7")}));
    QTest::keyClick(&plot, Qt::Key_Left);
    QCOMPARE(plot.crosshairLines().at(1), QStringLiteral("leader: 10"));
    QTest::keyClick(&plot, Qt::Key_Escape);
    QVERIFY(plot.crosshairLines().isEmpty());
}

void TestCharts::crosshairStaysInTimeWhenReadingsCome() {
    const auto start = *core::parseInstant("2026-06-21T14:05:00Z");
    std::vector<core::Sample> samples{{start, 1.0}, {start + 30s, 2.0}, {start + 60s, 3.0}};
    ui::ConnectionsPlot plot;
    plot.showSeries({seriesOf("a", samples)}, -1);
    QTest::keyClick(&plot, Qt::Key_Home);
    QTest::keyClick(&plot, Qt::Key_Right);
    const QStringList before = plot.crosshairLines();
    QCOMPARE(before.last(), QStringLiteral("a: 2"));
    samples.push_back({start + 90s, 4.0});
    plot.showSeries({seriesOf("a", samples)}, -1);
    QCOMPARE(plot.crosshairLines(), before);
}

void TestCharts::titleSaysTheSpan() {
    ui::ConnectionsChart chart;
    auto* title = chartPart<QLabel>(chart, "chartTitle");
    QCOMPARE(title->text(), QStringLiteral("Connections"));
    const auto first = test::dayOfReadings(600, 1, 30);
    chart.showSeries({seriesOf("a", first)}, -1);
    QCOMPARE(title->text(), QStringLiteral("Connections since %1").arg(ui::clockText(first.front().at)));
    chart.showSeries({seriesOf("a", test::dayOfReadings(600, 1))}, -1);
    QCOMPARE(title->text(), QStringLiteral("Connections, last 24 hours"));
}

void TestCharts::fewReadingsGiveASentence() {
    ui::ConnectionsChart chart;
    auto* empty = chartPart<QLabel>(chart, "chartEmpty");
    auto* views = chart.findChild<QStackedWidget*>();
    QCOMPARE(views->currentWidget(), empty);
    QVERIFY(!empty->text().isEmpty());
    const auto at = *core::parseInstant("2026-06-21T14:05:10Z");
    chart.showSeries({seriesOf("a", {{at, 5.0}})}, -1);
    QCOMPARE(views->currentWidget(), empty);
    QVERIFY2(empty->text().contains(ui::clockText(at, true)), qPrintable(empty->text()));
    chart.showSeries({seriesOf("a", {{at, 5.0}, {at + 30s, 6.0}})}, -1);
    QCOMPARE(views->currentWidget(), chartPart<QWidget>(chart, "chartPlot"));
}

void TestCharts::theLegendComesInItsOwnRoom_data() {
    QTest::addColumn<int>("width");
    QTest::newRow("one row") << 960;
    QTest::newRow("two rows") << 320;
}

/// Nothing moves when there are enough readings for a line.
void TestCharts::theLegendComesInItsOwnRoom() {
    QFETCH(const int, width);
    ui::ConnectionsChart chart;
    const auto from = *core::parseInstant("2026-06-22T08:00:00Z");
    const auto show = [&chart, from](int readings) {
        std::vector<core::Sample> samples;
        for (int number = 0; number < readings; ++number) {
            samples.push_back({from + number * 10s, 100});
        }
        chart.showSeries({seriesOf("leader", samples, 800), seriesOf("web-reads", samples, 1140)}, 1);
    };
    show(1);
    chart.resize(width, 300);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const auto* below = chart.findChild<QStackedWidget*>();
    QVERIFY(below != nullptr);
    const auto before = below->geometry();
    const int least = chart.layout()->totalMinimumHeightForWidth(width);
    const int asked = chart.layout()->totalHeightForWidth(width);
    show(2);
    QTRY_VERIFY(chartPart<QWidget>(chart, "chartLegend")->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(below->geometry(), before);
    QCOMPARE(chart.layout()->totalMinimumHeightForWidth(width), least);
    QCOMPARE(chart.layout()->totalHeightForWidth(width), asked);
}

void TestCharts::describesItselfInWords() {
    ui::ConnectionsChart chart;
    const auto at = *core::parseInstant("2026-06-21T14:05:10Z");
    chart.showSeries(
        {seriesOf("web-reads", {{at, 1088.0}, {at + 30s, 1021.0}}, 1140), seriesOf("analytics", {{at, {}}})}, 0);
    const auto* plot = chartPart<QWidget>(chart, "chartPlot");
    QVERIFY(!plot->accessibleName().isEmpty());
    QVERIFY2(plot->accessibleDescription().contains(QStringLiteral("web-reads: 1,021 of 1,140, at most 1,088")),
             qPrintable(plot->accessibleDescription()));
    QVERIFY(plot->accessibleDescription().contains(QStringLiteral("analytics: unknown")));
}

void TestCharts::tableHoldsTheReadings() {
    ui::ConnectionsChart chart;
    const auto at = *core::parseInstant("2026-06-21T14:05:10Z");
    chart.showSeries(
        {seriesOf("leader", {{at, 5.0}, {at + 30s, 1234.0}}), seriesOf("reads", {{at, {}}, {at + 30s, 7.0}})}, -1);
    auto* button = chartPart<QPushButton>(chart, "showAsTable");
    QTest::mouseClick(button, Qt::LeftButton);
    auto* table = chartPart<QTableView>(chart, "chartTable");
    QCOMPARE(chart.findChild<QStackedWidget*>()->currentWidget(), table);
    const auto* model = table->model();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->headerData(2, Qt::Horizontal).toString(), QStringLiteral("reads"));
    QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("1,234"));
    QCOMPARE(model->index(1, 2).data().toString(), QStringLiteral("unknown"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(chart.findChild<QStackedWidget*>()->currentWidget() != table);
}

void TestCharts::tableGrowsWithoutReset() {
    ui::ReadingsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto at = *core::parseInstant("2026-06-21T14:05:10Z");
    std::vector<core::Sample> samples{{at, 1.0}, {at + 30s, 2.0}};
    model.setSeries({seriesOf("a", samples)});
    const QPersistentModelIndex oldest = model.index(1, 1);
    samples.push_back({at + 60s, {}});
    model.setSeries({seriesOf("a", samples)});
    QVERIFY(oldest.isValid());
    QCOMPARE(oldest.row(), 2);
    QCOMPARE(oldest.data().toString(), QStringLiteral("1"));
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("unknown"));
    samples.erase(samples.begin());
    model.setSeries({seriesOf("a", samples)});
    QVERIFY(!oldest.isValid());
    QCOMPARE(model.rowCount(), 2);
    model.setSeries({});
    QCOMPARE(model.rowCount(), 0);
}

void TestCharts::costLinesAreKept() {
    ui::CostTable table;
    auto costs = test::exampleOverview().costs;
    table.showCosts(costs, {});
    auto* label = chartPart<QLabel>(table, "cost.2.amount");
    QVERIFY(label != nullptr);
    QCOMPARE(label->text(), QStringLiteral("$450.00"));
    QCOMPARE(chartPart<QLabel>(table, "cost.4.amount")->text(), QStringLiteral("$1,558.40"));
    costs[2].amount = QStringLiteral("price unknown");
    costs[2].share.clear();
    table.showCosts(costs, QStringLiteral("The price of 64G-Performance is unknown."));
    QCOMPARE(chartPart<QLabel>(table, "cost.2.amount"), label);
    QCOMPARE(label->text(), QStringLiteral("price unknown"));
    QVERIFY(!chartPart<QLabel>(table, "costNote")->isHidden());
    costs.erase(costs.begin() + 1);
    table.showCosts(costs, {});
    QCOMPARE(chartPart<QLabel>(table, "cost.3.label")->text(), QStringLiteral("Total per month"));
    QVERIFY(chartPart<QLabel>(table, "cost.4.label") == nullptr);
    QVERIFY(chartPart<QLabel>(table, "costNote")->isHidden());
}

POOLHOUSE_WIDGET_TEST(TestCharts)
#include "tst_charts.moc"
