// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/tables/fleet_tree_model.h"
#include "tests/support/model_rows.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_fakes.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/fleet/fleet_totals_text.h"
#include "ui/fleet/fleet_tree_view.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include <memory>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::s;
using test::sample::rectangular;

namespace {

struct PaneFleet {
    core::ManualClock clock{test::sampleNow()};
    fleet::Store store;
    tables::FleetTreeModel model{store, clock};
    test::MemoryPreferences own;
    test::MemoryPreferences& preferences;
    ui::FleetPane pane{store, model, preferences};
    ui::FleetTreeView* tree = pane.findChild<ui::FleetTreeView*>(s("fleetTree"));
    QLineEdit* filter = pane.findChild<QLineEdit*>(s("fleetFilter"));
    QLabel* totals = pane.findChild<QLabel*>(s("fleetTotals"));

    PaneFleet() : PaneFleet(own) {}
    explicit PaneFleet(test::MemoryPreferences& remembered) : preferences(remembered) {
        pane.resize(300, 420);
        pane.show();
    }

    QModelIndex row(const QString& name) const { return test::rowOf(*tree->model(), name); }
    QStringList apps() const {
        QStringList names;
        for (int i = 0; i < tree->model()->rowCount(); ++i) {
            names << tree->model()->index(i, 0).data().toString();
        }
        return names;
    }
    void click(const QString& name, Qt::KeyboardModifiers modifiers = {}) const {
        const QModelIndex index = row(name);
        tree->scrollTo(index);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, modifiers, tree->visualRect(index).center());
    }
};

} // namespace

