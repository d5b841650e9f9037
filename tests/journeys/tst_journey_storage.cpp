// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QComboBox>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

constexpr int storageTabIndex = 5;
const QString noThreshold = QStringLiteral("No threshold is set, so nothing is restricted.");

void openStorageTab(const JourneyScene& scene) {
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(storageTabIndex).center());
}

QString quotaFact(const JourneyScene& scene, const char* fact) {
    return scene.partOf<QLabel>("quotaCard.0", fact)->accessibleName();
}

int changeQuota(JourneyScene& scene, const QJsonObject& change) {
    const auto id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    return scene.send("PATCH", "/data/postgres/v1/" + id + "/quotas/storage", change);
}

void refreshStorage(const JourneyScene& scene) {
    QTest::mouseClick(scene.find<QPushButton>("storageRetry"), Qt::LeftButton);
}

QAbstractButton* restrictedBadge(const JourneyScene& scene) {
    for (auto* badge : scene.find<QWidget>("badgeRow")->findChildren<QAbstractButton*>()) {
        if (badge->isVisible() && badge->text() == QStringLiteral("Restricted by its storage quota")) {
            return badge;
        }
    }
    return nullptr;
}

} // namespace

/// Storage and its quotas, in the window as on the server.
class TestJourneyStorage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQuotaSetElsewhereIsSeenUntilItRestricts();
    void theKeyboardReachesTheTab();
    void aServerThatGoesAwayLeavesTheQuotas();
    void anotherAccountStartsWithoutQuotas();
    void aQuotaIsChangedByKeyboardAndBack();
    void aQuotaThatRestrictsTodayIsConfirmedByMouse();
    void whatWasNotTouchedFollowsTheServer();
    void aRefusalStandsBesideItsThreshold();
    void growthIsToldOfTheTimeSeen();
};

void TestJourneyStorage::aQuotaSetElsewhereIsSeenUntilItRestricts() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openStorageTab(scene);
    QTRY_COMPARE(scene.text("storageHeadline"), noThreshold);
    QCOMPARE(quotaFact(scene, "fact.3"), QStringLiteral("Action: none"));
    QCOMPARE(scene.partOf<QLabel>("storageCard", "fact.2")->accessibleName(),
             QStringLiteral("Billed: 42 GB, rounded up to whole GB: $8.40/month, at $0.20 per GB and month"));

    QCOMPARE(changeQuota(scene, {{QStringLiteral("warning_gb"), 120},
                                 {QStringLiteral("critical_gb"), 200},
                                 {QStringLiteral("enforcement_action"), QStringLiteral("notify")}}),
             200);
    refreshStorage(scene);
    QTRY_COMPARE(scene.text("storageHeadline"),
                 QStringLiteral("The warning threshold is exceeded. Nothing is restricted."));
    QVERIFY2(quotaFact(scene, "fact.1").startsWith(QStringLiteral("Warning threshold: 120 GB: exceeded by 22 GB.")),
             qPrintable(quotaFact(scene, "fact.1")));

    QCOMPARE(changeQuota(scene, {{QStringLiteral("critical_gb"), 130},
                                 {QStringLiteral("enforcement_action"), QStringLiteral("restrict")}}),
             200);
    refreshStorage(scene);
    QTRY_VERIFY2(scene.text("storageHeadline").contains(QStringLiteral("after 7 days' grace")),
                 qPrintable(scene.text("storageHeadline")));
    scene.advance(std::chrono::days(8));
    refreshStorage(scene);
    QTRY_VERIFY2(scene.text("storageHeadline").startsWith(QStringLiteral("Restricted: CREATE and INSERT are refused")),
                 qPrintable(scene.text("storageHeadline")));
    scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar")->setCurrentIndex(0);
    QTRY_VERIFY(restrictedBadge(scene) != nullptr); // in the header
    QTest::mouseClick(restrictedBadge(scene), Qt::LeftButton);
    QVERIFY(scene.shown("storageCard"));
}

