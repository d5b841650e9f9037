// SPDX-License-Identifier: GPL-3.0-or-later
// What of a plan is whole and in view, in pages of different widths.
#include "tests/support/application_font.h"
#include "tests/support/test_main.h"
#include "tests/ui/planner_page_scene.h"
#include "ui/planner/cluster_strip.h"
#include "ui/planner/needs_table.h"
#include "ui/theme/theme_controller.h"
#include "ui/theme/typography.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>

using namespace poolhouse;
using test::part;
using test::PlannerPageScene;
using test::utf8;

class TestPlannerWidths : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
        const test::ApplicationFont font(points);
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        PlannerPageScene scene({width, 800});
        scene.shapeAsDrawn();
        scene.model.keepForComparison();
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

    /// A name is elided before figures; tool tip and screen reader have it in full.
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
        for (int available = letters.horizontalAdvance(whole) + 1; available > least; --available) {
            const auto shown = ui::shortNeed(utf8("the web processes of the storefront"), factors, letters, available);
            QVERIFY2(shown.endsWith(utf8(", ") + factors), qPrintable(shown));
            QVERIFY2(letters.horizontalAdvance(shown) <= available, qPrintable(shown));
            QCOMPARE(shown == whole, available >= letters.horizontalAdvance(whole));
        }
    }

    /// What stands beside an elided name is as narrow as it can be.
    void namesOfPoolsAreElidedForWantOfRoomOnly() {
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        PlannerPageScene scene;
        scene.base.read([](core::ClusterInfo& info) { info.pools[1].name = "analytics-of-the-storefront"; });
        scene.model.setLevel(1, "8G-Performance");
        scene.model.setCount(2, 5);
        scene.model.addPool();
        scene.model.rename(3, utf8("nightly-export-for-finance"));
        int elided = 0, whole = 0;
        for (int width = 560; width <= 1400; width += 40) {
            scene.page.resize(width, 900);
            QTest::qWait(0);
            for (int row = 0; row < 4; ++row) {
                const auto* name = scene.inRow<ui::TextLabel>(row, "poolName");
                const auto* field = scene.inRow<QLineEdit>(row, "poolNameField");
                const bool cut = name->isVisible() ? name->isElided() : field->width() < field->sizeHint().width();
                ++(cut ? elided : whole);
                for (const auto* part : {"poolBadge", "levelCombo", "poolEffect"}) {
                    const auto* beside = scene.inRow<QWidget>(row, part);
                    const int least = std::max(beside->minimumSizeHint().width(), beside->minimumWidth());
                    QVERIFY2(!cut || !beside->isVisible() || beside->width() <= least,
                             qPrintable(utf8("%1 in %2 at %3").arg(utf8(part)).arg(row).arg(width)));
                }
            }
        }
        QVERIFY(elided > 0 && whole > elided);
    }

    /// A level with a shorter name leaves no minimum of the longer one behind.
    void aLaneNeedsTheWidthOfTheLevelChosen() {
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        PlannerPageScene scene;
        auto* level = scene.inRow<QComboBox>(1, "levelCombo");
        const auto least = [&scene] {
            QTest::qWait(0);
            return part<QWidget>(scene.page, "poolEditor.1")->layout()->totalMinimumSize().width();
        };
        QCOMPARE(level->currentData().toString(), utf8("16G-Performance"));
        const int before = least();
        level->setCurrentIndex(level->findData(utf8("8G-Performance"))); // as a hand does
        Q_EMIT level->activated(level->currentIndex());
        const int chosen = least();
        scene.model.undo();
        QCOMPARE(least(), before);
        scene.model.redo();
        QCOMPARE(least(), chosen);
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

    /// A window of 1280 x 800 with its tree, tool bar and header leaves that much for the page.
    void fourPoolsNeedsAndAnswerAreInViewTogether() {
        PlannerPageScene scene({954, 605});
        scene.shapeAsDrawn();
        scene.model.findCheapest();
        QVERIFY(scene.searched());
        QTRY_VERIFY(!part<QWidget>(scene.page, "needsDrawer")->isVisible());
        QTRY_COMPARE(test::notInView(scene.page, {utf8("poolEditor.0"), utf8("poolEditor.1"), utf8("poolEditor.2"),
                                                  utf8("poolEditor.3"), utf8("addPool"), utf8("workloadTable"),
                                                  utf8("surviveLoss"), utf8("marginSlider"), utf8("budgetField"),
                                                  utf8("growthSlider"), utf8("needsFromPeaks"), utf8("answerCost"),
                                                  utf8("answer.1.text"), utf8("answer.2.text"), utf8("showAnswer"),
                                                  utf8("loadCheapest"), utf8("figure.3.plan")}),
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
};

POOLHOUSE_WIDGET_TEST(TestPlannerWidths)
#include "tst_planner_widths.moc"
