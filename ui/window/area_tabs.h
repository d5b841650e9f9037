// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/area_controller.h"
#include "ui/window/connection_controller.h"
#include "ui/window/setting_edits.h"

#include <set>
#include <string>

namespace poolhouse::operations {
struct Operation;
}

namespace poolhouse::ui {

class ClusterPage;
struct WindowDependencies;

/// The tabs of the page of a cluster that read for themselves: Credentials, Maintenance, Settings and Storage. On the
/// GUI thread.
class AreaTabs {
public:
    /// All outlive the tabs.
    AreaTabs(ClusterPage& page, const WindowDependencies& dependencies, const Navigation& navigation);

    void follow();  ///< another tab may be in front; time passes
    void refresh(); ///< reads the current one again
    [[nodiscard]] const SettingEdits& edits() const { return m_edits; }

private:
    void connectSettings(ClusterPage& page);
    void connectOperations();
    void readAgain(const operations::Operation& operation);

    const WindowDependencies& m_dependencies;
    SettingEdits m_edits;
    AreaController m_credentials;
    ConnectionController m_connection;
    AreaController m_maintenance;
    AreaController m_settings;
    AreaController m_storage;
    std::set<std::string> m_watched; ///< ids of operations that the API is at work on
};

} // namespace poolhouse::ui
