// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/setting_change.h"
#include "models/fleet/setting_reader.h"
#include "models/fleet/store.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"
#include "ui/cluster/settings_table.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

void openSettingsTab(const JourneyScene& scene) {
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(4).center());
}

QString firstRow(const JourneyScene& scene) {
    const auto* model = scene.find<ui::SettingsTable>("settingsTable")->model();
    QStringList cells;
    for (int column = 0; column < model->columnCount(); ++column) {
        cells << model->index(0, column).data().toString();
    }
    return cells.join(QLatin1Char(' ')).trimmed();
}

/// The row of a setting in the table.
int rowOfSetting(const JourneyScene& scene, const char* name) {
    const auto* model = scene.find<ui::SettingsTable>("settingsTable")->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data().toString() == QLatin1String(name)) {
            return row;
        }
    }
    return -1;
}

QString settingCell(const JourneyScene& scene, const char* name, int column) {
    const auto* model = scene.find<ui::SettingsTable>("settingsTable")->model();
    return model->index(rowOfSetting(scene, name), column).data().toString();
}

/// What the server has, as JSON.
QString settingOnServer(const JourneyScene& scene, const char* name, const QString& cluster = mainCluster) {
    const auto id = scene.graph->store().clusterByName(cluster)->summary.id.value;
    const auto answer = sandbox::test::HttpClient(scene.server->port()).get("/data/postgres/v1/" + id + "/settings");
    for (const auto& each : answer.at("items")) {
        if (each.at("name") == name) {
            return QString::fromStdString(each.at("current").dump());
        }
    }
    return {};
}

void openSettings(JourneyScene& scene) {
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openSettingsTab(scene);
    QTRY_VERIFY(scene.shown("settingsTable"));
}

/// By mouse.
void doubleClickValue(const JourneyScene& scene, const char* name) {
    auto* table = scene.find<ui::SettingsTable>("settingsTable");
    const auto at = table->model()->index(rowOfSetting(scene, name), 1);
    table->scrollTo(at);
    const auto place = table->visualRect(at).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
}

} // namespace

/// The settings, in the window as on the server.
class TestJourneySettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsChangedElsewhereIsSeen();
    void theKeyboardFindsASetting();
    void aServerThatGoesAwayLeavesTheSettings();
    void severalAreChangedByKeyboardAndBack();
    void aRestartIsConfirmedByMouse();
    void whatIsEnteredStaysAndDriftIsTold();
    void aRefusalStandsBesideItsSetting();
    void theSettingsOfOneAreCopiedToAnother();
    void settingsAreCopiedFromTheirOwnButton();
};

void TestJourneySettings::whatIsChangedElsewhereIsSeen() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openSettingsTab(scene);
    QTRY_COMPARE(scene.text("settingsHeadline"), QStringLiteral("14 settings, none changed from the default"));
    const auto id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    QCOMPARE(scene.send("PUT", "/data/postgres/v1/" + id + "/settings",
                        {{QStringLiteral("settings"), QStringLiteral("log_statement:all")}}),
             200);
    scene.advance(std::chrono::minutes(10)); // the change is applied later
    QTest::mouseClick(scene.find<QPushButton>("settingsRetry"), Qt::LeftButton);
    QTRY_COMPARE(scene.text("settingsHeadline"), QStringLiteral("14 settings, 1 changed from the default"));
    QCOMPARE(firstRow(scene), QStringLiteral("log_statement all ddl no"));
}

void TestJourneySettings::theKeyboardFindsASetting() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.tabTo("qt_tabwidget_tabbar");
    for (int tab = 0; tab < 4; ++tab) {
        person.key(Qt::Key_Right);
    }
    QTRY_VERIFY(scene.shown("settingsTable"));
    person.tabTo("settingsFilter");
    person.type(QStringLiteral("lock"));
    QTRY_COMPARE(scene.find<ui::SettingsTable>("settingsTable")->shownRows(), 1);
    person.key(Qt::Key_Down);
    QCOMPARE(person.focus(), QStringLiteral("settingsTable"));
    QCOMPARE(scene.find<ui::SettingsTable>("settingsTable")->selectionModel()->selectedRows().size(), qsizetype(1));
    QTRY_VERIFY2(
        scene.text("settingsPurpose").startsWith(QStringLiteral("log_lock_waits: Logs sessions that wait for a lock")),
        qPrintable(scene.text("settingsPurpose")));
    scene.act("actionBack");
    QTRY_VERIFY(!scene.shown("settingsTable"));
    scene.act("actionForward");
    QTRY_VERIFY(scene.shown("settingsTable"));
}

void TestJourneySettings::aServerThatGoesAwayLeavesTheSettings() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openSettingsTab(scene);
    QTRY_VERIFY(scene.shown("settingsTable"));
    scene.stopServer();
    const auto cluster = scene.graph->store().clusterByName(mainCluster)->summary.id;
    scene.act("actionRefresh");
    QTRY_VERIFY_WITH_TIMEOUT(!scene.message().isEmpty(), 20000);
    QTRY_VERIFY(scene.graph->settings().record(cluster)->freshness.problem);
    scene.window->updateAges();
    QVERIFY(!scene.shown("settingsProblem")); // one message stands for all
    QVERIFY(scene.shown("settingsTable"));
    QCOMPARE(scene.find<ui::SettingsTable>("settingsTable")->shownRows(), 14);
}

