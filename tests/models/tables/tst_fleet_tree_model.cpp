// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/tables/fleet_tree_model.h"
#include "models/text/tone.h"
#include "tests/models/fleet_scene.h"
#include "tests/models/model_checks.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using fleet::Store;
using tables::FleetTreeModel;
using test::at;
using test::lines;
using test::printed;
using text::Tone;
using Kind = api::ApiError::Kind;

namespace {

struct TreeScene {
    TreeScene() {
        QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [this] { ++resets; });
    }
    void apply(std::vector<core::ClusterSummary> clusters) {
        store.applyFleet({test::app("empty")}, std::move(clusters), clock.now());
    }
    void prices() { store.applyCatalog(test::catalog(), test::prices(), clock.now()); }
    void info(const core::ClusterSummary& summary, std::vector<core::Pool> pools) {
        store.applyInfo(test::info(summary, std::move(pools)), clock.now());
    }

    core::ManualClock clock{test::morning};
    Store store;
    FleetTreeModel model{store, clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    int resets = 0;
};

} // namespace

class TestFleetTreeModel : public QObject {
    Q_OBJECT

    const core::ClusterSummary a1 = test::summary("a1", "alpha"), a2 = test::summary("a2", "alpha"),
                               b1 = test::summary("b1", "beta");

    static core::Pool leader(std::optional<int> used = 248) {
        return test::pool("leader", "8G-Performance", 2, used, 800);
    }
    static core::Pool reads(int used = 100) { return test::pool("reads", "4G-Performance", 1, used, 380); }

private Q_SLOTS:
    void fillsStepByStep() {
        TreeScene scene;
        QCOMPARE(printed(scene.model), QStringList());
        scene.apply({b1, a2, a1});
        QCOMPARE(printed(scene.model), lines({"alpha|", "  a1|", "  a2|", "beta|", "  b1|"}));
        QVERIFY(scene.model.index(0, 0).data(tables::LoadingRole).toBool());
        scene.prices();
        scene.info(a1, {leader(), reads()});
        QCOMPARE(printed(scene.model), lines({"alpha|at least $750", "  a1|31%", "    Leader|31%", "    reads|26%",
                                              "  a2|", "beta|", "  b1|"}));
        QCOMPARE(scene.resets, 0);
    }

