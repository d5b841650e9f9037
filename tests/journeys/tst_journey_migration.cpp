// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/fleet/migration_reader.h"
#include "models/fleet/store.h"
#include "models/operations/read_only_locks.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

const QString migrationPhraseOfMain = QStringLiteral("example-app/") + mainCluster;

/// The state on the server; empty: there never was one.
QString migrationOnServer(const JourneyScene& scene) {
    const auto id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    const auto answer = sandbox::test::HttpClient(scene.server->port()).get("/data/postgres/v1/" + id + "/migrations");
    return QString::fromStdString(answer.value("status", std::string()));
}

QString factsOfMigration(const DialogDriver& person) {
    QStringList facts;
    for (int row = 0; row < 6; ++row) {
        if (const auto* label = qobject_cast<QLabel*>(person.part(QStringLiteral("fact.%1").arg(row)))) {
            facts << label->accessibleName();
        }
    }
    return facts.join(QLatin1Char('\n'));
}

void openMigration(JourneyScene& scene, const DialogDriver& person) {
    scene.act("actionMigrateCluster");
    person.waitFor("migrationDialog");
}

/// Once the databases are listed: the only one that is possible.
bool sourceIsChosen(const DialogDriver& person) {
    const auto* source = qobject_cast<QComboBox*>(person.part(QStringLiteral("migrationSource")));
    return source != nullptr && source->currentText().startsWith(QStringLiteral("postgresql-rigid-40120"));
}

/// A phrase that is typed before that confirms nothing.
void confirmSource(const DialogDriver& person) {
    QTRY_VERIFY(sourceIsChosen(person));
    person.click("phraseField");
    person.type(migrationPhraseOfMain);
}

} // namespace

/// A classic database is migrated into a cluster: in the window, and on the server.
class TestJourneyMigration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void preparedAndRunByMouse();
    void preparedAndCancelledByKeyboard();
    void whatTheApiRefuses();
    void oneThatFails();
    void whileItIsPreparedElsewhere();
};

void TestJourneyMigration::preparedAndRunByMouse() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    const DialogDriver person(scene);
    openMigration(scene, person);
    QTRY_VERIFY2(person.says("migrationConsequence").contains(QStringLiteral("is deleted now")),
                 qPrintable(person.says("migrationConsequence")));
    QVERIFY(sourceIsChosen(person));
    QVERIFY(person.says("migrationSources").contains(QStringLiteral("a cluster of its own app")));
    QVERIFY(person.says("migrationMethodEffect").contains(QStringLiteral("several hours")));
    person.choose("migrationMethod", QStringLiteral("Streaming"));
    QTRY_VERIFY(person.says("migrationMethodEffect").contains(QStringLiteral("kept up to date")));
    QVERIFY(!person.can("askButton"));
    person.click("phraseField");
    person.type(migrationPhraseOfMain);
    QVERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    QCOMPARE(migrationOnServer(scene), QString());
    person.click("askButton");
    person.waitForWindow();
    QTRY_COMPARE(migrationOnServer(scene), QStringLiteral("preparing"));
    QVERIFY(scene.runOperations());
    QCOMPARE(migrationOnServer(scene), QStringLiteral("ready"));
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("Prepare a migration from postgresql-rigid-40120")),
                 qPrintable(scene.message()));

    openMigration(scene, person);
    QTRY_VERIFY2(factsOfMigration(person).contains(QStringLiteral("Ready to run")),
                 qPrintable(factsOfMigration(person)));
    QVERIFY(person.says("migrationConsequence").contains(QStringLiteral("goes offline now")));
    QVERIFY(person.says("migrationConsequence").contains(QStringLiteral("can't be cancelled")));
    person.click("phraseField");
    person.type(migrationPhraseOfMain);
    person.click("askButton");
    person.waitForWindow();
    QTRY_COMPARE(migrationOnServer(scene), QStringLiteral("migrating"));
    QVERIFY(scene.runOperations());
    QCOMPARE(migrationOnServer(scene), QStringLiteral("completed"));
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("Run the migration from postgresql-rigid-40120")),
                 qPrintable(scene.message()));
    scene.act("actionShowActivity");
    QTRY_VERIFY(scene.shown("activityPage"));
    QVERIFY(scene.activityRows().join(QLatin1Char('\n')).contains(QStringLiteral("Run the migration from")));
}

