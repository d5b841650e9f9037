// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "models/operations/read_only_locks.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QTest>

#include <algorithm>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

/// The add-on as the server lists it; null: there is none.
nlohmann::json addonOnServer(const JourneyScene& scene, const char* name) {
    for (const auto& each : sandbox::test::HttpClient(scene.server->port()).get("/addons")) {
        if (each.at("name") == name) {
            return each;
        }
    }
    return nullptr;
}

QString figuresShown(const JourneyScene& scene) {
    QStringList rows;
    for (int row = 0; row < 4; ++row) {
        const auto name = QByteArray("figure.") + QByteArray::number(row);
        rows << scene.inDialog<QLabel>("newClusterWizard", (name + ".label").constData())->text() + QLatin1Char(' ') +
                    scene.inDialog<QLabel>("newClusterWizard", (name + ".after").constData())->text();
    }
    return rows.join(QLatin1Char('\n'));
}

} // namespace

/// A cluster is created, forked and rolled back, in the window as on the server.
class TestJourneyCreation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsCreatedByMouse();
    void itIsCreatedByKeyboard();
    void followerPoolsComeWithIt();
    void itIsMadeLikeAnotherByKeyboard();
    void aPoolThatIsNotPossibleIsSaid();
    void anEmptyAccountOffersIt();
    void aClusterIsForkedByMouse();
    void aClusterIsRolledBackByKeyboard();
    void itsAppsAreSwitchedOver();
    void namesAreCheckedWhileTyping();
    void aRefusalStandsBesideTheField();
    void aNameThatWasTakenMeanwhileCanBeChanged();
    void aLockOfTheAppForbidsIt();
};

void TestJourneyCreation::itIsCreatedByMouse() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionCreateCluster");
    person.waitFor("newClusterWizard");
    QCOMPARE(scene.inDialog<QLineEdit>("newClusterWizard", "clusterAppText")->text(), QStringLiteral("example-app"));
    person.click("clusterName");
    person.type(QStringLiteral("orders-db"));
    person.click("clusterAttachment");
    person.type(QStringLiteral("orders"));
    QTRY_COMPARE(person.says("clusterAttachmentHint"), QStringLiteral("The app gets the config var ORDERS_URL."));
    person.click("nextButton");
    person.chooseLevel(QStringLiteral("8G-Performance"));
    person.click("clusterStandby");
    person.click("nextButton");
    person.click("nextButton");
    QVERIFY2(figuresShown(scene).contains(QStringLiteral("Cost by month $600.00/month\nCost by hour ~$0.833")),
             qPrintable(figuresShown(scene)));
    QCOMPARE(serverChanges(scene), 0);
    person.click("askButton");
    person.waitForWindow();
    // it is in the fleet before it is available
    const auto inFleet = [&scene] { return scene.treeNames().contains(QStringLiteral("orders-db")); };
    for (int step = 0; step < 20 && !inFleet(); ++step) {
        scene.advance(1s);
        (void)QTest::qWaitFor(inFleet, 200);
    }
    QVERIFY(inFleet());
    QVERIFY(addonOnServer(scene, "orders-db").at("state") == "provisioning");
    QVERIFY(scene.runOperations());
    QVERIFY(addonOnServer(scene, "orders-db").at("state") == "provisioned");
    QTRY_VERIFY2(scene.message().startsWith(QStringLiteral("Done on orders-db: ")), qPrintable(scene.message()));
    QVERIFY2(scene.message().contains(QStringLiteral("Attach apps to it on its Apps tab")),
             qPrintable(scene.message()));
    QCOMPARE(serverPools(scene, QStringLiteral("orders-db")),
             QStringList{QStringLiteral("leader: 2 × 8G-Performance")});
    QVERIFY2(scene.activityRows().front().contains(QStringLiteral("orders-db")),
             qPrintable(scene.activityRows().front()));
}

