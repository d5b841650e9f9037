// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "models/operations/read_only_locks.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

const QString maintainedCluster = QStringLiteral("postgresql-horizontal-12345");

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

QString maintenanceOnServer(const JourneyScene& scene, const char* member) {
    const auto id = scene.graph->store().clusterByName(maintainedCluster)->summary.id.value;
    const auto answer = sandbox::test::HttpClient(scene.server->port()).get("/data/maintenances/v1/" + id);
    const auto& value = answer.at(member);
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

/// The tab of the cluster with a planned maintenance, read.
void openPlanned(JourneyScene& scene) {
    scene.openSandbox();
    scene.clickInTree(maintainedCluster);
    openMaintenanceTab(scene);
    QTRY_VERIFY(scene.text("maintenanceHeadline").startsWith(QStringLiteral("Maintenance is scheduled for ")));
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
    void itIsRunByKeyboard();
    void itIsMovedByMouseAndBack();
    void theWindowIsChangedByKeyboard();
    void aRefusalStandsBesideTheField();
    void aLockDisablesTheButtons();
};

void TestJourneyMaintenance::whatIsPlannedElsewhereIsSeenUntilItIsOver() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openMaintenanceTab(scene);
    QTRY_COMPARE(scene.text("maintenanceHeadline"), QStringLiteral("No maintenance is planned."));
    QCOMPARE(factsShown(scene), QStringLiteral("Window: Wednesdays 10:00 to 14:00 UTC"));
    QTRY_COMPARE(scene.text("maintenanceHistoryNote"), QStringLiteral("No past maintenance."));
    QCOMPARE(scene.sendMaintenance("schedule", {{QStringLiteral("delay_weeks"), QStringLiteral("2")}}), 200);
    QTest::mouseClick(scene.find<QPushButton>("maintenanceRetry"), Qt::LeftButton);
    QTRY_VERIFY(scene.text("maintenanceHeadline").startsWith(QStringLiteral("Maintenance is scheduled for ")));
    QVERIFY2(factsShown(scene).contains(QStringLiteral("Required by: ")), qPrintable(factsShown(scene)));
    QCOMPARE(scene.sendMaintenance("run"), 200);
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
    QVERIFY(scene.graph->maintenance().record(cluster) == nullptr); // no request without an account
}

void TestJourneyMaintenance::itIsRunByKeyboard() {
    JourneyScene scene;
    openPlanned(scene);
    const DialogDriver person(scene);
    person.tabTo("maintenanceRun");
    person.key(Qt::Key_Space);
    person.waitFor("maintenanceDialog");
    QCOMPARE(person.focus(), QStringLiteral("phraseField"));
    QVERIFY(!person.can("askButton"));
    QVERIFY2(person.says("maintenanceConsequence").contains(QStringLiteral("Apps may lose their connections")),
             qPrintable(person.says("maintenanceConsequence")));
    person.type(QStringLiteral("example-app/") + maintainedCluster);
    QVERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    QCOMPARE(maintenanceOnServer(scene, "status"), QStringLiteral("pending"));
    person.key(Qt::Key_Return);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(maintenanceOnServer(scene, "status"), QStringLiteral("completed"));
    QTRY_COMPARE(scene.message(), QStringLiteral("Done on %1: Run the maintenance now.").arg(maintainedCluster));
    QTRY_COMPARE(scene.text("maintenanceHeadline"), QStringLiteral("The latest maintenance was completed."));
    QTRY_VERIFY(!person.can("maintenanceRun") && !person.can("maintenanceMove") && person.can("maintenanceSetWindow"));
    QVERIFY(person.why("maintenanceRun").contains(QStringLiteral("No maintenance is planned.")));
}

void TestJourneyMaintenance::itIsMovedByMouseAndBack() {
    JourneyScene scene;
    openPlanned(scene);
    const DialogDriver person(scene);
    const auto before = maintenanceOnServer(scene, "scheduled_for");
    person.click("maintenanceMove");
    person.waitFor("maintenanceDialog");
    scene.inDialog<QSpinBox>("maintenanceDialog", "maintenanceWeeks")->setValue(40);
    QTRY_VERIFY2(person.says("maintenanceField.text").contains(QStringLiteral("is after the deadline")),
                 qPrintable(person.says("maintenanceField.text")));
    QVERIFY(!person.can("askButton"));
    scene.inDialog<QSpinBox>("maintenanceDialog", "maintenanceWeeks")->setValue(1);
    person.click("weeksMore");
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    const auto moved = maintenanceOnServer(scene, "scheduled_for");
    QVERIFY(moved != before);
    QTRY_VERIFY2(factsShown(scene).contains(QStringLiteral("Moved from: ")), qPrintable(factsShown(scene)));
    // Activity takes it back
    scene.act("actionShowActivity");
    QTRY_VERIFY(scene.shown("activityPage"));
    person.key(Qt::Key_Down);
    QTRY_COMPARE(person.says("undoButton"), QString::fromUtf8("Move it back…"));
    person.click("messageClose"); // it covers the button
    person.click("undoButton");
    person.waitFor("maintenanceDialog");
    QCOMPARE(scene.inDialog<QSpinBox>("maintenanceDialog", "maintenanceWeeks")->value(), -2);
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(maintenanceOnServer(scene, "scheduled_for"), before);
}

void TestJourneyMaintenance::theWindowIsChangedByKeyboard() {
    JourneyScene scene;
    openPlanned(scene);
    const DialogDriver person(scene);
    QCOMPARE(maintenanceOnServer(scene, "window"), QStringLiteral("Sundays 01:00 to 05:00 UTC"));
    person.tabTo("maintenanceSetWindow");
    person.key(Qt::Key_Space);
    person.waitFor("maintenanceDialog");
    QCOMPARE(person.focus(), QStringLiteral("maintenanceDay"));
    QVERIFY(!person.can("askButton")); // as it is
    person.type(QStringLiteral("Tue"));
    person.tabTo("maintenanceTime");
    person.type(QStringLiteral("13"));
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(maintenanceOnServer(scene, "window"), QStringLiteral("Tuesdays 13:00 to 17:00 UTC"));
    QTRY_VERIFY2(factsShown(scene).contains(QStringLiteral("Window: Tuesdays 13:00 to 17:00 UTC")),
                 qPrintable(factsShown(scene)));
}

void TestJourneyMaintenance::aRefusalStandsBesideTheField() {
    JourneyScene scene;
    openPlanned(scene);
    const DialogDriver person(scene);
    inject(scene, "422:POST /data/maintenances:1:message=Not in this week.");
    person.click("maintenanceMove");
    person.waitFor("maintenanceDialog");
    person.click("askButton");
    QTRY_VERIFY2(person.says("maintenanceField.text").contains(QStringLiteral("Not in this week.")),
                 qPrintable(person.says("maintenanceField.text")));
    QCOMPARE(scene.inDialog<QSpinBox>("maintenanceDialog", "maintenanceWeeks")->value(), 1); // what was entered stays
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
}

void TestJourneyMaintenance::aLockDisablesTheButtons() {
    JourneyScene scene;
    openPlanned(scene);
    const DialogDriver person(scene);
    QVERIFY(person.can("maintenanceRun"));
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), std::nullopt}});
    scene.advance(1s);
    for (const auto* name : {"maintenanceRun", "maintenanceMove", "maintenanceSetWindow"}) {
        QTRY_VERIFY(!person.can(name));
        QVERIFY2(person.why(name).contains(QStringLiteral("example-*")), qPrintable(person.why(name)));
    }
}

POOLHOUSE_WIDGET_TEST(TestJourneyMaintenance)
#include "tst_journey_maintenance.moc"
