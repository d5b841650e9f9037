// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/read_only_locks.h"
#include "models/tables/fleet_board_model.h"
#include "models/tables/fleet_tree_model.h"
#include "models/text/tone.h"
#include "models/views/pool_demand.h"
#include "tests/models/fleet_scene.h"
#include "tests/models/model_checks.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using tables::FleetBoardModel;
using test::at;
using test::lines;
using test::printed;
using text::Tone;
using Board = FleetBoardModel;
using Kind = api::ApiError::Kind;

namespace {

struct BoardScene {
    void apply(std::vector<core::ClusterSummary> clusters) { store.applyFleet({}, std::move(clusters), clock.now()); }
    [[nodiscard]] QString text(int row, int column) const { return model.index(row, column).data().toString(); }

    core::ManualClock clock{test::morning};
    fleet::Store store;
    FleetBoardModel model{store, clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestFleetBoardModel : public QObject {
    Q_OBJECT

    const core::ClusterSummary one = test::summary("one", "app"), two = test::summary("two", "app");

    static fleet::ClusterRecord record(std::optional<core::ClusterInfo> info) {
        return {test::rectangular(), std::move(info), {false, at(0), {}, {}}, {}, {}};
    }
    static core::ClusterInfo sound(int used = 100) {
        return test::info(test::rectangular(), {test::pool("leader", "8G-Performance", 2, used)});
    }

private Q_SLOTS:
    void theMainWindowsRow() {
        BoardScene scene;
        test::fillWithRectangular(scene.store);
        scene.clock.advance(4s);
        QCOMPARE(printed(scene.model), lines({"postgresql-rectangular-12345|example-app|Available|90%|119 of 1,140|"
                                              "261 too few|1 pool without redundancy|142 GB|$1,558|4 s ago|"}));
        const auto cell = [&scene](int column) { return scene.model.index(0, column); };
        QCOMPARE(cell(Board::Cluster).data(tables::ToneRole).toInt(), int(Tone::Attention));
        QCOMPARE(cell(Board::Status).data(tables::ToneRole).toInt(), int(Tone::Good));
        QCOMPARE(cell(Board::Use).data(tables::ToneRole).toInt(), int(Tone::Attention));
        QCOMPARE(cell(Board::Use).data(tables::UseRole).toDouble(), 1021.0 / 1140);
        QVERIFY(!cell(Board::Cost).data(tables::UseRole).isValid());
        QCOMPARE(cell(Board::Headroom).data(tables::SortRole).toInt(), 119);
        QCOMPARE(cell(Board::Cost).data(tables::SortRole).toLongLong(), 155840);
        QVERIFY(cell(Board::Use)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("web-reads: 1,021 of 1,140 connections in use")));
        QVERIFY(cell(Board::Cost).data(Qt::ToolTipRole).toString().contains(QStringLiteral("$1,558.40/month")));
        QVERIFY(cell(Board::Age).data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("4 s ago")));
        QCOMPARE(cell(Board::Cluster).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("postgresql-rectangular-12345, needs attention, example-app"));
        QCOMPARE(cell(Board::Use).data(Qt::AccessibleTextRole).toString(), QStringLiteral("web-reads, 90%"));
        QCOMPARE(cell(Board::Use).data(tables::MarkRole).toDouble(), 760.0 / 1140);
        QVERIFY(cell(Board::Survivable).data(tables::BadgeRole).toBool());
        for (int column = 0; column < Board::ColumnCount; ++column) {
            QVERIFY(!scene.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
            QVERIFY(!scene.model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
    }

    void rowsComeChangeMoveAndGo() {
        BoardScene scene;
        scene.apply({two, one});
        QCOMPARE(scene.text(0, Board::Cluster), QStringLiteral("one"));
        QVERIFY(scene.model.index(0, 0).data(tables::LoadingRole).toBool());
        QCOMPARE(scene.text(0, Board::Age), QStringLiteral("not loaded yet"));
        const QPersistentModelIndex kept(scene.model.index(0, 0));
        scene.store.applyInfo(test::info(two, {test::pool("leader", "8G-Performance", 1, 400, 800)}), at(0));
        QCOMPARE(scene.text(1, Board::Use), QStringLiteral("50%"));
        QCOMPARE(scene.text(1, Board::Survivable), QStringLiteral("no followers"));
        auto renamed = one;
        renamed.name = "zulu";
        scene.apply({renamed, two, test::summary("three", "app")});
        QCOMPARE(scene.text(0, Board::Cluster), QStringLiteral("three"));
        QCOMPARE(scene.text(2, Board::Cluster), QStringLiteral("zulu"));
        QVERIFY(kept.isValid()); // of the two that changed places one stays the same row
        QCOMPARE(kept.row(), 2);
        scene.store.applyInfo(test::info(renamed, {test::pool("leader", "8G-Performance", 1, 80, 800)}), at(0));
        QCOMPARE(scene.text(2, Board::Use), QStringLiteral("10%"));
        scene.apply({renamed});
        QVERIFY(kept.isValid());
        QCOMPARE(scene.model.rowCount(), 1);
        scene.apply({});
        QVERIFY(!kept.isValid());
        QCOMPARE(scene.model.rowCount(), 0);
    }

    /// Nothing is said of pools that are not known, and of those that are known only the least.
    void poolsThatAreNotKnownAreNotNone() {
        BoardScene scene;
        scene.apply({one, two});
        scene.store.applyInfo(test::info(one, {}), at(0));
        auto partly = test::info(two, {test::pool("leader", "8G-Performance", 1, 400, 800)});
        partly.unreadable = {{core::RecordKind::Pool, "reads", "pools[1].id", "a text that is not empty", true}};
        scene.store.applyInfo(partly, at(0));
        const int none = scene.text(0, Board::Cluster) == QStringLiteral("one") ? 0 : 1, some = 1 - none;
        const auto unknown = QStringLiteral("unknown");
        for (const auto column :
             {Board::Use, Board::Headroom, Board::Survivable, Board::HighAvailability, Board::Cost}) {
            QCOMPARE(scene.text(none, column), unknown);
        }
        QCOMPARE(scene.text(some, Board::Use), QStringLiteral("at least 50%"));
        QCOMPARE(scene.text(some, Board::Headroom), QStringLiteral("400 of 800"));
        QCOMPARE(scene.text(some, Board::Survivable), unknown);
        QCOMPARE(scene.text(some, Board::HighAvailability), QStringLiteral("at least 1 pool without redundancy"));
        scene.store.applyInfo(test::info(two, {test::pool("leader", "8G-Performance", 2, std::nullopt)}), at(1));
        QCOMPARE(scene.text(some, Board::HighAvailability), QStringLiteral("0 pools without redundancy"));
        for (const int row : {none, some}) {
            QCOMPARE(scene.model.index(row, Board::Cluster).data(tables::ToneRole).toInt(),
                     static_cast<int>(text::Tone::Unknown));
        }
    }

    void onlyWhatDiffersIsTold() {
        BoardScene scene;
        test::fillWithRectangular(scene.store);
        QSignalSpy changed(&scene.model, &QAbstractItemModel::dataChanged);
        scene.store.applyInfo(test::rectangularInfo(), at(30));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().column(), int(Board::Age));
        auto fuller = test::rectangularInfo();
        fuller.planLimits[0].current = 143;
        scene.store.applyInfo(fuller, at(30));
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[1][0].toModelIndex().column(), int(Board::Storage));
        QCOMPARE(changed[1][1].toModelIndex().column(), int(Board::Cost));
    }

    void agesPassOnRequest() {
        BoardScene scene;
        test::fillWithRectangular(scene.store);
        scene.clock.advance(6min);
        QSignalSpy changed(&scene.model, &QAbstractItemModel::dataChanged);
        scene.model.refreshAges();
        QVERIFY(changed.count() >= 1);
        QCOMPARE(scene.text(0, Board::Age), QStringLiteral("6 min ago"));
        QVERIFY(scene.model.index(0, 0).data(tables::StaleRole).toBool());
    }

    /// A slot notified of one row may end the session, which removes the others.
    void rowsMayGoWhileTheirAgesAreTold() {
        BoardScene scene;
        test::fillWithRectangular(scene.store);
        int told = 0;
        QObject context;
        QObject::connect(&scene.model, &QAbstractItemModel::dataChanged, &context, [&] {
            ++told;
            scene.store.clear();
        });
        scene.clock.advance(6min);
        scene.model.refreshAges();
        QCOMPARE(told, 1);
        QCOMPARE(scene.model.rowCount(), 0);
    }

    void unknownIsUnknown() {
        BoardScene scene;
        scene.apply({one});
        scene.store.failCluster(one.id, test::error(Kind::Forbidden, 403), at(0));
        for (const auto column : {Board::Use, Board::Headroom, Board::Survivable, Board::Storage, Board::Cost}) {
            QCOMPARE(scene.text(0, column), QStringLiteral("unknown"));
            QVERIFY(!scene.model.index(0, column).data(tables::SortRole).isValid());
        }
        auto info = test::info(one, {test::pool("leader", "8G-Performance", 2, std::nullopt)}, std::nullopt);
        scene.store.applyInfo(info, at(1));
        QCOMPARE(scene.text(0, Board::Use), QStringLiteral("unknown"));
        QCOMPARE(scene.text(0, Board::Headroom), QStringLiteral("unknown"));
        QCOMPARE(scene.text(0, Board::Cost), QStringLiteral("unknown")); // prices were not read
    }

    void aRestrictedClusterIsTheSameOnBoardAndTree() {
        BoardScene scene;
        scene.apply({one});
        auto info = test::info(
            one, {test::pool("leader", "8G-Performance", 2, 100, 800), test::pool("idle", "4G-Performance", 0, 0)});
        info.quotas = {{"storage", 200, 100, 150, test::word(core::enforcementActionWords(), "restrict"), true}};
        scene.store.applyInfo(info, at(1));
        tables::FleetTreeModel tree(scene.store, scene.clock);
        const auto onTree = tree.indexOfCluster(one.id).data(tables::ToneRole).toInt();
        QCOMPARE(scene.model.index(0, Board::Cluster).data(tables::ToneRole).toInt(), onTree);
        QCOMPARE(onTree, int(Tone::Bad));
        QCOMPARE(scene.text(0, Board::Headroom), QStringLiteral("700 of 800")); // a pool at 0 has none to offer
    }

    void theWorstIsTheMostUrgent() {
        const auto catalog = test::catalog();
        const auto ranked = [&catalog](const fleet::ClusterRecord& record) {
            const auto demand =
                record.info ? views::demandShare(*record.info, catalog, {}, test::morning) : std::nullopt;
            return tables::urgency(record, catalog, demand);
        };
        std::vector<std::pair<const char*, fleet::ClusterRecord>> worstFirst;
        auto down = record(sound());
        down.info->status = test::word(core::clusterStatusWords(), "unavailable");
        worstFirst.emplace_back("over its limit", record(sound(820)));
        worstFirst.emplace_back("unavailable", down);
        auto forbidden = record(sound());
        forbidden.freshness.problem = test::error(Kind::Forbidden, 403);
        worstFirst.emplace_back("not readable", forbidden);
        auto odd = record(sound());
        odd.info->status = test::word(core::clusterStatusWords(), "frozen");
        worstFirst.emplace_back("unknown status", odd);
        worstFirst.emplace_back("full", record(sound(780)));
        auto quota = record(sound());
        quota.info->quotas = {{"storage", 200, 100, 150, test::word(core::enforcementActionWords(), "notify"), false}};
        worstFirst.emplace_back("over its critical quota", quota);
        worstFirst.emplace_back("nearly full", record(sound(700)));
        worstFirst.emplace_back("filling", record(sound(645)));
        auto overflowing = record(sound());
        overflowing.info->pools.push_back(test::pool("reads", "4G-Performance", 2, 400));
        worstFirst.emplace_back("overflows after a loss", overflowing);
        auto single = record(sound());
        single.info->pools[0].expectedCount = 1;
        worstFirst.emplace_back("no redundancy", single);
        auto moving = record(sound());
        moving.info->status = test::word(core::clusterStatusWords(), "modifying");
        worstFirst.emplace_back("modifying", moving);
        worstFirst.emplace_back("well, half full", record(sound(400)));
        worstFirst.emplace_back("well", record(sound(100)));
        worstFirst.emplace_back("loading", record(std::nullopt));
        for (std::size_t i = 1; i < worstFirst.size(); ++i) {
            QVERIFY2(ranked(worstFirst[i - 1].second) > ranked(worstFirst[i].second), worstFirst[i].first);
        }
        auto hiccup = record(sound(100)); // one answer that was lost is no reason to jump to the top
        hiccup.freshness.problem = test::error(Kind::Timeout);
        QCOMPARE(ranked(hiccup), ranked(record(sound(100))));
        // what a pool needed an hour ago counts like what it needs now, and only what is over the limit now is above
        QCOMPARE(tables::urgency(record(sound(100)), catalog, 780.0 / 800), ranked(record(sound(780))));
        QVERIFY(tables::urgency(record(sound(100)), catalog, 1.2) < ranked(record(sound(820))));
        QVERIFY(tables::urgency(record(sound(100)), catalog, 1.2) > ranked(record(sound(780))));
    }

    void aPeakOfTheLastHoursRaisesARow() {
        BoardScene scene;
        scene.store.applyCatalog(test::catalog(), test::prices(), at(0));
        scene.apply({one, two});
        const auto read = [&scene](const core::ClusterSummary& cluster, int used) {
            scene.store.applyInfo(test::info(cluster, {test::pool("leader", "8G-Performance", 2, used)}),
                                  scene.clock.now());
        };
        const auto urgencies = [&scene] {
            return std::pair(scene.model.index(0, 0).data(tables::UrgencyRole).toInt(),
                             scene.model.index(1, 0).data(tables::UrgencyRole).toInt());
        };
        read(one, 780);
        read(two, 300);
        scene.clock.advance(5h);
        read(one, 100);
        read(two, 300);
        QVERIFY(urgencies().first > urgencies().second);
        QVERIFY(scene.model.index(0, Board::Use)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("Highest use seen in the last 6 h: 97% of the limit now.")));
        QCOMPARE(scene.model.index(0, Board::Day).data(tables::SortRole).toDouble(), 780.0 / 800);
        QVERIFY(scene.model.index(0, Board::Day)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(QStringLiteral("Leader: 100 to 780 connections in use in the last 24 h, read since ")));
        scene.clock.advance(2h);
        read(one, 100);
        read(two, 300);
        QVERIFY(urgencies().first < urgencies().second);
    }

