// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/held_search.h"
#include "tests/support/test_main.h"
#include "tests/ui/planner_page_scene.h"
#include "ui/planner/cluster_strip.h"
#include "ui/planner/cost_chart.h"
#include "ui/planner/lane_canvas.h"
#include "ui/planner/level_combo.h"
#include "ui/planner/needs_table.h"
#include "ui/theme/theme_controller.h"
#include "ui/theme/typography.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/span_label.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

using namespace poolhouse;
using test::part;
using test::PlannerPageScene;
using test::press;
using test::utf8;

namespace poolhouse::test {

/// Opens the menu of a button and triggers one of its actions.
void choose(QWidget& page, const char* button, const char* action) {
    part<QPushButton>(page, button)->click();
    auto* popup = QApplication::activePopupWidget();
    QVERIFY(popup != nullptr);
    auto* found = page.findChild<QAction*>(utf8(action));
    QVERIFY2(found != nullptr, action);
    found->trigger();
    popup->close();
}

} // namespace poolhouse::test

namespace {

QString figure(PlannerPageScene& scene, int row, const char* column) {
    return part<QLabel>(scene.page, qPrintable(utf8("figure.%1.%2").arg(row).arg(utf8(column))))->text();
}

void type(QWidget* field, const QString& keys) {
    field->setFocus();
    QTest::keyClicks(field, keys);
}

} // namespace

class PlannerPageTest : public QObject {
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

    void needsAreEditedAndAnswered() {
        PlannerPageScene scene;
        press(scene.page, "addWorkload");
        auto* name = part<QLineEdit>(scene.page, "workloadName");
        QVERIFY(name->isVisible());
        name->selectAll();
        type(name, utf8("web"));
        auto* connections = part<QLineEdit>(scene.page, "workloadConnections");
        connections->selectAll();
        type(connections, utf8("26 x 5 x"));
        QCOMPARE(connections->text(), utf8("26 x 5 x"));
        QVERIFY(part<QWidget>(scene.page, "workloadProblem")->isVisible());
        QTest::keyClicks(connections, utf8(" 10"));
        QVERIFY(!part<QWidget>(scene.page, "workloadProblem")->isVisible());
        QCOMPARE(scene.model.needs().workloads[0].workload.connections, 1300);
        auto* table = part<QTableWidget>(scene.page, "workloadTable");
        QCOMPARE(table->item(0, 1)->text(), utf8("web, 26 × 5 × 10"));
        QCOMPARE(table->item(0, 2)->text(), utf8("1,300"));
        press(scene.page, "findCheapest");
        QVERIFY(scene.searched());
        QCOMPARE(part<QLabel>(scene.page, "answerTitle")->text(), utf8("Cheapest that meets every need"));
        part<QPushButton>(scene.page, "loadCheapest")->click();
        QVERIFY(scene.model.view().changes > 0);
        part<QCheckBox>(scene.page, "surviveLoss")->click();
        QVERIFY(!part<QPushButton>(scene.page, "loadCheapest")->isEnabled());
        part<QPushButton>(scene.page, "removeWorkload")->click();
        QVERIFY(!name->isVisible());
    }