void TestJourneyMigration::preparedAndCancelledByKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    const DialogDriver person(scene);
    person.key(Qt::Key_K, Qt::ControlModifier);
    person.waitFor("commandPalette");
    person.type(QStringLiteral("Migrate a classic database into ") + mainCluster);
    person.key(Qt::Key_Return);
    person.waitFor("migrationDialog");
    QTRY_VERIFY(sourceIsChosen(person));
    person.tabTo("phraseField");
    person.type(migrationPhraseOfMain);
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.key(Qt::Key_Return);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(migrationOnServer(scene), QStringLiteral("ready"));
    openMigration(scene, person);
    QTRY_VERIFY(person.can("migrationRun"));
    person.tabTo("migrationRun");
    person.key(Qt::Key_Down);
    QTRY_COMPARE(person.says("askButton"), QStringLiteral("Cancel migration"));
    QVERIFY(person.part(QStringLiteral("phraseField")) == nullptr); // it takes nothing away
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(migrationOnServer(scene), QStringLiteral("cancelled"));
}

void TestJourneyMigration::whatTheApiRefuses() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    const DialogDriver person(scene);
    inject(scene, "409:POST /migrations:1:message=It is being migrated already.");
    openMigration(scene, person);
    QTRY_VERIFY(sourceIsChosen(person));
    person.choose("migrationMethod", QStringLiteral("Streaming"));
    person.click("phraseField");
    person.type(migrationPhraseOfMain);
    person.click("askButton");
    QTRY_VERIFY2(scene.allTexts().join(QLatin1Char(' ')).contains(QStringLiteral("It is being migrated already.")),
                 "the refusal of the API");
    QVERIFY(scene.dialogShown("migrationDialog")); // nothing of what was entered is lost
    QCOMPARE(qobject_cast<QComboBox*>(person.part(QStringLiteral("migrationMethod")))->currentText(),
             QStringLiteral("Streaming"));
    QCOMPARE(migrationOnServer(scene), QString());
    QTRY_VERIFY(person.can("askButton"));
    inject(scene, "reset-after:POST /migrations:1"); // the answer is lost: it is found, not asked for again
    person.click("askButton");
    QVERIFY(scene.runOperations());
    person.waitForWindow();
    QCOMPARE(migrationOnServer(scene), QStringLiteral("ready"));
}

/// Accepted, then the API's work on it fails: why is said, and another one can be prepared.
void TestJourneyMigration::oneThatFails() {
    JourneyScene scene;
    scene.wanted.control = true;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    const DialogDriver person(scene);
    openMigration(scene, person);
    confirmSource(person);
    person.click("askButton");
    person.waitForWindow();
    QTRY_COMPARE(migrationOnServer(scene), QStringLiteral("preparing"));
    const nlohmann::json body{{"fail", mainCluster.toStdString()}, {"message", "The disk is full."}};
    sandbox::test::HttpClient control(scene.server->port());
    QCOMPARE(control.exchange("POST", "/sandbox/migrations", body.dump()).first, 200);
    QVERIFY(scene.runOperations());
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("The disk is full.")), qPrintable(scene.message()));
    openMigration(scene, person);
    QTRY_VERIFY2(factsOfMigration(person).contains(QStringLiteral("Failed")), qPrintable(factsOfMigration(person)));
    QVERIFY2(factsOfMigration(person).contains(QStringLiteral("The disk is full.")),
             qPrintable(factsOfMigration(person)));
    QTRY_VERIFY(sourceIsChosen(person));
}

/// Two administrators: what is read while the dialog is open is followed, and a phrase confirms what stood there.
void TestJourneyMigration::whileItIsPreparedElsewhere() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    const DialogDriver person(scene);
    openMigration(scene, person);
    confirmSource(person);
    QVERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    const auto id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    sandbox::test::HttpClient other(scene.server->port());
    const auto source = other.get("/addons/postgresql-rigid-40120").at("id").get<std::string>();
    const auto body = R"({"method":"cdc","source_id":")" + source + R"("})";
    QCOMPARE(other.exchange("POST", "/data/postgres/v1/" + id + "/migrations", body).first, 200);
    scene.advance(5min);
    scene.graph->migrations().tick();
    QTRY_VERIFY2(factsOfMigration(person).contains(QStringLiteral("Ready to run")),
                 qPrintable(factsOfMigration(person)));
    QTRY_VERIFY(person.can("migrationCancel"));
    QCOMPARE(person.says("askButton"), QStringLiteral("Run migration"));
    QVERIFY(!person.can("askButton"));
    person.click("phraseField");
    person.type(migrationPhraseOfMain);
    QVERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    // locked: it can still be watched
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::Cluster, mainCluster, std::nullopt}});
    scene.advance(1s);
    QTRY_VERIFY(!person.can("askButton"));
    QVERIFY(scene.find<QAction>("actionMigrateCluster")->isEnabled());
}

POOLHOUSE_WIDGET_TEST(TestJourneyMigration)
#include "tst_journey_migration.moc"
