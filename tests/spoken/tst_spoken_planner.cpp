// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/held_search.h"
#include "tests/support/test_main.h"
#include "tests/ui/planner_page_scene.h"
#include "ui/planner/cost_chart.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>

#include <utility>

using namespace poolhouse;
using test::part;
using test::PlannerPageScene;
using test::utf8;

namespace {

/// What a screen reader is told in words.
class Heard {
public:
    Heard() {
        texts.clear();
        QAccessible::installUpdateHandler([](QAccessibleEvent* event) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
            if (event->type() == QAccessible::Announcement) {
                texts << static_cast<QAccessibleAnnouncementEvent*>(event)->message();
            }
#else
            auto* source = event->type() == QAccessible::ObjectShow ? event->accessibleInterface() : nullptr;
            if (source != nullptr && source->role() == QAccessible::Notification) {
                texts << source->text(QAccessible::Name);
            }
#endif
        });
    }
    ~Heard() {
        QAccessible::installUpdateHandler(nullptr);
    }
    Q_DISABLE_COPY_MOVE(Heard)

    /// Since the last call.
    [[nodiscard]] static QStringList taken() {
        return std::exchange(texts, {});
    }

private:
    static inline QStringList texts;
};

} // namespace

/// What an edit of a plan changed is spoken, once.
class TestSpokenPlanner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTRY_VERIFY2(QAccessible::isActive(), "run it by on_private_screen.sh"); }

    void editsOfTheNeedsAreSpoken() {
        PlannerPageScene scene;
        const Heard heard;
        scene.shapeAsDrawn();
        part<QPushButton>(scene.page, "addWorkload")->click();
        QCOMPARE(heard.taken(),
                 QStringList{utf8("workload-5: connections 100, pool any: nightly-export. Needs met: 0 of 5.")});
        part<QPushButton>(scene.page, "removeWorkload")->click();
        QCOMPARE(heard.taken(), QStringList{utf8("workload-5: no longer needed. Needs met: 0 of 4.")});
        part<QCheckBox>(scene.page, "surviveLoss")->click();
        QCOMPARE(heard.taken(), QStringList{utf8("Needs met: 3 of 4.")});
        part<QSlider>(scene.page, "marginSlider")->setValue(20); // its value is spoken by itself
        QCOMPARE(heard.taken(), QStringList{utf8("Needs met: 4 of 4.")});
        part<QSlider>(scene.page, "marginSlider")->setValue(19);
        QCOMPARE(heard.taken(), QStringList());
        part<QPushButton>(scene.page, "needsFromPeaks")->click();
        const auto filled = heard.taken();
        QCOMPARE(filled.size(), 1);
        QVERIFY2(filled[0].contains(utf8("reports: no longer needed.")), qPrintable(filled[0]));
        part<QPushButton>(scene.page, "needsFromPeaks")->click(); // again
        QCOMPARE(heard.taken(), QStringList{utf8("The workloads stay as they are.")});
        scene.model.keepForComparison();
        scene.model.setNeeds({}, {plans::PlanEdit::Kind::RemoveWorkload});
        part<QPushButton>(scene.page, "needsSources")->click();
        auto* menu = part<QMenu>(scene.page, "needsSourcesMenu");
        menu->findChild<QAction*>(utf8("sourcePlan.0"))->trigger();
        menu->close();
        QCOMPARE(heard.taken().size(), 1);
    }

    void editsOfTheWholePlanAreSpoken() {
        PlannerPageScene scene;
        const Heard heard;
        scene.model.setCount(2, 5);
        part<QPushButton>(scene.page, "keepForComparison")->click();
        QCOMPARE(heard.taken(), QStringList{utf8("The plan was put aside as Plan 1.")});
        scene.model.setCount(2, 4);
        part<QTableWidget>(scene.page, "comparisonTable")->selectRow(2);
        part<QPushButton>(scene.page, "loadAlternative")->click();
        QCOMPARE(heard.taken(), QStringList{utf8("The plan is Plan 1 now. Cost per month: $1,858.40.")});
        part<QPushButton>(scene.page, "dropAlternative")->click();
        QCOMPARE(heard.taken(), QStringList{utf8("Plan 1 was dropped.")});
        scene.base.setCount("web-reads", 4);
        part<QPushButton>(scene.page, "rebasePlan")->click();
        QCOMPARE(heard.taken(), QStringList{utf8("The plan uses the new figures. Cost per month: $1,858.40.")});
        Q_EMIT part<ui::CostChart>(scene.page, "costChart")->pointChosen(0);
        const auto chosen = heard.taken();
        QCOMPARE(chosen.size(), 1);
        QVERIFY2(chosen[0].contains(utf8("Cost per month: ")), qPrintable(chosen[0]));
    }

    /// That it goes on, what it found, and what was found beside it; the same again if it is asked for again.
    void searchesAreSpoken() {
        PlannerPageScene scene;
        const Heard heard;
        scene.shapeAsDrawn();
        const auto find = [&scene, &heard] {
            part<QPushButton>(scene.page, "findCheapest")->click();
            const bool over = scene.searched();
            return over ? heard.taken() : QStringList();
        };
        const auto found = find();
        QCOMPARE(found.size(), 3);
        QCOMPARE(found[0], utf8("Searching for the cheapest configuration…"));
        QVERIFY2(found[1].startsWith(utf8("Cheapest that meets every need\n")), qPrintable(found[1]));
        QVERIFY2(found[1].endsWith(utf8("\nSearching for other configurations…")), qPrintable(found[1]));
        QCOMPARE(found[2], utf8("2 other configurations differ in kind."));
        QCOMPARE(find(), found);
        part<QPushButton>(scene.page, "findCheapest")->click();
        scene.model.setCount(2, 7); // the old answer is not what is found
        QCOMPARE(heard.taken(), QStringList{found[0]});
        QVERIFY(scene.searched());
        QVERIFY(!heard.taken().isEmpty());
        scene.model.setCount(2, 6); // its cost beside that of the plan is another one
        QCOMPARE(heard.taken(), QStringList());
        auto needs = scene.model.needs();
        needs.workloads[3].workload.connections = 100'000;
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::EditWorkload});
        QCOMPARE(heard.taken(), QStringList{utf8("The needs changed. Find the cheapest again.")});
    }

    /// What was found for the cluster that is shown next is no answer to the search of this one.
    void theAnswerOfAnotherClusterIsNotSpoken() {
        test::HeldSearch held;
        PlannerPageScene scene({1360, 900}, held.search());
        const Heard heard;
        scene.shapeAsDrawn();
        const core::ClusterId home = scene.model.current();
        const auto other = scene.model.addable().front();
        const auto find = [&scene] { part<QPushButton>(scene.page, "findCheapest")->click(); };
        scene.model.addCluster(other);
        find();
        held.release(2); // and the rest
        QVERIFY(scene.searched());
        scene.model.show(home);
        (void)Heard::taken();
        find();
        const QStringList searching{utf8("Searching for the cheapest configuration…")};
        QCOMPARE(heard.taken(), searching);
        scene.model.show(other);
        QCOMPARE(heard.taken(), QStringList());
        scene.model.show(home);
        QCOMPARE(heard.taken(), searching); // it goes on
        held.releaseAll();
        QVERIFY(scene.searched());
        const auto found = heard.taken();
        QCOMPARE(found.size(), 2);
        QVERIFY2(found[0].contains(scene.model.view().answer.cost), qPrintable(found[0]));
        scene.model.show(other);
        scene.page.open(other); // a plan of its own
        QCOMPARE(heard.taken(), QStringList());
    }

    /// Reasons are not spoken again with the change that would fix them.
    void infeasibleNeedsAreSpokenOnce() {
        PlannerPageScene scene;
        const Heard heard;
        scene.shapeAsDrawn();
        auto needs = scene.model.needs();
        needs.maxMonthly = core::Money{10'000};
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::SetBudget});
        part<QPushButton>(scene.page, "findCheapest")->click();
        QVERIFY(scene.searched());
        const auto told = heard.taken();
        QCOMPARE(told.size(), 3);
        QVERIFY2(told[1].startsWith(utf8("No matching configuration\n")), qPrintable(told[1]));
        QVERIFY2(told[2].startsWith(utf8("Feasible ")), qPrintable(told[2]));
        QVERIFY2(!told[2].contains(utf8("No matching")), qPrintable(told[2]));
    }

    void growthIsSpoken() {
        PlannerPageScene scene;
        const Heard heard;
        plans::NeedsDraft needs;
        needs.margin = 0;
        needs.workloads = {test::workloadDraft("web", 700, "web-reads")};
        scene.model.setNeeds(needs, {plans::PlanEdit::Kind::AddWorkload});
        part<QSlider>(scene.page, "growthSlider")->setValue(100);
        QCOMPARE(heard.taken(), QStringList{utf8("Needs met: 0 of 1.")});
        QVERIFY(scene.searched());
        const auto next = heard.taken();
        QCOMPARE(next.size(), 1);
        QVERIFY2(next[0].startsWith(utf8("With 100% more, the cheapest is a leader on ")), qPrintable(next[0]));
        scene.model.setCount(2, 4);
        QCOMPARE(heard.taken(), QStringList());
        part<QSlider>(scene.page, "growthSlider")->setValue(0);
        QVERIFY(scene.searched());
        QCOMPARE(heard.taken(), QStringList{utf8("Needs met: 1 of 1.")});
    }

    void clustersThatComeAndGoAreSpoken() {
        PlannerPageScene scene;
        const Heard heard;
        part<QPushButton>(scene.page, "addPlanCluster")->click();
        auto* search = part<QWidget>(scene.page, "clusterSearch");
        auto* field = search->findChild<QLineEdit*>();
        QTest::keyClicks(field, utf8("cubic"));
        QTest::keyClick(field, Qt::Key_Return);
        auto news = heard.taken();
        QVERIFY2(news.last().startsWith(utf8("postgresql-cubic-55310 was added to the plan. Total cost per month: ")),
                 qPrintable(news.join(utf8(" | "))));
        part<QPushButton>(scene.page, "dropPlanCluster")->click();
        news = heard.taken();
        QVERIFY2(news.last().startsWith(utf8("postgresql-cubic-55310 was removed from the plan. Cost per month: ")),
                 qPrintable(news.join(utf8(" | "))));
    }
};

POOLHOUSE_WIDGET_TEST(TestSpokenPlanner)
#include "tst_spoken_planner.moc"
