// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_actions.h"

#include "models/fleet/coming_reader.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/window/action_dispatcher.h"
#include "ui/window/area_tabs.h"
#include "ui/window/changes_controller.h"
#include "ui/window/cluster_actions.h"
#include "ui/window/fleet_controller.h"
#include "ui/window/history_controller.h"
#include "ui/window/labels_controller.h"
#include "ui/window/locks_controller.h"
#include "ui/window/palette_controller.h"
#include "ui/window/plans_controller.h"

namespace poolhouse::ui {

namespace {

void handlePlaces(ActionDispatcher& dispatcher, const ActionTargets& to) {
    dispatcher.handle(ActionId::ShowBoard, [&fleet = to.fleet] { fleet.openBoard(); });
    dispatcher.handle(ActionId::ShowActivity, [&fleet = to.fleet] { fleet.openActivity(); });
    dispatcher.handle(ActionId::ShowComing, [&fleet = to.fleet] { fleet.openComing(); });
    dispatcher.handle(ActionId::NextCluster, [&fleet = to.fleet] { fleet.step(1); });
    dispatcher.handle(ActionId::PreviousCluster, [&fleet = to.fleet] { fleet.step(-1); });
    dispatcher.handle(ActionId::Back, [&history = to.history] { (void)history.go(-1); });
    dispatcher.handle(ActionId::Forward, [&history = to.history] { (void)history.go(1); });
    dispatcher.handle({ActionId::OpenCluster, ActionId::Plan}, [&fleet = to.fleet, &plans = to.plans](ActionId action) {
        if (const auto targets = fleet.targets(); targets.size() == 1) {
            action == ActionId::Plan ? plans.open(targets.front()) : fleet.openCluster(targets.front());
        }
    });
    dispatcher.handle(ActionId::Filter, [&pane = to.pane] { pane.focusFilter(); });
    dispatcher.handle(ActionId::ExpandAll, [&pane = to.pane] { pane.expandAll(); });
    dispatcher.handle(ActionId::CollapseAll, [&pane = to.pane] { pane.collapseAll(); });
    dispatcher.handle(ActionId::CommandPalette, [&palette = to.palette] { palette.open(); });
}

void handleReads(ActionDispatcher& dispatcher, const ActionTargets& to) {
    dispatcher.handle(ActionId::Refresh, [to] {
        to.session.takeRenewedToken();
        to.poller.refresh();
        to.areas.refresh();
        to.coming.refresh();
    });
    dispatcher.handle(ActionId::RefreshCluster, [&clusters = to.clusters, &areas = to.areas] {
        clusters.refresh();
        areas.refresh();
    });
    dispatcher.handle(ActionId::CopyName, [&clusters = to.clusters] { clusters.copyNames(); });
    dispatcher.handle(ActionId::CopyId, [&clusters = to.clusters] { clusters.copyIds(); });
    dispatcher.handle(ActionId::OpenDashboard, [&clusters = to.clusters] { clusters.openDashboard(); });
}

void handleChanges(ActionDispatcher& dispatcher, const ActionTargets& to) {
    dispatcher.handle({ActionId::AddPool, ActionId::ScalePool, ActionId::DestroyPool, ActionId::ChangeLevel,
                       ActionId::HighAvailability, ActionId::AttachApp, ActionId::ForkCluster, ActionId::MigrateCluster,
                       ActionId::DestroyCluster},
                      [&changes = to.changes, &fleet = to.fleet](ActionId action) {
                          changes.openDialog(action, fleet.chosenPool());
                      });
    dispatcher.handle(ActionId::CreateCluster, [&changes = to.changes] { changes.openNewCluster(); });
    dispatcher.handle(ActionId::LockNow, [&locks = to.locks] { locks.relock(); });
    dispatcher.handle(ActionId::Unlock, [&locks = to.locks] { locks.unlock(); });
    dispatcher.handle(ActionId::Locks, [&locks = to.locks] { locks.openDialog(); });
    dispatcher.handle(ActionId::Labels, [&labels = to.labels] { labels.openDialog(); });
}

} // namespace

void handleActions(ActionDispatcher& dispatcher, const ActionTargets& targets) {
    dispatcher.handle(ActionId::SwitchAccount, [&fleet = targets.fleet] { fleet.chooseAccount(); });
    dispatcher.handle(ActionId::Disconnect, [&session = targets.session] { session.disconnectSession(); });
    handlePlaces(dispatcher, targets);
    handleReads(dispatcher, targets);
    handleChanges(dispatcher, targets);
}

} // namespace poolhouse::ui
