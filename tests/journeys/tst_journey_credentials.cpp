// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "models/operations/read_only_locks.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QJsonObject>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>

#include <algorithm>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

constexpr int credentialsTabIndex = 6;

std::string credentialPath(const JourneyScene& scene) {
    return "/data/postgres/v1/" + scene.graph->store().clusterByName(mainCluster)->summary.id.value + "/credentials";
}

/// As the server has it, with its password; null: there is none.
nlohmann::json credentialOnServer(const JourneyScene& scene, const std::string& name) {
    const auto list = sandbox::test::HttpClient(scene.server->port()).get(credentialPath(scene)).at("items");
    const auto at = std::find_if(list.begin(), list.end(), [&name](const auto& each) {
        return name == "owner" ? each.at("type") == name : each.at("name") == name;
    });
    return at == list.end() ? nlohmann::json() : *at;
}

std::string firstPassword(const JourneyScene& scene, const std::string& name) {
    const auto found = credentialOnServer(scene, name);
    return found.is_null() ? std::string() : found.at("roles").at(0).at("password").get<std::string>();
}

/// Somebody else makes one.
void addElsewhere(JourneyScene& scene, const char* name) {
    QCOMPARE(scene.send("POST", credentialPath(scene), {{QStringLiteral("name"), QString::fromLatin1(name)}}), 201);
    scene.advance(1min);
}

void openCredentialsTab(const JourneyScene& scene) {
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(credentialsTabIndex).center());
}

QStringList rowsShown(const JourneyScene& scene) {
    const auto* table = scene.find<QTableWidget>("credentialsTable");
    QStringList rows;
    for (int row = 0; row < table->rowCount(); ++row) {
        QStringList cells;
        for (int column = 1; column < table->columnCount(); ++column) {
            cells << table->item(row, column)->text();
        }
        rows << cells.join(QStringLiteral(" | "));
    }
    return rows;
}

void choose(const JourneyScene& scene, const QString& name) {
    auto* table = scene.find<QTableWidget>("credentialsTable");
    const auto found = table->findItems(name, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualItemRect(found.front()).center());
}

} // namespace

/// The credentials of a cluster, in the window as on the server.
class TestJourneyCredentials : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsMadeElsewhereIsSeen();
    void oneIsCreatedByKeyboard();
    void aTakenNameStandsBesideTheField();
    void theOwnersIsRotatedByMouse();
    void allAreRotatedByKeyboard();
    void oneInUseLeadsToItsAttachments();
    void oneIsDestroyedByMouse();
    void aNewOneIsTakenBackFromActivity();
    void aLockDisablesTheButtons();
};

void TestJourneyCredentials::whatIsMadeElsewhereIsSeen() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openCredentialsTab(scene);
    QTRY_COMPARE(scene.text("credentialsHeadline"), QStringLiteral("1 credential"));
    QVERIFY2(rowsShown(scene).front().startsWith(QStringLiteral("owner | active | ")), qPrintable(rowsShown(scene)[0]));
    addElsewhere(scene, "reporting");
    scene.act("actionRefreshCluster");
    QTRY_COMPARE(scene.text("credentialsHeadline"), QStringLiteral("2 credentials, 1 used by no attachment"));
    QCOMPARE(rowsShown(scene).back(), QStringLiteral("additional | active | no attachment"));
}

void TestJourneyCredentials::oneIsCreatedByKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.tabTo("qt_tabwidget_tabbar");
    for (int tab = 0; tab < credentialsTabIndex; ++tab) {
        person.key(Qt::Key_Right);
    }
    QTRY_VERIFY(person.can("credentialsCreate"));
    person.tabTo("credentialsCreate");
    person.key(Qt::Key_Space);
    person.waitFor("credentialDialog");
    QCOMPARE(person.focus(), QStringLiteral("credentialName"));
    QVERIFY(!person.can("askButton"));
    person.type(QStringLiteral("a|b"));
    QVERIFY2(person.says("credentialField.text").contains(QStringLiteral("vertical bar")),
             qPrintable(person.says("credentialField.text")));
    person.key(Qt::Key_Backspace);
    person.key(Qt::Key_Backspace);
    person.type(QStringLiteral("nalysis"));
    QVERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.key(Qt::Key_Return);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(!credentialOnServer(scene, "analysis").is_null());
    QTRY_COMPARE(scene.message(), QStringLiteral("Done on %1: Create the credential analysis.").arg(mainCluster));
    QTRY_COMPARE(scene.text("credentialsHeadline"), QStringLiteral("2 credentials, 1 used by no attachment"));
}

