// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes for the planner: from the live shape to an applied plan and its inverse.
#include "app/console/tour_actions.h"
#include "app/console/tour_scenes.h"
#include "models/views/planner_model.h"
#include "ui/planner/lane_canvas.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QWheelEvent>

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

void sendKey(QWidget& to, int key, Qt::KeyboardModifiers modifiers = {}) {
    QKeyEvent press(QEvent::KeyPress, key, modifiers);
    QCoreApplication::sendEvent(&to, &press);
}

ui::LaneCanvas& canvasOf(TourStage& stage, int row) {
    return inRow<ui::LaneCanvas>(stage, row, "laneCanvas");
}

/// A drag from there that goes on: the button is not let go.
void drag(QWidget& widget, QPoint from, QPoint to) {
    QMouseEvent press(QEvent::MouseButtonPress, from, widget.mapToGlobal(from), Qt::LeftButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &press);
    for (const QPoint at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&widget, &move);
    }
}

/// The first need of a pool over another one.
void dragNeed(TourStage& stage, int from, int to) {
    auto& canvas = canvasOf(stage, from);
    const auto& over = canvasOf(stage, to);
    drag(canvas, canvas.needRect(0).center(), canvas.mapFromGlobal(over.mapToGlobal(over.rect().center())));
}

/// One instance more, by the edge.
void dragEdge(TourStage& stage, int row) {
    auto& canvas = canvasOf(stage, row);
    const QPoint edge = canvas.handleRect().center();
    drag(canvas, edge, edge + QPoint(qRound(canvas.blockWidth()), 0));
}

void dropDrag(TourStage& stage) {
    auto& page = part<QWidget>(stage, "plannerPage");
    sendKey(page, Qt::Key_Escape);
}

/// At the pointer, by so many notches of the wheel; out no farther than the whole drawing.
void zoom(TourStage& stage, int notches) {
    auto& canvas = canvasOf(stage, webReadsRow);
    const QPoint at = canvas.rect().center();
    QWheelEvent turn(at, canvas.mapToGlobal(at), {}, QPoint(0, notches * QWheelEvent::DefaultDeltasPerStep),
                     Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&part<QWidget>(stage, "laneList"), &turn);
}

/// As if another client had scaled it.
void changeElsewhere(TourStage& stage, const char* pool, int count) {
    auto info = *clusterNamed(stage, changedCluster).info;
    for (auto& each : info.pools) {
        if (each.name == pool) {
            each.expectedCount = count;
        }
    }
    stage.store().applyInfo(info, stage.now());
}

/// What the drawing shows while a hand is at it.
void addHands(std::vector<Scene>& scenes) {
    scenes.push_back({QStringLiteral("plan-refused"),
                      [](TourStage& stage) { dragNeed(stage, webReadsRow, 0); },
                      [](TourStage& stage) { return inRow<QLabel>(stage, 0, "laneRefusal").isVisible(); },
                      dropDrag,
                      {},
                      true});
    scenes.push_back({{},
                      [](TourStage& stage) { dragEdge(stage, webReadsRow); },
                      [](TourStage& stage) { return stage.planner()->view().rows[webReadsRow].count == 6; },
                      {},
                      {},
                      true});
    scenes.push_back({QStringLiteral("plan-changed-meanwhile"),
                      [](TourStage& stage) { changeElsewhere(stage, "web-reads", 2); }, atOnce,
                      [](TourStage& stage) {
                          changeElsewhere(stage, "web-reads", 3);
                          dropDrag(stage);
                      }});
    scenes.push_back({QStringLiteral("plan-zoomed"), [](TourStage& stage) { zoom(stage, 3); }, atOnce,
                      [](TourStage& stage) { zoom(stage, -4); }});
    const auto turnLevels = [](TourStage& stage) { click(stage, "showLevels"); };
    scenes.push_back({QStringLiteral("plan-levels"), turnLevels, atOnce, turnLevels});
    scenes.push_back({QStringLiteral("plan-removed"),
                      [](TourStage& stage) { inRow<QAbstractButton>(stage, analyticsRow, "removePool").click(); },
                      atOnce, [](TourStage& stage) { click(stage, "undoPlan"); }});
}

void setBudget(TourStage& stage, const char* budget) {
    type(part<QLineEdit>(stage, "budgetField"), QLatin1String(budget));
    click(stage, "findCheapest");
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
    scenes.push_back({QStringLiteral("plan-others"), [](TourStage& stage) { click(stage, "answer.1"); }, atOnce,
                      [](TourStage& stage) {
                          click(stage, "answer.0");
                          click(stage, "showAnswer");
                      }});
    scenes.push_back({QStringLiteral("plan-need"),
                      [](TourStage& stage) { part<QTableWidget>(stage, "workloadTable").selectRow(1); }, atOnce,
                      [](TourStage& stage) { click(stage, "closeWorkload"); }});
    scenes.push_back({QStringLiteral("plan-misfit"),
                      [](TourStage& stage) {
                          part<QTableWidget>(stage, "workloadTable").selectRow(1);
                          part<QSpinBox>(stage, "workloadMemory").setValue(16);
                      },
                      atOnce,
                      [](TourStage& stage) {
                          click(stage, "undoPlan");
                          click(stage, "closeWorkload");
                      }});
    scenes.push_back({QStringLiteral("plan-infeasible"), [](TourStage& stage) { setBudget(stage, "1000"); }, searched,
                      [](TourStage& stage) { setBudget(stage, ""); }});
    scenes.push_back({{}, {}, searched, {}});
    addHands(scenes);
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
                          click(stage, "keepForComparison");
                          click(stage, "loadCheapest");
                      },
                      atOnce,
                      {}});
    scenes.push_back({QStringLiteral("plans-side-by-side"),
                      [](TourStage& stage) {
                          click(stage, "keepForComparison");
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
    scenes.push_back({QStringLiteral("plan-inverse"), [](TourStage& stage) { click(stage, "inversePlan"); }, atOnce,
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
