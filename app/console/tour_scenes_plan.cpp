// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes for the planner: from the live shape to an applied plan and its inverse.
#include "app/console/tour_actions.h"
#include "app/console/tour_scenes.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>

#include <algorithm>
#include <stdexcept>

namespace poolhouse::console {

namespace {

constexpr int analyticsRow = 1;
constexpr int webReadsRow = 2;
constexpr int newRow = 3;
constexpr QSize usualWindow(1440, 900);
constexpr QSize largeWindow(1760, 1000);
constexpr QSize smallWindow(1024, 600); ///< the planner's cards are a drawer

template <class Widget> Widget& inRow(TourStage& stage, int row, const char* name) {
    const auto editor = "poolEditor." + std::to_string(row);
    auto* found = part<QWidget>(stage, editor.c_str()).findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) {
        throw std::runtime_error("the row has no part called " + std::string(name));
    }
    return *found;
}

/// Emulates user input: programmatic changes do not emit activated().
void chooseLevel(TourStage& stage, int row, const char* level) {
    auto& levels = inRow<QComboBox>(stage, row, "levelCombo");
    const int index = levels.findData(QLatin1String(level));
    levels.setCurrentIndex(index);
    Q_EMIT levels.activated(index);
}

void type(QLineEdit& field, const QString& text) {
    field.setText(text);
    Q_EMIT field.textEdited(text);
}

void addWorkload(TourStage& stage, const char* name, const char* connections, const char* pool) {
    click(stage, "addWorkload");
    type(part<QLineEdit>(stage, "workloadName"), QLatin1String(name));
    type(part<QLineEdit>(stage, "workloadConnections"), QLatin1String(connections));
    if (*pool != '\0') {
        type(part<QLineEdit>(stage, "workloadPoolText"), QLatin1String(pool));
    }
}

void shapePlan(TourStage& stage) {
    chooseLevel(stage, analyticsRow, "8G-Performance");
    inRow<QSpinBox>(stage, webReadsRow, "countField").setValue(5);
    click(stage, "addPool");
    type(inRow<QLineEdit>(stage, newRow, "poolNameField"), QStringLiteral("nightly-export"));
    chooseLevel(stage, newRow, "4G-Performance");
}

void sayNeeds(TourStage& stage) {
    addWorkload(stage, "web", "26 x 5 x 10", "web-reads");
    addWorkload(stage, "reports", "240", "analytics");
    addWorkload(stage, "nightly export", "60", "");
    addWorkload(stage, "writes", "640", "");
    auto& access = part<QComboBox>(stage, "workloadAccess");
    access.setCurrentIndex(access.count() - 1);
    Q_EMIT access.activated(access.count() - 1);
    click(stage, "closeWorkload");
}

QScrollBar& scrollBarAround(TourStage& stage, const char* name) {
    for (QWidget* above = &part<QWidget>(stage, name); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above)) {
            return *area->verticalScrollBar();
        }
    }
    throw std::runtime_error("nothing can be scrolled around " + std::string(name));
}

void setSlider(TourStage& stage, const char* name, int value) {
    part<QSlider>(stage, name).setValue(value);
}

/// Adds the first cluster found to the plan.
void addCluster(TourStage& stage, const char* search) {
    click(stage, "addPlanCluster");
    auto& field = part<QLineEdit>(stage, "clusterSearchField");
    field.setText(QLatin1String(search));
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QCoreApplication::sendEvent(&field, &enter);
}

void showDrawer(TourStage& stage, bool open) {
    auto& button = part<QAbstractButton>(stage, "needsDrawer");
    if (button.isVisible() && button.isChecked() != open) {
        button.click();
    }
}

void scrollToTop(TourStage& stage) {
    scrollBarAround(stage, "laneList").setValue(0);
}

void scrollToEnd(TourStage& stage) {
    auto& bar = scrollBarAround(stage, "comparison");
    bar.setValue(bar.maximum());
}

