// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/place_controller.h"

#include "models/fleet/poller.h"
#include "models/operations/engine.h"
#include "ui/window/fleet_controller.h"
#include "ui/window/history_controller.h"

#include <utility>

namespace poolhouse::ui {

PlaceController::PlaceController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)) {
    connect(&m_dependencies.operations, &operations::Engine::finished, this, &PlaceController::leaveDestroyed);
}

void PlaceController::open(const Place& place) {
    switch (place.kind) {
    case Place::Kind::Board: m_dependencies.fleet.openBoard(); return;
    case Place::Kind::Activity: m_dependencies.fleet.openActivity(); return;
    case Place::Kind::Coming: m_dependencies.fleet.openComing(); return;
    case Place::Kind::Cluster: openCluster(place); return;
    }
}

void PlaceController::openCluster(const Place& place) {
    auto& tabs = m_dependencies.tabs;
    const bool another = m_dependencies.history.current().cluster != place.cluster;
    if (another && tabs.currentTab() != place.tab) {
        tabs.showTab(ClusterTab::Overview); // so that the tab in front neither starts a plan nor reads for the cluster
    }
    m_dependencies.fleet.openCluster(place.cluster);
    tabs.showTab(place.tab); // last, so that nothing is read of the cluster before
}

void PlaceController::leave() {
    auto& fleet = m_dependencies.fleet;
    if (!fleet.fleetShown()) {
        fleet.leaveWelcome();
    } else if (m_dependencies.history.current().kind == Place::Kind::Board) {
        m_dependencies.clearFilter();
    } else if (!m_dependencies.history.go(-1)) {
        fleet.openBoard();
    }
}

/// The message about the end of the operation says the rest.
void PlaceController::leaveDestroyed(const QString& id) {
    const auto* operation = m_dependencies.operations.find(id.toStdString());
    if (operation == nullptr || !operation->change.removal || operation->state != operations::Operation::State::Done) {
        return;
    }
    if (m_dependencies.history.current().cluster == operation->cluster) {
        m_dependencies.fleet.openBoard();
    }
    m_dependencies.poller.refresh();
}

} // namespace poolhouse::ui
