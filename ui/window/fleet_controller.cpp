// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/fleet_controller.h"

#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/operations/change_feed.h"
#include "ui/window/navigation.h"
#include "ui/window/status_messages.h"

#include <utility>

namespace poolhouse::ui {

TreeTarget treeTarget(const std::vector<core::ClusterId>& selected, bool hasCluster) {
    if (selected.empty()) {
        return {};
    }
    if (selected.size() == 1 && hasCluster) {
        return {TreeTarget::Kind::Cluster, selected.front()};
    }
    return {TreeTarget::Kind::Board};
}

FleetController::FleetController(const Dependencies& dependencies, QObject* parent)
    : QObject(parent),
      m_dependencies(dependencies),
      m_visible(dependencies.poller, dependencies.navigation, dependencies.view, *this) {
    connect(&dependencies.navigation, &Navigation::moved, this, &FleetController::refreshPlace);
    connect(&dependencies.navigation, &Navigation::clusterGone, this, [this](const QString& name) {
        m_dependencies.messages.post(
            {QStringLiteral("gone"), text::Tone::Neutral, tr("The cluster %1 no longer exists.").arg(name)});
    });
    const auto refreshIfOpen = [this](const core::ClusterId& cluster) {
        if (m_dependencies.navigation.cluster() == cluster) {
            refreshOverview();
        }
    };
    connect(&dependencies.store, &fleet::Store::fleetChanged, &m_visible, &VisibleClusters::reportSoon);
    connect(&dependencies.store, &fleet::Store::fleetChanged, this, // names and labels
            [this] { m_dependencies.view.setTitle(title()); });
    connect(&dependencies.store, &fleet::Store::catalogChanged, this, &FleetController::refreshOverview);
    connect(&dependencies.store, &fleet::Store::clusterChanged, this, refreshIfOpen);
    connect(&dependencies.changeFeed, &operations::ChangeFeed::changed, this, refreshIfOpen);
    connect(&dependencies.session, &fleet::Session::changed, this, &FleetController::onSessionChanged);
}

bool FleetController::fleetShown() const {
    return m_dependencies.session.state() == fleet::Session::State::Connected && !m_choosingAccount;
}

std::vector<core::ClusterId> FleetController::targets() const {
    if (m_menu) {
        return m_menu->clusters;
    }
    switch (page()) {
    case FleetPage::Activity:
    case FleetPage::Coming: return {};
    case FleetPage::Cluster: return {*m_dependencies.navigation.cluster()};
    case FleetPage::Board: break;
    }
    auto chosen = m_dependencies.view.boardSelection();
    return chosen.empty() ? m_dependencies.view.treeSelection() : chosen;
}

std::vector<core::ClusterId> FleetController::listed() const {
    return m_dependencies.view.listedClusters();
}

FleetPage FleetController::page() const {
    const auto& navigation = m_dependencies.navigation;
    return navigation.cluster()    ? FleetPage::Cluster
           : navigation.activity() ? FleetPage::Activity
           : navigation.coming()   ? FleetPage::Coming
                                   : FleetPage::Board;
}

void FleetController::refreshPlace() {
    auto& view = m_dependencies.view;
    const bool fleet = fleetShown();
    const bool appears = fleet && !m_shown;
    m_shown = fleet;
    view.setFleetShown(fleet, m_dependencies.session.state() == fleet::Session::State::Connected);
    if (const auto open = m_dependencies.navigation.cluster(); m_shownCluster != open) {
        m_shownCluster = open;
        choosePool({});
    }
    view.showPage(page(), appears);
    refreshTitle();
    refreshOverview();
    Q_EMIT placeChanged();
    m_visible.report();
}

QString FleetController::title() const {
    const auto& open = m_dependencies.navigation.cluster();
    if (!open) {
        return m_dependencies.navigation.activity() ? tr("Activity — Poolhouse")
               : m_dependencies.navigation.coming() ? tr("Upcoming maintenance — Poolhouse")
                                                    : tr("Poolhouse");
    }
    const auto* record = m_dependencies.store.cluster(*open);
    if (record == nullptr || !fleetShown()) {
        return tr("Poolhouse");
    }
    const auto name = QString::fromStdString(record->summary.name);
    return record->label ? tr("%1 (%2) — Poolhouse", "cluster and label").arg(name, record->label->text)
                         : tr("%1 — Poolhouse").arg(name);
}

void FleetController::refreshTitle() {
    auto& view = m_dependencies.view;
    switch (page()) {
    case FleetPage::Cluster: view.selectInTree(*m_dependencies.navigation.cluster()); break;
    case FleetPage::Activity:
    case FleetPage::Coming: view.selectInTree({}); break;
    case FleetPage::Board:
        if (view.treeHasCluster() && view.treeSelection().size() == 1) {
            view.selectInTree({});
        }
        break;
    }
    view.setTitle(title());
}

void FleetController::refreshOverview() {
    const auto& open = m_dependencies.navigation.cluster();
    if (!open) {
        return;
    }
    auto overview =
        views::clusterOverview(m_dependencies.store, *open, m_dependencies.clock.now(), &m_dependencies.changeFeed);
    if (!overview) {
        return;
    }
    auto apps = views::appsView(m_dependencies.store, *open, m_dependencies.clock.now());
    if (wholeApiFails(m_dependencies.session, m_dependencies.poller)) {
        overview->problem.reset(); // one message in the message bar stands for all of them
        if (apps->state == views::AppsView::State::Read) {
            apps->problem.reset(); // its age says the rest
        }
    }
    m_dependencies.view.setOverview(*overview);
    m_dependencies.view.setApps(*apps);
}

void FleetController::openCluster(const core::ClusterId& cluster) {
    m_dependencies.navigation.openCluster(cluster);
}

void FleetController::openBoard() {
    m_dependencies.navigation.openBoard();
    m_dependencies.view.selectInTree({});
    Q_EMIT selectionChanged();
    m_dependencies.view.focusBoard();
}

void FleetController::openActivity(const QString& operation) {
    m_dependencies.navigation.openActivity();
    m_dependencies.view.focusActivity(operation);
}

void FleetController::openComing() {
    m_dependencies.navigation.openComing();
    m_dependencies.view.focusComing();
}

void FleetController::step(int direction) {
    if (const auto next = m_dependencies.navigation.neighbour(listed(), direction)) {
        openCluster(*next);
    }
}

void FleetController::chooseAccount() {
    m_choosingAccount = m_dependencies.session.state() == fleet::Session::State::Connected;
    m_dependencies.view.showAccountChoices();
    refreshPlace();
}

void FleetController::leaveWelcome() {
    m_choosingAccount = false;
    refreshPlace();
}

void FleetController::onSessionChanged() {
    const auto state = m_dependencies.session.state();
    if (std::exchange(m_followed, state) != state) { // otherwise the result of a token lookup, while one is entered
        m_choosingAccount = false;
    }
    if (state == fleet::Session::State::None) {
        m_dependencies.navigation.forget();
    }
    refreshPlace();
}

void FleetController::choosePool(const std::optional<core::PoolId>& pool) {
    m_chosenPool = pool;
    m_dependencies.view.markPool(pool);
    Q_EMIT selectionChanged();
}

void FleetController::choosePoolOfOpenCluster(const core::PoolId& pool) {
    if (const auto open = m_dependencies.navigation.cluster()) {
        m_dependencies.view.selectInTree(*open, pool);
        choosePool(pool);
    }
}

void FleetController::beginMenu(const std::vector<core::ClusterId>& clusters, const std::optional<core::PoolId>& pool) {
    m_menu = MenuSubject{clusters, pool};
    Q_EMIT selectionChanged();
}

void FleetController::endMenu() {
    m_menu.reset();
    Q_EMIT selectionChanged();
}

void FleetController::onTreeSelectionChanged() {
    auto& view = m_dependencies.view;
    view.clearBoardSelection();
    const auto target = treeTarget(view.treeSelection(), view.treeHasCluster());
    switch (target.kind) {
    case TreeTarget::Kind::Stay: break;
    case TreeTarget::Kind::Cluster: openCluster(target.cluster); break;
    case TreeTarget::Kind::Board: m_dependencies.navigation.openBoard(); break;
    }
    choosePool(view.treePool());
}

void FleetController::onBoardSelectionChanged() {
    if (!m_dependencies.view.boardSelection().empty()) {
        m_dependencies.view.selectInTree({});
    }
    Q_EMIT selectionChanged();
}

} // namespace poolhouse::ui
