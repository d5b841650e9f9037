// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::fleet {
class ComingReader;
class Poller;
class Session;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class ActionDispatcher;
class AreaTabs;
class ChangesController;
class ClusterActions;
class FleetController;
class FleetPane;
class HistoryController;
class LabelsController;
class LocksController;
class PaletteController;
class PlansController;

/// What the actions of the window act on.
struct ActionTargets {
    fleet::Session& session;
    fleet::Poller& poller;
    fleet::ComingReader& coming;
    FleetController& fleet;
    HistoryController& history;
    LocksController& locks;
    LabelsController& labels;
    ChangesController& changes;
    PlansController& plans;
    PaletteController& palette;
    const ClusterActions& clusters;
    AreaTabs& areas;
    FleetPane& pane;
};

/// Has `dispatcher` handle every action but those on the window itself. All targets outlive it.
void handleActions(ActionDispatcher& dispatcher, const ActionTargets& targets);

} // namespace poolhouse::ui
