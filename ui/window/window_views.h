// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/palette_match.h"
#include "ui/window/changes_controller.h"
#include "ui/window/fleet_controller.h"
#include "ui/window/locks_controller.h"
#include "ui/window/plans_controller.h"
#include "ui/window/window_dependencies.h"

#include <functional>
#include <vector>

/// The views of the controllers, made of the window's widgets.
class QMainWindow;

namespace poolhouse::ui {

class Actions;
class AttachmentChanges;
class ClusterChanges;
class CredentialChanges;
class MaintenanceChanges;
class MigrationChanges;
class ClusterCreation;
class QuotaChanges;
class SettingChanges;
class ClusterPage;
class LockBanner;
class PlannerPage;
class PoolChanges;
struct WindowWidgets;

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

class LockWidgets final : public LockView {
public:
    /// All outlive the view.
    LockWidgets(QMainWindow& window, LockBanner& banner, const WindowDependencies& dependencies)
        : m_window(window), m_banner(banner), m_dependencies(dependencies) {}

    void showBanner(const LockBannerState& state) override;
    void openDialog(const QString& account, PatternListEnds ends) override;

private:
    QMainWindow& m_window;
    LockBanner& m_banner;
    WindowDependencies m_dependencies;
};

class PlannerTab final : public PlannerView {
public:
    /// All outlive the view. `created` connects a new planner page.
    PlannerTab(ClusterPage& page, const fleet::Store& store, std::function<void(PlannerPage&)> created);

    void create(views::PlannerModel& model) override;
    void remove() override;
    void open(const core::ClusterId& cluster) override;
    void setLocked(const std::optional<QString>& why) override;
    void refuse(const QString& why) override;
    void setRun(const views::PlanRunView& run) override;
    [[nodiscard]] bool isVisible() const override;
    void focusShape() override;
    void showTab() override;
    void showOverview() override;
    [[nodiscard]] QWidget* widget() const; ///< null while there is no planner

private:
    ClusterPage& m_page;
    const fleet::Store& m_store;
    std::function<void(PlannerPage&)> m_created;
    PlannerPage* m_planner = nullptr;
};

class PoolChangeDialogs final : public ChangeDialogs {
public:
    /// All outlive the view.
    PoolChangeDialogs(PoolChanges& pools, AttachmentChanges& attachments, MaintenanceChanges& maintenance,
                      CredentialChanges& credentials, ClusterChanges& clusters, SettingChanges& settings,
                      QuotaChanges& quotas, ClusterCreation& creation, MigrationChanges& migrations)
        : m_changes(pools),
          m_attachments(attachments),
          m_maintenance(maintenance),
          m_credentials(credentials),
          m_clusters(clusters),
          m_settings(settings),
          m_quotas(quotas),
          m_creation(creation),
          m_migrations(migrations) {}

    void open(ActionId action, const core::ClusterId& cluster, const std::string& pool) override;
    void openScale(const core::ClusterId& cluster, const std::string& pool, int count) override;
    void undo(const QString& operation) override;
    void showNextSteps(const QString& operation) override;
    void switchOver(const QString& operation) override;

private:
    PoolChanges& m_changes;
    AttachmentChanges& m_attachments;
    MaintenanceChanges& m_maintenance;
    CredentialChanges& m_credentials;
    ClusterChanges& m_clusters;
    SettingChanges& m_settings;
    QuotaChanges& m_quotas;
    ClusterCreation& m_creation;
    MigrationChanges& m_migrations;
};

/// The page in front, down to the tab of a cluster's page.
[[nodiscard]] QWidget* shownPage(const WindowWidgets& widgets);

/// The usable actions as entries of the command palette, except those that make no sense there.
[[nodiscard]] std::vector<PaletteEntry> actionEntries(const Actions& actions);

} // namespace poolhouse::ui
