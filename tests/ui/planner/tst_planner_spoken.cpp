// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/planner_page_scene.h"

#include <QAccessible>
#include <QPushButton>
#include <QSet>
#include <QTableWidget>

#include <functional>

using namespace poolhouse;
using test::part;
using test::PlannerPageScene;
using test::utf8;

namespace {

constexpr qsizetype mostStops = 80;

using Visit = std::function<void(QAccessibleInterface&)>;

/// What is on the screen; tables as a whole.
void walk(QAccessibleInterface* at, const Visit& visit) {
    if (at == nullptr || at->state().invisible) {
        return;
    }
    visit(*at);
    for (int child = 0; at->tableInterface() == nullptr && child < at->childCount(); ++child) {
        walk(at->child(child), visit);
    }
}

bool mustBeNamed(QAccessible::Role role) {
    switch (role) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::StaticText:
    case QAccessible::Table:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::Grouping:
    case QAccessible::Border: return true;
    default: return false;
    }
}

/// Object names of what has the focus, key by key, once round.
QStringList tabStops(QWidget& page, const char* first) {
    auto* from = part<QWidget>(page, first);
    from->setFocus();
    QStringList names;
    do {
        names << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    } while (QApplication::focusWidget() != from && names.size() < mostStops);
    return names;
}

void findAnswers(PlannerPageScene& scene) {
    scene.shapeAsDrawn();
    part<QPushButton>(scene.page, "findCheapest")->click();
    QVERIFY(scene.searched());
    QVERIFY(part<QWidget>(scene.page, "answer.2")->isVisible());
    part<QPushButton>(scene.page, "allFigures")->click();
}

} // namespace

/// The planner as a screen reader meets it.
class TestPlannerSpoken : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPartHasAName() {
        PlannerPageScene scene;
        findAnswers(scene);
        part<QTableWidget>(scene.page, "workloadTable")->selectRow(0); // opens its form
        QStringList wrong;
        walk(QAccessible::queryAccessibleInterface(&scene.page), [&wrong](QAccessibleInterface& it) {
            const auto name = it.text(QAccessible::Name);
            const auto description = it.text(QAccessible::Description);
            const bool labelled = !it.relations(QAccessible::Label).isEmpty();
            const bool marked = name.contains(QLatin1Char('<')) || description.contains(utf8("<qt>"));
            if (mustBeNamed(it.role()) && ((name.isEmpty() && !labelled) || marked)) {
                wrong << utf8("%1 %2 \"%3\" \"%4\"")
                             .arg(it.role())
                             .arg(it.object() != nullptr ? it.object()->objectName() : QString(), name, description);
            }
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void noTwoButtonsSayTheSame() {
        PlannerPageScene scene;
        findAnswers(scene);
        QSet<QString> names;
        walk(QAccessible::queryAccessibleInterface(&scene.page), [&names](QAccessibleInterface& it) {
            if (it.role() == QAccessible::Button) {
                const auto name = it.text(QAccessible::Name);
                QVERIFY2(!names.contains(name), qPrintable(name));
                names.insert(name);
            }
        });
    }

    void tabFollowsThePageAsItIsRead() {
        PlannerPageScene scene;
        findAnswers(scene);
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        const auto stops = tabStops(scene.page, "openPlan");
        qsizetype last = -1;
        for (const char* name :
             {"reviewPlan",  "levelCombo",   "standbyBox",      "laneCanvas",     "countField",   "removePool",
              "addPool",     "showLevels",   "comparisonTable", "workloadTable",  "surviveLoss",  "marginSlider",
              "budgetField", "growthSlider", "addWorkload",     "needsFromPeaks", "needsSources", "answer.0",
              "showAnswer",  "loadCheapest", "findCheapest",    "allFigures",     "survivableBox"}) {
            const auto at = stops.indexOf(utf8(name));
            QVERIFY2(at > last, qPrintable(utf8("%1 in %2").arg(utf8(name), stops.join(utf8(", ")))));
            last = at;
        }
        QCOMPARE(stops.count(utf8("countField")), 3); // of each follower pool, once
        const auto lanes = stops.mid(stops.indexOf(utf8("levelCombo")));
        QCOMPARE(lanes.mid(0, 9), (QStringList{utf8("levelCombo"), utf8("standbyBox"), utf8("laneApps"),
                                               utf8("laneCanvas"), utf8("levelCombo"), utf8("countField"),
                                               utf8("laneApps"), utf8("removePool"), utf8("laneCanvas")}));
    }
};

POOLHOUSE_WIDGET_TEST(TestPlannerSpoken)
#include "tst_planner_spoken.moc"
