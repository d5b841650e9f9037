// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"

#include <QLineEdit>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <set>

using namespace poolhouse;
using namespace poolhouse::test;

/// A fleet of a thousand clusters.
class TestJourneyLarge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void loadsCompletelyAndCanBeUsedMeanwhile();
};

void TestJourneyLarge::loadsCompletelyAndCanBeUsedMeanwhile() {
    JourneyScene scene;
    scene.wanted.latency = std::chrono::milliseconds(20);
    std::vector<core::ClusterId> answered; ///< in the order of their first data
    std::set<std::string> known;
    auto& store = scene.graph->store();
    connect(&store, &fleet::Store::clusterChanged, this, [&](const core::ClusterId& id) {
        if (store.cluster(id)->info && known.insert(id.value).second) {
            answered.push_back(id);
        }
    });
    console::SandboxSource source;
    source.scenario = QStringLiteral("large:1000");
    scene.graph->session().begin(source);
    QTRY_COMPARE_WITH_TIMEOUT(scene.treeNames().size(), 1000, 120000);
    QTRY_VERIFY(!answered.empty());

    // during the load, a filter brings a distant cluster on screen, which is then read first
    const auto far = scene.treeNames().constLast();
    const auto farId = store.clusterByName(far)->summary.id;
    QVERIFY(known.count(farId.value) == 0);
    scene.act("actionFilter");
    QTest::keyClicks(QApplication::focusWidget(), far);
    QTRY_VERIFY(scene.treeNames().contains(far));
    QTRY_VERIFY_WITH_TIMEOUT(known.count(farId.value) == 1, 120000);
    QVERIFY2(answered.size() < 900, qPrintable(QString::number(answered.size())));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(scene.treeNames().size(), 1000);

    scene.waitUntilLoaded();
    QCOMPARE(answered.size(), std::size_t{1000});
    QTRY_VERIFY2(scene.text("fleetTotals").contains(QStringLiteral("1000 clusters · $")) ||
                     scene.text("fleetTotals").contains(QStringLiteral("1,000 clusters · $")),
                 qPrintable(scene.text("fleetTotals")));
    QCOMPARE(scene.message(), QString());
}

POOLHOUSE_WIDGET_TEST(TestJourneyLarge)
#include "tst_journey_large.moc"
