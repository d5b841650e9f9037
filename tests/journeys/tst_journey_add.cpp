// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/sample_pools.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;
using test::sample::poolsBefore;
using State = operations::Operation::State;

/// Adding a follower pool until it accepts connections.
class TestJourneyAdd : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withTheMouse();
    void inEightSteps();
    void withTheKeyboard();
    void cancelledWithTheMouseAtEachStep();
    void cancelledWithTheKeyboardAtEachStep();
    void takenBackBeforeItIsSent();
};

namespace {

/// Nothing was submitted or sent.
bool untouched(const JourneyScene& scene) {
    return serverPools(scene) == poolsBefore && serverChanges(scene) == 0 && scene.graph->operations().all().empty();
}

} // namespace

void TestJourneyAdd::withTheMouse() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    QCOMPARE(serverPools(scene), poolsBefore);
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("toolAddPool"));
    person.waitFor("addPoolWizard");

    QCOMPARE(person.says("wizardHeading"), QStringLiteral("Which level?"));
    QCOMPARE(person.chosenLevel(), QStringLiteral("8G-Performance")); // the leader's
    QVERIFY(!person.can("backButton"));
    person.chooseLevel(QStringLiteral("16G-Performance"));
    person.click(QStringLiteral("nextButton"));

    QCOMPARE(person.says("wizardHeading"), QStringLiteral("How many instances?"));
    QCOMPARE(person.says("countRoom"), QStringLiteral("9 still available in this cluster (limit 13)"));
    QCOMPARE(person.says("redundancyBadge"), QStringLiteral("No redundancy"));
    person.click(QStringLiteral("countMore"));
    QCOMPARE(person.says("redundancyBadge"), QStringLiteral("High availability"));
    person.click(QStringLiteral("nextButton"));

    // back, next and the step list preserve the input
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("Add this pool?"));
    QCOMPARE(person.says("askButton"), QStringLiteral("Add pool with 2 instances"));
    person.click(QStringLiteral("backButton"));
    QCOMPARE(person.says("countField"), QStringLiteral("2"));
    person.click(QStringLiteral("backButton"));
    QCOMPARE(person.chosenLevel(), QStringLiteral("16G-Performance"));
    person.click(QStringLiteral("step.3"));
    person.click(QStringLiteral("step.2"));
    QCOMPARE(person.says("countField"), QStringLiteral("2"));
    person.click(QStringLiteral("nextButton"));
    QVERIFY2(person.says("reviewNotes").contains(QStringLiteral("No app restarts")),
             qPrintable(person.says("reviewNotes")));
    QVERIFY(untouched(scene));

    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    const auto pools = serverPools(scene);
    QCOMPARE(pools.size(), 4);
    QCOMPARE(pools.mid(0, 3), poolsBefore);
    static const QRegularExpression generated(QStringLiteral("^([a-z]+-pool-\\d{5}): 2 × 16G-Performance$"));
    const auto match = generated.match(pools.constLast());
    QVERIFY2(match.hasMatch(), qPrintable(pools.constLast()));
    const auto name = match.captured(1);
    QTRY_COMPARE(scene.message(), QStringLiteral("%1 is ready on %2. No app uses it yet.").arg(name, mainCluster));
    QTRY_VERIFY(scene.cards().contains(name));
    QTRY_COMPARE(scene.textOf("tile.cost", "figure"), QStringLiteral("$2,558.40"));
    QCOMPARE(serverChanges(scene), 1);

    // what comes next, each with a button that copies it
    QCOMPARE(person.says("messageAction"), QStringLiteral("&Next steps…"));
    person.click(QStringLiteral("messageAction"));
    person.waitFor("poolAddedDialog");
    QCOMPARE(person.says("poolAddedTitle"), QStringLiteral("%1 is ready").arg(name));
    person.click(QStringLiteral("copyAttach"));
    person.click(QStringLiteral("copyEndpoint"));
    const QString attachment = QString(name).toUpper().replace(QLatin1Char('-'), QLatin1Char('_'));
    QCOMPARE(scene.desktop.copied.value(0),
             QStringLiteral("heroku data:pg:attachments:create %1 -a example-app --pool %2 --as %3")
                 .arg(mainCluster, name, attachment));
    QVERIFY2(scene.desktop.copied.value(1).endsWith(QStringLiteral(":5432")),
             qPrintable(scene.desktop.copied.value(1)));
    person.key(Qt::Key_Escape);
    person.waitForWindow();

    QCOMPARE(serverChanges(scene), 1);
}

