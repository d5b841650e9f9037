// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "models/operations/read_only_locks.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QJsonObject>
#include <QLineEdit>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
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

/// Another client creates one.
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

QString connectionValue(const JourneyScene& scene, const char* name) {
    return scene.find<QLineEdit>((std::string("connection.") + name).c_str())->text();
}

/// Files below the directory that hold it, in UTF-8 or UTF-16.
QStringList filesWith(const QString& directory, const std::string& secret) {
    const auto text = QString::fromStdString(secret);
    const auto wide = QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    QStringList found;
    QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) {
            found << file.fileName() + QStringLiteral(": unreadable");
            continue;
        }
        const auto content = file.readAll();
        if (content.contains(QByteArray::fromStdString(secret)) || content.contains(wide)) {
            found << file.fileName();
        }
    }
    return found;
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
    void aConnectionIsRevealedAndCopiedByMouse();
    void aConnectionIsRevealedAndCopiedByKeyboard();
    void whyAConnectionIsNotRevealedIsSaidInPlace();
    void aRotationHidesTheOldPassword();
    void noPasswordIsLeftInAnyFile();
    void oneThatNothingUsesIsAttachedWith();
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
    QTRY_COMPARE(rowsShown(scene).size(), 2); // once it is accepted
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

void TestJourneyCredentials::aConnectionIsRevealedAndCopiedByMouse() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    const auto password = QString::fromStdString(firstPassword(scene, "owner"));
    QTRY_VERIFY(person.can("connectionReveal"));
    QVERIFY(!scene.allTexts().join(QLatin1Char('\n')).contains(password));
    person.click("connectionReveal");
    QTRY_COMPARE(connectionValue(scene, "password"), password);
    QVERIFY(connectionValue(scene, "url").contains(password));
    person.click("connectionCopy.password");
    QCOMPARE(scene.desktop.secrets, QStringList{password});
    QVERIFY(scene.desktop.copied.isEmpty());
    scene.advance(45s);
    QCOMPARE(scene.desktop.takenBack, 1);
    QCOMPARE(connectionValue(scene, "password"), password);
    scene.advance(15s);
    QVERIFY(!scene.allTexts().join(QLatin1Char('\n')).contains(password));
    person.click("connectionReveal");
    QTRY_COMPARE(connectionValue(scene, "password"), password);
    scene.act("actionDisconnect");
    QTRY_VERIFY(!scene.shown("clusterPage"));
    QVERIFY(!scene.allTexts().join(QLatin1Char('\n')).contains(password));
}

void TestJourneyCredentials::aConnectionIsRevealedAndCopiedByKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    addElsewhere(scene, "reporting");
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    QTRY_COMPARE(rowsShown(scene).size(), 2);
    person.tabTo("credentialsTable");
    person.key(Qt::Key_Down);
    person.tabTo("connectionReveal");
    person.key(Qt::Key_Space);
    QTRY_COMPARE(connectionValue(scene, "password").toStdString(), firstPassword(scene, "reporting"));
    person.tabTo("connection.url");
    person.key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(scene.desktop.secrets, QStringList{connectionValue(scene, "url")});
    person.tabTo("connectionCopy.psql");
    person.key(Qt::Key_Space);
    QCOMPARE(scene.desktop.secrets.back(), connectionValue(scene, "psql"));
    person.tabTo("qt_tabwidget_tabbar");
    person.key(Qt::Key_Left);
    QTRY_VERIFY(scene.shown("storageTab"));
    for (const auto* name : {"url", "host", "port", "database", "user", "password", "jdbc", "psql"}) {
        QCOMPARE(connectionValue(scene, name), QString());
    }
    scene.window.reset();
    QCOMPARE(scene.desktop.takenBack, 1);
}

