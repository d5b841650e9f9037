// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/area_tabs.h"

#include "models/core/change_area.h"
#include "models/core/clock.h"
#include "models/fleet/coming_reader.h"
#include "models/fleet/credential_reader.h"
#include "models/fleet/maintenance_reader.h"
#include "models/fleet/poller.h"
#include "models/fleet/quota_reader.h"
#include "models/fleet/session.h"
#include "models/fleet/setting_reader.h"
#include "models/operations/engine.h"
#include "models/views/cluster_forms.h"
#include "models/views/credentials_view.h"
#include "models/views/maintenance_forms.h"
#include "models/views/maintenance_view.h"
#include "models/views/settings_view.h"
#include "models/views/storage_view.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/credentials_tab.h"
#include "ui/cluster/maintenance_tab.h"
#include "ui/cluster/settings_tab.h"
#include "ui/cluster/settings_table.h"
#include "ui/cluster/storage_tab.h"
#include "ui/window/shared_problem.h"
#include "ui/window/window_dependencies.h"

#include <utility>

namespace poolhouse::ui {

namespace {

using core::ChangeArea;

bool isInFront(const ClusterPage& page, ClusterTab tab) {
    return page.isVisible() && page.currentTab() == tab;
}

template <class View> View withoutProblemOfAll(View view, const WindowDependencies& dependencies) {
    return withoutSharedProblem(std::move(view), dependencies.session, dependencies.poller);
}

views::CredentialsView credentialsOf(const core::ClusterId& cluster, const WindowDependencies& dependencies) {
    const auto refusal = [&](const core::Change& change) {
        return dependencies.operations.refusal({cluster, change, {}});
    };
    return withoutProblemOfAll(views::credentialsView(cluster, dependencies.credentials.record(cluster),
                                                      dependencies.store, dependencies.clock.now(), refusal),
                               dependencies);
}

views::MaintenanceView maintenanceOf(const core::ClusterId& cluster, const WindowDependencies& dependencies) {
    const auto* record = dependencies.maintenance.record(cluster);
    auto view = views::maintenanceView(cluster, record, maintenanceClocks(dependencies.clock));
    const auto refusal = [&](const core::Change& change) {
        return dependencies.operations.refusal({cluster, change, {}});
    };
    view.actions = views::maintenanceActions(record, refusal);
    view.actions.upgrade = views::whyNoUpgrade(dependencies.store.cluster(cluster), refusal);
    return withoutProblemOfAll(std::move(view), dependencies);
}

views::SettingsView settingsOf(const core::ClusterId& cluster, const WindowDependencies& dependencies,
                               const views::SettingDraft& draft) {
    return withoutProblemOfAll(
        views::settingsView(cluster, dependencies.settings.record(cluster), dependencies.clock.now(), draft),
        dependencies);
}

views::StorageView storageOf(const core::ClusterId& cluster, const WindowDependencies& dependencies) {
    return withoutProblemOfAll(
        views::storageView(cluster, dependencies.quotas.record(cluster), dependencies.store, dependencies.clock.now()),
        dependencies);
}

} // namespace

AreaTabs::AreaTabs(ClusterPage& page, const WindowDependencies& dependencies, const Navigation& navigation)
    : m_dependencies(dependencies),
      m_edits(dependencies.settings, dependencies.operations),
      m_credentials({dependencies.credentials, navigation, [&page] { return isInFront(page, ClusterTab::Credentials); },
                     [&page, &dependencies](const core::ClusterId& cluster) {
                         page.credentials().showCredentials(credentialsOf(cluster, dependencies));
                     }}),
      m_connection(
          {dependencies.credentials, dependencies.clock, dependencies.desktop, page.credentials().connection()}),
      m_maintenance({dependencies.maintenance, navigation, [&page] { return isInFront(page, ClusterTab::Maintenance); },
                     [&page, &dependencies](const core::ClusterId& cluster) {
                         page.maintenance().showMaintenance(maintenanceOf(cluster, dependencies));
                     }}),
      m_settings({dependencies.settings, navigation, [&page] { return isInFront(page, ClusterTab::Settings); },
                  [this, &page](const core::ClusterId& cluster) {
                      page.settings().showSettings(settingsOf(cluster, m_dependencies, m_edits.of(cluster)));
                  }}),
      m_storage({dependencies.quotas, navigation, [&page] { return isInFront(page, ClusterTab::Storage); },
                 [&page, &dependencies](const core::ClusterId& cluster) {
                     page.storage().showStorage(storageOf(cluster, dependencies));
                 }}) {
    for (auto* controller : {&m_credentials, &m_maintenance, &m_settings, &m_storage}) {
        QObject::connect(&page, &ClusterPage::tabChanged, controller, &AreaController::follow);
        QObject::connect(&dependencies.poller, &fleet::Poller::changed, controller, &AreaController::refresh);
    }
    connectOperations();
    connectSettings(page);
    QObject::connect(&page.credentials(), &CredentialsTab::retryRequested, &dependencies.credentials,
                     &fleet::AreaReader::refresh);
    QObject::connect(&page.maintenance(), &MaintenanceTab::retryRequested, &dependencies.maintenance,
                     &fleet::AreaReader::refresh);
    QObject::connect(&page.settings(), &SettingsTab::retryRequested, &dependencies.settings,
                     &fleet::AreaReader::refresh);
    QObject::connect(&page.storage(), &StorageTab::retryRequested, &dependencies.quotas, [&page, &dependencies] {
        dependencies.quotas.refresh();
        dependencies.poller.refreshCluster(page.clusterId()); // with the storage that is used
    });
}

void AreaTabs::connectOperations() {
    const auto& operations = m_dependencies.operations;
    QObject::connect(&operations, &operations::Engine::changed, &m_maintenance, &AreaController::refresh);
    QObject::connect(&operations, &operations::Engine::changed, &m_credentials, &AreaController::refresh);
    // however it came to be accepted, also by a request whose answer was lost
    QObject::connect(&operations, &operations::Engine::changed, &m_credentials, [this](const QString& id) {
        const auto* operation = m_dependencies.operations.find(id.toStdString());
        if (operation == nullptr || operation->state != operations::Operation::State::Watching) {
            m_watched.erase(id.toStdString());
        } else if (m_watched.insert(operation->id).second) {
            readAgain(*operation);
        }
    });
    QObject::connect(&operations, &operations::Engine::finished, &m_maintenance, [this](const QString& id) {
        if (const auto* operation = m_dependencies.operations.find(id.toStdString())) {
            readAgain(*operation);
        }
    });
}

/// The area that it changes: a gentle rotation takes half an hour, which the list shows from its beginning.
void AreaTabs::readAgain(const operations::Operation& operation) {
    const auto& cluster = operation.cluster;
    switch (core::areaOf(operation.change.kind)) {
    case ChangeArea::Credentials: m_dependencies.credentials.demand(cluster); break;
    case ChangeArea::Maintenance:
        m_dependencies.maintenance.demand(cluster);
        m_dependencies.coming.demand(cluster);
        break;
    case ChangeArea::Settings: m_dependencies.settings.demand(cluster); break;
    case ChangeArea::Quota:
        m_dependencies.quotas.demand(cluster);
        m_dependencies.poller.refreshCluster(cluster); // which includes its quotas
        break;
    case ChangeArea::Pool:
    case ChangeArea::Attachment:
    case ChangeArea::Cluster:
    case ChangeArea::Migration: break; // no tab of these reads for itself
    }
}

void AreaTabs::connectSettings(ClusterPage& page) {
    const auto* table = &page.settings().table();
    QObject::connect(
        table, &SettingsTable::valueEntered, &m_edits,
        [this, &page](const QString& name, const QString& text) { m_edits.enter(page.clusterId(), name, text); });
    QObject::connect(table, &SettingsTable::discardRequested, &m_edits,
                     [this, &page](const QString& name) { m_edits.discard(page.clusterId(), name); });
    QObject::connect(&page.settings(), &SettingsTab::discardAllRequested, &m_edits,
                     [this, &page] { m_edits.discard(page.clusterId(), {}); });
    QObject::connect(&m_edits, &SettingEdits::changed, &m_settings, &AreaController::refresh);
}

void AreaTabs::follow() {
    m_credentials.follow();
    m_connection.tick();
    m_maintenance.follow();
    m_settings.follow();
    m_storage.follow();
}

void AreaTabs::refresh() {
    m_dependencies.credentials.refresh();
    m_dependencies.maintenance.refresh();
    m_dependencies.settings.refresh();
    m_dependencies.quotas.refresh();
}

} // namespace poolhouse::ui
