// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QAction>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using State = operations::Operation::State;

/// Invalid changes are rejected with a reason before sending, and input is preserved.
class TestJourneyRefused : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fivePoolsAndThirteenInstances();
    void badNamesWithTheKeyboard();
    void badNamesWithTheMouse();
    void moreInstancesThanAreLeft();
    void theApisOwnSentenceStandsBesideTheField();
    void theClusterHasChangedSince();
    void theNameIsTakenInTheMeantime();
    void theClusterIsFullInTheMeantime();
};

namespace {

struct BadName {
    const char* typed;
    const char* rule;
    const char* instead;
};

constexpr BadName badNames[] = {
    {"web-reads", "Another pool of this cluster has this name. Try web-reads-2.", "web-reads-2"},
    {"Web-Reads", "Another pool is named web-reads; names are not case-sensitive. Try Web-Reads-2.", "Web-Reads-2"},
    {"leader", "This name is reserved for the leader pool. Try leader-reads.", "leader-reads"},
    {"a--b", "Two hyphens in a row aren't allowed. Try a-b.", "a-b"},
    {"ab", "A name needs at least 3 characters. Try ab-reads.", "ab-reads"},
    {"abcdefghijklmnopqrstuvwxyz-123456",
     "A name can have at most 32 characters; this one has 33. Try abcdefghijklmnopqrstuvwxyz-12345.",
     "abcdefghijklmnopqrstuvwxyz-12345"}};

QString whyNot(const JourneyScene& scene, const char* action) {
    const auto* found = scene.find<QAction>(action);
    return found->isEnabled() ? QString() : found->statusTip();
}

/// Opens the wizard on its second page.
void openWizard(const DialogDriver& person) {
    person.openCluster(QStringLiteral("rectangular"));
    person.key(Qt::Key_N, Qt::ControlModifier);
    person.waitFor("addPoolWizard");
    person.key(Qt::Key_Return);
    QCOMPARE(person.focus(), QStringLiteral("countField"));
}

State lastState(const JourneyScene& scene) {
    return scene.graph->operations().all().back().state;
}

} // namespace