    void flagsSayWhatAFilterCanAskFor() {
        BoardScene scene;
        test::fillWithRectangular(scene.store);
        const auto flags = [&scene] { return scene.model.index(0, 0).data(tables::FlagsRole).toInt(); };
        QCOMPARE(flags(), tables::NeedsAttention | tables::WithoutRedundancy);
        auto unpriced = test::rectangularInfo();
        unpriced.pools[2].expectedLevel = "64G-Performance";
        scene.store.applyInfo(unpriced, at(1));
        QCOMPARE(flags(), tables::NeedsAttention | tables::WithoutRedundancy | tables::PriceUnknown);

        operations::ReadOnlyLocks locks;
        locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), {}}});
        QSignalSpy changed(&scene.model, &QAbstractItemModel::dataChanged);
        scene.model.showLocks(locks);
        QVERIFY(flags() & tables::ReadOnly);
        QCOMPARE(changed.count(), 1);
        scene.model.showLocks(locks);
        QCOMPARE(changed.count(), 1);
        scene.store.applyInfo(test::rectangularInfo(), at(2));
        QVERIFY(flags() & tables::ReadOnly);
        locks.lift(test::rectangular(), scene.clock.now() + 15min);
        scene.model.showLocks(locks);
        QVERIFY(!(flags() & tables::ReadOnly));
        scene.clock.advance(16min);
        scene.model.showLocks(locks);
        QVERIFY(flags() & tables::ReadOnly);
    }
};

POOLHOUSE_CORE_APP_TEST(TestFleetBoardModel)
#include "tst_fleet_board_model.moc"
