// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet_board_model.h"
#include "models/fleet_tree_model.h"
#include "models/operations.h"
#include "models/poller.h"
#include "models/read_only_locks.h"
#include "models/session.h"
#include "models/store.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/navigation.h"
#include "ui/palette/palette_match.h"

#include <QTimer>

#include <optional>
#include <vector>

class QSplitter;
class QStackedWidget;

namespace poolhouse::ui {

class ClusterPage;
class CommandPalette;
class FleetBoard;
class FleetPane;
class MessageBar;
class StatusBar;
class WelcomePage;

/// The inside of the main window: who is told what when something changes. Private to main_window*.cpp.
struct MainWindow::Parts {
    Parts(MainWindow& window, const WindowParts& parts);

    // main_window.cpp: building
    void build();
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

    // main_window_deeds.cpp: what the actions do
    void perform(ActionId id);
    void openCluster(const core::ClusterId& id);
    void openBoard();
    void step(int direction);
    void copyTargets(bool names);
    void chooseAppearance(SchemeChoice choice);
    void openPalette();
    void take(const PaletteEntry& entry);
    void showMenu(const QPoint& globalPosition);
    void askToForget();
    void showShortcuts();
    void showAbout();

    [[nodiscard]] std::vector<core::ClusterId> targets() const; ///< what an action on clusters is about
    [[nodiscard]] bool fleetInFront() const;
    [[nodiscard]] bool wholeApiFails() const; ///< unreachable, refused or out of calls: no list's own fault
    [[nodiscard]] ActionState actionState() const;

    MainWindow& window;
    models::Store& store;
    models::Poller& poller;
    models::Session& session;
    models::Operations& operations;
    models::ReadOnlyLocks& locks;
    const core::Clock& clock;
    Preferences& preferences;
    Desktop& desktop;
    FileChoice& files;

    models::FleetTreeModel treeModel;
    models::FleetBoardModel boardModel;
    Navigation navigation;
    Actions* actions = nullptr;
    QStackedWidget* stack = nullptr;  ///< welcome or fleet
    QStackedWidget* centre = nullptr; ///< board or cluster page
    QSplitter* splitter = nullptr;
    WelcomePage* welcome = nullptr;
    FleetPane* pane = nullptr;
    FleetBoard* board = nullptr;
    ClusterPage* page = nullptr;
    MessageBar* messages = nullptr;
    StatusBar* status = nullptr;
    CommandPalette* palette = nullptr;

    QTimer ages;           ///< once a second while shown
    QTimer refreshSoon;    ///< gathers many changes of the store into one look
    QTimer pollerSoon;     ///< gathers scrolling
    bool choosing = false; ///< connected, but a person asked for the welcome page
    std::optional<ActionState> shownState;
    std::optional<std::vector<core::ClusterId>> toldOnScreen;
    std::optional<core::Instant> dismissedFailure; ///< the fleet's failure that a person has closed
    std::optional<core::Instant> dismissedCatalogFailure;
    bool dismissedApiFailure = false;
    QString toldNotice;
};

} // namespace poolhouse::ui
