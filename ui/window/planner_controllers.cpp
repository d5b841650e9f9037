// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/planner_controllers.h"

#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/plans/execution.h"
#include "ui/planner/planner_page.h"
#include "ui/planner/run_panel.h"
#include "ui/platform/preferences.h"

#include <QApplication>

#include <utility>

namespace poolhouse::ui {

namespace {

QString drawerKey() {
    return QStringLiteral("planner/drawerOpen");
}

} // namespace

PlannerControllers::PlannerControllers(
    ClusterPage& page, const WindowDependencies& dependencies, Navigation& navigation, MessageSink& messages,
    std::function<std::optional<QString>(const std::optional<QString>& lock)> whyNotSent, QObject* parent)
    : QObject(parent),
      m_dependencies(dependencies),
      m_tab(page, dependencies.store, [this](PlannerPage& planner) { connectPage(planner); }),
      m_plans({dependencies.store, dependencies.poller, dependencies.operations, dependencies.locks, dependencies.clock,
               dependencies.execution, dependencies.plans, navigation, m_tab, messages, std::move(whyNotSent)}),
      m_files({dependencies.store, dependencies.session, dependencies.planFiles, dependencies.files,
               dependencies.desktop, messages, [this] { return m_plans.model(); }, [this] { return m_tab.widget(); },
               [this] { return knowsFleet() && QApplication::activeModalWidget() == nullptr; },
               [this](const core::ClusterId& cluster) { m_plans.open(cluster); }}),
      m_drawing({dependencies.store, dependencies.clock, dependencies.files, messages,
                 [this] { return m_plans.model(); }, [this] { return m_tab.widget(); }}),
      m_needsSource({dependencies.store, dependencies.poller, messages, [this] { return m_plans.model(); },
                     [this] { return m_tab.widget(); }}) {}

bool PlannerControllers::knowsFleet() const {
    const auto refusal = m_dependencies.operations.unavailable();
    const bool open = !refusal || refusal->code == operations::Refusal::Code::JournalUnusable;
    return open && m_dependencies.store.fleetFreshness().everRead();
}

void PlannerControllers::connectPage(PlannerPage& planner) {
    auto& execution = m_dependencies.execution;
    connect(&planner, &PlannerPage::openRequested, this, [this] { m_files.open(); });
    connect(&planner, &PlannerPage::saveRequested, this, [this](const core::Plan& plan) { m_files.save(plan); });
    connect(&planner, &PlannerPage::drawingRequested, this, [this] { m_drawing.save(); });
    connect(&planner, &PlannerPage::copyRequested, this, [this](const core::Plan& plan) { m_files.copy(plan); });
    connect(&planner, &PlannerPage::processesRequested, this, [this] { m_needsSource.fillFromProcesses(); });
    connect(&planner, &PlannerPage::needsFileRequested, this, [this] { m_files.openNeeds(); });
    auto& preferences = m_dependencies.preferences;
    planner.openDrawer(preferences.value(drawerKey()).toBool());
    connect(&planner, &PlannerPage::drawerToggled, this,
            [&preferences](bool open) { preferences.setValue(drawerKey(), open); });
    connect(&planner, &PlannerPage::reviewRequested, &m_plans, &PlansController::refreshClusters);
    connect(&planner, &PlannerPage::applyRequested, &m_plans, &PlansController::apply);
    const auto* run = &planner.runPanel();
    connect(run, &RunPanel::pauseRequested, &execution, &plans::PlanExecution::pause);
    connect(run, &RunPanel::resumeRequested, &execution, &plans::PlanExecution::resume);
    connect(run, &RunPanel::stopRequested, &execution, &plans::PlanExecution::stop);
    connect(run, &RunPanel::closed, &execution, &plans::PlanExecution::discard);
    connect(run, &RunPanel::inverseRequested, &m_plans, &PlansController::openInverse);
}

} // namespace poolhouse::ui
