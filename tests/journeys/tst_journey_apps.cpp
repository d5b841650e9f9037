// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

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

} // namespace

/// Who uses what, in the window as on the server.
class TestJourneyApps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAttachmentMadeElsewhereAppears();
    void theKeyboardReachesTheMapAndTheTable();
    void aCardLeadsToItsAppsAndBackAgain();
    void aPoolThatLosesItsAppIsScaledToZero();
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

POOLHOUSE_WIDGET_TEST(TestJourneyApps)
#include "tst_journey_apps.moc"
