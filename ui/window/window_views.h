// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/palette_match.h"
#include "ui/window/fleet_controller.h"
#include "ui/window/locks_controller.h"
#include "ui/window/place_controller.h"
#include "ui/window/window_dependencies.h"

#include <vector>

class QMainWindow;
class QWidget;

namespace poolhouse::ui {

class Actions;
class ClusterPage;
class LockBanner;
struct WindowWidgets;

/// Tree, board, pages and title of the window, for the controller of the fleet.
class FleetWidgets final : public FleetView {
public:
    /// Both outlive the view.
    FleetWidgets(QMainWindow& window, const WindowWidgets& widgets) : m_window(window), m_widgets(widgets) {}

    [[nodiscard]] std::vector<core::ClusterId> treeSelection() const override;
    [[nodiscard]] bool treeHasCluster() const override;
    [[nodiscard]] std::optional<core::PoolId> treePool() const override;
    [[nodiscard]] std::vector<core::ClusterId> boardSelection() const override;
    [[nodiscard]] std::vector<core::ClusterId> listedClusters() const override;
    [[nodiscard]] std::vector<core::ClusterId> visibleInTree() const override;
    [[nodiscard]] std::vector<core::ClusterId> visibleOnBoard() const override;
    void selectInTree(const std::optional<core::ClusterId>& cluster) override;
    void selectInTree(const core::ClusterId& cluster, const core::PoolId& pool) override;
    void clearBoardSelection() override;
    void markPool(const std::optional<core::PoolId>& pool) override;
    void setFleetShown(bool fleet, bool canGoBack) override;
    void showAccountChoices() override;
    void showPage(FleetPage page, bool focusTree) override;
    void setTitle(const QString& title) override;
    void setOverview(const views::ClusterOverview& overview) override;
    void setApps(const views::AppsView& apps) override;
    void focusBoard() override;
    void focusActivity(const QString& operation) override;
    void focusComing() override;

private:
    QMainWindow& m_window;
    const WindowWidgets& m_widgets;
};

/// The lock banner and the dialog of locks.
class LockWidgets final : public LockView {
public:
    /// All outlive the view.
    LockWidgets(QMainWindow& window, LockBanner& banner, const WindowDependencies& dependencies)
        : m_window(window), m_banner(banner), m_dependencies(dependencies) {}

    void showBanner(const LockBannerState& state) override;
    void openDialog(const QString& account, PatternListCallbacks ends) override;

private:
    QMainWindow& m_window;
    LockBanner& m_banner;
    WindowDependencies m_dependencies;
};

/// The tabs of a cluster's page.
class PageTabs final : public TabView {
public:
    explicit PageTabs(ClusterPage& page) : m_page(page) {} ///< `page` outlives the view

    [[nodiscard]] ClusterTab currentTab() const override;
    void showTab(ClusterTab tab) override;

private:
    ClusterPage& m_page;
};

/// The page in front, down to the tab of a cluster's page.
[[nodiscard]] QWidget* shownPage(const WindowWidgets& widgets);

/// The usable actions as entries of the command palette, except those that make no sense there.
[[nodiscard]] std::vector<PaletteEntry> actionEntries(const Actions& actions);

} // namespace poolhouse::ui
