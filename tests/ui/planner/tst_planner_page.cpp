// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/planner_page_scene.h"
#include "ui/planner/cluster_strip.h"
#include "ui/planner/cost_chart.h"
#include "ui/planner/lane_canvas.h"
#include "ui/planner/level_combo.h"
#include "ui/planner/run_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

using namespace poolhouse;
using test::chooseInMenu;
using test::part;
using test::PlannerPageScene;
using test::utf8;

namespace {

QString figure(PlannerPageScene& scene, int row, const char* column) {
    return part<QLabel>(scene.page, qPrintable(utf8("figure.%1.%2").arg(row).arg(utf8(column))))->text();
}

} // namespace

class TestPlannerPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void totalsMoveWithEveryKey() {
        PlannerPageScene scene;
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        auto* count = scene.inRow<QSpinBox>(2, "countField");
        count->setFocus();
        QTest::keyClick(count, Qt::Key_Up);
        QCOMPARE(figure(scene, 0, "plan"), utf8("$1,708.40"));
        QTest::keyClick(count, Qt::Key_Up);
        QCOMPARE(figure(scene, 0, "plan"), utf8("$1,858.40"));
        QVERIFY(count->hasFocus());
        QCOMPARE(part<QPushButton>(scene.page, "reviewPlan")->text(), utf8("Review and apply 1 change…"));
        QCOMPARE(scene.inRow<ui::LaneCanvas>(2, "laneCanvas")->lane().blocks.size(), std::size_t(5));
    }

    void aPoolIsAddedNamedAndTakenBackByKeyboard() {
        PlannerPageScene scene;
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        auto* add = part<QPushButton>(scene.page, "addPool");
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        auto* name = scene.inRow<QLineEdit>(3, "poolNameField");
        QVERIFY(name->hasFocus());
        QTest::keyClicks(name, utf8("web-reads"));
        QCOMPARE(name->text(), utf8("web-reads")); // accepted, and still editable
        QVERIFY(scene.inRow<QWidget>(3, "poolProblem")->isVisible());
        QTest::keyClicks(name, utf8("-b"));
        QVERIFY(!scene.inRow<QWidget>(3, "poolProblem")->isVisible());
        QCOMPARE(scene.model.draft().clusters[0].pools[3].wanted->name, std::string("web-reads-b"));
        auto* remove = scene.inRow<QToolButton>(3, "removePool");
        remove->setFocus();
        QTest::keyClick(remove, Qt::Key_Space);
        QCOMPARE(scene.model.view().rows.size(), std::size_t(3));
        QVERIFY(scene.page.isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.model.view().rows.size(), std::size_t(4));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.model.view().rows.size(), std::size_t(3));
    }

    void aPoolToBeDestroyedCanBeKept() {
        PlannerPageScene scene;
        QVERIFY(!scene.inRow<QWidget>(0, "removePool")->isVisible()); // the leader cannot be removed
        scene.inRow<QToolButton>(1, "removePool")->click();
        QVERIFY(scene.model.view().rows[1].destroyed);
        QVERIFY(scene.inRow<QPushButton>(1, "keepPool")->isVisible());
        QVERIFY(!scene.inRow<QWidget>(1, "countStepper")->isVisible());
        scene.inRow<QPushButton>(1, "keepPool")->click();
        QVERIFY(scene.model.view().steps.empty());
    }

    void levelsAreChosenByKeyboard() {
        PlannerPageScene scene;
        auto* level = scene.inRow<ui::LevelCombo>(0, "levelCombo");
        level->setFocus();
        QTest::keyClick(level, Qt::Key_Down);
        QCOMPARE(scene.model.view().rows[0].level, std::string("16G-Performance"));
        scene.inRow<QCheckBox>(0, "standbyBox")->click();
        QCOMPARE(scene.model.view().rows[0].count, 1);
    }

    void aPollTakesNothingAwayFromTheHand() {
        PlannerPageScene scene;
        scene.model.addPool();
        auto* name = scene.inRow<QLineEdit>(3, "poolNameField");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, utf8("bat"));
        name->setCursorPosition(1);
        scene.base.read([](core::ClusterInfo& info) { info.pools[0].connectionsUsed = 1; });
        QCOMPARE(name->text(), utf8("bat"));
        QCOMPARE(name->cursorPosition(), 1);
        QCOMPARE(scene.inRow<QLineEdit>(3, "poolNameField"), name);
    }

    void theChartTellsAndLoads() {
        PlannerPageScene scene;
        auto* chart = part<ui::CostChart>(scene.page, "costChart");
        QTest::qWait(0);
        const auto drawn = chart->drawnPoints();
        QVERIFY(drawn.size() > 3);
        const int point = drawn[drawn.size() / 2];
        QTest::mouseMove(chart, chart->placeOf(point).toPoint());
        QVERIFY(chart->hoveredLines().join(QLatin1Char('\n')).contains(utf8("Cheapest for ")));
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->placeOf(point).toPoint());
        const auto wanted = scene.model.view().chart.frontier[static_cast<std::size_t>(point)];
        QCOMPARE(scene.model.view().chart.plan->connections, wanted.connections);
        scene.model.undo();
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Right);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(scene.model.view().chart.plan->connections,
                 scene.model.view().chart.frontier[static_cast<std::size_t>(chart->drawnPoints()[1])].connections);
        QVERIFY(chart->accessibleDescription().contains(utf8("Live: 2,740 read connections for $950.00 per month")));
    }

    void everyClusterHasASmallDrawing() {
        PlannerPageScene scene;
        auto* strip = part<ui::ClusterStrip>(scene.page, "clusterStrip");
        QVERIFY(!strip->isVisible()); // there is only one
        const auto info = *scene.base.store.cluster(scene.base.cluster)->info;
        auto summary = scene.base.store.cluster(scene.base.cluster)->summary;
        std::vector<core::ClusterSummary> summaries{summary};
        for (int number = 1; number < 12; ++number) {
            summary.id.value = "added-" + std::to_string(number);
            summary.name = "postgresql-added-" + std::to_string(number);
            summaries.push_back(summary);
        }
        scene.base.store.applyFleet({summary.app}, summaries, scene.base.clock.now());
        for (std::size_t at = 1; at < summaries.size(); ++at) {
            auto each = info;
            each.id = summaries[at].id;
            each.name = summaries[at].name;
            scene.base.store.applyInfo(each, scene.base.clock.now());
            scene.model.addCluster(each.id);
        }
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->count(), 12);
        const auto drawn = [strip] {
            return strip->viewport()->grab(strip->visualItemRect(strip->item(11))).toImage();
        };
        const auto need = [&scene](std::int64_t connections) {
            plans::NeedsDraft needs;
            needs.workloads = {test::workloadDraft("web", connections, "web-reads")};
            scene.model.setNeeds(needs, {plans::PlanEdit::Kind::AddWorkload});
        };
        need(100'000);
        scene.model.setLevel(2, "2T-Performance"); // its limit isn't published
        QVERIFY(scene.model.view().sketches.back().unknown);
        QVERIFY(strip->viewport()->rect().contains(strip->visualItemRect(strip->item(11)).center()));
        const auto unknown = drawn();
        auto missed = strip->sketches();
        missed.back().unknown = false;
        strip->showSketches(missed, 11);
        QVERIFY(drawn() != unknown); // by its words
        const auto spoken = strip->item(11)->data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.endsWith(utf8("Whether 1 need is met is unknown.")), qPrintable(spoken));
        scene.model.setNeeds({}, {plans::PlanEdit::Kind::RemoveWorkload});
        scene.model.setLevel(2, "4G-Performance");
        QCOMPARE(strip->currentRow(), 11);
        QVERIFY(strip->item(3)->data(Qt::AccessibleTextRole).toString().contains(utf8("postgresql-added-3")));
        strip->setFocus();
        QTest::keyClick(strip, Qt::Key_Left);
        QCOMPARE(scene.model.current(), summaries[10].id);
        // as much of the window as before, whatever their number
        QVERIFY(strip->height() < 160);
        QVERIFY(scene.page.minimumSizeHint().width() <= 1046);
    }

    /// A menu of them would fill the screen.
    void aClusterIsAddedBySearch() {
        PlannerPageScene scene;
        auto summaries = std::vector<core::ClusterSummary>{};
        for (const auto& id : scene.base.store.clusterIds()) {
            summaries.push_back(scene.base.store.cluster(id)->summary);
        }
        const auto info = *scene.base.store.cluster(scene.base.cluster)->info;
        const auto first = summaries.size();
        for (int number = 0; number < 10'000; ++number) {
            auto summary = summaries.front();
            summary.id.value = "added-" + std::to_string(number);
            summary.name = "postgresql-added-" + std::to_string(number);
            summaries.push_back(summary);
        }
        scene.base.store.applyFleet({summaries.front().app}, summaries, scene.base.clock.now());
        for (auto at = first; at < summaries.size(); ++at) {
            auto each = info;
            each.id = summaries[at].id;
            each.name = summaries[at].name;
            scene.base.store.applyInfo(each, scene.base.clock.now());
        }
        part<QPushButton>(scene.page, "addPlanCluster")->click();
        auto* search = part<QWidget>(scene.page, "clusterSearch");
        QVERIFY(search->isVisible() && search->height() <= scene.page.height());
        auto* field = part<QLineEdit>(scene.page, "clusterSearchField");
        QTest::keyClicks(field, utf8("added-7777"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!search->isVisible());
        QCOMPARE(scene.model.current().value, std::string("added-7777"));
        QCOMPARE(part<QComboBox>(scene.page, "planCluster")->count(), 2);
        chooseInMenu(scene.page, "copyPlanShape", "copyShape.0");
        QVERIFY(scene.model.undoLabel().startsWith(utf8("Copy the shape of")) || !scene.model.draft().changed());
    }

    void aLockKeepsPlanningOpen() {
        PlannerPageScene scene;
        scene.page.setLocked(utf8("Read-only."));
        scene.model.setCount(2, 5);
        auto* review = part<QPushButton>(scene.page, "reviewPlan");
        QVERIFY(!review->isEnabled());
        QCOMPARE(review->toolTip(), utf8("Read-only."));
        scene.page.setLocked({});
        QVERIFY(review->isEnabled());
    }

    void aRunIsFollowedAndLedBack() {
        PlannerPageScene scene;
        scene.model.setCount(2, 5);
        auto* panel = part<QWidget>(scene.page, "runPanel");
        QVERIFY(!panel->isVisible());
        views::PlanRunView run;
        run.title = utf8("Applying the plan: 0 of 1 step done");
        run.rows = {{utf8("1"), utf8("Scale web-reads from 3 to 5 instances"), text::Tone::Working, utf8("in progress"),
                     QString()}};
        run.canPause = run.canStop = true;
        scene.page.showRun(run);
        QVERIFY(panel->isVisible());
        QVERIFY(!part<QPushButton>(scene.page, "reviewPlan")->isEnabled()); // one plan at a time
        scene.base.setCount("web-reads", 5);
        QVERIFY(!part<QWidget>(scene.page, "planDrift")->isVisible()); // caused by the plan itself
        QSignalSpy paused(&scene.page.runPanel(), &ui::RunPanel::pauseRequested);
        part<QPushButton>(scene.page, "pauseRun")->click();
        QCOMPARE(paused.size(), 1);
        run.ended = run.canOpenInverse = true;
        run.canPause = run.canStop = false;
        scene.page.showRun(run);
        QSignalSpy back(&scene.page.runPanel(), &ui::RunPanel::inverseRequested);
        part<QPushButton>(scene.page, "inversePlan")->click();
        QCOMPARE(back.size(), 1);
        QVERIFY(!part<QPushButton>(scene.page, "pauseRun")->isVisible());
        scene.page.showRun({});
        QVERIFY(!panel->isVisible());
    }

    void plansStandSideBySide() {
        PlannerPageScene scene;
        scene.model.setCount(2, 5);
        part<QPushButton>(scene.page, "keepForComparison")->click();
        scene.model.setCount(2, 3);
        auto* table = part<QTableWidget>(scene.page, "comparisonTable");
        QCOMPARE(table->rowCount(), 3);
        table->selectRow(2);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(scene.model.view().rows[2].count, 5);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(table->rowCount(), 2);
    }

    void everyInputHasAName() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        test::checkNames(scene.page);
        for (const auto* combo : scene.page.findChildren<QComboBox*>()) {
            QVERIFY2(!combo->accessibleName().isEmpty(), qPrintable(combo->objectName()));
        }
        part<QPushButton>(scene.page, "reviewPlan")->click();
        test::checkNames(*part<QDialog>(scene.page, "reviewDialog"));
    }

    void aHiddenPageCatchesUp() {
        PlannerPageScene scene;
        scene.page.hide();
        scene.model.setCount(2, 5);
        scene.page.show();
        QCOMPARE(scene.inRow<QSpinBox>(2, "countField")->value(), 5);
    }
};

POOLHOUSE_WIDGET_TEST(TestPlannerPage)
#include "tst_planner_page.moc"
