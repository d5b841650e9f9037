// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fault.h"
#include "models/core/clock.h"
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

#include <utility>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;
using Phase = fleet::Poller::Phase;

namespace {

/// Where everything on the page of the cluster is, except for what the change itself brings.
QStringList placesOnThePage(const JourneyScene& scene) {
    QStringList places;
    const auto* page = scene.find<QWidget>("clusterPage");
    const auto add = [&](const QWidget& widget, const QString& name) {
        const QRect at(widget.mapTo(page, QPoint()), widget.size());
        places << QStringLiteral("%1: %2,%3 %4x%5").arg(name).arg(at.x()).arg(at.y()).arg(at.width()).arg(at.height());
    };
    for (const auto* button : page->findChildren<QAbstractButton*>()) {
        const QString name = button->objectName();
        if (button->isVisible() && !name.startsWith(QStringLiteral("badge")) &&
            !name.startsWith(QStringLiteral("change"))) {
            add(*button, button->parentWidget()->parentWidget()->objectName() + QLatin1Char('/') + name);
        }
    }
    for (const auto& card : scene.cards()) {
        const QString name = QStringLiteral("poolCard.") + card;
        add(*page->findChild<QWidget*>(name), name);
    }
    for (const char* name : {"clusterHeader", "clusterTabs", "tile.connections", "connectionsChart", "costTable"}) {
        add(*scene.find<QWidget>(name), QLatin1String(name));
    }
    return places;
}

} // namespace

/// The window follows changes made elsewhere.
class TestJourneyFollow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChangeMovesNothing_data();
    void aChangeMovesNothing();
    void aClusterChangesOnTheServer();
    void theServerGoesAwayAndComesBack();
    void newsMoveNothingThatWasThere();
    void aClusterThatCannotBeReadMovesNothing();
    void whatIsOpenIsDestroyed();
    void theWindowClosesWhileMuchIsUnderWay();
};

void TestJourneyFollow::aChangeMovesNothing_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("here");
    for (const QSize size : {QSize(1280, 800), QSize(1440, 900), QSize(960, 700)}) {
        QTest::addRow("elsewhere at %d", size.width()) << size << false;
        QTest::addRow("here at %d", size.width()) << size << true;
    }
}

void TestJourneyFollow::aChangeMovesNothing() {
    QFETCH(const QSize, size);
    QFETCH(const bool, here);
    JourneyScene scene;
    scene.openSandbox();
    scene.window->resize(size);
    scene.clickInTree(mainCluster);
    if (size.width() < 1280) { // the legend has its room from the start only where it needs one line
        const auto* legend = scene.find<QWidget>("chartLegend");
        const auto shownAfterAReading = [&] {
            scene.advance(5s);
            return legend->isVisible();
        };
        QTRY_VERIFY(shownAfterAReading());
    }
    if (here) {
        scene.clickIn("poolCard.web-reads", "cardScale");
        QTRY_VERIFY(scene.dialogShown("scaleDialog"));
    }
    QStringList before;
    const auto settled = [&] {
        const auto now = placesOnThePage(scene);
        return now == std::exchange(before, now);
    };
    QTRY_VERIFY(settled() && before.size() > 12);
    const auto moved = [&] { // "chart: ... now chart: ..."
        const auto now = placesOnThePage(scene);
        QStringList all;
        for (qsizetype each = 0; each < std::max(now.size(), before.size()); ++each) {
            if (now.value(each) != before.value(each)) {
                all << before.value(each) + QStringLiteral(" now ") + now.value(each);
            }
        }
        return all.join(QLatin1Char('\n'));
    };
    if (here) {
        QTest::keyClick(scene.inDialog<QWidget>("scaleDialog", "countField"), Qt::Key_Up);
        QTest::keyClick(scene.inDialog<QWidget>("scaleDialog", "countField"), Qt::Key_Up);
        scene.clickInDialog("scaleDialog", "askButton");
    } else {
        QCOMPARE(scene.changePool(mainCluster.toStdString(), "web-reads", {{QStringLiteral("count"), 5}}), 200);
        scene.act("actionRefreshCluster");
    }
    const char* news = here ? "changePanel" : "progress";
    const auto* shown = scene.partOf<QWidget>("poolCard.web-reads", news);
    QTRY_VERIFY(shown->isVisible());
    for (int step = 0; step < 60 && shown->isVisible(); ++step) {
        QTRY_VERIFY2(moved().isEmpty(), qPrintable(moved()));
        scene.advance(5s);
    }
    QVERIFY(scene.runOperations());
    QTRY_VERIFY2(moved().isEmpty(), qPrintable(moved()));
}

