// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/text/problem_text.h"
#include "tests/support/fake_services.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_scene.h"
#include "ui/cluster/cluster_page.h"
#include "ui/fleet/fleet_tree_view.h"
#include "ui/window/message_bar.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::s;
using test::unreachable;
using test::WindowScene;
using test::sample::horizontal;
using test::sample::rectangular;
using SessionState = fleet::Session::State;

class TestWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFirstStartAsksWhatToLookAt() {
        WindowScene w;
        QVERIFY(w.find<QWidget>("welcomeSandbox")->isVisible());
        QVERIFY(!w.find<QWidget>("fleetTree")->isVisible());
        QCOMPARE(w.window->windowTitle(), s("Poolhouse"));
        QCOMPARE(w.text("statusConnection"), s("Not connected"));
        w.session.connectSandbox();
        QVERIFY(w.find<QWidget>("fleetTree")->isVisible());
        QVERIFY(w.find<QWidget>("boardLoading")->isVisible());
    }

    void choosingAClusterOpensItsPage() {
        WindowScene w;
        w.load();
        QVERIFY(w.find<QTableView>("fleetBoard")->isVisible());
        w.clickInTree(s("postgresql-rectangular-12345"));
        auto* page = w.window->findChild<ui::ClusterPage*>();
        QVERIFY(page->isVisible());
        QCOMPARE(page->clusterId(), rectangular);
        QCOMPARE(w.window->windowTitle(), s("postgresql-rectangular-12345 — Poolhouse"));
        w.act("actionShowBoard");
        QVERIFY(w.find<QTableView>("fleetBoard")->isVisible());
        QCOMPARE(w.window->windowTitle(), s("Poolhouse"));
        QVERIFY(w.selectedInTree().isEmpty());
    }

    void theBoardOpensAClusterAndSelectsItInTheTree() {
        WindowScene w;
        w.load();
        auto* table = w.find<QTableView>("fleetBoard");
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(w.window->windowTitle(), s("postgresql-rectangular-12345 — Poolhouse"));
        QCOMPARE(w.selectedInTree(), QStringList{s("postgresql-rectangular-12345")});
    }

    void severalSelectedShowTheBoard() {
        WindowScene w;
        w.load();
        w.clickInTree(s("postgresql-rectangular-12345"));
        w.clickInTree(s("postgresql-horizontal-12345"), Qt::ControlModifier);
        QVERIFY(w.find<QTableView>("fleetBoard")->isVisible());
        QCOMPARE(w.selectedInTree().size(), 2);
        w.act("actionCopyName");
        QCOMPARE(w.desktop.copied.last().split(QLatin1Char('\n')).size(), 2);
    }

    void anAppWithOneClusterStaysSelected() {
        WindowScene w;
        w.load();
        w.clickInTree(s("postgresql-rectangular-12345"));
        w.clickInTree(s("audit-log"));
        QVERIFY(w.find<QTableView>("fleetBoard")->isVisible());
        QCOMPARE(w.selectedInTree(), QStringList{s("audit-log")});
    }

    void stepsGoThroughTheListAndStopAtItsEnds() {
        WindowScene w;
        w.load();
        w.window->showCluster(horizontal);
        QTest::keyClick(w.window.get(), Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(w.window->windowTitle(), s("postgresql-rectangular-12345 — Poolhouse"));
        QTest::keyClick(w.window.get(), Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(w.window->windowTitle(), s("postgresql-horizontal-12345 — Poolhouse"));
        w.window->showCluster(test::sampleId("postgresql-tiny-00413"));
        QVERIFY(!w.action("actionNextCluster")->isEnabled());
        QVERIFY(w.action("actionPreviousCluster")->isEnabled());
    }

    void aRefreshMovesNeitherFocusNorTypedText() {
        WindowScene w;
        w.load();
        w.window->showCluster(rectangular);
        auto* filter = w.find<QLineEdit>("fleetFilter");
        QTest::keyClick(w.window.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, s("postg"));
        filter->setCursorPosition(2);
        w.clock.advance(30s);
        test::fillStore(w.store, w.clock.now());
        w.window->updateAges();
        QVERIFY(filter->hasFocus());
        QCOMPARE(filter->text(), s("postg"));
        QCOMPARE(filter->cursorPosition(), 2);
        QCOMPARE(w.window->windowTitle(), s("postgresql-rectangular-12345 — Poolhouse"));
        QCOMPARE(w.selectedInTree(), QStringList{s("postgresql-rectangular-12345")});
    }

    void aClusterThatIsGoneLeadsToTheBoardWithAWord() {
        WindowScene w;
        w.load();
        w.window->showCluster(rectangular);
        auto summaries = test::sampleSummaries();
        std::erase_if(summaries, [](const auto& it) { return it.id == rectangular; });
        w.store.applyFleet(test::sampleApps(), summaries, w.clock.now());
        QVERIFY(w.find<QTableView>("fleetBoard")->isVisible());
        QVERIFY(w.find<QWidget>("messageBar")->isVisible());
        QVERIFY(w.text("messageText").contains(s("postgresql-rectangular-12345")));
    }

    void aStartGoesBackToWhereOneWas() {
        test::MemoryPreferences preferences;
        {
            WindowScene w(preferences);
            w.load();
            w.window->showCluster(rectangular);
            w.find<QSplitter>("fleetSplitter")->setSizes({360, 900});
            w.window->close();
        }
        WindowScene w(preferences);
        w.load();
        QCOMPARE(w.window->windowTitle(), s("postgresql-rectangular-12345 — Poolhouse"));
        QCOMPARE(w.selectedInTree(), QStringList{s("postgresql-rectangular-12345")});
        QCOMPARE(w.find<QWidget>("fleetPane")->width(), 360);
    }

    void aRememberedClusterThatIsGoneIsSaid() {
        test::MemoryPreferences preferences;
        preferences.setValue(s("window/cluster"), s("postgresql-long-gone"));
        WindowScene w(preferences);
        w.load();
        QVERIFY(w.find<QTableView>("fleetBoard")->isVisible());
        QVERIFY(w.text("messageText").contains(s("postgresql-long-gone")));
    }

    void theFilterIsTheSameForTreeAndBoard() {
        WindowScene w;
        w.load();
        w.find<QLineEdit>("fleetFilter")->setText(s("billing"));
        QCOMPARE(w.find<QTableView>("fleetBoard")->model()->rowCount(), 2);
        w.find<QLineEdit>("fleetFilter")->setText(s("xyzzy"));
        w.find<QPushButton>("boardClearFilter")->click();
        QCOMPARE(w.find<QLineEdit>("fleetFilter")->text(), QString());
        QCOMPARE(w.find<QTableView>("fleetBoard")->model()->rowCount(), 11);
    }

    void theSandboxHasNoDashboardAndAnAccountHas() {
        WindowScene w;
        w.load();
        w.window->showCluster(rectangular);
        QVERIFY(!w.action("actionOpenDashboard")->isVisible());
        w.session.connectReal();
        QVERIFY(w.action("actionOpenDashboard")->isVisible());
        w.act("actionOpenDashboard");
        QCOMPARE(w.desktop.opened,
                 QStringList{s("https://data.heroku.com/datastores/id-postgresql-rectangular-12345")});
        w.act("actionCopyId");
        QCOMPARE(w.desktop.copied.last(), s("id-postgresql-rectangular-12345"));
    }

    void refreshReachesThePoller() {
        WindowScene w;
        w.answerAll();
        QTRY_COMPARE(w.text("statusConnection"), s("Connected: built-in sandbox"));
        QCOMPARE(w.text("statusBudget"), s("API calls left this hour: 4,472"));
        w.window->showCluster(rectangular);
        w.act("actionRefreshCluster");
        QTRY_COMPARE(w.services.infos.pending(), std::vector<std::string>{rectangular.value});
    }

    void aFailureOfTheFleetIsNewsWithRetry() {
        WindowScene w;
        w.load();
        w.store.failFleet(unreachable(), w.clock.now());
        QTRY_VERIFY(w.find<QWidget>("messageBar")->isVisible());
        QCOMPARE(w.text("messageText"), text::problemText(unreachable(), text::RequestKind::Fleet).sentence());
        QVERIFY(w.find<QPushButton>("messageAction")->isVisible());
        w.window->findChild<ui::MessageBar*>()->closeCurrent();
        w.store.failFleet(unreachable(), w.clock.now() + 30s);
        const bool back = QTest::qWaitFor([&w] { return w.find<QWidget>("messageBar")->isVisible(); }, 120);
        QVERIFY2(!back, "closed news of the same failure stay closed");
        test::fillLists(w.store, w.clock.now());
        w.store.failFleet(unreachable(), w.clock.now() + 90s);
        QTRY_VERIFY(w.find<QWidget>("messageBar")->isVisible());
        test::fillLists(w.store, w.clock.now());
        QTRY_VERIFY(!w.find<QWidget>("messageBar")->isVisible());
    }

    void changesUnderWayAreNamedAndOneClickAway() {
        WindowScene w;
        w.load();
        auto* changes = w.find<QPushButton>("statusChanges");
        QTRY_VERIFY(changes->isVisible());
        QCOMPARE(changes->text(), s("1 change in progress: postgresql-lively-80211 (modifying)"));
        changes->click();
        QCOMPARE(w.window->windowTitle(), s("postgresql-lively-80211 — Poolhouse"));
    }

    void thePaletteGoesToAPool() {
        WindowScene w;
        w.load();
        QTest::keyClick(w.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* field = w.find<QLineEdit>("paletteField");
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, s("web-reads"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(w.window->windowTitle(), s("postgresql-rectangular-12345 — Poolhouse"));
    }

    void switchingKeepsTheFleetUntilSomethingElseIsChosen() {
        WindowScene w;
        w.load();
        w.window->showCluster(rectangular);
        w.act("actionSwitchAccount");
        QVERIFY(w.find<QWidget>("welcomeSandbox")->isVisible());
        QVERIFY(!w.action("actionRefresh")->isEnabled());
        w.find<QPushButton>("welcomeBack")->click();
        QCOMPARE(w.window->windowTitle(), s("postgresql-rectangular-12345 — Poolhouse"));
        w.act("actionDisconnect");
        QCOMPARE(w.session.asked.last(), s("disconnect"));
        QVERIFY(w.find<QWidget>("welcomeSandbox")->isVisible());
        QCOMPARE(w.window->windowTitle(), s("Poolhouse"));
    }

    void forgettingATokenAsksAndKeepingIsTheDefault() {
        WindowScene w;
        w.load();
        w.act("actionForgetToken");
        auto* box = w.window->findChild<QMessageBox*>(s("forgetDialog"));
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(!w.session.asked.contains(s("forget")));
        w.act("actionForgetToken");
        QTRY_COMPARE(w.window->findChildren<QMessageBox*>(s("forgetDialog")).size(), 1);
        box = w.window->findChild<QMessageBox*>(s("forgetDialog"));
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole) {
                button->click();
            }
        }
        QCOMPARE(w.session.asked.last(), s("forget"));
    }

    void anAppearanceIsChosenAndRemembered() {
        test::MemoryPreferences preferences;
        WindowScene w(preferences);
        QSignalSpy chosen(w.window.get(), &ui::MainWindow::appearanceChosen);
        w.act("actionAppearanceDark");
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(ui::MainWindow::rememberedAppearance(preferences), ui::SchemeChoice::Dark);
        WindowScene later(preferences);
        QVERIFY(later.action("actionAppearanceDark")->isChecked());
    }

    void theContextMenuHasTheSameActions() {
        WindowScene w;
        w.load();
        w.clickInTree(s("postgresql-rectangular-12345"));
        auto* tree = w.find<ui::FleetTreeView>("fleetTree");
        Q_EMIT tree->customContextMenuRequested(QPoint(40, 40));
        auto* menu = w.window->findChild<QMenu*>(s("contextMenu"));
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(w.action("actionCopyName")));
        QVERIFY(menu->actions().contains(w.action("actionRefreshCluster")));
        menu->close();
    }

    void everyInputHasANameForScreenReaders() {
        WindowScene w;
        w.load();
        for (const QWidget* widget : w.window->findChildren<QWidget*>()) {
            const bool input = qobject_cast<const QLineEdit*>(widget) ||
                               qobject_cast<const QAbstractItemView*>(widget) ||
                               qobject_cast<const QAbstractButton*>(widget);
            const bool ours = !widget->objectName().startsWith(s("qt_")) && widget->focusPolicy() != Qt::NoFocus;
            if (input && ours && widget->isVisible()) {
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(widget->objectName()));
            }
        }
    }

    void tabReachesToolBarFilterTreeAndBoard() {
        WindowScene w;
        w.load();
        w.find<QPushButton>("toolRefresh")->setFocus();
        QStringList order;
        for (int i = 0; i < 6; ++i) {
            order << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(order, (QStringList{s("toolRefresh"), s("toolSearch"), s("fleetFilter"), s("fleetRow"), s("fleetTree"),
                                     s("fleetBoard")}));
    }

    void aSmallScreenAtDoubleScaleHolds() {
        WindowScene w;
        w.load();
        w.window->resize(683, 384);
        QCOMPARE(w.window->size(), QSize(683, 384));
        w.window->showCluster(rectangular);
        QCOMPARE(w.window->size(), QSize(683, 384));
    }

    void theTokenIsNowhereInThePreferences() {
        test::MemoryPreferences preferences;
        WindowScene w(preferences);
        w.find<QAbstractButton>("welcomeConnect")->click();
        const QString token = s("HRKU-0b7a8f6e-1111-4222-8333-444455556666");
        QTest::keyClicks(w.find<QLineEdit>("tokenField"), token);
        w.find<QPushButton>("tokenConnect")->click();
        w.session.connectReal();
        w.load();
        w.window->close();
        for (const QVariant& value : preferences.all()) {
            QVERIFY(!value.toByteArray().contains(token.toUtf8()));
        }
    }
};

POOLHOUSE_WIDGET_TEST(TestWindow)
#include "tst_window_main.moc"