void TestJourneyCreation::itIsCreatedByKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    person.waitFor("newClusterWizard");
    QCOMPARE(person.focus(), QStringLiteral("clusterApp"));
    person.key(Qt::Key_Return); // nothing is entered: what is missing is said
    QTRY_COMPARE(person.says("clusterAppProblem.text"), QStringLiteral("Choose the app that the cluster belongs to."));
    person.type(QStringLiteral("example-app"));
    person.tabTo("clusterName");
    person.type(QStringLiteral("orders-db"));
    person.tabTo("nextButton");
    person.key(Qt::Key_Space);
    QTRY_COMPARE(person.focus(), QStringLiteral("levelPicker"));
    QCOMPARE(person.chosenLevel(), QStringLiteral("4G-Performance"));
    person.key(Qt::Key_Return);
    QTRY_COMPARE(person.focus(), QStringLiteral("addPoolRow"));
    person.key(Qt::Key_Return);                                 // without follower pools
    QTRY_COMPARE(person.focus(), QStringLiteral("backButton")); // Enter never creates it
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(addonOnServer(scene, "orders-db").at("state") == "provisioned");
}

void TestJourneyCreation::followerPoolsComeWithIt() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionCreateCluster");
    person.waitFor("newClusterWizard");
    person.click("clusterName");
    person.type(QStringLiteral("orders-db"));
    person.click("nextButton");
    person.click("nextButton");
    person.click("addPoolRow");
    QTRY_COMPARE(person.focus(), QStringLiteral("newPoolName.0"));
    person.type(QStringLiteral("reports"));
    person.click("addPoolRow");
    QTRY_COMPARE(person.focus(), QStringLiteral("newPoolName.1"));
    person.type(QStringLiteral("web-reads"));
    person.click("newPoolCount.1");
    person.rewrite(QStringLiteral("3"));
    QTRY_COMPARE(person.says("newPoolsRemaining"), QStringLiteral("2 of 5 follower pools, 4 of 13 instances."));
    person.click("nextButton");
    QVERIFY2(figuresShown(scene).contains(QStringLiteral("Cost by month $750.00/month")),
             qPrintable(figuresShown(scene)));
    QCOMPARE(person.says("askButton"), QStringLiteral("Create cluster with 2 pools"));
    QCOMPARE(serverChanges(scene), 0);
    person.click("askButton");
    person.waitForWindow();
    QCOMPARE(scene.graph->operations().all().size(), std::size_t{3}); // each in Activity, before any was sent
    QVERIFY(scene.runOperations());
    const QStringList pools{QStringLiteral("leader: 1 × 4G-Performance"), QStringLiteral("reports: 1 × 4G-Performance"),
                            QStringLiteral("web-reads: 3 × 4G-Performance")};
    QCOMPARE(serverPools(scene, QStringLiteral("orders-db")), pools);
    QCOMPARE(scene.activityRows().filter(QStringLiteral("orders-db")).size(), 3);
}

void TestJourneyCreation::itIsMadeLikeAnotherByKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    person.key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    person.waitFor("newClusterWizard");
    person.tabTo("clusterName");
    person.type(QStringLiteral("twin-db"));
    person.tabTo("clusterLike");
    auto* like = scene.inDialog<QComboBox>("newClusterWizard", "clusterLike");
    for (int step = 0; step < like->count() && like->currentData().toString() != mainCluster; ++step) {
        person.key(Qt::Key_Down);
    }
    QCOMPARE(like->currentData().toString(), mainCluster);
    person.tabTo("nextButton");
    person.key(Qt::Key_Space);
    QCOMPARE(person.chosenLevel(), QStringLiteral("8G-Performance"));
    person.key(Qt::Key_Return);
    QTRY_COMPARE(person.says("newPoolsRemaining"), QStringLiteral("2 of 5 follower pools, 4 of 13 instances."));
    person.tabTo("nextButton");
    person.key(Qt::Key_Space);
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene, QStringLiteral("twin-db")), serverPools(scene, mainCluster));
}

void TestJourneyCreation::aPoolThatIsNotPossibleIsSaid() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionCreateCluster");
    person.waitFor("newClusterWizard");
    person.click("nextButton");
    person.click("nextButton");
    person.click("addPoolRow");
    person.type(QStringLiteral("leader"));
    person.click("newPoolCount.0"); // the name is left
    QTRY_VERIFY2(person.says("newPoolProblem.0.text").contains(QStringLiteral("leader")),
                 qPrintable(person.says("newPoolProblem.0.text")));
    person.rewrite(QStringLiteral("14"));
    person.click("newPoolName.0");
    person.rewrite(QStringLiteral("reports"));
    QTRY_VERIFY2(person.says("newPoolProblem.0.text").contains(QStringLiteral("13")),
                 qPrintable(person.says("newPoolProblem.0.text")));
    person.click("nextButton"); // which goes nowhere
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("Which follower pools?"));
    person.click("newPoolCount.0");
    person.rewrite(QStringLiteral("13"));
    QTRY_VERIFY(!person.can("addPoolRow"));
    QCOMPARE(person.says("newPoolsRemaining"), QStringLiteral("Follower pools have at most 13 instances together."));
    person.click("removePool.0");
    QTRY_VERIFY(person.can("addPoolRow"));
    person.click("nextButton");
    QCOMPARE(person.says("askButton"), QStringLiteral("Create cluster"));
}