class TestFleetPane : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void totalsSumUpTheFleet() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        QTRY_VERIFY2(f.totals->text().startsWith(s("6 apps · 11 clusters · $")), qPrintable(f.totals->text()));
        QVERIFY(f.totals->text().endsWith(s("/month")));
    }

    void assistiveTechnologySelectsTheRowThatItMeans() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        f.pane.setCurrentCluster(rectangular); // shows its pools
        f.tree->selectionModel()->clear();
        auto* tree = QAccessible::queryAccessibleInterface(f.tree)->tableInterface();
        const auto names = [&f] {
            QStringList selected;
            for (const auto& index : f.tree->selectionModel()->selectedRows()) {
                selected << index.data().toString();
            }
            return selected;
        };
        for (int row = 0; row < tree->rowCount(); ++row) {
            auto* cell = tree->cellAt(row, 0);
            const auto meant = tree->cellAt(row, 0)->rect();
            const auto index = f.tree->indexAt(f.tree->viewport()->mapFromGlobal(meant.center()));
            for (const bool selected : {true, false}) {
                cell->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
                QCOMPARE(static_cast<bool>(cell->state().selected), selected);
                QCOMPARE(names().size(), selected ? 1 : 0);
            }
            if (index.isValid()) { // in view
                cell->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
                QCOMPARE(names(), QStringList{index.siblingAtColumn(0).data().toString()});
                cell->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
            }
        }
    }

    void keysStayInTheColumnOfNames() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        f.pane.setCurrentCluster(rectangular);
        const auto cluster = f.tree->currentIndex();
        QTest::keyClick(f.tree, Qt::Key_Down); // the leader, a leaf
        const auto leaf = f.tree->currentIndex();
        QCOMPARE(leaf.parent(), cluster);
        QTest::keyClick(f.tree, Qt::Key_Right);
        QCOMPARE(f.tree->currentIndex(), leaf);
        QTest::keyClick(f.tree, Qt::Key_Left);
        QCOMPARE(f.tree->currentIndex(), cluster);
        QCOMPARE(f.tree->selectionModel()->selectedRows(), QModelIndexList{cluster});
        QTest::keyClick(f.tree, Qt::Key_Left);
        QVERIFY(!f.tree->isExpanded(cluster));
        QTest::keyClick(f.tree, Qt::Key_Right);
        QVERIFY(f.tree->isExpanded(cluster));
        const auto selected = [&f] { return f.tree->selectionModel()->selectedRows().size(); };
        QTest::keyClick(f.tree, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(f.tree, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(selected(), 3);
        QTest::keyClick(f.tree, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(selected(), 2);
        QTest::keyClick(f.tree, Qt::Key_Down, Qt::ControlModifier); // moves, selects nothing
        QCOMPARE(selected(), 2);
        QTest::keyClick(f.tree, Qt::Key_Down, Qt::ShiftModifier); // again from there
        QCOMPARE(selected(), 2);
    }

    void theClusterSomebodyWentToShowsItsPools() {
        test::MemoryPreferences preferences;
        {
            PaneFleet f(preferences);
            test::fillStore(f.store, f.clock.now());
            f.pane.setCurrentCluster(rectangular);
            QVERIFY(f.tree->isExpanded(f.row(s("postgresql-rectangular-12345"))));
            f.click(s("postgresql-horizontal-12345")); // a click selects without changing the expansion
            QVERIFY(!f.tree->isExpanded(f.row(s("postgresql-horizontal-12345"))));
            f.tree->collapse(f.row(s("postgresql-rectangular-12345")));
            f.store.applyInfo(test::sampleInfo("postgresql-rectangular-12345"), f.clock.now() + 5s);
            QVERIFY(!f.tree->isExpanded(f.row(s("postgresql-rectangular-12345")))); // stays collapsed
        }
        PaneFleet again(preferences);
        test::fillStore(again.store, again.clock.now());
        QVERIFY(!again.tree->isExpanded(again.row(s("postgresql-rectangular-12345"))));
    }

    void whileLoadingTheTotalsSayHowFar() {
        PaneFleet f;
        test::fillLists(f.store, f.clock.now());
        QTRY_COMPARE(f.totals->text(), s("6 apps · 11 clusters · 0 of 11 loaded"));
        f.store.applyInfo(test::sampleInfo("postgresql-rectangular-12345"), f.clock.now());
        QTRY_COMPARE(f.totals->text(), s("6 apps · 11 clusters · 1 of 11 loaded"));
    }

    void anUnknownPriceMakesTheTotalALowerBound() {
        PaneFleet f;
        test::fillLists(f.store, f.clock.now());
        for (const auto& summary : test::sampleSummaries()) {
            core::ClusterInfo info = test::sampleInfo(summary.name);
            if (info.id == rectangular) {
                info.pools[0].expectedLevel = "64G-Performance";
            }
            f.store.applyInfo(info, f.clock.now());
        }
        QTRY_VERIFY2(f.totals->text().contains(s("at least $")), qPrintable(f.totals->text()));
    }

    void severalSelectedAreSummedUp() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        f.click(s("postgresql-horizontal-12345"));
        f.click(s("postgresql-rectangular-12345"), Qt::ControlModifier);
        // 600 + 300 and 1,558.40; (800 - 248) + (760 - 180) + 188 + 1387 + 119 connections left
        QCOMPARE(f.totals->text(), s("2 selected · $2,458/month · 2,826 connections left"));
        f.click(s("postgresql-rectangular-12345"));
        QVERIFY(f.totals->text().startsWith(s("6 apps")));
    }

    void anUnknownFigureIsNotGuessedInASum() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        core::ClusterInfo info = test::sampleInfo("postgresql-rectangular-12345");
        info.pools[0].connectionsUsed.reset();
        f.store.applyInfo(info, f.clock.now());
        QVERIFY(!ui::headroomOf(f.store, {rectangular}).has_value());
        info = test::sampleInfo("postgresql-rectangular-12345");
        info.unreadable = {{core::RecordKind::Pool, "odd", "pools[9].id", "a text that is not empty", true}};
        f.store.applyInfo(info, f.clock.now());
        QVERIFY(!ui::headroomOf(f.store, {rectangular}).has_value());
        f.click(s("example-app"));
        QVERIFY2(f.totals->text().endsWith(s("connections left unknown")), qPrintable(f.totals->text()));
    }

    void theFilterKeepsWhatFitsAndOpensIt() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        f.tree->collapse(f.row(s("example-app")));
        QSignalSpy told(&f.pane, &ui::FleetPane::filterChanged);
        QTest::keyClicks(f.filter, s("rectang"));
        QCOMPARE(f.apps(), QStringList{s("example-app")});
        QVERIFY(f.tree->isExpanded(f.row(s("example-app"))));
        QCOMPARE(f.pane.listedClusters(), std::vector<core::ClusterId>{rectangular});
        QCOMPARE(told.last().front().toString(), s("rectang"));
        QTest::keyClick(f.filter, Qt::Key_Escape);
        QCOMPARE(f.filter->text(), QString());
        QCOMPARE(f.apps().size(), 6);
        QVERIFY(!f.tree->isExpanded(f.row(s("example-app"))));
        QVERIFY(f.tree->isExpanded(f.row(s("billing-prod"))));
    }

    void aPoolThatFitsIsShown() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        QTest::keyClicks(f.filter, s("web-reads"));
        QVERIFY(f.row(s("web-reads")).isValid());
        QVERIFY(f.tree->isExpanded(f.row(s("postgresql-rectangular-12345"))));
    }

    void nothingFitsIsSaid() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        auto* nothing = f.pane.findChild<QLabel*>(s("fleetNothingFits"));
        QVERIFY(!nothing->isVisible());
        QTest::keyClicks(f.filter, s("xyzzy"));
        QVERIFY(nothing->isVisible());
        QVERIFY(f.pane.listedClusters().empty());
    }

    void theOpenClusterIsSelectedAgainAfterTheFilter() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        f.click(s("postgresql-rectangular-12345"));
        QSignalSpy moved(&f.pane, &ui::FleetPane::selectionChanged);
        f.filter->setText(s("cubic"));
        QVERIFY(f.pane.selectedClusters().empty());
        f.filter->clear();
        QCOMPARE(f.pane.selectedClusters(), std::vector<core::ClusterId>{rectangular});
        QCOMPARE(moved.size(), 0);
    }

    void aRefreshMovesNothing() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        f.pane.expandAll();
        f.click(s("web-reads"));
        f.tree->verticalScrollBar()->setValue(90);
        const int scroll = f.tree->verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        QSignalSpy moved(&f.pane, &ui::FleetPane::selectionChanged);
        f.clock.advance(30s);
        for (const auto& summary : test::sampleSummaries()) {
            core::ClusterInfo info = test::sampleInfo(summary.name);
            info.pools[0].connectionsUsed = 7;
            f.store.applyInfo(info, f.clock.now());
        }
        f.store.applyFleet(test::sampleApps(), test::sampleSummaries(), f.clock.now());
        QCOMPARE(f.tree->verticalScrollBar()->value(), scroll);
        QCOMPARE(f.tree->currentIndex().data().toString(), s("web-reads"));
        QCOMPARE(f.pane.selectedClusters(), std::vector<core::ClusterId>{rectangular});
        QCOMPARE(moved.size(), 0);
    }

    void aVanishingClusterIsNotAPersonsChoice() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        f.click(s("postgresql-rectangular-12345"));
        QSignalSpy moved(&f.pane, &ui::FleetPane::selectionChanged);
        auto summaries = test::sampleSummaries();
        std::erase_if(summaries, [](const auto& it) { return it.id == rectangular; });
        f.store.applyFleet(test::sampleApps(), summaries, f.clock.now());
        QCOMPARE(moved.size(), 0);
        QVERIFY(f.pane.selectedClusters().empty());
    }

    void whatIsOpenIsRememberedFromStartToStart() {
        test::MemoryPreferences preferences;
        {
            PaneFleet f(preferences);
            test::fillStore(f.store, f.clock.now());
            f.tree->collapse(f.row(s("billing-prod")));
            f.tree->expand(f.row(s("postgresql-rectangular-12345")));
        }
        PaneFleet f(preferences);
        test::fillStore(f.store, f.clock.now());
        QVERIFY(!f.tree->isExpanded(f.row(s("billing-prod"))));
        QVERIFY(f.tree->isExpanded(f.row(s("example-app"))));
        QVERIFY(f.tree->isExpanded(f.row(s("postgresql-rectangular-12345"))));
        QVERIFY(!f.tree->isExpanded(f.row(s("postgresql-horizontal-12345"))));
    }

    void aLargeFleetStartsClosed() {
        PaneFleet f;
        test::fillLarge(f.store, 1000, f.clock.now());
        QCOMPARE(f.apps().size(), 50);
        QVERIFY(!f.tree->isExpanded(f.tree->model()->index(49, 0)));
        f.pane.expandAll();
        QVERIFY(f.tree->isExpanded(f.tree->model()->index(49, 0)));
        f.pane.collapseAll();
        QVERIFY(!f.tree->isExpanded(f.tree->model()->index(49, 0)));
    }

    void onlyWhatIsScrolledToIsOnScreen() {
        PaneFleet f;
        test::fillLarge(f.store, 400, f.clock.now());
        f.pane.expandAll();
        const auto before = f.pane.visibleClusters();
        QVERIFY(!before.empty() && before.size() < 20);
        QSignalSpy told(&f.pane, &ui::FleetPane::visibleChanged);
        f.tree->scrollToBottom();
        QVERIFY(!told.isEmpty());
        QVERIFY(f.pane.visibleClusters() != before);
    }

    void enterOpensAClusterAndTogglesAnApp() {
        PaneFleet f;
        test::fillStore(f.store, f.clock.now());
        QSignalSpy entered(&f.pane, &ui::FleetPane::clusterEntered);
        f.click(s("example-app"));
        QTest::keyClick(f.tree, Qt::Key_Return);
        QVERIFY(!f.tree->isExpanded(f.row(s("example-app"))));
        QTest::keyClick(f.tree, Qt::Key_Return);
        f.click(s("postgresql-rectangular-12345"));
        QTest::keyClick(f.tree, Qt::Key_Return);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.front().front().value<core::ClusterId>(), rectangular);
    }

    void measuredTraps() {
        PaneFleet f;
        QVERIFY(f.tree->uniformRowHeights());
        QVERIFY(!f.tree->accessibleName().isEmpty());
        QVERIFY(!f.filter->accessibleName().isEmpty());
        QVERIFY(f.filter->isClearButtonEnabled());
    }
};

POOLHOUSE_WIDGET_TEST(TestFleetPane)
#include "tst_fleet_pane.moc"