/// From the board to the next step of a new pool.
void TestJourneyAdd::inEightSteps() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.clickInTree(mainCluster);
    person.click(QStringLiteral("toolAddPool"));
    person.waitFor("addPoolWizard");
    person.click(QStringLiteral("nextButton"));
    person.click(QStringLiteral("nextButton"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QTRY_VERIFY(person.says("messageText").contains(QStringLiteral("No app uses it yet.")));
    person.click(QStringLiteral("messageAction"));
    person.waitFor("poolAddedDialog");
    person.click(QStringLiteral("copyAttach"));
    QVERIFY(scene.desktop.copied.constLast().startsWith(QStringLiteral("heroku data:pg:attachments:create ")));
    QVERIFY2(person.steps() <= 8, qPrintable(QString::number(person.steps())));

    scene.act("actionDisconnect"); // the commands are about a cluster of the account
    QTRY_VERIFY(!scene.dialogShown("poolAddedDialog"));
}

void TestJourneyAdd::withTheKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("rectangular"));
    person.key(Qt::Key_N, Qt::ControlModifier);
    person.waitFor("addPoolWizard");

    QCOMPARE(person.focus(), QStringLiteral("levelPicker"));
    person.key(Qt::Key_Down);
    person.key(Qt::Key_Up);
    person.key(Qt::Key_Up);
    QCOMPARE(person.chosenLevel(), QStringLiteral("4G-Performance"));
    person.key(Qt::Key_Return);
    QCOMPARE(person.focus(), QStringLiteral("countField"));
    person.key(Qt::Key_Up);
    person.key(Qt::Key_Up);
    person.key(Qt::Key_Tab);
    QCOMPARE(person.focus(), QStringLiteral("poolName"));
    person.type(QStringLiteral("batch"));
    person.key(Qt::Key_Return);

    // Enter never submits: on the last page it goes back
    QCOMPARE(person.focus(), QStringLiteral("backButton"));
    person.key(Qt::Key_Return);
    QCOMPARE(person.says("poolName"), QStringLiteral("batch"));
    person.key(Qt::Key_B, Qt::AltModifier); // the button animates before it acts
    QTRY_COMPARE(person.chosenLevel(), QStringLiteral("4G-Performance"));
    person.key(Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(person.says("countField"), QStringLiteral("3"));
    person.key(Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(person.says("askButton"), QStringLiteral("Add pool with 3 instances"));
    QVERIFY(untouched(scene));
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();

    // Activity and the cluster page show its progress
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    QCOMPARE(scene.activityRows().size(), qsizetype{1});
    QVERIFY2(scene.activityRows().constFirst().contains(QStringLiteral("in progress")),
             qPrintable(scene.activityRows().constFirst()));
    QVERIFY(scene.runOperations());
    QTRY_VERIFY2(scene.activityRows().constFirst().contains(QStringLiteral("done")),
                 qPrintable(scene.activityRows().constFirst()));
    QCOMPARE(serverPools(scene), poolsBefore + QStringList{QStringLiteral("batch: 3 × 4G-Performance")});
    QCOMPARE(serverChanges(scene), 1);
    person.openCluster(QStringLiteral("batch"));
    QTRY_COMPARE(scene.openCluster(), mainCluster);
    QTRY_COMPARE(scene.textOf("poolCard.batch", "cost"), QStringLiteral("3 × $150 = $450/month"));
}

void TestJourneyAdd::cancelledWithTheMouseAtEachStep() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    for (int steps = 0; steps < 3; ++steps) {
        person.click(QStringLiteral("toolAddPool"));
        person.waitFor("addPoolWizard");
        if (person.can("step.1")) { // reopens at the last step
            person.click(QStringLiteral("step.1"));
        }
        person.chooseLevel(QStringLiteral("32G-Performance"));
        for (int step = 0; step < steps; ++step) {
            person.click(QStringLiteral("nextButton"));
        }
        person.click(QStringLiteral("cancelButton"));
        person.waitForWindow();
        QVERIFY(untouched(scene));
    }
}

void TestJourneyAdd::cancelledWithTheKeyboardAtEachStep() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("rectangular"));
    const auto open = [&] {
        person.key(Qt::Key_N, Qt::ControlModifier);
        person.waitFor("addPoolWizard");
    };
    const auto cancel = [&] {
        person.key(Qt::Key_Escape);
        person.waitForWindow();
        QVERIFY(untouched(scene));
    };
    open();
    cancel(); // nothing entered yet: starts from scratch next time
    open();
    QVERIFY(!person.part(QStringLiteral("startAfresh")));
    QCOMPARE(person.chosenLevel(), QStringLiteral("8G-Performance"));
    person.key(Qt::Key_Up);
    cancel();

    // input and step are restored
    open();
    QVERIFY(person.part(QStringLiteral("startAfresh")));
    QCOMPARE(person.chosenLevel(), QStringLiteral("4G-Performance"));
    person.key(Qt::Key_Return);
    person.tabTo("poolName");
    person.type(QStringLiteral("night"));
    cancel();
    open();
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("How many instances?"));
    person.tabTo("poolName");
    person.key(Qt::Key_End);
    person.type(QStringLiteral("ly"));
    person.key(Qt::Key_Return);
    cancel();
    open();
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("Add this pool?"));
    person.key(Qt::Key_Return);
    QCOMPARE(person.says("poolName"), QStringLiteral("nightly"));
    person.tabTo("startAfresh");
    person.key(Qt::Key_Space);
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("Which level?"));
    QCOMPARE(person.chosenLevel(), QStringLiteral("8G-Performance"));
    cancel();
}

void TestJourneyAdd::takenBackBeforeItIsSent() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("toolAddPool"));
    person.waitFor("addPoolWizard");
    person.click(QStringLiteral("nextButton"));
    person.tabTo("poolName");
    person.type(QStringLiteral("batch"));
    person.click(QStringLiteral("nextButton"));
    inject(scene, "latency:GET:1500ms");
    person.click(QStringLiteral("askButton"));
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("Checking the cluster"));
    QCOMPARE(person.says("cancelButton"), QStringLiteral("Cancel request"));
    QVERIFY(!person.can("askButton"));
    person.click(QStringLiteral("cancelButton"));
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("Not sent"));
    QCOMPARE(scene.graph->operations().all().front().state, State::Cancelled);
    QCOMPARE(serverPools(scene), poolsBefore);

    // input preserved, can be submitted
    scene.server->clearFaults();
    person.click(QStringLiteral("backButton"));
    QCOMPARE(person.says("poolName"), QStringLiteral("batch"));
    person.click(QStringLiteral("nextButton"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene), poolsBefore + QStringList{QStringLiteral("batch: 1 × 8G-Performance")});
    QCOMPARE(serverChanges(scene), 1);
}

POOLHOUSE_WIDGET_TEST(TestJourneyAdd)
#include "tst_journey_add.moc"
