// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/selection_summary.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include "tests/models/fleet_scene.h"

#include <QtTest>

using namespace poolhouse;
using test::at;
using test::s;
using Ids = std::vector<core::ClusterId>;

namespace {

struct SelectionScene {
    fleet::Store store;
    const core::ClusterSummary one = test::summary("one", "app"), two = test::summary("two", "app");

    SelectionScene() {
        store.applyCatalog(test::catalog(), test::prices(), at(0));
        store.applyFleet({}, {one, two, test::rectangular()}, at(0));
        store.applyInfo(test::rectangularInfo(), at(0));
    }
};

} // namespace

class TestSelectionSummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sumsCountWhatIsUpAndWhatReports() {
        SelectionScene scene;
        auto info = test::info(scene.one, {test::pool("leader", "8G-Performance", 2, 500),
                                           test::pool("web", "4G-Performance", 3, 300),
                                           test::pool("mute", "4G-Performance", 1, std::nullopt)});
        info.pools[1].instances[2].status = "provisioning";
        scene.store.applyInfo(info, at(1));
        const auto sums =
            views::poolSums(scene.store, {scene.one.id, scene.two.id, test::rectangular().id, {"unknown"}});
        QCOMPARE(sums, (views::PoolSums{6, 11, 12, 1846 + 800, 3540 + 800 + 760, 5, 2}));
    }

    void none() {
        SelectionScene scene;
        const auto summary = views::selectionSummary(scene.store, {});
        QCOMPARE(summary.title, s("No cluster selected"));
        QCOMPARE(summary.figures.size(), 1);
    }

    void one() {
        SelectionScene scene;
        auto summary = views::selectionSummary(scene.store, {test::rectangular().id});
        QCOMPARE(summary.title, s("postgresql-rectangular-12345 (available)"));
        QCOMPARE(summary.figures,
                 (QStringList{s("web-reads: 1,021 of 1,140 connections in use, 261 too few after losing one instance"),
                              s("$1,558.40/month"), s("3 pools, 6 instances")}));
        auto info = test::rectangularInfo();
        info.pools[0].connectionsUsed = 300; // then the leader is fullest
        scene.store.applyInfo(info, at(1));
        summary = views::selectionSummary(scene.store, {test::rectangular().id});
        QCOMPARE(summary.figures.mid(0, 2),
                 (QStringList{s("Leader: 612 of 800 connections in use"),
                              s("web-reads: 460 connections left after losing one instance")}));
        QCOMPARE(views::selectionSummary(scene.store, {scene.one.id}).figures, QStringList{s("Not loaded yet.")});
    }

    void poolsThatAreNotKnown() {
        SelectionScene scene;
        auto info = test::info(scene.one, {test::pool("leader", "8G-Performance", 2, 100)});
        info.unreadable = {{core::RecordKind::Pool, "reads", "pools[1].id", "a text that is not empty", true}};
        scene.store.applyInfo(info, at(1));
        scene.store.applyInfo(test::info(scene.two, {}), at(1));
        QCOMPARE(views::selectionSummary(scene.store, {scene.one.id}).figures.last(),
                 s("at least 1 pool, 2 instances"));
        const auto bare = views::selectionSummary(scene.store, {scene.two.id}).figures;
        QCOMPARE(bare.first(), s("connections unknown"));
        QCOMPARE(bare.last(), s("pools unknown"));
        const auto all = views::selectionSummary(scene.store, {scene.one.id, scene.two.id}).figures;
        QVERIFY2(all.contains(s("100 of 800 connections in use now, in 1 pool reporting")),
                 qPrintable(all.join(QLatin1Char('|'))));
        QCOMPARE(all.last(), s("not all pools of 2 clusters are known"));
    }

    void several() {
        SelectionScene scene;
        scene.store.applyInfo(test::info(scene.one, {test::pool("leader", "8G-Performance", 2, 100)}), at(1));
        auto summary = views::selectionSummary(scene.store, {test::rectangular().id, scene.one.id});
        QCOMPARE(summary.title, s("2 selected"));
        QCOMPARE(summary.figures, (QStringList{s("$2,158.40/month"), s("1,946 of 4,340 connections in use now"),
                                               s("4 pools, 8 instances")}));
        summary = views::selectionSummary(scene.store, {test::rectangular().id, scene.two.id});
        QCOMPARE(summary.figures.first(), s("at least $1,558.40/month"));
        QCOMPARE(summary.figures.last(), s("excluding 1 cluster not loaded yet"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestSelectionSummary)
#include "tst_selection_summary.moc"
