// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/coming_controller.h"

#include "models/fleet/coming_reader.h"
#include "models/fleet/poller.h"
#include "ui/cluster/coming_page.h"
#include "ui/window/navigation.h"
#include "ui/window/shared_problem.h"

namespace poolhouse::ui {

ComingController::ComingController(ComingPage& page, const WindowDependencies& dependencies,
                                   const Navigation& navigation, QObject* parent)
    : QObject(parent), m_page(page), m_dependencies(dependencies), m_navigation(navigation) {
    auto& reader = dependencies.coming;
    connect(&reader, &fleet::ComingReader::changed, this, &ComingController::refresh);
    connect(&dependencies.poller, &fleet::Poller::changed, this, &ComingController::refresh);
    connect(&page, &ComingPage::retryRequested, &reader, &fleet::ComingReader::refresh);
}

void ComingController::follow() {
    m_dependencies.coming.follow(m_navigation.coming() && m_page.isVisible());
    refresh();
}

void ComingController::refresh() {
    if (m_navigation.coming() && m_page.isVisible()) {
        const auto& coming = m_dependencies.coming;
        m_page.showComing(
            withoutSharedProblem(views::comingView(m_dependencies.store, coming.records(),
                                                   maintenanceClocks(m_dependencies.clock), coming.isHeld()),
                                 m_dependencies));
    }
}

} // namespace poolhouse::ui
