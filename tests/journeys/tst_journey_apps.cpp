// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"
#include "ui/apps/attachment_canvas.h"

#include <QAccessible>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>

#include <algorithm>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

namespace {

QStringList attachmentsTold(const JourneyScene& scene) {
    QStringList items;
    auto* list = QAccessible::queryAccessibleInterface(scene.find<QWidget>("attachmentCanvas"));
    for (int index = 0; index < list->childCount(); ++index) {
        items << list->child(index)->text(QAccessible::Name);
    }
    return items;
}

void openAppsTab(const JourneyScene& scene) {
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
}

/// The lists are due once a minute, then the attachments.
void waitForOnePoll(JourneyScene& scene) {
    for (const auto time : {61s, 1s}) {
        scene.advance(time);
        QTRY_VERIFY(!scene.graph->poller().busy());
    }
}

const core::Attachment* attachmentNamed(const JourneyScene& scene, const std::string& name) {
    const auto& all = scene.graph->store().clusterByName(mainCluster)->attachments;
    const auto at = std::find_if(all.begin(), all.end(), [&name](const auto& each) { return each.name == name; });
    return at == all.end() ? nullptr : &*at;
}

QString configVarsTold(const JourneyScene& scene, const char* app) {
    QStringList told;
    for (const auto& each : scene.graph->store().clusterByName(mainCluster)->attachments) {
        if (each.app.name == app) {
            told << QString::fromStdString(each.name + ": " + each.target.pool);
        }
    }
    told.sort();
    return told.join(QStringLiteral(", "));
}

/// Clicks a part of the map, by its sentence.
void clickInMap(const JourneyScene& scene, const QString& sentence) {
    auto* canvas = scene.find<ui::AttachmentCanvas>("attachmentCanvas");
    using Part = ui::AttachmentCanvas::Part;
    for (std::size_t link = 0; link < canvas->map().links.size(); ++link) {
        const Part part{Part::Kind::Var, link};
        if (canvas->sentence(part).startsWith(sentence)) {
            QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->rectOf(part).center());
            return;
        }
    }
    QVERIFY2(false, qPrintable(sentence));
}

} // namespace

/// Who uses what, in the window as on the server.
class TestJourneyApps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAttachmentMadeElsewhereAppears();
    void theKeyboardReachesTheMapAndTheTable();
    void aCardLeadsToItsAppsAndBackAgain();
    void aPoolThatLosesItsAppIsScaledToZero();
    void anAppIsAttachedByKeyboardAndDetachedAgain();
    void anAppIsAttachedByMouse();
    void aNameThatIsTakenIsRefusedBesideItsField();
    void theLastOneToTheLeaderIsDetachedByItsPhrase();
    void anAppMovesToAnotherPool();
    void aMoveThatCannotAttachKeepsTheOldOne();
    void aLockedClusterKeepsItsAttachments();
};

void TestJourneyApps::anAttachmentMadeElsewhereAppears() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openAppsTab(scene);
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
    QCOMPARE(attachmentsTold(scene).size(), qsizetype(4));
    const QString told = QStringLiteral("status-page REPORTS_URL uses the owner's credential on pool analytics");
    QVERIFY(!attachmentsTold(scene).contains(told));
    const QJsonObject named{{QStringLiteral("pool"), QStringLiteral("analytics")},
                            {QStringLiteral("proxy"), QStringLiteral("false")}};
    QCOMPARE(scene.send("POST", "/addon-attachments",
                        {{QStringLiteral("addon"), QJsonObject{{QStringLiteral("name"), mainCluster}}},
                         {QStringLiteral("app"), QJsonObject{{QStringLiteral("name"), QStringLiteral("status-page")}}},
                         {QStringLiteral("name"), QStringLiteral("REPORTS")},
                         {QStringLiteral("namespace_config"), named}}),
             201);
    waitForOnePoll(scene);
    QTRY_VERIFY2(attachmentsTold(scene).contains(told), qPrintable(attachmentsTold(scene).join(QLatin1Char('\n'))));
    QVERIFY(scene.text("appsAge").startsWith(QStringLiteral("Attachments read ")));
}

