// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "tests/journeys/sample_pools.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;
using test::sample::analytics;
using test::sample::leader;
using test::sample::webReads;

/// Planning a cluster: shaping, cheapest shape, applying, and interruptions.
class TestJourneyPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shapedWithTheMouse();
    void shapedWithTheKeyboard();
    void theCheapestIsLoaded();
    void needsComeFromDynosAndFiles();
    void appliedAndTakenBack();
    void handedOverByActivity();
    void destroyingTakesThePhrase();
    void theClusterHasChangedMeanwhile();
    void pausedAfterAStep();
    void lockedClustersAreOnlyPlanned();
    void nothingIsLostAtTheEnd();
    void goesOnAfterAKill();
    void savedAndOpened();
};

namespace {

QString more(int row) {
    return QStringLiteral("poolEditor.%1/countMore").arg(row);
}

/// Needs and answer stand beside the drawing.
constexpr QSize wideEnough(1366, 768);

/// Opens the planner through its tab.
void openPlanTab(const JourneyScene& scene) {
    scene.window->resize(wideEnough);
    scene.clickInTree(mainCluster);
    auto* tabs = scene.partOf<QTabBar>("clusterTabs", "qt_tabwidget_tabbar");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QTRY_VERIFY(scene.shown("plannerPage"));
}

/// Opens the menu of sources and chooses one.
void chooseSource(const DialogDriver& person, const char* source) {
    person.click(QStringLiteral("needsSources"));
    auto* menu = qobject_cast<QMenu*>(person.front());
    QVERIFY(menu != nullptr);
    const auto actions = menu->actions();
    const auto chosen = std::find_if(actions.begin(), actions.end(), [source](const QAction* each) {
        return each->objectName() == QLatin1String(source);
    });
    QVERIFY2(chosen != actions.end(), source);
    menu->close();
    (*chosen)->trigger();
}

/// web-reads from three to four, analytics from one to two: two steps.
void planTwoSteps(const JourneyScene& scene, const DialogDriver& person) {
    openPlanTab(scene);
    person.click(more(1));
    person.click(more(2));
    QTRY_COMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
}

void applyPlan(const DialogDriver& person) {
    person.click(QStringLiteral("reviewPlan"));
    person.waitFor("reviewDialog");
    person.click(QStringLiteral("applyPlan"));
    person.waitForWindow();
}

} // namespace

void TestJourneyPlan::shapedWithTheMouse() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    openPlanTab(scene);
    QCOMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply…"));
    QVERIFY(!person.can("reviewPlan"));
    QVERIFY(!person.why("reviewPlan").isEmpty());
    person.click(more(2));
    person.click(more(2));
    QTRY_COMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 1 change…"));
    QCOMPARE(person.says("poolEditor.2/countField"), QStringLiteral("5"));
    person.click(QStringLiteral("addPool"));
    QTRY_COMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
    person.click(QStringLiteral("poolEditor.3/removePool"));
    person.click(QStringLiteral("undoPlan"));
    QTRY_COMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
    person.click(QStringLiteral("resetPlan"));
    QTRY_VERIFY(!person.can("reviewPlan"));
    QCOMPARE(serverChanges(scene), 0);
    QCOMPARE(serverPools(scene), (QStringList{leader, analytics, webReads}));
}

