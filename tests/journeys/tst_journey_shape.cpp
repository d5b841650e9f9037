// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/sample_pools.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using test::sample::leader;
using test::sample::webReads;

/// Level and number of instances of a follower pool, level and standby of the leader.
class TestJourneyShape : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scaledWithTheKeyboard();
    void levelAndCountAreTwoChangesInTheRightOrder();
    void toZeroAndBackWithTheMouse();
    void theStandbyWithTheMouse();
    void theLeaderWithTheKeyboard();
    void cancelledEverywhere();
};

namespace {

QString serverPool(const JourneyScene& scene, const QString& name) {
    const auto found = serverPools(scene).filter(name + QLatin1Char(':'));
    return found.isEmpty() ? QString() : found.constFirst();
}

bool ticked(const DialogDriver& person, const char* box) {
    const auto* found = qobject_cast<QCheckBox*>(person.part(QString::fromLatin1(box)));
    return found != nullptr && found->isChecked();
}

QString asked(const JourneyScene& scene, std::size_t at) {
    const auto& all = scene.graph->operations().all();
    return at < all.size() && !all[at].exchanges.empty() ? QString::fromUtf8(all[at].exchanges.back().requestBody)
                                                         : QString();
}

} // namespace

void TestJourneyShape::scaledWithTheKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("web-reads rect"));
    person.key(Qt::Key_E, Qt::ControlModifier);
    person.waitFor("scaleDialog");
    QCOMPARE(person.focus(), QStringLiteral("countField"));
    QCOMPARE(person.says("countField"), QStringLiteral("3"));
    QCOMPARE(person.says("countRoom"),
             QStringLiteral("3 now, up to 12; the other follower pools use 1 of the cluster's 13"));
    QVERIFY(!person.can("askButton"));
    QCOMPARE(person.why("askButton"), QStringLiteral("No changes yet."));
    person.key(Qt::Key_Up);
    person.key(Qt::Key_Up);
    person.key(Qt::Key_Return); // neither submits nor closes
    QCOMPARE(person.says("askButton"), QStringLiteral("Scale to 5 instances"));
    QCOMPARE(person.says("survivable"), QStringLiteral("1,520 connections if one instance fails."));
    QCOMPARE(serverChanges(scene), 0);
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPool(scene, QStringLiteral("web-reads")), QStringLiteral("web-reads: 5 × 4G-Performance"));
    QCOMPARE(serverChanges(scene), 1);
    QTRY_COMPARE(scene.textOf("poolCard.web-reads", "cost"), QStringLiteral("5 × $150 = $750/month"));

    // and back, with the keyboard: Activity, undo button, prefilled dialog
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(person.focus(), QStringLiteral("activityList"));
    person.key(Qt::Key_Down);
    person.key(Qt::Key_Home);
    QTRY_COMPARE(person.says("undoButton"), QStringLiteral("Scale back to 3"));
    person.tabTo("undoButton");
    person.key(Qt::Key_Space);
    person.waitFor("scaleDialog");
    QCOMPARE(person.says("countField"), QStringLiteral("3"));
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPool(scene, QStringLiteral("web-reads")), webReads);
    QCOMPARE(serverChanges(scene), 2);
}

void TestJourneyShape::levelAndCountAreTwoChangesInTheRightOrder() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("poolCard.web-reads/cardScale"));
    person.waitFor("scaleDialog");
    person.chooseLevel(QStringLiteral("16G-Performance"));
    person.click(QStringLiteral("countLess"));
    person.click(QStringLiteral("countLess"));
    QCOMPARE(person.says("sequence"),
             QStringLiteral("Two changes in sequence: the level, then the number of instances."));
    QCOMPARE(person.says("askButton"), QStringLiteral("Change to 1 × 16G-Performance"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    const auto& operations = scene.graph->operations();
    QCOMPARE(operations.all().size(), std::size_t{2});
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPool(scene, QStringLiteral("web-reads")), QStringLiteral("web-reads: 1 × 16G-Performance"));
    QVERIFY2(asked(scene, 0).contains(QStringLiteral("16G-Performance")), qPrintable(asked(scene, 0)));
    QVERIFY2(asked(scene, 1).contains(QStringLiteral("count")), qPrintable(asked(scene, 1)));
    QVERIFY(operations.all()[0].finishedAt <= operations.all()[1].sentAt); // sequentially
    QCOMPARE(serverChanges(scene), 2);
}

