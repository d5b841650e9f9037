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

/// The console's window: a frame that builds the widgets and owns the controllers, which do the work. Object names:
/// "mainWindow", "fleetSplitter", "windowStack", "centreStack"; those of its widgets are in their headers.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// All outlive the window.
    struct Dependencies {
        fleet::Store& store;
        fleet::Poller& poller;
        fleet::Session& session;
        operations::Engine& operations;
        operations::ReadOnlyLocks& locks;
        const core::Clock& clock;
        Preferences& preferences;
        Desktop& desktop;
        FileChoice& files;
        plans::PlanExecution& execution;
        plans::PlanRepository& plans;
        const plans::PlanFiles& planFiles;
    };
    explicit MainWindow(const Dependencies& dependencies);
    ~MainWindow() override;

    void showFleetBoard();
    void showCluster(const core::ClusterId& id); ///< selects it in the tree as well; ignored when it is unknown
    void updateAges(); ///< refreshes every age and countdown; a timer calls it once a second while the window is shown

    /// Chosen in an earlier run; the program applies it before it shows the first window.
    [[nodiscard]] static SchemeChoice rememberedAppearance(const Preferences& preferences);

Q_SIGNALS:
    void appearanceChosen(poolhouse::ui::SchemeChoice choice); ///< for the program's ThemeController

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace poolhouse::ui
