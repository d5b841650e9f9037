// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_changes.h"

#include "models/operations/change_feed.h"
#include "models/operations/engine.h"
#include "ui/activity/activity_page.h"
#include "ui/apps/apps_tab.h"
#include "ui/apps/attachment_changes.h"
#include "ui/apps/unused_pools.h"
#include "ui/cluster/cluster_changes.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/credential_changes.h"
#include "ui/cluster/maintenance_changes.h"
#include "ui/cluster/pool_row.h"
#include "ui/cluster/quota_changes.h"
#include "ui/cluster/setting_changes.h"
#include "ui/platform/desktop.h"
#include "ui/pools/open_dialogs.h"
#include "ui/pools/pool_changes.h"
#include "ui/window/area_tabs.h"
#include "ui/window/changes_controller.h"
#include "ui/window/fleet_controller.h"
#include "ui/window/window_dependencies.h"
#include "ui/window/window_widgets.h"

namespace poolhouse::ui {

namespace {

/// Pool cards, and the pools that no app is attached to.
void connectPools(const ClusterPage& page, operations::Engine& operations, const ChangeTargets& targets) {
    auto* context = &targets.changes;
    const auto* pools = &page.pools();
    const auto* unused = &page.apps().unusedPools();
    const auto act = [targets](ActionId action, const core::PoolId& pool) {
        if (!pool.empty()) {
            targets.fleet.choosePoolOfOpenCluster(pool);
        }
        targets.changes.openDialog(action, pool);
    };
    const auto attach = [act](const core::PoolId& pool) { act(ActionId::AttachApp, pool); };
    QObject::connect(pools, &PoolRow::poolChosen, &targets.fleet, &FleetController::choosePoolOfOpenCluster);
    QObject::connect(pools, &PoolRow::actionRequested, context, act);
    QObject::connect(&page.apps(), &AppsTab::attachRequested, context, attach);
    QObject::connect(unused, &UnusedPools::attachRequested, context, attach);
    QObject::connect(unused, &UnusedPools::scaleToZeroRequested, context, [targets](const core::PoolId& pool) {
        targets.fleet.choosePoolOfOpenCluster(pool);
        targets.changes.openScale(pool, 0);
    });
    QObject::connect(pools, &PoolRow::changeDetailsRequested, &targets.fleet, &FleetController::openActivity);
    QObject::connect(pools, &PoolRow::changeDismissed, context,
                     [&feed = targets.feed](const QString& id) { feed.dismiss(id.toStdString()); });
    QObject::connect(
        pools, &PoolRow::changeCodeEntered, context,
        [&operations](const QString& id, const QString& code) { operations.provideTwoFactor(id.toStdString(), code); });
}

} // namespace

void connectChanges(const WindowWidgets& widgets, const WindowDependencies& dependencies,
                    const ChangeTargets& targets) {
    auto* context = &targets.changes;
    auto* page = widgets.page;
    auto* changes = widgets.changes;
    auto* attachments = widgets.attachmentChanges;
    connectPools(*page, dependencies.operations, targets);
    QObject::connect(changes, &PoolChanges::copyRequested, context,
                     [&desktop = dependencies.desktop](const QString& text) { desktop.copyText(text); });
    QObject::connect(page, &ClusterPage::detachRequested, attachments, &AttachmentChanges::detach);
    QObject::connect(page, &ClusterPage::moveRequested, attachments, &AttachmentChanges::move);
    QObject::connect(page, &ClusterPage::switchRequested, attachments,
                     qOverload<const core::ClusterId&>(&AttachmentChanges::switchOver));
    QObject::connect(widgets.activity, &ActivityPage::switchRequested, attachments,
                     qOverload<const QString&>(&AttachmentChanges::switchOver));
    QObject::connect(page, &ClusterPage::maintenanceChangeRequested, widgets.maintenanceChanges,
                     &MaintenanceChanges::open);
    QObject::connect(page, &ClusterPage::credentialChangeRequested, widgets.credentialChanges,
                     &CredentialChanges::open);
    QObject::connect(page, &ClusterPage::upgradeRequested, widgets.clusterChanges, &ClusterChanges::upgrade);
    QObject::connect(page, &ClusterPage::settingsReviewRequested, context,
                     [&areas = targets.areas, changes = widgets.settingChanges](const core::ClusterId& cluster) {
                         changes->review(cluster, areas.edits().of(cluster).changes());
                     });
    QObject::connect(page, &ClusterPage::settingsCompareRequested, widgets.settingChanges, &SettingChanges::compare);
    QObject::connect(page, &ClusterPage::settingsCopyRequested, widgets.settingChanges, &SettingChanges::copy);
    QObject::connect(page, &ClusterPage::quotaChangeRequested, context,
                     [changes = widgets.quotaChanges](const core::ClusterId& cluster, const QString& type) {
                         changes->open(cluster, type.toStdString());
                     });
    QObject::connect(widgets.dialogs, &OpenDialogs::codeWanted, &targets.changes, &ChangesController::announceCode);
    QObject::connect(widgets.dialogs, &OpenDialogs::impossible, &targets.changes,
                     &ChangesController::announceImpossible);
    QObject::connect(widgets.dialogs, &OpenDialogs::ended, &targets.changes, &ChangesController::announceEnd);
    QObject::connect(widgets.activity, &ActivityPage::operationShown, &targets.changes,
                     &ChangesController::setShownInActivity);
    QObject::connect(widgets.activity, &ActivityPage::undoRequested, context,
                     [&dialogs = targets.dialogs](const QString& operation) { dialogs.undo(operation); });
    QObject::connect(widgets.activity, &ActivityPage::makeAgainRequested, changes, &PoolChanges::makeAgain);
}

} // namespace poolhouse::ui