    void theMainWindow() {
        TreeScene scene;
        test::fillWithRectangular(scene.store);
        QCOMPARE(printed(scene.model), lines({"example-app|$1,558", "  postgresql-rectangular-12345|90%",
                                              "    Leader|76%", "    analytics|13%", "    web-reads|90%"}));
        const auto cluster = scene.model.indexOfCluster(test::rectangular().id);
        QCOMPARE(cluster.data(tables::ToneRole).toInt(), int(Tone::Attention));
        QCOMPARE(cluster.data(tables::KindRole).toInt(), int(tables::RowKind::Cluster));
        QCOMPARE(cluster.data(tables::ClusterIdRole).toString(), QStringLiteral("id-postgresql-rectangular-12345"));
        const auto reads = scene.model.index(2, FleetTreeModel::Figure, cluster);
        QVERIFY(reads.data(tables::BadgeRole).toBool());
        QVERIFY(!scene.model.index(1, FleetTreeModel::Figure, cluster).data(tables::BadgeRole).toBool());
        QCOMPARE(reads.data(tables::SwatchRole).toInt(), 2);
        QCOMPARE(reads.data(tables::UseRole).toDouble(), 1021.0 / 1140);
        QCOMPARE(reads.data(tables::ClusterIdRole), cluster.data(tables::IdRole));
        QVERIFY(reads.siblingAtColumn(0).flags().testFlag(Qt::ItemNeverHasChildren));
        QVERIFY(!cluster.flags().testFlag(Qt::ItemNeverHasChildren));
        QVERIFY(cluster.data(Qt::ToolTipRole).toString().contains(QStringLiteral("$1,558.40/month")));
        const auto spoken = [](const QModelIndex& row, int column) {
            return row.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(spoken(cluster, FleetTreeModel::Name),
                 QStringLiteral("Cluster postgresql-rectangular-12345, available, needs attention, highest use 90% in "
                                "web-reads"));
        QCOMPARE(spoken(cluster, FleetTreeModel::Figure), QStringLiteral("$1,558.40/month"));
        QCOMPARE(spoken(reads, FleetTreeModel::Name),
                 QStringLiteral("Pool web-reads, 1,021 of 1,140 connections in use · 261 too few after "
                                "losing one instance, needs attention"));
        QCOMPARE(spoken(reads, FleetTreeModel::Figure), QStringLiteral("90%"));
        QVERIFY(reads.data(tables::SearchRole).toString().contains(QStringLiteral("READS")));
    }

    void rowsKeepTheirIdentity() {
        TreeScene scene;
        scene.apply({a1, a2, b1});
        scene.info(a1, {leader(), reads()});
        const QPersistentModelIndex cluster(scene.model.indexOfCluster(a1.id));
        const QPersistentModelIndex pool(scene.model.index(1, 0, cluster));

        scene.info(a1, {leader(), test::pool("early", "4G-Performance", 1, 5), reads(370)}); // one more, before it
        QVERIFY(pool.isValid());
        QCOMPARE(pool.row(), 2);
        QCOMPARE(pool.sibling(pool.row(), 1).data().toString(), QStringLiteral("97%"));
        scene.apply({test::summary("a0", "alpha"), a1, a2, b1, test::summary("x", "aaa")});
        QVERIFY(cluster.isValid() && pool.isValid());
        QCOMPARE(cluster.row(), 1);
        QCOMPARE(cluster.parent().row(), 1);
        scene.info(a1, {leader()});
        QVERIFY(!pool.isValid());
        QCOMPARE(scene.model.rowCount(cluster), 1);
        scene.info(a1, {}); // the last one goes
        QCOMPARE(scene.model.rowCount(cluster), 0);
        scene.apply({b1});
        QVERIFY(!cluster.isValid());
        QCOMPARE(printed(scene.model), lines({"beta|", "  b1|"}));
        QVERIFY(!scene.model.indexOfCluster(a1.id).isValid());
        scene.apply({});
        QCOMPARE(scene.model.rowCount(), 0);
        QCOMPARE(scene.resets, 0);
    }

    void renamesAndMoves() {
        TreeScene scene;
        scene.apply({a1, a2, b1});
        scene.info(a2, {leader()});
        auto renamed = a1;
        renamed.name = "z9"; // now after a2
        auto moved = b1;
        moved.app = test::app("alpha");
        scene.apply({renamed, a2, moved});
        QCOMPARE(printed(scene.model), lines({"alpha|", "  a2|31%", "    Leader|31%", "  b1|", "  z9|"}));
        QCOMPARE(scene.model.indexOfCluster(b1.id).row(), 1);
        scene.info(renamed, {leader(0)}); // still found after it changed places
        QCOMPARE(scene.model.indexOfCluster(a1.id).siblingAtColumn(1).data().toString(), QStringLiteral("0%"));
        scene.store.clear();
        QCOMPARE(scene.model.rowCount(), 0);
    }

    void statusStandsInForUse() {
        TreeScene scene;
        scene.apply({a1});
        auto info = test::info(a1, {leader()});
        info.status = test::word(core::clusterStatusWords(), "modifying");
        scene.store.applyInfo(info, at(0));
        const auto cluster = scene.model.indexOfCluster(a1.id);
        QCOMPARE(cluster.siblingAtColumn(1).data().toString(), QStringLiteral("modifying"));
        QCOMPARE(cluster.data(tables::ToneRole).toInt(), int(Tone::Working));
        info.status = test::word(core::clusterStatusWords(), "frozen");
        scene.store.applyInfo(info, at(1));
        QCOMPARE(cluster.siblingAtColumn(1).data().toString(), QStringLiteral("frozen"));
        scene.info(a1, {leader(std::nullopt)});
        QCOMPARE(cluster.siblingAtColumn(1).data().toString(), QStringLiteral("unknown"));
        QVERIFY(!cluster.siblingAtColumn(1).data(tables::SortRole).isValid());
        QCOMPARE(cluster.data(tables::ToneRole).toInt(), int(Tone::Unknown));
    }

    void nothingOfNothingIsNoShare() {
        TreeScene scene;
        scene.apply({a1});
        scene.info(a1, {leader(), test::pool("reads", "4G-Performance", 0, 0)});
        const auto cluster = scene.model.indexOfCluster(a1.id);
        const auto reads = scene.model.index(1, FleetTreeModel::Figure, cluster);
        QCOMPARE(reads.data().toString(), QStringLiteral("scaled to 0"));
        QVERIFY(!reads.data(tables::UseRole).isValid());
        QVERIFY(!reads.data(tables::SortRole).isValid());
        QCOMPARE(cluster.data(tables::ToneRole).toInt(), int(Tone::Good));
        scene.info(a1, {leader(std::nullopt), test::pool("reads", "4G-Performance", 0, 0)});
        QCOMPARE(cluster.siblingAtColumn(1).data().toString(), QStringLiteral("unknown")); // not 0%
    }

    void failuresAndAgesShow() {
        TreeScene scene;
        scene.apply({a1, a2});
        scene.info(a1, {leader()});
        scene.store.failCluster(a2.id, test::error(Kind::Forbidden, 403), at(0));
        const auto failed = scene.model.indexOfCluster(a2.id);
        QCOMPARE(failed.siblingAtColumn(1).data().toString(), QStringLiteral("no access"));
        QVERIFY(!failed.data(tables::LoadingRole).toBool());
        QVERIFY(failed.data(Qt::ToolTipRole).toString().contains(QStringLiteral("couldn't be loaded")));

        QSignalSpy changed(&scene.model, &QAbstractItemModel::dataChanged);
        scene.clock.advance(4min);
        scene.model.refreshAges();
        QCOMPARE(changed.count(), 2); // the cluster that was read, and its pool
        QVERIFY(scene.model.indexOfCluster(a1.id).data(tables::StaleRole).toBool());
        scene.model.refreshAges();
        QCOMPARE(changed.count(), 2);
        scene.info(a1, {leader()});
        QVERIFY(!scene.model.indexOfCluster(a1.id).data(tables::StaleRole).toBool());
    }

    /// A slot notified of one row may end the session, which removes the others.
    void rowsMayGoWhileTheirAgesAreTold() {
        TreeScene scene;
        scene.apply({a1, a2});
        scene.info(a1, {leader()});
        scene.info(a2, {leader()});
        int told = 0;
        QObject context;
        QObject::connect(&scene.model, &QAbstractItemModel::dataChanged, &context, [&] {
            ++told;
            scene.store.clear();
        });
        scene.clock.advance(4min);
        scene.model.refreshAges();
        QCOMPARE(told, 1);
        QCOMPARE(scene.model.rowCount(), 0);
    }

    void anEqualAnswerTellsNothing() {
        TreeScene scene;
        test::fillWithRectangular(scene.store);
        QSignalSpy changed(&scene.model, &QAbstractItemModel::dataChanged);
        scene.store.setClusterLoading(test::rectangular().id);
        scene.store.applyInfo(test::rectangularInfo(), at(30));
        QCOMPARE(changed.count(), 0);
        auto more = test::rectangularInfo();
        more.pools[1].connectionsUsed = 700; // the leader: its row only, 90 % stays the highest
        scene.store.applyInfo(more, at(60));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().data().toString(), QStringLiteral("Leader"));
    }

    void theAppsSumFollows() {
        TreeScene scene;
        scene.apply({a1, a2});
        scene.prices();
        scene.info(a1, {leader()});
        QSignalSpy changed(&scene.model, &QAbstractItemModel::dataChanged);
        scene.info(a2, {test::pool("leader", "4G-Performance", 1, 1)});
        QVERIFY(std::any_of(changed.begin(), changed.end(),
                            [](const auto& arguments) { return !arguments[0].toModelIndex().parent().isValid(); }));
        QCOMPARE(scene.model.index(0, 1).data().toString(), QStringLiteral("$750"));
        QCOMPARE(scene.model.index(0, 1).data(tables::SortRole).toDouble(), 75000.0);
        scene.info(a2, {test::pool("leader", "64G-Performance", 1, 1)});
        QCOMPARE(scene.model.index(0, 1).data().toString(), QStringLiteral("at least $600"));
        QVERIFY(scene.model.index(0, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("64G-Performance")));
    }
};

POOLHOUSE_CORE_APP_TEST(TestFleetTreeModel)
#include "tst_fleet_tree_model.moc"
