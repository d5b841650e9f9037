// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/welcome_page.h"
#include "ui/cluster/cluster_page.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/palette/command_palette.h"
#include "ui/window/main_window_parts.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_bar.h"

namespace poolhouse::ui {

void MainWindow::Parts::connectFleet() {
    connect(&navigation, &Navigation::moved, &window, [this] { showPlace(); });
    connect(&navigation, &Navigation::clusterGone, &window, [this](const QString& name) {
        messages->tell({QStringLiteral("gone"),
                        text::Tone::Neutral,
                        MainWindow::tr("The cluster %1 is not there any more.").arg(name),
                        {},
                        {}});
    });
    connect(pane, &FleetPane::filterChanged, &window, [this](const QString& text) {
        board->setFilterText(text);
        showActions();
    });
    connect(pane, &FleetPane::selectionChanged, &window, [this] {
        board->clearSelection();
        const auto selected = pane->selectedClusters();
        // One cluster opens its page; several, or an app, are looked at side by side.
        if (selected.size() == 1 && pane->clusterIsSelected()) {
            navigation.openCluster(selected.front());
        } else if (!selected.empty()) {
            navigation.openBoard();
        }
        choosePool(pane->selectedPool());
    });
    connect(pane, &FleetPane::clusterEntered, &window, [this](const core::ClusterId& id) { openCluster(id); });
    connect(board, &FleetBoard::clusterEntered, &window, [this](const core::ClusterId& id) { openCluster(id); });
    connect(board, &FleetBoard::selectionChanged, &window, [this] {
        if (!board->selectedClusters().empty()) {
            pane->setCurrentCluster({});
        }
        showActions();
    });
    connect(board, &FleetBoard::clearFilterRequested, &window, [this] { pane->clearFilter(); });
    connect(board, &FleetBoard::retryRequested, &window, [this] { poller.refresh(); });
    connect(page, &ClusterPage::retryRequested, &window,
            [this](const core::ClusterId& id) { poller.refreshCluster(id); });
    connect(pane, &FleetPane::menuRequested, &window, [this](const QPoint& at) { showMenu(at); });
    connect(board, &FleetBoard::menuRequested, &window, [this](const QPoint& at) { showMenu(at); });
    connect(status, &StatusBar::clusterChosen, &window, [this](const core::ClusterId& id) { openCluster(id); });

    const auto look = [this] {
        if (!pollerSoon.isActive()) {
            pollerSoon.start();
        }
    };
    connect(pane, &FleetPane::visibleChanged, &window, look);
    connect(board, &FleetBoard::visibleChanged, &window, look);
    connect(&store, &fleet::Store::fleetChanged, &window, look);
    connect(&pollerSoon, &QTimer::timeout, &window, [this] { tellPoller(); });
}

void MainWindow::Parts::connectSession() {
    const auto soon = [this] {
        if (!refreshSoon.isActive()) {
            refreshSoon.start();
        }
    };
    connect(&store, &fleet::Store::fleetChanged, &window, soon);
    connect(&store, &fleet::Store::catalogChanged, &window, [this, soon] {
        showPage();
        soon();
    });
    connect(&store, &fleet::Store::clusterChanged, &window, [this, soon](const core::ClusterId& id) {
        if (navigation.cluster() == id) {
            showPage();
        }
        soon();
    });
    connect(&store, &fleet::Store::freshnessChanged, &window, soon);
    connect(&poller, &fleet::Poller::changed, &window, soon);
    connect(&poller, &fleet::Poller::warned, &window, [this](const QString& text) {
        messages->tell(
            {QStringLiteral("warning"), text::Tone::Attention, MainWindow::tr("The API says: %1").arg(text), {}, {}});
    });
    connect(&refreshSoon, &QTimer::timeout, &window, [this] {
        showPage();
        showStatus();
        showProblems();
        showActions();
    });
    connect(&ages, &QTimer::timeout, &window, [this] { updateAges(); });
    connect(&session, &fleet::Session::changed, &window, [this] {
        choosing = false;
        if (session.state() == fleet::Session::State::None) {
            navigation.forget();
            messages->clear();
        }
        showPlace();
        showStatus();
        showProblems();
    });
    connect(welcome, &WelcomePage::backRequested, &window, [this] {
        choosing = false;
        showPlace();
    });
    connect(messages, &MessageBar::dismissed, &window, [this](const QString& key) {
        if (key == QLatin1String("fleet")) {
            dismissedFailure = store.fleetFreshness().failingSince;
        } else if (key == QLatin1String("catalog")) {
            dismissedCatalogFailure = store.catalogFreshness().failingSince;
        } else if (key == QLatin1String("api")) {
            dismissedApiFailure = true;
        }
    });
}

void MainWindow::Parts::connectActions() {
    connect(actions, &Actions::triggered, &window, [this](ActionId id) { perform(id); });
    connect(palette, &CommandPalette::chosen, &window, [this](const PaletteEntry& entry) { take(entry); });
}

} // namespace poolhouse::ui
