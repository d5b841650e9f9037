// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/activity_model.h"
#include "models/tables/fleet_board_model.h"
#include "models/tables/fleet_tree_model.h"
#include "ui/window/window_dependencies.h"

#include <QSize>

class QSplitter;
class QStackedWidget;
class QMainWindow;
class QWidget;

namespace poolhouse::ui {

class Actions;
class ActivityPage;
class AttachmentChanges;
class ClusterChanges;
class CredentialChanges;
class MaintenanceChanges;
class MigrationChanges;
class ClusterCreation;
class QuotaChanges;
class SettingChanges;
class ClusterPage;
class ComingPage;
class CommandPalette;
class FleetBoard;
class FleetPane;
class LockBanner;
class MessageBar;
class OpenDialogs;
class PoolChanges;
class StatusBar;
class WelcomePage;

/// The item models that tree, board and Activity show.
struct WindowModels {
    explicit WindowModels(const WindowDependencies& dependencies);

    void refreshAges();

    tables::FleetTreeModel tree;
    tables::FleetBoardModel board;
    tables::ActivityModel activity;
};

/// The widgets of the main window, built once. The window owns them; `models` outlives them.
struct WindowWidgets {
    WindowWidgets(QMainWindow& window, const WindowDependencies& dependencies, WindowModels& models);

    Actions* actions = nullptr;
    StatusBar* status = nullptr;
    MessageBar* messages = nullptr;
    QStackedWidget* stack = nullptr; ///< welcome page or fleet
    WelcomePage* welcome = nullptr;
    QSplitter* splitter = nullptr;
    FleetPane* pane = nullptr;
    LockBanner* lockBanner = nullptr;
    QStackedWidget* centre = nullptr; ///< one of FleetPage
    FleetBoard* board = nullptr;
    ClusterPage* page = nullptr;
    ActivityPage* activity = nullptr;
    ComingPage* coming = nullptr;
    CommandPalette* palette = nullptr;
    OpenDialogs* dialogs = nullptr;
    PoolChanges* changes = nullptr;
    AttachmentChanges* attachmentChanges = nullptr;
    MaintenanceChanges* maintenanceChanges = nullptr;
    CredentialChanges* credentialChanges = nullptr;
    ClusterChanges* clusterChanges = nullptr;
    SettingChanges* settingChanges = nullptr;
    QuotaChanges* quotaChanges = nullptr;
    ClusterCreation* clusterCreation = nullptr;
    MigrationChanges* migrationChanges = nullptr;

private:
    void buildFleet(const WindowDependencies& dependencies, WindowModels& models);
    QWidget* buildCentre(const WindowDependencies& dependencies, WindowModels& models);
};

/// All columns of the board, and still within a 1366 pixel screen.
inline constexpr QSize defaultWindowSize(1344, 840);

} // namespace poolhouse::ui