void TestJourneyApps::theKeyboardReachesTheMapAndTheTable() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.tabTo("qt_tabwidget_tabbar");
    person.key(Qt::Key_Right);
    person.key(Qt::Key_Right);
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
    person.tabTo("attachmentCanvas");
    person.key(Qt::Key_Down);
    person.key(Qt::Key_Right);
    person.key(Qt::Key_Right);
    QCOMPARE(person.focus(), QStringLiteral("attachmentCanvas"));
    person.tabTo("appsAsTable");
    person.key(Qt::Key_Space);
    QTRY_VERIFY(scene.shown("attachmentTable") && !scene.shown("attachmentCanvas"));
    QVERIFY(scene.own.value(QStringLiteral("apps/asTable")).toBool());
    person.tabTo("attachmentTable");
    person.key(Qt::Key_Down);
    QCOMPARE(person.focus(), QStringLiteral("attachmentTable"));
}

void TestJourneyApps::aCardLeadsToItsAppsAndBackAgain() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("poolCard.analytics/cardApps"));
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
    QCOMPARE(person.focus(), QStringLiteral("attachmentCanvas"));
    person.key(Qt::Key_Left, Qt::AltModifier); // Back
    QTRY_VERIFY(scene.shown("poolCard.analytics"));
    person.key(Qt::Key_Right, Qt::AltModifier);
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
}

void TestJourneyApps::aPoolThatLosesItsAppIsScaledToZero() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    openAppsTab(scene);
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
    QVERIFY(!scene.shown("unusedPools"));
    const int changes = serverChanges(scene) + 1;
    const auto* analytics = attachmentNamed(scene, "DATABASE_ANALYTICS");
    QVERIFY(analytics != nullptr);
    QCOMPARE(scene.send("DELETE", "/addon-attachments/" + analytics->id.value), 200);
    waitForOnePoll(scene);
    QTRY_VERIFY(scene.shown("unusedPool.analytics"));
    const auto sentence = scene.textOf("unusedPool.analytics", "unusedSentence");
    QVERIFY2(sentence.startsWith(QStringLiteral("No app is attached. It costs $500.00/month and takes ")),
             qPrintable(sentence));
    person.click(QStringLiteral("unusedPool.analytics/scaleToZero"));
    person.waitFor("scaleDialog");
    QCOMPARE(scene.inDialog<QSpinBox>("scaleDialog", "countField")->value(), 0);
    QCOMPARE(serverChanges(scene), changes); // the detachment; nothing is sent before it is confirmed
}

void TestJourneyApps::anAppIsAttachedByKeyboardAndDetachedAgain() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(mainCluster);
    person.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    person.waitFor("attachDialog");
    QCOMPARE(person.focus(), QStringLiteral("attachApp"));
    QVERIFY(!person.can("askButton"));
    person.type(QStringLiteral("status-page"));
    person.tabTo("attachPool");
    person.key(Qt::Key_Down); // after the leader
    person.tabTo("poolName");
    person.type(QStringLiteral("reports"));
    QVERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    const auto notes = person.says("attachNotes");
    QVERIFY2(notes.contains(QStringLiteral("new release of status-page, which restarts its dynos")), qPrintable(notes));
    QCOMPARE(serverChanges(scene), 0);
    person.key(Qt::Key_Return);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(configVarsTold(scene, "status-page"), QStringLiteral("REPORTS: analytics"));
    QCOMPARE(serverChanges(scene), 1);
    QTRY_COMPARE(scene.message(),
                 QStringLiteral("Done on %1: Attach status-page to analytics as REPORTS.").arg(mainCluster));

    scene.act("actionShowActivity");
    QTRY_VERIFY(scene.shown("activityPage"));
    person.key(Qt::Key_Down);
    QTRY_COMPARE(person.says("undoButton"), QString::fromUtf8("Detach REPORTS…"));
    person.tabTo("undoButton");
    person.key(Qt::Key_Space);
    person.waitFor("detachDialog");
    QCOMPARE(person.focus(), QStringLiteral("cancelButton")); // the safe button is first
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(configVarsTold(scene, "status-page"), QString());
    QCOMPARE(serverChanges(scene), 2);
}

