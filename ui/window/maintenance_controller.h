// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/maintenance_view.h"

#include <QObject>

#include <functional>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class MaintenanceReader;
}

namespace poolhouse::ui {

class Navigation;

/// What the controller needs of the cluster page.
class MaintenancePlace {
public:
    virtual ~MaintenancePlace() = default;
    [[nodiscard]] virtual bool isInFront() const = 0; ///< the tab, of the fleet
    virtual void showMaintenance(const views::MaintenanceView& view) = 0;
};

/// Has the maintenance of the open cluster read for as long as its tab is in front, and shown there. On the GUI thread.
class MaintenanceController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        fleet::MaintenanceReader& reader;
        const core::Clock& clock;
        const Navigation& navigation;
        MaintenancePlace& place;
        std::function<std::chrono::minutes()> offset; ///< of the local clock now, ahead of UTC
    };
    explicit MaintenanceController(Dependencies dependencies, QObject* parent = nullptr);

    void follow();  ///< another tab or page may be in front
    void refresh(); ///< the texts, whose ages pass

private:
    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