void TestJourneyRefused::fivePoolsAndThirteenInstances() {
    JourneyScene scene;
    scene.openSandbox("degraded");
    const DialogDriver person(scene);
    const struct {
        const char* cluster;
        const char* why;
    } full[] = {{"postgresql-crowded-30006", "Pool limit reached: a cluster has at most 5 follower pools."},
                {"postgresql-endless-30015", "Instance limit reached (13 follower instances)."}};
    for (const auto& each : full) {
        scene.clickInTree(QLatin1String(each.cluster));
        QTRY_COMPARE(whyNot(scene, "actionAddPool"), QLatin1String(each.why));
        QVERIFY(!person.can("toolAddPool"));
        QVERIFY2(person.why("toolAddPool").contains(QLatin1String(each.why)), qPrintable(person.why("toolAddPool")));
        person.key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(!scene.dialogShown("addPoolWizard"));
    }
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyRefused::badNamesWithTheKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    openWizard(person);
    for (const auto& bad : badNames) {
        person.tabTo("poolName");
        person.rewrite(QLatin1String(bad.typed));
        person.key(Qt::Key_Tab);
        QCOMPARE(person.says("poolNameProblem.text"), QString::fromUtf8(bad.rule));
        QVERIFY2(!person.can("nextButton"), bad.typed);
        QCOMPARE(person.why("nextButton"), QString::fromUtf8(bad.rule));
        person.key(Qt::Key_Tab, Qt::ShiftModifier);
        person.key(Qt::Key_Return); // no effect
        QCOMPARE(person.says("poolName"), QLatin1String(bad.typed));
        QCOMPARE(person.says("wizardHeading"), QStringLiteral("How many instances?"));
    }
    person.tabTo("poolNameProblem.take");
    person.key(Qt::Key_Space);
    QCOMPARE(person.says("poolName"), QLatin1String(std::end(badNames)[-1].instead));
    QCOMPARE(person.says("poolNameProblem.text"), QString());
    person.key(Qt::Key_Return);
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("Add this pool?"));
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyRefused::badNamesWithTheMouse() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    openWizard(person);
    for (const auto& bad : badNames) {
        person.click(QStringLiteral("poolName"));
        person.rewrite(QLatin1String(bad.typed));
        if (person.says("poolNameProblem.text").isEmpty()) { // no error during the first input
            person.click(QStringLiteral("nextButton"));
        }
        QCOMPARE(person.says("poolNameProblem.text"), QString::fromUtf8(bad.rule));
        QCOMPARE(person.says("wizardHeading"), QStringLiteral("How many instances?"));
        person.click(QStringLiteral("poolNameProblem.take"));
        QCOMPARE(person.says("poolName"), QLatin1String(bad.instead));
        person.click(QStringLiteral("nextButton"));
        QCOMPARE(person.says("wizardHeading"), QStringLiteral("Add this pool?"));
        person.click(QStringLiteral("backButton"));
    }
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyRefused::moreInstancesThanAreLeft() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    openWizard(person);
    person.rewrite(QStringLiteral("10"));
    QCOMPARE(person.says("countProblem.text"), QStringLiteral("At most 9 instances are left for this pool."));
    QVERIFY(!person.can("nextButton"));
    person.key(Qt::Key_Return);
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("How many instances?"));
    person.key(Qt::Key_Up); // the arrow keys return to the valid range
    QCOMPARE(person.says("countField"), QStringLiteral("10"));
    person.key(Qt::Key_Down);
    QCOMPARE(person.says("countField"), QStringLiteral("9"));
    person.rewrite(QStringLiteral("99"));
    person.click(QStringLiteral("countProblem.take"));
    QCOMPARE(person.says("countField"), QStringLiteral("9"));
    QVERIFY(!person.can("countMore"));
    QVERIFY(person.can("nextButton"));
    person.key(Qt::Key_Escape);
    person.waitForWindow();

    // the same for scaling, where the pool's own instances count as free
    person.openCluster(QStringLiteral("web-reads rect"));
    person.key(Qt::Key_E, Qt::ControlModifier);
    person.waitFor("scaleDialog");
    person.rewrite(QStringLiteral("13"));
    QCOMPARE(person.says("countProblem.text"), QStringLiteral("At most 12 instances are left for this pool."));
    QVERIFY(!person.can("askButton"));
    person.click(QStringLiteral("countProblem.take"));
    QCOMPARE(person.says("askButton"), QStringLiteral("Scale to 12 instances"));
    QVERIFY(person.can("askButton"));
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyRefused::theApisOwnSentenceStandsBesideTheField() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    openWizard(person);
    person.tabTo("poolName");
    person.type(QStringLiteral("batch"));
    person.key(Qt::Key_Return);
    inject(scene, "status:422:POST /pools:1:id=invalid_params:message=A pool called batch was there last week.");
    person.click(QStringLiteral("askButton"));
    QTRY_COMPARE(person.says("poolNameProblem.text"), QStringLiteral("A pool called batch was there last week."));
    QCOMPARE(lastState(scene), State::Failed);
    QCOMPARE(person.says("operationWhat"), QStringLiteral("The pool was not added."));
    QCOMPARE(person.says("poolName"), QStringLiteral("batch"));
    QCOMPARE(person.focus(), QStringLiteral("poolName"));
    QCOMPARE(serverPools(scene).size(), 3);
    person.key(Qt::Key_End);
    person.type(QStringLiteral("-2"));
    QCOMPARE(person.says("poolNameProblem.text"), QString());
    person.key(Qt::Key_Return);
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene).constLast(), QStringLiteral("batch-2: 1 × 8G-Performance"));
    QCOMPARE(serverPools(scene).size(), 4);
}

