// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/tables/fleet_board_model.h"
#include "models/tables/fleet_filter.h"
#include "models/tables/fleet_tree_model.h"
#include "tests/models/fleet_scene.h"
#include "tests/models/model_checks.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace poolhouse;
using tables::FleetBoardModel;
using tables::FleetFilter;
using test::at;
using test::lines;
using Board = FleetBoardModel;

class TestFleetFilter : public QObject {
    Q_OBJECT

    core::ManualClock clock{test::morning};

    static core::ClusterSummary cluster(const char* name) { return test::summary(name, "app"); }
    static void fill(fleet::Store& store) {
        store.applyFleet({}, {test::rectangular(), cluster("cubic"), cluster("lively"), cluster("mute")}, at(0));
        store.applyCatalog(test::catalog(), test::prices(), at(0));
        store.applyAttachments(test::attachments(), at(0));
        store.applyInfo(test::rectangularInfo(), at(0));
        store.applyInfo(test::info(cluster("cubic"), {test::pool("leader", "8G-Performance", 2, 80)}), at(0));
        store.applyInfo(test::info(cluster("lively"), {test::pool("leader", "4G-Performance", 2, 370)}), at(0));
    }
    static QStringList names(const QAbstractItemModel& model) {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row) {
            names << model.index(row, 0).data().toString();
        }
        return names;
    }
    static QStringList tree(const QAbstractItemModel& model, const QModelIndex& parent = {}) {
        QStringList names;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const auto index = model.index(row, 0, parent);
            names << index.data().toString() << tree(model, index);
        }
        return names;
    }

