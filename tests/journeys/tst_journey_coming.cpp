// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/coming_reader.h"
#include "models/fleet/store.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QTableView>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

QStringList comingClusters(const JourneyScene& scene) {
    const auto* model = scene.find<QTableView>("comingTable")->model();
    QStringList names;
    for (int row = 0; row < model->rowCount(); ++row) {
        names << model->index(row, 1).data().toString();
    }
    return names;
}

QString comingCell(const JourneyScene& scene, int row, int column) {
    return scene.find<QTableView>("comingTable")->model()->index(row, column).data().toString();
}

/// What the fleet of the scenario has planned; a classic database has as well.
QStringList plannedAtFirst() {
    return {QStringLiteral("postgresql-cubic-55310"), QStringLiteral("postgresql-horizontal-12345")};
}

bool hasAtFirst(const JourneyScene& scene) {
    auto names = comingClusters(scene);
    names.sort();
    return names == plannedAtFirst() && scene.text("comingHeadline").startsWith(QStringLiteral("2 planned · next "));
}

} // namespace

/// What is coming for the whole fleet, in the window as on the server.
class TestJourneyComing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byKeyboardFromTheBoardToATabAndBack();
    void byMouseFromTheMenuToATab();
    void whatIsPlannedElsewhereAppearsAndEnds();
    void aServerThatGoesAwayLeavesWhatWasRead();
    void anAppThatFailsHidesNothingOfTheOthers();
    void anotherAccountStartsWithNothing();
};

void TestJourneyComing::byKeyboardFromTheBoardToATabAndBack() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("comingPage"));
    QTRY_VERIFY(hasAtFirst(scene));
    QTRY_COMPARE(person.focus(), QStringLiteral("comingTable"));
    const auto first = comingClusters(scene).constFirst();
    QVERIFY2(person.says("comingDetail").startsWith(first), qPrintable(person.says("comingDetail")));
    person.tabTo("comingFilter");
    person.type(QStringLiteral("cubic"));
    QTRY_COMPARE(comingClusters(scene), QStringList{QStringLiteral("postgresql-cubic-55310")});
    person.key(Qt::Key_Down);
    person.key(Qt::Key_Return);
    QTRY_VERIFY(scene.shown("maintenanceHeadline"));
    QCOMPARE(scene.openCluster(), QStringLiteral("postgresql-cubic-55310"));
    QTRY_VERIFY(scene.text("maintenanceHeadline").startsWith(QStringLiteral("Maintenance is scheduled for ")));
    person.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(scene.shown("comingPage"));
    QCOMPARE(scene.window->windowTitle(), QStringLiteral("Upcoming maintenance — Poolhouse"));
    person.key(Qt::Key_Right, Qt::AltModifier);
    QTRY_VERIFY(scene.shown("maintenanceHeadline"));
    person.key(Qt::Key_K, Qt::ControlModifier);
    person.type(QStringLiteral("upcoming"));
    person.key(Qt::Key_Return);
    QTRY_VERIFY(scene.shown("comingPage"));
    person.key(Qt::Key_Home, Qt::AltModifier);
    QTRY_VERIFY(scene.boardShown());
}

void TestJourneyComing::byMouseFromTheMenuToATab() {
    JourneyScene scene;
    scene.openSandbox();
    scene.act("actionShowComing");
    QTRY_VERIFY(hasAtFirst(scene));
    auto* table = scene.find<QTableView>("comingTable");
    const auto at = table->visualRect(table->model()->index(1, 1)).center();
    const auto name = comingClusters(scene).at(1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
    QTRY_VERIFY(scene.shown("maintenanceHeadline"));
    QCOMPARE(scene.openCluster(), name);
    const DialogDriver person(scene);
    person.mouseButton(Qt::BackButton);
    QTRY_VERIFY(scene.shown("comingPage"));
}

void TestJourneyComing::whatIsPlannedElsewhereAppearsAndEnds() {
    JourneyScene scene;
    scene.openSandbox();
    scene.act("actionShowComing");
    QTRY_VERIFY(hasAtFirst(scene));
    QCOMPARE(scene.sendMaintenance("schedule", {{QStringLiteral("delay_weeks"), QStringLiteral("0")}}), 200);
    QCOMPARE(scene.sendMaintenance("run"), 200);
    scene.click("comingRetry");
    QTRY_COMPARE(comingClusters(scene).size(), 3);
    QTRY_COMPARE(comingClusters(scene).constFirst(), mainCluster); // what runs is first
    QVERIFY2(comingCell(scene, 0, 0).startsWith(QStringLiteral("running since ")), qPrintable(comingCell(scene, 0, 0)));
    QTRY_VERIFY(scene.text("comingHeadline").startsWith(QStringLiteral("1 running · 2 planned · next ")));
    scene.advance(10min); // by itself
    QTRY_VERIFY(hasAtFirst(scene));
}

void TestJourneyComing::aServerThatGoesAwayLeavesWhatWasRead() {
    JourneyScene scene;
    scene.openSandbox();
    scene.act("actionShowComing");
    QTRY_VERIFY(hasAtFirst(scene));
    scene.stopServer();
    scene.act("actionRefresh");
    QTRY_VERIFY_WITH_TIMEOUT(!scene.message().isEmpty(), 20000);
    QTRY_VERIFY(scene.graph->coming().records().front().freshness.problem);
    scene.window->updateAges();
    QVERIFY(!scene.shown("comingProblem")); // one message stands for all
    QCOMPARE(comingClusters(scene).size(), 2);
    QVERIFY2(scene.text("comingHeadline").startsWith(QStringLiteral("at least 2 planned")),
             qPrintable(scene.text("comingHeadline")));
}

void TestJourneyComing::anAppThatFailsHidesNothingOfTheOthers() {
    JourneyScene scene;
    scene.openSandbox();
    scene.server->inject(sandbox::parseFault("403:GET /maintenances:1").value());
    scene.act("actionShowComing");
    QTRY_VERIFY(scene.shown("comingProblem"));
    QTRY_VERIFY2(scene.text("comingProblem").contains(QStringLiteral(" of 6 apps couldn't be read: ")),
                 qPrintable(scene.text("comingProblem")));
    QTRY_VERIFY(!comingClusters(scene).isEmpty());
    QTRY_VERIFY(scene.text("comingHeadline").startsWith(QStringLiteral("at least ")));
}

void TestJourneyComing::anotherAccountStartsWithNothing() {
    JourneyScene scene;
    scene.openSandbox();
    scene.act("actionShowComing");
    QTRY_VERIFY(hasAtFirst(scene));
    scene.act("actionDisconnect");
    QTRY_VERIFY(scene.shown("welcomePage"));
    QVERIFY(scene.graph->coming().records().empty());
    scene.advance(10min);
    QVERIFY(scene.graph->coming().records().empty()); // no request without an account
}

POOLHOUSE_WIDGET_TEST(TestJourneyComing)
#include "tst_journey_coming.moc"
