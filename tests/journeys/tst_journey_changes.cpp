// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/text/operation_text.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;
using Phase = fleet::Poller::Phase;
using State = operations::Operation::State;

/// Server faults during changes: no duplicate pool, no lost change, no lost input, no false message.
class TestJourneyChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exactlyOnePool_data();
    void exactlyOnePool();
    void theServerGoesAwayInTheMiddle();
    void heldBackAndClosed();
    void aSecondFactorWithTheKeyboard();
    void aSecondFactorThinkingBetterOfIt();
    void aSecondFactorOnTheCard();
    void aTokenThatIsRefusedKeepsTheDialog();
    void theConsoleEndsInTheMiddle();
};

namespace {

const QString batch = QStringLiteral("batch: 2 × 8G-Performance");

/// Wizard on the review page: "batch", two instances at the leader's level.
void fillWizard(const DialogDriver& person) {
    person.openCluster(QStringLiteral("rectangular"));
    person.key(Qt::Key_N, Qt::ControlModifier);
    person.waitFor("addPoolWizard");
    person.key(Qt::Key_Return);
    person.key(Qt::Key_Up);
    person.key(Qt::Key_Tab);
    person.type(QStringLiteral("batch"));
    person.key(Qt::Key_Return);
    QCOMPARE(person.says("askButton"), QStringLiteral("Add pool with 2 instances"));
}

const operations::Operation& last(const JourneyScene& scene) {
    return scene.graph->operations().all().back();
}

/// Advances time until the last operation reaches `state`.
bool reach(JourneyScene& scene, State state) {
    for (int step = 0; step < 300 && last(scene).state != state; ++step) {
        scene.advance(1s);
        (void)QTest::qWaitFor([&] { return last(scene).state == state || !scene.graph->poller().busy(); }, 2000);
        QTest::qWait(1);
    }
    return last(scene).state == state;
}

} // namespace

void TestJourneyChanges::exactlyOnePool_data() {
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("requests"); // expected creation requests
    const auto row = [](const char* fault, int requests) { QTest::newRow(fault) << QByteArray(fault) << requests; };
    row("reset-after:POST /pools:1", 1);
    row("reset-before:POST /pools:1", 2);
    row("cut:POST /pools:1", 1);
    row("wrong-type:POST /pools:1", 1);
    row("no-json:POST /pools:1", 1);
    row("status-after:503:POST /pools:1", 1);
    row("restart-after:POST /pools:1:20s", 1);
    row("429:POST /pools:1:Retry-After=7", 2);
}

void TestJourneyChanges::exactlyOnePool() {
    QFETCH(const QByteArray, fault);
    QFETCH(const int, requests);
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    fillWizard(person);
    inject(scene, fault.constData());
    person.click(QStringLiteral("askButton"));
    QTRY_VERIFY(!last(scene).exchanges.empty() && last(scene).state != State::Sending);
    if (last(scene).state != State::Watching) { // the dialog stays and shows the recovery
        QCOMPARE(person.front()->objectName(), QStringLiteral("addPoolWizard"));
        QVERIFY(!person.says("operationWhat").isEmpty());
        QVERIFY(!person.can("askButton"));
    }
    QVERIFY(scene.runOperations());
    person.waitForWindow();
    QCOMPARE(last(scene).state, State::Done);
    QCOMPARE(serverPools(scene).mid(3), QStringList{batch});
    QCOMPARE(serverChanges(scene), 1);
    QCOMPARE(static_cast<int>(last(scene).exchanges.size()), requests);
    QTRY_COMPARE(scene.message(), QStringLiteral("batch is ready on %1. No app uses it yet.").arg(mainCluster));
}