void TestJourneyPlan::shapedWithTheKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("rectangular"));
    person.key(Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE(person.focus(), QStringLiteral("levelCombo")); // the leader's
    person.tabTo("countField");
    QCOMPARE(person.says("poolEditor.1/countField"), QStringLiteral("1"));
    person.key(Qt::Key_Up);
    QTRY_COMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 1 change…"));
    QCOMPARE(person.says("poolEditor.1/countField"), QStringLiteral("2"));
    person.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!person.can("reviewPlan"));
    person.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(person.can("reviewPlan"));
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyPlan::theCheapestIsLoaded() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    openPlanTab(scene);
    person.click(QStringLiteral("needsFromPeaks"));
    person.click(QStringLiteral("findCheapest"));
    QTRY_VERIFY(person.can("loadCheapest"));
    const auto cost = person.says("answerCost");
    QVERIFY2(cost.contains(QStringLiteral("/month")), qPrintable(cost));
    person.click(QStringLiteral("loadCheapest"));
    QTRY_VERIFY2(person.says("reviewPlan").contains(QStringLiteral("change")), qPrintable(person.says("reviewPlan")));
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyPlan::needsComeFromDynosAndFiles() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    openPlanTab(scene);
    chooseSource(person, "sourceProcesses");
    const auto* table = scene.find<QTableWidget>("workloadTable");
    QTRY_VERIFY(table->rowCount() > 0);
    QVERIFY2(scene.message().contains(QStringLiteral("Processes and threads are assumed")),
             qPrintable(scene.message()));
    const auto rows = table->rowCount();
    scene.files.toRead = R"({"version": 1,
        "workloads": [{"name": "web", "connections": 1300, "access": "read", "pool": "web-reads"}]})";
    chooseSource(person, "sourceFile");
    QTRY_COMPARE(table->rowCount(), 1);
    scene.files.toRead = R"({"version": 1, "workloads": [{"name": "web"}]})";
    chooseSource(person, "sourceFile");
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("workloads[0]")), qPrintable(scene.message()));
    QCOMPARE(table->rowCount(), 1); // nothing is lost
    person.click(QStringLiteral("undoPlan"));
    QTRY_COMPARE(table->rowCount(), rows);
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyPlan::appliedAndTakenBack() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    planTwoSteps(scene, person);
    applyPlan(person);
    QTRY_VERIFY(scene.shown("runPanel"));
    QVERIFY(scene.runPlan());
    QCOMPARE(serverChanges(scene), 2);
    QCOMPARE(serverPools(scene), (QStringList{leader, QStringLiteral("analytics: 2 × 16G-Performance"),
                                              QStringLiteral("web-reads: 4 × 4G-Performance")}));
    QTRY_VERIFY2(person.says("runTitle").contains(QStringLiteral("2 of 2 steps done")),
                 qPrintable(person.says("runTitle")));
    QVERIFY(!person.can("reviewPlan")); // the plan is empty again
    QVERIFY(!scene.shown("planDrift"));
    person.click(QStringLiteral("inversePlan"));
    QTRY_COMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
    QVERIFY(!scene.shown("runPanel"));
    applyPlan(person);
    QVERIFY(scene.runPlan());
    QCOMPARE(serverPools(scene), (QStringList{leader, analytics, webReads}));
}

/// Grouped by plan, with figures before and after, and one line per change in the export.
void TestJourneyPlan::handedOverByActivity() {
    JourneyScene scene;
    scene.openServer();
    const DialogDriver person(scene);
    planTwoSteps(scene, person);
    applyPlan(person);
    QVERIFY(scene.runPlan());
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    QCOMPARE(scene.activityRows().size(), qsizetype{1});
    const auto plan = scene.activityRows().constFirst();
    for (const auto* part : {"Plan with 2 changes", "$1,558 → $2,208", "3,540 → 5,520", "done"}) {
        QVERIFY2(plan.contains(QString::fromUtf8(part)), qPrintable(plan));
    }
    person.key(Qt::Key_Home);
    QTRY_COMPARE(person.says("activityTitle"), QStringLiteral("Plan with 2 changes"));
    QVERIFY(!person.part(QStringLiteral("activityExchanges")));
    person.key(Qt::Key_Down); // plans are open
    QTRY_VERIFY2(person.says("activityTitle").contains(QStringLiteral("from ")),
                 qPrintable(person.says("activityTitle")));
    QVERIFY(!person.part(QStringLiteral("activityExchanges"))); // folded away
    QVERIFY(person.can("copyCurl"));

    person.click(QStringLiteral("exportCsv"));
    const auto table =
        QString::fromUtf8(scene.files.written.constLast()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(table.size(), qsizetype{3}); // the head, and a line per change
    const auto field = [&table](qsizetype line, const char* column) {
        const auto at =
            table.constFirst().split(QLatin1Char(',')).indexOf(QStringLiteral("\"%1\"").arg(QLatin1String(column)));
        auto cell = table[line].mid(1, table[line].size() - 2).split(QStringLiteral("\",\"")).value(at);
        return cell;
    };
    QVERIFY(!field(1, "plan").isEmpty());
    QCOMPARE(field(1, "plan"), field(2, "plan"));
    QCOMPARE(field(1, "account"), scene.graph->session().target());
    QCOMPARE(field(1, "monthly_cost_before"), QStringLiteral("1558.40"));
    QCOMPARE(field(1, "monthly_cost_after"), field(2, "monthly_cost_before"));
    QCOMPARE(field(2, "monthly_cost_after"), QStringLiteral("2208.40"));
    QCOMPARE(field(1, "connection_limit_before"), QStringLiteral("3540"));
    QCOMPARE(field(1, "connection_limit_after"), field(2, "connection_limit_before"));
    QCOMPARE(field(2, "connection_limit_after"), QStringLiteral("5520"));
}

void TestJourneyPlan::destroyingTakesThePhrase() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    openPlanTab(scene);
    person.click(QStringLiteral("poolEditor.1/removePool"));
    person.click(QStringLiteral("reviewPlan"));
    person.waitFor("reviewDialog");
    QVERIFY(!person.can("applyPlan"));
    person.click(QStringLiteral("reviewPhrase"));
    person.type(QStringLiteral("example-app/analytic"));
    QVERIFY(!person.can("applyPlan"));
    person.type(QStringLiteral("s"));
    QVERIFY(person.can("applyPlan"));
    person.click(QStringLiteral("applyPlan"));
    person.waitForWindow();
    QVERIFY(scene.runPlan());
    QCOMPARE(serverPools(scene), (QStringList{leader, webReads}));
}

