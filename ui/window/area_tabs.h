// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/area_controller.h"

namespace poolhouse::ui {

class ClusterPage;
struct WindowDependencies;

/// The tabs of the page of a cluster that read for themselves: Credentials, Maintenance, Settings and Storage. On the
/// GUI thread.
class AreaTabs {
public:
    /// All outlive the tabs.
    AreaTabs(ClusterPage& page, const WindowDependencies& dependencies, const Navigation& navigation);

    void follow();  ///< another tab may be in front; ages pass
    void refresh(); ///< reads the one in front anew

private:
    const WindowDependencies& m_dependencies;
    AreaController m_credentials;
    AreaController m_maintenance;
    AreaController m_settings;
    AreaController m_storage;
};

} // namespace poolhouse::ui
