// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_widgets.h"

#include "ui/account/welcome_page.h"
#include "ui/actions/actions.h"
#include "ui/actions/actions_bar.h"
#include "ui/apps/attachment_changes.h"
#include "ui/cluster/cluster_changes.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/coming_page.h"
#include "ui/cluster/credential_changes.h"
#include "ui/cluster/maintenance_changes.h"
#include "ui/cluster/migration_changes.h"
#include "ui/cluster/quota_changes.h"
#include "ui/cluster/setting_changes.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/locks/lock_banner.h"
#include "ui/palette/command_palette.h"
#include "ui/pools/cluster_creation.h"
#include "ui/pools/pool_changes.h"
#include "ui/theme/theme.h"
#include "ui/window/activity_source.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_bar.h"

#include <QMainWindow>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

constexpr int paneWidth = 300;

QVBoxLayout* seamlessColumn(QWidget* widget) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

WindowModels::WindowModels(const WindowDependencies& dependencies)
    : tree(dependencies.store, dependencies.clock),
      board(dependencies.store, dependencies.clock),
      activity(dependencies.operations, dependencies.clock) {}

void WindowModels::refreshAges() {
    tree.refreshAges();
    board.refreshAges();
    activity.refreshAges();
}

WindowWidgets::WindowWidgets(QMainWindow& window, const WindowDependencies& dependencies, WindowModels& models) {
    actions = new Actions(&window);
    actions->fill(*window.menuBar());
    status = new StatusBar(&window);
    window.setStatusBar(status);
    // From the outside in: reparenting restyles a widget with all its children.
    auto* all = new QWidget(&window);
    window.setCentralWidget(all);
    auto* layout = seamlessColumn(all);
    messages = new MessageBar(all);
    stack = new QStackedWidget(all);
    stack->setObjectName(QStringLiteral("windowStack"));
    layout->addWidget(stack, 1); // the messages lie over it
    welcome = new WelcomePage(dependencies.session, dependencies.desktop, stack);
    stack->addWidget(welcome);
    buildFleet(dependencies, models);
    palette = new CommandPalette(&window);
    dialogs =
        new OpenDialogs({dependencies.store, dependencies.operations, dependencies.poller, dependencies.locks,
                         dependencies.clock, dependencies.preferences, dependencies.session, dependencies.credentials},
                        window);
    changes = new PoolChanges(*dialogs);
    attachmentChanges = new AttachmentChanges(*dialogs);
    maintenanceChanges = new MaintenanceChanges(*dialogs, dependencies.maintenance);
    credentialChanges = new CredentialChanges(*dialogs, dependencies.credentials);
    clusterChanges = new ClusterChanges(*dialogs);
    settingChanges = new SettingChanges(*dialogs, dependencies.settings);
    quotaChanges = new QuotaChanges(*dialogs, dependencies.quotas);
    clusterCreation = new ClusterCreation(*dialogs, dependencies.plans);
    migrationChanges = new MigrationChanges(*dialogs, dependencies.migrations);
}

void WindowWidgets::buildFleet(const WindowDependencies& dependencies, WindowModels& models) {
    auto* fleet = new QWidget(stack);
    stack->addWidget(fleet);
    auto* layout = seamlessColumn(fleet);
    layout->addWidget(new ActionsBar(*actions, fleet));
    splitter = new QSplitter(Qt::Horizontal, fleet);
    splitter->setObjectName(QStringLiteral("fleetSplitter"));
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    layout->addWidget(splitter, 1);
    pane = new FleetPane(dependencies.store, models.tree, dependencies.preferences, splitter);
    auto* middle = buildCentre(dependencies, models);
    splitter->addWidget(pane);
    splitter->addWidget(middle);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({paneWidth, defaultWindowSize.width() - paneWidth});
}

QWidget* WindowWidgets::buildCentre(const WindowDependencies& dependencies, WindowModels& models) {
    auto* middle = new QWidget(splitter);
    auto* column = seamlessColumn(middle);
    auto* bannerFrame = new QWidget(middle); // hidden with the banner, because a layout's margins would stay
    auto* banner = new QVBoxLayout(bannerFrame);
    banner->setContentsMargins(metrics::cardPadding, 12, metrics::cardPadding, 0);
    lockBanner = new LockBanner(dependencies.clock, bannerFrame);
    banner->addWidget(lockBanner);
    column->addWidget(bannerFrame);
    centre = new QStackedWidget(middle);
    centre->setObjectName(QStringLiteral("centreStack"));
    column->addWidget(centre, 1);
    board = new FleetBoard(dependencies.store, models.board, dependencies.preferences, centre);
    page = new ClusterPage(centre);
    activity = new ActivityPage(models.activity,
                                activitySource(dependencies.operations, dependencies.session, dependencies.clock),
                                dependencies.clock, dependencies.desktop, dependencies.files, centre);
    coming = new ComingPage(centre);
    centre->addWidget(board);
    centre->addWidget(page);
    centre->addWidget(activity);
    centre->addWidget(coming);
    return middle;
}

} // namespace poolhouse::ui
