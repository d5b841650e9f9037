// SPDX-License-Identifier: GPL-3.0-or-later
// What the apps need: entered, filled in, judged and answered.
#include "tests/support/held_search.h"
#include "tests/support/test_main.h"
#include "tests/ui/planner_page_scene.h"
#include "ui/widgets/field_problem.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTableWidget>

using namespace poolhouse;
using test::chooseInMenu;
using test::part;
using test::PlannerPageScene;
using test::press;
using test::typeInto;
using test::utf8;

class TestNeedsEditor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void needsAreEditedAndAnswered() {
        PlannerPageScene scene;
        press(scene.page, "addWorkload");
        auto* name = part<QLineEdit>(scene.page, "workloadName");
        QVERIFY(name->isVisible());
        name->selectAll();
        typeInto(name, utf8("web"));
        auto* connections = part<QLineEdit>(scene.page, "workloadConnections");
        connections->selectAll();
        typeInto(connections, utf8("26 x 5 x"));
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
        typeInto(margin, utf8("a lot"));
        QVERIFY(part<QWidget>(scene.page, "marginProblem")->isVisible());
        auto* budget = part<QLineEdit>(scene.page, "budgetField");
        typeInto(budget, utf8("cheap"));
        QVERIFY(part<QWidget>(scene.page, "budgetProblem")->isVisible());
        scene.base.read([](core::ClusterInfo& info) { info.pools[0].connectionsUsed = 1; });
        QCOMPARE(margin->text(), utf8("a lot"));
        QCOMPARE(budget->text(), utf8("cheap"));
        QCOMPARE(scene.model.needs(), before);
        margin->selectAll();
        typeInto(margin, utf8("91"));
        QVERIFY(part<QWidget>(scene.page, "marginProblem")->isVisible());
        margin->selectAll();
        typeInto(margin, utf8("30 %"));
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
        chooseInMenu(scene.page, "needsSources", "sourceTemplate.Puma");
        QVERIFY(part<QWidget>(scene.page, "workloadForm")->isVisible());
        auto* connections = part<QLineEdit>(scene.page, "workloadConnections");
        QCOMPARE(connections->text(), utf8("1 × 2 × 5"));
        QCOMPARE(scene.model.undoLabel(), utf8("Add a workload like Puma"));
        connections->selectAll();
        typeInto(connections, utf8("26 x 2 x 5"));
        QCOMPARE(scene.model.needs().workloads[0].workload.connections, 260);
        scene.model.undo();
        scene.model.undo();
        QVERIFY(scene.model.needs().workloads.empty());
    }

    void theNeedsOfAnAlternativeAreFilledIn() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        scene.model.keepForComparison();
        scene.model.setNeeds({}, {plans::PlanEdit::Kind::RemoveWorkload});
        chooseInMenu(scene.page, "needsSources", "sourcePlan.0");
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
        scene.model.keepForComparison();
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
        chooseInMenu(scene.page, "needsSources", "sourceFile");
        QCOMPARE(file.size(), 1);
        chooseInMenu(scene.page, "needsSources", "sourceProcesses");
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
        typeInto(connections, utf8("0"));
        QVERIFY(problem->sentence());
        QCOMPARE(connections->text(), utf8("0"));
        QCOMPARE(scene.model.needs().workloads[1].workload.connections, 240);
        connections->selectAll();
        typeInto(connections, utf8("1000000"));
        QVERIFY(!problem->sentence()); // a number that nothing carries
        QVERIFY(!scene.model.view().needs.rows[1].met);
        QVERIFY(part<QLabel>(scene.page, "workloadVerdict")->isVisible());
        connections->selectAll();
        typeInto(connections, utf8("240"));
        auto* name = part<QLineEdit>(scene.page, "workloadName");
        auto* entry = part<ui::FieldProblem>(scene.page, "workloadEntry");
        name->selectAll();
        typeInto(name, utf8("web"));
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

    /// Price and differences, one click from the drawing.
    void theNextCheapestStandBesideTheAnswer() {
        PlannerPageScene scene;
        scene.shapeAsDrawn();
        press(scene.page, "findCheapest");
        QVERIFY(scene.searched());
        const auto& others = scene.model.view().otherAnswers;
        QCOMPARE(others.size(), std::size_t(2));
        auto* cheapest = part<QRadioButton>(scene.page, "answer.0");
        auto* other = part<QRadioButton>(scene.page, "answer.1");
        auto* text = part<QLabel>(scene.page, "answer.1.text");
        auto* lines = part<QLabel>(scene.page, "answerText");
        QVERIFY(cheapest->isChecked() && other->isVisible() && !scene.model.showsAnswer());
        QVERIFY(text->text().startsWith(others[0].monthly + utf8(" · ")));
        QVERIFY2(text->text().endsWith(others[0].comparison.last()), qPrintable(text->text()));
        QTest::mouseClick(text, Qt::LeftButton); // the row, not only its button
        QVERIFY(other->isChecked() && !cheapest->isChecked());
        QVERIFY(scene.model.showsAnswer() && part<QPushButton>(scene.page, "showAnswer")->isChecked());
        QCOMPARE(scene.model.view().chosenAnswer, 1);
        QCOMPARE(lines->text(), others[0].lines.join(QLatin1Char('\n')));
        const auto* title = part<QLabel>(scene.page, "answerTitle");
        QCOMPARE(title->text(), utf8("Next cheapest that differs in kind"));
        QTest::keyClick(other, Qt::Key_Up);
        QCOMPARE(scene.model.view().chosenAnswer, 0);
        QCOMPARE(lines->text(), scene.model.view().answer.lines.join(QLatin1Char('\n')));
        QCOMPARE(title->text(), utf8("Cheapest that meets every need"));
        QTest::keyClick(cheapest, Qt::Key_Down);
        part<QPushButton>(scene.page, "loadCheapest")->click();
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

    void peaksFillTheNeeds() {
        PlannerPageScene scene;
        press(scene.page, "needsFromPeaks");
        QCOMPARE(part<QTableWidget>(scene.page, "workloadTable")->rowCount(), 3);
    }
};

POOLHOUSE_WIDGET_TEST(TestNeedsEditor)
#include "tst_needs_editor.moc"
