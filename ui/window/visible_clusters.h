// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace poolhouse::fleet {
class Poller;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class FleetView;
class Navigation;
class Selection;

/// Reports to the poller which clusters are on the screen, the most important first: the open one or those in view on
/// the board, then those in view in the tree; none while the fleet is not shown. On the GUI thread.
class VisibleClusters : public QObject {
    Q_OBJECT
public:
    /// All outlive the object.
    VisibleClusters(fleet::Poller& poller, const Navigation& navigation, const FleetView& view,
                    const Selection& selection, QObject* parent = nullptr);

    void report();
    void reportSoon(); ///< within 150 ms; gathers scrolling

private:
    fleet::Poller& m_poller;
    const Navigation& m_navigation;
    const FleetView& m_view;
    const Selection& m_selection;
    QTimer m_soon;
};

} // namespace poolhouse::ui
