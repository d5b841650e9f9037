// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/operations/change_feed.h"
#include "ui/actions/actions.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/platform/preferences.h"
#include "ui/window/help_controller.h"
#include "ui/window/message_bar.h"
#include "ui/window/navigation.h"
#include "ui/window/operation_notifier.h"
#include "ui/window/pool_mark_memory.h"
#include "ui/window/window_controllers.h"
#include "ui/window/window_dialogs.h"
#include "ui/window/window_widgets.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QScreen>
#include <QSplitter>
#include <QTimer>
#include <QWindow>

#include <chrono>

namespace poolhouse::ui {

namespace {

QString geometryKey() {
    return QStringLiteral("window/geometry");
}

QString splitterKey() {
    return QStringLiteral("window/splitter");
}

QString appearanceKey() {
    return QStringLiteral("window/appearance");
}

QString appearanceWord(SchemeChoice choice) {
    switch (choice) {
    case SchemeChoice::Light: return QStringLiteral("light");
    case SchemeChoice::Dark: return QStringLiteral("dark");
    case SchemeChoice::System: break;
    }
    return QStringLiteral("system");
}

ActionId actionOf(SchemeChoice choice) {
    switch (choice) {
    case SchemeChoice::Light: return ActionId::AppearanceLight;
    case SchemeChoice::Dark: return ActionId::AppearanceDark;
    case SchemeChoice::System: break;
    }
    return ActionId::AppearanceSystem;
}

bool isTextField(const QWidget* widget) {
    return qobject_cast<const QLineEdit*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
}

} // namespace

struct MainWindow::Impl {
    Impl(MainWindow& frame, const Dependencies& dependencies);
    ~Impl();

    void connectWindow();
    void openRowMenu(const QPoint& at, const std::vector<core::ClusterId>& clusters,
                     const std::optional<core::PoolId>& pool);
    void restore();
    void save();
    void handleActions(); ///< those on the window itself
    void chooseAppearance(SchemeChoice choice);
    void showOperation(const QString& id); ///< in Activity, with the window in front
    void reportShown();                    ///< to the poller, and to the timer of ages

