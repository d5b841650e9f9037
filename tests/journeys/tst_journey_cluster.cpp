// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/operations/read_only_locks.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"
#include "ui/cluster/destroy_cluster_dialog.h"

#include <QAction>
#include <QCheckBox>
#include <QJsonObject>
#include <QLabel>
#include <QTabBar>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

const QString phraseOfMain = QStringLiteral("example-app/") + mainCluster;

bool isOnServer(const JourneyScene& scene) {
    for (const auto& addon : sandbox::test::HttpClient(scene.server->port()).get("/addons")) {
        if (addon.at("name") == mainCluster.toStdString()) {
            return true;
        }
    }
    return false;
}

QString versionOnServer(const JourneyScene& scene) {
    const auto id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    const auto info = sandbox::test::HttpClient(scene.server->port()).get("/data/postgres/v1/" + id + "/info");
    return QString::fromStdString(info.at("version").get<std::string>());
}

QString factOfDialog(const DialogDriver& person, int row) {
    const auto* label = qobject_cast<QLabel*>(person.part(QStringLiteral("fact.%1").arg(row)));
    return label != nullptr ? label->accessibleName() : QString();
}

/// Ten seconds, by the clock that is handed in.
void coolDown(JourneyScene& scene) {
    scene.advance(10s);
    qobject_cast<ui::DestroyClusterDialog*>(scene.dialog("destroyClusterDialog"))->followClock();
}

void openUpgrade(JourneyScene& scene, const DialogDriver& person) {
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(3).center());
    QTRY_VERIFY(person.can("upgradeVersionButton"));
}

} // namespace

/// A cluster is destroyed, and its PostgreSQL version upgraded: in the window, and on the server.
class TestJourneyCluster : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsDestroyedByMouse();
    void itIsDestroyedByKeyboard();
    void neitherLockedNorAnotherOne();
    void anAppThatIsAttachedMeanwhile();
    void aVersionIsUpgradedByKeyboard();
    void aVersionThatIsNotOnOffer();
};

void TestJourneyCluster::itIsDestroyedByMouse() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    const DialogDriver person(scene);
    scene.act("actionDestroyCluster");
    person.waitFor("destroyClusterDialog");
    QVERIFY(person.says("destroyClusterConsequence").contains(QStringLiteral("It can't be undone")));
    QVERIFY2(factOfDialog(person, 0).contains(QStringLiteral("web-reads")), qPrintable(factOfDialog(person, 0)));
    QVERIFY2(factOfDialog(person, 7).contains(QStringLiteral("Saves ")), qPrintable(factOfDialog(person, 7)));
    QVERIFY(!person.can("askButton"));
    QCOMPARE(person.why("askButton"), QStringLiteral("Confirm each of the other apps first."));
    QCOMPARE(person.says("askButton"), QStringLiteral("Destroy cluster (10 s)"));
    person.click("losingApp.catalog-api");
    QCOMPARE(person.why("askButton"), QStringLiteral("Type %1 first.").arg(phraseOfMain));
    person.click("phraseField");
    person.type(phraseOfMain);
    QVERIFY(!person.can("askButton"));
    QCOMPARE(person.why("askButton"), QStringLiteral("Available 10 s after this dialog was opened."));
    scene.advance(9s);
    QTRY_COMPARE(person.says("askButton"), QStringLiteral("Destroy cluster (1 s)"));
    coolDown(scene);
    QVERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    QVERIFY(isOnServer(scene));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(!isOnServer(scene));
    QTRY_VERIFY(scene.boardShown());
    QTRY_VERIFY(!scene.treeNames().contains(mainCluster));
    QVERIFY2(scene.message().contains(QStringLiteral("Done on %1: Destroy the cluster.").arg(mainCluster)),
             qPrintable(scene.message()));
    scene.act("actionShowActivity");
    QTRY_VERIFY(scene.shown("activityPage"));
    QVERIFY2(scene.activityRows().join(QLatin1Char('\n')).contains(QStringLiteral("Destroy the cluster")),
             qPrintable(scene.activityRows().join(QLatin1Char('\n'))));
}

void TestJourneyCluster::itIsDestroyedByKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.key(Qt::Key_K, Qt::ControlModifier);
    person.waitFor("commandPalette");
    person.type(QStringLiteral("Destroy the cluster ") + mainCluster);
    person.key(Qt::Key_Return);
    person.waitFor("destroyClusterDialog");
    QCOMPARE(person.focus(), QStringLiteral("phraseField"));
    person.type(phraseOfMain);
    person.key(Qt::Key_Return); // which says what is missing
    QTRY_VERIFY2(person.says("phraseProblem.text").contains(QStringLiteral("Confirm each of the other apps")),
                 qPrintable(person.says("phraseProblem.text")));
    person.tabTo("losingApp.catalog-api");
    person.key(Qt::Key_Space);
    coolDown(scene);
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(!isOnServer(scene));
    QTRY_VERIFY(!scene.treeNames().contains(mainCluster));
}

