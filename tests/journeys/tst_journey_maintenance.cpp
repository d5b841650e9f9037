// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

void openMaintenanceTab(const JourneyScene& scene) {
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(3).center());
}

QString factsShown(const JourneyScene& scene) {
    QStringList facts;
    for (int row = 0; row < 8; ++row) {
        auto* tab = scene.find<QWidget>("maintenanceTab");
        const auto* fact = tab->findChild<QLabel*>(QStringLiteral("fact.%1").arg(row));
        if (fact != nullptr && fact->isVisible()) {
            facts << fact->accessibleName();
        }
    }
    return facts.join(QLatin1Char('\n'));
}

int post(JourneyScene& scene, const char* what, const QJsonObject& body = {}) {
    const auto& id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    return scene.send("POST", "/data/maintenances/v1/" + id + "/" + what, body);
}

} // namespace

/// What is planned, in the window as on the server.
class TestJourneyMaintenance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPlannedElsewhereIsSeenUntilItIsOver();
    void theKeyboardReachesTheTab();
    void aServerThatGoesAwayLeavesWhatWasRead();
    void anotherAccountStartsWithNothing();
};

void TestJourneyMaintenance::whatIsPlannedElsewhereIsSeenUntilItIsOver() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openMaintenanceTab(scene);
    QTRY_COMPARE(scene.text("maintenanceHeadline"), QStringLiteral("No maintenance is planned."));
    QCOMPARE(factsShown(scene), QStringLiteral("Window: Wednesdays 10:00 to 14:00 UTC"));
    QTRY_COMPARE(scene.text("maintenanceHistoryNote"), QStringLiteral("No past maintenance."));
    QCOMPARE(post(scene, "schedule", {{QStringLiteral("delay_weeks"), QStringLiteral("2")}}), 200);
    QTest::mouseClick(scene.find<QPushButton>("maintenanceRetry"), Qt::LeftButton);
    QTRY_VERIFY(scene.text("maintenanceHeadline").startsWith(QStringLiteral("Maintenance is scheduled for ")));
    QVERIFY2(factsShown(scene).contains(QStringLiteral("Required by: ")), qPrintable(factsShown(scene)));
    QCOMPARE(post(scene, "run"), 200);
    scene.act("actionRefresh");
    QTRY_VERIFY(scene.text("maintenanceHeadline") != QStringLiteral("No maintenance is planned.") &&
                !scene.text("maintenanceHeadline").startsWith(QStringLiteral("Maintenance is planned")));
    scene.advance(2h);
    scene.act("actionRefreshCluster");
    QTRY_COMPARE(scene.text("maintenanceHeadline"), QStringLiteral("The latest maintenance was completed."));
    QTRY_COMPARE(scene.find<QTableWidget>("maintenanceHistory")->rowCount(), 1);
}

void TestJourneyMaintenance::theKeyboardReachesTheTab() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.tabTo("qt_tabwidget_tabbar");
    for (int tab = 0; tab < 3; ++tab) {
        person.key(Qt::Key_Right);
    }
    QTRY_VERIFY(scene.shown("maintenanceHeadline"));
    person.tabTo("maintenanceRetry");
    QCOMPARE(person.focus(), QStringLiteral("maintenanceRetry"));
    scene.act("actionBack");
    QTRY_VERIFY(!scene.shown("maintenanceHeadline"));
    scene.act("actionForward");
    QTRY_VERIFY(scene.shown("maintenanceHeadline"));
}

void TestJourneyMaintenance::aServerThatGoesAwayLeavesWhatWasRead() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openMaintenanceTab(scene);
    QTRY_COMPARE(scene.text("maintenanceHeadline"), QStringLiteral("No maintenance is planned."));
    scene.stopServer();
    const auto cluster = scene.graph->store().clusterByName(mainCluster)->summary.id;
    scene.act("actionRefresh");
    QTRY_VERIFY_WITH_TIMEOUT(!scene.message().isEmpty(), 20000);
    QTRY_VERIFY(scene.graph->maintenance().record(cluster)->freshness.problem);
    scene.window->updateAges();
    QVERIFY(!scene.shown("maintenanceProblem")); // one message stands for all
    QCOMPARE(scene.text("maintenanceHeadline"), QStringLiteral("No maintenance is planned."));
    QVERIFY(!factsShown(scene).isEmpty());
}

void TestJourneyMaintenance::anotherAccountStartsWithNothing() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openMaintenanceTab(scene);
    QTRY_COMPARE(scene.text("maintenanceHeadline"), QStringLiteral("No maintenance is planned."));
    const auto cluster = scene.graph->store().clusterByName(mainCluster)->summary.id;
    scene.act("actionDisconnect");
    QTRY_VERIFY(scene.shown("welcomePage"));
    QVERIFY(scene.graph->maintenance().record(cluster) == nullptr);
    scene.advance(10min);
    QVERIFY(scene.graph->maintenance().record(cluster) == nullptr); // nothing is asked of nobody
}

POOLHOUSE_WIDGET_TEST(TestJourneyMaintenance)
#include "tst_journey_maintenance.moc"
