// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/cluster_overview.h"
#include "ui/actions/actions_state.h"

#include <QWidget>

#include <optional>

class QTabWidget;

namespace poolhouse::ui {

class ClusterHeader;
class OverviewTab;
class ProblemBanner;
struct PoolActions;

/// Everything about one cluster. Draws what it is given and asks nobody. Object names: "clusterHeader",
/// "problemBanner", "clusterTabs", "overviewTab", "planTab"; see the parts for theirs.
class ClusterPage : public QWidget {
    Q_OBJECT
public:
    explicit ClusterPage(QWidget* parent = nullptr);

    /// Brings the page up to date in place: while the cluster stays the same, scroll position, focus, selected text,
    /// tool tips and the chart's crosshair stay. Another cluster starts at the top.
    void setOverview(const views::ClusterOverview& overview);
    [[nodiscard]] const core::ClusterId& clusterId() const { return m_id; }
    void showPoolActions(const PoolActions& deeds); ///< what the cards offer
    /// What is in the tab "Plan"; it is made when planWanted() asks for it. The page owns it; null takes it away.
    void setPlan(QWidget* plan);
    void showPlan(); ///< brings its tab to the front
    void showOverview();
    [[nodiscard]] bool planInFront() const;
    void showChosen(const std::optional<core::PoolId>& pool); ///< which of the pools the actions are about

Q_SIGNALS:
    void retryRequested(const poolhouse::core::ClusterId& id);
    void changeDetailsRequested(const QString& operation); ///< of the operation that a card tells of
    void changeDismissed(const QString& operation);
    void changeCodeEntered(const QString& operation, const QString& code);
    void poolChosen(const poolhouse::core::PoolId& pool);
    void planWanted(); ///< its tab has come to the front, or another cluster while it is there
    void actionRequested(poolhouse::ui::ActionId deed, const poolhouse::core::PoolId& pool);

private:
    core::ClusterId m_id;
    ClusterHeader* m_header;
    ProblemBanner* m_problem;
    QTabWidget* m_tabs;
    OverviewTab* m_overview;
    QWidget* m_planRoom;
};

} // namespace poolhouse::ui