/// Taken while the dialog was open.
void TestJourneyCredentials::aTakenNameStandsBesideTheField() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    QTRY_VERIFY(person.can("credentialsCreate"));
    person.click("credentialsCreate");
    person.waitFor("credentialDialog");
    person.type(QStringLiteral("reporting"));
    inject(scene, "422:POST /credentials:1:message=Not this name.");
    person.click("askButton");
    QTRY_VERIFY2(person.says("credentialField.text").contains(QStringLiteral("Not this name.")),
                 qPrintable(person.says("credentialField.text")));
    person.click("askButton"); // what was entered stays
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(!credentialOnServer(scene, "reporting").is_null());
}

void TestJourneyCredentials::theOwnersIsRotatedByMouse() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    const auto before = firstPassword(scene, "owner");
    const auto owner = QString::fromStdString(credentialOnServer(scene, "owner").at("name").get<std::string>());
    QTRY_VERIFY(person.can("credentialsRotate"));
    person.click("credentialsRotate");
    person.waitFor("credentialDialog");
    const auto said = person.says("credentialConsequence");
    QVERIFY2(said.contains(QStringLiteral("closed at once")) &&
                 said.contains(QStringLiteral("2 apps get new config vars and restart: catalog-api and example-app.")),
             qPrintable(said));
    QVERIFY(!person.can("askButton"));
    person.click("phraseField");
    person.type(QStringLiteral("example-app/") + owner);
    QVERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    QVERIFY(firstPassword(scene, "owner") == before);
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(firstPassword(scene, "owner") != before);
    QTRY_VERIFY2(rowsShown(scene).front().startsWith(QStringLiteral("owner | active")),
                 qPrintable(rowsShown(scene)[0]));
}

void TestJourneyCredentials::allAreRotatedByKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    addElsewhere(scene, "reporting");
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    const auto owner = firstPassword(scene, "owner"), reporting = firstPassword(scene, "reporting");
    QTRY_VERIFY(person.can("credentialsRotateAll"));
    person.tabTo("credentialsRotateAll");
    person.key(Qt::Key_Space);
    person.waitFor("credentialDialog");
    QCOMPARE(person.focus(), QStringLiteral("phraseField"));
    person.type(QStringLiteral("example-app/") + mainCluster);
    person.key(Qt::Key_Return);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(firstPassword(scene, "owner") != owner && firstPassword(scene, "reporting") != reporting);
}

void TestJourneyCredentials::oneInUseLeadsToItsAttachments() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    QTRY_VERIFY(scene.shown("credentialsApps"));
    QVERIFY(!person.can("credentialsDestroy"));
    person.click("credentialsApps");
    QTRY_VERIFY(scene.shown("appsTab"));
    scene.act("actionBack");
    QTRY_VERIFY(scene.shown("credentialsTab"));
}

void TestJourneyCredentials::oneIsDestroyedByMouse() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    addElsewhere(scene, "reporting");
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    QTRY_COMPARE(rowsShown(scene).size(), 2);
    choose(scene, QStringLiteral("reporting"));
    QVERIFY2(person.can("credentialsDestroy"), qPrintable(person.why("credentialsDestroy")));
    person.click("credentialsDestroy");
    person.waitFor("credentialDialog");
    QVERIFY(!person.can("askButton"));
    person.type(QStringLiteral("example-app/reporting"));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(credentialOnServer(scene, "reporting").is_null());
    QTRY_COMPARE(rowsShown(scene).size(), 1);
}

void TestJourneyCredentials::aNewOneIsTakenBackFromActivity() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    QTRY_VERIFY(person.can("credentialsCreate"));
    person.click("credentialsCreate");
    person.waitFor("credentialDialog");
    person.type(QStringLiteral("reporting"));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QTRY_COMPARE(rowsShown(scene).size(), 2);
    scene.act("actionShowActivity");
    QTRY_VERIFY(scene.shown("activityPage"));
    person.key(Qt::Key_Down);
    QTRY_COMPARE(person.says("undoButton"), QString::fromUtf8("Destroy reporting…"));
    person.click("messageClose"); // it covers the button
    person.click("undoButton");
    person.waitFor("credentialDialog");
    person.type(QStringLiteral("example-app/reporting"));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(credentialOnServer(scene, "reporting").is_null());
}

void TestJourneyCredentials::aLockDisablesTheButtons() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    QTRY_VERIFY(person.can("credentialsCreate"));
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), std::nullopt}});
    scene.advance(1s);
    for (const auto* name : {"credentialsCreate", "credentialsRotateAll", "credentialsRotate"}) {
        QTRY_VERIFY(!person.can(name));
        QVERIFY2(person.why(name).contains(QStringLiteral("example-*")), qPrintable(person.why(name)));
    }
}

POOLHOUSE_WIDGET_TEST(TestJourneyCredentials)
#include "tst_journey_credentials.moc"