void TestJourneyPlan::theClusterHasChangedMeanwhile() {
    JourneyScene scene;
    scene.openServer();
    const DialogDriver person(scene);
    planTwoSteps(scene, person);
    person.click(QStringLiteral("reviewPlan"));
    person.waitFor("reviewDialog");
    QTRY_VERIFY(!scene.graph->poller().busy());
    // a concurrent change before submitting
    QCOMPARE(scene.changePool(mainCluster.toStdString(), "web-reads", {{QStringLiteral("count"), 6}}), 200);
    scene.server->setNow(scene.clock.now() + 10min);
    const auto before = serverChanges(scene);
    person.click(QStringLiteral("applyPlan"));
    person.waitForWindow();
    QTRY_VERIFY(!scene.graph->applying().busy());
    QCOMPARE(serverChanges(scene), before);
    QTRY_VERIFY2(person.says("runDetails").contains(QStringLiteral("web-reads")),
                 qPrintable(person.says("runDetails")));
    // the same intent rebased on the live cluster
    QTRY_VERIFY(person.can("rebasePlan"));
    person.click(QStringLiteral("rebasePlan"));
    scene.clock.advance(10min);
    applyPlan(person);
    QVERIFY(scene.runPlan());
    QCOMPARE(serverPools(scene), (QStringList{leader, QStringLiteral("analytics: 2 × 16G-Performance"),
                                              QStringLiteral("web-reads: 4 × 4G-Performance")}));
}

void TestJourneyPlan::pausedAfterAStep() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    planTwoSteps(scene, person);
    applyPlan(person);
    QTRY_VERIFY(serverChanges(scene) == 1);
    person.click(QStringLiteral("pauseRun"));
    QVERIFY(scene.runPlan());
    QCOMPARE(serverChanges(scene), 1);
    QTRY_VERIFY2(person.says("runTitle").contains(QStringLiteral("1 of 2 steps done")),
                 qPrintable(person.says("runTitle")));
    person.click(QStringLiteral("resumeRun"));
    QVERIFY(scene.runPlan());
    QCOMPARE(serverChanges(scene), 2);
    QTRY_VERIFY2(person.says("runTitle").contains(QStringLiteral("2 of 2 steps done")),
                 qPrintable(person.says("runTitle")));
}

void TestJourneyPlan::lockedClustersAreOnlyPlanned() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), {}}});
    openPlanTab(scene);
    person.click(more(2));
    QTRY_COMPARE(person.says("poolEditor.2/countField"), QStringLiteral("4"));
    QTRY_VERIFY(!person.can("reviewPlan"));
    QVERIFY2(person.why("reviewPlan").contains(QStringLiteral("example-*")), qPrintable(person.why("reviewPlan")));
}