void TestJourneySettings::severalAreChangedByKeyboardAndBack() {
    JourneyScene scene;
    openSettings(scene);
    const DialogDriver person(scene);
    person.tabTo("settingsFilter");
    person.type(QStringLiteral("log_min_duration_statement"));
    person.key(Qt::Key_Down);
    person.key(Qt::Key_Return); // opens the editor
    QTRY_COMPARE(person.focus(), QStringLiteral("settingEditor"));
    person.type(QStringLiteral("-2"));
    person.key(Qt::Key_Return);
    QTRY_COMPARE(settingCell(scene, "log_min_duration_statement", 4),
                 QStringLiteral("log_min_duration_statement takes a whole number from -1 to 2,147,483,647, in ms."));
    QVERIFY(!person.can("settingsReview"));
    person.key(Qt::Key_F2);
    QTRY_COMPARE(person.focus(), QStringLiteral("settingEditor"));
    person.type(QStringLiteral("500"));
    person.key(Qt::Key_Return);
    QTRY_COMPARE(settingCell(scene, "log_min_duration_statement", 4), QStringLiteral("from 2000"));
    person.tabTo("settingsFilter");
    person.key(Qt::Key_Escape);
    person.type(QStringLiteral("log_statement"));
    person.key(Qt::Key_Down);
    person.key(Qt::Key_Return);
    QTRY_COMPARE(person.focus(), QStringLiteral("settingEditor"));
    person.key(Qt::Key_Down); // from ddl to mod
    person.key(Qt::Key_Return);
    QTRY_COMPARE(settingCell(scene, "log_statement", 1), QStringLiteral("mod"));
    QCOMPARE(scene.text("settingsEdits"), QStringLiteral("2 changes to review"));
    QCOMPARE(settingOnServer(scene, "log_statement"), QStringLiteral("\"ddl\"")); // nothing was sent

    person.tabTo("settingsReview");
    person.key(Qt::Key_Space);
    person.waitFor("settingsDialog");
    QCOMPARE(person.says("settingsConsequence"), QStringLiteral("No restart is needed."));
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(settingOnServer(scene, "log_statement"), QStringLiteral("\"mod\""));
    QCOMPARE(settingOnServer(scene, "log_min_duration_statement"), QStringLiteral("500"));
    QTRY_COMPARE(scene.text("settingsHeadline"), QStringLiteral("14 settings, 2 changed from the default"));
    QVERIFY(!scene.shown("settingsReview")); // it is no longer a draft

    scene.act("actionShowActivity");
    QTRY_VERIFY(scene.shown("activityPage"));
    person.key(Qt::Key_Down);
    QTRY_COMPARE(person.says("undoButton"), QString::fromUtf8("Set back…"));
    person.click("messageClose"); // it covers the button
    person.click("undoButton");
    person.waitFor("settingsDialog");
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(settingOnServer(scene, "log_statement"), QStringLiteral("\"ddl\""));
}

void TestJourneySettings::aRestartIsConfirmedByMouse() {
    JourneyScene scene;
    openSettings(scene);
    const DialogDriver person(scene);
    doubleClickValue(scene, "auto_explain.log_min_duration");
    QTRY_COMPARE(person.focus(), QStringLiteral("settingEditor"));
    person.type(QStringLiteral("250"));
    person.key(Qt::Key_Return);
    QTRY_COMPARE(scene.text("settingsEdits"), QStringLiteral("1 change to review"));
    person.click("settingsReview");
    person.waitFor("settingsDialog");
    QVERIFY(!person.can("askButton"));
    QVERIFY2(person.says("settingsConsequence").startsWith(QStringLiteral("Takes effect with a restart")),
             qPrintable(person.says("settingsConsequence")));
    QCOMPARE(person.focus(), QStringLiteral("phraseField"));
    person.type(QStringLiteral("example-app/") + mainCluster);
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(settingOnServer(scene, "auto_explain.log_min_duration"), QStringLiteral("250"));
}

