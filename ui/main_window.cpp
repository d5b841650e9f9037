// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/account/welcome_page.h"
#include "ui/actions_bar.h"
#include "ui/cluster/cluster_page.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/main_window_parts.h"
#include "ui/message_bar.h"
#include "ui/palette/command_palette.h"
#include "ui/preferences.h"
#include "ui/status_bar.h"

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

MainWindow::Parts::Parts(MainWindow& itself, const WindowParts& parts)
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
      treeModel(parts.store, parts.clock),
      boardModel(parts.store, parts.clock),
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
    welcome = new WelcomePage(session, desktop, &window);
    messages = new MessageBar(&window);
    pane = new FleetPane(store, treeModel, preferences, &window);
    board = new FleetBoard(store, boardModel, preferences, &window);
    page = new ClusterPage(&window);
    palette = new CommandPalette(&window);
    status = new StatusBar(&window);
    window.setStatusBar(status);

    centre = new QStackedWidget(&window);
    centre->setObjectName(QStringLiteral("centreStack"));
    centre->addWidget(board);
    centre->addWidget(page);
    splitter = new QSplitter(Qt::Horizontal, &window);
    splitter->setObjectName(QStringLiteral("fleetSplitter"));
    splitter->addWidget(pane);
    splitter->addWidget(centre);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({paneWidth, usualSize.width() - paneWidth});
    auto* fleet = new QWidget(&window);
    auto* fleetLayout = new QVBoxLayout(fleet);
    fleetLayout->setContentsMargins(0, 0, 0, 0);
    fleetLayout->setSpacing(0);
    fleetLayout->addWidget(new ActionsBar(*actions, fleet));
    fleetLayout->addWidget(splitter, 1);

    stack = new QStackedWidget(&window);
    stack->setObjectName(QStringLiteral("windowStack"));
    stack->addWidget(welcome);
    stack->addWidget(fleet);
    auto* all = new QWidget(&window);
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages);
    layout->addWidget(stack, 1);
    window.setCentralWidget(all);
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

MainWindow::MainWindow(const WindowParts& parts) : m_parts(std::make_unique<Parts>(*this, parts)) {
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(560, 340);
    m_parts->build();
    m_parts->connectFleet();
    m_parts->connectSession();
    m_parts->connectActions();
    m_parts->restore();
    m_parts->showPlace();
    m_parts->showStatus();
    m_parts->showProblems();
}

MainWindow::~MainWindow() {
    // The parts listen to each other; they go while the window is still whole.
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
