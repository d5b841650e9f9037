// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_controllers.h"

#include "models/fleet/coming_reader.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/operations/change_feed.h"
#include "models/operations/engine.h"
#include "models/plans/execution.h"
#include "ui/account/welcome_page.h"
#include "ui/actions/actions.h"
#include "ui/activity/activity_page.h"
#include "ui/apps/attachment_changes.h"
#include "ui/cluster/cluster_changes.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/coming_page.h"
#include "ui/cluster/credential_changes.h"
#include "ui/cluster/maintenance_changes.h"
#include "ui/cluster/pool_card_widget.h"
#include "ui/cluster/quota_changes.h"
#include "ui/cluster/setting_changes.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/locks/labels_dialog.h"
#include "ui/locks/lock_banner.h"
#include "ui/palette/command_palette.h"
#include "ui/planner/planner_page.h"
#include "ui/platform/desktop.h"
#include "ui/platform/preferences.h"
#include "ui/pools/pool_changes.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_bar.h"
#include "ui/window/window_widgets.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>

#include <chrono>
#include <utility>

namespace poolhouse::ui {

namespace {

QString drawerKey() {
    return QStringLiteral("planner/drawerOpen");
}

QString appsTableKey() {
    return QStringLiteral("apps/asTable");
}

Place::Kind tabOf(const ClusterPage& page) {
    return page.planInFront()          ? Place::Kind::Plan
           : page.appsInFront()        ? Place::Kind::Apps
           : page.credentialsInFront() ? Place::Kind::Credentials
           : page.maintenanceInFront() ? Place::Kind::Maintenance
           : page.settingsInFront()    ? Place::Kind::Settings
           : page.storageInFront()     ? Place::Kind::Storage
                                       : Place::Kind::Overview;
}

} // namespace

WindowControllers::WindowControllers(QMainWindow& window, const WindowDependencies& dependencies,
                                     const WindowWidgets& widgets, WindowModels& models, Navigation& navigation,
                                     operations::ChangeFeed& changeFeed)
    : m_dependencies(dependencies),
      m_widgets(widgets),
      m_changeFeed(changeFeed),
      m_fleetView(window, widgets),
      m_lockView(window, *widgets.lockBanner, dependencies),
      m_plannerTab(*widgets.page, dependencies.store, [this](PlannerPage& planner) { connectPlanner(planner); }),
      m_changeDialogs(*widgets.changes, *widgets.attachmentChanges, *widgets.maintenanceChanges,
                      *widgets.credentialChanges, *widgets.clusterChanges, *widgets.settingChanges,
                      *widgets.quotaChanges, *widgets.clusterCreation, *widgets.migrationChanges),
      m_fleet({dependencies.store, dependencies.poller, dependencies.session, changeFeed, dependencies.clock,
               navigation, m_fleetView, *widgets.messages}),
      m_history({dependencies.store, navigation, [&page = *widgets.page] { return tabOf(page); },
                 [this](const Place& place) { openPlace(place); }}),
      m_status({dependencies.store, dependencies.poller, dependencies.session, dependencies.operations, changeFeed,
                dependencies.clock, *widgets.status, *widgets.messages}),
      m_locks({dependencies.store, dependencies.session, dependencies.operations, dependencies.locks,
               dependencies.clock, navigation, m_fleet, m_lockView, *widgets.messages}),
      m_journal({dependencies.operations, dependencies.journalKeeper, *widgets.messages}),
      m_labels({dependencies.store, dependencies.session, dependencies.operations, *widgets.messages,
                [&window, dependencies](const QString& account, PatternListEnds ends) {
                    openLabelsDialog(window,
                                     {dependencies.store, dependencies.preferences, dependencies.session, account,
                                      dependencies.session.target()},
                                     std::move(ends));
                }}),
      m_actions({dependencies.store, dependencies.poller, dependencies.session, dependencies.operations,
                 dependencies.locks, dependencies.clock, navigation, m_fleet, &m_history}),
      m_changes({dependencies.store, dependencies.operations,
                 [this](const std::string& id) { return m_dependencies.execution.isStep(id); }, m_fleet,
                 m_changeDialogs, *widgets.messages}),
      m_plans({dependencies.store, dependencies.poller, dependencies.operations, dependencies.locks, dependencies.clock,
               dependencies.execution, dependencies.plans, navigation, m_plannerTab, *widgets.messages,
               [this](const std::optional<QString>& lock) { return m_actions.whyNotSent(lock); }}),
      m_planFiles({dependencies.store, dependencies.session, dependencies.planFiles, dependencies.files,
                   dependencies.desktop, *widgets.messages, [this] { return m_plans.model(); },
                   [this] { return m_plannerTab.widget(); },
                   [this] { return knowsFleet() && QApplication::activeModalWidget() == nullptr; },
                   [this](const core::ClusterId& cluster) { m_plans.open(cluster); }}),
      m_drawing({dependencies.store, dependencies.clock, dependencies.files, *widgets.messages,
                 [this] { return m_plans.model(); }, [this] { return m_plannerTab.widget(); }}),
      m_needsSource({dependencies.store, dependencies.poller, *widgets.messages, [this] { return m_plans.model(); },
                     [this] { return m_plannerTab.widget(); }}),
      m_palette({dependencies.store, dependencies.session, dependencies.clock, dependencies.preferences, m_fleet,
                 [this](const core::ClusterId& cluster) { return m_actions.stateOf(cluster); },
                 [this] { return actionEntries(*m_widgets.actions); },
                 [this](std::vector<PaletteEntry> entries, std::vector<PaletteEntry> suggestions) {
                     m_widgets.palette->open(std::move(entries), std::move(suggestions));
                 }}),
      m_clusterActions({dependencies.store, dependencies.poller, dependencies.desktop, m_fleet}),
      m_boardExport(*widgets.board, dependencies.store, dependencies.clock, dependencies.files, *widgets.messages),
      m_areas(*widgets.page, m_dependencies, navigation),
      m_coming(*widgets.coming, m_dependencies, navigation) {
    connectModels(models);
    connectControllers();
    connectFleetWidgets();
    connectChangeWidgets();
    connectOtherWidgets();
}

WindowControllers::~WindowControllers() {
    m_plans.close();
}

void WindowControllers::openPlan(const QString& file) {
    m_planFiles.openFile(file);
}

bool WindowControllers::knowsFleet() const {
    const auto refusal = m_dependencies.operations.unavailable();
    const bool open = !refusal || refusal->code == operations::Refusal::Code::JournalUnusable;
    return open && m_dependencies.store.fleetFreshness().everRead();
}

void WindowControllers::connectModels(WindowModels& models) {
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(std::chrono::milliseconds(30));
    connect(&m_refreshTimer, &QTimer::timeout, this, [this] {
        m_fleet.refreshOverview();
        m_status.refreshStatus();
        m_status.refreshProblems();
        m_journal.refresh();
        m_actions.refresh();
        m_planFiles.openWaiting();
    });
    const auto& store = m_dependencies.store;
    connect(&store, &fleet::Store::fleetChanged, this, &WindowControllers::refreshSoon);
    connect(&store, &fleet::Store::catalogChanged, this, &WindowControllers::refreshSoon);
    connect(&store, &fleet::Store::clusterChanged, this, &WindowControllers::refreshSoon);
    connect(&store, &fleet::Store::freshnessChanged, this, &WindowControllers::refreshSoon);
    connect(&m_dependencies.poller, &fleet::Poller::changed, this, &WindowControllers::refreshSoon);
    const auto& operations = m_dependencies.operations;
    connect(&operations, &operations::Engine::asked, this, &WindowControllers::refreshSoon);
    connect(&operations, &operations::Engine::changed, this, &WindowControllers::refreshSoon);
    connect(&operations, &operations::Engine::reopened, this, &WindowControllers::refreshSoon);
    models.tree.setChanges(m_changeFeed);
    models.board.showLocks(m_dependencies.locks);
    connect(&m_locks, &LocksController::refreshed, this,
            [this, &models] { models.board.showLocks(m_dependencies.locks); });
}

void WindowControllers::connectControllers() {
    connect(&m_fleet, &FleetController::placeChanged, &m_locks, &LocksController::refresh);
    connect(&m_fleet, &FleetController::selectionChanged, &m_actions, &ActionsController::refresh);
    connect(&m_history, &HistoryController::changed, &m_actions, &ActionsController::refresh);
    connect(&m_dependencies.session, &fleet::Session::changed, &m_history, [this] {
        if (m_dependencies.session.state() == fleet::Session::State::None) {
            m_history.clear();
        }
    });
    connect(&m_status, &StatusController::otherTokenRequested, &m_fleet, &FleetController::chooseAccount);
    connect(&m_locks, &LocksController::refreshed, this, [this] {
        m_actions.refresh();
        m_plans.refreshLock();
    });
    connect(&m_actions, &ActionsController::changed, this, [this](const ActionState& state) {
        m_widgets.actions->apply(state);
        m_widgets.page->showPoolActions(poolActions(state));
        m_widgets.dialogs->updateLocks();
        m_plans.refresh();
        m_areas.follow();
    });
    connect(&m_journal, &JournalController::mended, &m_actions, &ActionsController::refresh);
    connect(&m_changes, &ChangesController::activityRequested, &m_fleet, &FleetController::openActivity);
    connect(&m_palette, &PaletteController::clusterChosen, &m_fleet, &FleetController::openCluster);
    connect(&m_palette, &PaletteController::poolChosen, &m_fleet, &FleetController::choosePoolOfOpenCluster);
    connect(&m_palette, &PaletteController::appChosen, m_widgets.pane, &FleetPane::showApp);
    connect(&m_palette, &PaletteController::actionChosen, this,
            [this](ActionId id) { m_widgets.actions->action(id)->trigger(); });
}

void WindowControllers::connectFleetWidgets() {
    auto* pane = m_widgets.pane;
    auto* board = m_widgets.board;
    connect(pane, &FleetPane::filterChanged, board, &FleetBoard::setFilterText);
    connect(pane, &FleetPane::filterChanged, &m_actions, &ActionsController::refresh);
    connect(pane, &FleetPane::selectionChanged, &m_fleet, &FleetController::onTreeSelectionChanged);
    connect(pane, &FleetPane::boardRequested, &m_fleet, &FleetController::openBoard);
    connect(pane, &FleetPane::clusterEntered, &m_fleet, &FleetController::openCluster);
    connect(pane, &FleetPane::visibleChanged, &m_fleet, &FleetController::onVisibleChanged);
    connect(board, &FleetBoard::clusterEntered, &m_fleet, &FleetController::openCluster);
    connect(board, &FleetBoard::selectionChanged, &m_fleet, &FleetController::onBoardSelectionChanged);
    connect(board, &FleetBoard::visibleChanged, &m_fleet, &FleetController::onVisibleChanged);
    connect(board, &FleetBoard::clearFilterRequested, pane, &FleetPane::clearFilter);
    connect(board, &FleetBoard::createRequested, &m_changes, &ChangesController::openNewCluster);
    connect(board, &FleetBoard::retryRequested, &m_dependencies.poller, &fleet::Poller::refresh);
    connect(board, &FleetBoard::planRequested, &m_plans, &PlansController::openTogether);
    connect(board, &FleetBoard::exportRequested, this, [this] { m_boardExport.run(); });
    connect(&m_fleet, &FleetController::placeChanged, &m_coming, &ComingController::follow);
    connect(m_widgets.coming, &ComingPage::clusterEntered, this, [this](const core::ClusterId& cluster) {
        openPlace({Place::Kind::Maintenance, cluster});
    });
    connect(m_widgets.page, &ClusterPage::retryRequested, &m_dependencies.poller, &fleet::Poller::refreshCluster);
    connect(m_widgets.page, &ClusterPage::tabChanged, &m_history, &HistoryController::noteSoon);
    connect(m_widgets.page, &ClusterPage::planRequested, &m_plans, &PlansController::openInTab);
    m_widgets.page->showAppsAsTable(m_dependencies.preferences.value(appsTableKey()).toBool());
    connect(m_widgets.page, &ClusterPage::appsAsTableToggled, this,
            [this](bool table) { m_dependencies.preferences.setValue(appsTableKey(), table); });
}

void WindowControllers::connectChangeWidgets() {
    auto* page = m_widgets.page;
    auto* changes = m_widgets.changes;
    auto* attachments = m_widgets.attachmentChanges;
    connect(page, &ClusterPage::poolChosen, &m_fleet, &FleetController::choosePoolOfOpenCluster);
    connect(page, &ClusterPage::actionRequested, this, [this](ActionId action, const core::PoolId& pool) {
        if (!pool.empty()) {
            m_fleet.choosePoolOfOpenCluster(pool);
        }
        m_changes.openDialog(action, pool);
    });
    connect(page, &ClusterPage::scaleToZeroRequested, this, [this](const core::PoolId& pool) {
        m_fleet.choosePoolOfOpenCluster(pool);
        m_changes.openScale(pool, 0);
    });
    connect(page, &ClusterPage::changeDetailsRequested, &m_fleet, &FleetController::openActivity);
    connect(page, &ClusterPage::changeDismissed, this,
            [this](const QString& id) { m_changeFeed.dismiss(id.toStdString()); });
    connect(page, &ClusterPage::changeCodeEntered, this, [this](const QString& id, const QString& code) {
        m_dependencies.operations.provideTwoFactor(id.toStdString(), code);
    });
    connect(changes, &PoolChanges::copyRequested, this,
            [this](const QString& text) { m_dependencies.desktop.copyText(text); });
    connect(page, &ClusterPage::detachRequested, attachments, &AttachmentChanges::detach);
    connect(page, &ClusterPage::moveRequested, attachments, &AttachmentChanges::move);
    connect(page, &ClusterPage::switchRequested, attachments,
            qOverload<const core::ClusterId&>(&AttachmentChanges::switchOver));
    connect(m_widgets.activity, &ActivityPage::switchRequested, attachments,
            qOverload<const QString&>(&AttachmentChanges::switchOver));
    connect(page, &ClusterPage::maintenanceChangeRequested, m_widgets.maintenanceChanges, &MaintenanceChanges::open);
    connect(page, &ClusterPage::credentialChangeRequested, m_widgets.credentialChanges, &CredentialChanges::open);
    connect(page, &ClusterPage::upgradeRequested, m_widgets.clusterChanges, &ClusterChanges::upgrade);
    connect(&m_dependencies.operations, &operations::Engine::finished, this, &WindowControllers::leaveDestroyed);
    connect(page, &ClusterPage::settingsReviewRequested, this, [this](const core::ClusterId& cluster) {
        m_widgets.settingChanges->review(cluster, m_areas.edits().of(cluster).changes());
    });
    connect(page, &ClusterPage::settingsCompareRequested, m_widgets.settingChanges, &SettingChanges::compare);
    connect(page, &ClusterPage::settingsCopyRequested, m_widgets.settingChanges, &SettingChanges::copy);
    connect(page, &ClusterPage::quotaChangeRequested, this,
            [this](const core::ClusterId& cluster, const QString& type) {
                m_widgets.quotaChanges->open(cluster, type.toStdString());
            });
    connect(m_widgets.dialogs, &OpenDialogs::impossible, &m_changes, &ChangesController::announceImpossible);
    connect(m_widgets.dialogs, &OpenDialogs::ended, &m_changes, &ChangesController::announceEnd);
    connect(m_widgets.dialogs, &OpenDialogs::codeWanted, &m_changes, &ChangesController::announceCode);
    connect(m_widgets.activity, &ActivityPage::undoRequested, this,
            [this](const QString& operation) { m_changeDialogs.undo(operation); });
    connect(m_widgets.activity, &ActivityPage::makeAgainRequested, changes, &PoolChanges::makeAgain);
}

/// The message about the end of the operation says the rest.
void WindowControllers::leaveDestroyed(const QString& id) {
    const auto* operation = m_dependencies.operations.find(id.toStdString());
    if (operation == nullptr || !operation->change.removal || operation->state != operations::Operation::State::Done) {
        return;
    }
    if (m_history.current().cluster == operation->cluster) {
        m_fleet.openBoard();
    }
    m_dependencies.poller.refresh();
}

void WindowControllers::connectOtherWidgets() {
    connect(m_widgets.welcome, &WelcomePage::backRequested, &m_fleet, &FleetController::leaveWelcome);
    connect(m_widgets.messages, &MessageBar::dismissed, &m_status, &StatusController::dismiss);
    connect(m_widgets.status, &StatusBar::clusterChosen, &m_fleet, &FleetController::openCluster);
    connect(m_widgets.status, &StatusBar::activityChosen, &m_fleet, &FleetController::openActivity);
    connect(m_widgets.lockBanner, &LockBanner::rulesRequested, &m_locks, &LocksController::openDialog);
    connect(m_widgets.lockBanner, &LockBanner::unlockRequested, &m_locks, &LocksController::unlock);
    connect(m_widgets.lockBanner, &LockBanner::lockRequested, &m_locks, &LocksController::relock);
    connect(m_widgets.lockBanner, &LockBanner::expired, &m_locks, &LocksController::refresh);
    connect(m_widgets.palette, &CommandPalette::chosen, &m_palette, &PaletteController::choose);
}

void WindowControllers::connectPlanner(PlannerPage& planner) {
    auto& execution = m_dependencies.execution;
    connect(&planner, &PlannerPage::openRequested, this, [this] { m_planFiles.open(); });
    connect(&planner, &PlannerPage::saveRequested, this, [this](const core::Plan& plan) { m_planFiles.save(plan); });
    connect(&planner, &PlannerPage::drawingRequested, this, [this] { m_drawing.save(); });
    connect(&planner, &PlannerPage::copyRequested, this, [this](const core::Plan& plan) { m_planFiles.copy(plan); });
    connect(&planner, &PlannerPage::processesRequested, this, [this] { m_needsSource.fillFromProcesses(); });
    connect(&planner, &PlannerPage::needsFileRequested, this, [this] { m_planFiles.openNeeds(); });
    planner.openDrawer(m_dependencies.preferences.value(drawerKey()).toBool());
    connect(&planner, &PlannerPage::drawerToggled, this,
            [this](bool open) { m_dependencies.preferences.setValue(drawerKey(), open); });
    connect(&planner, &PlannerPage::reviewRequested, &m_plans, &PlansController::refreshClusters);
    connect(&planner, &PlannerPage::applyRequested, &m_plans, &PlansController::apply);
    connect(&planner, &PlannerPage::pauseRequested, &execution, &plans::PlanExecution::pause);
    connect(&planner, &PlannerPage::resumeRequested, &execution, &plans::PlanExecution::resume);
    connect(&planner, &PlannerPage::stopRequested, &execution, &plans::PlanExecution::stop);
    connect(&planner, &PlannerPage::runClosed, &execution, &plans::PlanExecution::putAway);
    connect(&planner, &PlannerPage::oppositeRequested, &m_plans, &PlansController::openInverse);
}

void WindowControllers::openPlace(const Place& place) {
    switch (place.kind) {
    case Place::Kind::Board: m_fleet.openBoard(); return;
    case Place::Kind::Activity: m_fleet.openActivity(); return;
    case Place::Kind::Coming: m_fleet.openComing(); return;
    case Place::Kind::Overview:
        m_plannerTab.showOverview(); // first, so that no plan is begun for the cluster
        m_fleet.openCluster(place.cluster);
        return;
    case Place::Kind::Apps:
        m_widgets.page->showApps(); // first, as above
        m_fleet.openCluster(place.cluster);
        return;
    case Place::Kind::Credentials:
        m_fleet.openCluster(place.cluster); // first, so that nothing is read of the one before
        m_widgets.page->showCredentials();
        return;
    case Place::Kind::Maintenance:
        m_fleet.openCluster(place.cluster); // first, so that nothing is read of the one before
        m_widgets.page->showMaintenance();
        return;
    case Place::Kind::Settings:
        m_fleet.openCluster(place.cluster); // as above
        m_widgets.page->showSettings();
        return;
    case Place::Kind::Storage:
        m_fleet.openCluster(place.cluster); // as above
        m_widgets.page->showStorage();
        return;
    case Place::Kind::Plan:
        m_fleet.openCluster(place.cluster);
        m_plannerTab.showTab();
        return;
    }
}

void WindowControllers::leavePlace() {
    if (!m_fleet.fleetShown()) {
        m_fleet.leaveWelcome();
    } else if (m_history.current().kind == Place::Kind::Board) {
        m_widgets.pane->clearFilter();
    } else if (!m_history.go(-1)) {
        m_fleet.openBoard();
    }
}

void WindowControllers::refreshSoon() {
    if (!m_refreshTimer.isActive()) {
        m_refreshTimer.start();
    }
}

void WindowControllers::refreshAll() {
    m_fleet.refreshPlace();
    m_status.refreshStatus();
    m_status.refreshProblems();
}

void WindowControllers::refreshAges() {
    m_fleet.refreshOverview();
    m_status.refreshStatus();
    m_locks.refresh();
    m_areas.follow();
    m_coming.follow();
}

void WindowControllers::perform(ActionId action) {
    switch (action) {
    case ActionId::SwitchAccount: m_fleet.chooseAccount(); return;
    case ActionId::Disconnect: m_dependencies.session.disconnectSession(); return;
    case ActionId::Refresh:
        m_dependencies.session.takeRenewedToken();
        m_dependencies.poller.refresh();
        m_areas.refresh();
        m_dependencies.coming.refresh();
        return;
    case ActionId::RefreshCluster:
        m_clusterActions.refresh();
        m_areas.refresh();
        return;
    case ActionId::CopyName: m_clusterActions.copyNames(); return;
    case ActionId::CopyId: m_clusterActions.copyIds(); return;
    case ActionId::OpenDashboard: m_clusterActions.openDashboard(); return;
    case ActionId::OpenCluster:
    case ActionId::Plan:
        if (const auto targets = m_fleet.targets(); targets.size() == 1) {
            action == ActionId::Plan ? m_plans.open(targets.front()) : m_fleet.openCluster(targets.front());
        }
        return;
    case ActionId::NextCluster: m_fleet.step(1); return;
    case ActionId::PreviousCluster: m_fleet.step(-1); return;
    case ActionId::LockNow: m_locks.relock(); return;
    case ActionId::Unlock: m_locks.unlock(); return;
    case ActionId::Locks: m_locks.openDialog(); return;
    case ActionId::Labels: m_labels.openDialog(); return;
    case ActionId::AddPool:
    case ActionId::ScalePool:
    case ActionId::DestroyPool:
    case ActionId::ChangeLevel:
    case ActionId::HighAvailability:
    case ActionId::AttachApp:
    case ActionId::ForkCluster:
    case ActionId::MigrateCluster:
    case ActionId::DestroyCluster: m_changes.openDialog(action, m_fleet.chosenPool()); return;
    case ActionId::CreateCluster: m_changes.openNewCluster(); return;
    case ActionId::Back: m_history.go(-1); return;
    case ActionId::Forward: m_history.go(1); return;
    case ActionId::ShowBoard: m_fleet.openBoard(); return;
    case ActionId::ShowActivity: m_fleet.openActivity(); return;
    case ActionId::ShowComing: m_fleet.openComing(); return;
    case ActionId::Filter: m_widgets.pane->focusFilter(); return;
    case ActionId::ExpandAll: m_widgets.pane->expandAll(); return;
    case ActionId::CollapseAll: m_widgets.pane->collapseAll(); return;
    case ActionId::CommandPalette: m_palette.open(); return;
    case ActionId::ForgetToken:
    case ActionId::Quit:
    case ActionId::AppearanceSystem:
    case ActionId::AppearanceLight:
    case ActionId::AppearanceDark:
    case ActionId::FullScreen:
    case ActionId::Help:
    case ActionId::Shortcuts:
    case ActionId::About: return; // of the window
    }
}

} // namespace poolhouse::ui