void TestJourneyPlan::nothingIsLostAtTheEnd() {
    const QTemporaryDir folder;
    const auto journal = folder.filePath(QStringLiteral("journal.db"));
    MemoryPreferences remembered;
    sandbox::SandboxOptions wanted;
    {
        JourneyScene scene(remembered, journal);
        scene.openServer();
        wanted.port = scene.server->port();
        planTwoSteps(scene, DialogDriver(scene));
    }
    const auto edited = [&journal] {
        const QDir plans(journal + QStringLiteral(".plans"));
        const auto account = plans.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return account.isEmpty() ? QDir(QString()) : QDir(plans.filePath(account.constFirst()));
    };
    QCOMPARE(edited().entryList({QStringLiteral("edited-*.json")}).size(), 1);
    {
        JourneyScene scene(remembered, journal);
        scene.wanted = wanted;
        scene.openServer();
        openPlanTab(scene);
        QTRY_COMPARE(DialogDriver(scene).says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
    }
    // a damaged file is kept and reported
    const auto name = edited().filePath(edited().entryList({QStringLiteral("edited-*.json")}).constFirst());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const auto whole = file.readAll();
    QVERIFY(file.resize(whole.size() / 2));
    file.close();
    JourneyScene scene(remembered, journal);
    scene.wanted = wanted;
    scene.openServer();
    openPlanTab(scene);
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("damaged-1")), qPrintable(scene.message()));
    QFile aside(name + QStringLiteral(".damaged-1"));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), whole.left(whole.size() / 2));
}

void TestJourneyPlan::goesOnAfterAKill() {
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
        planTwoSteps(scene, person);
        applyPlan(person);
        QTRY_COMPARE(serverChanges(scene), 1);
        ended = scene.clock.now();
        wanted.port = scene.server->port();
    }
    JourneyScene scene(remembered, journal);
    scene.clock.set(ended + 1min);
    scene.wanted = wanted;
    scene.openServer();
    const DialogDriver person(scene);
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("was unfinished")), qPrintable(scene.message()));
    QVERIFY(scene.runOperations()); // the step that was accepted before the kill ends meanwhile
    QCOMPARE(scene.graph->operations().all().size(), std::size_t(1));
    QVERIFY(scene.graph->operations().all().front().state == operations::Operation::State::Done);
    QVERIFY2(scene.message().contains(QStringLiteral("was unfinished")), qPrintable(scene.message()));
    person.click(QStringLiteral("messageAction"));
    QTRY_VERIFY(scene.shown("runPanel"));
    person.click(QStringLiteral("resumeRun"));
    QVERIFY(scene.runPlan());
    QCOMPARE(serverPools(scene), (QStringList{leader, QStringLiteral("analytics: 2 × 16G-Performance"),
                                              QStringLiteral("web-reads: 4 × 4G-Performance")}));
    QTRY_VERIFY2(person.says("runTitle").contains(QStringLiteral("2 of 2 steps done")),
                 qPrintable(person.says("runTitle")));
}

void TestJourneyPlan::savedAndOpened() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    planTwoSteps(scene, person);
    person.click(QStringLiteral("savePlan"));
    QCOMPARE(scene.files.suggested.constLast(), QStringLiteral("%1-plan.json").arg(mainCluster));
    QCOMPARE(scene.files.written.size(), 1);
    person.click(QStringLiteral("saveDrawing"));
    QCOMPARE(scene.files.suggested.constLast(), QStringLiteral("%1-plan.svg").arg(mainCluster));
    QVERIFY(scene.files.written.constLast().contains("web-reads") && scene.files.written.constLast().contains("<svg"));
    QTRY_VERIFY2(scene.message().startsWith(QStringLiteral("Drawing saved as ")), qPrintable(scene.message()));
    scene.files.written.removeLast();
    person.click(QStringLiteral("resetPlan"));
    QTRY_VERIFY(!person.can("reviewPlan"));
    scene.files.toRead = scene.files.written.constLast();
    person.click(QStringLiteral("openPlan"));
    QTRY_COMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
    // invalid input is reported by member and changes nothing
    scene.files.toRead.replace("\"count\": 4", "\"count\": -4");
    person.click(QStringLiteral("openPlan"));
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("clusters[0].wanted[")), qPrintable(scene.message()));
    QCOMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
    person.click(QStringLiteral("copyPlan"));
    QVERIFY(scene.desktop.copied.constLast().contains(QStringLiteral("curl -X PATCH")));
}

POOLHOUSE_WIDGET_TEST(TestJourneyPlan)
#include "tst_journey_plan.moc"
