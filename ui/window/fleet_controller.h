// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/ids.h"
#include "models/fleet/session.h"
#include "ui/window/fleet_view.h"
#include "ui/window/message_sink.h"
#include "ui/window/selection.h"
#include "ui/window/visible_clusters.h"

#include <QObject>

#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Poller;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class ChangeFeed;
} // namespace poolhouse::operations

namespace poolhouse::ui {

class Navigation;

/// Where a selection in the tree leads.
struct TreeTarget {
    enum class Kind { Stay, Cluster, Board };
    Kind kind = Kind::Stay;
    core::ClusterId cluster = {}; ///< for Cluster

    friend bool operator==(const TreeTarget&, const TreeTarget&) = default;
};
/// One cluster (or a pool of it) opens its page; several, or an app, are compared on the board.
[[nodiscard]] TreeTarget treeTarget(const std::vector<core::ClusterId>& selected, bool hasCluster);

/// Connects navigation, tree, board and pages. On the GUI thread.
class FleetController : public QObject, public Selection {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        fleet::Poller& poller;
        const fleet::Session& session;
        const operations::ChangeFeed& changeFeed;
        const core::Clock& clock;
        Navigation& navigation;
        FleetView& view;
        MessageSink& messages;
    };
    explicit FleetController(const Dependencies& dependencies, QObject* parent = nullptr);

    [[nodiscard]] bool fleetShown() const override;
    [[nodiscard]] std::vector<core::ClusterId> targets() const override;
    [[nodiscard]] std::vector<core::ClusterId> listed() const override;
    [[nodiscard]] std::optional<core::PoolId> chosenPool() const override {
        return m_menu ? m_menu->pool : m_chosenPool;
    }

    void refreshPlace();    ///< welcome page or one of FleetPage
    void refreshOverview(); ///< the figures of the open cluster

    void openCluster(const core::ClusterId& cluster); ///< ignored when it is unknown
    void openBoard();
    void openActivity(const QString& operation = {}); ///< selects the operation, if any
    void openComing();                                ///< upcoming maintenance
    void step(int direction);                         ///< to the next (1) or previous (-1) listed cluster
    void chooseAccount();                             ///< the welcome page; with a Back button while connected
    void leaveWelcome();
    /// Of the open cluster; ignored on other pages.
    void choosePoolOfOpenCluster(const core::PoolId& pool);

    /// Until endMenu(), actions apply to what a context menu was opened on, not to the page in front.
    void beginMenu(const std::vector<core::ClusterId>& clusters, const std::optional<core::PoolId>& pool);
    void endMenu();

    [[nodiscard]] VisibleClusters& visible() { return m_visible; }

    void onTreeSelectionChanged();
    void onBoardSelectionChanged();

Q_SIGNALS:
    void placeChanged();     ///< another page may be in front
    void selectionChanged(); ///< targets() or chosenPool() may differ

private:
    void onSessionChanged();
    void choosePool(const std::optional<core::PoolId>& pool);
    void refreshTitle();
    [[nodiscard]] QString title() const;
    [[nodiscard]] FleetPage page() const;

    struct MenuSubject {
        std::vector<core::ClusterId> clusters;
        std::optional<core::PoolId> pool;
    };

    Dependencies m_dependencies;
    std::optional<MenuSubject> m_menu;
    VisibleClusters m_visible;
    bool m_choosingAccount = false;                                 ///< connected, with the welcome page in front
    bool m_shown = false;                                           ///< the fleet, when it was last refreshed
    fleet::Session::State m_followed = fleet::Session::State::None; ///< when the session last changed
    std::optional<core::ClusterId> m_shownCluster;
    std::optional<core::PoolId> m_chosenPool;
};

} // namespace poolhouse::ui