void TestJourneyApps::anAppIsAttachedByMouse() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    openAppsTab(scene);
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
    person.click("appsAttach");
    person.waitFor("attachDialog");
    person.choose("attachApp", QStringLiteral("catalog-api"));
    person.choose("attachPool", QStringLiteral("analytics"));
    QVERIFY2(person.says("poolNameHint").contains(QStringLiteral("ANALYTICS_URL")),
             qPrintable(person.says("poolNameHint")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(configVarsTold(scene, "catalog-api"), QStringLiteral("ANALYTICS: analytics, READS: web-reads"));
    QTRY_VERIFY(attachmentsTold(scene).contains(
        QStringLiteral("catalog-api ANALYTICS_URL uses the owner's credential on pool analytics")));
}

void TestJourneyApps::aNameThatIsTakenIsRefusedBesideItsField() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(mainCluster);
    person.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    person.waitFor("attachDialog");
    person.type(QStringLiteral("catalog-api"));
    person.tabTo("poolName");
    person.type(QStringLiteral("reads"));
    person.key(Qt::Key_Tab);
    const auto problem = person.says("poolNameProblem.text");
    QCOMPARE(problem, QStringLiteral("catalog-api already has an attachment named READS, of %1. Choose another name.")
                          .arg(mainCluster));
    QVERIFY(!person.can("askButton"));
    QCOMPARE(person.why("askButton"), problem);
    person.key(Qt::Key_Escape);
    person.waitForWindow();
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyApps::theLastOneToTheLeaderIsDetachedByItsPhrase() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    openAppsTab(scene);
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
    clickInMap(scene, QStringLiteral("example-app HEROKU_POSTGRESQL_COBALT_URL"));
    person.key(Qt::Key_Delete);
    person.waitFor("detachDialog");
    QCOMPARE(person.focus(), QStringLiteral("phraseField"));
    person.type(QStringLiteral("example-app/HEROKU_POSTGRESQL_BRONZE"));
    QCOMPARE(person.says("phraseProblem.text"), QStringLiteral("This doesn't match the app and the attachment."));
    QVERIFY(!person.can("askButton"));
    person.rewrite(QStringLiteral("example-app/HEROKU_POSTGRESQL_COBALT"));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY(attachmentNamed(scene, "HEROKU_POSTGRESQL_COBALT") == nullptr);
    QTRY_COMPARE(scene.message(),
                 QStringLiteral("Done on %1: Detach HEROKU_POSTGRESQL_COBALT from example-app.").arg(mainCluster));
}

void TestJourneyApps::anAppMovesToAnotherPool() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    openAppsTab(scene);
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
    clickInMap(scene, QStringLiteral("catalog-api READS_URL"));
    person.click("appsMove");
    person.waitFor("moveDialog");
    person.choose("attachPool", QStringLiteral("analytics"));
    QVERIFY(!person.can("askButton")); // the app has to read another config var
    person.click("acceptWarnings");
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(configVarsTold(scene, "catalog-api"), QStringLiteral("ANALYTICS: analytics"));
    QCOMPARE(serverChanges(scene), 2);
    const auto& all = scene.graph->operations().all();
    QCOMPARE(all.size(), std::size_t(2));
    QCOMPARE(all[0].change.kind, core::ChangeKind::Attach);
    QVERIFY(all[0].finishedAt && all[1].sentAt && *all[0].finishedAt <= *all[1].sentAt);
}

void TestJourneyApps::aMoveThatCannotAttachKeepsTheOldOne() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    openAppsTab(scene);
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
    clickInMap(scene, QStringLiteral("catalog-api READS_URL"));
    person.click("appsMove");
    person.waitFor("moveDialog");
    person.choose("attachPool", QStringLiteral("analytics"));
    person.click("acceptWarnings");
    inject(scene, "403:POST /addon-attachments:1");
    person.click("askButton");
    QVERIFY(scene.runOperations());
    QTRY_VERIFY(!person.says("operationWhat").isEmpty());
    QCOMPARE(configVarsTold(scene, "catalog-api"), QStringLiteral("READS: web-reads"));
    const auto& all = scene.graph->operations().all();
    QCOMPARE(all.back().state, operations::Operation::State::Cancelled);
}

void TestJourneyApps::aLockedClusterKeepsItsAttachments() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    openAppsTab(scene);
    QTRY_VERIFY(scene.shown("attachmentCanvas"));
    clickInMap(scene, QStringLiteral("catalog-api READS_URL"));
    QVERIFY(person.can("appsDetach"));
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), std::nullopt}});
    scene.advance(1s);
    QTRY_VERIFY(!person.can("appsDetach"));
    QVERIFY(!person.can("appsAttach") && !person.can("appsMove"));
    QVERIFY2(person.why("appsDetach").contains(QStringLiteral("example-*")), qPrintable(person.why("appsDetach")));
    person.key(Qt::Key_Delete);
    person.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(person.front(), static_cast<QWidget*>(scene.window.get()));
}

POOLHOUSE_WIDGET_TEST(TestJourneyApps)
#include "tst_journey_apps.moc"
