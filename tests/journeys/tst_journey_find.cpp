// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"

#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace poolhouse;
using namespace poolhouse::test;

/// Finding a cluster: by filter, keyboard and command palette.
class TestJourneyFind : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filter();
    void nothingFits();
    void keyboardPaletteAndNeighbours();
};

void TestJourneyFind::filter() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(QStringLiteral("postgresql-cubic-55310"));
    scene.tree()->expand(scene.treeRow(mainCluster));
    const auto before = scene.treeNames();

    scene.act("actionFilter");
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("rectangular"));
    QCOMPARE(scene.treeNames(), QStringList{mainCluster});
    QCOMPARE(scene.boardNames(), QStringList{mainCluster});
    QCOMPARE(scene.openCluster(), QStringLiteral("postgresql-cubic-55310")); // filtering does not navigate

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(scene.treeNames(), before);
    QCOMPARE(scene.boardNames().size(), 11);
    QCOMPARE(scene.selectedInTree(), QStringLiteral("postgresql-cubic-55310"));
    QVERIFY(scene.tree()->isExpanded(scene.treeRow(mainCluster)));
    QCOMPARE(scene.openCluster(), QStringLiteral("postgresql-cubic-55310"));

    // by pool name
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("web-reads"));
    QVERIFY(scene.treeNames().contains(mainCluster));
    QVERIFY(scene.treeNames().size() < before.size());
}

void TestJourneyFind::nothingFits() {
    JourneyScene scene;
    scene.openSandbox();
    scene.act("actionFilter");
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("<b>no-such"));
    QVERIFY(scene.shown("fleetNothingFits"));
    QCOMPARE(scene.text("boardNoticeTitle"), QStringLiteral("No clusters match “<b>no-such”"));
    scene.click("boardClearFilter");
    QCOMPARE(scene.boardNames().size(), 11);
    QCOMPARE(scene.find<QLineEdit>("fleetFilter")->text(), QString());
    QVERIFY(!scene.shown("fleetNothingFits"));
}

void TestJourneyFind::keyboardPaletteAndNeighbours() {
    JourneyScene scene;
    scene.openSandbox();
    // the board, with Tab, arrow keys and Enter
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(scene.find<QWidget>("fleetBoard")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    const int row = scene.board()->currentIndex().row();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
    QCOMPARE(scene.board()->currentIndex().row(), row - 1);
    const auto marked = scene.boardNames().at(row - 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(scene.openCluster(), marked);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(scene.tree()));

    // the palette, to a pool
    QTest::keyClick(scene.window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("commandPalette"));
    auto* field = scene.find<QLineEdit>("paletteField");
    QTest::keyClicks(field, QStringLiteral("web-reads rect"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(scene.openCluster(), mainCluster);
    QCOMPARE(scene.selectedInTree(), QStringLiteral("web-reads"));

    // next and previous in list order
    const auto names = scene.treeNames();
    const auto at = names.indexOf(mainCluster);
    QTest::keyClick(scene.window.get(), Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(scene.openCluster(), names.at(at + 1));
    QTest::keyClick(scene.window.get(), Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_COMPARE(scene.openCluster(), mainCluster);

    QTest::keyClick(scene.window.get(), Qt::Key_Home, Qt::AltModifier);
    QTRY_VERIFY(scene.boardShown());
    QCOMPARE(scene.selectedInTree(), QString());
}

POOLHOUSE_WIDGET_TEST(TestJourneyFind)
#include "tst_journey_find.moc"