void TestJourneyCreation::anEmptyAccountOffersIt() {
    JourneyScene scene;
    scene.openSandbox("empty");
    const DialogDriver person(scene);
    person.click("boardCreate");
    person.waitFor("newClusterWizard");
    QVERIFY(scene.inDialog<QLineEdit>("newClusterWizard", "clusterAppText")->text().isEmpty());
}

void TestJourneyCreation::aClusterIsForkedByMouse() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionForkCluster");
    person.waitFor("newClusterWizard");
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("Fork postgresql-rectangular-12345"));
    person.click("clusterName");
    person.type(QStringLiteral("copy-db"));
    person.click("nextButton");
    QCOMPARE(person.chosenLevel(), QStringLiteral("8G-Performance")); // its source's
    person.click("nextButton");
    person.click("nextButton");
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(addonOnServer(scene, "copy-db").at("state") == "provisioned");
    const auto* record = scene.graph->store().clusterByName(QStringLiteral("copy-db"));
    QVERIFY(record != nullptr && record->info && record->info->forkedFrom == mainCluster.toStdString());
}

void TestJourneyCreation::aClusterIsRolledBackByKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionForkCluster");
    person.waitFor("newClusterWizard");
    QCOMPARE(person.focus(), QStringLiteral("forkNow"));
    person.key(Qt::Key_Down);
    person.tabTo("forkTime");
    person.type(QStringLiteral("2020-01-01 12:00"));
    person.tabTo("clusterName");
    QTRY_VERIFY2(person.says("forkTimeProblem.text").startsWith(QStringLiteral("This is before the earliest time")),
                 qPrintable(person.says("forkTimeProblem.text")));
    person.type(QStringLiteral("past-db"));
    person.key(Qt::Key_Tab, Qt::ShiftModifier);
    // an hour ago, by UTC
    person.rewrite(QString::fromStdString(core::formatInstant(scene.clock.now() - 1h)));
    QTRY_VERIFY2(person.says("forkTimeHint").contains(QStringLiteral(" UTC.")),
                 qPrintable(person.says("forkTimeHint")));
    person.tabTo("nextButton");
    person.key(Qt::Key_Space);
    person.key(Qt::Key_Return);
    person.key(Qt::Key_Return);
    QTRY_COMPARE(person.focus(), QStringLiteral("backButton"));
    QCOMPARE(person.says("askButton"), QStringLiteral("Roll back"));
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(addonOnServer(scene, "past-db").at("state") == "provisioned");
}

void TestJourneyCreation::itsAppsAreSwitchedOver() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionForkCluster");
    person.waitFor("newClusterWizard");
    person.click("clusterName");
    person.type(QStringLiteral("copy-db"));
    person.click("nextButton");
    person.click("nextButton");
    person.click("addPoolRow");
    person.type(QStringLiteral("web-reads"));
    person.click("nextButton");
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QTRY_VERIFY(scene.treeNames().contains(QStringLiteral("copy-db")));
    scene.clickInTree(QStringLiteral("copy-db"));
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    person.click("appsSwitch");
    person.waitFor("switchDialog");
    QVERIFY(!person.can("askButton"));
    auto* dialog = scene.dialog("switchDialog");
    QStringList vars;
    for (auto* row : dialog->findChildren<QCheckBox*>(QRegularExpression(QStringLiteral("^switchVar\\.")))) {
        vars << row->text();
        row->setChecked(row->text() == QStringLiteral("catalog-api: READS_URL"));
    }
    QCOMPARE(vars.size(), 4);
    person.click("phraseField");
    person.type(QStringLiteral("example-app/") + mainCluster);
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    const auto before = serverChanges(scene);
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverChanges(scene), before + 3);
    // the app's config var is of the copy now
    const auto list = sandbox::test::HttpClient(scene.server->port()).get("/apps/catalog-api/addon-attachments");
    for (const auto& each : list) {
        if (each.at("name") == "READS") {
            QVERIFY(each.at("addon").at("name") == "copy-db");
        }
    }
    QVERIFY(std::any_of(list.begin(), list.end(), [](const auto& each) { return each.at("name") == "READS"; }));
}

