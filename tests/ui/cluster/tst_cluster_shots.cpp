// SPDX-License-Identifier: GPL-3.0-or-later
// No text of the page is clipped and its main figures are in view, in every state; POOLHOUSE_SHOTS=DIR keeps the
// pictures.
#include "tests/support/application_font.h"
#include "tests/support/picture.h"
#include "tests/support/test_main.h"
#include "tests/ui/overview_scene.h"
#include "ui/charts/connections_chart.h"
#include "ui/cluster/cluster_page.h"
#include "ui/widgets/text_label.h"

#include <QAbstractButton>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QTest>

using namespace poolhouse;

namespace {

using Change = void (*)(views::ClusterOverview&);

void failing(views::ClusterOverview& overview) {
    overview.stale = true;
    overview.age = QStringLiteral("as of 14:05:10, 6 min ago");
    overview.problem = text::ProblemText{QStringLiteral("The cluster couldn't be loaded."),
                                         QStringLiteral("The API did not answer within 30 seconds."),
                                         QStringLiteral("Poolhouse tries again in 12 s."),
                                         QStringLiteral("GET /data/postgres/v1/cluster-id/info: timeout")};
}

void loading(views::ClusterOverview& overview) {
    const views::ClusterOverview whole = overview;
    overview = {};
    overview.id = whole.id;
    overview.name = whole.name;
    overview.context = QStringLiteral("example-app · Advanced");
    overview.age = QStringLiteral("reading…");
}

void busy(views::ClusterOverview& overview) {
    using Appearance = views::InstanceBox::Appearance;
    overview.badges = {{QStringLiteral("modifying"), text::Tone::Working, {}}};
    for (int colour = 3; colour <= 5; ++colour) {
        overview.cards.push_back(test::followerCard("more-" + std::to_string(colour),
                                                    QStringLiteral("optimistic-pool-1234%1").arg(colour), colour, 3));
        overview.costs.insert(overview.costs.end() - 2,
                              {colour, overview.cards.back().name, QStringLiteral("$450.00"), QStringLiteral("12%")});
        overview.series.push_back({overview.cards.back().id, overview.cards.back().name, colour,
                                   test::dayOfReadings(80 + 50 * colour, colour), 1140});
    }
    overview.cards[3].instances[2].appearance = Appearance::Coming;
    overview.cards[3].progress = QStringLiteral("Provisioning, 1 instance to go");
    overview.cards[3].badge = {QStringLiteral("modifying"), text::Tone::Working, {}};
    overview.cards[4].instances[1].appearance = Appearance::Trouble;
    overview.cards[4].use = 1.15;
    overview.cards[4].useTone = text::Tone::Bad;
    overview.cards[4].percent = QStringLiteral("115%");
    auto& unknown = overview.cards[5];
    unknown.use.reset();
    unknown.useTone = text::Tone::Unknown;
    unknown.percent.clear();
    unknown.connections = QStringLiteral("unknown / 1,140 connections");
    unknown.cost = QStringLiteral("price unknown");
    for (std::size_t index = 300; index < 420; ++index) {
        overview.series[0].samples[index].value.reset();
    }
    overview.costNote = QStringLiteral("Prices above 32G are illustrative.");
}

} // namespace

class TestClusterShots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clippingIsFound();
    void draws_data();
    void draws();
    void costsOfSeveralLinesAreWhole();
    void drawsTheChartsOtherSides();
};

void TestClusterShots::clippingIsFound() {
    QWidget window;
    window.resize(300, 100);
    QLabel narrow(QStringLiteral("a label of some length"), &window);
    narrow.setObjectName(QStringLiteral("narrow"));
    narrow.setGeometry(0, 0, 40, 30);
    QLabel low(narrow.text(), &window);
    low.setWordWrap(true);
    low.setGeometry(0, 0, low.minimumSizeHint().width(), 8);
    ui::TextLabel elided(ui::TextStyle::Body, narrow.text(), &window);
    elided.setEllipsis();
    elided.setGeometry(0, 0, 90, 30);
    QLabel outside(QStringLiteral("outside"), &window);
    outside.setObjectName(QStringLiteral("outside"));
    outside.setGeometry(280, 0, 100, 30);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(elided.isElided());
    QCOMPARE(test::clippedTexts(window).size(), 2);
    QCOMPARE(test::notInView(window, {QStringLiteral("outside"), QStringLiteral("narrow")}),
             QStringList(QStringLiteral("outside")));
    narrow.adjustSize();
    low.hide();
    QCOMPARE(test::clippedTexts(window), QStringList());
}