void TestJourneyCluster::neitherLockedNorAnotherOne() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    const DialogDriver person(scene);
    auto* action = scene.find<QAction>("actionDestroyCluster");
    QTRY_VERIFY(action->isEnabled());
    // of an app that would lose it: the action can't know, the dialog does not open
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("catalog-*"), std::nullopt}});
    scene.advance(1s);
    action->trigger();
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("catalog-*")), qPrintable(scene.message()));
    QVERIFY(!scene.dialogShown("destroyClusterDialog"));
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::Cluster, mainCluster, std::nullopt}});
    scene.advance(1s);
    QTRY_VERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(mainCluster), qPrintable(action->toolTip()));
}

void TestJourneyCluster::anAppThatIsAttachedMeanwhile() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    const DialogDriver person(scene);
    scene.act("actionDestroyCluster");
    person.waitFor("destroyClusterDialog");
    person.click("losingApp.catalog-api");
    person.click("phraseField");
    person.type(phraseOfMain);
    coolDown(scene);
    QVERIFY(person.can("askButton"));
    const QJsonObject app{{QStringLiteral("name"), QStringLiteral("billing-prod")}};
    const QJsonObject addon{{QStringLiteral("name"), mainCluster}};
    QCOMPARE(scene.send("POST", "/addon-attachments", {{QStringLiteral("addon"), addon}, {QStringLiteral("app"), app}}),
             201);
    person.click("askButton");
    QTRY_VERIFY(person.part(QStringLiteral("operationPanel")) != nullptr);
    QTRY_VERIFY2(scene.dialog("destroyClusterDialog")->findChild<QCheckBox*>(QStringLiteral("losingApp.billing-prod")),
                 "the app that was attached is to be confirmed too");
    QVERIFY(!person.can("askButton") && isOnServer(scene));
    QVERIFY(scene.dialog("destroyClusterDialog")
                ->findChild<QCheckBox*>(QStringLiteral("losingApp.catalog-api"))
                ->isChecked()); // what was confirmed stays
}

void TestJourneyCluster::aVersionIsUpgradedByKeyboard() {
    JourneyScene scene;
    const DialogDriver person(scene);
    openUpgrade(scene, person);
    person.tabTo("upgradeVersionButton");
    person.key(Qt::Key_Space);
    person.waitFor("upgradeDialog");
    QCOMPARE(person.focus(), QStringLiteral("upgradeVersion"));
    person.type(QStringLiteral("16"));
    QTRY_VERIFY2(person.says("upgradeField.text").contains(QStringLiteral("has PostgreSQL 17.5 already")),
                 qPrintable(person.says("upgradeField.text")));
    person.rewrite(QStringLiteral("18"));
    person.tabTo("phraseField");
    person.type(phraseOfMain);
    QVERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.key(Qt::Key_Return);
    person.waitForWindow();
    QTRY_VERIFY(!person.can("upgradeVersionButton"));
    QVERIFY(scene.runOperations());
    QCOMPARE(versionOnServer(scene), QStringLiteral("18.1"));
    QTRY_COMPARE(scene.message(), QStringLiteral("Done on %1: Upgrade PostgreSQL from 17.5 to 18.").arg(mainCluster));
}

void TestJourneyCluster::aVersionThatIsNotOnOffer() {
    JourneyScene scene;
    const DialogDriver person(scene);
    openUpgrade(scene, person);
    person.click("upgradeVersionButton");
    person.waitFor("upgradeDialog");
    person.click("upgradeVersion");
    person.type(QStringLiteral("99"));
    person.click("phraseField");
    person.type(phraseOfMain);
    person.click("askButton");
    QTRY_VERIFY2(scene.allTexts().join(QLatin1Char(' ')).contains(QStringLiteral("is not on offer")) ||
                     scene.dialog("upgradeDialog")->findChild<QWidget*>(QStringLiteral("operationPanel"))->isVisible(),
                 "the refusal of the API");
    QVERIFY(scene.dialogShown("upgradeDialog"));
    QCOMPARE(versionOnServer(scene), QStringLiteral("17.5"));
}

POOLHOUSE_WIDGET_TEST(TestJourneyCluster)
#include "tst_journey_cluster.moc"
