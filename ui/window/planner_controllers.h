// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/drawing_controller.h"
#include "ui/window/needs_source_controller.h"
#include "ui/window/plan_file_controller.h"
#include "ui/window/planner_tab.h"
#include "ui/window/plans_controller.h"
#include "ui/window/window_dependencies.h"

#include <QObject>

#include <functional>
#include <optional>

namespace poolhouse::ui {

/// The controllers of the "Plan" tab: plans, their files and drawings, needs. Connects them with the planner's page,
/// which is created when it is first opened. On the GUI thread.
class PlannerControllers : public QObject {
    Q_OBJECT
public:
    /// All outlive the object. `whyNotSent` is that of PlansController.
    PlannerControllers(ClusterPage& page, const WindowDependencies& dependencies, Navigation& navigation,
                       MessageSink& messages,
                       std::function<std::optional<QString>(const std::optional<QString>& lock)> whyNotSent,
                       QObject* parent = nullptr);

    [[nodiscard]] PlansController& plans() { return m_plans; }
    [[nodiscard]] PlanFileController& files() { return m_files; }

private:
    void connectPage(PlannerPage& planner);
    [[nodiscard]] bool knowsFleet() const; ///< of an account that is open

    WindowDependencies m_dependencies;
    PlannerTab m_tab;
    PlansController m_plans;
    PlanFileController m_files;
    DrawingController m_drawing;
    NeedsSourceController m_needsSource;
};

} // namespace poolhouse::ui
