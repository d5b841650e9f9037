// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/account/welcome_page.h"
#include "ui/actions/actions_bar.h"
#include "ui/cluster/cluster_page.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/locks/lock_banner.h"
#include "ui/palette/command_palette.h"
#include "ui/platform/preferences.h"
#include "ui/pools/pool_changes.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window_parts.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_bar.h"

#include <QAction>
#include <QEvent>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace poolhouse::ui {

namespace {

using namespace std::chrono_literals;

constexpr int paneWidth = 300;
constexpr QSize usualSize(1344, 840); // all columns of the board, and still within a 1366 pixel screen

QString geometryKey() {
    return QStringLiteral("window/geometry");
}

QString splitterKey() {
    return QStringLiteral("window/splitter");
}

QString appearanceKey() {
    return QStringLiteral("window/appearance");
}

ActionId actionOf(SchemeChoice choice) {
    switch (choice) {
    case SchemeChoice::Light: return ActionId::AppearanceLight;
    case SchemeChoice::Dark: return ActionId::AppearanceDark;
    case SchemeChoice::System: break;
    }
    return ActionId::AppearanceSystem;
}

} // namespace

MainWindow::Parts::Parts(MainWindow& itself, const WindowDependencies& parts)
    : window(itself),
      store(parts.store),
      poller(parts.poller),
      session(parts.session),
      operations(parts.operations),
      locks(parts.locks),
      clock(parts.clock),
      preferences(parts.preferences),
      desktop(parts.desktop),
      files(parts.files),
      applying(parts.applying),
      plans(parts.plans),
      planDocuments(parts.planDocuments),
      treeModel(parts.store, parts.clock),
      boardModel(parts.store, parts.clock),
      activityModel(parts.operations, parts.clock),
      navigation(parts.store, parts.preferences) {
    ages.setInterval(1s);
    refreshSoon.setSingleShot(true);
    refreshSoon.setInterval(30ms);
    pollerSoon.setSingleShot(true);
    pollerSoon.setInterval(150ms);
}

void MainWindow::Parts::build() {
    actions = new Actions(&window);
    actions->fill(*window.menuBar());
    status = new StatusBar(&window);
    window.setStatusBar(status);

    // From the outside in: a widget that moves to another parent is dressed again with all that is in it.
    auto* all = new QWidget(&window);
    window.setCentralWidget(all);
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    messages = new MessageBar(all);
    stack = new QStackedWidget(all);
    stack->setObjectName(QStringLiteral("windowStack"));
    layout->addWidget(messages);
    layout->addWidget(stack, 1);
    welcome = new WelcomePage(session, desktop, stack);
    stack->addWidget(welcome);
    buildFleet();
    palette = new CommandPalette(&window);
    changes = new PoolChanges({store, operations, poller, locks, clock, preferences}, window);
}

void MainWindow::Parts::buildFleet() {
    auto* fleet = new QWidget(stack);
    stack->addWidget(fleet);
    auto* layout = new QVBoxLayout(fleet);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new ActionsBar(*actions, fleet));
    splitter = new QSplitter(Qt::Horizontal, fleet);
    splitter->setObjectName(QStringLiteral("fleetSplitter"));
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    layout->addWidget(splitter, 1);
    pane = new FleetPane(store, treeModel, preferences, splitter);
    auto* middle = new QWidget(splitter);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bannerRoom = new QWidget(middle); // hidden with the banner, for a layout's margins stay
    auto* banner = new QVBoxLayout(bannerRoom);
    banner->setContentsMargins(metrics::cardPadding, 12, metrics::cardPadding, 0);
    lockBanner = new LockBanner(clock, bannerRoom);
    banner->addWidget(lockBanner);
    column->addWidget(bannerRoom);
    centre = new QStackedWidget(middle);
    centre->setObjectName(QStringLiteral("centreStack"));
    column->addWidget(centre, 1);
    board = new FleetBoard(store, boardModel, preferences, centre);
    page = new ClusterPage(centre);
    activity = new ActivityPage(activityModel, activitySource(), clock, desktop, files, centre);
    centre->addWidget(board);
    centre->addWidget(page);
    centre->addWidget(activity);
    splitter->addWidget(pane);
    splitter->addWidget(middle);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({paneWidth, usualSize.width() - paneWidth});
}

void MainWindow::Parts::restore() {
    // a title bar and borders come on top
    const QSize room = window.screen()->availableSize() - QSize(16, 48);
    window.resize(usualSize.boundedTo(room.expandedTo(window.minimumSize())));
    window.restoreGeometry(preferences.value(geometryKey()).toByteArray());
    splitter->restoreState(preferences.value(splitterKey()).toByteArray());
    actions->action(actionOf(rememberedAppearance(preferences)))->setChecked(true);
}

void MainWindow::Parts::save() {
    preferences.setValue(geometryKey(), window.saveGeometry());
    preferences.setValue(splitterKey(), splitter->saveState());
}

void MainWindow::Parts::chooseAppearance(SchemeChoice choice) {
    const QString word = choice == SchemeChoice::Light  ? QStringLiteral("light")
                         : choice == SchemeChoice::Dark ? QStringLiteral("dark")
                                                        : QStringLiteral("system");
    preferences.setValue(appearanceKey(), word);
    actions->action(actionOf(choice))->setChecked(true);
    Q_EMIT window.appearanceChosen(choice);
}

SchemeChoice MainWindow::rememberedAppearance(const Preferences& preferences) {
    const QString word = preferences.value(appearanceKey()).toString();
    return word == QLatin1String("light")  ? SchemeChoice::Light
           : word == QLatin1String("dark") ? SchemeChoice::Dark
                                           : SchemeChoice::System;
}

MainWindow::MainWindow(const WindowDependencies& parts) : m_parts(std::make_unique<Parts>(*this, parts)) {
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(560, 340);
    m_parts->build();
    m_parts->connectFleet();
    m_parts->connectSession();
    m_parts->connectActions();
    m_parts->connectChanges();
    m_parts->connectProgress();
    m_parts->connectPlan();
    m_parts->restore();
    m_parts->showPlace();
    m_parts->showStatus();
    m_parts->showProblems();
    m_parts->showLocks();
}

MainWindow::~MainWindow() {
    // The parts listen to each other; they go while the window is still whole.
    m_parts->dropPlanner();
    delete takeCentralWidget();
    m_parts->ages.stop();
    m_parts->refreshSoon.stop();
    m_parts->pollerSoon.stop();
}

void MainWindow::showFleetBoard() {
    m_parts->openBoard();
}

void MainWindow::showCluster(const core::ClusterId& id) {
    m_parts->openCluster(id);
}

void MainWindow::updateAges() {
    m_parts->updateAges();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    m_parts->tellShown();
}

void MainWindow::hideEvent(QHideEvent* event) {
    QMainWindow::hideEvent(event);
    m_parts->save();
    m_parts->tellShown();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && m_parts->actions) {
        m_parts->actions->action(ActionId::FullScreen)->setChecked(isFullScreen());
        m_parts->tellShown();
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_parts->save();
    QMainWindow::closeEvent(event);
}

} // namespace poolhouse::ui
