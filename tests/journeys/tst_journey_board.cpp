// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_board_model.h"
#include "models/tables/roles.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;
using test::s;
using Board = tables::FleetBoardModel;

namespace {

/// Texts of all visible labels of the front window.
QString texts(const DialogDriver& user) {
    QStringList found;
    for (const auto* label : user.front()->findChildren<QLabel*>()) {
        if (label->isVisible()) {
            found << label->text();
        }
    }
    return found.join(QLatin1Char('\n'));
}

QString cell(const JourneyScene& scene, int row, int column) {
    return scene.board()->model()->index(row, column).data().toString();
}

int markOf(const JourneyScene& scene, const QString& pool) {
    scene.tree()->expandAll();
    return scene.treeRow(pool).data(tables::SwatchRole).toInt();
}

} // namespace

/// From the board: the fullest pool, sums and plans of several clusters, filters, export.
class TestJourneyBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFullestPoolIsEnlargedInSixSteps();
    void severalArePlannedTogether();
    void whatIsShownIsExported();
    void locksCountAsReadOnly();
    void aPoolKeepsItsMarkOverARestart();
};

void TestJourneyBoard::theFullestPoolIsEnlargedInSixSteps() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver user(scene);
    // found: it stands on top, with its figures
    QCOMPARE(cell(scene, 0, Board::Cluster), mainCluster);
    QCOMPARE(cell(scene, 0, Board::Use), s("90%"));
    QCOMPARE(cell(scene, 0, Board::Headroom), s("119 of 1,140"));
    QCOMPARE(cell(scene, 0, Board::Survivable), s("261 too few"));
    // understood: a click says what is wrong, and opens nothing
    user.clickOnBoard(mainCluster);
    QVERIFY(scene.boardShown());
    QVERIFY(user.says("selectionFigures").contains(s("web-reads: 1,021 of 1,140 connections in use")));
    QVERIFY(user.says("selectionFigures").contains(s("261 too few after losing one instance")));
    user.key(Qt::Key_Return);
    QTRY_COMPARE(scene.openCluster(), mainCluster);
    user.click("poolCard.web-reads/cardScale");
    user.waitFor("scaleDialog");
    user.click("countMore");
    QVERIFY2(texts(user).contains(s("1,140")), qPrintable(texts(user)));
    QVERIFY2(texts(user).contains(s("1,520")), qPrintable(texts(user)));
    user.click("askButton");
    user.waitForWindow();
    QVERIFY2(user.steps() <= 6, qPrintable(QString::number(user.steps())));

    // while the instance is coming, what is there counts
    scene.advance(2s);
    QTRY_VERIFY2(texts(user).contains(s("1,520 when all 4 are up")), qPrintable(texts(user)));
    QVERIFY(scene.runOperations());
    scene.act("actionShowBoard");
    QTRY_COMPARE(serverPools(scene).contains(s("web-reads: 4 × 4G-Performance")), true);
    const auto row = static_cast<int>(scene.boardNames().indexOf(mainCluster));
    // another pool is the fullest now, and a loss leaves something
    QTRY_COMPARE(scene.board()->model()->index(row, Board::Use).data(tables::DetailRole).toString(), s("Leader"));
    QVERIFY2(cell(scene, row, Board::Headroom).endsWith(s("of 800")), qPrintable(cell(scene, row, Board::Headroom)));
    QVERIFY2(cell(scene, row, Board::Survivable).endsWith(s("left")), qPrintable(cell(scene, row, Board::Survivable)));
}

void TestJourneyBoard::severalArePlannedTogether() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver user(scene);
    const auto names = scene.boardNames();
    user.clickOnBoard(names.at(0));
    user.clickOnBoard(names.at(2), Qt::ControlModifier);
    QCOMPARE(user.says("selectionTitle"), s("2 selected"));
    user.click("selectionPlan");
    QTRY_VERIFY(scene.shown("plannerPage"));
    QCOMPARE(scene.openCluster(), names.at(0));
    const auto* clusters = scene.find<QComboBox>("planCluster");
    QCOMPARE(clusters->count(), 2);
    QCOMPARE(clusters->currentIndex(), 0);
    QVERIFY2(clusters->itemText(1).contains(names.at(2)), qPrintable(clusters->itemText(1)));
    QCOMPARE(user.steps(), 3);
}

void TestJourneyBoard::whatIsShownIsExported() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver user(scene);
    user.click("chipNeedsAttention");
    const auto shown = scene.boardNames();
    QVERIFY(!shown.isEmpty() && shown.size() < 11);
    user.click("boardExport");
    QCOMPARE(scene.files.suggested, QStringList{s("poolhouse-fleet.csv")});
    const auto lines = QString::fromUtf8(scene.files.written.constLast()).split(s("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), shown.size() + 1);
    QVERIFY(lines.front().startsWith(s("\"cluster\",\"app\",\"fullest_pool\"")));
    QVERIFY(lines.front().endsWith(s(",\"read_at\"")));
    for (int row = 0; row < shown.size(); ++row) {
        QVERIFY2(lines.at(row + 1).startsWith(QLatin1Char('"') + shown.at(row)), qPrintable(lines.at(row + 1)));
    }
    QTRY_VERIFY2(scene.message().contains(s("exported to poolhouse-fleet.csv")), qPrintable(scene.message()));
}

void TestJourneyBoard::locksCountAsReadOnly() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver user(scene);
    QTRY_COMPARE(user.says("chipReadOnly"), s("Read-only 0"));
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, s("example-*"), {}}});
    scene.advance(1s);
    QTRY_VERIFY(user.says("chipReadOnly") != s("Read-only 0"));
    user.click("chipReadOnly");
    QVERIFY(scene.boardNames().contains(mainCluster));
    QVERIFY(!scene.boardNames().contains(s("postgresql-cubic-55310")));
}

void TestJourneyBoard::aPoolKeepsItsMarkOverARestart() {
    MemoryPreferences remembered;
    std::unique_ptr<sandbox::Sandbox> server;
    {
        JourneyScene scene(remembered);
        scene.openServer();
        QCOMPARE(markOf(scene, s("analytics")), 1);
        QCOMPARE(markOf(scene, s("web-reads")), 2);
        // without the pool in front of it, web-reads would have the first mark at the next start
        QCOMPARE(scene.changePool(mainCluster.toStdString(), "analytics", {}, "DELETE") / 100, 2);
        scene.advance(2h);
        QTRY_VERIFY(!serverPools(scene).join(QLatin1Char(' ')).contains(s("analytics")));
        server = std::move(scene.server);
    }
    JourneyScene scene(remembered);
    scene.server = std::move(server);
    scene.connectTo(QUrl(QString::fromStdString(scene.server->url())));
    scene.waitUntilLoaded();
    QVERIFY(!scene.treeRow(s("analytics")).isValid());
    QCOMPARE(markOf(scene, s("web-reads")), 2);
}

POOLHOUSE_WIDGET_TEST(TestJourneyBoard)
#include "tst_journey_board.moc"