void TestJourneyStorage::theKeyboardReachesTheTab() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.tabTo("qt_tabwidget_tabbar");
    for (int tab = 0; tab < storageTabIndex; ++tab) {
        person.key(Qt::Key_Right);
    }
    QTRY_VERIFY(scene.shown("quotaCard.0"));
    person.tabTo("storageRetry");
    person.key(Qt::Key_Space);
    QTRY_COMPARE(scene.text("storageHeadline"), noThreshold);
    scene.act("actionBack");
    QTRY_VERIFY(!scene.shown("storageCard"));
    scene.act("actionForward");
    QTRY_VERIFY(scene.shown("storageCard"));
}

void TestJourneyStorage::aServerThatGoesAwayLeavesTheQuotas() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openStorageTab(scene);
    QTRY_COMPARE(scene.text("storageHeadline"), noThreshold);
    scene.stopServer();
    const auto cluster = scene.graph->store().clusterByName(mainCluster)->summary.id;
    scene.act("actionRefresh");
    QTRY_VERIFY_WITH_TIMEOUT(!scene.message().isEmpty(), 20000);
    QTRY_VERIFY(scene.graph->quotas().record(cluster)->freshness.problem);
    scene.window->updateAges();
    QVERIFY(!scene.shown("storageProblem")); // one message stands for all
    QCOMPARE(scene.text("storageHeadline"), noThreshold);
    QVERIFY(scene.shown("quotaCard.0") && scene.shown("storageCard"));
}

void TestJourneyStorage::anotherAccountStartsWithoutQuotas() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openStorageTab(scene);
    QTRY_COMPARE(scene.text("storageHeadline"), noThreshold);
    const auto cluster = scene.graph->store().clusterByName(mainCluster)->summary.id;
    scene.act("actionDisconnect");
    QTRY_VERIFY(scene.shown("welcomePage"));
    QVERIFY(scene.graph->quotas().record(cluster) == nullptr);
}

void TestJourneyStorage::aQuotaIsChangedByKeyboardAndBack() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openStorageTab(scene);
    QTRY_COMPARE(scene.text("storageHeadline"), noThreshold);
    const DialogDriver person(scene);
    person.tabTo("quotaChange.0");
    person.key(Qt::Key_Space);
    person.waitFor("quotaDialog");
    QCOMPARE(person.focus(), QStringLiteral("quotaWarning"));
    QVERIFY(!person.can("askButton")); // as it is
    person.type(QStringLiteral("300"));
    person.tabTo("quotaCritical");
    person.type(QStringLiteral("250"));
    QTRY_COMPARE(person.says("quotaWarningField.text"),
                 QStringLiteral("The warning threshold must be below the critical one, 250 GB."));
    QVERIFY(!person.can("askButton"));
    person.tabTo("quotaWarning");
    person.type(QStringLiteral("200")); // the field is selected
    person.tabTo("quotaAction");
    person.key(Qt::Key_Down);
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QTRY_COMPARE(scene.text("storageHeadline"), QStringLiteral("Within the quota."));
    QCOMPARE(quotaFact(scene, "fact.3"), QStringLiteral("Action: notify"));

    scene.act("actionShowActivity");
    QTRY_VERIFY(scene.shown("activityPage"));
    person.key(Qt::Key_Down);
    QTRY_COMPARE(person.says("undoButton"), QString::fromUtf8("Change the quota back…"));
    person.click("messageClose"); // it covers the button
    person.click("undoButton");
    person.waitFor("quotaDialog");
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    const auto cluster = scene.graph->store().clusterByName(mainCluster)->summary.id;
    QTRY_VERIFY(!scene.graph->quotas().record(cluster)->quotas->front().criticalGb);
}

