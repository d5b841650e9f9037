// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/action_dispatcher.h"
#include "ui/window/actions_controller.h"
#include "ui/window/area_tabs.h"
#include "ui/window/board_export.h"
#include "ui/window/changes_controller.h"
#include "ui/window/cluster_actions.h"
#include "ui/window/coming_controller.h"
#include "ui/window/fleet_controller.h"
#include "ui/window/history_controller.h"
#include "ui/window/journal_controller.h"
#include "ui/window/labels_controller.h"
#include "ui/window/locks_controller.h"
#include "ui/window/palette_controller.h"
#include "ui/window/place_controller.h"
#include "ui/window/planner_controllers.h"
#include "ui/window/pool_change_dialogs.h"
#include "ui/window/status_controller.h"
#include "ui/window/window_views.h"

#include <QObject>
#include <QTimer>

namespace poolhouse::ui {

struct WindowModels;
struct WindowWidgets;

/// Owns the controllers of a window and connects them: with the models, with the widgets, and with each other. But for
/// PlaceController, which opens what others show, they know nothing of each other. Destroy it before the widgets.
class WindowControllers : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    WindowControllers(QMainWindow& window, const WindowDependencies& dependencies, const WindowWidgets& widgets,
                      WindowModels& models, Navigation& navigation, operations::ChangeFeed& changeFeed);
    ~WindowControllers() override; ///< removes the planner page

    void refreshAll();
    void openPlan(const QString& file); ///< as soon as possible
    void refreshAges();                 ///< everything that shows an age
    void refreshSoon();                 ///< within 30 ms; gathers many changes of the store

    [[nodiscard]] FleetController& fleet() { return m_fleet; }
    [[nodiscard]] PlaceController& places() { return m_places; }
    [[nodiscard]] ActionDispatcher& actions() { return m_dispatcher; } ///< lacks those on the window itself

private:
    void connectModels(WindowModels& models);
    void connectControllers();
    void connectFleetWidgets();
    void connectOtherWidgets();

    WindowDependencies m_dependencies;
    const WindowWidgets& m_widgets;
    operations::ChangeFeed& m_changeFeed;

    FleetWidgets m_fleetView;
    LockWidgets m_lockView;
    PageTabs m_tabs;
    PoolChangeDialogs m_changeDialogs;
    FleetController m_fleet;
    HistoryController m_history;
    PlaceController m_places;
    StatusController m_status;
    LocksController m_locks;
    JournalController m_journal;
    LabelsController m_labels;
    ActionsController m_actions;
    ChangesController m_changes;
    PlannerControllers m_planner;
    PaletteController m_palette;
    ClusterActions m_clusterActions;
    BoardExport m_boardExport;
    AreaTabs m_areas;
    ComingController m_coming;
    ActionDispatcher m_dispatcher;
    QTimer m_refreshTimer;
};

} // namespace poolhouse::ui
