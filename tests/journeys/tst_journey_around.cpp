// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

const QString otherCluster = QStringLiteral("postgresql-cubic-55310");

} // namespace

/// Getting around: back and forward, the row of the fleet, Esc, the menu of a row, links, dialogs beside the window.
class TestJourneyAround : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backAndForward();
    void theFleetRowLeadsToTheBoard();
    void escLeavesWhatCanBeLeft();
    void theRightButtonDoesNotNavigate();
    void theEmptyPaletteListsWhatMatters();
    void anyPoolIsChangedFromThePalette();
    void aBadgeLeadsToItsPool();
    void aDialogForbidsNoLook();
    void helpInADialog();
};

void TestJourneyAround::backAndForward() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    QVERIFY(!person.can("toolBack") && !person.can("toolForward"));
    person.clickInTree(mainCluster);
    person.key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(scene.find<QTabWidget>("clusterTabs")->currentIndex() == 1);
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));

    QTRY_VERIFY(person.can("toolBack"));
    person.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(scene.openCluster(), mainCluster);
    QCOMPARE(scene.find<QTabWidget>("clusterTabs")->currentIndex(), 1);
    person.click(QStringLiteral("toolBack"));
    QCOMPARE(scene.find<QTabWidget>("clusterTabs")->currentIndex(), 0);
    person.mouseButton(Qt::BackButton);
    QVERIFY(scene.boardShown());
    QVERIFY(!person.can("toolBack"));
    QCOMPARE(person.why("toolBack").section(QLatin1Char('\n'), 1), QStringLiteral("No earlier page to go back to."));
    person.mouseButton(Qt::ForwardButton);
    QCOMPARE(scene.openCluster(), mainCluster);
    person.key(Qt::Key_Right, Qt::AltModifier);
    person.click(QStringLiteral("toolForward"));
    QVERIFY(scene.shown("activityPage"));
    QVERIFY(!person.can("toolForward"));
}

void TestJourneyAround::theFleetRowLeadsToTheBoard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    const auto* row = scene.find<QAbstractButton>("fleetRow");
    QVERIFY(row->isChecked());
    person.clickInTree(mainCluster);
    QVERIFY(!row->isChecked());
    person.click(QStringLiteral("fleetRow"));
    QVERIFY(scene.boardShown() && row->isChecked());
    QCOMPARE(scene.selectedInTree(), QString());

    // by keyboard, above the first row of the tree
    person.clickInTree(mainCluster);
    person.key(Qt::Key_Home);
    person.key(Qt::Key_Up);
    QCOMPARE(person.focus(), QStringLiteral("fleetRow"));
    person.key(Qt::Key_Return);
    QVERIFY(scene.boardShown());
}

void TestJourneyAround::escLeavesWhatCanBeLeft() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(otherCluster);
    person.clickInTree(mainCluster);
    QTRY_VERIFY(person.can("toolBack"));
    person.key(Qt::Key_Escape);
    QCOMPARE(scene.openCluster(), otherCluster);
    person.key(Qt::Key_Escape);
    QVERIFY(scene.boardShown());
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    person.key(Qt::Key_Escape);
    QVERIFY(scene.boardShown());

    // the filter, regardless of the focus
    person.key(Qt::Key_F, Qt::ControlModifier);
    person.type(QStringLiteral("cubic"));
    person.key(Qt::Key_Return); // to the tree
    person.key(Qt::Key_Escape);
    QCOMPARE(scene.find<QLineEdit>("fleetFilter")->text(), QString());

    person.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(person.focus(), QStringLiteral("paletteField"));
    person.key(Qt::Key_Escape);
    QTRY_VERIFY(!scene.shown("commandPalette"));
    QVERIFY(scene.boardShown());
}

void TestJourneyAround::theRightButtonDoesNotNavigate() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    person.rightClickInTree(otherCluster);
    QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr);
    QCOMPARE(scene.openCluster(), mainCluster);
    QCOMPARE(scene.selectedInTree(), mainCluster);

    // what is chosen from the menu is about its row
    person.type(QStringLiteral("n")); // Copy name
    QTRY_COMPARE(scene.desktop.copied, QStringList{otherCluster});
    QCOMPARE(scene.openCluster(), mainCluster);
    person.waitForWindow();
    person.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier); // from now on, about the page again
    QTRY_COMPARE(scene.desktop.copied.constLast(), mainCluster);

    person.rightClickInTree(otherCluster);
    QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr);
    person.key(Qt::Key_Escape);
    QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    QCOMPARE(scene.openCluster(), mainCluster);
}

