// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialog_driver.h"
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"
#include "ui/theme/theme_controller.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace poolhouse;
using namespace poolhouse::test;

/// State restored at the next start.
class TestJourneyMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNextStartLooksLikeTheLast();
    void aClusterThatIsGoneIsSaid();
    void thePaletteStillOffersWhatWasUsed();
};

void TestJourneyMemory::theNextStartLooksLikeTheLast() {
    MemoryPreferences remembered;
    QStringList order;
    QSize size;
    {
        JourneyScene scene(remembered);
        scene.openSandbox();
        scene.window->resize(777, 666);
        size = scene.window->size();
        auto* header = scene.board()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(0) + 12, header->height() / 2));
        order = scene.boardNames();
        auto sorted = order;
        sorted.sort();
        QCOMPARE(order, sorted);
        scene.act("actionAppearanceDark");
        scene.clickInTree(mainCluster);
        scene.tree()->expand(scene.treeRow(mainCluster));
        scene.act("actionFilter");
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("rect"));
        scene.window->close();
    }
    QCOMPARE(ui::MainWindow::rememberedAppearance(remembered), ui::SchemeChoice::Dark);
    JourneyScene scene(remembered);
    scene.graph->session().begin(console::LastUsed{}); // the sandbox again, without the welcome page
    scene.waitUntilLoaded();
    QTRY_COMPARE(scene.openCluster(), mainCluster);
    QCOMPARE(scene.selectedInTree(), mainCluster);
    QVERIFY(scene.tree()->isExpanded(scene.treeRow(mainCluster)));
    QCOMPARE(scene.window->size(), size);
    QCOMPARE(scene.find<QLineEdit>("fleetFilter")->text(), QString()); // a restored filter would hide clusters
    scene.act("actionShowBoard");
    QCOMPARE(scene.boardNames(), order);
}

void TestJourneyMemory::aClusterThatIsGoneIsSaid() {
    MemoryPreferences remembered;
    {
        JourneyScene scene(remembered);
        scene.openSandbox();
        scene.clickInTree(mainCluster);
        QTRY_COMPARE(scene.openCluster(), mainCluster);
    }
    JourneyScene scene(remembered);
    scene.openSandbox("degraded"); // another fleet, without that cluster
    QTRY_VERIFY(scene.boardShown());
    QCOMPARE(scene.openCluster(), QString());
    QCOMPARE(scene.message(), QStringLiteral("The cluster postgresql-rectangular-12345 no longer exists."));
    scene.click("messageClose");
    QCOMPARE(scene.message(), QString());
}

void TestJourneyMemory::thePaletteStillOffersWhatWasUsed() {
    MemoryPreferences remembered;
    {
        JourneyScene scene(remembered);
        scene.openSandbox();
        const DialogDriver person(scene);
        person.openCluster(QStringLiteral("cubic"));
        person.key(Qt::Key_K, Qt::ControlModifier); // an action, by keyboard
        QTRY_COMPARE(person.focus(), QStringLiteral("paletteField"));
        person.type(QStringLiteral("activity"));
        person.key(Qt::Key_Return);
    }
    JourneyScene scene(remembered);
    scene.openSandbox();
    const DialogDriver person(scene);
    person.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(person.focus(), QStringLiteral("paletteField"));
    QStringList used;
    const auto* list = scene.find<QListWidget>("paletteList");
    for (int row = 0; row < list->count(); ++row) {
        const auto spoken = list->item(row)->data(Qt::AccessibleTextRole).toString();
        if (spoken.endsWith(QStringLiteral("Used recently"))) {
            used << spoken.section(QLatin1Char(','), 0, 0);
        }
    }
    QCOMPARE(used, (QStringList{QStringLiteral("Activity"), QStringLiteral("postgresql-cubic-55310")}));
}

POOLHOUSE_WIDGET_TEST(TestJourneyMemory)
#include "tst_journey_memory.moc"
