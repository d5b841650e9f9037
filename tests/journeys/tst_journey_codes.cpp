// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller.h"
#include "models/text/operation_text.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QRegularExpression>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;
using State = operations::Operation::State;

namespace {

const operations::Operation& newest(const JourneyScene& scene) {
    return scene.graph->operations().all().back();
}

/// In the dialog that attaches status-page to the cluster's leader pool, which asks for a code.
void attachUntilTheCode(const DialogDriver& person) {
    person.openCluster(mainCluster);
    person.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    person.waitFor("attachDialog");
    person.type(QStringLiteral("status-page"));
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("Two-factor code required"));
}

/// From the message about the code to the operation in Activity.
void followTheMessage(const JourneyScene& scene, const DialogDriver& person) {
    QTRY_COMPARE(scene.message(),
                 QStringLiteral("Two-factor code required on %1: %2.")
                     .arg(QString::fromStdString(newest(scene).clusterName), text::changeTitle(newest(scene))));
    person.click("messageAction");
    QTRY_VERIFY(scene.shown("activityPage"));
    QTRY_COMPARE(person.focus(), QStringLiteral("twoFactorCode"));
}

/// A fork of the main cluster with its pool web-reads.
void fork(JourneyScene& scene, const DialogDriver& person) {
    person.clickInTree(mainCluster);
    scene.act("actionForkCluster");
    person.waitFor("newClusterWizard");
    person.click("clusterName");
    person.type(QStringLiteral("copy-db"));
    person.click("nextButton");
    person.click("nextButton");
    person.click("addPoolRow");
    person.type(QStringLiteral("web-reads"));
    person.click("nextButton");
    person.click("askButton");
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QTRY_VERIFY(scene.treeNames().contains(QStringLiteral("copy-db")));
}

/// Confirms that catalog-api reads from the copy.
void switchCatalog(JourneyScene& scene, const DialogDriver& person) {
    scene.clickInTree(QStringLiteral("copy-db"));
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    person.click("appsSwitch");
    person.waitFor("switchDialog");
    auto* dialog = scene.dialog("switchDialog");
    for (auto* row : dialog->findChildren<QCheckBox*>(QRegularExpression(QStringLiteral("^switchVar\\.")))) {
        row->setChecked(row->text() == QStringLiteral("catalog-api: READS_URL"));
    }
    person.click("phraseField");
    person.type(QStringLiteral("example-app/") + mainCluster);
    QTRY_VERIFY2(person.can("askButton"), qPrintable(person.why("askButton")));
    person.click("askButton");
    person.waitForWindow();
}

} // namespace

/// A second-factor code that is asked for where no dialog is open, for changes that no pool card shows.
class TestJourneyCodes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCodeIsEnteredInActivity();
    void aRequestIsCancelledInActivity();
    void aLaterStepAsksForACode();
    void aStartAsksForACode();
};

void TestJourneyCodes::aCodeIsEnteredInActivity() {
    JourneyScene scene;
    scene.wanted.twoFactor = true;
    scene.openSandbox();
    const DialogDriver person(scene);
    attachUntilTheCode(person);
    QVERIFY(scene.message().isEmpty()); // the dialog asks
    person.key(Qt::Key_Escape);
    person.waitForWindow();
    followTheMessage(scene, person);
    QVERIFY(person.can("cancelRequestButton"));
    person.type(QStringLiteral("12345")); // a digit is missing
    person.key(Qt::Key_Return);
    QTRY_VERIFY2(text::progressSentence(newest(scene)).contains(QStringLiteral("was rejected")),
                 qPrintable(text::progressSentence(newest(scene))));
    QCOMPARE(person.focus(), QStringLiteral("twoFactorCode"));
    person.type(QStringLiteral("123456"));
    person.key(Qt::Key_Return);
    QTRY_VERIFY(!person.part(QStringLiteral("twoFactorCode")));
    QVERIFY(scene.runOperations());
    QCOMPARE(newest(scene).state, State::Done);
    QVERIFY(!person.part(QStringLiteral("cancelRequestButton")));
    for (const auto& text : scene.allTexts()) {
        QVERIFY2(!text.contains(QStringLiteral("123456")), qPrintable(text));
    }
}

void TestJourneyCodes::aRequestIsCancelledInActivity() {
    JourneyScene scene;
    scene.wanted.twoFactor = true;
    scene.openSandbox();
    const DialogDriver person(scene);
    attachUntilTheCode(person);
    person.key(Qt::Key_Escape);
    person.waitForWindow();
    QTRY_VERIFY(!scene.message().isEmpty());
    person.click("messageClose");
    person.click("statusChanges"); // which leads there too
    QTRY_VERIFY(scene.shown("activityPage"));
    person.click("cancelRequestButton");
    QCOMPARE(newest(scene).state, State::Cancelled);
    QVERIFY(!person.part(QStringLiteral("twoFactorCode")));

    attachUntilTheCode(person); // the cluster accepts changes again
    person.type(QStringLiteral("123456"));
    person.key(Qt::Key_Return);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(newest(scene).state, State::Done);
}

void TestJourneyCodes::aLaterStepAsksForACode() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    fork(scene, person);
    switchCatalog(scene, person);
    inject(scene, "403:DELETE:1:id=two_factor"); // the second of three steps
    const auto& all = scene.graph->operations().all();
    const auto& second = all[all.size() - 2];
    for (int step = 0; step < 300 && second.state != State::NeedsTwoFactor; ++step) {
        scene.advance(1s);
        QTRY_VERIFY(!scene.graph->poller().busy());
    }
    QCOMPARE(second.state, State::NeedsTwoFactor);
    QCOMPARE(newest(scene).state, State::Queued);
    QTRY_VERIFY2(scene.message().contains(text::changeTitle(second)), qPrintable(scene.message()));
    person.click("messageAction");
    QTRY_COMPARE(person.focus(), QStringLiteral("twoFactorCode"));
    person.type(QStringLiteral("123456"));
    person.click("sendTwoFactorCode");
    QTRY_VERIFY(second.state != State::NeedsTwoFactor);
    QVERIFY(scene.runOperations());
    QCOMPARE(second.state, State::Done);
    QCOMPARE(newest(scene).state, State::Done);
}

void TestJourneyCodes::aStartAsksForACode() {
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
        scene.clickInTree(mainCluster);
        auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(6).center());
        QTRY_VERIFY(person.can("credentialsCreate"));
        person.click("credentialsCreate");
        person.waitFor("credentialDialog");
        person.type(QStringLiteral("reporting"));
        inject(scene, "reset-after:POST /credentials:1");
        person.click("askButton");
        QTRY_COMPARE(newest(scene).state, State::Verifying);
        ended = scene.clock.now();
        wanted.port = scene.server->port(); // same host and port: the same account
    }
    wanted.twoFactor = true; // reading credentials wants a code
    JourneyScene scene(remembered, journal);
    scene.clock.set(ended + 1min);
    scene.wanted = wanted;
    scene.openServer();
    const DialogDriver person(scene);
    QVERIFY(scene.runOperations());
    QCOMPARE(newest(scene).state, State::NeedsTwoFactor);
    followTheMessage(scene, person);
    QVERIFY(!person.part(QStringLiteral("cancelRequestButton"))); // it may have acted
    person.type(QStringLiteral("123456"));
    person.key(Qt::Key_Return);
    QTRY_VERIFY(newest(scene).state != State::NeedsTwoFactor);
    QVERIFY(scene.runOperations());
    QCOMPARE(newest(scene).state, State::Done);
}

POOLHOUSE_WIDGET_TEST(TestJourneyCodes)
#include "tst_journey_codes.moc"
