// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/area_controller.h"

#include "models/fleet/area_reader.h"
#include "ui/window/navigation.h"

#include <utility>

namespace poolhouse::ui {

AreaController::AreaController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)) {
    connect(&m_dependencies.navigation, &Navigation::moved, this, &AreaController::follow);
    connect(&m_dependencies.reader, &fleet::AreaReader::changed, this, &AreaController::refresh);
}

void AreaController::follow() {
    m_dependencies.reader.follow(m_dependencies.isInFront() ? m_dependencies.navigation.cluster() : std::nullopt);
    refresh();
}

void AreaController::refresh() {
    const auto& cluster = m_dependencies.navigation.cluster();
    if (cluster && m_dependencies.isInFront()) {
        m_dependencies.show(*cluster);
    }
}

} // namespace poolhouse::ui
