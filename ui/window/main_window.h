// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "ui/theme/theme_controller.h"
#include "ui/window/window_dependencies.h"

#include <QByteArray>
#include <QMainWindow>
#include <QString>

#include <memory>

namespace poolhouse::ui {

class MessageSink;
class Preferences;

/// The console's window: a frame that builds the widgets and owns the controllers, which do the work. Object names:
/// "mainWindow", "fleetSplitter", "windowStack", "centreStack"; those of its widgets are in their headers.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    using Dependencies = WindowDependencies;
    explicit MainWindow(const Dependencies& dependencies);
    ~MainWindow() override;

    void comeToFront(const QByteArray& activation); ///< `activation`: the desktop's token that allows it; may be empty
    [[nodiscard]] MessageSink& messages();
    void showFleetBoard();
    void showCluster(const core::ClusterId& id); ///< selects it in the tree as well; ignored when it is unknown
    /// Opens the planner with the plan in the file, once an account and its cluster are known; a reason when it can't
    /// be.
    void openPlan(const QString& file);
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
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace poolhouse::ui
