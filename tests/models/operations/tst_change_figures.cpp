// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/change_figures.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using operations::figuresOf;
using test::OperationsScene;

namespace {

const core::ClusterId cluster = test::rectangular().id;

std::vector<core::PoolShape> shapes(const fleet::Store& store) {
    return core::shapesOf(*store.cluster(cluster)->info);
}

} // namespace

/// The cluster has 2 × 8G as leader, 1 × 16G analytics and 3 × 4G web-reads.
class TestChangeFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAChangeDoes_data() {
        QTest::addColumn<core::Change>("change");
        QTest::addColumn<int>("dollars");     ///< per month
        QTest::addColumn<int>("connections"); ///< of the limit
        QTest::newRow("count up") << core::Change{ChangeKind::SetCount, "web-reads", {}, 5} << 300 << 760;
        QTest::newRow("count down") << core::Change{ChangeKind::SetCount, "web-reads", {}, 2} << -150 << -380;
        QTest::newRow("level") << core::Change{ChangeKind::SetLevel, "analytics", "8G-Performance", 0} << -200 << -800;
        QTest::newRow("pool added") << core::Change{ChangeKind::AddPool, "extra", "4G-Performance", 2} << 300 << 760;
        QTest::newRow("pool destroyed") << core::Change{ChangeKind::DestroyPool, "web-reads", {}, 0} << -450 << -1140;
        QTest::newRow("standby") << core::Change{ChangeKind::SetCount, "leader", {}, 1} << -300 << 0;
    }
    void whatAChangeDoes() {
        QFETCH(const core::Change, change);
        QFETCH(const int, dollars);
        QFETCH(const int, connections);
        const OperationsScene scene;
        const auto figures = figuresOf(change, shapes(scene.store), cluster, scene.store);
        QVERIFY(figures && figures->before.monthly && figures->after.monthly && figures->before.connections &&
                figures->after.connections);
        QCOMPARE((*figures->after.monthly - *figures->before.monthly).cents, std::int64_t(dollars) * 100);
        QCOMPARE(*figures->after.connections - *figures->before.connections, connections);
        QVERIFY(figures->before.monthly == scene.store.cluster(cluster)->cost->known);
        QCOMPARE(figures->before.connections,
                 core::expectedClusterLimit(*scene.store.cluster(cluster)->info, scene.store.catalog()));
    }

    void whatIsNotKnownIsNotInvented() {
        const core::Change change{ChangeKind::SetCount, "web-reads", {}, 5};
        fleet::Store store;
        QVERIFY(!figuresOf(change, {}, cluster, store)); // no such cluster
        OperationsScene scene;
        QVERIFY(!figuresOf({ChangeKind::SetCount, "gone", {}, 5}, shapes(scene.store), cluster, scene.store));
        scene.store.applyCatalog(scene.store.catalog(), {}, test::morning); // no price at all
        const auto figures = figuresOf(change, shapes(scene.store), cluster, scene.store);
        QVERIFY(figures && !figures->before.complete && !figures->after.complete); // a lower bound: storage
        QVERIFY(figures->before.connections.has_value());
    }

    void theyAreRecordedWhenTheRequestIsSent() {
        OperationsScene scene;
        scene.operations->setRequester(QStringLiteral("api.example.com as ada@example.com"));
        const auto first = scene.ask({ChangeKind::SetCount, "web-reads", {}, 5});
        const auto second = scene.ask({ChangeKind::SetCount, "analytics", {}, 2});
        QVERIFY(!scene.get(second).figures); // it waits for the first
        QVERIFY(scene.run(second));
        const auto& one = scene.get(first);
        const auto& two = scene.get(second);
        QVERIFY(one.figures && two.figures);
        QVERIFY(one.figures->after.monthly == two.figures->before.monthly);
        QCOMPARE(*two.figures->after.connections - *two.figures->before.connections, 1600);
        QVERIFY(scene.journaled(second).figures == two.figures);
        QCOMPARE(scene.journaled(second).account, std::string("api.example.com as ada@example.com"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestChangeFigures)
#include "tst_change_figures.moc"
