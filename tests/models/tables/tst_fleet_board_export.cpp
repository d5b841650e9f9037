// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_board_export.h"
#include "tests/support/test_main.h"

#include "models/tables/fleet_board_model.h"
#include "tests/models/fleet_scene.h"

#include <QtTest>

using namespace poolhouse;
using Board = tables::FleetBoardModel;
using test::at;

class TestFleetBoardExport : public QObject {
    Q_OBJECT

    static QByteArray exported(const fleet::Store& store, const std::vector<int>& columns) {
        return tables::boardCsv(store, store.clusterIds(), columns, at(60));
    }

private Q_SLOTS:
    void figures_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QByteArray>("titles");
        QTest::addColumn<QByteArray>("cells");
        QTest::newRow("cluster") << int(Board::Cluster) << QByteArray("\"cluster\",\"app\"")
                                 << QByteArray("\"postgresql-rectangular-12345\",\"example-app\"");
        QTest::newRow("status") << int(Board::Status) << QByteArray("\"status\"") << QByteArray("\"Available\"");
        QTest::newRow("use") << int(Board::Use)
                             << QByteArray("\"fullest_pool\",\"fullest_pool_connections_in_use\","
                                           "\"fullest_pool_use_percent\",\"fullest_pool_certain\"")
                             << QByteArray("\"web-reads\",\"1021\",\"89.6\",\"yes\"");
        QTest::newRow("headroom") << int(Board::Headroom)
                                  << QByteArray("\"fullest_pool_connections_left_now\",\"fullest_pool_limit_now\"")
                                  << QByteArray("\"119\",\"1140\"");
        QTest::newRow("after loss") << int(Board::Survivable)
                                    << QByteArray("\"hardest_hit_pool\","
                                                  "\"connections_left_after_losing_one_instance\"")
                                    << QByteArray("\"web-reads\",\"-261\"");
        QTest::newRow("redundancy") << int(Board::HighAvailability) << QByteArray("\"pools_without_redundancy\"")
                                    << QByteArray("\"1\"");
        QTest::newRow("storage") << int(Board::Storage) << QByteArray("\"storage_gb\"") << QByteArray("\"142.000\"");
        QTest::newRow("cost") << int(Board::Cost) << QByteArray("\"known_cost_usd_per_month\",\"cost_complete\"")
                              << QByteArray("\"1558.40\",\"yes\"");
        QTest::newRow("day") << int(Board::Day) << QByteArray("\"fullest_pool_peak_connections_24h\"")
                             << QByteArray("\"1021\"");
    }
    void figures() {
        QFETCH(const int, column);
        QFETCH(const QByteArray, titles);
        QFETCH(const QByteArray, cells);
        fleet::Store store;
        test::fillWithRectangular(store);
        QCOMPARE(exported(store, {column}), titles + ",\"read_at\"\r\n" + cells + ",\"2026-06-22T08:28:20Z\"\r\n");
    }

    void columnsComeInTheOrderShown() {
        fleet::Store store;
        test::fillWithRectangular(store);
        const auto table = exported(store, {Board::Cost, Board::Cluster, Board::App, Board::Age});
        QCOMPARE(table.left(table.indexOf('\r')),
                 QByteArray("\"known_cost_usd_per_month\",\"cost_complete\",\"cluster\",\"app\",\"read_at\""));
    }

    void unknownIsEmptyAndLinesStayWhole() {
        fleet::Store store;
        store.applyFleet({}, {test::summary("=1+1", "a,\"b\"")}, at(0));
        const auto lines = exported(store, {Board::Cluster, Board::Use, Board::Cost}).split('\n');
        QCOMPARE(lines.at(1), QByteArray("\"'=1+1\",\"a,\"\"b\"\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\r"));
        QCOMPARE(lines.at(0).count(','), 8);
    }

    /// Of pools that could not be read no figure is exported as if it were that of all.
    void poolsThatAreNotKnown() {
        fleet::Store store;
        test::fillWithRectangular(store);
        auto info = test::rectangularInfo();
        info.unreadable = {{core::RecordKind::Pool, "odd", "pools[3].id", "a text that is not empty", true}};
        store.applyInfo(info, at(0));
        const auto row = exported(store, {Board::Use, Board::Survivable, Board::HighAvailability}).split('\n').at(1);
        QVERIFY2(row.startsWith("\"web-reads\",\"1021\",\"89.6\",\"no\",\"\",\"\",\"\""), row.constData());
    }
};

POOLHOUSE_CORE_APP_TEST(TestFleetBoardExport)
#include "tst_fleet_board_export.moc"
