// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster_overview.h"

#include <QWidget>

class QTabWidget;

namespace poolhouse::ui {

class ClusterHeader;
class OverviewTab;
class ProblemBanner;

/// Everything about one cluster. Draws what it is given and asks nobody. Object names: "clusterHeader",
/// "problemBanner", "clusterTabs", "overviewTab"; see the parts for theirs.
class ClusterPage : public QWidget {
    Q_OBJECT
public:
    explicit ClusterPage(QWidget* parent = nullptr);

    using QWidget::show;
    /// Brings the page up to date in place: while the cluster stays the same, scroll position, focus, selected text,
    /// tool tips and the chart's crosshair stay. Another cluster starts at the top.
    void show(const models::ClusterOverview& overview);
    [[nodiscard]] const core::ClusterId& clusterId() const { return m_id; }

Q_SIGNALS:
    void retryRequested(const poolhouse::core::ClusterId& id);
    void changeDetailsRequested(const QString& operation); ///< of the operation that a card tells of
    void changeDismissed(const QString& operation);

private:
    core::ClusterId m_id;
    ClusterHeader* m_header;
    ProblemBanner* m_problem;
    QTabWidget* m_tabs;
    OverviewTab* m_overview;
};

} // namespace poolhouse::ui