    MainWindow& window;
    fleet::Poller& poller;
    fleet::Session& session;
    Preferences& preferences;
    PoolMarkMemory marks;
    WindowModels models;
    Navigation navigation;
    operations::ChangeFeed changeFeed;
    WindowWidgets widgets;
    std::unique_ptr<WindowControllers> controllers;
    OperationNotifier notifier;
    HelpController help;
    QTimer ages;
    int rowMenus = 0; ///< opened so far
};

MainWindow::Impl::Impl(MainWindow& frame, const Dependencies& dependencies)
    : window(frame),
      poller(dependencies.poller),
      session(dependencies.session),
      preferences(dependencies.preferences),
      marks(dependencies.store, dependencies.preferences, dependencies.clock),
      models(dependencies),
      navigation(dependencies.store, dependencies.preferences),
      changeFeed(dependencies.operations),
      widgets(frame, dependencies, models),
      controllers(std::make_unique<WindowControllers>(frame, dependencies, widgets, models, navigation, changeFeed)),
      notifier(dependencies.operations, dependencies.clock, dependencies.desktop,
               [] { return QApplication::activeWindow() != nullptr; }),
      help(frame, [this] { return shownPage(widgets); }) {
    ages.setInterval(std::chrono::seconds(1));
    handleActions();
    connectWindow();
}

MainWindow::Impl::~Impl() {
    controllers.reset();
    delete window.takeCentralWidget(); // its views read the models
}

void MainWindow::Impl::connectWindow() {
    connect(widgets.actions, &Actions::triggered, &window, [this](ActionId id) { controllers->actions().perform(id); });
    connect(widgets.pane, &FleetPane::menuRequested, &window,
            [this](const QPoint& at, const auto& clusters, const auto& pool) { openRowMenu(at, clusters, pool); });
    connect(widgets.board, &FleetBoard::menuRequested, &window,
            [this](const QPoint& at) { openContextMenu(window, *widgets.actions, at); });
    connect(&notifier, &OperationNotifier::clicked, &window, [this](const QString& id) { showOperation(id); });
    connect(&ages, &QTimer::timeout, &window, &MainWindow::updateAges);
}

void MainWindow::Impl::openRowMenu(const QPoint& at, const std::vector<core::ClusterId>& clusters,
                                   const std::optional<core::PoolId>& pool) {
    controllers->fleet().beginMenu(clusters, pool);
    const int serial = ++rowMenus;
    const auto* menu = openContextMenu(window, *widgets.actions, at);
    // The action is triggered after the menu has hidden. A menu that was opened meanwhile keeps its row.
    connect(menu, &QMenu::aboutToHide, controllers.get(), [this, serial] {
        QTimer::singleShot(0, controllers.get(), [this, serial] {
            if (serial == rowMenus) {
                widgets.pane->endMenu();
                controllers->fleet().endMenu();
            }
        });
    });
}

void MainWindow::Impl::restore() {
    // a title bar and borders come on top
    const QSize available = window.screen()->availableSize() - QSize(16, 48);
    window.resize(defaultWindowSize.boundedTo(available.expandedTo(window.minimumSize())));
    window.restoreGeometry(preferences.value(geometryKey()).toByteArray());
    widgets.splitter->restoreState(preferences.value(splitterKey()).toByteArray());
    widgets.actions->action(actionOf(rememberedAppearance(preferences)))->setChecked(true);
}

void MainWindow::Impl::save() {
    preferences.setValue(geometryKey(), window.saveGeometry());
    preferences.setValue(splitterKey(), widgets.splitter->saveState());
}

void MainWindow::Impl::handleActions() {
    auto& actions = controllers->actions();
    actions.handle(ActionId::ForgetToken, [this] { openForgetDialog(window, session); });
    actions.handle(ActionId::Quit, [this] { window.close(); });
    actions.handle(ActionId::AppearanceSystem, [this] { chooseAppearance(SchemeChoice::System); });
    actions.handle(ActionId::AppearanceLight, [this] { chooseAppearance(SchemeChoice::Light); });
    actions.handle(ActionId::AppearanceDark, [this] { chooseAppearance(SchemeChoice::Dark); });
    actions.handle(ActionId::FullScreen,
                   [this] { window.setWindowState(window.windowState() ^ Qt::WindowFullScreen); });
    actions.handle(ActionId::Help, [this] { help.open(); });
    actions.handle(ActionId::Shortcuts, [this] { openShortcutsDialog(window, *widgets.actions); });
    actions.handle(ActionId::About, [this] { openAboutDialog(window); });
    Q_ASSERT(actions.unhandled().empty());
}

void MainWindow::Impl::chooseAppearance(SchemeChoice choice) {
    preferences.setValue(appearanceKey(), appearanceWord(choice));
    widgets.actions->action(actionOf(choice))->setChecked(true);
    Q_EMIT window.appearanceChosen(choice);
}

void MainWindow::Impl::showOperation(const QString& id) {
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    controllers->fleet().openActivity(id);
}

void MainWindow::Impl::reportShown() {
    const bool shown = window.isVisible() && !window.isMinimized();
    poller.setWindowShown(shown);
    if (shown && !ages.isActive()) {
        ages.start();
        window.updateAges();
    } else if (!shown) {
        ages.stop();
    }
}

SchemeChoice MainWindow::rememberedAppearance(const Preferences& preferences) {
    const QString word = preferences.value(appearanceKey()).toString();
    for (const auto choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
        if (word == appearanceWord(choice)) {
            return choice;
        }
    }
    return SchemeChoice::System;
}

MainWindow::MainWindow(const Dependencies& dependencies) {
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(560, 340);
    m_impl = std::make_unique<Impl>(*this, dependencies);
    m_impl->restore();
    m_impl->controllers->refreshAll();
}

/// Dialogs close with their parts, and the controllers are gone by then.
MainWindow::~MainWindow() {
    if (auto* handle = windowHandle()) {
        handle->removeEventFilter(this);
    }
}

void MainWindow::comeToFront(const QByteArray& activation) {
    if (!activation.isEmpty()) {
        qputenv("XDG_ACTIVATION_TOKEN", activation); // where Qt's Wayland plugin looks for it
    }
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

MessageSink& MainWindow::messages() {
    return *m_impl->widgets.messages;
}

void MainWindow::showFleetBoard() {
    m_impl->controllers->fleet().openBoard();
}

void MainWindow::showCluster(const core::ClusterId& id) {
    m_impl->controllers->fleet().openCluster(id);
}

void MainWindow::openPlan(const QString& file) {
    m_impl->controllers->openPlan(file);
}

void MainWindow::updateAges() {
    m_impl->models.refreshAges();
    m_impl->controllers->refreshAges();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    windowHandle()->installEventFilter(this); // widgets keep mouse presses to themselves
    m_impl->reportShown();
}

void MainWindow::hideEvent(QHideEvent* event) {
    QMainWindow::hideEvent(event);
    m_impl->save();
    m_impl->reportShown();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && m_impl) {
        m_impl->widgets.actions->action(ActionId::FullScreen)->setChecked(isFullScreen());
        m_impl->reportShown();
    }
}

/// Arrives when no widget wants the key. A text field is left first, the page after it.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) {
        QMainWindow::keyPressEvent(event);
    } else if (isTextField(focusWidget()) && m_impl->widgets.pane->isVisible()) {
        m_impl->widgets.pane->focusTree();
    } else {
        m_impl->controllers->places().leave();
    }
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == windowHandle() && event->type() == QEvent::MouseButtonPress) {
        const auto button = static_cast<QMouseEvent*>(event)->button();
        if (button == Qt::BackButton || button == Qt::ForwardButton) {
            m_impl->widgets.actions->action(button == Qt::BackButton ? ActionId::Back : ActionId::Forward)->trigger();
            return true;
        }
    }
    if (watched == windowHandle() && event->type() == QEvent::WindowUnblocked) { // a plan may wait for a dialog
        m_impl->controllers->refreshSoon();
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_impl->save();
    QMainWindow::closeEvent(event);
}

} // namespace poolhouse::ui
