// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/views/apps_view.h"
#include "models/views/cluster_overview.h"

#include <QString>

#include <optional>
#include <vector>

namespace poolhouse::ui {

enum class FleetPage { Board, Cluster, Activity, Coming };

/// What the controllers need of tree, board, pages and title. Program-made selections emit nothing.
class FleetView {
public:
    virtual ~FleetView() = default;

    [[nodiscard]] virtual std::vector<core::ClusterId> treeSelection() const = 0; ///< of apps and pools as well
    [[nodiscard]] virtual bool treeHasCluster() const = 0; ///< a cluster or pool is selected, not only apps
    [[nodiscard]] virtual std::optional<core::PoolId> treePool() const = 0; ///< when one pool alone is selected
    [[nodiscard]] virtual std::vector<core::ClusterId> boardSelection() const = 0;
    [[nodiscard]] virtual std::vector<core::ClusterId> listedClusters() const = 0;
    [[nodiscard]] virtual std::vector<core::ClusterId> visibleInTree() const = 0;
    [[nodiscard]] virtual std::vector<core::ClusterId> visibleOnBoard() const = 0;
    virtual void selectInTree(const std::optional<core::ClusterId>& cluster) = 0; ///< empty: nothing
    virtual void selectInTree(const core::ClusterId& cluster, const core::PoolId& pool) = 0;
    virtual void clearBoardSelection() = 0;
    virtual void markPool(const std::optional<core::PoolId>& pool) = 0; ///< on the cluster page
    virtual void setFleetShown(bool fleet, bool canGoBack) = 0;         ///< false: the welcome page
    virtual void showAccountChoices() = 0;                              ///< of the welcome page
    virtual void showPage(FleetPage page, bool focusTree) = 0;
    virtual void setTitle(const QString& title) = 0;
    virtual void setOverview(const views::ClusterOverview& overview) = 0;
    virtual void setApps(const views::AppsView& apps) = 0; ///< of the same cluster, after its overview
    virtual void focusBoard() = 0;
    virtual void focusActivity(const QString& operation) = 0; ///< selected there; empty: as it is
    virtual void focusComing() = 0;
};

} // namespace poolhouse::ui