    void marginAndBudgetThatCannotBeReadStay() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        const auto before = scene.model.needs();
        auto* margin = part<QLineEdit>(scene.page, "marginField");
        margin->selectAll();
        type(margin, utf8("a lot"));
        QVERIFY(part<QWidget>(scene.page, "marginProblem")->isVisible());
        auto* budget = part<QLineEdit>(scene.page, "budgetField");
        type(budget, utf8("cheap"));
        QVERIFY(part<QWidget>(scene.page, "budgetProblem")->isVisible());
        scene.base.read([](core::ClusterInfo& info) { info.pools[0].connectionsUsed = 1; });
        QCOMPARE(margin->text(), utf8("a lot"));
        QCOMPARE(budget->text(), utf8("cheap"));
        QCOMPARE(scene.model.needs(), before);
        margin->selectAll();
        type(margin, utf8("91"));
        QVERIFY(part<QWidget>(scene.page, "marginProblem")->isVisible());
        margin->selectAll();
        type(margin, utf8("30 %"));
        QVERIFY(!part<QWidget>(scene.page, "marginProblem")->isVisible());
        QCOMPARE(scene.model.needs().margin, 30);
        QCOMPARE(part<QSlider>(scene.page, "marginSlider")->value(), 30);
        QCOMPARE(scene.model.undoLabel(), utf8("Margin 30%"));
        scene.model.undo();
        QCOMPARE(scene.model.needs().margin, before.margin);
        QCOMPARE(margin->text(), utf8("%1%").arg(before.margin));
    }

    void aMarginIsDraggedAsOneStep() {
        PlannerPageScene scene;
        auto* slider = part<QSlider>(scene.page, "marginSlider");
        const int before = slider->value();
        for (int percent = before + 1; percent <= before + 20; ++percent) {
            slider->setValue(percent);
        }
        QCOMPARE(scene.model.needs().margin, before + 20);
        scene.model.undo();
        QCOMPARE(scene.model.needs().margin, before);
        QCOMPARE(slider->value(), before);
    }

    void growthIsTriedWithoutChangingThePlan() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        const auto draft = scene.model.draft();
        part<QSlider>(scene.page, "growthSlider")->setValue(50);
        QCOMPARE(scene.model.draft(), draft);
        QCOMPARE(part<QTableWidget>(scene.page, "workloadTable")->item(0, 2)->text(), utf8("1,950"));
        QCOMPARE(part<QLabel>(scene.page, "growthLabel")->text(), utf8("+50%"));
    }

    void aRowTellsWhetherItIsMet() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        auto* table = part<QTableWidget>(scene.page, "workloadTable");
        const auto& rows = scene.model.view().needs.rows;
        for (int row = 0; row < table->rowCount(); ++row) {
            const auto& need = rows[static_cast<std::size_t>(row)];
            const auto spoken = table->item(row, 0)->data(Qt::AccessibleTextRole).toString();
            QCOMPARE(spoken.startsWith(utf8("met")), need.met);
            QVERIFY(need.met || spoken.contains(need.verdict));
        }
        QVERIFY(!part<QWidget>(scene.page, "workloadForm")->isVisible());
        table->selectRow(1);
        QVERIFY(part<QWidget>(scene.page, "workloadForm")->isVisible());
        QCOMPARE(part<QLineEdit>(scene.page, "workloadName")->text(), utf8("reports"));
        QCOMPARE(part<QLabel>(scene.page, "workloadVerdict")->text(), rows[1].verdict);
        QTest::keyClick(part<QLineEdit>(scene.page, "workloadName"), Qt::Key_Escape);
        QVERIFY(!part<QWidget>(scene.page, "workloadForm")->isVisible());
    }

    void theComparisonIsWhole_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("points");
        QTest::addColumn<bool>("changing");
        for (const int width : {954, 1074, 1360, 2236}) { // in windows of 1280, 1400, ...
            for (const int points : {9, 10}) {
                QTest::addRow("%d, %d pt", width, points) << width << points << false;
                QTest::addRow("%d, %d pt, during a change", width, points) << width << points << true;
            }
        }
    }
    /// No figure is cut, and nothing is scrolled to.
    void theComparisonIsWhole() {
        QFETCH(const int, width);
        QFETCH(const int, points);
        QFETCH(const bool, changing);
        auto font = QApplication::font();
        font.setPointSize(points);
        QApplication::setFont(font); // each test function is a process of its own
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        PlannerPageScene scene({width, 800});
        scene.shapeAsDrawn();
        scene.model.putAside();
        if (changing) {
            scene.base.setCount("web-reads", 5);
        }
        QCoreApplication::processEvents();
        const auto* table = part<QTableWidget>(scene.page, "comparisonTable");
        QCOMPARE(table->item(0, 2)->text().contains(utf8("expected")), changing);
        const QAbstractItemView& cells = *table;
        const int beside = 2 * (table->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, table) + 1);
        for (int row = 0; row < table->rowCount(); ++row) {
            QVERIFY2(table->rowHeight(row) >= cells.sizeHintForRow(row), qPrintable(QString::number(row)));
            for (int column = 0; column < table->columnCount(); ++column) {
                const auto text = table->item(row, column)->text();
                for (const auto& part : table->wordWrap() ? text.split(QLatin1Char(' ')) : QStringList(text)) {
                    QVERIFY2(table->columnWidth(column) >= table->fontMetrics().horizontalAdvance(part) + beside,
                             qPrintable(part));
                }
            }
        }
        QCOMPARE(test::layout_audit::cutHeaders(scene.page), QStringList());
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        QCOMPARE(table->verticalScrollBar()->maximum(), 0);
    }

    /// A name gives way to figures; it is whole in its tool tip and for a screen reader.
    void factorsOfANeedAreWhole() {
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        PlannerPageScene scene({954, 605});
        plans::NeedsDraft needs;
        needs.workloads = {test::workloadDraft("the web processes of the storefront", 1300, "web-reads")};
        needs.workloads[0].factors = {26, 5, 10};
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::AddWorkload});
        QCoreApplication::processEvents();
        const auto* table = part<QTableWidget>(scene.page, "workloadTable");
        const auto* cell = table->item(0, 1);
        const auto whole = utf8("the web processes of the storefront, 26 × 5 × 10");
        QCOMPARE(cell->text(), whole);
        QVERIFY2(cell->toolTip().contains(whole), qPrintable(cell->toolTip()));
        QVERIFY(table->item(0, 3)->toolTip().startsWith(utf8("web-reads\n")));
        QVERIFY(table->columnWidth(1) < table->fontMetrics().horizontalAdvance(whole));
        const auto letters = table->fontMetrics();
        const auto factors = utf8("26 × 5 × 10");
        const int least = letters.horizontalAdvance(utf8("…, ") + factors);
        for (int room = letters.horizontalAdvance(whole) + 1; room > least; --room) {
            const auto shown = ui::shortNeed(utf8("the web processes of the storefront"), factors, letters, room);
            QVERIFY2(shown.endsWith(utf8(", ") + factors), qPrintable(shown));
            QVERIFY2(letters.horizontalAdvance(shown) <= room, qPrintable(shown));
            QCOMPARE(shown == whole, room >= letters.horizontalAdvance(whole));
        }
    }

    void theFiguresOfASketchAreWhole() {
        ui::ClusterStrip strip;
        auto sketch = views::PlannerSketch();
        sketch.name = utf8("postgresql-rectangular-12345");
        sketch.cost = utf8("$1,808.40/month");
        sketch.met = false;
        strip.showSketches({sketch, sketch}, 0);
        const int usual = strip.visualItemRect(strip.item(0)).width();
        sketch.cost = utf8("at least $12,808.40/month");
        strip.showSketches({sketch, sketch}, 0);
        const QFontMetrics letters(ui::styled(strip.font(), ui::TextStyle::Small));
        QVERIFY(usual < letters.horizontalAdvance(utf8("needs not met · at least $12,808.40/month")));
        QVERIFY(strip.visualItemRect(strip.item(1)).width() >=
                letters.horizontalAdvance(utf8("needs not met · at least $12,808.40/month")));
        sketch.cost = utf8("$1,808.40/month");
        strip.showSketches({sketch, sketch}, 0);
        QCOMPARE(strip.visualItemRect(strip.item(0)).width(), usual);
    }

    void anUnknownNeedIsNotToldAsMissed() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        auto* table = part<QTableWidget>(scene.page, "workloadTable");
        const auto sign = [table] {
            return table->viewport()->grab(table->visualItemRect(table->item(1, 0))).toImage();
        };
        QVERIFY(!scene.model.view().needs.rows[1].met);
        const auto missed = sign();
        scene.model.setLevel(1, "2T-Performance"); // its limit isn't published
        const auto& need = scene.model.view().needs.rows[1];
        QVERIFY2(need.verdict.startsWith(utf8("unknown: ")), qPrintable(need.verdict));
        QCOMPARE(table->item(1, 0)->data(Qt::AccessibleTextRole).toString(), need.verdict);
        QVERIFY(sign() != missed);
    }

    void aTemplateIsFilledIn() {
        PlannerPageScene scene;
        test::choose(scene.page, "needsSources", "sourceTemplate.Puma");
        QVERIFY(part<QWidget>(scene.page, "workloadForm")->isVisible());
        auto* connections = part<QLineEdit>(scene.page, "workloadConnections");
        QCOMPARE(connections->text(), utf8("1 × 2 × 5"));
        QCOMPARE(scene.model.undoLabel(), utf8("Add a workload like Puma"));
        connections->selectAll();
        type(connections, utf8("26 x 2 x 5"));
        QCOMPARE(scene.model.needs().workloads[0].workload.connections, 260);
        scene.model.undo();
        scene.model.undo();
        QVERIFY(scene.model.needs().workloads.empty());
    }

    void theNeedsOfAPlanPutAsideAreFilledIn() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        scene.model.putAside();
        scene.model.setNeeds({}, {plans::PlanEdit::Kind::RemoveWorkload});
        test::choose(scene.page, "needsSources", "sourcePlan.0");
        QCOMPARE(part<QTableWidget>(scene.page, "workloadTable")->rowCount(), 4);
    }

    void theNeedsOfAnotherClustersSavedPlanAreFilledIn() {
        PlannerPageScene scene;
        const auto other = test::sampleId("postgresql-cubic-55310");
        scene.model.open(other);
        plans::NeedsDraft needs;
        needs.workloads = {test::workloadDraft("web", 1300), test::workloadDraft("jobs", 40)};
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::EditWorkload, "web"});
        scene.page.open(scene.base.cluster);
        part<QPushButton>(scene.page, "needsSources")->click();
        auto* menu = part<QMenu>(scene.page, "needsSourcesMenu");
        auto* saved = menu->findChild<QAction*>(utf8("sourceSaved.0"));
        QCOMPARE(saved->text(), utf8("postgresql-cubic-55310: current plan"));
        saved->trigger();
        menu->close();
        QCOMPARE(part<QTableWidget>(scene.page, "workloadTable")->rowCount(), 2);
        scene.model.open(other);
        scene.model.undo();
        scene.model.putAside();
        scene.page.open(scene.base.cluster);
        part<QPushButton>(scene.page, "needsSources")->click();
        QVERIFY(!menu->findChild<QAction*>(utf8("sourceSaved.0"))->isEnabled());
        QCOMPARE(menu->findChild<QAction*>(utf8("sourceSaved.0"))->text(),
                 utf8("postgresql-cubic-55310: the current plan states no needs"));
        menu->close();
    }

    void filesAndDynosAreAskedFor() {
        PlannerPageScene scene;
        QSignalSpy file(&scene.page, &ui::PlannerPage::needsFileRequested);
        QSignalSpy processes(&scene.page, &ui::PlannerPage::processesRequested);
        test::choose(scene.page, "needsSources", "sourceFile");
        QCOMPARE(file.size(), 1);
        test::choose(scene.page, "needsSources", "sourceProcesses");
        QCOMPARE(processes.size(), 1);
    }

    void badNeedsAreToldInPlace() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        auto* table = part<QTableWidget>(scene.page, "workloadTable");
        table->selectRow(1);
        auto* connections = part<QLineEdit>(scene.page, "workloadConnections");
        auto* problem = part<ui::FieldProblem>(scene.page, "workloadProblem");
        connections->selectAll();
        type(connections, utf8("0"));
        QVERIFY(problem->sentence());
        QCOMPARE(connections->text(), utf8("0"));
        QCOMPARE(scene.model.needs().workloads[1].workload.connections, 240);
        connections->selectAll();
        type(connections, utf8("1000000"));
        QVERIFY(!problem->sentence()); // a number that nothing carries
        QVERIFY(!scene.model.view().needs.rows[1].met);
        QVERIFY(part<QLabel>(scene.page, "workloadVerdict")->isVisible());
        connections->selectAll();
        type(connections, utf8("240"));
        auto* name = part<QLineEdit>(scene.page, "workloadName");
        auto* entry = part<ui::FieldProblem>(scene.page, "workloadEntry");
        name->selectAll();
        type(name, utf8("web"));
        QVERIFY(entry->sentence()); // two of them
        QCOMPARE(name->text(), utf8("web"));
        QTest::keyClicks(name, utf8("-2"));
        QVERIFY(!entry->sentence());
        scene.model.removePool(1); // it is pinned there
        QVERIFY(!scene.model.view().needs.rows[1].met);
        QCOMPARE(scene.model.needs().workloads[1].workload.pool, std::optional<std::string>("analytics"));
        QVERIFY2(part<QLabel>(scene.page, "workloadVerdict")->text().contains(utf8("analytics")),
                 qPrintable(part<QLabel>(scene.page, "workloadVerdict")->text()));
    }

    void aSearchIsSaidOnTheCard() {
        test::HeldSearch held;
        PlannerPageScene scene({1360, 900}, held.search());
        scene.shapeAsDrawn();
        auto* note = part<QLabel>(scene.page, "answerNote");
        auto* load = part<QPushButton>(scene.page, "loadCheapest");
        press(scene.page, "findCheapest");
        QCOMPARE(note->text(), utf8("Searching for the cheapest configuration…"));
        QVERIFY(note->isVisible() && !load->isVisible());
        held.release();
        QTRY_VERIFY(load->isEnabled() && load->isVisible()); // the cheapest can be used before the others are found
        const auto searching = utf8(" Searching for other configurations…");
        QVERIFY2(note->text().endsWith(searching), qPrintable(note->text()));
        const auto said = note->text().chopped(searching.size());
        held.release();
        QVERIFY(scene.searched());
        QCOMPARE(note->text(), said);
    }

    void otherAnswersAreFoldedBelowTheCheapest() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        press(scene.page, "findCheapest");
        QVERIFY(scene.searched());
        QVERIFY(!scene.model.view().otherAnswers.empty());
        auto* others = part<QWidget>(scene.page, "otherAnswers");
        QVERIFY(!others->isVisible());
        part<QPushButton>(scene.page, "moreAnswers")->click();
        QVERIFY(others->isVisible());
        QCOMPARE(part<QLabel>(scene.page, "otherAnswer.0.cost")->text(), scene.model.view().otherAnswers[0].cost);
        part<QPushButton>(scene.page, "otherAnswer.0.load")->click();
        QCOMPARE(scene.model.undoLabel(), utf8("Load another that fits"));
    }

    void theAnswerIsShownInTheDrawing() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        press(scene.page, "findCheapest");
        QVERIFY(scene.searched());
        auto* show = part<QPushButton>(scene.page, "showAnswer");
        show->click();
        QVERIFY(scene.model.showsAnswer());
        show->click();
        QVERIFY(!scene.model.showsAnswer());
        QVERIFY(scene.model.view().chart.answer);
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
        test::choose(scene.page, "copyPlanShape", "copyShape.0");
        QVERIFY(scene.model.undoLabel().startsWith(utf8("Copy the shape of")) || !scene.model.draft().changed());
    }

    void peaksFillTheNeeds() {
        PlannerPageScene scene;
        press(scene.page, "needsFromPeaks");
        QCOMPARE(part<QTableWidget>(scene.page, "workloadTable")->rowCount(), 3);
    }

    void whatIsDestroyedWantsItsPhrase() {
        PlannerPageScene scene;
        scene.model.removePool(1);
        QSignalSpy applied(&scene.page, &ui::PlannerPage::applyRequested);
        part<QPushButton>(scene.page, "reviewPlan")->click();
        auto* dialog = part<QDialog>(scene.page, "reviewDialog");
        auto* apply = part<QPushButton>(*dialog, "applyPlan");
        auto* phrase = part<QLineEdit>(*dialog, "reviewPhrase");
        QVERIFY(phrase->isVisible() && !apply->isEnabled() && !apply->isDefault());
        QTest::keyClicks(phrase, utf8("example-app/web-reads"));
        QVERIFY(!apply->isEnabled());
        QTest::keyClick(phrase, Qt::Key_Return); // neither applies nor closes
        QVERIFY(dialog->isVisible() && applied.isEmpty());
        QCOMPARE(part<ui::FieldProblem>(*dialog, "reviewRefusal")->sentence(),
                 std::optional(utf8("Type example-app/analytics first.")));
        phrase->clear();
        QTest::keyClicks(phrase, utf8("example-app/analytics"));
        QVERIFY(apply->isEnabled());
        apply->click();
        QCOMPARE(applied.size(), 1);
        QCOMPARE(applied[0][0].value<core::Plan>(), scene.model.plan());
        QCOMPARE(applied[0][1].toString(), utf8("example-app/analytics"));
    }

    void aPlanThatChangesUnderTheReviewIsConfirmedAnew() {
        PlannerPageScene scene;
        scene.model.removePool(1);
        part<QPushButton>(scene.page, "reviewPlan")->click();
        auto* dialog = part<QDialog>(scene.page, "reviewDialog");
        auto* apply = part<QPushButton>(*dialog, "applyPlan");
        auto* phrase = part<QLineEdit>(*dialog, "reviewPhrase");
        QTest::keyClicks(phrase, utf8("example-app/analytics"));
        Q_EMIT scene.model.changed(); // the same plan
        QVERIFY(apply->isEnabled());
        scene.model.setCount(2, 5); // wants the same phrase
        QCOMPARE(phrase->text(), QString());
        QVERIFY(!apply->isEnabled());
        QCOMPARE(part<ui::FieldProblem>(*dialog, "reviewRefusal")->sentence(),
                 std::optional(utf8("The plan was changed during the review. Check it again.")));
        QTest::keyClicks(phrase, utf8("example-app/analytics"));
        QVERIFY(apply->isEnabled());
    }

    void aRefusalLeavesTheReviewAsItIs() {
        PlannerPageScene scene;
        scene.model.removePool(1);
        QObject::connect(&scene.page, &ui::PlannerPage::applyRequested, &scene.page,
                         [&scene] { scene.page.refuse(utf8("Another plan is not finished.")); });
        part<QPushButton>(scene.page, "reviewPlan")->click();
        auto* dialog = part<QDialog>(scene.page, "reviewDialog");
        auto* phrase = part<QLineEdit>(*dialog, "reviewPhrase");
        QTest::keyClicks(phrase, utf8("example-app/analytics"));
        part<QPushButton>(*dialog, "applyPlan")->click();
        QVERIFY(dialog->isVisible());
        QCOMPARE(phrase->text(), utf8("example-app/analytics"));
        QCOMPARE(part<ui::FieldProblem>(*dialog, "reviewRefusal")->sentence(),
                 std::optional(utf8("Another plan is not finished.")));
    }

    void aDriftedPlanIsNotApplied() {
        PlannerPageScene scene;
        scene.model.setCount(2, 5);
        part<QPushButton>(scene.page, "reviewPlan")->click();
        auto* dialog = part<QDialog>(scene.page, "reviewDialog");
        auto* apply = part<QPushButton>(*dialog, "applyPlan");
        QVERIFY(apply->isEnabled());
        scene.base.setCount("web-reads", 4);
        QVERIFY(!apply->isEnabled());
        QVERIFY(part<QWidget>(*dialog, "planDrift")->isVisible());
        part<QPushButton>(*dialog, "rebasePlan")->click();
        QVERIFY(apply->isEnabled());
        QCOMPARE(scene.model.view().rows[2].count, 5);
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
        QSignalSpy paused(&scene.page, &ui::PlannerPage::pauseRequested);
        part<QPushButton>(scene.page, "pauseRun")->click();
        QCOMPARE(paused.size(), 1);
        run.ended = run.canOpenInverse = true;
        run.canPause = run.canStop = false;
        scene.page.showRun(run);
        QSignalSpy back(&scene.page, &ui::PlannerPage::oppositeRequested);
        part<QPushButton>(scene.page, "oppositePlan")->click();
        QCOMPARE(back.size(), 1);
        QVERIFY(!part<QPushButton>(scene.page, "pauseRun")->isVisible());
        scene.page.showRun({});
        QVERIFY(!panel->isVisible());
    }

    void plansStandSideBySide() {
        PlannerPageScene scene;
        scene.model.setCount(2, 5);
        part<QPushButton>(scene.page, "putAside")->click();
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

    /// A window of 1280 x 800 with its tree, tool bar and header leaves that much for the page.
    void fourPoolsNeedsAndAnswerAreInViewTogether() {
        PlannerPageScene scene({954, 605});
        scene.shapeAsDrawn();
        scene.model.findCheapest();
        QVERIFY(scene.searched());
        QTRY_VERIFY(!part<QWidget>(scene.page, "needsDrawer")->isVisible());
        QTRY_COMPARE(
            test::notInView(scene.page,
                            {utf8("poolEditor.0"), utf8("poolEditor.1"), utf8("poolEditor.2"), utf8("poolEditor.3"),
                             utf8("addPool"), utf8("workloadTable"), utf8("surviveLoss"), utf8("marginSlider"),
                             utf8("budgetField"), utf8("growthSlider"), utf8("needsFromPeaks"), utf8("answerCost"),
                             utf8("showAnswer"), utf8("loadCheapest"), utf8("figure.0.plan"), utf8("figure.3.plan")}),
            QStringList());
    }

    void aNarrowPageHasADrawer() {
        PlannerPageScene scene({700, 405});
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        auto* button = part<QPushButton>(scene.page, "needsDrawer");
        auto* drawer = part<QWidget>(scene.page, "plannerDrawer");
        QSignalSpy toggled(&scene.page, &ui::PlannerPage::drawerToggled);
        QVERIFY(button->isVisible() && !drawer->isVisible());
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(drawer->isVisible());
        QTRY_VERIFY(!drawer->findChild<QScrollArea*>()->horizontalScrollBar()->isVisible());
        QVERIFY(!drawer->geometry().contains(
            part<QWidget>(scene.page, "plannerColumns")->mapFromGlobal(button->mapToGlobal(QPoint()))));
        QCOMPARE(toggled.size(), 1);
        auto* add = part<QPushButton>(scene.page, "addWorkload");
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Escape);
        QVERIFY(!drawer->isVisible());
        QVERIFY(button->hasFocus());
        QCOMPARE(toggled.size(), 2);
        scene.page.openDrawer(true);
        scene.page.resize(1300, 800);
        QVERIFY(!button->isVisible() && drawer->isVisible());
        scene.page.resize(700, 405);
        QVERIFY(button->isChecked() && drawer->isVisible()); // as it was left
    }

    void theFocusStaysInViewWhenTheCardsBecomeADrawer() {
        PlannerPageScene scene({1300, 800});
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        part<QPushButton>(scene.page, "addWorkload")->setFocus();
        scene.page.resize(700, 405);
        QVERIFY(!part<QWidget>(scene.page, "plannerDrawer")->isVisible());
        QVERIFY(part<QPushButton>(scene.page, "needsDrawer")->hasFocus());
        scene.page.openDrawer(true);
        scene.page.resize(1300, 800);
        auto* add = part<QPushButton>(scene.page, "addWorkload");
        add->setFocus();
        scene.page.resize(700, 405);
        QVERIFY(add->hasFocus()); // open as it was left
    }

    void theWholeWidthGoesToTheDrawing() {
        PlannerPageScene scene({2236, 1245});
        scene.shapeAsDrawn();
        QTest::qWait(0);
        auto* drawer = part<QWidget>(scene.page, "plannerDrawer");
        QVERIFY2(drawer->width() <= 480, qPrintable(QString::number(drawer->width())));
        QVERIFY(part<QWidget>(scene.page, "poolEditor.0")->width() > 1700);
    }

    void fitsASmallScreenInBothDirections() {
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            PlannerPageScene scene({1046, 620});
            scene.page.setLayoutDirection(direction);
            scene.shapeAsDrawn();
            QTest::qWait(0);
            QVERIFY2(scene.page.minimumSizeHint().width() <= 1046,
                     qPrintable(QString::number(scene.page.minimumSizeHint().width())));
        }
    }

    void aHiddenPageCatchesUp() {
        PlannerPageScene scene;
        scene.page.hide();
        scene.model.setCount(2, 5);
        scene.page.show();
        QCOMPARE(scene.inRow<QSpinBox>(2, "countField")->value(), 5);
    }
};

POOLHOUSE_WIDGET_TEST(PlannerPageTest)
#include "tst_planner_page.moc"
