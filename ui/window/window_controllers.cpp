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
#include "ui/apps/apps_tab.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/coming_page.h"
#include "ui/cluster/pool_card_widget.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/locks/labels_dialog.h"
#include "ui/locks/lock_banner.h"
#include "ui/palette/command_palette.h"
#include "ui/platform/preferences.h"
#include "ui/pools/open_dialogs.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_bar.h"
#include "ui/window/window_actions.h"
#include "ui/window/window_changes.h"
#include "ui/window/window_widgets.h"

#include <QAction>
#include <QMainWindow>

#include <chrono>
#include <utility>

namespace poolhouse::ui {

namespace {

QString appsTableKey() {
    return QStringLiteral("apps/asTable");
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
      m_tabs(*widgets.page),
      m_changeDialogs(*widgets.changes, *widgets.attachmentChanges, *widgets.maintenanceChanges,
                      *widgets.credentialChanges, *widgets.clusterChanges, *widgets.settingChanges,
                      *widgets.quotaChanges, *widgets.clusterCreation, *widgets.migrationChanges),
      m_fleet({dependencies.store, dependencies.poller, dependencies.session, changeFeed, dependencies.clock,
               navigation, m_fleetView, *widgets.messages}),
      m_history({dependencies.store, navigation, [this] { return m_tabs.currentTab(); },
                 [this](const Place& place) { m_places.open(place); }}),
      m_places({dependencies.operations, dependencies.poller, m_fleet, m_history, m_tabs,
                [pane = widgets.pane] { pane->clearFilter(); }}),
      m_status({dependencies.store, dependencies.poller, dependencies.session, dependencies.operations, changeFeed,
                dependencies.clock, *widgets.status, *widgets.messages}),
      m_locks({dependencies.store, dependencies.session, dependencies.operations, dependencies.locks,
               dependencies.clock, navigation, m_fleet, m_lockView, *widgets.messages}),
      m_journal({dependencies.operations, dependencies.journalKeeper, *widgets.messages}),
      m_labels({dependencies.store, dependencies.session, dependencies.operations, *widgets.messages,
                [&window, dependencies](const QString& account, PatternListCallbacks ends) {
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
      m_planner(*widgets.page, m_dependencies, navigation, *widgets.messages,
                [this](const std::optional<QString>& lock) { return m_actions.whyNotSent(lock); }),
      m_palette({dependencies.store, dependencies.session, dependencies.clock, dependencies.preferences, m_fleet,
                 [this](const core::ClusterId& cluster) { return m_actions.stateOf(cluster); },
                 [this] { return actionEntries(*m_widgets.actions); },
                 [this](std::vector<PaletteEntry> entries, std::vector<PaletteEntry> suggestions) {
                     m_widgets.palette->open(std::move(entries), std::move(suggestions));
                 }}),
      m_clusterActions({dependencies.store, dependencies.poller, dependencies.desktop, m_fleet}),
      m_boardExport({dependencies.store, dependencies.clock, dependencies.files, *widgets.messages, widgets.board,
                     [board = widgets.board] {
                         return ShownBoard{board->listedClusters(), board->visibleColumns()};
                     }}),
      m_areas(*widgets.page, m_dependencies, navigation),
      m_coming({dependencies.store, dependencies.coming, dependencies.poller, dependencies.session, dependencies.clock,
                navigation, [page = widgets.coming] { return page->isVisible(); },
                [page = widgets.coming](const views::ComingView& view) { page->showComing(view); }}) {
    handleActions(m_dispatcher,
                  {dependencies.session, dependencies.poller, dependencies.coming, m_fleet, m_history, m_locks,
                   m_labels, m_changes, m_planner.plans(), m_palette, m_clusterActions, m_areas, *widgets.pane});
    connectModels(models);
    connectControllers();
    connectFleetWidgets();
    connectChanges(widgets, m_dependencies, {m_fleet, m_changes, m_changeDialogs, m_areas, m_changeFeed});
    connectOtherWidgets();
}

WindowControllers::~WindowControllers() {
    m_planner.plans().close();
}

void WindowControllers::openPlan(const QString& file) {
    m_planner.files().openFile(file);
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
        m_planner.files().openWaiting();
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
        m_planner.plans().refreshLock();
    });
    connect(&m_actions, &ActionsController::changed, this, [this](const ActionState& state) {
        m_widgets.actions->apply(state);
        m_widgets.page->showPoolActions(poolActions(state));
        m_widgets.dialogs->updateLocks();
        m_planner.plans().refresh();
        m_areas.follow();
    });
    connect(&m_journal, &JournalController::repaired, &m_actions, &ActionsController::refresh);
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
    connect(pane, &FleetPane::visibleChanged, &m_fleet.visible(), &VisibleClusters::reportSoon);
    connect(board, &FleetBoard::clusterEntered, &m_fleet, &FleetController::openCluster);
    connect(board, &FleetBoard::selectionChanged, &m_fleet, &FleetController::onBoardSelectionChanged);
    connect(board, &FleetBoard::visibleChanged, &m_fleet.visible(), &VisibleClusters::reportSoon);
    connect(board, &FleetBoard::clearFilterRequested, pane, &FleetPane::clearFilter);
    connect(board, &FleetBoard::createRequested, &m_changes, &ChangesController::openNewCluster);
    connect(board, &FleetBoard::retryRequested, &m_dependencies.poller, &fleet::Poller::refresh);
    connect(board, &FleetBoard::planRequested, &m_planner.plans(), &PlansController::openTogether);
    connect(board, &FleetBoard::exportRequested, this, [this] { m_boardExport.run(); });
    connect(&m_fleet, &FleetController::placeChanged, &m_coming, &ComingController::follow);
    connect(m_widgets.coming, &ComingPage::retryRequested, &m_dependencies.coming, &fleet::ComingReader::refresh);
    connect(m_widgets.coming, &ComingPage::clusterEntered, this, [this](const core::ClusterId& cluster) {
        m_places.open({Place::Kind::Cluster, cluster, ClusterTab::Maintenance});
    });
    connect(m_widgets.page, &ClusterPage::retryRequested, &m_dependencies.poller, &fleet::Poller::refreshCluster);
    connect(m_widgets.page, &ClusterPage::tabChanged, &m_history, &HistoryController::noteSoon);
    connect(m_widgets.page, &ClusterPage::planRequested, &m_planner.plans(), &PlansController::openInTab);
    auto& preferences = m_dependencies.preferences;
    auto* apps = &m_widgets.page->apps();
    apps->showAsTable(preferences.value(appsTableKey()).toBool());
    connect(apps, &AppsTab::asTableToggled, this,
            [this](bool table) { m_dependencies.preferences.setValue(appsTableKey(), table); });
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

} // namespace poolhouse::ui
