// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/formation_read.h"
#include "ui/window/message_sink.h"

#include <QObject>

#include <functional>
#include <vector>

class QWidget;

namespace poolhouse::fleet {
class Poller;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::views {
class PlannerModel;
} // namespace poolhouse::views

namespace poolhouse::ui {

/// Fills the needs of a plan from what the attached apps run. On the GUI thread.
class NeedsSourceController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        fleet::Poller& poller;
        MessageSink& messages;
        std::function<views::PlannerModel*()> planner; ///< null while there is no planner
        std::function<QWidget*()> window;              ///< has what was filled in spoken; may be null
    };
    explicit NeedsSourceController(Dependencies dependencies, QObject* parent = nullptr);

    /// Reads the dynos of the apps attached to the cluster shown and fills its needs; says what was refused, and what
    /// is assumed.
    void fillFromProcesses();

private:
    [[nodiscard]] std::vector<core::App> attachedApps(const core::ClusterId& cluster) const;
    void answered(const core::ClusterId& cluster, const std::vector<fleet::AppFormation>& apps);
    void post(text::Tone tone, const QString& text);

    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
