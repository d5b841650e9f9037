// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/history_controller.h"

#include "models/fleet/store.h"
#include "ui/window/navigation.h"

#include <chrono>
#include <utility>

namespace poolhouse::ui {

HistoryController::HistoryController(Dependencies dependencies, QObject* parent)
    : QObject(parent),
      m_dependencies(std::move(dependencies)),
      m_history([&store = m_dependencies.store](const Place& place) {
          return place.cluster.empty() || store.cluster(place.cluster) != nullptr;
      }) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(0));
    connect(&m_soon, &QTimer::timeout, this, &HistoryController::note);
    connect(&m_dependencies.navigation, &Navigation::moved, this, &HistoryController::noteSoon);
    connect(&m_dependencies.store, &fleet::Store::fleetChanged, this, &HistoryController::changed);
    note();
}

Place HistoryController::current() const {
    const auto& navigation = m_dependencies.navigation;
    if (const auto& cluster = navigation.cluster()) {
        return {Place::Kind::Cluster, *cluster, m_dependencies.currentTab()};
    }
    return {navigation.activity() ? Place::Kind::Activity
            : navigation.coming() ? Place::Kind::Coming
                                  : Place::Kind::Board};
}

void HistoryController::noteSoon() {
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void HistoryController::note() {
    m_soon.stop();
    m_history.visit(current());
    Q_EMIT changed();
}

bool HistoryController::go(int step) {
    note();
    const auto place = m_history.go(step);
    if (!place) {
        return false;
    }
    m_dependencies.open(*place);
    note();
    return true;
}

void HistoryController::clear() {
    m_history.clear();
    note();
}

} // namespace poolhouse::ui