void TestJourneyCredentials::whyAConnectionIsNotRevealedIsSaidInPlace() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    QTRY_VERIFY(person.can("connectionReveal"));
    inject(scene, "403:GET /credentials:1:id=two_factor");
    person.click("connectionReveal");
    QTRY_VERIFY2(person.says("connectionNote").contains(QStringLiteral("requires a two-factor code")),
                 qPrintable(person.says("connectionNote")));
    inject(scene, "403:GET /credentials:1");
    person.click("connectionReveal");
    QTRY_VERIFY2(person.says("connectionNote").contains(QStringLiteral("doesn't have permission")),
                 qPrintable(person.says("connectionNote")));
    scene.stopServer();
    person.click("connectionReveal");
    QTRY_VERIFY2(person.says("connectionNote").contains(QStringLiteral("No connection could be established.")),
                 qPrintable(person.says("connectionNote")));
}

void TestJourneyCredentials::aRotationHidesTheOldPassword() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    addElsewhere(scene, "reporting");
    openCredentialsTab(scene);
    const DialogDriver person(scene);
    QTRY_COMPARE(rowsShown(scene).size(), 2);
    choose(scene, QStringLiteral("reporting"));
    person.click("connectionReveal");
    QTRY_VERIFY(!connectionValue(scene, "password").isEmpty());
    const auto path = credentialPath(scene) + "/reporting/rotate";
    QCOMPARE(scene.send("POST", path), 202);
    scene.act("actionRefreshCluster");
    QTRY_VERIFY2(person.says("connectionNote").contains(QStringLiteral("has changed")),
                 qPrintable(person.says("connectionNote")));
    QCOMPARE(connectionValue(scene, "password"), QString());
}

/// Seen and copied, before and after a change that is journaled.
void TestJourneyCredentials::noPasswordIsLeftInAnyFile() {
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    std::string before;
    std::string after;
    int takenBack = 0;
    {
        MemoryPreferences preferences;
        JourneyScene scene(preferences, home.filePath(QStringLiteral("journal.sqlite")));
        scene.openServer();
        scene.clickInTree(mainCluster);
        addElsewhere(scene, "reporting");
        openCredentialsTab(scene);
        const DialogDriver person(scene);
        QTRY_COMPARE(rowsShown(scene).size(), 2);
        choose(scene, QStringLiteral("reporting"));
        const auto see = [&] {
            QTRY_VERIFY(person.can("connectionReveal"));
            person.click("connectionReveal");
            QTRY_VERIFY(!connectionValue(scene, "password").isEmpty());
            person.click("connectionCopy.url");
        };
        see();
        before = connectionValue(scene, "password").toStdString();
        QVERIFY(before.size() > 16);
        person.click("credentialsRotate");
        person.waitFor("credentialDialog");
        person.click("askButton");
        person.waitForWindow();
        QVERIFY(scene.runOperations());
        QTRY_VERIFY(firstPassword(scene, "reporting") != before);
        scene.act("actionRefreshCluster");
        QTRY_COMPARE(connectionValue(scene, "password"), QString());
        see();
        after = connectionValue(scene, "password").toStdString();
        scene.window.reset();
        takenBack = scene.desktop.takenBack;
    }
    QVERIFY(after != before);
    QVERIFY(takenBack > 0);
    QVERIFY(!QDir(home.path()).entryList(QDir::Files).isEmpty());
    QVERIFY2(!filesWith(home.path(), "reporting").isEmpty(), "the journal names the credential");
    QCOMPARE(filesWith(home.path(), before), QStringList());
    QCOMPARE(filesWith(home.path(), after), QStringList());
}

/// Made elsewhere, and never seen in the tab Credentials.
void TestJourneyCredentials::oneThatNothingUsesIsAttachedWith() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    addElsewhere(scene, "reporting");
    const DialogDriver person(scene);
    scene.act("actionAttachApp");
    person.waitFor("attachDialog");
    auto* combo = scene.inDialog<QComboBox>("attachDialog", "attachCredential");
    QTRY_VERIFY(combo->findText(QStringLiteral("reporting")) > 0);
    person.type(QStringLiteral("status-page"));
    person.choose("attachCredential", QStringLiteral("reporting"));
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    openCredentialsTab(scene);
    QTRY_VERIFY2(rowsShown(scene).back().contains(QStringLiteral("in status-page")),
                 qPrintable(rowsShown(scene).back()));
}

POOLHOUSE_WIDGET_TEST(TestJourneyCredentials)
#include "tst_journey_credentials.moc"