void TestClusterShots::draws_data() {
    test::Pictures::addColumns();
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Change>("change");
    const QSize laptop(1070, 700);
    const Change nothing = [](views::ClusterOverview&) {};
    QTest::newRow("light") << false << false << 1.0 << laptop << nothing;
    QTest::newRow("dark") << true << false << 1.0 << laptop << nothing;
    QTest::newRow("light-busy") << false << false << 1.0 << QSize(1070, 1100) << Change(busy);
    QTest::newRow("dark-busy") << true << false << 1.0 << QSize(1070, 1100) << Change(busy);
    QTest::newRow("light-failing") << false << false << 1.0 << laptop << Change(failing);
    QTest::newRow("light-loading") << false << false << 1.0 << laptop << Change(loading);
    QTest::newRow("dark-loading") << true << false << 1.0 << laptop << Change(loading);
    QTest::newRow("light-wide") << false << false << 1.0 << QSize(2280, 1000) << nothing;
    QTest::newRow("light-narrow") << false << false << 1.0 << QSize(560, 1300) << nothing;
}

void TestClusterShots::draws() {
    const test::Pictures pictures;
    QFETCH(QSize, size);
    QFETCH(Change, change);
    views::ClusterOverview overview = test::exampleOverview();
    change(overview);
    ui::ClusterPage page;
    page.resize(size);
    page.setOverview(overview);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    pictures.shoot(page, "cluster");
    QStringList figures{QStringLiteral("clusterTitle"), QStringLiteral("ageLabel")};
    if (overview.loaded) {
        figures << QStringLiteral("tile.cost") << QStringLiteral("tile.connections") << QStringLiteral("tile.instances")
                << QStringLiteral("tile.storage");
    }
    QCOMPARE(test::notInView(page, figures), QStringList());
    QCOMPARE(page.grab().toImage().pixelColor(2, 2), pictures.theme().window);
}

/// They may take more lines than the chart beside them is high.
void TestClusterShots::costsOfSeveralLinesAreWhole() {
    const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
    auto overview = test::exampleOverview();
    overview.costs.insert(
        overview.costs.begin() + 1, 9,
        {-1, QStringLiteral("Storage over 100 GB"), QStringLiteral("$1,234.00, illustrative"), QStringLiteral("100%")});
    ui::ClusterPage page;
    page.setOverview(overview);
    page.show();
    for (int width = 840; width < 1400; width += 40) {
        page.resize(width, 1600);
        QTRY_COMPARE(test::clippedTexts(page), QStringList());
    }
    const test::ApplicationFont large(14);
    QTRY_COMPARE(test::clippedTexts(page), QStringList());
}

void TestClusterShots::drawsTheChartsOtherSides() {
    ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
    views::ClusterOverview overview = test::exampleOverview();
    busy(overview);
    ui::ConnectionsChart chart;
    chart.resize(700, 320);
    chart.showSeries(overview.series, overview.limitSeries);
    chart.show();
    QVERIFY(QTest::qWaitForWindowActive(&chart));
    const QImage lines = chart.grab().toImage();
    auto* plot = chart.findChild<QWidget*>(QStringLiteral("chartPlot"));
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_Home);
    for (int press = 0; press < 100; ++press) {
        QTest::keyClick(plot, Qt::Key_Right);
    }
    const QImage crosshair = chart.grab().toImage();
    QVERIFY(crosshair != lines);
    test::shoot(chart, QStringLiteral("chart-crosshair"));
    chart.findChild<QAbstractButton*>(QStringLiteral("showAsTable"))->click();
    const QImage table = chart.grab().toImage();
    QVERIFY(table != crosshair);
    test::shoot(chart, QStringLiteral("chart-table"));
}

POOLHOUSE_WIDGET_TEST(TestClusterShots)
#include "tst_cluster_shots.moc"
