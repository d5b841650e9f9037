// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace poolhouse;
using namespace poolhouse::test;

/// First start, with the sandbox.
class TestJourneyStart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byKeyboardOnly();
    void byMouseOnly();
    void theFocusIsWhereAPersonLooks();
};

namespace {

void expectTheFleet(JourneyScene& scene) {
    QTRY_COMPARE(scene.text("fleetTotals"), QStringLiteral("6 apps · 11 clusters · $14,812/month"));
    QVERIFY(scene.boardShown());
    QCOMPARE(scene.boardNames().size(), 11);
    QCOMPARE(scene.boardNames().constFirst(), mainCluster); // a pool at 90 % of its connections
    QTRY_VERIFY2(scene.text("statusConnection").contains(QStringLiteral("built-in sandbox")),
                 qPrintable(scene.text("statusConnection")));
    QCOMPARE(scene.message(), QString());
}

void expectTheMainCluster(JourneyScene& scene) {
    QTRY_COMPARE(scene.openCluster(), mainCluster);
    const auto figure = [&](const char* tile) { return scene.textOf(tile, "figure"); };
    QCOMPARE(figure("tile.cost"), QStringLiteral("$1,558.40"));
    QCOMPARE(figure("tile.connections"), QStringLiteral("1,846"));
    QCOMPARE(scene.textOf("tile.connections", "unit"), QStringLiteral("/ 3,540"));
    QCOMPARE(figure("tile.instances"), QStringLiteral("4"));
    QVERIFY(scene.textOf("tile.instances", "unit").startsWith(QStringLiteral("of 13")));
    QCOMPARE(figure("tile.storage"), QStringLiteral("142 GB"));
    QCOMPARE(scene.cards(),
             (QStringList{QStringLiteral("Leader pool"), QStringLiteral("analytics"), QStringLiteral("web-reads")}));
    QCOMPARE(scene.textOf("poolCard.web-reads", "connections"), QStringLiteral("1,021 / 1,140 connections"));
    QCOMPARE(scene.textOf("poolCard.web-reads", "cost"), QStringLiteral("3 × $150 = $450/month"));
    QCOMPARE(scene.window->windowTitle(), mainCluster + QStringLiteral(" — Poolhouse"));
}

} // namespace

void TestJourneyStart::byKeyboardOnly() {
    JourneyScene scene;
    scene.graph->session().begin(console::LastUsed{});
    QVERIFY(scene.shown("welcomeSandbox"));
    QVERIFY(!scene.shown("fleetTree"));
    QVERIFY(scene.places.looked.isEmpty()); // no token lookup
    QTRY_COMPARE(QApplication::focusWidget(), scene.find<QWidget>("welcomeSandbox"));

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    scene.waitUntilLoaded();
    expectTheFleet(scene);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(scene.tree()));

    for (int steps = 0; scene.selectedInTree() != mainCluster && steps < 30; ++steps) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    }
    expectTheMainCluster(scene);
    QVERIFY(scene.places.looked.isEmpty());
}

void TestJourneyStart::byMouseOnly() {
    JourneyScene scene;
    scene.graph->session().begin(console::LastUsed{});
    scene.click("welcomeSandbox");
    scene.waitUntilLoaded();
    expectTheFleet(scene);

    auto* board = scene.board();
    const QModelIndex first = board->model()->index(0, 0);
    QTest::mouseClick(board->viewport(), Qt::LeftButton, {}, board->visualRect(first).center());
    QTest::mouseDClick(board->viewport(), Qt::LeftButton, {}, board->visualRect(first).center());
    expectTheMainCluster(scene);
    QCOMPARE(scene.selectedInTree(), mainCluster); // the tree follows the navigation
}

void TestJourneyStart::theFocusIsWhereAPersonLooks() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    QTRY_COMPARE(scene.openCluster(), mainCluster);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(scene.tree()));
    // a full Tab cycle: every stop is visible and named, and the cycle closes
    QStringList way;
    for (int steps = 0; steps < 60; ++steps) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const auto* widget = QApplication::focusWidget();
        QVERIFY(widget != nullptr);
        const QString name = widget->objectName();
        QVERIFY2(widget->isVisible(), qPrintable(name));
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()) ||
                     qobject_cast<const QLabel*>(widget) != nullptr,
                 qPrintable(name + QLatin1Char(' ') + QLatin1String(widget->metaObject()->className())));
        way << name;
        if (widget == scene.tree()) {
            break;
        }
    }
    QCOMPARE(way.constLast(), QStringLiteral("fleetTree"));
    for (const char* stop : {"fleetFilter", "poolCard.Leader pool", "poolCard.analytics", "poolCard.web-reads"}) {
        QVERIFY2(way.contains(QLatin1String(stop)), qPrintable(way.join(QLatin1Char(' '))));
    }
    QVERIFY(way.indexOf(QStringLiteral("poolCard.Leader pool")) < way.indexOf(QStringLiteral("poolCard.web-reads")));
}

POOLHOUSE_WIDGET_TEST(TestJourneyStart)
#include "tst_journey_start.moc"
