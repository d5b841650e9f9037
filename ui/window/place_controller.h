// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cluster/cluster_tab.h"
#include "ui/window/visit_history.h"

#include <QObject>

#include <functional>

namespace poolhouse::fleet {
class Poller;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class Engine;
} // namespace poolhouse::operations

namespace poolhouse::ui {

class FleetController;
class HistoryController;

/// The tabs of a cluster's page.
class TabView {
public:
    virtual ~TabView() = default;

    [[nodiscard]] virtual ClusterTab currentTab() const = 0;
    virtual void showTab(ClusterTab tab) = 0;
};

/// Opens and leaves places, down to the tab of a cluster's page. On the GUI thread.
class PlaceController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const operations::Engine& operations;
        fleet::Poller& poller;
        FleetController& fleet;
        HistoryController& history;
        TabView& tabs;
        std::function<void()> clearFilter; ///< of the board
    };
    explicit PlaceController(Dependencies dependencies, QObject* parent = nullptr);

    void open(const Place& place); ///< its cluster, if any, is in the store
    void leave();                  ///< Esc: back to where the page in front was opened from; on the board, no filter

private:
    void openCluster(const Place& place);
    void leaveDestroyed(const QString& operation); ///< to the board, from a cluster that was destroyed

    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