void TestJourneyFollow::aClusterChangesOnTheServer() {
    JourneyScene scene;
    scene.openSandbox();
    scene.window->resize(900, 480); // small enough to scroll
    scene.clickInTree(mainCluster);
    scene.act("actionFilter");
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("post"));
    scene.tree()->expand(scene.treeRow(mainCluster));
    auto* bar = scene.find<QScrollArea>("overviewTab")->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 40);
    bar->setValue(40);
    const int treeAt = scene.tree()->verticalScrollBar()->value();
    const auto nothingMoved = [&] {
        return scene.selectedInTree() == mainCluster && bar->value() == 40 &&
               scene.tree()->verticalScrollBar()->value() == treeAt &&
               scene.find<QLineEdit>("fleetFilter")->text() == QLatin1String("post") &&
               QApplication::focusWidget() == scene.find<QLineEdit>("fleetFilter") &&
               scene.tree()->isExpanded(scene.treeRow(mainCluster));
    };
    QVERIFY(nothingMoved());

    QCOMPARE(scene.changePool(mainCluster.toStdString(), "web-reads", {{QStringLiteral("count"), 5}}), 200);
    const auto boxes = [&] {
        const auto* record = scene.graph->store().clusterByName(mainCluster);
        for (const auto& pool : record->info->pools) {
            if (pool.name == "web-reads") {
                return pool.instances.size();
            }
        }
        return std::size_t{0};
    };
    scene.act("actionRefreshCluster");
    QTRY_COMPARE(scene.textOf("poolCard.web-reads", "cost"), QStringLiteral("5 × $150 = $750/month"));
    QTRY_COMPARE(scene.find<QPushButton>("statusChanges")->text(), QStringLiteral("2 changes in progress"));
    QCOMPARE(scene.textOf("tile.cost", "figure"), QStringLiteral("$1,858.40"));
    QVERIFY(nothingMoved());

    // polling shows the instances appear one by one
    QList<std::size_t> seen{boxes()};
    const auto* record = scene.graph->store().clusterByName(mainCluster);
    for (int step = 0; step < 200 && fleet::inTransition(*scene.graph->store().clusterByName(mainCluster)); ++step) {
        scene.advance(4s);
        QTRY_VERIFY(!scene.graph->poller().busy());
        record = scene.graph->store().clusterByName(mainCluster);
        QTRY_COMPARE(record->freshness.readAt, std::optional(scene.clock.now()));
        if (boxes() != seen.constLast()) {
            seen << boxes();
        }
        QVERIFY(nothingMoved());
    }
    QVERIFY(!fleet::inTransition(*record));
    QVERIFY2(seen.size() >= 3 && seen.constLast() == 5, "the instances did not come one after the other");
    QCOMPARE(scene.textOf("tile.instances", "figure"), QStringLiteral("6"));
    QVERIFY(scene.textOf("poolCard.web-reads", "connections").contains(QStringLiteral("/ 1,900 connections")));
    QVERIFY(nothingMoved());
    QCOMPARE(scene.message(), QString());
}