void addPlanning(std::vector<Scene>& scenes) {
    scenes.push_back({{}, [](TourStage& stage) { stage.open("small", anchor(), anchor()); }, loaded, advanceSlightly});
    scenes.push_back({{}, showChangedCluster, atOnce, {}});
    scenes.push_back({QStringLiteral("plan-live"), [](TourStage& stage) { trigger(stage, "actionPlan"); }, atOnce, {}});
    scenes.push_back({QStringLiteral("plan"),
                      [](TourStage& stage) {
                          stage.suggestSize(largeWindow);
                          shapePlan(stage);
                      },
                      atOnce,
                      {}});
    scenes.push_back({QStringLiteral("plan-cheapest"),
                      [](TourStage& stage) {
                          sayNeeds(stage);
                          click(stage, "findCheapest");
                          scrollToTop(stage);
                      },
                      searched,
                      {}});
    scenes.push_back({QStringLiteral("plan-ghosts"), [](TourStage& stage) { click(stage, "showAnswer"); }, atOnce,
                      [](TourStage& stage) { click(stage, "showAnswer"); }});
    scenes.push_back({QStringLiteral("plan-others"), [](TourStage& stage) { click(stage, "moreAnswers"); }, atOnce,
                      [](TourStage& stage) { click(stage, "moreAnswers"); }});
    scenes.push_back({QStringLiteral("plan-need"),
                      [](TourStage& stage) { part<QTableWidget>(stage, "workloadTable").selectRow(1); }, atOnce,
                      [](TourStage& stage) { click(stage, "closeWorkload"); }});
    scenes.push_back({QStringLiteral("plan-margin"), [](TourStage& stage) { setSlider(stage, "marginSlider", 5); },
                      atOnce, [](TourStage& stage) { click(stage, "undoPlan"); }});
    scenes.push_back({QStringLiteral("plan-growth"), [](TourStage& stage) { setSlider(stage, "growthSlider", 50); },
                      searched, [](TourStage& stage) { setSlider(stage, "growthSlider", 0); }});
    scenes.push_back({QStringLiteral("plan-drawer"),
                      [](TourStage& stage) {
                          stage.suggestSize(smallWindow);
                          showDrawer(stage, true);
                      },
                      atOnce,
                      [](TourStage& stage) {
                          showDrawer(stage, false);
                          stage.suggestSize(largeWindow);
                      }});
    scenes.push_back({QStringLiteral("plan-clusters"),
                      [](TourStage& stage) {
                          addCluster(stage, "horizontal");
                          addCluster(stage, "cubic");
                      },
                      atOnce,
                      [](TourStage& stage) {
                          click(stage, "undoPlan");
                          click(stage, "undoPlan");
                      }});
    scenes.push_back({QStringLiteral("plan-loaded"),
                      [](TourStage& stage) {
                          click(stage, "putAside");
                          click(stage, "loadCheapest");
                      },
                      atOnce,
                      {}});
    scenes.push_back({QStringLiteral("plans-side-by-side"),
                      [](TourStage& stage) {
                          click(stage, "putAside");
                          scrollToEnd(stage);
                      },
                      atOnce,
                      [](TourStage& stage) {
                          click(stage, "undoPlan");
                          scrollToTop(stage);
                      }});
}

/// Chooses in the menu of the apps of a pool.
void moveApp(TourStage& stage, int row, const char* app, const QString& to) {
    inRow<QAbstractButton>(stage, row, "laneApps").click();
    const auto actions = part<QMenu>(stage, (std::string("laneMenuApp.") + app).c_str()).actions();
    part<QMenu>(stage, "laneMenu").close();
    const auto chosen =
        std::find_if(actions.begin(), actions.end(), [&to](const QAction* each) { return each->text().endsWith(to); });
    if (chosen == actions.end()) {
        throw std::runtime_error("an app can't be moved there");
    }
    (*chosen)->trigger();
}

void addApplying(std::vector<Scene>& scenes) {
    scenes.push_back({QStringLiteral("plan-apps"),
                      [](TourStage& stage) {
                          moveApp(stage, webReadsRow, "catalog-api.READS", QStringLiteral("analytics"));
                          scrollToTop(stage);
                      },
                      atOnce,
                      {}});
    scenes.push_back({QStringLiteral("plan-apps-review"), [](TourStage& stage) { click(stage, "reviewPlan"); },
                      [](TourStage& stage) { return dialogOpen(stage) && !stage.poller().busy(); },
                      [](TourStage& stage) {
                          press(stage, "cancelReview");
                          click(stage, "undoPlan");
                      }});
    scenes.push_back({QStringLiteral("plan-review"),
                      [](TourStage& stage) {
                          inRow<QAbstractButton>(stage, analyticsRow, "removePool").click();
                          click(stage, "reviewPlan");
                          inDialog<QLineEdit>(stage, "reviewPhrase").setText(QStringLiteral("example-app/analytics"));
                      },
                      [](TourStage& stage) { return dialogOpen(stage) && !stage.poller().busy(); },
                      {}});
    scenes.push_back({QStringLiteral("plan-applying"),
                      [](TourStage& stage) { press(stage, "applyPlan"); },
                      when(instancesUp("web-reads", 4)),
                      {}});
    scenes.push_back(
        {QStringLiteral("plan-applied"), {}, when([](TourStage& stage) { return !stage.applying().busy(); }), {}});
    scenes.push_back({QStringLiteral("plan-opposite"), [](TourStage& stage) { click(stage, "oppositePlan"); }, atOnce,
                      [](TourStage& stage) {
                          stage.close();
                          stage.suggestSize(usualWindow);
                      }});
}

} // namespace

void addPlanScenes(std::vector<Scene>& scenes) {
    addPlanning(scenes);
    addApplying(scenes);
}

} // namespace poolhouse::console
