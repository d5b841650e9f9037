// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/visible_clusters.h"

#include "models/fleet/poller.h"
#include "ui/window/fleet_view.h"
#include "ui/window/navigation.h"
#include "ui/window/selection.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace poolhouse::ui {

namespace {

void appendOnce(std::vector<core::ClusterId>& list, const std::vector<core::ClusterId>& more) {
    for (const core::ClusterId& id : more) {
        if (std::find(list.begin(), list.end(), id) == list.end()) {
            list.push_back(id);
        }
    }
}

} // namespace

VisibleClusters::VisibleClusters(fleet::Poller& poller, const Navigation& navigation, const FleetView& view,
                                 const Selection& selection, QObject* parent)
    : QObject(parent), m_poller(poller), m_navigation(navigation), m_view(view), m_selection(selection) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(150));
    connect(&m_soon, &QTimer::timeout, this, &VisibleClusters::report);
}

void VisibleClusters::reportSoon() {
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void VisibleClusters::report() {
    std::vector<core::ClusterId> visible;
    if (m_selection.fleetShown()) {
        if (const auto& open = m_navigation.cluster()) {
            visible.push_back(*open);
        } else if (!m_navigation.activity() && !m_navigation.coming()) {
            appendOnce(visible, m_view.visibleOnBoard());
        }
        appendOnce(visible, m_view.visibleInTree());
    }
    m_poller.setOnScreen(std::move(visible)); // which ignores the same list
}

} // namespace poolhouse::ui