void TestJourneyAround::theEmptyPaletteListsWhatMatters() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    const auto rows = [&scene] {
        QStringList texts;
        const auto* list = scene.find<QListWidget>("paletteList");
        for (int row = 0; row < list->count(); ++row) {
            texts << list->item(row)->data(Qt::AccessibleTextRole).toString();
        }
        return texts;
    };
    person.openCluster(QStringLiteral("cubic"));
    QCOMPARE(scene.openCluster(), otherCluster);
    person.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(person.focus(), QStringLiteral("paletteField"));
    const auto listed = rows();
    QVERIFY2(listed.constFirst().endsWith(QStringLiteral("Needs attention")), qPrintable(listed.constFirst()));
    QVERIFY2(listed.constFirst().startsWith(scene.boardNames().constFirst()), qPrintable(listed.constFirst()));
    QVERIFY2(listed.constLast().endsWith(QStringLiteral("Used recently")), qPrintable(listed.constLast()));
    QVERIFY(listed.constLast().startsWith(otherCluster));
    person.type(QStringLiteral("zzzz"));
    QCOMPARE(scene.text("paletteNone"), QStringLiteral("No matches."));
    person.key(Qt::Key_Escape);
}

void TestJourneyAround::anyPoolIsChangedFromThePalette() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(otherCluster);
    person.openCluster(QStringLiteral("scale web rect"));
    person.waitFor("scaleDialog");
    QVERIFY2(person.front()->windowTitle().endsWith(mainCluster), qPrintable(person.front()->windowTitle()));
    QCOMPARE(scene.openCluster(), mainCluster);
    person.key(Qt::Key_Escape);
    person.waitForWindow();
}

void TestJourneyAround::aBadgeLeadsToItsPool() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    person.key(Qt::Key_P, Qt::ControlModifier); // from the other tab as well
    QTRY_VERIFY(scene.find<QTabWidget>("clusterTabs")->currentIndex() == 1);
    QCOMPARE(person.says("badge.1"), QStringLiteral("web-reads at 90% of connections"));
    person.click(QStringLiteral("badge.1"));
    QCOMPARE(scene.find<QTabWidget>("clusterTabs")->currentIndex(), 0);
    QCOMPARE(person.focus(), QStringLiteral("poolCard.web-reads"));
    QVERIFY(person.can("toolScale"));
}

void TestJourneyAround::aDialogForbidsNoLook() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    person.click(QStringLiteral("poolCard.web-reads/cardScale"));
    person.waitFor("scaleDialog");
    auto* dialog = person.front();
    const QString title = dialog->windowTitle();

    scene.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(scene.window.get()));
    person.clickInTree(otherCluster);
    QCOMPARE(scene.openCluster(), otherCluster);
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), title);

    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    person.click(QStringLiteral("countMore"));
    person.click(QStringLiteral("askButton"));
    QVERIFY(scene.runOperations());
    QVERIFY2(serverPools(scene).contains(QStringLiteral("web-reads: 4 × 4G-Performance")),
             qPrintable(serverPools(scene).join(QLatin1Char(' '))));
    QCOMPARE(serverChanges(scene), 1);
    QCOMPARE(scene.openCluster(), otherCluster);
}

void TestJourneyAround::helpInADialog() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    person.click(QStringLiteral("toolAddPool"));
    person.waitFor("addPoolWizard");
    auto* wizard = person.front();
    person.key(Qt::Key_F1);
    QTRY_VERIFY(QApplication::activeWindow() != nullptr &&
                QApplication::activeWindow()->objectName() == QLatin1String("helpWindow"));
    QCOMPARE(QApplication::activeWindow()->findChild<QWidget*>(QStringLiteral("helpText"))->accessibleName(),
             QStringLiteral("Changes and locks"));
    QVERIFY(wizard->isVisible());
    QTest::keyClick(QApplication::activeWindow(), Qt::Key_Escape);
}

POOLHOUSE_WIDGET_TEST(TestJourneyAround)
#include "tst_journey_around.moc"