private Q_SLOTS:
    void keepsParentsAndChildren() {
        fleet::Store store;
        fill(store);
        tables::FleetTreeModel model(store, clock);
        FleetFilter filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto all = tree(filter);
        QCOMPARE(all.size(), qsizetype{11});

        filter.setFilterText(QStringLiteral("WEB-reads"));
        QCOMPARE(tree(filter), lines({"example-app", "postgresql-rectangular-12345", "web-reads"}));
        filter.setFilterText(QStringLiteral("  12345 example ")); // every word, in any order
        QCOMPARE(tree(filter),
                 lines({"example-app", "postgresql-rectangular-12345", "Leader", "analytics", "web-reads"}));
        filter.setFilterText(QStringLiteral("cobalt"));
        QCOMPARE(tree(filter), lines({"example-app", "postgresql-rectangular-12345", "Leader"}));
        filter.setFilterText(QStringLiteral("cubic reads"));
        QCOMPARE(tree(filter), QStringList());
        filter.setFilterText({});
        QCOMPARE(tree(filter), all);
    }

    void followsWhatChanges() {
        fleet::Store store;
        fill(store);
        tables::FleetTreeModel model(store, clock);
        FleetFilter filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setFilterText(QStringLiteral("reports"));
        QCOMPARE(filter.rowCount(), 0);
        store.applyInfo(test::info(cluster("cubic"), {test::pool("leader", "8G-Performance", 2, 80),
                                                      test::pool("reports", "4G-Performance", 1, 1)}),
                        at(1));
        QCOMPARE(tree(filter), lines({"app", "cubic", "reports"}));
        store.applyFleet({}, {cluster("mute")}, at(2));
        QCOMPARE(filter.rowCount(), 0);
    }

    void theWorstFirstAtFirst() {
        fleet::Store store;
        fill(store);
        FleetBoardModel model(store, clock);
        FleetFilter filter;
        filter.setSourceModel(&model);
        filter.sort(-1);
        QCOMPARE(names(filter), lines({"lively", "postgresql-rectangular-12345", "cubic", "mute"}));
        store.applyInfo(test::info(cluster("cubic"), {test::pool("leader", "8G-Performance", 2, 800)}), at(1));
        QCOMPARE(names(filter).front(), QStringLiteral("cubic")); // and stays so
    }

    void titlesTellTheOrder() {
        fleet::Store store;
        fill(store);
        FleetBoardModel model(store, clock);
        FleetFilter filter;
        filter.setSourceModel(&model);
        const auto title = [&filter](int column) {
            return filter.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        };
        const auto heading = [&model](int column) {
            return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        };
        QSignalSpy changed(&filter, &QAbstractItemModel::headerDataChanged);
        filter.sort(-1);
        QCOMPARE(title(Board::Cluster), heading(Board::Cluster));
        filter.sort(Board::Cost, Qt::DescendingOrder);
        QCOMPARE(title(Board::Cost), heading(Board::Cost) + QStringLiteral(", sorted descending"));
        filter.sort(Board::Cost, Qt::AscendingOrder);
        QCOMPARE(title(Board::Cost), heading(Board::Cost) + QStringLiteral(", sorted ascending"));
        changed.clear();
        filter.sort(Board::Cluster, Qt::AscendingOrder);
        QCOMPARE(title(Board::Cost), heading(Board::Cost));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(filter.headerData(Board::Cluster, Qt::Horizontal).toString(), heading(Board::Cluster));
    }

    void flagsNarrowWhatTheTextAccepts() {
        fleet::Store store;
        fill(store);
        FleetBoardModel model(store, clock);
        FleetFilter filter;
        filter.setSourceModel(&model);
        const int total = model.rowCount();
        QCOMPARE(filter.countWith(0), total);
        filter.setRequiredFlags(tables::NeedsAttention);
        QVERIFY(filter.rowCount() > 0 && filter.rowCount() < total);
        QCOMPARE(filter.countWith(tables::NeedsAttention), filter.rowCount());
        filter.setRequiredFlags(tables::NeedsAttention | tables::WithoutRedundancy);
        QCOMPARE(names(filter), QStringList{QStringLiteral("postgresql-rectangular-12345")});
        filter.setFilterText(QStringLiteral("cubic"));
        QCOMPARE(filter.rowCount(), 0);
        QCOMPARE(filter.countWith(0), 1);
        QCOMPARE(filter.countWith(tables::NeedsAttention), 0);
        filter.setFilterText({});
        // a row that no longer needs attention leaves, one that does appears
        store.applyInfo(test::info(cluster("cubic"), {test::pool("leader", "8G-Performance", 1, 800)}), at(1));
        QCOMPARE(filter.rowCount(), 2);
        filter.setRequiredFlags(0);
        QCOMPARE(filter.rowCount(), total);
    }

    void equalRowsKeepTheSourcesOrder() {
        fleet::Store store;
        fill(store);
        FleetBoardModel model(store, clock);
        FleetFilter filter;
        filter.setSourceModel(&model);
        const auto original = names(model);
        filter.sort(Board::Cost, Qt::DescendingOrder);
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            filter.sort(Board::App, order);
            const auto sorted = names(filter);
            QStringList ofOneApp, inSource;
            std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(ofOneApp),
                         [](const QString& name) { return !name.startsWith(QStringLiteral("postgresql")); });
            std::copy_if(original.begin(), original.end(), std::back_inserter(inSource),
                         [](const QString& name) { return !name.startsWith(QStringLiteral("postgresql")); });
            QCOMPARE(ofOneApp, inSource);
        }
    }

    void unknownIsLastBothWays() {
        fleet::Store store;
        fill(store);
        FleetBoardModel model(store, clock);
        FleetFilter filter;
        filter.setSourceModel(&model);
        filter.sort(Board::Use, Qt::AscendingOrder);
        QCOMPARE(names(filter), lines({"cubic", "postgresql-rectangular-12345", "lively", "mute"}));
        filter.sort(Board::Use, Qt::DescendingOrder);
        QCOMPARE(names(filter), lines({"lively", "postgresql-rectangular-12345", "cubic", "mute"}));
    }

    void sortsByValueNotByText() {
        fleet::Store store;
        fill(store);
        FleetBoardModel model(store, clock);
        FleetFilter filter;
        filter.setSourceModel(&model);
        filter.sort(Board::Cost, Qt::AscendingOrder); // "$1,558" is more than "$300" and "$600"
        QCOMPARE(names(filter), lines({"lively", "cubic", "postgresql-rectangular-12345", "mute"}));
        filter.sort(Board::Cluster, Qt::AscendingOrder);
        QCOMPARE(names(filter), lines({"cubic", "lively", "mute", "postgresql-rectangular-12345"}));
    }

    void selectionSurvivesSorting() {
        fleet::Store store;
        fill(store);
        FleetBoardModel model(store, clock);
        FleetFilter filter;
        filter.setSourceModel(&model);
        filter.sort(-1);
        const QPersistentModelIndex chosen(filter.index(2, 0));
        store.applyInfo(test::info(cluster("cubic"), {test::pool("leader", "8G-Performance", 2, 800)}), at(1));
        QCOMPARE(chosen.data().toString(), QStringLiteral("cubic"));
        QCOMPARE(chosen.row(), 0);
    }
};

POOLHOUSE_CORE_APP_TEST(TestFleetFilter)
#include "tst_fleet_filter.moc"