void TestJourneyStorage::aQuotaThatRestrictsTodayIsConfirmedByMouse() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openStorageTab(scene);
    QTRY_COMPARE(scene.text("storageHeadline"), noThreshold);
    const DialogDriver person(scene);
    person.click("quotaChange.0");
    person.waitFor("quotaDialog");
    scene.inDialog<QLineEdit>("quotaDialog", "quotaCritical")->setText(QStringLiteral("100"));
    auto* action = scene.inDialog<QComboBox>("quotaDialog", "quotaAction");
    action->setCurrentIndex(action->findText(QStringLiteral("restrict")));
    QTRY_VERIFY(scene.inDialog<QLineEdit>("quotaDialog", "phraseField")->isVisible());
    QVERIFY(!person.can("askButton"));
    scene.inDialog<QLineEdit>("quotaDialog", "phraseField")->setText(QStringLiteral("example-app/") + mainCluster);
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QTRY_VERIFY2(scene.text("storageHeadline").startsWith(QStringLiteral("The critical threshold is exceeded.")),
                 qPrintable(scene.text("storageHeadline")));
}

/// The critical threshold is raised elsewhere while another one is entered: it isn't set back.
void TestJourneyStorage::whatWasNotTouchedFollowsTheServer() {
    JourneyScene scene;
    scene.openSandbox();
    QCOMPARE(changeQuota(scene, {{QStringLiteral("warning_gb"), 160}, {QStringLiteral("critical_gb"), 200}}), 200);
    scene.clickInTree(mainCluster);
    openStorageTab(scene);
    QTRY_VERIFY(scene.shown("quotaCard.0"));
    QTRY_VERIFY(quotaFact(scene, "fact.1").contains(QStringLiteral("160 GB")));
    const DialogDriver person(scene);
    person.click("quotaChange.0");
    person.waitFor("quotaDialog");
    person.rewrite(QStringLiteral("180"));
    QCOMPARE(changeQuota(scene, {{QStringLiteral("critical_gb"), 500}}), 200);
    refreshStorage(scene);
    QTRY_COMPARE(scene.inDialog<QLineEdit>("quotaDialog", "quotaCritical")->text(), QStringLiteral("500"));
    QCOMPARE(scene.inDialog<QLineEdit>("quotaDialog", "quotaWarning")->text(), QStringLiteral("180"));
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    refreshStorage(scene);
    QTRY_VERIFY2(quotaFact(scene, "fact.1").contains(QStringLiteral("180 GB")), qPrintable(quotaFact(scene, "fact.1")));
    QVERIFY2(quotaFact(scene, "fact.2").contains(QStringLiteral("500 GB")), qPrintable(quotaFact(scene, "fact.2")));
}

void TestJourneyStorage::aRefusalStandsBesideItsThreshold() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openStorageTab(scene);
    QTRY_COMPARE(scene.text("storageHeadline"), noThreshold);
    const DialogDriver person(scene);
    inject(scene, "422:PATCH /quotas:1:message=The critical threshold is too close.");
    person.click("quotaChange.0");
    person.waitFor("quotaDialog");
    scene.inDialog<QLineEdit>("quotaDialog", "quotaCritical")->setText(QStringLiteral("250"));
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    QTRY_VERIFY2(person.says("quotaCriticalField.text").contains(QStringLiteral("is too close")),
                 qPrintable(person.says("quotaCriticalField.text")));
    QCOMPARE(scene.inDialog<QLineEdit>("quotaDialog", "quotaCritical")->text(), QStringLiteral("250"));
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
}

void TestJourneyStorage::growthIsToldOfTheTimeSeen() {
    using namespace std::chrono_literals;
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    openStorageTab(scene);
    QTRY_VERIFY(scene.shown("growthCard"));
    QVERIFY(scene.text("growthChange").startsWith(QStringLiteral("Collecting data.")));
    const auto id = scene.graph->store().clusterByName(mainCluster)->summary.id;
    const auto seen = [&] { return scene.graph->store().storageHistory().samples(id).size(); };
    scene.advance(10min);
    QTRY_VERIFY(seen() > 1);
    scene.advance(1s);
    QTRY_VERIFY(scene.shown("growthChart"));
    QVERIFY2(scene.text("growthChange").contains(QStringLiteral("10 min")), qPrintable(scene.text("growthChange")));
    QVERIFY(scene.text("growthNote").startsWith(QStringLiteral("Seen since ")));
}

POOLHOUSE_WIDGET_TEST(TestJourneyStorage)
#include "tst_journey_storage.moc"
