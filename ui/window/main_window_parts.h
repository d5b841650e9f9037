// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/operations/change_feed.h"
#include "models/operations/engine.h"
#include "models/operations/read_only_locks.h"
#include "models/plans/execution.h"
#include "models/tables/activity_model.h"
#include "models/tables/fleet_board_model.h"
#include "models/tables/fleet_tree_model.h"
#include "models/views/planner_model.h"
#include "ui/actions/actions.h"
#include "ui/activity/activity_page.h"
#include "ui/palette/palette_match.h"
#include "ui/window/main_window.h"
#include "ui/window/navigation.h"
#include "ui/window/operation_notifier.h"

#include <QApplication>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QSplitter;
class QStackedWidget;

namespace poolhouse::ui {

class ClusterPage;
class CommandPalette;
class FleetBoard;
class FleetPane;
class LockBanner;
class MessageBar;
class PlannerPage;
class PoolChanges;
class StatusBar;
class WelcomePage;

/// The inside of the main window: who is told what when something changes. Private to main_window*.cpp.
struct MainWindow::Parts {
    Parts(MainWindow& window, const WindowDependencies& parts);

    // main_window.cpp: building
    void build();
    void buildFleet();
    void restore();
    void save();

    // main_window_wiring.cpp: what follows what
    void connectFleet();
    void connectSession();
    void connectActions();

    // main_window_show.cpp: bringing the screen up to date
    void showPlace(); ///< welcome, board or cluster page
    void showPage();  ///< the open cluster's figures
    void showStatus();
    void showProblems();
    void showApiProblem();
    void showActions();
    void tellPoller(); ///< what is on the screen
    void tellShown();  ///< whether anybody can see the window
    void updateAges();

    // main_window_changes.cpp: what changes pools, and what forbids it
    void connectChanges();
    void change(ActionId id, const std::optional<core::PoolId>& pool); ///< opens the dialog
    void pickPool(const core::PoolId& pool);                           ///< of the open cluster, in the tree as well
    void choosePool(const std::optional<core::PoolId>& pool);
    void addChangeState(ActionState& state) const;
    void showPoolActions(const ActionState& state); ///< on the cards and in the dialogs
    void showLocks();
    void unlock();
    void lockAgain();
    void openActivity(const QString& operation = {});
    void tellEnd(const QString& id); ///< of an operation
    [[nodiscard]] ActivitySource activitySource();

    // main_window_progress.cpp: what is under way is told everywhere
    void connectProgress();
    void openLocks();
    void showLockTrouble();
    void showJournalTrouble();

    // main_window_plan.cpp: planning, and applying what was planned
    void connectPlan();
    void openPlan(const core::ClusterId& cluster);
    void wantPlanner(); ///< the tab is in front: there has to be something in it
    void dropPlanner(); ///< another account's clusters
    void showPlanLock();
    void showPlanner(); ///< what the open cluster's plan may do just now
    void openPlanFile();
    void takePlanFile(const QString& path);
    void savePlan(const core::Plan& plan);
    void copyPlan(const core::Plan& plan);
    void applyPlan(const core::Plan& plan, const QString& phrase);
    void openOpposite();
    void tellPlanEnd();
    void tellLeftOver();
    [[nodiscard]] QString whyPlanNotSent() const;

    // main_window_deeds.cpp: what the actions do
    void perform(ActionId id);
    void openCluster(const core::ClusterId& id);
    void openBoard();
    void step(int direction);
    void copyTargets(bool names);
    void chooseAppearance(SchemeChoice choice);
    void openPalette();
    void take(const PaletteEntry& entry);
    void addPoolEntries(std::vector<PaletteEntry>& entries) const;
    void showMenu(const QPoint& globalPosition);
    void askToForget();
    void showShortcuts();
    void showAbout();

    [[nodiscard]] std::vector<core::ClusterId> targets() const; ///< what an action on clusters is about
    [[nodiscard]] bool fleetInFront() const;
    [[nodiscard]] bool wholeApiFails() const; ///< unreachable, refused or out of calls: no list's own fault
    [[nodiscard]] ActionState actionState() const;

    MainWindow& window;
    fleet::Store& store;
    fleet::Poller& poller;
    fleet::Session& session;
    operations::Engine& operations;
    operations::ReadOnlyLocks& locks;
    const core::Clock& clock;
    Preferences& preferences;
    Desktop& desktop;
    FileChoice& files;
    plans::PlanExecution& applying;
    plans::PlanRepository& plans;
    const plans::PlanFiles& planDocuments;

    tables::FleetTreeModel treeModel;
    tables::FleetBoardModel boardModel;
    tables::ActivityModel activityModel;
    Navigation navigation;
    operations::ChangeFeed changeFeed{operations};
    OperationNotifier notifier{operations, clock, desktop, [] { return QApplication::activeWindow() != nullptr; }};
    Actions* actions = nullptr;
    QStackedWidget* stack = nullptr;  ///< welcome or fleet
    QStackedWidget* centre = nullptr; ///< board, cluster page or activity
    QSplitter* splitter = nullptr;
    WelcomePage* welcome = nullptr;
    FleetPane* pane = nullptr;
    FleetBoard* board = nullptr;
    ClusterPage* page = nullptr;
    ActivityPage* activity = nullptr;
    LockBanner* lockBanner = nullptr;
    PoolChanges* changes = nullptr;
    std::unique_ptr<views::PlannerModel> plannerModel; ///< made with the page, when it is first wanted
    PlannerPage* planner = nullptr;
    MessageBar* messages = nullptr;
    StatusBar* status = nullptr;
    CommandPalette* palette = nullptr;

    QTimer ages;           ///< once a second while shown
    QTimer refreshSoon;    ///< gathers many changes of the store into one look
    QTimer pollerSoon;     ///< gathers scrolling
    bool choosing = false; ///< connected, but a person asked for the welcome page
    std::optional<ActionState> shownState;
    std::optional<core::ClusterId> shownCluster;
    std::optional<core::PoolId> chosenPool; ///< what the actions on a pool are about
    std::optional<std::vector<core::ClusterId>> toldOnScreen;
    std::optional<core::Instant> dismissedFailure; ///< the fleet's failure that a person has closed
    std::optional<core::Instant> dismissedCatalogFailure;
    bool dismissedApiFailure = false;
    QString toldNotice;
};

} // namespace poolhouse::ui
