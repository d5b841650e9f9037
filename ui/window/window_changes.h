// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::operations {
class ChangeFeed;
} // namespace poolhouse::operations

namespace poolhouse::ui {

class AreaTabs;
class ChangeDialogs;
class ChangesController;
class FleetController;
struct WindowDependencies;
struct WindowWidgets;

/// What requests for changes lead to.
struct ChangeTargets {
    FleetController& fleet;
    ChangesController& changes;
    ChangeDialogs& dialogs;
    const AreaTabs& areas;
    operations::ChangeFeed& feed;
};

/// Connects what pages and dialogs request with the dialogs of changes and their controllers. All targets outlive the
/// signals of the widgets.
void connectChanges(const WindowWidgets& widgets, const WindowDependencies& dependencies, const ChangeTargets& targets);

} // namespace poolhouse::ui
