// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/coming_controller.h"

#include "models/core/clock.h"
#include "models/fleet/coming_reader.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/views/coming_view.h"
#include "ui/window/navigation.h"
#include "ui/window/shared_problem.h"

#include <utility>

namespace poolhouse::ui {

ComingController::ComingController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)) {
    connect(&m_dependencies.reader, &fleet::ComingReader::changed, this, &ComingController::refresh);
    connect(&m_dependencies.poller, &fleet::Poller::changed, this, &ComingController::refresh);
}

bool ComingController::isInFront() const {
    return m_dependencies.navigation.coming() && m_dependencies.isVisible();
}

void ComingController::follow() {
    m_dependencies.reader.follow(isInFront());
    refresh();
}

void ComingController::refresh() {
    if (isInFront()) {
        const auto& reader = m_dependencies.reader;
        m_dependencies.show(
            withoutSharedProblem(views::comingView(m_dependencies.store, reader.records(),
                                                   maintenanceClocks(m_dependencies.clock), reader.isHeld()),
                                 m_dependencies.session, m_dependencies.poller));
    }
}

} // namespace poolhouse::ui