void TestJourneyChanges::theServerGoesAwayInTheMiddle() {
    const QTemporaryDir folder;
    JourneyScene scene;
    scene.wanted.databaseFile = folder.filePath(QStringLiteral("world.db")).toStdString();
    scene.openServer();
    const DialogDriver person(scene);
    fillWizard(person);
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    scene.advance(4s);
    QTRY_VERIFY(!scene.graph->poller().busy());
    scene.stopServer();
    for (int step = 0; step < 5; ++step) {
        scene.advance(30s);
        QTRY_VERIFY_WITH_TIMEOUT(!scene.graph->poller().busy(), 20000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(scene.graph->poller().phase(), Phase::Offline, 20000);
    QVERIFY(!last(scene).finished()); // outcome unknown
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    QVERIFY2(!scene.activityRows().constFirst().contains(QStringLiteral("done")),
             qPrintable(scene.activityRows().constFirst()));

    scene.startServer(); // on the same port, with its stored state
    QVERIFY(scene.runOperations());
    QCOMPARE(last(scene).state, State::Done);
    QCOMPARE(serverPools(scene).mid(3), QStringList{batch});
    QTRY_VERIFY2(scene.activityRows().constFirst().contains(QStringLiteral("done")),
                 qPrintable(scene.activityRows().constFirst()));
    scene.advance(61s);
    scene.waitUntilLoaded();
    person.openCluster(QStringLiteral("rectangular"));
    QTRY_VERIFY(scene.cards().contains(QStringLiteral("batch")));
}

void TestJourneyChanges::heldBackAndClosed() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    fillWizard(person);
    inject(scene, "429:POST /pools:1:Retry-After=40");
    person.click(QStringLiteral("askButton"));
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("Waiting to send"));
    QVERIFY2(person.says("operationText").contains(QStringLiteral("Next attempt in 40 s")),
             qPrintable(person.says("operationText")));
    QCOMPARE(person.says("cancelButton"), QStringLiteral("Cancel request")); // 429: it has no effect
    person.key(Qt::Key_Escape);                                              // continues without its dialog
    person.waitForWindow();
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    QVERIFY2(scene.activityRows().constFirst().contains(QStringLiteral("on hold")),
             qPrintable(scene.activityRows().constFirst()));
    scene.advance(39s);
    QCOMPARE(scene.graph->operations().all().back().state, State::Waiting); // not before the retry time
    QCOMPARE(serverChanges(scene), 0);
    QVERIFY(reach(scene, State::Watching));
    QTRY_VERIFY2(scene.activityRows().constFirst().contains(QStringLiteral("in progress")),
                 qPrintable(scene.activityRows().constFirst()));
    QVERIFY(scene.runOperations());
    QTRY_VERIFY2(scene.activityRows().constFirst().contains(QStringLiteral("done")),
                 qPrintable(scene.activityRows().constFirst()));
    QCOMPARE(serverPools(scene).mid(3), QStringList{batch});
    QCOMPARE(serverChanges(scene), 1);
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("is ready on")), qPrintable(scene.message()));
}

void TestJourneyChanges::aSecondFactorWithTheKeyboard() {
    JourneyScene scene;
    scene.wanted.twoFactor = true;
    scene.openSandbox();
    const DialogDriver person(scene);
    fillWizard(person);
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("Two-factor code required"));
    QVERIFY(person.says("operationText").contains(QStringLiteral("example-app")));
    QTRY_COMPARE(person.focus(), QStringLiteral("twoFactorCode"));
    QVERIFY(!person.can("sendTwoFactorCode"));
    person.type(QStringLiteral("12345")); // a digit is missing
    person.key(Qt::Key_Return);
    QTRY_VERIFY2(text::progressSentence(last(scene).progress).contains(QStringLiteral("was rejected")),
                 qPrintable(text::progressSentence(last(scene).progress)));
    QVERIFY2(person.says("operationText").contains(QStringLiteral("was rejected")),
             qPrintable(person.says("operationText")));
    QCOMPARE(serverPools(scene).size(), 3);
    QCOMPARE(person.focus(), QStringLiteral("twoFactorCode"));
    person.type(QStringLiteral("123456")); // replaces it
    person.key(Qt::Key_Return);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(last(scene).state, State::Done);
    QCOMPARE(serverPools(scene).mid(3), QStringList{batch});
    for (const auto& text : scene.allTexts()) {
        QVERIFY2(!text.contains(QStringLiteral("123456")), qPrintable(text));
    }
}

void TestJourneyChanges::aSecondFactorThinkingBetterOfIt() {
    JourneyScene scene;
    scene.wanted.twoFactor = true;
    scene.openSandbox();
    const DialogDriver person(scene);
    fillWizard(person);
    person.click(QStringLiteral("askButton"));
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("Two-factor code required"));
    QCOMPARE(person.says("cancelButton"), QStringLiteral("Cancel request"));
    person.click(QStringLiteral("cancelButton"));
    QTRY_COMPARE(last(scene).state, State::Cancelled);
    QCOMPARE(person.says("operationWhat"), QStringLiteral("Not sent"));
    person.click(QStringLiteral("backButton"));
    QCOMPARE(person.says("poolName"), QStringLiteral("batch"));
    person.click(QStringLiteral("nextButton"));

    // submitted again, with the mouse except for the code
    person.click(QStringLiteral("askButton"));
    QTRY_VERIFY(person.part(QStringLiteral("twoFactorCode")));
    person.click(QStringLiteral("twoFactorCode"));
    person.type(QStringLiteral("654321"));
    person.click(QStringLiteral("sendTwoFactorCode"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene).mid(3), QStringList{batch});
}