void TestJourneyRefused::theClusterHasChangedSince() {
    JourneyScene scene;
    scene.openServer();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("web-reads rect"));
    person.key(Qt::Key_E, Qt::ControlModifier);
    person.waitFor("scaleDialog");
    person.key(Qt::Key_Up);
    person.key(Qt::Key_Up);
    // scaled elsewhere, completed, not polled since
    QCOMPARE(scene.changePool(mainCluster.toStdString(), "web-reads", {{QStringLiteral("count"), 4}}), 200);
    scene.clock.advance(std::chrono::minutes(10));
    scene.server->setNow(scene.clock.now());
    person.click(QStringLiteral("askButton"));
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("The cluster changed while this was open"));
    QTRY_VERIFY2(person.says("operationText").startsWith(QStringLiteral("web-reads changed from 3 to 4 instances.")),
                 qPrintable(person.says("operationText")));
    QCOMPARE(lastState(scene), State::Drifted);
    QCOMPARE(serverChanges(scene), 1); // the other user's
    QCOMPARE(person.says("countField"), QStringLiteral("5"));
    QVERIFY(!person.can("askButton"));
    person.click(QStringLiteral("useNewFigures"));
    QVERIFY2(person.says("countRoom").startsWith(QStringLiteral("4 now, up to 12")),
             qPrintable(person.says("countRoom")));
    QCOMPARE(person.says("countField"), QStringLiteral("5"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene).constLast(), QStringLiteral("web-reads: 5 × 4G-Performance"));
    QCOMPARE(serverChanges(scene), 2);
}

void TestJourneyRefused::theNameIsTakenInTheMeantime() {
    JourneyScene scene;
    scene.openServer();
    const DialogDriver person(scene);
    openWizard(person);
    person.tabTo("poolName");
    person.type(QStringLiteral("batch"));
    person.key(Qt::Key_Return);
    const auto cluster = scene.graph->store().clusterByName(mainCluster)->summary.id.value;
    QCOMPARE(scene.send("POST", "/data/postgres/v1/" + cluster + "/pools",
                        {{QStringLiteral("name"), QStringLiteral("Batch")},
                         {QStringLiteral("level"), QStringLiteral("4G-Performance")},
                         {QStringLiteral("count"), 1}}),
             200);
    scene.clock.advance(std::chrono::minutes(10));
    scene.server->setNow(scene.clock.now());
    person.click(QStringLiteral("askButton"));
    QTRY_VERIFY2(person.says("operationText").startsWith(QStringLiteral("Batch was added with 1 instance.")),
                 qPrintable(person.says("operationText")));
    person.click(QStringLiteral("useNewFigures"));
    QVERIFY(!person.can("askButton"));
    QVERIFY2(person.why("askButton").startsWith(QStringLiteral("Another pool is named Batch")),
             qPrintable(person.why("askButton")));
    person.click(QStringLiteral("backButton"));
    QCOMPARE(person.says("poolName"), QStringLiteral("batch"));
    person.click(QStringLiteral("poolNameProblem.take"));
    person.click(QStringLiteral("nextButton"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene).mid(3),
             (QStringList{QStringLiteral("Batch: 1 × 4G-Performance"), QStringLiteral("batch-2: 1 × 8G-Performance")}));
}

void TestJourneyRefused::theClusterIsFullInTheMeantime() {
    JourneyScene scene;
    scene.openServer();
    const DialogDriver person(scene);
    openWizard(person);
    person.tabTo("poolName");
    person.type(QStringLiteral("batch"));
    person.key(Qt::Key_Return);
    QCOMPARE(scene.changePool(mainCluster.toStdString(), "web-reads", {{QStringLiteral("count"), 12}}), 200);
    scene.clock.advance(std::chrono::hours(1));
    scene.server->setNow(scene.clock.now());
    person.click(QStringLiteral("askButton"));
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("The cluster changed while this was open"));
    QTRY_VERIFY(person.can("useNewFigures"));
    person.click(QStringLiteral("useNewFigures"));
    QCOMPARE(person.says("wizardWhyNot"),
             QStringLiteral("Instance limit reached (13 follower instances). Scale a pool down first."));
    QVERIFY(!person.can("askButton"));
    QCOMPARE(serverChanges(scene), 1);
    person.key(Qt::Key_Escape);
    person.waitForWindow();
    QTRY_COMPARE(whyNot(scene, "actionAddPool"), QStringLiteral("Instance limit reached (13 follower instances)."));
}

POOLHOUSE_WIDGET_TEST(TestJourneyRefused)
#include "tst_journey_refused.moc"