void TestJourneyCreation::namesAreCheckedWhileTyping() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionCreateCluster");
    person.waitFor("newClusterWizard");
    person.click("clusterName");
    person.type(QStringLiteral("postgresql-rectangular-12345"));
    person.click("clusterAttachment");
    QTRY_COMPARE(person.says("clusterNameProblem.text"),
                 QStringLiteral("There already is a cluster named postgresql-rectangular-12345. Choose another name."));
    person.type(QStringLiteral("reads"));
    person.click("nextButton"); // which says what is wrong
    QTRY_COMPARE(person.says("clusterAttachmentProblem.text"),
                 QStringLiteral("example-app already has an attachment named READS. Choose another name."));
    person.click("clusterName");
    person.rewrite(QStringLiteral("orders-db"));
    person.click("clusterAttachment");
    person.rewrite(QString());
    QTRY_VERIFY(person.says("clusterNameProblem.text").isEmpty());
    person.click("nextButton");
    QTRY_COMPARE(person.focus(), QStringLiteral("levelPicker"));
}

void TestJourneyCreation::aRefusalStandsBesideTheField() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionCreateCluster");
    person.waitFor("newClusterWizard");
    person.click("clusterName");
    person.type(QStringLiteral("orders-db"));
    person.click("clusterVersion");
    person.type(QStringLiteral("8"));
    person.click("nextButton");
    person.click("nextButton");
    person.click("nextButton");
    person.click("askButton");
    QTRY_VERIFY2(person.says("clusterVersionProblem.text").contains(QStringLiteral("is not on offer")),
                 qPrintable(person.says("clusterVersionProblem.text")));
    QCOMPARE(scene.inDialog<QLineEdit>("newClusterWizard", "clusterName")->text(), QStringLiteral("orders-db"));
    person.click("clusterVersion");
    person.rewrite(QStringLiteral("16"));
    QTRY_VERIFY(person.says("clusterVersionProblem.text").isEmpty());
    person.click("nextButton");
    person.click("nextButton");
    person.click("nextButton");
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(!addonOnServer(scene, "orders-db").is_null());
}

/// The list of the window has no such cluster yet.
void TestJourneyCreation::aNameThatWasTakenMeanwhileCanBeChanged() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionCreateCluster");
    person.waitFor("newClusterWizard");
    person.click("clusterName");
    person.type(QStringLiteral("orders-db"));
    const auto created = sandbox::test::HttpClient(scene.server->port())
                             .exchange("POST", "/apps/example-app/addons",
                                       R"({"plan":{"name":"heroku-postgresql:advanced"},"name":"orders-db",)"
                                       R"("attachment":{},"config":{"level":"4G-Performance"}})");
    QCOMPARE(created.first, 201);
    for (int step = 0; step < 3; ++step) {
        person.click("nextButton");
    }
    person.click("askButton");
    QTRY_COMPARE(person.says("clusterNameProblem.text"),
                 QStringLiteral("There already is a cluster named orders-db. Choose another name."));
    person.click("clusterName");
    person.rewrite(QStringLiteral("other-db"));
    QTRY_VERIFY(person.says("clusterNameProblem.text").isEmpty());
    for (int step = 0; step < 3; ++step) {
        person.click("nextButton");
    }
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(addonOnServer(scene, "other-db").at("state") == "provisioned");
}

void TestJourneyCreation::aLockOfTheAppForbidsIt() {
    JourneyScene scene;
    scene.openSandbox();
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), std::nullopt}});
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    scene.act("actionCreateCluster");
    person.waitFor("newClusterWizard");
    person.click("nextButton");
    person.click("nextButton");
    person.click("nextButton");
    QVERIFY(!person.can("askButton"));
    QVERIFY2(person.why("askButton").contains(QStringLiteral("example-*")), qPrintable(person.why("askButton")));
}

POOLHOUSE_WIDGET_TEST(TestJourneyCreation)
#include "tst_journey_creation.moc"
