// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"
#include "ui/cluster/settings_table.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
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
    return cells.join(QLatin1Char(' '));
}

} // namespace

/// The settings, in the window as on the server.
class TestJourneySettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsChangedElsewhereIsSeen();
    void theKeyboardFindsASetting();
    void aServerThatGoesAwayLeavesTheSettings();
};

void TestJourneySettings::whatIsChangedElsewhereIsSeen() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openSettingsTab(scene);
    QTRY_COMPARE(scene.text("settingsHeadline"), QStringLiteral("14 settings, none changed from the default"));
    const auto& id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
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

POOLHOUSE_WIDGET_TEST(TestJourneySettings)
#include "tst_journey_settings.moc"
