// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;
using State = operations::Operation::State;

/// Scaling a pool with the mouse, to completion, and back.
class TestJourneyScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fromTheCardToTheEndAndBack();
    void cancelledAtEachStep();
    void aLockIsInTheWayUntilItIsLifted();
};

void TestJourneyScale::fromTheCardToTheEndAndBack() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    scene.clickIn("poolCard.web-reads", "cardScale");
    QTRY_VERIFY(scene.dialogShown("scaleDialog"));
    QCOMPARE(scene.inDialog<QSpinBox>("scaleDialog", "countField")->value(), 3);
    scene.clickInDialog("scaleDialog", "countMore");
    scene.clickInDialog("scaleDialog", "countMore");
    QCOMPARE(scene.inDialog<QPushButton>("scaleDialog", "askButton")->text(), QStringLiteral("Scale to 5 instances"));
    scene.clickInDialog("scaleDialog", "askButton");

    QTRY_VERIFY(!scene.dialogShown("scaleDialog")); // the API has accepted it
    const auto& operations = scene.graph->operations();
    QCOMPARE(operations.all().size(), std::size_t{1});
    QCOMPARE(operations.all().front().state, State::Watching);
    scene.advance(2s); // the first poll after the request
    QTRY_COMPARE(scene.textOf("poolCard.web-reads", "cost"), QStringLiteral("5 × $150 = $750/month"));
    QVERIFY(scene.runOperations());
    QTRY_COMPARE(scene.message(),
                 QStringLiteral("Done on postgresql-rectangular-12345: Scale web-reads from 3 to 5 instances."));

    // Activity shows the request and offers to undo it
    scene.act("actionShowActivity");
    QTRY_VERIFY(scene.shown("activityPage"));
    QCOMPARE(scene.activityRows().size(), qsizetype{1});
    QVERIFY2(scene.activityRows().front().contains(QStringLiteral("Scale web-reads from 3 to 5 instances")),
             qPrintable(scene.activityRows().front()));
    scene.clickInTree(mainCluster);

    QCOMPARE(scene.find<QPushButton>("messageAction")->text(), QStringLiteral("Scale back to 3"));
    scene.click("messageAction");
    QTRY_VERIFY(scene.dialogShown("scaleDialog"));
    QCOMPARE(scene.inDialog<QSpinBox>("scaleDialog", "countField")->value(), 3);
    auto* accept = scene.dialog("scaleDialog")->findChild<QCheckBox*>(QStringLiteral("acceptWarnings"));
    if (accept != nullptr && accept->isVisible()) {
        accept->click();
    }
    scene.clickInDialog("scaleDialog", "askButton");
    QTRY_VERIFY(!scene.dialogShown("scaleDialog"));
    QVERIFY(scene.runOperations());
    QTRY_COMPARE(scene.textOf("poolCard.web-reads", "cost"), QStringLiteral("3 × $150 = $450/month"));
}

void TestJourneyScale::cancelledAtEachStep() {
    JourneyScene scene;
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    scene.clickIn("poolCard.web-reads", "cardScale");
    QTRY_VERIFY(scene.dialogShown("scaleDialog"));
    scene.clickInDialog("scaleDialog", "cancelButton");
    QTRY_VERIFY(!scene.dialogShown("scaleDialog"));

    scene.clickIn("poolCard.web-reads", "cardScale");
    QTRY_VERIFY(scene.dialogShown("scaleDialog"));
    scene.clickInDialog("scaleDialog", "countMore");
    scene.clickInDialog("scaleDialog", "cancelButton");
    QTRY_VERIFY(!scene.dialogShown("scaleDialog"));
    QCOMPARE(scene.graph->operations().all().size(), std::size_t{0});
    QCOMPARE(scene.textOf("poolCard.web-reads", "cost"), QStringLiteral("3 × $150 = $450/month"));
}

void TestJourneyScale::aLockIsInTheWayUntilItIsLifted() {
    JourneyScene scene;
    scene.openSandbox();
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), {}}});
    scene.clickInTree(mainCluster);
    scene.advance(1s);
    auto* scale = scene.partOf<QPushButton>("poolCard.web-reads", "cardScale");
    QVERIFY(!scale->isEnabled());
    QVERIFY2(scale->toolTip().contains(QStringLiteral("read-only")), qPrintable(scale->toolTip()));
    QVERIFY(scene.text("lockText").contains(QStringLiteral("read-only")));

    scene.click("unlockButton");
    QTRY_VERIFY(scale->isEnabled());
    QCOMPARE(scene.text("lockText"), QStringLiteral("Unlocked for 15:00."));
    scene.act("actionShowBoard"); // the countdown is shown on every page
    QVERIFY(scene.shown("lockBanner"));
    scene.clickInTree(mainCluster);
    scene.clickIn("poolCard.web-reads", "cardScale");
    QTRY_VERIFY(scene.dialogShown("scaleDialog"));
    scene.clickInDialog("scaleDialog", "countMore");
    QVERIFY(scene.inDialog<QPushButton>("scaleDialog", "askButton")->isEnabled());
    scene.advance(15min); // the lock holds again while the dialog is open
    QVERIFY(!scene.inDialog<QPushButton>("scaleDialog", "askButton")->isEnabled());
    scene.clickInDialog("scaleDialog", "cancelButton");
    QVERIFY(!scale->isEnabled());
}

POOLHOUSE_WIDGET_TEST(TestJourneyScale)
#include "tst_journey_scale.moc"
