// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QAction>
#include <QTabBar>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

/// Figures at the moment of decision: what is up and what is coming, what advice rests on, what a plan saved.
class TestJourneyFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsComingIsNotThereYet();
    void overflowAfterALossIsSaidWhereItIsDecided();
    void adviceFromThreeMinutesSaysSo();
    void aPlanOverTwoClustersReportsItsOutcome();
};

namespace {

void openTab(const JourneyScene& scene, int index) {
    scene.window->resize(1366, 768); // needs and figures stand beside the drawing
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
}

/// The live figure of a row of the planner; empty without the row.
QString liveFigure(const JourneyScene& scene, const char* label) {
    for (int row = 0; row < 8; ++row) {
        const auto part = [row](const char* name) {
            return QStringLiteral("figure.%1.%2").arg(row).arg(QLatin1String(name)).toLatin1();
        };
        if (scene.textOf("plannerPage", part("label").constData()) == QLatin1String(label)) {
            return scene.textOf("plannerPage", part("live").constData());
        }
    }
    return {};
}

} // namespace

void TestJourneyFigures::whatIsComingIsNotThereYet() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("poolCard.web-reads/cardScale"));
    person.waitFor("scaleDialog");
    person.click(QStringLiteral("countMore"));
    person.click(QStringLiteral("countMore"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    scene.advance(2s); // the first poll after the request
    QTRY_COMPARE(scene.textOf("poolCard.web-reads", "cost"), QStringLiteral("5 × $150 = $750/month"));

    person.click(QStringLiteral("poolCard.analytics/cardScale"));
    person.waitFor("scaleDialog");
    QCOMPARE(person.says("figure.3.before"), QStringLiteral("2,740 now · 3,500 expected"));
    person.click(QStringLiteral("cancelButton"));
    person.waitForWindow();
    openTab(scene, 1);
    QTRY_VERIFY(scene.shown("plannerPage"));
    QTRY_COMPARE(liveFigure(scene, "Read connections"), QStringLiteral("2,740 now · 3,500 expected"));
    QCOMPARE(person.why("poolEditor.2/poolEffect"),
             QStringLiteral("1,140 connections now · 1,900 when all 5 are up · $750/month"));

    QVERIFY(scene.runOperations());
    QTRY_COMPARE(liveFigure(scene, "Read connections"), QStringLiteral("3,500"));
    QTRY_COMPARE(person.why("poolEditor.2/poolEffect"), QStringLiteral("1,900 connections · $750/month"));
}

void TestJourneyFigures::overflowAfterALossIsSaidWhereItIsDecided() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    openTab(scene, 1);
    QTRY_VERIFY(scene.shown("plannerPage"));
    const QString tooFew = QStringLiteral("too few after losing one instance");
    const auto lane = [&person] {
        const auto* drawing = person.part(QStringLiteral("poolEditor.2/laneCanvas"));
        return drawing != nullptr ? drawing->accessibleName() : QString();
    };
    QTRY_VERIFY2(lane().contains(tooFew), qPrintable(lane()));
    person.click(QStringLiteral("poolEditor.2/countMore"));
    person.click(QStringLiteral("poolEditor.2/countMore"));
    QTRY_VERIFY2(!lane().contains(tooFew), qPrintable(lane())); // the plan makes it survive
    openTab(scene, 0);

    person.click(QStringLiteral("poolCard.web-reads/cardScale"));
    person.waitFor("scaleDialog");
    QVERIFY2(person.says("warning.0").contains(QStringLiteral("if one instance fails")),
             qPrintable(person.says("warning.0")));
    person.click(QStringLiteral("cancelButton"));
    person.waitForWindow();
    scene.act("actionShowBoard");
    scene.clickInTree(mainCluster);
    person.openCluster(QStringLiteral("analytics rect"));
    scene.act("actionDestroyPool");
    person.waitFor("destroyPoolDialog");
    QVERIFY2(person.says("warning.0").contains(tooFew), qPrintable(person.says("warning.0")));
}

void TestJourneyFigures::adviceFromThreeMinutesSaysSo() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    for (int half = 0; half < 8; ++half) {
        scene.advance(30s);
        QTRY_VERIFY(!scene.graph->poller().busy());
    }
    openTab(scene, 1);
    QTRY_VERIFY(scene.shown("plannerPage"));
    QCOMPARE(person.says("needsBasis"), QString());
    person.click(QStringLiteral("needsFromPeaks"));
    const auto basis = person.says("needsBasis");
    QVERIFY2(basis.startsWith(QStringLiteral("Based on ")) &&
                 basis.endsWith(QStringLiteral(" min of readings, no gaps.")),
             qPrintable(basis));
    person.click(QStringLiteral("findCheapest"));
    QTRY_VERIFY(person.can("loadCheapest"));
    const auto note = person.says("answerNote");
    QVERIFY2(note.startsWith(QStringLiteral("An estimate: ")) && note.contains(basis), qPrintable(note));
    QVERIFY2(!note.contains(QStringLiteral("Exact")), qPrintable(note));
    QVERIFY2(note.contains(QStringLiteral("below 80% of their connection limit")), qPrintable(note));
}

void TestJourneyFigures::aPlanOverTwoClustersReportsItsOutcome() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    openTab(scene, 1);
    QTRY_VERIFY(scene.shown("plannerPage"));
    person.click(QStringLiteral("poolEditor.2/countMore"));
    person.click(QStringLiteral("poolEditor.2/countMore"));
    person.click(QStringLiteral("addPlanCluster"));
    person.waitFor("clusterSearch");
    person.type(QStringLiteral("horizontal"));
    person.key(Qt::Key_Return);
    QTRY_VERIFY(person.says("poolEditor.1/countField") != QString());
    person.click(QStringLiteral("poolEditor.1/countMore"));
    QTRY_COMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
    person.click(QStringLiteral("reviewPlan"));
    person.waitFor("reviewDialog");
    person.click(QStringLiteral("applyPlan"));
    person.waitForWindow();
    QVERIFY(scene.runPlan());
    QTRY_VERIFY2(person.says("runTitle").contains(QStringLiteral("2 of 2 steps done")),
                 qPrintable(person.says("runTitle")));
    const auto outcome = person.says("runDetails").section(QLatin1Char('\n'), 0, 0);
    QVERIFY2(outcome.startsWith(QStringLiteral("Added $")) && outcome.contains(QStringLiteral(" → ")) &&
                 outcome.contains(QStringLiteral(" for the whole fleet.")),
             qPrintable(outcome));
}

POOLHOUSE_WIDGET_TEST(TestJourneyFigures)
#include "tst_journey_figures.moc"