void TestJourneyShape::toZeroAndBackWithTheMouse() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("poolCard.web-reads/cardScale"));
    person.waitFor("scaleDialog");
    for (int less = 0; less < 3; ++less) {
        person.click(QStringLiteral("countLess"));
    }
    QVERIFY(!person.can("countLess"));
    QVERIFY2(person.says("countNote").startsWith(QStringLiteral("With 0 instances the pool costs nothing")),
             qPrintable(person.says("countNote")));
    QCOMPARE(person.says("redundancyBadge"), QStringLiteral("Scaled to 0"));
    QVERIFY(!person.can("askButton")); // apps would lose connections: requires acceptance
    QCOMPARE(person.why("askButton"), QStringLiteral("Accept the warning first."));
    person.click(QStringLiteral("acceptWarnings"));
    person.click(QStringLiteral("countMore")); // another draft requires a new acceptance
    QVERIFY(!person.can("askButton"));
    person.click(QStringLiteral("countLess"));
    person.click(QStringLiteral("acceptWarnings"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPool(scene, QStringLiteral("web-reads")), QStringLiteral("web-reads: 0 × 4G-Performance"));
    QTRY_COMPARE(scene.textOf("poolCard.web-reads", "badge"), QStringLiteral("Scaled to 0"));

    QTRY_COMPARE(person.says("messageAction"), QStringLiteral("Scale back to 3"));
    person.click(QStringLiteral("messageAction"));
    person.waitFor("scaleDialog");
    QCOMPARE(person.says("countField"), QStringLiteral("3"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPool(scene, QStringLiteral("web-reads")), webReads);
    QCOMPARE(serverChanges(scene), 2);
}

void TestJourneyShape::theStandbyWithTheMouse() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("poolCard.Leader pool/cardAvailability"));
    person.waitFor("leaderDialog");
    QVERIFY(ticked(person, "standbyBox"));
    QCOMPARE(person.says("standbyPrice"), QStringLiteral("$300.00/month, same as the leader"));
    person.click(QStringLiteral("standbyBox"));
    QVERIFY2(person.says("standbyEffect").startsWith(QStringLiteral("Without a standby there is no high availability")),
             qPrintable(person.says("standbyEffect")));
    QCOMPARE(person.says("askButton"), QStringLiteral("Remove the standby"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPool(scene, QStringLiteral("leader")), QStringLiteral("leader: 1 × 8G-Performance"));
    QTRY_COMPARE(scene.message(), QStringLiteral("Done on %1: Remove the standby of the leader.").arg(mainCluster));
    QTRY_COMPARE(scene.textOf("tile.cost", "figure"), QStringLiteral("$1,258.40"));

    person.click(QStringLiteral("messageAction"));
    person.waitFor("leaderDialog");
    QVERIFY(ticked(person, "standbyBox"));
    QCOMPARE(person.says("askButton"), QStringLiteral("Add the standby"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPool(scene, QStringLiteral("leader")), leader);
    QCOMPARE(serverChanges(scene), 2);
}

void TestJourneyShape::theLeaderWithTheKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("rectangular"));
    person.key(Qt::Key_L, Qt::ControlModifier);
    person.waitFor("leaderDialog");
    QCOMPARE(person.focus(), QStringLiteral("levelPicker"));
    person.key(Qt::Key_Down);
    QCOMPARE(person.says("askButton"), QStringLiteral("Change to 16G-Performance"));
    person.key(Qt::Key_Return); // selecting does not submit
    QCOMPARE(serverChanges(scene), 0);
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPool(scene, QStringLiteral("leader")), QStringLiteral("leader: 2 × 16G-Performance"));

    person.key(Qt::Key_H, Qt::ControlModifier);
    person.waitFor("leaderDialog");
    QCOMPARE(person.focus(), QStringLiteral("standbyBox"));
    person.key(Qt::Key_Space);
    QCOMPARE(person.says("askButton"), QStringLiteral("Remove the standby"));
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPool(scene, QStringLiteral("leader")), QStringLiteral("leader: 1 × 16G-Performance"));
    QCOMPARE(serverChanges(scene), 2);
}

void TestJourneyShape::cancelledEverywhere() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("web-reads rect"));
    const struct {
        Qt::Key key;
        const char* dialog;
        Qt::Key edit;
    } ways[] = {{Qt::Key_E, "scaleDialog", Qt::Key_Up},
                {Qt::Key_L, "leaderDialog", Qt::Key_Down},
                {Qt::Key_H, "leaderDialog", Qt::Key_Space}};
    for (const auto& way : ways) {
        for (const bool edited : {false, true}) {
            for (const bool mouse : {false, true}) {
                person.key(way.key, Qt::ControlModifier);
                person.waitFor(way.dialog);
                QCOMPARE(person.can("askButton"), false); // unsubmitted input is not restored
                if (edited) {
                    person.key(way.edit);
                    QVERIFY2(person.can("askButton"), way.dialog);
                }
                mouse ? person.click(QStringLiteral("cancelButton")) : person.key(Qt::Key_Escape);
                person.waitForWindow();
            }
        }
    }
    QVERIFY(scene.graph->operations().all().empty());
    QCOMPARE(serverChanges(scene), 0);
    QCOMPARE(serverPool(scene, QStringLiteral("web-reads")), webReads);
    QCOMPARE(serverPool(scene, QStringLiteral("leader")), leader);
}

POOLHOUSE_WIDGET_TEST(TestJourneyShape)
#include "tst_journey_shape.moc"