void TestJourneyFollow::theServerGoesAwayAndComesBack() {
    JourneyScene scene;
    scene.openServer();
    scene.clickInTree(mainCluster);
    QTRY_COMPARE(scene.openCluster(), mainCluster);
    QVERIFY2(scene.text("statusConnection").startsWith(QStringLiteral("Connected")),
             qPrintable(scene.text("statusConnection")));
    QCOMPARE(scene.text("statusAge").left(18), QStringLiteral("Refreshed just now"));
    scene.advance(20s);
    QTRY_VERIFY(!scene.graph->poller().busy());
    const QRegularExpression aged(QStringLiteral("^Refreshed (just now|\\d+ s ago) · next in \\d+ s$"));
    QTRY_VERIFY2(aged.match(scene.text("statusAge")).hasMatch(), qPrintable(scene.text("statusAge")));

    scene.stopServer();
    scene.advance(5min);
    QTRY_COMPARE_WITH_TIMEOUT(scene.graph->poller().phase(), Phase::Offline, 20000);
    QTRY_VERIFY(scene.text("statusConnection").startsWith(QStringLiteral("Can't reach the API")));
    // one message: what failed, why, what to do, and since when
    QTRY_VERIFY2(scene.message().startsWith(QStringLiteral("Can't reach the API. No connection could be established.")),
                 qPrintable(scene.message()));
    QVERIFY2(scene.message().contains(QStringLiteral("Showing data from 08:28:20.")), qPrintable(scene.message()));
    QVERIFY(!scene.shown("problemBanner"));
    scene.window->updateAges();
    QCOMPARE(scene.textOf("tile.cost", "figure"), QStringLiteral("$1,558.40"));
    QCOMPARE(scene.textOf("tile.connections", "figure"), QStringLiteral("1,846"));
    QVERIFY2(scene.text("ageLabel").contains(QStringLiteral("08:28:20")), qPrintable(scene.text("ageLabel")));
    QCOMPARE(scene.selectedInTree(), mainCluster);
    QCOMPARE(scene.boardNames().size(), 11);

    // Retry sends immediately; the server is still down
    const auto before = scene.graph->poller().nextAttempt();
    scene.advance(100ms);
    scene.click("messageAction");
    QTRY_VERIFY(scene.graph->poller().nextAttempt() != before && !scene.graph->poller().busy());
    QCOMPARE(scene.graph->poller().phase(), Phase::Offline);

    // back on the same port: reconnects automatically
    scene.startServer();
    scene.advance(61s);
    QTRY_COMPARE_WITH_TIMEOUT(scene.graph->poller().phase(), Phase::Online, 20000);
    scene.waitUntilLoaded();
    QTRY_COMPARE(scene.message(), QString());
    QTRY_VERIFY(scene.text("statusConnection").startsWith(QStringLiteral("Connected")));
    QCOMPARE(scene.openCluster(), mainCluster);
    QVERIFY2(scene.text("ageLabel").contains(QStringLiteral("just now")), qPrintable(scene.text("ageLabel")));
}

namespace {

/// Place in the window of each button and tab that is shown, by its path of names; messages excepted.
QMap<QString, QRect> placesOfButtons(const QWidget& window) {
    QMap<QString, QRect> places;
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        const bool pressable = qobject_cast<const QAbstractButton*>(each) != nullptr ||
                               qobject_cast<const QTabBar*>(each) != nullptr ||
                               qobject_cast<const QLineEdit*>(each) != nullptr || each->inherits("QAbstractItemView");
        if (!pressable || !each->isVisible() || each->window() != &window) {
            continue;
        }
        QString path;
        bool message = false;
        for (const QWidget* at = each; at != &window; at = at->parentWidget()) {
            path.prepend(at->objectName() + QLatin1Char('/'));
            message = message || at->objectName() == QLatin1String("messageBar");
        }
        if (!message && !each->objectName().isEmpty()) {
            places.insert(path, QRect(each->mapTo(&window, QPoint()), each->size()));
        }
    }
    return places;
}

/// The places once the page has all its figures, and with them its scroll bar.
QMap<QString, QRect> settledPlaces(const JourneyScene& scene) {
    const auto* bar = scene.find<QScrollArea>("overviewTab")->verticalScrollBar();
    QMap<QString, QRect> places;
    const bool settled = QTest::qWaitFor([&] {
        const auto now = placesOfButtons(*scene.window);
        return bar->isVisible() && now == std::exchange(places, now);
    });
    return settled ? places : QMap<QString, QRect>();
}

/// What was shown before and is at another place now.
QStringList movedButtons(const QMap<QString, QRect>& before, const QMap<QString, QRect>& after) {
    QStringList moved;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (const auto now = after.find(it.key()); now != after.end() && now->topLeft() != it->topLeft()) {
            moved << QStringLiteral("%1 from %2,%3 to %4,%5")
                         .arg(it.key())
                         .arg(it->x())
                         .arg(it->y())
                         .arg(now->x())
                         .arg(now->y());
        }
    }
    return moved;
}

} // namespace

