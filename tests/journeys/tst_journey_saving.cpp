// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;

/// $1,000 a month saved over two clusters in one plan, handed on with its evidence, in at most 14 clicks and keys.
class TestJourneySaving : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThousandDollarsOverTwoClusters();
};

namespace {

const QString cubic = QStringLiteral("postgresql-cubic-55310");
const QString angular = QStringLiteral("postgresql-angular-29944");

} // namespace

void TestJourneySaving::aThousandDollarsOverTwoClusters() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver user(scene);
    user.clickOnBoard(cubic);
    user.clickOnBoard(angular, Qt::ControlModifier);
    user.click("selectionPlan");
    QTRY_VERIFY(scene.shown("plannerPage"));
    QCOMPARE(scene.openCluster(), cubic);

    // 3 x 16G for 1,505 connections: 3 x 8G accepts them, also after losing one
    user.choose("poolEditor.1/levelCombo", QStringLiteral("8G-Performance"));
    QTRY_VERIFY2(user.why("poolEditor.1/poolEffect").contains(QStringLiteral("2,400")),
                 qPrintable(user.why("poolEditor.1/poolEffect")));
    const auto lane = user.part(QStringLiteral("poolEditor.1/laneCanvas"))->accessibleName();
    QVERIFY2(!lane.contains(QStringLiteral("too few")), qPrintable(lane));
    user.choose("planCluster", angular);
    QTRY_COMPARE(user.why("poolEditor.1/poolEffect"), QString()); // it has a leader pool only
    user.choose("poolEditor.0/levelCombo", QStringLiteral("8G-Performance"));
    QTRY_COMPARE(user.says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
    user.click("reviewPlan");
    user.waitFor("reviewDialog");
    user.click("applyPlan");
    user.waitForWindow();
    QVERIFY(scene.runPlan());
    QTRY_VERIFY2(user.says("runTitle").contains(QStringLiteral("2 of 2 steps done")),
                 qPrintable(user.says("runTitle")));
    const auto outcome = user.says("runDetails").section(QLatin1Char('\n'), 0, 0);
    QVERIFY2(outcome.startsWith(QStringLiteral("Saved $1,000/month: $14,812 → $13,812 for the whole fleet.")),
             qPrintable(outcome));
    QCOMPARE(serverPools(scene, cubic).at(1), QStringLiteral("invoice-reads: 3 × 8G-Performance"));
    QCOMPARE(serverPools(scene, angular), QStringList{QStringLiteral("leader: 2 × 8G-Performance")});

    user.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    user.click("exportCsv");
    const auto lines =
        QString::fromUtf8(scene.files.written.constLast()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3); // the header, and a line per change with the cost before and after
    const auto evidence = lines.join(QLatin1Char('\n'));
    QVERIFY2(evidence.contains(QStringLiteral("\"3900.00\",\"3300.00\"")), qPrintable(evidence));
    QVERIFY2(evidence.contains(QStringLiteral("\"1020.00\",\"620.00\"")), qPrintable(evidence));
    // one more accepts the suggested name in the file dialog, which the window's fake stands for
    QVERIFY2(user.steps() + 1 <= 14, qPrintable(QString::number(user.steps() + 1)));
}

POOLHOUSE_WIDGET_TEST(TestJourneySaving)
#include "tst_journey_saving.moc"
