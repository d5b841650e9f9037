// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/welcome_page.h"
#include "ui/actions/actions_shortcuts.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/palette/command_palette.h"
#include "ui/platform/desktop.h"
#include "ui/window/main_window_parts.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

#include <array>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr const char* datastores = "https://data.heroku.com/datastores/";

/// What the palette offers beside clusters, pools and apps; opening the palette from itself makes no sense.
bool offered(ActionId id) {
    return id != ActionId::CommandPalette && id != ActionId::OpenCluster;
}

} // namespace

void MainWindow::Parts::perform(ActionId id) {
    switch (id) {
    case ActionId::SwitchAccount:
        choosing = session.state() == fleet::Session::State::Connected;
        welcome->showChoices();
        showPlace();
        return;
    case ActionId::Disconnect: session.disconnectSession(); return;
    case ActionId::ForgetToken: askToForget(); return;
    case ActionId::Quit: window.close(); return;
    case ActionId::Refresh: poller.refresh(); return;
    case ActionId::RefreshCluster:
        for (const core::ClusterId& cluster : targets()) {
            poller.refreshCluster(cluster);
        }
        return;
    case ActionId::OpenCluster:
        if (const auto chosen = targets(); chosen.size() == 1) {
            openCluster(chosen.front());
        }
        return;
    case ActionId::CopyName: copyTargets(true); return;
    case ActionId::CopyId: copyTargets(false); return;
    case ActionId::OpenDashboard:
        if (const auto chosen = targets(); chosen.size() == 1) {
            desktop.openInBrowser(QUrl(QString::fromLatin1(datastores) + QString::fromStdString(chosen.front().value)));
        }
        return;
    case ActionId::NextCluster: step(1); return;
    case ActionId::PreviousCluster: step(-1); return;
    case ActionId::LockNow: lockAgain(); return;
    case ActionId::Unlock: unlock(); return;
    case ActionId::Locks: openLocks(); return;
    case ActionId::AddPool:
    case ActionId::ScalePool:
    case ActionId::DestroyPool:
    case ActionId::ChangeLevel:
    case ActionId::HighAvailability: change(id, chosenPool); return;
    case ActionId::Plan:
        if (const auto chosen = targets(); chosen.size() == 1) {
            openPlan(chosen.front());
        }
        return;
    case ActionId::ShowBoard: openBoard(); return;
    case ActionId::ShowActivity: openActivity(); return;
    case ActionId::Filter: pane->focusFilter(); return;
    case ActionId::ExpandAll: pane->expandAll(); return;
    case ActionId::CollapseAll: pane->collapseAll(); return;
    case ActionId::AppearanceSystem: chooseAppearance(SchemeChoice::System); return;
    case ActionId::AppearanceLight: chooseAppearance(SchemeChoice::Light); return;
    case ActionId::AppearanceDark: chooseAppearance(SchemeChoice::Dark); return;
    case ActionId::FullScreen: window.setWindowState(window.windowState() ^ Qt::WindowFullScreen); return;
    case ActionId::CommandPalette: openPalette(); return;
    case ActionId::Shortcuts: showShortcuts(); return;
    case ActionId::About: showAbout(); return;
    }
}

void MainWindow::Parts::openCluster(const core::ClusterId& id) {
    navigation.openCluster(id);
}

void MainWindow::Parts::openBoard() {
    navigation.openBoard();
    pane->setCurrentCluster({});
    showActions();
    if (window.isVisible()) {
        board->focusTable();
    }
}

void MainWindow::Parts::step(int direction) {
    if (const auto next = navigation.neighbour(pane->listedClusters(), direction)) {
        openCluster(*next);
    }
}

void MainWindow::Parts::copyTargets(bool names) {
    QStringList lines;
    for (const core::ClusterId& id : targets()) {
        const fleet::ClusterRecord* record = store.cluster(id);
        lines << QString::fromStdString(names && record ? record->summary.name : id.value);
    }
    desktop.copyText(lines.join(QLatin1Char('\n')));
}