/// What the pointer is on must still be there when the button is pressed.
void TestJourneyFollow::newsMoveNothingThatWasThere() {
    JourneyScene scene;
    scene.openSandbox();
    scene.window->resize(1280, 720);
    scene.clickInTree(mainCluster);
    QTRY_VERIFY(scene.loaded());
    scene.window->updateAges();
    auto* status = scene.find<QWidget>("statusBar");
    const int height = status->height();
    const auto before = settledPlaces(scene);
    QVERIFY(before.size() > 15);
    scene.stopServer();
    scene.advance(5min);
    QTRY_VERIFY_WITH_TIMEOUT(!scene.message().isEmpty(), 20000);
    scene.window->updateAges();
    QTRY_VERIFY(scene.find<QWidget>("messageBar")->geometry().isValid());
    const auto during = placesOfButtons(*scene.window);
    QCOMPARE(movedButtons(before, during).join(QLatin1Char('\n')), QString());
    QCOMPARE(status->height(), height);
    scene.click("messageClose");
    QVERIFY(!scene.shown("messageBar"));
    QCOMPARE(movedButtons(before, placesOfButtons(*scene.window)).join(QLatin1Char('\n')), QString());
}

void TestJourneyFollow::aClusterThatCannotBeReadMovesNothing() {
    JourneyScene scene;
    scene.openSandbox();
    scene.window->resize(1280, 720);
    scene.clickInTree(mainCluster);
    QTRY_VERIFY(scene.loaded());
    const auto before = settledPlaces(scene);
    QVERIFY(before.size() > 15);
    scene.server->inject(sandbox::parseFault("status:500:GET /info:9").value());
    scene.act("actionRefreshCluster");
    QTRY_VERIFY_WITH_TIMEOUT(scene.shown("problemBanner"), 20000);
    QCOMPARE(movedButtons(before, placesOfButtons(*scene.window)).join(QLatin1Char('\n')), QString());
}

void TestJourneyFollow::whatIsOpenIsDestroyed() {
    JourneyScene scene;
    scene.openServer();
    scene.clickInTree(mainCluster);
    QCOMPARE(scene.cards().size(), 3);
    QCOMPARE(scene.changePool(mainCluster.toStdString(), "web-reads", {}, "DELETE"), 204);
    for (int step = 0; step < 100 && scene.cards().contains(QStringLiteral("web-reads")); ++step) {
        scene.advance(10s);
        QTRY_VERIFY(!scene.graph->poller().busy());
    }
    QCOMPARE(scene.cards(), (QStringList{QStringLiteral("Leader pool"), QStringLiteral("analytics")}));
    QCOMPARE(scene.textOf("tile.cost", "figure"), QStringLiteral("$1,108.40"));
    QCOMPARE(scene.openCluster(), mainCluster);

    // the whole cluster is gone: another fleet responds
    scene.wanted.scenario = "degraded";
    scene.startServer();
    scene.advance(61s);
    QTRY_VERIFY_WITH_TIMEOUT(scene.boardShown(), 20000);
    QCOMPARE(scene.message(), QStringLiteral("The cluster postgresql-rectangular-12345 no longer exists."));
    QVERIFY(!scene.boardNames().contains(mainCluster));
}

void TestJourneyFollow::theWindowClosesWhileMuchIsUnderWay() {
    JourneyScene scene;
    scene.wanted.latency = 300ms;
    console::SandboxSource source;
    source.scenario = QStringLiteral("large:300");
    scene.graph->session().begin(source);
    QTRY_VERIFY(scene.treeNames().size() == 300 && scene.graph->poller().busy());
    scene.window->close();
    scene.window.reset();
    QVERIFY(scene.graph->poller().busy()); // in-flight requests outlive the window and end with the graph
    scene.graph.reset();
    QTest::qWait(0); // delivers events posted to destroyed objects
}

POOLHOUSE_WIDGET_TEST(TestJourneyFollow)
#include "tst_journey_follow.moc"
