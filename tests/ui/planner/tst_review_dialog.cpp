// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked before a plan is applied.
#include "tests/support/test_main.h"
#include "tests/ui/planner_page_scene.h"
#include "ui/widgets/field_problem.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace poolhouse;
using test::part;
using test::PlannerPageScene;
using test::utf8;

class TestReviewDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
};

POOLHOUSE_WIDGET_TEST(TestReviewDialog)
#include "tst_review_dialog.moc"
