// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "ui/theme/theme_controller.h"

#include <QMainWindow>

#include <memory>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Poller;
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class Engine;
class ReadOnlyLocks;
} // namespace poolhouse::operations

namespace poolhouse::plans {
class PlanExecution;
class PlanFiles;
class PlanRepository;
} // namespace poolhouse::plans

namespace poolhouse::ui {

class Desktop;
class FileChoice;
class Preferences;

/// What a window shows and asks; all of it outlives the window.
struct WindowDependencies {
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
};

/// The console's window: welcome, fleet, board and cluster page, menus and status bar. It fetches nothing by itself.
/// Object names: "mainWindow", "fleetSplitter", "windowStack", "centreStack"; those of its parts are in their headers.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const WindowDependencies& parts);
    ~MainWindow() override;

    void showFleetBoard();
    void showCluster(const core::ClusterId& id); ///< selects it in the fleet as well; ignored when it is unknown
    void updateAges(); ///< looks at the clock again; a timer calls it every second while the window is shown

    /// What was chosen in an earlier start; the program dresses itself with it before the first window.
    [[nodiscard]] static SchemeChoice rememberedAppearance(const Preferences& preferences);

Q_SIGNALS:
    void appearanceChosen(poolhouse::ui::SchemeChoice choice); ///< for the program's ThemeController

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace poolhouse::ui