void TestJourneyChanges::aSecondFactorOnTheCard() {
    JourneyScene scene;
    scene.wanted.twoFactor = true;
    scene.openSandbox();
    const DialogDriver person(scene);
    fillWizard(person);
    person.click(QStringLiteral("askButton"));
    QTRY_VERIFY(person.part(QStringLiteral("twoFactorCode")));
    person.key(Qt::Key_Escape); // the change waits for the code without its dialog
    person.waitForWindow();
    QCOMPARE(last(scene).state, State::NeedsTwoFactor);
    QTRY_VERIFY2(person.says("statusChanges").contains(QStringLiteral("code")),
                 qPrintable(person.says("statusChanges")));
    person.click(QStringLiteral("poolCard.batch/changeCode"));
    person.type(QStringLiteral("12345"));
    person.key(Qt::Key_Return);
    QTRY_VERIFY2(text::progressSentence(last(scene).progress).contains(QStringLiteral("was rejected")),
                 qPrintable(text::progressSentence(last(scene).progress)));
    QTRY_VERIFY2(person.says("poolCard.batch/changeDetail").contains(QStringLiteral("was rejected")),
                 qPrintable(person.says("poolCard.batch/changeDetail")));
    QCOMPARE(person.focus(), QStringLiteral("changeCode"));
    person.rewrite(QStringLiteral("123456"));
    person.key(Qt::Key_Return);
    QVERIFY(reach(scene, State::Watching));
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene).mid(3), QStringList{batch});
    QCOMPARE(last(scene).state, State::Done);
}

void TestJourneyChanges::aTokenThatIsRefusedKeepsTheDialog() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    fillWizard(person);
    inject(scene, "status:403:POST /pools:1:id=forbidden:message=You may look, not touch.");
    person.click(QStringLiteral("askButton"));
    QTRY_COMPARE(last(scene).state, State::Failed);
    QCOMPARE(person.front()->objectName(), QStringLiteral("addPoolWizard"));
    QCOMPARE(person.says("operationWhat"), QStringLiteral("The pool was not added."));
    QVERIFY2(text::progressSentence(last(scene).progress).contains(QStringLiteral("You may look, not touch.")),
             qPrintable(text::progressSentence(last(scene).progress)));
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("Add this pool?"));
    QCOMPARE(serverPools(scene).size(), 3);
    QVERIFY(person.can("askButton")); // access was granted meanwhile
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene).mid(3), QStringList{batch});
}

void TestJourneyChanges::theConsoleEndsInTheMiddle() {
    const QTemporaryDir folder;
    const auto journal = folder.filePath(QStringLiteral("journal.db"));
    MemoryPreferences remembered;
    sandbox::SandboxOptions wanted;
    wanted.databaseFile = folder.filePath(QStringLiteral("world.db")).toStdString();
    core::Instant ended{};
    {
        JourneyScene scene(remembered, journal);
        scene.wanted = wanted;
        scene.openServer();
        const DialogDriver person(scene);
        fillWizard(person);
        inject(scene, "reset-after:POST /pools:1");
        person.click(QStringLiteral("askButton"));
        QTRY_COMPARE(last(scene).state, State::Verifying);
        QCOMPARE(person.front()->objectName(), QStringLiteral("addPoolWizard"));
        ended = scene.clock.now();
        wanted.port = scene.server->port(); // same host and port: the same account
    }
    JourneyScene scene(remembered, journal);
    scene.clock.set(ended + 1min);
    scene.wanted = wanted;
    scene.openServer();
    const DialogDriver person(scene);
    QCOMPARE(scene.graph->operations().all().size(), std::size_t{1});
    QVERIFY(scene.runOperations());
    QCOMPARE(last(scene).state, State::Done);
    QCOMPARE(serverPools(scene).mid(3), QStringList{batch});
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    QVERIFY2(scene.activityRows().constFirst().contains(QStringLiteral("done")),
             qPrintable(scene.activityRows().constFirst()));
}

POOLHOUSE_WIDGET_TEST(TestJourneyChanges)
#include "tst_journey_changes.moc"