void MainWindow::Parts::openPalette() {
    std::vector<PaletteEntry> entries;
    for (const core::ClusterId& id : store.clusterIds()) {
        const fleet::ClusterRecord* record = store.cluster(id);
        const QString name = QString::fromStdString(record->summary.name);
        const QString key = QString::fromStdString(id.value);
        const QString app = QString::fromStdString(record->summary.app.name);
        entries.push_back({PaletteEntry::Kind::Cluster, name, MainWindow::tr("Cluster of %1").arg(app), {}, key});
        if (!record->info) {
            continue;
        }
        for (const core::Pool* pool : core::orderedPools(*record->info)) {
            const QString title = pool->isLeader() ? MainWindow::tr("Leader") : QString::fromStdString(pool->name);
            entries.push_back({PaletteEntry::Kind::Pool,
                               title,
                               MainWindow::tr("Pool of %1").arg(name),
                               {},
                               key,
                               QString::fromStdString(pool->id.value)});
        }
    }
    for (const core::App& app : store.apps()) {
        if (!store.clustersOfApp(app.id).empty()) {
            const QString name = QString::fromStdString(app.name);
            entries.push_back({PaletteEntry::Kind::App, name, MainWindow::tr("App"), {}, name});
        }
    }
    for (int index = 0; index < actionCount; ++index) {
        const auto id = static_cast<ActionId>(index);
        const QAction* action = actions->action(id);
        if (offered(id) && action->isVisible() && action->isEnabled()) {
            QString title = action->text();
            title.remove(QLatin1Char('&'));
            entries.push_back({PaletteEntry::Kind::Action, title, actions->groupTitle(id),
                               action->shortcut().toString(QKeySequence::NativeText), QString::number(index)});
        }
    }
    addPoolEntries(entries);
    palette->open(std::move(entries));
}

/// What can be done with the pools of the cluster in question, whichever is chosen.
void MainWindow::Parts::addPoolEntries(std::vector<PaletteEntry>& entries) const {
    auto state = actionState();
    state.chosen = ActionState::Chosen::Follower;
    const auto clusters = targets();
    const auto* record = clusters.size() == 1 ? store.cluster(clusters.front()) : nullptr;
    if (record == nullptr || !record->info) {
        return;
    }
    const auto context = MainWindow::tr("Pool of %1").arg(QString::fromStdString(record->summary.name));
    for (const core::Pool* pool : core::orderedPools(*record->info)) {
        if (pool->isLeader()) {
            continue;
        }
        const auto add = [&](ActionId id, const QString& title) {
            if (availability(id, state).enabled()) {
                entries.push_back({PaletteEntry::Kind::Action,
                                   title.arg(QString::fromStdString(pool->name)),
                                   context,
                                   {},
                                   QString::number(static_cast<int>(id)),
                                   QString::fromStdString(pool->id.value)});
            }
        };
        add(ActionId::ScalePool, MainWindow::tr("Scale %1…"));
        add(ActionId::DestroyPool, MainWindow::tr("Destroy %1…"));
    }
}

void MainWindow::Parts::take(const PaletteEntry& entry) {
    switch (entry.kind) {
    case PaletteEntry::Kind::Cluster: openCluster({entry.key.toStdString()}); return;
    case PaletteEntry::Kind::Pool:
        openCluster({entry.key.toStdString()});
        pickPool(core::PoolId{entry.pool.toStdString()});
        return;
    case PaletteEntry::Kind::App: pane->showApp(entry.key); return;
    case PaletteEntry::Kind::Action:
        if (!entry.pool.isEmpty()) {
            pickPool(core::PoolId{entry.pool.toStdString()});
        }
        actions->action(static_cast<ActionId>(entry.key.toInt()))->trigger();
        return;
    }
}

void MainWindow::Parts::showMenu(const QPoint& globalPosition) {
    auto* menu = new QMenu(&window);
    menu->setObjectName(QStringLiteral("contextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    actions->fillClusterMenu(*menu);
    menu->addSeparator();
    actions->fillPoolMenu(*menu);
    menu->addSeparator();
    menu->addAction(actions->action(ActionId::ExpandAll));
    menu->addAction(actions->action(ActionId::CollapseAll));
    menu->popup(globalPosition);
}

void MainWindow::Parts::askToForget() {
    auto* box =
        new QMessageBox(QMessageBox::Question, MainWindow::tr("Forget the stored token"),
                        MainWindow::tr("Take the token out of the desktop keyring?"), QMessageBox::NoButton, &window);
    box->setObjectName(QStringLiteral("forgetDialog"));
    box->setInformativeText(
        MainWindow::tr("The next start asks for a token again. The token itself stays valid; revoke it "
                       "with “heroku authorizations:revoke” if you want it gone."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* forget = box->addButton(MainWindow::tr("&Forget the token"), QMessageBox::DestructiveRole);
    QPushButton* keep = box->addButton(MainWindow::tr("&Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(forget, &QPushButton::clicked, &window, [this] { session.forgetToken(); });
    box->open();
}

void MainWindow::Parts::showShortcuts() {
    auto* dialog = new ShortcutsDialog(*actions, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::Parts::showAbout() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, MainWindow::tr("About Poolhouse"),
                                MainWindow::tr("Poolhouse %1").arg(QApplication::applicationVersion()).trimmed(),
                                QMessageBox::Close, &window);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setInformativeText(MainWindow::tr(
        "A desktop console for Heroku Postgres Advanced clusters. It is not made by Heroku or Salesforce.\n\n"
        "Free software under the GNU General Public License, version 3 or later, without any warranty."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace poolhouse::ui
