// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/maintenance_controller.h"

#include "models/core/clock.h"
#include "models/fleet/maintenance_reader.h"
#include "ui/window/navigation.h"

#include <utility>

namespace poolhouse::ui {

MaintenanceController::MaintenanceController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)) {
    connect(&m_dependencies.navigation, &Navigation::moved, this, &MaintenanceController::follow);
    connect(&m_dependencies.reader, &fleet::MaintenanceReader::changed, this, &MaintenanceController::refresh);
}

void MaintenanceController::follow() {
    m_dependencies.reader.follow(m_dependencies.place.isInFront() ? m_dependencies.navigation.cluster() : std::nullopt);
    refresh();
}

void MaintenanceController::refresh() {
    const auto& cluster = m_dependencies.navigation.cluster();
    if (cluster && m_dependencies.place.isInFront()) {
        const auto& clock = m_dependencies.clock;
        m_dependencies.place.showMaintenance(
            views::maintenanceView(*cluster, m_dependencies.reader.record(*cluster),
                                   {clock.now(), clock.wallClockShift(), m_dependencies.offset()}));
    }
}

} // namespace poolhouse::ui
