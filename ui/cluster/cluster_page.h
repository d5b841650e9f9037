// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/ids.h"
#include "ui/cluster/cluster_tab.h"

#include <QWidget>

#include <optional>
#include <string>

class QTabWidget;
class QVBoxLayout;

namespace poolhouse::views {
struct AppsView;
struct ClusterOverview;
} // namespace poolhouse::views

namespace poolhouse::ui {

class AppsTab;
class ClusterHeader;
class CredentialsTab;
class MaintenanceTab;
class OverviewTab;
class PoolRow;
class ProblemBanner;
class SettingsTab;
class StorageTab;
struct PoolActions;

/// Page of one cluster. Pure view: performs no I/O. Object names: "clusterHeader", "problemBanner", "clusterTabs",
/// "overviewTab", "planTab", "appsTab", "credentialsTab", "maintenanceTab", "settingsTab", "storageTab"; see the child
/// widgets for theirs.
class ClusterPage : public QWidget {
    Q_OBJECT
public:
    explicit ClusterPage(QWidget* parent = nullptr);

    /// Updates in place: for the same cluster, scroll position, focus, text selection, tool tips and the chart's
    /// crosshair are preserved. A different cluster is scrolled to the top.
    void setOverview(const views::ClusterOverview& overview);
    [[nodiscard]] const core::ClusterId& clusterId() const { return m_id; }
    void setApps(const views::AppsView& apps);             ///< the same of the "Apps" tab
    void showPoolActions(const PoolActions& availability); ///< availability of the card actions
    /// Content of the "Plan" tab, created on planRequested(). Takes ownership and deletes the previous one; null
    /// removes it.
    void setPlan(QWidget* plan);
    void showTab(ClusterTab tab);
    [[nodiscard]] ClusterTab currentTab() const;
    void showChosen(const std::optional<core::PoolId>& pool); ///< marks the pool that actions apply to
    [[nodiscard]] PoolRow& pools() const;                     ///< of the "Overview" tab
    [[nodiscard]] AppsTab& apps() const { return *m_apps; }
    [[nodiscard]] CredentialsTab& credentials() const { return *m_credentials; }
    [[nodiscard]] MaintenanceTab& maintenance() const { return *m_maintenance; }
    [[nodiscard]] SettingsTab& settings() const { return *m_settings; }
    [[nodiscard]] StorageTab& storage() const { return *m_storage; }

Q_SIGNALS:
    void retryRequested(const poolhouse::core::ClusterId& id);
    void tabChanged();
    void planRequested(); ///< the "Plan" tab was selected, or the cluster changed while it was
    void detachRequested(const poolhouse::core::ClusterId& cluster, const poolhouse::core::AttachmentId& attachment);
    void switchRequested(const poolhouse::core::ClusterId& cluster); ///< apps of another cluster, to this one
    void moveRequested(const poolhouse::core::ClusterId& cluster, const poolhouse::core::AttachmentId& attachment);
    void credentialChangeRequested(const poolhouse::core::ClusterId& cluster, poolhouse::core::ChangeKind kind,
                                   const std::string& name);
    void maintenanceChangeRequested(const poolhouse::core::ClusterId& cluster, poolhouse::core::ChangeKind kind);
    void upgradeRequested(const poolhouse::core::ClusterId& cluster);
    void settingsReviewRequested(const poolhouse::core::ClusterId& cluster);
    void settingsCompareRequested(const poolhouse::core::ClusterId& cluster);
    void settingsCopyRequested(const poolhouse::core::ClusterId& cluster);
    void quotaChangeRequested(const poolhouse::core::ClusterId& cluster, const QString& type);

private:
    /// Below the figures, which it must not move; above the tabs while there are none.
    void placeProblem(bool loaded);

    core::ClusterId m_id;
    ClusterHeader* m_header;
    ProblemBanner* m_problem;
    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_problemRow = nullptr;
    QTabWidget* m_tabs;
    OverviewTab* m_overview;
    QWidget* m_planContainer;
    AppsTab* m_apps;
    CredentialsTab* m_credentials;
    MaintenanceTab* m_maintenance;
    SettingsTab* m_settings;
    StorageTab* m_storage;
};

} // namespace poolhouse::ui
