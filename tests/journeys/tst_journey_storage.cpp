// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QLabel>
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
    const auto& id = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
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

POOLHOUSE_WIDGET_TEST(TestJourneyStorage)
#include "tst_journey_storage.moc"