void TestJourneySettings::whatIsEnteredStaysAndDriftIsTold() {
    JourneyScene scene;
    openSettings(scene);
    const DialogDriver person(scene);
    doubleClickValue(scene, "log_min_duration_statement");
    QTRY_COMPARE(person.focus(), QStringLiteral("settingEditor"));
    person.type(QStringLiteral("500"));
    const auto id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    QCOMPARE(scene.send("PUT", "/data/postgres/v1/" + id + "/settings",
                        {{QStringLiteral("settings"), QStringLiteral("log_min_duration_statement:900")}}),
             200);
    scene.advance(std::chrono::minutes(10)); // it is read again while the editor is open
    QTRY_COMPARE(
        core::spelled(
            core::findSetting(
                *scene.graph->settings().record(scene.graph->store().clusterByName(mainCluster)->summary.id)->settings,
                "log_min_duration_statement")
                ->value),
        std::string("900"));
    QCOMPARE(person.focus(), QStringLiteral("settingEditor"));
    person.key(Qt::Key_Return);
    QTRY_COMPARE(settingCell(scene, "log_min_duration_statement", 1), QStringLiteral("500"));
    scene.clickInTree(QStringLiteral("postgresql-horizontal-12345"));
    scene.clickInTree(mainCluster); // it waits for its cluster
    QTRY_COMPARE(settingCell(scene, "log_min_duration_statement", 1), QStringLiteral("500"));
    QCOMPARE(settingCell(scene, "log_min_duration_statement", 4), QStringLiteral("from 900"));
    QCOMPARE(scene.send("PUT", "/data/postgres/v1/" + id + "/settings",
                        {{QStringLiteral("settings"), QStringLiteral("log_min_duration_statement:700")}}),
             200);
    scene.advance(std::chrono::minutes(10));
    QTest::mouseClick(scene.find<QPushButton>("settingsRetry"), Qt::LeftButton);
    QTRY_COMPARE(settingCell(scene, "log_min_duration_statement", 4),
                 QStringLiteral("Changed elsewhere: was 900, now 700."));
    person.click("settingsDiscard");
    QTRY_COMPARE(settingCell(scene, "log_min_duration_statement", 1), QStringLiteral("700"));
}

void TestJourneySettings::aRefusalStandsBesideItsSetting() {
    JourneyScene scene;
    openSettings(scene);
    const DialogDriver person(scene);
    doubleClickValue(scene, "log_min_duration_statement");
    QTRY_COMPARE(person.focus(), QStringLiteral("settingEditor"));
    person.type(QStringLiteral("500"));
    person.key(Qt::Key_Return);
    inject(scene, "422:PUT /settings:1:message=log_min_duration_statement is fixed.");
    person.click("settingsReview");
    person.waitFor("settingsDialog");
    person.click("askButton");
    QTRY_COMPARE(settingCell(scene, "log_min_duration_statement", 4),
                 QStringLiteral("The API says: log_min_duration_statement is fixed."));
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton"))); // what was entered stays
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(settingOnServer(scene, "log_min_duration_statement"), QStringLiteral("500"));
}

void TestJourneySettings::theSettingsOfOneAreCopiedToAnother() {
    JourneyScene scene;
    openSettings(scene);
    const DialogDriver person(scene);
    const auto other = QStringLiteral("postgresql-horizontal-12345");
    const auto id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    QCOMPARE(scene.send("PUT", "/data/postgres/v1/" + id + "/settings",
                        {{QStringLiteral("settings"), QStringLiteral("log_statement:all")}}),
             200);
    scene.advance(std::chrono::minutes(10));
    person.click("settingsCompare");
    person.waitFor("compareDialog");
    QCOMPARE(person.says("compareHeadline"), QStringLiteral("Choose a cluster to compare with."));
    QVERIFY(!person.can("compareCopy"));
    auto* choice = scene.inDialog<QComboBox>("compareDialog", "compareCluster");
    choice->setCurrentIndex(choice->findText(other, Qt::MatchStartsWith));
    QTRY_COMPARE(person.says("compareHeadline"), QStringLiteral("1 of 14 settings differ."));
    const auto* table = scene.inDialog<QTableWidget>("compareDialog", "compareTable");
    QCOMPARE(table->item(0, 0)->text() + table->item(0, 1)->text() + table->item(0, 2)->text(),
             QStringLiteral("log_statementallddl"));
    person.click("compareCopy");
    person.waitFor("settingsDialog");
    QVERIFY2(person.says("settingsTitle").contains(other), qPrintable(person.says("settingsTitle")));
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(settingOnServer(scene, "log_statement", other), QStringLiteral("\"all\""));
}

/// The same from its own button, which lists only what differs.
void TestJourneySettings::settingsAreCopiedFromTheirOwnButton() {
    JourneyScene scene;
    openSettings(scene);
    const DialogDriver person(scene);
    const auto other = QStringLiteral("postgresql-horizontal-12345");
    const auto id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    QCOMPARE(scene.send("PUT", "/data/postgres/v1/" + id + "/settings",
                        {{QStringLiteral("settings"), QStringLiteral("log_statement:all")}}),
             200);
    scene.advance(std::chrono::minutes(10));
    person.tabTo("settingsCopy");
    person.key(Qt::Key_Space);
    person.waitFor("compareDialog");
    QCOMPARE(person.says("compareHeadline"), QStringLiteral("Choose the cluster that gets the settings."));
    QVERIFY(!person.can("compareCopy"));
    person.choose("compareCluster", other);
    QTRY_COMPARE(person.says("compareHeadline"), QStringLiteral("1 of 14 settings differ."));
    QCOMPARE(scene.inDialog<QTableWidget>("compareDialog", "compareTable")->rowCount(), 1);
    person.tabTo("compareCopy");
    person.key(Qt::Key_Space);
    person.waitFor("settingsDialog");
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(settingOnServer(scene, "log_statement", other), QStringLiteral("\"all\""));
}

POOLHOUSE_WIDGET_TEST(TestJourneySettings)
#include "tst_journey_settings.moc"
