// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::fleet {
class Poller;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class Desktop;
class Selection;

/// Actions on the selected clusters that change nothing in them. On the GUI thread.
class ClusterActions {
public:
    /// All outlive the object.
    struct Dependencies {
        const fleet::Store& store;
        fleet::Poller& poller;
        Desktop& desktop;
        const Selection& selection;
    };
    explicit ClusterActions(const Dependencies& dependencies) : m_dependencies(dependencies) {}

    void refresh() const;       ///< reads every target again
    void copyNames() const;     ///< one a line; the id of a cluster that is gone
    void copyIds() const;       ///< one a line
    void openDashboard() const; ///< in the browser; ignored unless there is exactly one target

private:
    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
