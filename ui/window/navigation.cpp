// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/navigation.h"

#include "models/fleet/store.h"
#include "ui/platform/preferences.h"

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

QString clusterKey() {
    return QStringLiteral("window/cluster");
}

} // namespace

Navigation::Navigation(const fleet::Store& store, Preferences& preferences, QObject* parent)
    : QObject(parent),
      m_store(store),
      m_preferences(preferences),
      m_wanted(preferences.value(clusterKey()).toString()) {
    connect(&store, &fleet::Store::fleetChanged, this, &Navigation::onStoreChanged);
    connect(&store, &fleet::Store::freshnessChanged, this, &Navigation::onStoreChanged);
    onStoreChanged();
}

void Navigation::onStoreChanged() {
    if (m_cluster) {
        const fleet::ClusterRecord* record = m_store.cluster(*m_cluster);
        if (record) {
            m_name = QString::fromStdString(record->summary.name);
            return;
        }
        const QString gone = m_name;
        const bool known = m_store.fleetFreshness().everRead();
        set({});
        if (known) {
            Q_EMIT clusterGone(gone);
        }
        return;
    }
    if (m_wanted.isEmpty() || !m_store.fleetFreshness().everRead()) {
        return;
    }
    const QString wanted = std::exchange(m_wanted, QString());
    if (const fleet::ClusterRecord* record = m_store.clusterByName(wanted)) {
        openCluster(record->summary.id);
    } else {
        m_preferences.setValue(clusterKey(), QString());
        Q_EMIT clusterGone(wanted);
    }
}

void Navigation::openBoard() {
    m_wanted.clear();
    m_preferences.setValue(clusterKey(), QString());
    set({});
}

void Navigation::openActivity() {
    m_wanted.clear();
    set({}, Page::Activity);
}

void Navigation::openComing() {
    m_wanted.clear();
    set({}, Page::Coming);
}

void Navigation::openCluster(const core::ClusterId& id) {
    const fleet::ClusterRecord* record = m_store.cluster(id);
    if (!record) {
        return;
    }
    m_wanted.clear();
    m_name = QString::fromStdString(record->summary.name);
    m_preferences.setValue(clusterKey(), m_name);
    set(id);
}

void Navigation::forget() {
    m_wanted.clear();
    m_name.clear();
    set({});
}

void Navigation::set(const std::optional<core::ClusterId>& id, Page page) {
    if (m_cluster != id || m_page != page) {
        m_cluster = id;
        m_page = page;
        Q_EMIT moved();
    }
}

std::optional<core::ClusterId> Navigation::neighbour(const std::vector<core::ClusterId>& listed, int step) const {
    if (listed.empty()) {
        return {};
    }
    const auto at = m_cluster ? std::find(listed.begin(), listed.end(), *m_cluster) : listed.end();
    if (at == listed.end()) {
        return step > 0 ? listed.front() : listed.back();
    }
    const auto index = std::distance(listed.begin(), at) + step;
    if (index < 0 || index >= static_cast<std::ptrdiff_t>(listed.size())) {
        return {};
    }
    return listed[static_cast<std::size_t>(index)];
}

} // namespace poolhouse::ui
